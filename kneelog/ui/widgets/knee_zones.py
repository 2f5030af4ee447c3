"""Where the places lie in the knee drawings, as paths to hit, fill and outline.

The zones are read from the drawings' ``<g id="zones">`` with two regular expressions: they hold nothing but
absolute M, C and Z, and an XML parser would cost more of the start than the whole knee map.

Lengths are in the art units of :mod:`kneelog.domain.drawing`.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from kneelog import paths
from kneelog.domain.drawing import ART_HEIGHT, ART_WIDTH, is_mirrored, middle
from kneelog.domain.places import PLACES, Place, View

if TYPE_CHECKING:
    from kneelog.domain.report import Knee

_ZONE = re.compile(r'<path id="([a-z-]+)" d="([^"]+)"')
_WORD = re.compile(r"[MCZ]|-?[0-9.]+")
_CURVE = 6


class ZoneError(ValueError):
    """A drawing whose zones cannot be read: the program is not completely installed."""


class Zone(NamedTuple):
    """One place of one knee in one picture: its outline, and a point well inside it, in the picture's pixels."""

    place: Place
    path: QPainterPath
    middle: QPointF


@lru_cache(maxsize=4)
def art_text(view: View) -> str:
    """The drawing of ``view`` as it was drawn, in its light colours."""
    return (paths.resources() / "knee" / f"{view}.svg").read_text(encoding="utf-8")


def parse_path(data: str) -> QPainterPath:
    """Turn SVG path data of absolute M, C and Z into a painter's path."""
    path = QPainterPath()
    numbers: list[float] = []
    command = ""
    for word in _WORD.findall(data):
        if word in "MCZ":
            command = word
            if word == "Z":
                path.closeSubpath()
            continue
        numbers.append(float(word))
        if command == "M" and len(numbers) == 2:  # noqa: PLR2004 - a point
            path.moveTo(*numbers)
            numbers.clear()
        elif command == "C" and len(numbers) == _CURVE:
            path.cubicTo(*numbers)
            numbers.clear()
    if numbers or path.isEmpty():
        raise ZoneError(f"not a path of M, C and Z: {data[:40]}")
    return path


def parse_zones(text: str, view: View) -> dict[Place, QPainterPath]:
    """The zones in the SVG ``text`` that belong to ``view``, in art units and in the places' order."""
    _, found, group = text.partition('<g id="zones">')
    if not found:
        raise ZoneError(f"the drawing of the {view} view has no zones")
    read = {name: parse_path(data) for name, data in _ZONE.findall(group)}
    wanted = [place for place, facts in PLACES.items() if facts.view is view]
    if set(read) != {place.value for place in wanted}:
        raise ZoneError(f"the drawing of the {view} view shows other places than the knee map")
    return {place: read[place.value] for place in wanted}


@lru_cache(maxsize=4)
def art_zones(view: View) -> dict[Place, tuple[QPainterPath, QPointF]]:
    """Each zone of ``view`` with its middle, in art units, for the right knee; read once."""
    return {place: (path, middle_of(path)) for place, path in parse_zones(art_text(view), view).items()}


def zones_in(view: View, knee: Knee, frame: QRectF) -> tuple[Zone, ...]:
    """The zones of one view of one knee, as they lie when the drawing fills ``frame``."""
    to_frame = QTransform()
    to_frame.translate(frame.x(), frame.y())
    to_frame.scale(frame.width() / ART_WIDTH, frame.height() / ART_HEIGHT)
    if is_mirrored(view, knee):
        to_frame.translate(ART_WIDTH, 0)
        to_frame.scale(-1, 1)
    return tuple(
        Zone(place, to_frame.map(path), to_frame.map(middle))
        for place, (path, middle) in art_zones(view).items()
    )


def hit(zones: tuple[Zone, ...], point: QPointF, reach: float) -> Place | None:
    """The place whose zone holds ``point``, else the nearest one within ``reach`` pixels, else ``None``."""
    for zone in zones:
        if zone.path.contains(point):
            return zone.place
    near = QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
    nearest, shortest = None, reach
    for zone in zones:
        if zone.path.boundingRect().intersects(near):
            distance = distance_to(zone.path, point)
            if distance <= shortest:
                nearest, shortest = zone.place, distance
    return nearest


def distance_to(path: QPainterPath, point: QPointF) -> float:
    """How far ``point`` lies from the outline of ``path``."""
    corners = [(x - point.x(), y - point.y()) for x, y in _corners(path)]
    best = math.inf
    for (x0, y0), (x1, y1) in pairwise(corners):
        dx, dy = x1 - x0, y1 - y0
        length = dx * dx + dy * dy
        along = max(0.0, min(1.0, -(x0 * dx + y0 * dy) / length)) if length else 0.0
        x, y = x0 + along * dx, y0 + along * dy
        best = min(best, x * x + y * y)
    return math.sqrt(best)


def middle_of(path: QPainterPath) -> QPointF:
    """A point well inside ``path``, for its letter and for pointing at it: also for a crescent."""
    return QPointF(*middle(_corners(path)))


def _corners(path: QPainterPath) -> list[tuple[float, float]]:
    """The outline of ``path`` as a polygon that returns to its first corner."""
    return [(corner.x(), corner.y()) for corner in path.toFillPolygon().toList()]
