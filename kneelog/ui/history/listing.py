"""What the page lists of the diary: the filter applied, the place kept, the chosen entry shown beside the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kneelog.domain.entry import Entry, Kind
from kneelog.services.history_filter import Filter, Only, chosen, count_runs, signs_used
from kneelog.services.history_rows import Book, Key, Rows, key_of
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kneelog.domain.signs import Sign
    from kneelog.rules.finding import Finding
    from kneelog.services.history_rows import Item
    from kneelog.ui.desk import Desk, State
    from kneelog.ui.history.view import HistoryView

_AT_ONCE = 8_000
"""Diaries with more entries are put in order and searched on the desk's thread, so that the window never waits."""


class Listing:
    """Keeps ``view`` true to the diary and to the filter. ``book`` is all that can be listed."""

    def __init__(self, view: HistoryView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._only: Only | None = None
        self._filter = Filter()
        self._findings: Mapping[str, list[Finding]] = {}
        self._asked = 0
        self._under_way = False
        self._later: list[Callable[[], None]] = []
        self.book = Book()

    @property
    def is_open(self) -> bool:
        """Whether no filter hides anything."""
        return self._filter.is_open and self._only is None

    @property
    def is_shown(self) -> bool:
        """Whether the list is shown, not a sentence in its place."""
        return self._view.body.currentIndex() == 0

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The listed runs without an answer, from the top, if no others are listed; else none."""
        if self._filter.has.answer is not False or not self.is_shown:
            return ()
        items = self._view.model.rows.items
        return tuple(dict.fromkeys(run.id for item in items if (run := self.book.run_of(item)) is not None))

    @property
    def current(self) -> Item | None:
        """The item of the current row."""
        return self._view.table.current_item if self.is_shown else None

    def item(self, key: Key) -> Item | None:
        """The listed item of that name."""
        rows = self._view.model.rows
        return rows.item_at(rows.rows_of([key]).get(key, -1))

    def signs(self) -> list[Sign]:
        """The signs that can be looked for."""
        return signs_used(item for item in self.book.items if isinstance(item, Entry))

    # Asked for ----------------------------------------------------------------------------------------------

    def read(self, state: State) -> None:
        """Take over the diary as it is now."""
        history, review = state.history, state.review
        if history is None:
            return
        findings = review.findings if review is not None else ()
        self._work(
            len(history.entries),
            lambda: (Book.of(history), by_entry(findings)),
            lambda made: self._take(*made),
        )

    def list_again(self) -> None:
        """Say the same rows in other words, such as miles."""
        self._list(keep_place=True)

    def refilter(self, wanted: Filter) -> None:
        """List what ``wanted`` lets through."""
        if replace(wanted, only=self._only) != self._filter:
            self._list(keep_place=False)

    def show_only(self, only: Only | None) -> None:
        """List a fixed set of rows, without any other filter; with ``None``, everything."""
        self._only = only
        self._view.only.say(only.words if only else "")
        self._view.header.clear()

    def find_rows(self, keys: Iterable[Key]) -> None:
        """Choose rows as soon as the list is there, if need be without the filter that hides them."""
        wanted = list(keys)

        def choose() -> None:
            if wanted and not self._view.table.choose(wanted) and not self.is_open:
                self.show_only(None)
                self.when_listed(lambda: self._choose(wanted))

        self.when_listed(choose)

    def when_listed(self, then: Callable[[], None]) -> None:
        """Do ``then`` once nothing more is being put in order; at once, if nothing is."""
        if self._under_way:
            self._later.append(then)
        else:
            then()

    def show_chosen(self) -> None:
        """Show beside the list what is chosen in it."""
        item, count = self._view.table.current_item, self._view.table.count_selected()
        if count > 1:
            self._view.detail.show_many(count)
        elif item is not None:
            found = self._findings.get(item.id, []) if isinstance(item, Entry) else []
            units = self._desk.state.diary.preferences.units
            self._view.detail.show_item(self.book, item, found, units, self._desk.now().date())

    def say_opening(self) -> None:
        """Say that the diary is being read."""
        self._view.header.show_controls(False)
        self._view.show_message(tr("Opening the diary…"))

    # Done ---------------------------------------------------------------------------------------------------

    def _choose(self, keys: list[Key]) -> None:
        self._view.table.choose(keys)

    def _work(self, size: int, make: Callable[[], Any], show: Callable[[Any], None]) -> None:
        """Make something and show it: at once, or off the window's thread; what was asked for before is dropped."""
        self._asked += 1
        number = self._asked
        if size <= _AT_ONCE:
            self._under_way = False
            show(make())
            self._catch_up()
            return
        self._under_way = True

        def made(what: object) -> None:
            if number == self._asked:
                self._under_way = False
                show(what)
                self._catch_up()

        self._desk.ask(lambda _state: make(), made)

    def _catch_up(self) -> None:
        while self._later and not self._under_way:
            self._later.pop(0)()

    def _take(self, book: Book, findings: Mapping[str, list[Finding]]) -> None:
        self.book, self._findings = book, findings
        self._view.table.painter.findings = findings.keys()
        self._list(keep_place=True)

    def _list(self, *, keep_place: bool) -> None:
        book, wanted = self.book, replace(self._view.header.filter, only=self._only)
        self._filter = wanted
        has_lane = wanted.kind is Kind.RUN or wanted.has.answer is not None
        self._work(
            len(book.items),
            lambda: (Rows(book, chosen(book, wanted)), count_runs(book, wanted) if has_lane else None),
            lambda made: self._show(made[0], made[1], keep_place),
        )

    def _show(self, rows: Rows, runs: tuple[int, int] | None, keep_place: bool) -> None:
        """List ``rows``; what was chosen stays so, and where it stood if ``keep_place``. The lane counts ``runs``."""
        view, table = self._view, self._view.table
        keys, current, anchor = table.selected_keys(), table.current_item, table.anchor()
        before = view.model.rows.index_of_row(table.currentIndex().row())
        view.model.show_rows(rows, self._desk.state.diary.preferences.units)
        any_at_all = bool(self.book.items)
        view.header.show_controls(any_at_all)
        view.runs.setVisible(any_at_all and runs is not None)
        if runs is not None:
            view.runs.show_counts(*runs, self._filter.has.answer)
        if any_at_all:
            view.header.count.show_counts(len(rows.items) - rows.waiting, rows.waiting)
        else:
            view.header.count.say_nothing()
        if not len(rows):
            self._say_why_empty()
            return
        view.show_list()
        if not table.choose(keys, key_of(current) if current else None):
            at = min(max(before, 0), len(rows.items) - 1) if keep_place else 0
            table.choose_row(rows.row_of_index(at))
        if keep_place:
            table.return_to(anchor)
        self.show_chosen()

    def _say_why_empty(self) -> None:
        if self.book.items and self._filter.has.answer is False and not self.book.waiting:
            self._view.show_message(tr("Every run has an answer."), tr("Show all"))
        elif self.book.items:
            self._view.show_message(tr("Nothing matches."), tr("Show all"))
        else:
            self._view.show_message(
                tr("Your entries will stand here, newest first."), tr("Log today"), tr("Import your runs…")
            )


def by_entry(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings that each entry belongs to."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        for entry_id in finding.entries:
            found.setdefault(entry_id, []).append(finding)
    return found
