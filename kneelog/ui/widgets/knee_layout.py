"""Where the pictures of one knee stand in its half of the page, as plain numbers.

The drawings have wide empty margins; so the skin, not the frame, is what is spaced, and frames may overlap.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRect, QRectF

from kneelog.domain.drawing import ART_HEIGHT, ART_WIDTH, JOINT_LINE_Y
from kneelog.domain.report import Knee

_FRONT_SKIN = (24.0, 281.0)
_SIDE_SKIN = (30.0, 297.0)
_SKIN_AT_JOINT = 258.0
"""From where to where the skin reaches in the drawings, and its outer edge at the joint line, in art units."""

_BETWEEN = 0.6
_LEAST_SPARE = 24.0
LEADER_GAP = 8.0
"""How far from the skin the leader ends, in units."""
_LONGEST_LEADER = 72.0


class Slot(NamedTuple):
    """Where a picture's widget lies, and its drawing within that widget."""

    widget: QRect
    frame: QRectF


class Layout(NamedTuple):
    """The front view's slot and the second view's, and the line that names the joint line."""

    front: Slot
    second: Slot
    leader: QLineF


def two_views(knee: Knee, area: QRect, height: float, unit: float) -> Layout:
    """The front view towards the middle of the page, the second view outside of it."""
    skins = _FRONT_SKIN[1] - _FRONT_SKIN[0] + _SIDE_SKIN[1] - _SIDE_SKIN[0]
    height = min(height, (area.width() - _LEAST_SPARE) * ART_HEIGHT / skins)
    scale = round(height) / ART_HEIGHT
    spare = area.width() - skins * scale
    margin = spare * (1 - _BETWEEN) / 2
    front = round(margin - _FRONT_SKIN[0] * scale)
    skin_end = margin + (_FRONT_SKIN[1] - _FRONT_SKIN[0]) * scale
    second = round(skin_end + spare * _BETWEEN - _SIDE_SKIN[0] * scale)
    border = round(skin_end + spare * _BETWEEN / 2)
    return Layout(
        _slot(knee, area, (0, border), front, scale),
        _slot(knee, area, (border, area.width()), second, scale),
        _leader(knee, area, second + _SKIN_AT_JOINT * scale + LEADER_GAP * unit, scale),
    )


def one_view(knee: Knee, area: QRect, height: float, unit: float) -> Layout:
    """Any view, in the middle of the half."""
    scale = round(height) / ART_HEIGHT
    start = round((area.width() - ART_WIDTH * scale) / 2)
    slot = _slot(knee, area, (0, area.width()), start, scale)
    skin = start + _SKIN_AT_JOINT * scale + LEADER_GAP * unit
    return Layout(slot, slot, _leader(knee, area, skin, scale, longest=_LONGEST_LEADER * unit))


def _slot(knee: Knee, area: QRect, span: tuple[int, int], start: int, scale: float) -> Slot:
    """A slot from distances off the page's middle, which lies left of the right knee and right of the left."""
    width, height = round(ART_WIDTH * scale), round(ART_HEIGHT * scale)
    near, far = span
    left, frame = near, start - near
    if knee is Knee.LEFT:
        left, frame = area.width() - far, far - start - width
    widget = QRect(area.x() + left, area.y(), far - near, height)
    return Slot(widget, QRectF(frame, 0, width, height))


def _leader(knee: Knee, area: QRect, skin: float, scale: float, longest: float = math.inf) -> QLineF:
    """From the outer edge of the half to the skin, at the height of the joint."""
    y = area.y() + round(JOINT_LINE_Y * scale) + 0.5
    start = min(float(area.width()), skin + longest)
    if knee is Knee.LEFT:
        return QLineF(area.x() + area.width() - start, y, area.x() + area.width() - skin, y)
    return QLineF(area.x() + start, y, area.x() + skin, y)
