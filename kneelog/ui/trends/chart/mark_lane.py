"""The lane of marks: findings, swelling, urgent signs, visits, longer runs, new shoes; each of its own shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainterPath, QPen, QPolygonF

from kneelog.domain.coarse import Grain
from kneelog.domain.report import Knee
from kneelog.services.trend_marks import MarkKind
from kneelog.ui.theme import Type
from kneelog.ui.theme.paint import panel
from kneelog.ui.trends.chart.marks_layout import Placed, Room, place
from kneelog.ui.trends.chart.pain_lane import in_view

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

    from kneelog.services.trend_marks import Mark
    from kneelog.services.trends import Trends
    from kneelog.ui.theme.look import Look
    from kneelog.ui.trends.chart.scale import TimeScale

SYMBOL = 9.0
COUNT = 15.0
_GAP = 4.0
_SHOE = ((0.04, 0.12), (0.4, 0.12), (0.52, 0.5), (1, 0.64), (1, 0.9), (0.04, 0.9))
"""The outline of a shoe from the side, as shares of its square: heel left, toe right."""


def placed_marks(look: Look, rect: QRectF, scale: TimeScale, trends: Trends) -> tuple[Placed, ...]:
    """The marks in view where they stand; where no days are drawn visits alone, the others come on zooming in."""
    metrics = QFontMetricsF(look.font(Type.SMALL))
    shown = [
        (scale.middle(mark.day), mark)
        for mark in in_view(trends.marks, scale)
        if scale.grain is Grain.DAY or mark.kind is MarkKind.VISIT
    ]
    unit = look.unit
    room = Room(SYMBOL * unit, COUNT * unit, _GAP * unit, rect.right())
    return place(shown, room, lambda word: metrics.horizontalAdvance(word) + 2 * unit)


def paint_marks(painter: QPainter, look: Look, rect: QRectF, placed: tuple[Placed, ...]) -> None:
    """Draw what :func:`placed_marks` placed."""
    for item in placed:
        square = QRectF(0, 0, SYMBOL * look.unit, SYMBOL * look.unit)
        square.moveCenter(QPointF(item.x, rect.center().y()))
        if len(item.marks) > 1:
            _paint_count(painter, look, square, len(item.marks))
            continue
        paint_symbol(painter, look, square, item.marks[0])
        if item.word:
            painter.setFont(look.font(Type.SMALL))
            painter.setPen(look.colours.ink)
            words = QRectF(square.right() + _GAP * look.unit, rect.top(), rect.width(), rect.height())
            painter.drawText(
                words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), item.word
            )


def paint_symbol(painter: QPainter, look: Look, square: QRectF, mark: Mark) -> None:
    """The symbol of ``mark``: its shape says the kind, its colour the knee (ink: neither or both)."""
    colour = look.colours.ink if mark.knee is None else look.colours.side(mark.knee)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if mark.kind is MarkKind.FINDING:
        _paint_finding(painter, look, square, mark.knee)
    elif mark.kind is MarkKind.VISIT:
        painter.drawPolygon(_points(square, (0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)))
    elif mark.kind is MarkKind.LONGER:
        painter.drawPolygon(_points(square, (0.5, 0.06), (1, 0.94), (0, 0.94)))
    elif mark.kind is MarkKind.SHOES:
        _paint_shoe(painter, look, square)
    elif mark.kind is MarkKind.SWELLING:
        _paint_wave(painter, look, square, colour)
    else:
        _paint_exclamation(painter, square)


def _paint_finding(painter: QPainter, look: Look, square: QRectF, knee: Knee | None) -> None:
    if knee is Knee.RIGHT:
        panel(painter, square.adjusted(0.5, 0.5, -0.5, -0.5), look.unit, look.colours.right)
    else:
        painter.drawEllipse(square)


def _paint_wave(painter: QPainter, look: Look, square: QRectF, colour: QColor) -> None:
    high = square.height() * 0.42
    path = QPainterPath(QPointF(square.left() - 1, square.center().y()))
    middle, right = QPointF(square.center()), QPointF(square.right() + 1, square.center().y())
    quarter = square.width() / 4
    path.quadTo(QPointF(square.left() + quarter, square.center().y() - high), middle)
    path.quadTo(QPointF(square.right() - quarter, square.center().y() + high), right)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(colour, 2 * look.unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPath(path)


def _paint_shoe(painter: QPainter, look: Look, square: QRectF) -> None:
    """Muted: it tells what changed, and presses less than all the others."""
    pen = QPen(look.colours.muted, look.unit)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(look.colours.muted)
    painter.drawPolygon(_points(square, *_SHOE))


def _paint_exclamation(painter: QPainter, square: QRectF) -> None:
    wide = square.width() * 0.26
    x = square.center().x() - wide / 2
    painter.drawRect(QRectF(x, square.top(), wide, square.height() * 0.62))
    painter.drawRect(QRectF(x, square.bottom() - wide, wide, wide))


def _paint_count(painter: QPainter, look: Look, square: QRectF, count: int) -> None:
    """Several marks that would touch: how many, in a small frame."""
    text = str(count)
    high = look.px(COUNT)
    frame = QRectF(0, 0, high + (len(text) - 1) * high / 2, high)
    frame.moveCenter(square.center())
    panel(painter, frame, high / 2, look.colours.page, look.colours.border, look.unit)
    painter.setFont(look.font(Type.SMALL))
    painter.setPen(look.colours.ink)
    painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), text)


def _points(square: QRectF, *shares: tuple[float, float]) -> QPolygonF:
    return QPolygonF(
        [QPointF(square.left() + x * square.width(), square.top() + y * square.height()) for x, y in shares]
    )
