"""The charts over time, painted: on the window, into a picture, or on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from kneelog.ui.theme.colours import see_through
from kneelog.ui.trends.chart import frame, gap_lane, mark_lane, pain_lane, run_lane
from kneelog.ui.trends.chart.content import KNEES, Bars, Content, Lane, Lanes
from kneelog.ui.trends.chart.scale import TimeScale, ticks

if TYPE_CHECKING:
    from datetime import date

    from kneelog.ui.theme.look import Look

_COLUMN = 0.12
_NICHE = 0.07
_MARGIN = 6.0


class Pointed(NamedTuple):
    """The days that stand out: the one under the pointer, the selected one, those of a niggle, a range being drawn."""

    pointed: date | None = None
    selected: date | None = None
    highlighted: frozenset[date] = frozenset()
    dragged: tuple[int, int] | None = None


def paint_charts(painter: QPainter, look: Look, lanes: Lanes, scale: TimeScale, content: Content) -> None:
    """All lanes with their names and days."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    marks = ticks(scale, look.unit, content.trends.first_weekday)
    for lane, rect in lanes.rects.items():
        if lane in KNEES and KNEES[lane] not in content.unrecorded:
            pain_lane.paint_band(painter, look, rect)
    frame.paint_day_lines(painter, look, lanes.plot, scale, marks)
    frame.paint_names(painter, look, lanes, content, scale.grain)
    frame.paint_day_names(painter, look, lanes.axis, scale, marks)
    for lane, rect in lanes.rects.items():
        paint_lane(painter, look, rect, scale, content, lane)


def paint_lane(
    painter: QPainter, look: Look, rect: QRectF, scale: TimeScale, content: Content, lane: Lane
) -> None:
    """One lane in ``rect``, with its axis and values."""
    trends, knee = content.trends, KNEES.get(lane)
    if knee is not None:
        if knee in content.unrecorded:
            return
        frame.paint_level_lines(painter, look, rect)
        with _Clipped(painter, rect, _MARGIN * look.unit):
            row = pain_lane.Row(knee, rect, scale)
            pain_lane.paint_knee(painter, look, row, trends, with_median=content.with_median)
    elif lane is Lane.MARKS:
        with _Clipped(painter, rect, _MARGIN * look.unit):
            mark_lane.paint_marks(painter, look, rect, mark_lane.placed_marks(look, rect, scale, trends))
    elif lane is Lane.RUNS:
        _paint_runs(painter, look, rect, scale, content)
    else:
        _paint_gaps(painter, look, rect, scale, content)


def paint_pointed(painter: QPainter, look: Look, lanes: Lanes, scale: TimeScale, pointed: Pointed) -> None:
    """Columns of ink through every lane, for the days that stand out."""
    plot, ink = lanes.plot, look.colours.ink
    painter.setClipRect(plot)
    for day in sorted(pointed.highlighted):
        painter.fillRect(day_column(plot, scale, day.toordinal(), look.unit), see_through(ink, _NICHE))
    for one in {pointed.pointed, pointed.selected} - {None}:
        if one is not None:
            column = day_column(plot, scale, one.toordinal(), look.unit)
            painter.fillRect(column, see_through(ink, _COLUMN))
    if pointed.dragged is not None:
        first, last = sorted(pointed.dragged)
        left, right = scale.x(first), scale.x(last + 1)
        painter.fillRect(QRectF(left, plot.top(), right - left, plot.height()), see_through(ink, _COLUMN))
        painter.setPen(QPen(ink, look.px(1)))
        painter.drawLines([QLineF(x, plot.top(), x, plot.bottom()) for x in (left, right)])
    painter.setClipping(False)


def day_column(plot: QRectF, scale: TimeScale, day: int, unit: float) -> QRectF:
    """The column of one day, never so narrow that it cannot be seen."""
    wide = max(scale.per_day, 3 * unit)
    return QRectF(scale.middle(day) - wide / 2, plot.top(), wide, plot.height())


def _paint_runs(painter: QPainter, look: Look, rect: QRectF, scale: TimeScale, content: Content) -> None:
    found = run_lane.columns(content.trends, scale, content.bars)
    painter.setPen(QPen(look.colours.border, look.px(1)))
    painter.drawLine(QLineF(rect.left(), rect.bottom() + 0.5, rect.right(), rect.bottom() + 0.5))
    if found:
        top = run_lane.top_of(found)
        frame.paint_value(painter, look, rect, rect.top() + look.px(3), _value(top, content.bars))
        with _Clipped(painter, rect, 0):
            run_lane.paint_runs(painter, look, rect, scale, found)


def _value(top: int, bars: Bars) -> str:
    return f"{top // 60}:{top % 60:02}" if bars is Bars.TIME and top >= 100 else str(top)  # noqa: PLR2004


def _paint_gaps(painter: QPainter, look: Look, rect: QRectF, scale: TimeScale, content: Content) -> None:
    found = gap_lane.shown_gaps(content.trends, scale)
    reach, limit = gap_lane.reach_of(found), content.trends.settings.uneven_gap
    gap_lane.paint_limits(painter, look, rect, limit, reach)
    y = round(rect.center().y()) + 0.5
    painter.setPen(QPen(look.colours.border, look.px(1)))
    painter.drawLine(QLineF(rect.left(), y, rect.right(), y))
    for sign, text in ((1, f"+{limit}"), (-1, f"−{limit}")):
        frame.paint_value(painter, look, rect, y - sign * limit * rect.height() / 2 / reach, text)
    with _Clipped(painter, rect, 0):
        gap_lane.paint_gaps(painter, look, rect, scale, found)
        gap_lane.paint_blanks(painter, look, rect, scale, content.trends)


class _Clipped:
    """Paints inside ``rect``, and ``margin`` above and below it, only."""

    def __init__(self, painter: QPainter, rect: QRectF, margin: float) -> None:
        self._painter = painter
        self._rect = rect.adjusted(0, -margin, min(margin, 4), margin)

    def __enter__(self) -> None:
        self._painter.save()
        self._painter.setClipRect(self._rect)

    def __exit__(self, *_error: object) -> None:
        self._painter.restore()
