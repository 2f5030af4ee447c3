"""Which place an arrow key goes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.domain.places import Place

DIRECTIONS: Final = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}

_SIDEWAYS = 2.0
"""A place to the side of the way counts as this many times as far: "next" is rather straight on than near."""


def neighbour(middles: Mapping[Place, QPointF], start: Place, direction: QPointF) -> Place | None:
    """The next place from ``start`` in ``direction`` (a unit vector along an axis), or ``None`` at the edge."""
    origin = middles[start]
    best, least = None, 0.0
    for place, middle in middles.items():
        step = middle - origin
        along = QPointF.dotProduct(step, direction)
        aside = abs(step.x() * direction.y() - step.y() * direction.x())
        if place is start or along <= 0 or aside > 2 * along:
            continue
        cost = along + _SIDEWAYS * aside
        if best is None or cost < least:
            best, least = place, cost
    return best
