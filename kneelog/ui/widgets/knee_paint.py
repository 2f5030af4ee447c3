"""How the zones of a knee drawing are painted: dotted, pointed at, focused, marked, lettered.

Lengths named here are units (pixels at a body font of 13 px); ``unit`` turns them into pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainterPath, QPainterPathStroker, QPen

from kneelog.ui.theme.colours import see_through
from kneelog.ui.theme.tokens import Size

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter

    from kneelog.ui.theme.colours import Colours

_OUTLINE = 1.4
_SOFT_EDGE = ((7.0, 0.16), (4.0, 0.22))
_FILL = 0.82
_HATCH_GROUND = 0.6
_HATCH_STEP = 5.0
_HATCH_LINE = 1.2
_POINTED_LINE = 2.0
_CONTRAST_LINE = 3.0
_WHOLE_WIDTH, _WHOLE_HEIGHT, _WHOLE_MIDDLE = 0.8, 0.72, 0.49
_WHOLE_BAND, _WHOLE_OUTLINE = 4.0, 1.0
_HALO = 2.5
_PATCH_MORE, _PATCH_HEIGHT = 4.0, 0.9
"""The patch of the page's colour under a number: pixels wider than it, and hardly higher than its figures."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a marked zone looks: its colour (``None``: hatched, as no level is given) and the number inside.

    ``on_fill`` writes the number; ``is_bare`` leaves the fill out, for high contrast, where lines must do.
    """

    fill: QColor | None = None
    number: str = ""
    on_fill: QColor | None = None
    is_bare: bool = False


def mark_for(level: int | None, colours: Colours, *, high_contrast: bool) -> Mark:
    """The mark of a zone whose knee hurts as much as ``level``."""
    number = "" if level is None else str(level)
    if high_contrast:
        return Mark(number=number, on_fill=colours.ink, is_bare=True)
    return Mark(fill=None if level is None else colours.pain[level])


def _line(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def paint_dotted(painter: QPainter, path: QPainterPath, colours: Colours, unit: float) -> None:
    """The outline of a zone that can be marked."""
    pen = QPen(see_through(colours.ink, 0.72), max(1.0, unit))
    pen.setDashPattern([1.0, 3.0])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def paint_pointed(painter: QPainter, path: QPainterPath, colours: Colours, unit: float) -> None:
    """The outline of the zone under the pointer, on a ring of the page's colour that parts it from the marks."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_line(see_through(colours.page, 0.7), (_POINTED_LINE + 2) * unit))
    painter.drawPath(path)
    painter.setPen(_line(colours.accent, _POINTED_LINE * unit))
    painter.drawPath(path)


def focus_ring(path: QPainterPath, unit: float) -> QPainterPath:
    """The outline of the focus ring round ``path``; costly enough to be kept."""
    stroker = QPainterPathStroker()
    stroker.setWidth(2 * (Size.RING_AWAY + Size.RING / 2) * unit)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return path.united(stroker.createStroke(path)).simplified()


def paint_focus(painter: QPainter, ring: QPainterPath, colours: Colours, unit: float) -> None:
    """The focus ring made by :func:`focus_ring`; its many short pieces need no round joins."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((see_through(colours.page, 0.7), Size.RING + 2), (colours.accent, Size.RING)):
        painter.setPen(QPen(colour, width * unit, j=Qt.PenJoinStyle.BevelJoin))
        painter.drawPath(ring)


def paint_mark(painter: QPainter, path: QPainterPath, mark: Mark, colours: Colours, unit: float) -> None:
    """A marked zone: soft edge, fill, ink outline; bare in high contrast; hatched while no level is given."""
    if not mark.is_bare:
        edge = mark.fill or colours.muted
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, share in _SOFT_EDGE:
            painter.setPen(_line(see_through(edge, share), width * unit))
            painter.drawPath(path)
        if mark.fill is None:
            _hatch(painter, path, colours, unit)
        else:
            share = 1.0 if mark.number else _FILL
            painter.fillPath(path, see_through(mark.fill, share * mark.fill.alphaF()))
    width = _CONTRAST_LINE if mark.is_bare else _OUTLINE
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_line(colours.ink, width * unit))
    painter.drawPath(path)


def paint_number(painter: QPainter, middle: QPointF, mark: Mark, font: QFont, colours: Colours) -> None:
    """The number of a marked zone, round ``middle``; on the page's colour where the zone is not filled."""
    if not mark.number:
        return
    box = QRectF(0, 0, 2 * font.pixelSize() + 8, font.pixelSize() + 4)
    box.moveCenter(middle)
    if mark.fill is None:
        wide = QFontMetricsF(font).horizontalAdvance(mark.number) + _PATCH_MORE
        patch = QRectF(0, 0, wide, font.pixelSize() * _PATCH_HEIGHT)
        patch.moveCenter(middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.page)
        painter.drawRoundedRect(patch, _PATCH_MORE / 2, _PATCH_MORE / 2)
    elif len(mark.number) > 1:
        _paint_halo(painter, middle, mark.number, font, mark.fill)
    painter.setFont(font)
    painter.setPen(mark.on_fill or colours.ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.number)


