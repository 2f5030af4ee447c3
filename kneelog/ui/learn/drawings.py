"""Paints the figures of Learn, on the window as on paper: knees with their places named, and running styles.

Places are outlined on a wash of ink: there is no level here, so there is no colour of pain.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from kneelog.domain.drawing import ART_HEIGHT, ART_WIDTH, is_mirrored
from kneelog.domain.places import Place, View
from kneelog.domain.report import Knee
from kneelog.ui.learn.style_art import style_picture, style_shape
from kneelog.ui.theme import Type
from kneelog.ui.widgets import knee_paint
from kneelog.ui.widgets.badge import draw_badge
from kneelog.ui.widgets.knee_art import picture
from kneelog.ui.widgets.knee_thumbnail import weight_at
from kneelog.ui.widgets.knee_zones import Zone, zones_in
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.domain.reading import Figure
    from kneelog.ui.theme.look import Look

KNEE: Final = Knee.RIGHT
"""The knee that is shown, as the captions say: the drawings are those of a right one."""

_STYLE = "style"
_TALL, _LOW = 236, 188
_STYLE_HEIGHT = 252
_NAMES_FROM, _LEAST_NAMES = 20, 132
_LEADER_GAP = 6
_DOT = 2.25
_BETWEEN_NAMES = 4
_NAME_WIDTH = 210
_LEFT_OF = 0.42
"""Where all places lie in so much of the drawing's left, their names stand at its left."""
_SYMMETRICAL = (View.FRONT, View.BACK)
_EDGES = {
    View.FRONT: (N_("inner side"), N_("outer side")),
    View.BACK: (N_("inner side"), N_("outer side")),
    View.INNER: (N_("front"), N_("back")),
    View.OUTER: (N_("back"), N_("front")),
}
"""What lies at the left and at the right of the drawings as they were drawn."""


def figure_height(look: Look, figure: Figure, width: float) -> float:
    """How high the figure is where it may be ``width`` wide."""
    kind, _, name = figure.name.partition(":")
    if kind == _STYLE:
        return _style_frame(look, name, QRectF(0, 0, width, 0)).height()
    return _laid(look, figure, QRectF(0, 0, width, 0)).frame.height() + look.line(Type.SMALL)


