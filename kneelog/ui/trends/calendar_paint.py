"""The calendar of the year, painted: on the window, into a picture, or on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from kneelog.domain.trend import WEEK
from kneelog.ui.theme.paint import panel
from kneelog.ui.theme.type import Type
from kneelog.ui.trends.calendar_grid import grid_of, weekday_names
from kneelog.ui.trends.calendar_legend import legend_height, paint_legend
from kneelog.ui.trends.calendar_square import corner, paint_square
from kneelog.ui.trends.calendar_view import CalendarView
from kneelog.ui.trends.chart.scale import TimeScale, ticks

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from kneelog.ui.theme.look import Look
    from kneelog.ui.trends.calendar_grid import CalendarGrid

__all__ = ["CalendarView", "calendar_height", "paint_calendar", "paint_days", "paint_standing_out"]

_LEGEND_AWAY = 10
_BRACKET_UP, _BRACKET_FOOT = 5, 3
_FRAME = 2
_OUTLINE = 1.5
_VEIL = 0.9
_ROW_NAME_LINE = 16


def calendar_height(look: Look, width: float) -> int:
    """How high the calendar is that is ``width`` wide, its legend included."""
    grid = grid_of(look, width, 1)
    return grid.bottom + look.px(_LEGEND_AWAY) + legend_height(look, width - grid.left)


def paint_calendar(painter: QPainter, look: Look, rect: QRectF, view: CalendarView) -> None:
    """Everything that ``view`` holds, from the corner of ``rect`` on."""
    painter.save()
    painter.translate(rect.topLeft())
    paint_days(painter, look, rect.width(), view)
    grid = grid_of(look, rect.width(), view.first)
    paint_standing_out(painter, look, grid, view)
    painter.restore()


def paint_days(painter: QPainter, look: Look, width: float, view: CalendarView) -> None:
    """What changes only with the diary: squares, names and legend."""
    grid = grid_of(look, width, view.first)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look.font(Type.SMALL))
    painter.setPen(look.colours.muted)
    _paint_weekdays(painter, look, grid, view.first_weekday)
    _paint_months(painter, look, grid, view)
    for day in view.days:
        paint_square(painter, look, grid.square(day.number), day)
    legend = QRectF(grid.left, grid.bottom + look.px(_LEGEND_AWAY), width - grid.left, 0)
    paint_legend(painter, look, legend)


def paint_standing_out(
    painter: QPainter, look: Look, grid: CalendarGrid, view: CalendarView, within: QRectF | None = None
) -> None:
    """The period, the days of a niggle, the selected day and the one under the pointer.

    ``within`` is what has to be painted anew, ``None`` is all; painting a day must not cost a year.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = look.colours
    _paint_period(painter, look, grid, view)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for day in view.highlighted:
        if view.at(day.toordinal()) is None:
            continue
        square = grid.square(day.toordinal())
        if within is None or within.intersects(square):
            panel(painter, square, corner(look, square), None, colours.ink, _OUTLINE * look.unit)
    frames: list[tuple[int, QColor]] = []
    if view.pointed is not None and view.pointed != view.selected:
        frames.append((view.pointed.toordinal(), colours.accent))
    if view.selected is not None:
        frames.append((view.selected.toordinal(), colours.ink))
    for number, colour in frames:
        if view.at(number) is not None:
            frame = framed(look, grid.square(number))
            panel(painter, frame, corner(look, frame) + look.px(_FRAME), None, colour, look.px(_FRAME))


def framed(look: Look, square: QRectF) -> QRectF:
    """What the frame of a day takes: it stands in the gap round ``square``."""
    away = look.px(_FRAME)
    return square.adjusted(-away, -away, away, away)


def _paint_weekdays(painter: QPainter, look: Look, grid: CalendarGrid, first_weekday: int) -> None:
    line = look.line(Type.SMALL)
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for top in grid.tops:
        for row, name in weekday_names(first_weekday).items():
            middle = top + row * grid.pitch + grid.cell / 2
            painter.drawText(QRectF(0, round(middle - line / 2), grid.left, line), left, name)


def _paint_months(painter: QPainter, look: Look, grid: CalendarGrid, view: CalendarView) -> None:
    """Each month over the week of its first day; January is named by its year, as it is under the charts."""
    line, above = look.line(Type.SMALL), grid.tops[0]
    for band, top in enumerate(grid.tops):
        weeks = grid.weeks_in(band)
        first = view.first + weeks.start * WEEK
        scale = TimeScale(first, first + len(weeks) * WEEK, grid.left, grid.left + len(weeks) * grid.pitch)
        for tick in ticks(scale, look.unit, view.first_weekday):
            x = grid.left + (tick.day - first) // WEEK * grid.pitch
            name = QRectF(x, top - above, grid.width - x, line)
            if name.width() >= painter.fontMetrics().horizontalAdvance(tick.name):
                painter.drawText(
                    name, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), tick.name
                )


def _paint_period(painter: QPainter, look: Look, grid: CalendarGrid, view: CalendarView) -> None:
    """A line with two feet over the weeks of the period; a foot is missing where the period goes on."""
    if view.period is None:
        return
    begin, end = view.period.first.toordinal() - view.first, view.period.last.toordinal() - view.first
    painter.setPen(QPen(look.colours.ink, look.px(1), j=Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for band, top in enumerate(grid.tops):
        weeks = grid.weeks_in(band)
        first, last = max(begin // WEEK, weeks.start), min(end // WEEK, weeks.stop - 1)
        if first > last:
            continue
        half = look.px(1) / 2
        left = grid.left + (first - weeks.start) * grid.pitch + half
        right = grid.left + (last - weeks.start) * grid.pitch + grid.cell - half
        y = top - look.px(_BRACKET_UP) + half
        foot = QPointF(0, look.px(_BRACKET_FOOT))
        line = [QPointF(left, y), QPointF(right, y)]
        if first == begin // WEEK:
            line.insert(0, line[0] + foot)
        if last == end // WEEK:
            line.append(line[-1] + foot)
        painter.drawPolyline(QPolygonF(line))
