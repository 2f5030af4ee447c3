"""The chart of the page for the physio, as SVG in millimetres: two rows of dots, the runs, the visits. Black and white.

A line joins neighbours only; a blank is a dash under the axis and never a dot. Left is a circle, right a square.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Final

from kneelog.domain.report import Knee
from kneelog.services import physio_headings as headings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneelog.services.physio_page import Course, CourseBar, CourseDot, CourseLabel, CourseRow

WIDTH: Final = 182.0
HEIGHT: Final = 78.0
LEAST_HEIGHT: Final = 46.0

BLACK, DARK, GREY, PALE = "#1C2024", "#474747", "#919191", "#C6C6C6"
_FONT: Final = "Source Sans Pro, sans-serif"
_LEFT, _RIGHT = 22.0, 181.0
_TEXT, _SMALL = 2.55, 2.2
_LETTER: Final = 0.5
"""The mean width of a letter or figure, as a share of the size of the type."""
_VISITS, _DATES, _RUNS, _BETWEEN = 7.0, 4.5, 12.0, 4.0
_TOP: Final = 10
"""The worst level."""
_AXIS: Final = 0.18
_GRID: Final = 0.12


@dataclass(slots=True)
class _Canvas:
    """What is drawn so far, and how days lie on the paper."""

    course: Course
    height: float
    parts: list[str] = field(default_factory=list)

    @property
    def day(self) -> float:
        """The width of a day in millimetres."""
        return (_RIGHT - _LEFT) / max(self.course.days, 1)

    @property
    def mark(self) -> float:
        """The radius of a dot: smaller where they stand close."""
        return min(0.95, max(0.42, self.day * self.course.step * 0.42))

    @property
    def row(self) -> float:
        """The height of a knee's row."""
        return (self.height - _VISITS - 2 * _BETWEEN - _RUNS - _DATES) / 2

    def x(self, days: float) -> float:
        """Where a day lies."""
        return _LEFT + days * self.day

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: str, width: float) -> None:
        """A line."""
        self.parts.append(
            f'<path d="M{x1:.2f} {y1:.2f}L{x2:.2f} {y2:.2f}" stroke="{ink}" stroke-width="{width}" fill="none"/>'
        )

    def text(self, x: float, y: float, words: str, *, anchor: str = "start", **style: str | float) -> None:
        """A text whose foot stands at ``y``, on a white rim; ``size``, ``weight`` and ``ink`` may be given."""
        size, weight, ink = style.get("size", _TEXT), style.get("weight", 400), style.get("ink", BLACK)
        self.parts.append(
            f'<text x="{x:.2f}" y="{y:.2f}" text-anchor="{anchor}" font-family="{_FONT}" font-size="{size}" '
            f'font-weight="{weight}" fill="{ink}" stroke="#FFFFFF" stroke-width=".5" paint-order="stroke">'
            f"{escape(words)}</text>"
        )


def course_svg(course: Course, height: float = HEIGHT) -> str:
    """The chart as an SVG picture, 182 mm wide and ``height`` mm high (at least :data:`LEAST_HEIGHT`)."""
    canvas = _Canvas(course, max(height, LEAST_HEIGHT))
    foot = _VISITS
    feet = []
    for _knee in course.rows:
        foot += canvas.row
        feet.append(foot)
        foot += _BETWEEN
    run_foot = foot + _RUNS - 1
    _grid(canvas, feet, run_foot)
    _visits(canvas, run_foot)
    for row, row_foot in zip(course.rows, feet, strict=True):
        _row(canvas, row, row_foot)
    _bars(canvas, run_foot)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {canvas.height:g}" '
        f'width="{WIDTH:g}mm" height="{canvas.height:g}mm">{"".join(canvas.parts)}</svg>'
    )


def _grid(canvas: _Canvas, feet: list[float], run_foot: float) -> None:
    """The axes, the levels 0, 5 and 10, and the dates."""
    last = -1.0
    for tick in canvas.course.ticks:
        x = canvas.x(tick.x)
        canvas.line(x, _VISITS, x, run_foot, PALE, _GRID)
        half = _width(tick.text, _SMALL) / 2
        middle = min(max(x, _LEFT + half), WIDTH - half)
        if middle - half > last:
            canvas.text(middle, canvas.height - 1, tick.text, anchor="middle", size=_SMALL)
            last = middle + half + 1
    for foot in feet:
        for level in (0, 5, _TOP):
            y = foot - level / _TOP * canvas.row
            canvas.line(_LEFT, y, _RIGHT, y, DARK if level == 0 else PALE, _AXIS if level == 0 else _GRID)
            canvas.text(_LEFT - 1, y + 0.75, str(level), anchor="end", size=_SMALL)
    canvas.line(_LEFT, run_foot, _RIGHT, run_foot, DARK, _AXIS)