def paint_figure(painter: QPainter, look: Look, figure: Figure, rect: QRectF) -> None:
    """Paint it at the left of ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    kind, _, name = figure.name.partition(":")
    if kind == _STYLE:
        frame = _style_frame(look, name, rect)
        pixmap = style_picture(name, frame.size(), _ratio(painter), is_dark=look.tokens.dark)
        painter.drawPixmap(frame.topLeft(), pixmap)
    else:
        _paint_knee(painter, look, figure, rect)


# Styles ---------------------------------------------------------------------------------------------------------


def _style_frame(look: Look, name: str, rect: QRectF) -> QRectF:
    shape = style_shape(name)
    high = min(look.px(_STYLE_HEIGHT), rect.width() * shape.height() / shape.width())
    return QRectF(rect.x(), rect.y(), round(high * shape.width() / shape.height()), round(high))


# Knees ----------------------------------------------------------------------------------------------------------


class _Laid(NamedTuple):
    """Where the drawing lies, its places, and the room of their names: beside it, where the lines are shorter."""

    frame: QRectF
    zones: tuple[Zone, ...]
    names: QRectF
    on_left: bool


def _laid(look: Look, figure: Figure, rect: QRectF) -> _Laid:
    """A knee with one place is smaller; the names keep some room."""
    view = View(figure.name.partition(":")[2])
    high = look.px(_TALL if len(figure.places) > 1 else _LOW)
    gap = look.px(_NAMES_FROM)
    room = rect.width() - gap - look.px(_LEAST_NAMES)
    wide = round(max(look.px(80), min(high * ART_WIDTH / ART_HEIGHT, room)))
    frame = QRectF(rect.x(), rect.y(), wide, round(wide * ART_HEIGHT / ART_WIDTH))
    zones = _marked(view, figure, frame)
    names = QRectF(0, rect.y(), min(rect.width() - wide - gap, look.px(_NAME_WIDTH)), frame.height())
    on_left = view in _SYMMETRICAL and bool(zones)
    on_left = on_left and max(zone.middle.x() for zone in zones) < frame.x() + _LEFT_OF * wide
    if on_left:
        widest = max(_size(look, zone.place, names.width()).width() for zone in zones)
        names.setWidth(math.ceil(widest))
        names.moveLeft(rect.x())
        frame.moveLeft(names.right() + gap)
        zones = _marked(view, figure, frame)
    else:
        names.moveLeft(frame.right() + gap)
    return _Laid(frame, zones, names, on_left)


def _marked(view: View, figure: Figure, frame: QRectF) -> tuple[Zone, ...]:
    places = {Place(name) for name in figure.places}
    zones = [zone for zone in zones_in(view, KNEE, frame) if zone.place in places]
    return tuple(sorted(zones, key=lambda zone: zone.middle.y()))


def _paint_knee(painter: QPainter, look: Look, figure: Figure, rect: QRectF) -> None:
    view, laid = View(figure.name.partition(":")[2]), _laid(look, figure, rect)
    frame = laid.frame
    drawing = picture(view, KNEE, frame.size(), _ratio(painter), is_dark=look.tokens.dark)
    painter.drawPixmap(frame.topLeft(), drawing)
    bare = look.tokens.high_contrast
    mark = knee_paint.Mark(is_bare=True) if bare else knee_paint.Mark(fill=look.colours.washes[1])
    for zone in laid.zones:
        knee_paint.paint_mark(painter, zone.path, mark, look.colours, weight_at(look, frame))
    _paint_names(painter, look, laid)
    _paint_sides(painter, look, frame, view)


def _paint_sides(painter: QPainter, look: Look, frame: QRectF, view: View) -> None:
    """Which knee it is, and which side is which: mixing them up is the likeliest error."""
    side = look.px(18)
    draw_badge(painter, look, KNEE, QRectF(frame.x(), frame.y(), side, side))
    left, right = (tr(words) for words in _EDGES[view])
    if is_mirrored(view, KNEE):
        left, right = right, left
    line = QRectF(frame.x(), frame.bottom(), frame.width(), look.line(Type.SMALL))
    painter.setFont(look.font(Type.SMALL))
    painter.setPen(look.colours.muted)
    painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), left)
    painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), right)


def _paint_names(painter: QPainter, look: Look, laid: _Laid) -> None:
    """The places' names beside the drawing, each at the end of a line from its place."""
    line, room, frame = look.line(Type.SMALL), laid.names, laid.frame
    sizes = [_size(look, zone.place, room.width()) for zone in laid.zones]
    tops = _apart(
        [zone.middle.y() - line / 2 for zone in laid.zones],
        [size.height() for size in sizes],
        look.px(_BETWEEN_NAMES),
        frame.bottom(),
    )
    gap, edge = look.px(_LEADER_GAP), frame.left() if laid.on_left else frame.right()
    end = room.right() + gap if laid.on_left else room.left() - gap
    side = Qt.AlignmentFlag.AlignRight if laid.on_left else Qt.AlignmentFlag.AlignLeft
    painter.setFont(look.font(Type.SMALL))
    painter.setBrush(look.colours.ink)
    painter.setPen(QPen(look.colours.ink, max(1.0, look.unit)))
    for zone, size, top in zip(laid.zones, sizes, tops, strict=True):
        beside = top + line / 2
        painter.drawPolyline([zone.middle, QPointF(edge, beside), QPointF(end, beside)])
        painter.drawEllipse(zone.middle, _DOT * look.unit, _DOT * look.unit)
        words = QRectF(room.x(), top, room.width(), size.height() + 1)
        painter.drawText(words, int(side | Qt.TextFlag.TextWordWrap), tr(zone.place.facts.plain))


def _size(look: Look, place: Place, wide: float) -> QSizeF:
    """How large the name of ``place`` is, broken to fit ``wide``."""
    metrics = QFontMetricsF(look.font(Type.SMALL))
    room = QRectF(0, 0, wide, 999)
    return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), tr(place.facts.plain)).size()


def _apart(tops: Sequence[float], heights: Sequence[float], gap: float, bottom: float) -> list[float]:
    """Where the names begin: beside their places, moved as little as keeps them apart and above ``bottom``."""
    moved: list[float] = []
    for top, _height in zip(tops, heights, strict=True):
        above = moved[-1] + heights[len(moved) - 1] + gap if moved else top
        moved.append(max(top, above))
    limit = bottom
    for number in reversed(range(len(moved))):
        moved[number] = min(moved[number], limit - heights[number])
        limit = moved[number] - gap
    return moved


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatioF()
