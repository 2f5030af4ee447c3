"""How the Trends page behaves: one period, one day, one niggle, shared by every chart on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from kneelog.domain.period import Span
from kneelog.services.history_filter import Only
from kneelog.services.trends import Trends
from kneelog.ui.happened import what_happened
from kneelog.ui.page import Page
from kneelog.ui.trends import choice as choices
from kneelog.ui.trends.chart.content import Content
from kneelog.ui.trends.chart_acts import ChartActs
from kneelog.ui.trends.choice import Choice
from kneelog.ui.trends.connections import connect
from kneelog.ui.trends.days_shown import DaysShown
from kneelog.ui.trends.kept import Kept
from kneelog.ui.trends.shown import show_period, unrecorded_knees
from kneelog.ui.trends.view import TrendsView
from kneelog.ui.trends.walking import Walking
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.domain.period import Period
    from kneelog.rules.niggles import Niggle
    from kneelog.services.trend_tables import TableName
    from kneelog.ui.desk import Desk, Done, State
    from kneelog.ui.theme import Theme
    from kneelog.ui.trends.chart.content import Bars
    from kneelog.ui.window_state import WindowState

_OTHER = Qt.FocusReason.OtherFocusReason


class TrendsPage(Page):
    """The diary is read on the desk's thread; the page draws what comes back, and only what is another than before.

    ``choice`` is which days are looked at, ``content`` what the charts over time show; both ``None`` at first.
    """

    def __init__(self, theme: Theme, desk: Desk, window_state: WindowState) -> None:
        super().__init__(theme, desk)
        self.kept = Kept(window_state)
        self._stale, self._asked = True, 0
        self._is_read = self._prints = False
        self.trends: Trends | None = None
        self.choice: Choice | None = None
        self.content: Content | None = None
        self.acts = ChartActs(self)
        self.view = TrendsView(theme, lambda: desk.now().date(), self.acts.fill)
        self.days = DaysShown(self.view)
        self.walking = Walking(self)
        self._way_back = desk.undo
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        connect(self)

    # What the window asks -----------------------------------------------------------------------------------

    def enter(self, subject: object = None) -> None:
        """Show the page; ``subject`` is "print", or nothing."""
        if self._stale and self.desk.state.is_whole:
            self._read()
        if subject == "print":
            self._print_when_read()
        else:
            self.focus_chart()

    def regions(self) -> list[QWidget]:
        """Period; charts, tables or the empty page's button; places; niggles; calendar."""
        view = self.view
        if view.is_empty:
            return [view.message.button]
        if view.is_table:
            return [view.bar.spans, view.tables]
        niggles = [view.niggles.rows[0].head] if view.niggles.rows else []
        return [view.bar.spans, view.chart, view.map_mode, *niggles, view.calendar]

    def focus_chart(self) -> None:
        """Put the focus where the keys walk."""
        view = self.view
        part = view.message.button if view.is_empty else view.tables if view.is_table else view.chart
        part.setFocus(_OTHER)

    def _print_when_read(self) -> None:
        """Print at once, or when the diary was read."""
        self._prints = not self._is_read
        if self._is_read:
            self.acts.print()

    # Reading ------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._stale = self._is_read = False
        self._asked += 1
        number, known = self._asked, self.trends

        def read(state: State) -> tuple[Trends, bool] | None:
            if state.history is None or state.review is None:
                return None
            found = Trends.of(state.diary, state.history, state.review)
            return found, found == known

        def taken(found: tuple[Trends, bool] | None) -> None:
            if found is None or number != self._asked:
                return
            self._is_read = True
            if not found[1]:
                self._take(found[0])
            if self._prints:
                self._print_when_read()

        self.desk.ask(read, taken)

    def _take(self, trends: Trends) -> None:
        before, self.trends = self.trends, trends
        view = self.view
        is_empty = trends.days.first is None
        view.bar.show_controls(not is_empty)
        view.bar.show_visits(trends.visits)
        view.bar.set_first_weekday(trends.first_weekday)
        said_as = trends.niggles, trends.as_of, trends.units
        if before is None or said_as != (before.niggles, before.as_of, before.units):
            view.niggles.show_niggles(*said_as)
            self.days.highlight(view.niggles.niggle)
        if is_empty:
            self.content = self.choice = None
            self.days.follow(trends)
            view.show_message(tr("After three entries the line starts here."), tr("Log today"))
            return
        if view.is_empty:
            view.show_charts()
        if self.choice is None:
            self.choice = choices.latest(trends, self.kept.span)
        elif self.choice.span is not None:
            self.choice = choices.latest(trends, self.choice.span)
        self._show()
        self.days.follow(trends)

    def _show(self) -> None:
        """Show the diary in the chosen period."""
        trends, choice = self.trends, self.choice
        if trends is None or choice is None:
            return
        content = Content(
            trends, unrecorded_knees(trends, choice.period), self.kept.with_median, self.kept.bars
        )
        if content != self.content:
            self.content = content
            self.view.chart.show_content(content, choice.period)
            self.view.arrange()
        self.view.chart.show_period(choice.period)
        show_period(self.view, trends, choice)

    # What the runner chooses --------------------------------------------------------------------------------

    def choose(self, choice: Choice) -> None:
        """Look at other days; the span is remembered."""
        if choice.span is not None:
            self.kept.span = choice.span
        if choice != self.choice:
            self.choice = choice
            self._show()

    def choose_days(self, period: Period) -> None:
        """Look at exactly ``period``; if it is shown already it keeps its name."""
        if self.choice is None or period != self.choice.period:
            self.choose(Choice(period))

    def step(self, step: int) -> None:
        """One period back or on."""
        if self.trends is not None and self.choice is not None and self.choice.span is not Span.ALL:
            self.choose(choices.stepped(self.trends, self.choice, step))

    def open_day(self, day: date) -> None:
        """Show the entries of ``day`` in the history; a day without any is only selected."""
        known = self.trends.days.at(day) if self.trends is not None else None
        self.days.select(day)
        if known is None or not known.entries:
            return
        if len(known.entries) == 1:
            self.wanted.emit("history", ("entry", known.entries[0]))
            return
        words = trn("{count} entry of this day", "{count} entries of this day", len(known.entries))
        self.wanted.emit("history", ("only", Only(frozenset(known.entries), frozenset(), words)))

    def show_niggle(self, niggle: Niggle | None) -> None:
        """Let the days of ``niggle`` stand out, all of them in view."""
        self.days.highlight(niggle)
        if niggle is not None and self.choice is not None and self.trends is not None:
            self.choose(choices.covering(self.trends, self.choice, niggle.first, niggle.last))

    def show_entries(self, niggle: Niggle) -> None:
        """Show the entries of ``niggle`` in the history."""
        words = trn("{count} entry of this niggle", "{count} entries of this niggle", len(niggle.entries))
        self.wanted.emit("history", ("only", Only(frozenset(niggle.entries), frozenset(), words)))

    def show_table(self, name: TableName | None = None) -> None:
        """Show tables in place of the charts, ``name`` first."""
        if name is not None:
            self.view.tables.choose(name)
        self.view.show_tables()
        self.view.tables.setFocus(_OTHER)

    def show_charts(self) -> None:
        """Show the charts again."""
        self.view.show_charts()
        self.view.chart.setFocus(_OTHER)

    def turn_median(self) -> None:
        """Draw the rolling median over days, or no longer."""
        self.kept.with_median = not self.kept.with_median
        self._show()

    def measure(self, bars: Bars) -> None:
        """Let the bars of the runs measure something else."""
        self.kept.bars = bars
        self._show()

    # What happens -------------------------------------------------------------------------------------------

    def hear_opened(self, _state: State) -> None:
        """The diary was read anew."""
        self._stale = True
        if self.isVisible():
            self._read()

    def hear_changed(self, done: Done) -> None:
        """Something was changed, on whatever page."""
        self.hear_opened(done.after)
        said, link = what_happened(done) if self.isVisible() else ("", "")
        self._way_back = self.desk.redo if link == tr("Redo") else self.desk.undo
        self.view.footer.say(said, link, aloud=bool(said))

    def go_back(self) -> None:
        """The footer's link."""
        self._way_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that walk through the days."""
        if not self.walking.take(event):
            super().keyPressEvent(event)
