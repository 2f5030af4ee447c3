"""How the Trends page is laid out: period, answer, charts beside places and niggles, below them year and comparison."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from kneelog.ui.theme import Size
from kneelog.ui.trends.chart.stage import ChartStage
from kneelog.ui.trends.empty_charts import EmptyCharts
from kneelog.ui.trends.more_button import MoreButton
from kneelog.ui.trends.niggle_list import NiggleList
from kneelog.ui.trends.period_bar import PeriodBar
from kneelog.ui.trends.pictures import NAMES, Chart
from kneelog.ui.trends.place_maps import MapMode, PlaceMaps
from kneelog.ui.trends.sections import Compared, Heading, knee_choice
from kneelog.ui.trends.sentences import Sentences
from kneelog.ui.trends.tables import Tables
from kneelog.ui.trends.year_calendar import YearCalendar
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.footer_ground import FooterGround
from kneelog.ui.widgets.footer_line import FooterLine
from kneelog.ui.widgets.scroll_area import ScrollArea
from kneelog.ui.widgets.segmented import Segmented
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QResizeEvent

    from kneelog.ui.theme import Theme
    from kneelog.ui.trends.more_button import ChartMenu

_WIDEST = 1440
_BESIDE = 388
_BESIDE_FROM = 960
"""Units of content from which places and niggles stand beside the charts; narrower, below them."""
_FOOTER = 32
_RING = 4
"""Units at the edges of what scrolls, so that no focus ring is cut."""
_PEEK = 64
"""Units of what lies below that can be seen under the charts, so that the runner knows there is more."""
_LEGEND = 40
_HIGHEST = 1.5
_MOST_HEAD = 0.4
"""The share of the page's height that period and answer may take before they scroll with the rest."""


