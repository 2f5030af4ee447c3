"""What can be done with one chart: copy it, save it, see it as a table; and how some of them draw."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kneelog.services.example import whose
from kneelog.services.trend_tables import TableName
from kneelog.ui.trends import output
from kneelog.ui.trends.chart.content import Bars, Lane
from kneelog.ui.trends.pictures import Chart, Shown
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kneelog.ui.trends.more_button import ChartMenu
    from kneelog.ui.trends.page import TrendsPage

CHART_OF = {Lane.LEFT: Chart.PAIN, Lane.MARKS: Chart.MARKS, Lane.RUNS: Chart.RUNS, Lane.GAP: Chart.GAP}
TABLE_OF = {
    Chart.PAIN: TableName.PAIN,
    Chart.MARKS: TableName.MARKS,
    Chart.RUNS: TableName.RUNS,
    Chart.GAP: TableName.PAIN,
    Chart.WHERE: TableName.WHERE,
    Chart.YEAR: TableName.YEAR,
}


class ChartActs:
    """Acts on the charts of ``page``. ``ask_where`` asks for a file; tests answer themselves."""

    def __init__(self, page: TrendsPage) -> None:
        self._page = page
        self.ask_where: Callable[[QWidget, Chart], Path | None] = output.ask_where
        self.saved_note: Callable[[], str] = str
        self.is_example = False

    def fill(self, chart: Chart, menu: ChartMenu) -> None:
        """Put what can be done with ``chart`` into ``menu``."""
        page = self._page
        if chart is Chart.PAIN:
            menu.add(tr("Median of &7 days"), page.turn_median, checked=page.kept.with_median)
            menu.addSeparator()
        elif chart is Chart.RUNS:
            for bars, text in ((Bars.DISTANCE, tr("&Distance")), (Bars.TIME, tr("T&ime"))):
                menu.add(text, partial(page.measure, bars), checked=page.kept.bars is bars)
            menu.addSeparator()
        menu.add(tr("&Copy picture"), lambda: self.copy(chart))
        menu.add(tr("&Save picture…"), lambda: self.save(chart))
        menu.add(tr("Show as &table"), lambda: page.show_table(TABLE_OF[chart]))

    def copy(self, chart: Chart) -> None:
        """Copy ``chart`` as a picture."""
        shown = self.shown
        if shown is not None:
            self._say(output.copy(chart, shown))

    def save(self, chart: Chart) -> None:
        """Save ``chart`` as a picture where the runner says."""
        shown = self.shown
        path: Path | None = self.ask_where(self._page, chart) if shown is not None else None
        if shown is not None and path is not None:
            self._say(output.save(path, chart, shown, self.saved_note()))

    def print(self) -> None:
        """Print the page."""
        shown = self.shown
        if shown is None:
            self._say(tr("There is nothing to print yet."))
        else:
            view = self._page.view
            lines = [sentence.accessibleName() for sentence in view.sentences.knees.values()]
            self._say(output.print_page(self._page, lines, shown))

    @property
    def shown(self) -> Shown | None:
        """What the page shows now; ``None`` while there is nothing."""
        page, view = self._page, self._page.view
        if page.content is None or page.choice is None:
            return None
        note = whose() if self.is_example else ""
        return Shown(page.content, page.choice.period, view.maps.view, view.calendar.view, note)

    def _say(self, sentence: str) -> None:
        if sentence:
            self._page.view.footer.say(sentence, aloud=True)