def _row(canvas: _Canvas, row: CourseRow, foot: float) -> None:
    middle = foot - canvas.row / 2
    canvas.parts.append(badge_svg(row.knee, 2.4, middle - 2.2, 1.9))
    canvas.text(5.2, middle - 1.2, headings.side(row.knee), weight=600, size=2.9)
    canvas.text(0.4, middle + 2.6, headings.higher(), size=_SMALL, ink=DARK)
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


def _y(canvas: _Canvas, dot: CourseDot, foot: float) -> float:
    return foot - dot.level / _TOP * canvas.row


def _mark(knee: Knee, x: float, y: float, radius: float, *, filled: bool) -> str:
    fill = BLACK if filled else "#FFFFFF"
    style = f'fill="{fill}" stroke="{BLACK}" stroke-width=".24"'
    if knee is Knee.LEFT:
        return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" {style}/>'
    side = radius * 1.78
    return f'<rect x="{x - side / 2:.2f}" y="{y - side / 2:.2f}" width="{side:.2f}" height="{side:.2f}" {style}/>'


def badge_svg(knee: Knee, x: float, y: float, radius: float) -> str:
    """The badge of a knee round ``x``, ``y``: a circle for the left one, a square for the right one."""
    if knee is Knee.LEFT:
        shape = f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{BLACK}"/>'
    else:
        side = radius * 1.8
        shape = (
            f'<rect x="{x - side / 2:.2f}" y="{y - side / 2:.2f}" width="{side:.2f}" height="{side:.2f}" '
            f'fill="{BLACK}"/>'
        )
    return (
        f'{shape}<text x="{x:.2f}" y="{y + radius * 0.46:.2f}" text-anchor="middle" font-family="{_FONT}" '
        f'font-size="{radius * 1.35:.2f}" font-weight="700" fill="#FFFFFF">{escape(headings.badge(knee))}</text>'
    )


def _bars(canvas: _Canvas, foot: float) -> None:
    course = canvas.course
    canvas.text(0.4, foot - 2.5, course.bars_title, weight=600, size=2.9)
    longest = max((bar.metres or 0 for bar in course.bars), default=0) or 1
    tall = _RUNS - 4.0
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
        canvas.text(canvas.x(bar.x), tops[bar] - 0.6, bar.label, anchor="middle", size=_SMALL)


def _apart(canvas: _Canvas, labels: Iterable[CourseBar]) -> list[CourseBar]:
    """Those whose figures do not run into one another, the longest runs first; the others keep their bars."""
    taken: list[tuple[float, float]] = []
    kept = []
    for bar in labels:
        half = _width(bar.label, _SMALL) / 2 + 0.25
        x = canvas.x(bar.x)
        if all(x + half <= left or right <= x - half for left, right in taken):
            taken.append((x - half, x + half))
            kept.append(bar)
    return kept


def _visits(canvas: _Canvas, run_foot: float) -> None:
    """A line through all rows and a diamond; the words beside it where there is room, else over the one before."""
    free = [_LEFT - 1, _LEFT - 1]
    for visit in canvas.course.visits:
        x = canvas.x(visit.x)
        canvas.line(x, 4.6, x, run_foot, BLACK, 0.28)
        canvas.parts.append(
            f'<path d="M{x:.2f} 3.3L{x + 1:.2f} 4.4L{x:.2f} 5.5L{x - 1:.2f} 4.4Z" fill="{BLACK}"/>'
        )
        _say_visit(canvas, visit, x, free)


def _say_visit(canvas: _Canvas, visit: CourseLabel, x: float, free: list[float]) -> None:
    wide = _width(visit.text, _SMALL)
    begin = x + 1.6 if x + 1.6 + wide <= WIDTH else x - 1.6 - wide
    for line, foot in enumerate((5.1, 2.4)):
        if begin > free[line]:
            canvas.text(begin, foot, visit.text, size=_SMALL)
            free[line] = begin + wide + 2
            return


def _width(words: str, size: float) -> float:
    return len(words) * size * _LETTER
