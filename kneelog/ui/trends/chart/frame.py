"""What stands round the data: names of lanes and values at the left, lines of days and levels, days at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPen

from kneelog.domain.coarse import Grain
from kneelog.domain.report import Knee
from kneelog.ui.theme import Type
from kneelog.ui.trends.chart.content import KNEES, Bars, Content, Lane, Lanes, gap_name
from kneelog.ui.widgets.badge import draw_badge
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from kneelog.ui.theme.look import Look
    from kneelog.ui.trends.chart.scale import Tick, TimeScale

_BADGE = 20
_VALUE_GAP = 6.0
_NAME_AT = 0.2
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def paint_day_lines(
    painter: QPainter, look: Look, plot: QRectF, scale: TimeScale, ticks: Iterable[Tick]
) -> None:
    """A hairline through all lanes at the beginning of each week or month."""
    painter.setPen(QPen(look.colours.hairline, look.px(1)))
    xs = [round(scale.x(tick.day)) + 0.5 for tick in ticks]
    painter.drawLines(
        [QLineF(x, plot.top(), x, plot.bottom()) for x in xs if plot.left() <= x <= plot.right()]
    )


def paint_day_names(
    painter: QPainter, look: Look, axis: QRectF, scale: TimeScale, ticks: Iterable[Tick]
) -> None:
    """The names of days at the foot; one that would be cut is left out."""
    font = look.font(Type.SMALL)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(look.colours.muted)
    for tick in ticks:
        x, wide = scale.x(tick.day), metrics.horizontalAdvance(tick.name)
        if tick.name and x + wide <= axis.right() and x >= axis.left():
            painter.drawText(QRectF(x, axis.top(), wide + 2, axis.height()), _LEFT, tick.name)


def paint_level_lines(painter: QPainter, look: Look, rect: QRectF) -> None:
    """The axis at 0 and fine lines at 5 and 10, with their numbers."""
    for level in (0, 5, 10):
        y = round(rect.bottom() - level / 10 * rect.height()) + 0.5
        painter.setPen(QPen(look.colours.border if level == 0 else look.colours.hairline, look.px(1)))
        painter.drawLine(QLineF(rect.left(), y, rect.right(), y))
        paint_value(painter, look, rect, y, str(level))


def paint_value(painter: QPainter, look: Look, rect: QRectF, y: float, text: str) -> None:
    """A number of a lane's axis, left of ``rect`` at the height ``y``."""
    high = look.line(Type.SMALL)
    painter.setFont(look.font(Type.SMALL))
    painter.setPen(look.colours.muted)
    room = QRectF(0, y - high / 2, rect.left() - _VALUE_GAP * look.unit, high)
    painter.drawText(room, _RIGHT, text)


_LEVELS = {
    Grain.DAY: N_("0–10, higher is worse"),
    Grain.WEEK: N_("0–10, worst of each week"),
    Grain.MONTH: N_("0–10, worst of each month"),
}
_SUMS = {Grain.DAY: "{unit}", Grain.WEEK: N_("{unit} a week"), Grain.MONTH: N_("{unit} a month")}


def paint_names(painter: QPainter, look: Look, lanes: Lanes, content: Content, grain: Grain) -> None:
    """The name of each lane, left of it, and what its marks stand for."""
    unit = tr("minutes") if content.bars is Bars.TIME else content.trends.units.value
    in_units = tr(_SUMS[grain], unit=unit)
    for lane, rect in lanes.rects.items():
        knee = KNEES.get(lane)
        if knee is not None:
            levels = "" if knee in content.unrecorded else tr(_LEVELS[grain])
            _paint_knee_name(painter, look, rect, knee, levels)
        elif lane is Lane.MARKS:
            _paint_name(painter, look, rect, tr("Marks"), "", semibold=False)
        elif lane is Lane.RUNS:
            _paint_name(painter, look, rect, tr("Runs"), in_units)
        else:
            _paint_name(painter, look, rect, "\n".join(gap_name()), "")


def name_middle(look: Look, rect: QRectF, lane: Lane) -> float:
    """The height of the middle of a lane's name."""
    if lane in KNEES:
        return rect.top() + rect.height() * _NAME_AT + look.line(Type.BODY) / 2
    return rect.center().y()


def _paint_knee_name(painter: QPainter, look: Look, rect: QRectF, knee: Knee, levels: str) -> None:
    """``levels`` says what stands on the axis; empty: nothing was recorded."""
    side, line = look.px(_BADGE), look.line(Type.BODY)
    name = tr("Left") if knee is Knee.LEFT else tr("Right")
    top = rect.top() + (rect.height() * _NAME_AT if levels else (rect.height() - line) / 2)
    draw_badge(painter, look, knee, QRectF(0, round(top + (line - side) / 2), side, side))
    painter.setFont(look.font(Type.BODY, semibold=True))
    painter.setPen(look.colours.ink)
    painter.drawText(QRectF(side + look.px(6), top, rect.left(), line), _LEFT, name)
    painter.setPen(look.colours.muted)
    if levels:
        painter.setFont(look.font(Type.SMALL))
        below = QRectF(0, top + line + look.px(3), rect.left() - look.px(24), 3 * look.line(Type.SMALL))
        painter.drawText(below, _WRAPPED, levels)
        return
    painter.fillRect(rect, look.colours.page)  # no line of a day through the words
    painter.setFont(look.font(Type.BODY, italic=True))
    said = (
        tr("Left knee: not recorded in this period")
        if knee is Knee.LEFT
        else tr("Right knee: not recorded in this period")
    )
    painter.drawText(QRectF(rect.left(), top, rect.width(), line), _LEFT, said)


def _paint_name(
    painter: QPainter, look: Look, rect: QRectF, name: str, below: str, *, semibold: bool = True
) -> None:
    kind = Type.BODY if semibold else Type.SMALL
    lines = name.count("\n") + 1
    high = lines * look.line(Type.SMALL) + 2
    rest = look.line(Type.SMALL) if below else 0
    top = rect.top() + (rect.height() - high - rest) / 2
    painter.setFont(look.font(kind, semibold=semibold))
    painter.setPen(look.colours.ink if semibold else look.colours.muted)
    painter.drawText(QRectF(0, top, rect.left(), high), _LEFT, name)
    if below:
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(look.colours.muted)
        painter.drawText(QPointF(0, top + high + rest * 0.8), below)
