"""What the chart of the page for the physio is drawn on: how days lie on it, lines, and texts. In millimetres."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from kneelog.services.physio_page import Course

WIDTH: Final = 182.0
HEIGHT: Final = 78.0
LEAST_HEIGHT: Final = 46.0

BLACK, DARK, GREY, PALE = "#1C2024", "#474747", "#919191", "#C6C6C6"
FONT: Final = "Source Sans Pro, sans-serif"
LEFT, RIGHT = 22.0, 181.0
SMALL, LARGE = 2.2, 2.9
_LETTER: Final = 0.5
"""The mean width of a letter or figure, as a share of the size of the type."""
_VISITS, _NO_VISITS, _DATES, RUNS, BETWEEN = 7.0, 2.4, 4.5, 12.0, 4.0
_GUTTER: Final = 17.5
"""So wide is what stands left of the axis' figures."""
TOP: Final = 10
"""The worst level."""


class Words(NamedTuple):
    """A text of the chart: where its foot stands, ``anchor`` as in SVG, ``size`` in millimetres."""

    x: float
    y: float
    words: str
    anchor: str = "start"
    size: float = 2.55
    weight: int = 400
    ink: str = BLACK

    @property
    def svg(self) -> str:
        """The same in SVG."""
        return (
            f'<text x="{self.x:.2f}" y="{self.y:.2f}" text-anchor="{self.anchor}" font-family="{FONT}" '
            f'font-size="{self.size:.2f}" font-weight="{self.weight}" fill="{self.ink}">{escape(self.words)}</text>'
        )


@dataclass(slots=True)
class Canvas:
    """What is drawn so far, and how days lie on the paper. Texts are kept apart: Typst sets them more sharply."""

    course: Course
    height: float
    parts: list[str] = field(default_factory=list)
    texts: list[Words] = field(default_factory=list)

    @property
    def shapes(self) -> str:
        """All but the texts, as an SVG picture."""
        return self._svg(self.parts)

    @property
    def svg(self) -> str:
        """All of it, as an SVG picture."""
        return self._svg([*self.parts, *(text.svg for text in self.texts)])

    def _svg(self, parts: list[str]) -> str:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {self.height:g}" '
            f'width="{WIDTH:g}mm" height="{self.height:g}mm">{"".join(parts)}</svg>'
        )

    @property
    def day(self) -> float:
        """The width of a day in millimetres."""
        return (RIGHT - LEFT) / max(self.course.days, 1)

    @property
    def mark(self) -> float:
        """The radius of a dot: smaller where they stand close."""
        return min(0.95, max(0.42, self.day * self.course.step * 0.42))

    @property
    def head(self) -> float:
        """The height of the lane of the visits, above the rows."""
        return _VISITS if self.course.visits else _NO_VISITS

    @property
    def row(self) -> float:
        """The height of a knee's row."""
        return (self.height - self.head - 2 * BETWEEN - RUNS - _DATES) / 2

    def x(self, days: float) -> float:
        """Where a day lies."""
        return LEFT + days * self.day

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: str, width: float) -> None:
        """A line."""
        self.parts.append(
            f'<path d="M{x1:.2f} {y1:.2f}L{x2:.2f} {y2:.2f}" stroke="{ink}" stroke-width="{width}" fill="none"/>'
        )


def wrapped(words: str, size: float) -> list[str]:
    """``words`` in lines that fit left of the axis."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, size) > _GUTTER:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def width_of(words: str, size: float) -> float:
    """About how wide ``words`` are in type of ``size``."""
    return len(words) * size * _LETTER
