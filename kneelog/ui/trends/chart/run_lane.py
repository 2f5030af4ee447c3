"""The runs beside the pain: a bar a run, a week or a month; one much longer than those before is darker, as a fact."""

from __future__ import annotations

from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from kneelog.domain.coarse import Grain
from kneelog.services.wording import METRES_PER
from kneelog.ui.trends.chart.content import Bars
from kneelog.ui.trends.chart.pain_lane import LONGEST, in_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter

    from kneelog.domain.running import RunBar, Total
    from kneelog.services.trends import Trends
    from kneelog.ui.theme.look import Look
    from kneelog.ui.trends.chart.scale import TimeScale

_WIDEST = 7.0
_SHARE = 0.62
_UNKNOWN = 4.0
_ROUND = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 30, 40, 50, 60, 80, 100)


class Column(NamedTuple):
    """A bar to be drawn over the days from ``day`` on: its value in km, miles or minutes (``None``: not known)."""

    day: int
    days: int
    value: float | None
    is_marked: bool


def columns(trends: Trends, scale: TimeScale, bars: Bars) -> list[Column]:
    """The bars in view: runs, or the totals of weeks or months where those are drawn."""
    if scale.grain is not Grain.DAY:
        return [
            Column(total.day, total.days, _value_of_total(trends, total, bars), is_marked=False)
            for total in in_view(trends.totals[scale.grain], scale, beside=LONGEST)
        ]
    return [
        Column(bar.day, 1, _value_of_run(trends, bar, bars), is_marked=bar.longer is not None)
        for bar in in_view(trends.bars, scale)
    ]


def top_of(found: Sequence[Column]) -> int:
    """A round number that no bar exceeds."""
    highest = ceil(max((column.value or 0 for column in found), default=0))
    scale = 1
    while highest > _ROUND[-1] * scale:
        scale *= 10
    return next(step * scale for step in _ROUND if step * scale >= highest)


def paint_runs(
    painter: QPainter, look: Look, rect: QRectF, scale: TimeScale, found: Sequence[Column]
) -> None:
    """Draw the bars of ``found``; several runs of one day share its width."""
    plain: list[QRectF] = []
    marked: list[QRectF] = []
    unknown: list[QRectF] = []
    for bar, column in _bars(look, rect, scale, found):
        if column.value is None:
            unknown.append(bar)
        else:
            (marked if column.is_marked else plain).append(bar)
    colours = look.colours
    painter.setPen(Qt.PenStyle.NoPen)
    for bars, colour in ((plain, colours.border), (marked, colours.ink)):
        painter.setBrush(colour)
        painter.drawRects(bars)
    painter.setPen(QPen(colours.border, look.unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRects(unknown)


def _bars(
    look: Look, rect: QRectF, scale: TimeScale, found: Sequence[Column]
) -> Iterator[tuple[QRectF, Column]]:
    """Each bar of ``found``; one of unknown height is a small empty frame."""
    top, foot, unit = top_of(found), rect.bottom(), look.unit
    for _day, group in groupby(found, key=_day_of):
        of_day = list(group)
        room = scale.per_day * of_day[0].days
        wide = min(_WIDEST * unit * of_day[0].days, max(1.0, room * _SHARE))
        each = wide / len(of_day)
        left = scale.x(of_day[0].day) + (room - wide) / 2
        for number, column in enumerate(of_day):
            high = _UNKNOWN * unit
            if column.value is not None:
                high = max(1.0, column.value / top * rect.height())
            inside = max(0.8, each - (len(of_day) > 1))
            yield QRectF(left + number * each, foot - high, inside, high), column


def _day_of(column: Column) -> int:
    return column.day


def _value_of_run(trends: Trends, bar: RunBar, bars: Bars) -> float | None:
    if bars is Bars.TIME:
        return None if bar.seconds is None else bar.seconds / 60
    return None if bar.metres is None else bar.metres / METRES_PER[trends.units]


def _value_of_total(trends: Trends, total: Total, bars: Bars) -> float | None:
    if bars is Bars.TIME:
        return None if total.runs == total.without_time else total.seconds / 60
    return None if total.runs == total.without_distance else total.metres / METRES_PER[trends.units]
