"""One knee's row: the worst level of each day or week, what may be joined, the median, and what is not recorded.

Nothing is drawn where nothing was recorded but a short dash under the axis; a 0 is a mark on the axis.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from kneelog.domain.coarse import Grain
from kneelog.domain.context import BAND_UP_TO
from kneelog.domain.report import Knee
from kneelog.domain.trend import blanks, joined
from kneelog.ui.theme.colours import see_through

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QColor

    from kneelog.domain.running import RunBar, Total
    from kneelog.domain.trend import Dot, Gap, Morning, Smooth
    from kneelog.services.trend_marks import Mark
    from kneelog.services.trends import Trends
    from kneelog.ui.theme.look import Look
    from kneelog.ui.trends.chart.scale import TimeScale

TOP = 10
LONGEST = 31
"""No mark stands for more days: so far beside the view one may begin that reaches into it."""
_BAND = 0.07
_VEIL = 0.12
_LINE, _MEDIAN, _OPEN = 1.4, 2.0, 1.4
_DOT = {Knee.LEFT: 7.6, Knee.RIGHT: 7.0}
_LEAST_DOT = 3.4
_MORNING = 4.2
_FAINT = 0.45
_DASH = 4.0


class Row(NamedTuple):
    """A knee's row: where it lies, and on which scale."""

    knee: Knee
    rect: QRectF
    scale: TimeScale

    def y(self, level: float) -> float:
        """Where ``level`` is: 0 on the axis at the foot, 10 at the top."""
        return self.rect.bottom() - level / TOP * self.rect.height()

    def points(self, dots: Iterable[Dot | Morning | Smooth]) -> list[QPointF]:
        """The places of ``dots``, each in the middle of its days."""
        start, step = self.scale.x(0), self.scale.per_day
        foot, a_level = self.rect.bottom(), self.rect.height() / TOP
        return [QPointF(start + (dot.day + dot.days / 2) * step, foot - dot.level * a_level) for dot in dots]


def paint_band(painter: QPainter, look: Look, rect: QRectF) -> None:
    """The band up to 5: context, in muted ink; its words stand in the legend."""
    high = rect.height() * BAND_UP_TO / TOP
    band = QRectF(rect.left(), rect.bottom() - high, rect.width(), high)
    painter.fillRect(band, see_through(look.colours.muted, _BAND))


def paint_knee(painter: QPainter, look: Look, row: Row, trends: Trends, *, with_median: bool) -> None:
    """The row's data; the axis and its lines are drawn before."""
    series, scale = trends.knee(row.knee), row.scale
    grain = scale.grain
    if grain is not Grain.DAY:
        worst = in_view(series.worst[grain], scale, beside=LONGEST)
        today = trends.as_of.toordinal()
        _paint_smooth(painter, look, row, [_up_to(stretch, today) for stretch in series.smooth[grain]])
        _paint_dots(painter, look, row, _up_to(worst, today))
        _paint_dashes(painter, look, row, blank_buckets(trends, scale, worst))
        return
    dots = in_view(series.dots, scale, beside=1)
    if with_median:
        _paint_smooth(painter, look, row, series.smooth[grain])
    _paint_joined(painter, look, row, dots, faint=with_median)
    dots = in_view(series.dots, scale)
    _paint_dots(painter, look, row, dots)
    _paint_mornings(painter, look, row, in_view(series.mornings, scale))
    _paint_dashes(painter, look, row, _blank_days(trends, scale, dots))


_Bucketed = TypeVar("_Bucketed", "Dot", "Smooth")
_Dated = TypeVar("_Dated", "Dot", "Morning", "Smooth", "Gap", "RunBar", "Total", "Mark")


def in_view(series: Sequence[_Dated], scale: TimeScale, beside: int = 0) -> Sequence[_Dated]:
    """What of a ``series`` (by day) is in view, and what begins up to ``beside`` days before and after."""
    days = scale.days()
    first = bisect_left(series, days.start - beside, key=_day)
    return series[first : bisect_left(series, days.stop + beside, lo=first, key=_day)]


def _day(item: Dot | Morning | Smooth | Gap | RunBar | Total | Mark) -> int:
    return item.day


def _paint_joined(painter: QPainter, look: Look, row: Row, dots: Sequence[Dot], *, faint: bool) -> None:
    lines = [QLineF(*row.points(pair)) for pair in joined(dots)]
    colour = look.colours.side(row.knee)
    painter.setPen(QPen(see_through(colour, _FAINT) if faint else colour, _LINE * look.unit))
    painter.drawLines(lines)


def _paint_dots(painter: QPainter, look: Look, row: Row, dots: Sequence[Dot]) -> None:
    """Circles for the left knee, squares for the right; filled with a run, hollow without."""
    room = row.scale.per_day * max((dot.days for dot in dots), default=1) * 0.95
    size = min(_DOT[row.knee] * look.unit, max(_LEAST_DOT * look.unit, room))
    colours = look.colours
    _paint_points(painter, row.points(dots), row.knee, size, colours.side(row.knee))
    hollow = row.points(dot for dot in dots if not dot.is_run)
    inside = size - 2 * _OPEN * look.unit
    if inside > 0:
        _paint_points(painter, hollow, row.knee, inside, colours.page)


