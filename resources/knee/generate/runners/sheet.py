"""The paper of the running styles: smaller than that of a knee, and without zones."""

from collections.abc import Sequence
from typing import Final

from generate import palette
from generate.curves import Point, number
from generate.svg import NAMESPACE, Canvas, Stop

WIDTH: Final = 320
HEIGHT: Final = 300
GROUND: Final = 284


class Sheet(Canvas):
    """One running style in the making; everything is in page units. ``fade`` is how far the top runs out."""

    def __init__(self, fade: float = 0) -> None:
        super().__init__()
        self._fade = fade

    def linear(self, start: Point, end: Point, stops: Sequence[Stop]) -> str:
        """A gradient along a line, to be used as a fill."""
        (x1, y1), (x2, y2) = start, end
        place = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
        return self._gradient("linearGradient", place, stops)

    def ground(self, left: float, right: float) -> None:
        """The line that the runner stands on."""
        self.draw(
            f"M{number(left)} {GROUND} L{number(right)} {GROUND}",
            stroke=palette.BONE_LINE,
            width=1.4,
            stroke_opacity=0.55,
        )

    def text(self) -> str:  # type: ignore[override] # has no zones
        """The whole SVG file."""
        lines = [
            f'<svg xmlns="{NAMESPACE}" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">',
            "<defs>",
            *self._definitions,
            *self._mask(),
            "</defs>",
            '<g id="runner" mask="url(#fade)">' if self._fade else '<g id="runner">',
            *self._body,
            "</g>",
            "</svg>",
        ]
        return "\n".join(lines) + "\n"

    def _mask(self) -> list[str]:
        if not self._fade:
            return []
        box = f'width="{WIDTH}" height="{HEIGHT}"'
        ramp = f'gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2="{number(self._fade)}"'
        stops = (
            f'<stop offset="0" stop-color="{palette.HIDDEN}"/><stop offset="1" stop-color="{palette.SHOWN}"/>'
        )
        return [
            f'<linearGradient id="fade-ramp" {ramp}>{stops}</linearGradient>',
            f'<mask id="fade" maskUnits="userSpaceOnUse" x="0" y="0" {box}>',
            f'<rect {box} fill="url(#fade-ramp)"/>',
            "</mask>",
        ]
