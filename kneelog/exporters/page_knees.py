"""The knee drawings of the page for the physio, as SVG: each marked place shaded by its days, with their number."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kneelog import paths
from kneelog.domain.drawing import ART_HEIGHT, ART_WIDTH, WASHES, is_mirrored, middle, wash_step
from kneelog.domain.places import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.domain.places import View
    from kneelog.services.physio_page import Drawing, Places

INK: Final = "#1C2024"
WHITE: Final = "#FFFFFF"
LEAST_DARKEST: Final = 4
"""The darkest wash stands for so many days at least: one day alone is never shaded darkest."""
NUMBER_SIZE: Final = 34
_ZONE = re.compile(r'<path id="([a-z-]+)" d="([^"]+)"')
_WORD = re.compile(r"[MCZ]|-?[0-9.]+")
_STEPS = 8
_OUTLINE: Final = 2.4


def darkest(places: Places) -> int:
    """The days for which the darkest wash stands on all drawings of a page."""
    return max([LEAST_DARKEST, *(days for drawing in places.drawings for _place, days in drawing.marked)])


def knee_svg(drawing: Drawing, most: int, prefix: str = "") -> str:
    """The drawing as an SVG picture, 320 x 364; ``most`` days are shaded darkest.

    ``prefix`` is put before its ids, where several pictures stand in one document. The whole knee has no zone: it is
    said in words.
    """
    text = _art(drawing.view)
    _head, _, body = text.partition(">")
    art = _prefixed(body.rpartition('<g id="zones">')[0], prefix)
    mirror = f' transform="translate({ART_WIDTH:g} 0) scale(-1 1)"' if _turned(drawing) else ""
    fills, numbers = [], []
    for place, days in drawing.marked:
        outline = _zones(drawing.view).get(place)
        if outline is None:
            continue
        step = wash_step(days, most)
        fills.append(
            f'<path d="{outline}" fill="{_mixed(WASHES[step])}" stroke="{INK}" stroke-width="{_OUTLINE}"/>'
        )
        numbers.append(_number(drawing, outline, str(days), step))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {ART_WIDTH:g} {ART_HEIGHT:g}">'
        f"<g{mirror}>{art}{''.join(fills)}</g>{''.join(numbers)}</svg>"
    )


def _number(drawing: Drawing, outline: str, number: str, step: int) -> str:
    x, y = middle(_corners(outline))
    if _turned(drawing):
        x = ART_WIDTH - x
    ink = WHITE if step == len(WASHES) - 1 else INK
    return (
        f'<text x="{x:.1f}" y="{y + NUMBER_SIZE * 0.34:.1f}" text-anchor="middle" font-size="{NUMBER_SIZE}" '
        f'font-family="Source Sans Pro, sans-serif" font-weight="700" fill="{ink}">{number}</text>'
    )


def _turned(drawing: Drawing) -> bool:
    return is_mirrored(drawing.view, drawing.knee)


def _mixed(share: float) -> str:
    """Ink of that opacity on white: opaque, so that the number has the same contrast everywhere."""
    parts = [int(INK[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(255 + (part - 255) * share):02X}" for part in parts)


@lru_cache(maxsize=4)
def _art(view: View) -> str:
    return (paths.resources() / "knee" / f"{view}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=4)
def _zones(view: View) -> Mapping[Place, str]:
    _, _, group = _art(view).partition('<g id="zones">')
    return {Place(name): data for name, data in _ZONE.findall(group)}


def _prefixed(art: str, prefix: str) -> str:
    """The same drawing with other ids: those of two drawings in one document must differ."""
    if not prefix:
        return art
    renamed = re.sub(r'id="([^"]+)"', rf'id="{prefix}\1"', art)
    renamed = re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}\1)", renamed)
    return re.sub(r'href="#([^"]+)"', rf'href="#{prefix}\1"', renamed)


def _corners(data: str) -> list[tuple[float, float]]:
    """The outline of absolute M, C and Z as a polygon that returns to its first corner."""
    corners: list[tuple[float, float]] = []
    numbers: list[float] = []
    for word in _WORD.findall(data):
        if word in "MCZ":
            continue
        numbers.append(float(word))
        if not corners and len(numbers) == 2:  # noqa: PLR2004 - the point after M
            corners.append((numbers[0], numbers[1]))
            numbers.clear()
        elif len(numbers) == 6:  # noqa: PLR2004 - the three points after C
            corners += _curve(corners[-1], numbers)
            numbers.clear()
    return [*corners, corners[0]]


def _curve(begin: tuple[float, float], numbers: list[float]) -> list[tuple[float, float]]:
    x1, y1, x2, y2, x3, y3 = numbers
    found = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        found.append((a * begin[0] + b * x1 + c * x2 + d * x3, a * begin[1] + b * y1 + c * y2 + d * y3))
    return found
