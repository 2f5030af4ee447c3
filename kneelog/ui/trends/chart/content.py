"""What the charts over time show, as one frozen value; and where its lanes lie."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from kneelog.domain.report import Knee
from kneelog.ui.theme import Type
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.services.trends import Trends
    from kneelog.ui.theme.look import Look


class Bars(StrEnum):
    """What the bars of the runs measure."""

    DISTANCE = "distance"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Content:
    """``unrecorded`` are the knees of which nothing was recorded in the period: their rows are one line each.

    ``with_median`` draws the rolling median also where days are drawn.
    """

    trends: Trends
    unrecorded: frozenset[Knee] = frozenset()
    with_median: bool = False
    bars: Bars = Bars.DISTANCE


class Lane(StrEnum):
    """The charts over time, from top to bottom; each can be copied and saved by itself."""

    LEFT = "left"
    RIGHT = "right"
    MARKS = "marks"
    RUNS = "runs"
    GAP = "gap"


KNEES = {Lane.LEFT: Knee.LEFT, Lane.RIGHT: Knee.RIGHT}
_GUTTER = 92
_HEIGHTS = {Lane.LEFT: 104.0, Lane.RIGHT: 104.0, Lane.MARKS: 20.0, Lane.RUNS: 56.0, Lane.GAP: 60.0}
_ABOVE = {Lane.LEFT: 8.0, Lane.RIGHT: 18.0, Lane.MARKS: 12.0, Lane.RUNS: 12.0, Lane.GAP: 14.0}
_GROWS = {Lane.LEFT: 3.0, Lane.RIGHT: 3.0, Lane.RUNS: 1.5, Lane.GAP: 1.5}
_ONE_LINE = 26.0
_AXIS = 28.0
_AXIS_BELOW = 6.0


class Lanes(NamedTuple):
    """Where each lane and the axis lie, in pixels."""

    rects: dict[Lane, QRectF]
    axis: QRectF

    @property
    def plot(self) -> QRectF:
        """All lanes, without the gutter and the axis."""
        first, *_between, last = *self.rects.values(), *self.rects.values()
        return QRectF(first.left(), first.top(), first.width(), last.bottom() - first.top())


def least_height(look: Look, content: Content, which: Sequence[Lane] = tuple(Lane)) -> int:
    """The height, in pixels, at which the lanes have their drawn size."""
    return look.px(sum(_height(lane, content) + _ABOVE[lane] for lane in which) + _AXIS)


def lanes(
    look: Look, content: Content, width: float, height: float, which: Sequence[Lane] = tuple(Lane)
) -> Lanes:
    """The lanes in a room of ``width`` x ``height`` pixels; what is over goes to the rows that profit from it."""
    spare = max(0.0, height - least_height(look, content, which))
    grows = {lane: _GROWS.get(lane, 0.0) for lane in which if KNEES.get(lane) not in content.unrecorded}
    whole = sum(grows.values()) or 1.0
    left = gutter(look)
    top, rects = 0.0, {}
    for lane in which:
        top = round(top + look.px(_ABOVE[lane]))
        high = round(look.px(_height(lane, content)) + spare * grows.get(lane, 0.0) / whole)
        rects[lane] = QRectF(left, top, width - left - look.px(4), high)
        top += high
    names = QRectF(left, top + look.px(_AXIS_BELOW), width - left, look.line(Type.SMALL) + look.px(4))
    return Lanes(rects, names)


def gutter(look: Look) -> int:
    """The pixels at the left for the names of the lanes and of their values; wide fonts need more."""
    name = max(QFontMetricsF(look.font(semibold=True)).horizontalAdvance(part) for part in gap_name())
    value = QFontMetricsF(look.font(Type.SMALL)).horizontalAdvance("+4")
    return max(look.px(_GUTTER), round(name + value) + look.px(14))


def gap_name() -> tuple[str, ...]:
    """The name of the last lane, in its lines."""
    return tuple(tr("Left minus\nright").split("\n"))


def _height(lane: Lane, content: Content) -> float:
    return _ONE_LINE if KNEES.get(lane) in content.unrecorded else _HEIGHTS[lane]
