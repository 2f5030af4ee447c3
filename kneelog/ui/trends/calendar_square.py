"""One day of the calendar as a square: its level, that it has a run, or that nothing was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kneelog.ui.theme.colours import mixed, see_through
from kneelog.ui.theme.paint import panel
from kneelog.ui.theme.tokens import LEVELS

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from kneelog.ui.theme.look import Look
    from kneelog.ui.trends.calendar_view import CalendarDay

_TOP: Final = LEVELS[-1]
_CORNER: Final = 0.16
_EDGE: Final = 0.45
_RUN: Final = 0.32
"""The mark of a run, as a share of its square."""
_LEAST_RUN: Final = 2.6
_RING: Final = 1.2
_DASH: Final = 0.36
_SPECK: Final = 1.5


def corner(look: Look, square: QRectF) -> float:
    """The radius of a square's corners."""
    return max(look.unit, square.width() * _CORNER)


def paint_square(painter: QPainter, look: Look, square: QRectF, day: CalendarDay) -> None:
    """The square of ``day``. A recorded 0 is filled and framed; what was not recorded has no square, only a dash."""
    if day.level is not None:
        paint_level(painter, look, square, day.level)
        if day.has_run:
            paint_run(painter, look, square, day.level)
    elif day.has_run:
        paint_run(painter, look, square, None)
    elif day.is_kept:
        paint_blank(painter, look, square)
    else:
        _paint_before(painter, look, square)


def paint_level(painter: QPainter, look: Look, square: QRectF, level: int) -> None:
    """A level: its pain colour with a border; in high contrast a frame filled as high as the level."""
    colours, radius, line = look.colours, corner(look, square), look.px(1)
    if look.tokens.high_contrast:
        panel(painter, square, radius, colours.page, colours.ink, line)
        high = level / _TOP * (square.height() - 2 * line)
        bar = QRectF(square.left() + line, square.bottom() - line - high, square.width() - 2 * line, high)
        painter.fillRect(bar, colours.ink)
        return
    pain = colours.pain[level]
    border = colours.border if level == 0 else mixed(pain, colours.border, _EDGE)
    panel(painter, square, radius, pain, border, line)


def paint_run(painter: QPainter, look: Look, square: QRectF, level: int | None) -> None:
    """The dot of a run in the middle; hollow where the run's day has no level."""
    colours, middle = look.colours, square.center()
    radius = max(_LEAST_RUN * look.unit, square.width() * _RUN) / 2
    if level is None:
        ring = _RING * look.unit
        painter.setPen(QPen(colours.muted, ring))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius, radius)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    if look.tokens.high_contrast:
        painter.setBrush(colours.page)
        painter.drawEllipse(middle, radius + look.px(1), radius + look.px(1))
    painter.setBrush(colours.on_pain[level])
    painter.drawEllipse(middle, radius, radius)


def paint_blank(painter: QPainter, look: Look, square: QRectF) -> None:
    """A short dash: the diary was kept, but this day is not recorded."""
    half, middle = square.width() * _DASH / 2, square.center()
    _line(painter, look.colours.border, look.px(1))
    y = round(middle.y() - look.px(1) / 2) + look.px(1) / 2
    painter.drawLine(QLineF(middle.x() - half, y, middle.x() + half, y))


def _paint_before(painter: QPainter, look: Look, square: QRectF) -> None:
    """A speck: a day before the diary was begun, of which nothing was to be recorded."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(see_through(look.colours.border, 0.5))
    half = _SPECK * look.unit / 2
    painter.drawEllipse(QPointF(square.center()), half, half)


def _line(painter: QPainter, colour: QColor, width: float) -> None:
    painter.setPen(QPen(colour, width, c=Qt.PenCapStyle.FlatCap))
