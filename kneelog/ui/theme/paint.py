"""What the controls are drawn from: a rounded panel with a crisp border, and the small marks.

The marks (tick, cross, chevron, plus, return) are strokes on a square of 24, as the icons are, but need no SVG.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

_GRID = 24.0
_STROKE = 1.75
_RETURN_HEAD = ((8.5, 9.5), (4.25, 13.5), (8.5, 17.5))


class Mark(Enum):
    """A mark as lines through points of a 24 x 24 square."""

    TICK = (((5.0, 12.75), (9.75, 17.5), (19.0, 7.0)),)
    CROSS = (((6.5, 6.5), (17.5, 17.5)), ((17.5, 6.5), (6.5, 17.5)))
    PLUS = (((12.0, 6.0), (12.0, 18.0)), ((6.0, 12.0), (18.0, 12.0)))
    CHEVRON_DOWN = (((6.5, 9.5), (12.0, 15.0), (17.5, 9.5)),)
    CHEVRON_RIGHT = (((9.5, 6.5), (15.0, 12.0), (9.5, 17.5)),)
    CHEVRON_LEFT = (((14.5, 6.5), (9.0, 12.0), (14.5, 17.5)),)
    RETURN = (_RETURN_HEAD, ((19.5, 6.0), (19.5, 13.5), (4.25, 13.5)))


def panel(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    border: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Fill ``rect`` with round corners; the border of ``width`` lies wholly inside it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
        inset = 0.0
    else:
        painter.setPen(QPen(border, width))
        inset = width / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


def mark_path(mark: Mark, square: QRectF) -> QPainterPath:
    """The strokes of ``mark`` fitted to ``square``."""
    scale = square.width() / _GRID
    path = QPainterPath()
    for line in mark.value:
        points = [QPointF(square.x() + x * scale, square.y() + y * scale) for x, y in line]
        path.addPolygon(QPolygonF(points))
    return path


def draw_mark(painter: QPainter, mark: Mark, square: QRectF, colour: QColor, weight: float = _STROKE) -> None:
    """Draw ``mark`` into ``square``; ``weight`` is the stroke in the mark's own 24ths."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(colour, weight * square.width() / _GRID)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(mark_path(mark, square))


def underline(painter: QPainter, text: QRectF, baseline: float, colour: QColor, width: float) -> None:
    """A line under a link's words, just below ``baseline``."""
    painter.setPen(QPen(colour, width))
    y = round(baseline) + 2 + width / 2
    painter.drawLine(QLineF(text.left(), y, text.right(), y))