def _up_to(series: Sequence[_Bucketed], today: int) -> Sequence[_Bucketed]:
    """``series`` with a week or month that is not over ending today."""
    if not series or series[-1].day + series[-1].days <= today + 1:
        return series
    shortened = list(series)
    shortened[-1] = series[-1]._replace(days=today + 1 - series[-1].day)
    return shortened


def _paint_mornings(painter: QPainter, look: Look, row: Row, mornings: Sequence[Morning]) -> None:
    """Small and hollow, on the day's line: how it was before the day's worst."""
    points, size = row.points(mornings), _MORNING * look.unit
    _paint_points(painter, points, row.knee, size, look.colours.side(row.knee))
    _paint_points(painter, points, row.knee, size - 2.2 * look.unit, look.colours.page)


def _paint_points(painter: QPainter, points: list[QPointF], knee: Knee, size: float, colour: QColor) -> None:
    cap = Qt.PenCapStyle.RoundCap if knee is Knee.LEFT else Qt.PenCapStyle.SquareCap
    painter.setPen(QPen(colour, size, Qt.PenStyle.SolidLine, cap))
    painter.drawPoints(QPolygonF(points))


def _paint_smooth(painter: QPainter, look: Look, row: Row, stretches: Iterable[Sequence[Smooth]]) -> None:
    """The median as a line, over a veil from the lowest to the highest of its days."""
    colour, grain = look.colours.side(row.knee), row.scale.grain
    lines: list[QLineF] = []
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(see_through(colour, _VEIL))
    for stretch in stretches:
        shown = in_view(stretch, row.scale, beside=LONGEST)
        if grain is not Grain.DAY:
            painter.drawRects(_veil_columns(row, shown))
        elif len(shown) > 1:
            painter.drawPolygon(_veil(row, shown))
        points = row.points(shown)
        lines += [QLineF(one, two) for one, two in pairwise(points)]
        if len(points) == 1 and grain is not Grain.DAY:  # a week or month by itself has its median, too
            half = QPointF(row.scale.per_day * shown[0].days / 4, 0)
            lines.append(QLineF(points[0] - half, points[0] + half))
    pen = QPen(colour, _MEDIAN * look.unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLines(lines)


def _veil(row: Row, shown: Sequence[Smooth]) -> QPolygonF:
    """Along the highest levels and back along the lowest."""
    xs = [row.scale.middle(point.day) for point in shown]
    upper = [QPointF(x, row.y(point.high)) for x, point in zip(xs, shown, strict=True)]
    lower = [QPointF(x, row.y(point.low)) for x, point in zip(xs, shown, strict=True)]
    return QPolygonF(upper + lower[::-1])


def _veil_columns(row: Row, shown: Sequence[Smooth]) -> list[QRectF]:
    """A column a week or month, on whole pixels so that neighbours touch."""
    columns = []
    for point in shown:
        left, right = round(row.scale.x(point.day)), round(row.scale.x(point.day + point.days))
        top = row.y(point.high)
        columns.append(QRectF(left, top, right - left, row.y(point.low) - top))
    return columns


def _paint_dashes(painter: QPainter, look: Look, row: Row, missing: Iterable[tuple[int, int]]) -> None:
    """A short dash under the axis: not recorded, never 0. ``missing``: a day, and for how many it stands."""
    y, lines = row.rect.bottom() + 5 * look.unit, []
    for day, days in missing:
        half = min(_DASH * look.unit, row.scale.per_day * days * 0.7) / 2
        x = row.scale.x(day + days / 2)
        lines.append(QLineF(x - half, y, x + half, y))
    painter.setPen(QPen(look.colours.border, 1.2 * look.unit))
    painter.drawLines(lines)


def _blank_days(trends: Trends, scale: TimeScale, dots: Sequence[Dot]) -> list[tuple[int, int]]:
    """The days in view on which the diary was kept and the knee was not recorded."""
    kept = kept_days(trends, scale)
    if not kept:
        return []
    first, last = date.fromordinal(kept.start), date.fromordinal(kept.stop - 1)
    return [(day, 1) for day in blanks(dots, first, last)]


def kept_days(trends: Trends, scale: TimeScale) -> range:
    """The days in view from the diary's first entry to the date as of which it is read."""
    begun = trends.days.first_entry
    if begun is None:
        return range(0)
    days = scale.days()
    return range(max(days.start, begun.toordinal()), min(days.stop, trends.as_of.toordinal() + 1))


def blank_buckets(trends: Trends, scale: TimeScale, known: Sequence[Dot | Gap]) -> list[tuple[int, int]]:
    """The weeks or months in view, and their days, of which nothing is known though the diary was kept."""
    kept, buckets = kept_days(trends, scale), trends.buckets(scale.grain)
    recorded, found = {one.day for one in known}, []
    start = buckets.start(kept.start) if kept else kept.stop
    while start < kept.stop:
        length = buckets.length(start)
        if start not in recorded:
            found.append((start, length))
        start += length
    return found