class TrendsView(QWidget):
    """Builds the parts and shares the room among them; ``fill_menu`` fills the "…" of a chart."""

    def __init__(
        self, theme: Theme, today: Callable[[], date], fill_menu: Callable[[Chart, ChartMenu], None]
    ) -> None:
        super().__init__()
        self._theme = theme
        self.bar = PeriodBar(theme, today)
        self.sentences = Sentences(theme)
        self.stage = ChartStage(theme)
        self.chart = self.stage.chart
        modes = [Option(MapMode.DAYS, tr("Days")), Option(MapMode.WORST, tr("Worst level"))]
        self.map_mode = Segmented(theme, tr("Places shaded by"), modes)
        self.maps = PlaceMaps(theme)
        self.niggles = NiggleList(theme)
        self.calendar = YearCalendar(theme)
        self.calendar_knee = knee_choice(theme)
        self.compared = Compared(theme)
        self.tables = Tables(theme)
        self.message = EmptyCharts(theme)
        self.footer = FooterLine(theme)
        self.more = {
            chart: MoreButton(theme, tr(NAMES[chart]), partial(fill_menu, chart))
            for chart in (Chart.WHERE, Chart.YEAR)
        }
        for button in self.more.values():
            button.set_near(True)
        self._lay_out()
        theme.changed.connect(self.arrange)

    @property
    def is_table(self) -> bool:
        """Whether tables stand in place of the charts."""
        return self.body.currentWidget() is self.tables

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw yet."""
        return self.body.currentWidget() is self.message

    def show_charts(self) -> None:
        """Show the charts."""
        self._show(self.scrolled)

    def show_tables(self) -> None:
        """Show the tables in their place."""
        self._show(self.tables)

    def show_message(self, sentence: str, button: str = "") -> None:
        """Show a sentence and a button over pale axes while there is nothing to draw."""
        self.message.say(sentence, button)
        self._show(self.message)

    def _show(self, part: QWidget) -> None:
        self.body.setCurrentWidget(part)
        self.bar.set_table(part is self.tables)
        self.sentences.day.setVisible(part is not self.tables)
        self.arrange()

    def arrange(self) -> None:
        """Share the present room."""
        px = self._theme.px
        content = min(self.width() - 2 * px(Size.PAGE_MARGIN), px(_WIDEST))
        margin = (self.width() - content) // 2
        ring = px(_RING)
        self._upper.setContentsMargins(margin, px(14), margin, px(Size.GAP))
        self._columns.setContentsMargins(margin, ring, margin - px(12), px(Size.GAP_SECTION))
        self._foot.setContentsMargins(margin, 1, margin, 0)
        self._ground.setFixedHeight(px(_FOOTER))
        self.tables.setContentsMargins(margin, 0, margin, px(Size.GAP))
        self._place_head(content)
        self._place_columns(beside=content >= px(_BESIDE_FROM), content=content)
        least = self.chart.sizeHint().height()
        room, year = (
            self.scrolled.height() - px(_PEEK),
            self.calendar.sizeHint().height() + px(_PEEK + _LEGEND),
        )
        if room - year >= least:  # charts and year can be seen at once
            room -= year
        highest = round(least * _HIGHEST)
        self.chart.setFixedHeight(max(least, min(room, highest)))

    def minimumSizeHint(self) -> QSize:
        """What must do: the margins of the present size may be far wider."""
        return self._theme.least_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self.arrange()

    def _place_head(self, content: int) -> None:
        """Keep period and answer in sight; where they would take too much of the height, let them scroll away."""
        is_large = self._head.heightForWidth(content) > self.height() * _MOST_HEAD
        self.sentences.setVisible(not self.is_empty and not (is_large and self.is_table))
        scrolls = is_large and not self.is_empty and not self.is_table
        if scrolls is (self._columns.indexOf(self._head) >= 0):
            return
        if scrolls:
            self._upper.removeWidget(self._head)
            self._columns.addWidget(self._head, 0, 0)
        else:
            self._columns.removeWidget(self._head)
            self._upper.addWidget(self._head)

    def _place_columns(self, *, beside: bool, content: int) -> None:
        """Charts and year on the left, places, niggles and comparison on the right; or one below the other."""
        px, grid = self._theme.px, self._columns
        spare = max(0, content - px(1144))
        self._right.setFixedWidth(px(_BESIDE) + spare // 3 if beside else content)
        grid.setHorizontalSpacing(px(28))
        grid.setVerticalSpacing(px(Size.GAP_SECTION))
        for part in (self._left, self._right):
            grid.removeWidget(part)
        if grid.indexOf(self._head) >= 0:
            grid.removeWidget(self._head)
            grid.addWidget(self._head, 0, 0, 1, 2 if beside else 1)
        grid.addWidget(self._left, 1, 0)
        grid.addWidget(self._right, *((1, 1) if beside else (2, 0)))
        grid.setColumnStretch(0, 1)

    def _lay_out(self) -> None:
        theme = self._theme
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(theme.px(10))
        head.addWidget(self.bar)
        head.addWidget(self.sentences)
        self._upper = QVBoxLayout()
        self._upper.addWidget(self._head)
        self._left = self._column(
            self.stage,
            Heading(theme, tr("Year"), self.calendar_knee, self.more[Chart.YEAR]),
            self.calendar,
        )
        self._right = self._column(
            Heading(theme, tr("Where"), self.map_mode, self.more[Chart.WHERE]),
            self.maps,
            Heading(theme, tr("Niggles")),
            self.niggles,
            Heading(theme, tr("This period against the one before")),
            self.compared,
        )
        inner = QWidget()
        self._columns = QGridLayout(inner)
        self.scrolled = ScrollArea(theme, inner)
        self.body = QStackedWidget()
        for part in (self.scrolled, self.tables, self.message):
            self.body.addWidget(part)
        self._ground = FooterGround(theme)
        self._foot = QHBoxLayout(self._ground)
        self._foot.addWidget(self.footer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._upper)
        whole.addWidget(self.body, 1)
        whole.addWidget(self._ground)

    def _column(self, *parts: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Size.GAP))
        for part in parts:
            if isinstance(part, Heading) and column.count():
                column.addSpacing(self._theme.px(Size.GAP))
            column.addWidget(part)
        column.addStretch(1)
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return holder
