"""A small SVG writer: paths, groups, gradients, one fade mask and the zones, each on a line of its own."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from generate import palette
from generate.curves import HEIGHT, UNITS_PER_CM, WIDTH, Point, Points, number, smooth, to_page

Stop = tuple[float, str, float]
"""Offset from 0 to 1, colour, opacity."""

NAMESPACE: Final = "http://www.w3.org/2000/svg"

# The thigh and the shin fade out over this share of the height.
FADE: Final = 0.17


def _decimal(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


class Canvas:
    """One drawing in the making; positions come in centimetres, line widths in page units."""

    def __init__(self) -> None:
        self._definitions: list[str] = []
        self._body: list[str] = []

    @contextmanager
    def group(self, name: str) -> Iterator[None]:
        """Everything drawn inside becomes one named group."""
        self._body.append(f'<g id="{name}">')
        yield
        self._body.append("</g>")

    def draw(
        self,
        data: str,
        *,
        fill: str | None = None,
        fill_opacity: float = 1.0,
        stroke: str | None = None,
        width: float = 1.0,
        stroke_opacity: float = 1.0,
    ) -> None:
        """Add a path; a fill is a colour or a gradient of this canvas."""
        parts = [f'<path d="{data}" fill="{fill or "none"}"']
        if fill and fill_opacity < 1:
            parts.append(f'fill-opacity="{_decimal(fill_opacity)}"')
        if stroke:
            parts.append(f'stroke="{stroke}" stroke-width="{_decimal(width)}"')
            parts.append('stroke-linecap="round" stroke-linejoin="round"')
            if stroke_opacity < 1:
                parts.append(f'stroke-opacity="{_decimal(stroke_opacity)}"')
        self._body.append(" ".join(parts) + "/>")

    def linear(self, start: Point, end: Point, stops: Sequence[Stop]) -> str:
        """A gradient along a line, to be used as a fill."""
        (x1, y1), (x2, y2) = to_page(start), to_page(end)
        place = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
        return self._gradient("linearGradient", place, stops)

    def radial(self, centre: Point, radius: float, stops: Sequence[Stop], light: Point | None = None) -> str:
        """A gradient from a point outwards, to be used as a fill; ``light`` moves its brightest spot."""
        (cx, cy), (fx, fy) = to_page(centre), to_page(light or centre)
        place = f'cx="{number(cx)}" cy="{number(cy)}" r="{number(radius * UNITS_PER_CM)}"'
        return self._gradient("radialGradient", f'{place} fx="{number(fx)}" fy="{number(fy)}"', stops)

    def _gradient(self, kind: str, place: str, stops: Sequence[Stop]) -> str:
        name = f"shade-{len(self._definitions) + 1}"
        inside = "".join(
            f'<stop offset="{_decimal(at)}" stop-color="{colour}" stop-opacity="{_decimal(opacity)}"/>'
            for at, colour, opacity in stops
        )
        self._definitions.append(
            f'<{kind} id="{name}" gradientUnits="userSpaceOnUse" {place}>{inside}</{kind}>'
        )
        return f"url(#{name})"

    def text(self, zones: Mapping[str, Points]) -> str:
        """The whole SVG file, with the zones on top, unpainted."""
        outlines = [
            f'<path id="{name}" d="{smooth(points, closed=True)}" fill="none"/>'
            for name, points in zones.items()
        ]
        lines = [
            f'<svg xmlns="{NAMESPACE}" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">',
            "<defs>",
            *self._definitions,
            *_fade(),
            "</defs>",
            '<g id="knee" mask="url(#fade)">',
            *self._body,
            "</g>",
            '<g id="zones">',
            *outlines,
            "</g>",
            "</svg>",
        ]
        return "\n".join(lines) + "\n"


def _fade() -> list[str]:
    """The mask under which the thigh and the shin fade out."""
    stops = ((0.0, palette.HIDDEN), (FADE, palette.SHOWN), (1 - FADE, palette.SHOWN), (1.0, palette.HIDDEN))
    inside = "".join(f'<stop offset="{_decimal(at)}" stop-color="{colour}"/>' for at, colour in stops)
    ramp = f'gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2="{HEIGHT}"'
    box = f'width="{WIDTH}" height="{HEIGHT}"'
    return [
        f'<linearGradient id="fade-ramp" {ramp}>{inside}</linearGradient>',
        f'<mask id="fade" maskUnits="userSpaceOnUse" x="0" y="0" {box}>',
        f'<rect {box} fill="url(#fade-ramp)"/>',
        "</mask>",
    ]
