"""The chart of the page for the physio, as SVG in millimetres: two rows of dots, the runs, the visits. Black and white.

A line joins neighbours only; a blank is a dash under the axis and never a dot. Left is a circle, right a square.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kneelog.domain.report import Knee
from kneelog.exporters.page_canvas import (
    BETWEEN,
    BLACK,
    DARK,
    GREY,
    HEIGHT,
    LARGE,
    LEAST_HEIGHT,
    LEFT,
    PALE,
    RIGHT,
    RUNS,
    SMALL,
    TOP,
    WIDTH,
    Canvas,
    Words,
    width_of,
    wrapped,
)
from kneelog.services import physio_headings as headings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneelog.services.physio_page import Course, CourseBar, CourseDot, CourseLabel, CourseRow

_AXIS: Final = 0.18
_GRID: Final = 0.12


def course_svg(course: Course, height: float = HEIGHT) -> str:
    """The chart as an SVG picture, 182 mm wide and ``height`` mm high (at least :data:`LEAST_HEIGHT`)."""
    return drawn(course, height).svg


def drawn(course: Course, height: float = HEIGHT) -> Canvas:
    """The chart, its shapes and its texts."""
    canvas = Canvas(course, max(height, LEAST_HEIGHT))
    foot = canvas.head
    feet = []
    for _knee in course.rows:
        foot += canvas.row
        feet.append(foot)
        foot += BETWEEN
    run_foot = foot + RUNS - 1
    _grid(canvas, feet, run_foot)
    _visits(canvas, run_foot - RUNS)
    for row, row_foot in zip(course.rows, feet, strict=True):
        _row(canvas, row, row_foot)
    _bars(canvas, run_foot)
    return canvas


def _grid(canvas: Canvas, feet: list[float], run_foot: float) -> None:
    """The axes, the levels 0, 5 and 10, and the dates."""
    last = -1.0
    for tick in canvas.course.ticks:
        x = canvas.x(tick.x)
        canvas.line(x, canvas.head, x, run_foot, PALE, _GRID)
        half = width_of(tick.text, SMALL) / 2
        middle = min(max(x, LEFT + half), WIDTH - half)
        if middle - half > last:
            canvas.texts.append(Words(middle, canvas.height - 1, tick.text, "middle", SMALL))
            last = middle + half + 1
    for foot in feet:
        for level in (0, 5, TOP):
            y = foot - level / TOP * canvas.row
            canvas.line(LEFT, y, RIGHT, y, DARK if level == 0 else PALE, _AXIS if level == 0 else _GRID)
            canvas.texts.append(Words(LEFT - 1, y + 0.75, str(level), "end", SMALL))
    canvas.line(LEFT, run_foot, RIGHT, run_foot, DARK, _AXIS)


def _row(canvas: Canvas, row: CourseRow, foot: float) -> None:
    middle = foot - canvas.row / 2
    canvas.parts.append(_badge_shape(row.knee, 2.4, middle - 2.2, 1.9))
    canvas.texts += [
        _badge_letter(row.knee, 2.4, middle - 2.2, 1.9),
        Words(5.2, middle - 1.2, headings.side(row.knee), size=LARGE, weight=600),
        Words(0.4, middle + 2.6, headings.higher(), size=SMALL, ink=DARK),
    ]
    for stretch in row.stretches:
        if len(stretch) > 1:
            points = " ".join(f"{canvas.x(dot.x):.2f},{_y(canvas, dot, foot):.2f}" for dot in stretch)
            canvas.parts.append(
                f'<polyline points="{points}" fill="none" stroke="{BLACK}" stroke-width=".26"/>'
            )
    canvas.parts += [
        _mark(row.knee, canvas.x(dot.x), _y(canvas, dot, foot), canvas.mark, filled=dot.filled)
        for stretch in row.stretches
        for dot in stretch
    ]
    half = min(0.6, canvas.day * canvas.course.step * 0.3)
    for blank in row.blanks:
        x = canvas.x(blank)
        canvas.line(x - half, foot + 1.3, x + half, foot + 1.3, DARK, 0.24)


def _y(canvas: Canvas, dot: CourseDot, foot: float) -> float:
    return foot - dot.level / TOP * canvas.row


def _mark(knee: Knee, x: float, y: float, radius: float, *, filled: bool) -> str:
    fill = BLACK if filled else "#FFFFFF"
    style = f'fill="{fill}" stroke="{BLACK}" stroke-width=".24"'
    if knee is Knee.LEFT:
        return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" {style}/>'
    side = radius * 1.78
    return f'<rect x="{x - side / 2:.2f}" y="{y - side / 2:.2f}" width="{side:.2f}" height="{side:.2f}" {style}/>'


def badge_svg(knee: Knee, x: float, y: float, radius: float) -> str:
    """The badge of a knee round ``x``, ``y``: a circle for the left one, a square for the right one."""
    return _badge_shape(knee, x, y, radius) + _badge_letter(knee, x, y, radius).svg


def _badge_shape(knee: Knee, x: float, y: float, radius: float) -> str:
    if knee is Knee.LEFT:
        return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:g}" fill="{BLACK}"/>'
    side = radius * 1.8
    corner = f'x="{x - side / 2:.2f}" y="{y - side / 2:.2f}"'
    return f'<rect {corner} width="{side:.2f}" height="{side:.2f}" fill="{BLACK}"/>'


def _badge_letter(knee: Knee, x: float, y: float, radius: float) -> Words:
    return Words(x, y + radius * 0.46, headings.badge(knee), "middle", radius * 1.35, 700, "#FFFFFF")


def _bars(canvas: Canvas, foot: float) -> None:
    course = canvas.course
    lines = wrapped(course.bars_title, LARGE)
    for number, line in enumerate(lines):
        canvas.texts.append(
            Words(0.4, foot - 2.5 - 3.2 * (len(lines) - 1 - number), line, size=LARGE, weight=600)
        )
    longest = max((bar.metres or 0 for bar in course.bars), default=0) or 1
    tall = RUNS - 4.0
    wide = max(0.35, min(2.4, canvas.day * course.step * 0.62))
    tops: dict[CourseBar, float] = {}
    for bar in course.bars:
        x = canvas.x(bar.x)
        if bar.metres is None:
            tops[bar] = foot - 1.1
            canvas.parts.append(
                f'<rect x="{x - wide / 2:.2f}" y="{foot - 1.1:.2f}" width="{wide:.2f}" height="1.1" '
                f'fill="#FFFFFF" stroke="{DARK}" stroke-width=".18"/>'
            )
            continue
        high = max(0.3, bar.metres / longest * tall)
        tops[bar] = foot - high
        canvas.parts.append(
            f'<rect x="{x - wide / 2:.2f}" y="{foot - high:.2f}" width="{wide:.2f}" height="{high:.2f}" '
            f'fill="{GREY}"/>'
        )
    labels = sorted((bar for bar in course.bars if bar.label), key=lambda bar: (-(bar.metres or 0), bar.x))
    for bar in _apart(canvas, labels):
        half = width_of(bar.label, SMALL) / 2
        middle = min(canvas.x(bar.x), WIDTH - half)
        canvas.texts.append(Words(middle, tops[bar] - 0.6, bar.label, "middle", SMALL))


def _apart(canvas: Canvas, labels: Iterable[CourseBar]) -> list[CourseBar]:
    """Those whose figures do not run into one another, the longest runs first; the others keep their bars."""
    taken: list[tuple[float, float]] = []
    kept = []
    for bar in labels:
        half = width_of(bar.label, SMALL) / 2 + 0.25
        x = canvas.x(bar.x)
        if all(x + half <= left or right <= x - half for left, right in taken):
            taken.append((x - half, x + half))
            kept.append(bar)
    return kept


def _visits(canvas: Canvas, foot: float) -> None:
    """A line down to ``foot`` and a diamond; the words beside it where there is room, else over the one before."""
    free = [LEFT - 1, LEFT - 1]
    for visit in canvas.course.visits:
        x = canvas.x(visit.x)
        canvas.line(x, 4.6, x, foot, BLACK, 0.28)
        canvas.parts.append(
            f'<path d="M{x:.2f} 3.3L{x + 1:.2f} 4.4L{x:.2f} 5.5L{x - 1:.2f} 4.4Z" fill="{BLACK}"/>'
        )
        _say_visit(canvas, visit, x, free)


def _say_visit(canvas: Canvas, visit: CourseLabel, x: float, free: list[float]) -> None:
    """The words of a visit; where they run into those before, their end alone, which is the date."""
    for words in (visit.text, visit.text.rpartition(", ")[2]):
        wide = width_of(words, SMALL)
        is_right = x + 1.6 + wide <= WIDTH
        begin = x + 1.6 if is_right else x - 1.6 - wide
        for line, foot in enumerate((5.1, 2.4)):
            if begin > free[line]:
                at, anchor = (x + 1.6, "start") if is_right else (x - 1.6, "end")
                canvas.texts.append(Words(at, foot, words, anchor, SMALL))
                free[line] = begin + wide + 2
                return
