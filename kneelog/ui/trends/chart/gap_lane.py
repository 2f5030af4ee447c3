"""Left minus right: bars up where the left knee was worse, down where the right was; where one is blank, a dash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kneelog.domain.coarse import Grain
from kneelog.domain.report import Knee
from kneelog.ui.trends.chart.pain_lane import LONGEST, blank_buckets, in_view, kept_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.domain.trend import Gap
    from kneelog.services.trends import Trends
    from kneelog.ui.theme.look import Look
    from kneelog.ui.trends.chart.scale import TimeScale

LEAST_REACH = 6
_WIDEST = 6.0
_SHARE = 0.62
_DASH = 3.0


def shown_gaps(trends: Trends, scale: TimeScale) -> Sequence[Gap]:
    """The differences in view; of a week or month its largest."""
    return in_view(trends.gaps[scale.grain], scale, beside=LONGEST)


def reach_of(found: Sequence[Gap]) -> int:
    """The difference at the lane's edges: 6, or the largest there is."""
    return max((abs(gap.difference) for gap in found), default=0) if _is_wide(found) else LEAST_REACH


def paint_gaps(painter: QPainter, look: Look, rect: QRectF, scale: TimeScale, gaps: Sequence[Gap]) -> None:
    """Draw the bars; no difference is a mark on the axis."""
    middle, per_level = rect.center().y(), rect.height() / 2 / reach_of(gaps)
    found: dict[int, list[QRectF]] = {-1: [], 0: [], 1: []}
    for gap in gaps:
        room, high = scale.per_day * gap.days, gap.difference * per_level
        wide = min(_WIDEST * look.unit * gap.days, max(1.0, room * _SHARE))
        x = scale.x(gap.day) + (room - wide) / 2
        if gap.difference > 0:
            found[1].append(QRectF(x, middle - high, wide, high))
        elif gap.difference < 0:
            found[-1].append(QRectF(x, middle, wide, -high))
        else:
            found[0].append(QRectF(x, middle - look.unit, wide, 2 * look.unit))
    painter.setPen(Qt.PenStyle.NoPen)
    colours = look.colours
    for sign, colour in ((1, colours.side(Knee.LEFT)), (-1, colours.side(Knee.RIGHT)), (0, colours.border)):
        painter.setBrush(colour)
        painter.drawRects(found[sign])


def paint_limits(painter: QPainter, look: Look, rect: QRectF, gap: int, reach: int) -> None:
    """The dotted lines at which the rule of thumb calls the knees very different."""
    pen = QPen(look.colours.muted, look.unit)
    pen.setStyle(Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([2.0, 3.0])
    painter.setPen(pen)
    for sign in (-1, 1):
        y = round(rect.center().y() - sign * gap * rect.height() / 2 / reach) + 0.5
        painter.drawLine(QLineF(rect.left(), y, rect.right(), y))


def paint_blanks(painter: QPainter, look: Look, rect: QRectF, scale: TimeScale, trends: Trends) -> None:
    """A short dash at the foot where the diary was kept and the two knees could not be compared."""
    known, y = shown_gaps(trends, scale), rect.bottom() - 1.5 * look.unit
    if scale.grain is Grain.DAY:
        compared = {gap.day for gap in known}
        missing = [(day, 1) for day in kept_days(trends, scale) if day not in compared]
    else:
        missing = blank_buckets(trends, scale, known)
    lines = []
    for day, days in missing:
        half, x = min(_DASH * look.unit, scale.per_day * days * 0.6) / 2, scale.x(day + days / 2)
        lines.append(QLineF(x - half, y, x + half, y))
    painter.setPen(QPen(look.colours.border, 1.2 * look.unit))
    painter.drawLines(lines)


def _is_wide(found: Sequence[Gap]) -> bool:
    return any(abs(gap.difference) > LEAST_REACH for gap in found)
