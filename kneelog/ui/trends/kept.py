"""How the runner likes the charts, kept for the next time on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.period import Span
from kneelog.ui.trends.chart.content import Bars

if TYPE_CHECKING:
    from kneelog.ui.window_state import WindowState

_SPAN, _MEDIAN, _BARS = "trends/span", "trends/median", "trends/bars"


class Kept:
    """The span last chosen, whether days have their median, and what the bars of the runs measure."""

    def __init__(self, state: WindowState) -> None:
        self._state = state

    @property
    def span(self) -> Span:
        """Twelve weeks at first."""
        kept = self._state.get(_SPAN)
        return Span(kept) if kept in set(Span) else Span.TWELVE_WEEKS

    @span.setter
    def span(self, span: Span) -> None:
        self._state.keep(_SPAN, span)

    @property
    def with_median(self) -> bool:
        """Whether the rolling median is drawn over days, too; not at first."""
        return self._state.is_on(_MEDIAN)

    @with_median.setter
    def with_median(self, wanted: bool) -> None:
        self._state.switch(_MEDIAN, wanted)

    @property
    def bars(self) -> Bars:
        """The distance at first."""
        return Bars.TIME if self._state.get(_BARS) == Bars.TIME else Bars.DISTANCE

    @bars.setter
    def bars(self, bars: Bars) -> None:
        self._state.keep(_BARS, bars)