def _paint_halo(painter: QPainter, middle: QPointF, number: str, font: QFont, fill: QColor) -> None:
    """The zone's colour round a number that a narrow zone cannot hold."""
    metrics = QFontMetricsF(font)
    start = QPointF(-metrics.horizontalAdvance(number) / 2, (metrics.ascent() - metrics.descent()) / 2)
    text = QPainterPath()
    text.addText(middle + start, font, number)
    painter.strokePath(text, _line(fill, _HALO))


def key_cap_square(middle: QPointF, unit: float) -> QRectF:
    """The key for a zone's letter, round ``middle`` and on whole pixels."""
    side = round(Size.KEY_CAP * unit)
    return QRectF(round(middle.x() - side / 2), round(middle.y() - side / 2), side, side)


def whole_ring(frame: QRectF) -> QRectF:
    """The ellipse of the ring that says "whole knee", round the joint in a drawing that fills ``frame``."""
    ring = QRectF(0, 0, frame.width() * _WHOLE_WIDTH, frame.height() * _WHOLE_HEIGHT)
    ring.moveCenter(QPointF(frame.center().x(), frame.y() + frame.height() * _WHOLE_MIDDLE))
    return ring


def paint_whole(painter: QPainter, frame: QRectF, mark: Mark, colours: Colours, unit: float) -> None:
    """The ring that says "whole knee", in a drawing that fills ``frame``."""
    ring = whole_ring(frame)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark.is_bare:
        painter.setPen(QPen(colours.ink, _CONTRAST_LINE * unit))
        painter.drawEllipse(ring)
        return
    fill = mark.fill or colours.page
    for extra, share in _SOFT_EDGE:
        painter.setPen(QPen(see_through(mark.fill or colours.muted, share), (_WHOLE_BAND + extra) * unit))
        painter.drawEllipse(ring)
    for colour, band in ((colours.ink, _WHOLE_BAND + 2 * _WHOLE_OUTLINE), (fill, _WHOLE_BAND)):
        painter.setPen(QPen(colour, band * unit))
        painter.drawEllipse(ring)
    if mark.fill is None:
        hatch = QPen(colours.ink, _WHOLE_BAND * unit)
        hatch.setCapStyle(Qt.PenCapStyle.FlatCap)
        hatch.setDashPattern([_HATCH_LINE / _WHOLE_BAND, _HATCH_STEP / _WHOLE_BAND])
        painter.setPen(hatch)
        painter.drawEllipse(ring)


def _hatch(painter: QPainter, path: QPainterPath, colours: Colours, unit: float) -> None:
    """Fill ``path`` with slanting lines of ink: marked, but how much it hurts is not said yet."""
    painter.fillPath(path, see_through(colours.chosen, _HATCH_GROUND))
    box, step = path.boundingRect(), _HATCH_STEP * unit
    lines = QPainterPath()
    start = box.left() - box.height()
    start -= (start + box.bottom()) % (step * 1.414)
    while start < box.right():
        lines.moveTo(start, box.bottom())
        lines.lineTo(start + box.height(), box.top())
        start += step * 1.414
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(see_through(colours.ink, 0.62), _HATCH_LINE * unit))
    painter.drawPath(lines)
    painter.restore()
