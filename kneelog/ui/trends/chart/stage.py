"""The charts over time with what belongs to them: a "…" beside the name of each, the legend below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.ui.theme import Size
from kneelog.ui.trends.chart.content import Lane
from kneelog.ui.trends.chart.frame import name_middle
from kneelog.ui.trends.chart.time_chart import TimeChart
from kneelog.ui.trends.legend import Legend
from kneelog.ui.trends.more_button import ChartMenu, MoreButton
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kneelog.ui.theme import Theme

MORE_OF = {
    Lane.LEFT: N_("Pain over time"),
    Lane.MARKS: N_("Marks"),
    Lane.RUNS: N_("Runs"),
    Lane.GAP: N_("Left minus right"),
}
"""The charts that have a "…" of their own, by the lane at whose name it stands."""


class ChartStage(QWidget):
    """``menu_asked`` wants the menu of a lane filled."""

    menu_asked = Signal(object, object)
    """The :class:`Lane` and the :class:`ChartMenu` to fill."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.chart = TimeChart(theme)
        self.more = {
            lane: MoreButton(theme, tr(name), partial(self._ask, lane), self.chart)
            for lane, name in MORE_OF.items()
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP_TIGHT))
        column.addWidget(self.chart, 1)
        self.legend = Legend(theme)
        column.addWidget(self.legend)
        self.chart.laid_out.connect(self._place)
        self.chart.near.connect(self._show_near)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stay at the end of their lanes."""
        super().resizeEvent(event)
        self._place()

    def _ask(self, lane: Lane, menu: ChartMenu) -> None:
        self.menu_asked.emit(lane, menu)

    def _place(self) -> None:
        """Beside the names: at the other end they would hide the latest days."""
        px = self._theme.px
        for lane, button in self.more.items():
            rect, size = self.chart.lanes.rects[lane], button.sizeHint()
            button.resize(size)
            middle = name_middle(self._theme, rect, lane)
            button.move(round(rect.left()) - size.width() - px(4), round(middle - size.height() / 2))

    def _show_near(self, y: float) -> None:
        """The pointer is at this height of the chart, or (below 0) not over it."""
        near = Lane.LEFT
        for lane, rect in self.chart.lanes.rects.items():
            if y >= rect.top() and lane is not Lane.RIGHT:
                near = lane
        for lane, button in self.more.items():
            button.set_near(y >= 0 and lane is near)
