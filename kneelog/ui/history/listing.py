"""What the page lists of the diary: the filter applied, the place kept, the chosen entry shown beside the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kneelog.domain.entry import Entry
from kneelog.services import history_words as words
from kneelog.services.history_filter import Filter, Only, chosen, signs_used
from kneelog.services.history_rows import Book, Key, Rows, key_of
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from kneelog.domain.settings import Units
    from kneelog.domain.signs import Sign
    from kneelog.rules.finding import Finding
    from kneelog.services.history_rows import Item
    from kneelog.ui.desk import State
    from kneelog.ui.history.view import HistoryView


class Listing:
    """Keeps ``view`` true to the diary and to the filter. ``book`` is all that can be listed."""

    def __init__(self, view: HistoryView, today: Callable[[], date]) -> None:
        self._view = view
        self._today = today
        self._only: Only | None = None
        self._filter = Filter()
        self._findings: Mapping[str, list[Finding]] = {}
        self._units: Units = view.model.units
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

    def read(self, state: State) -> None:
        """Take over the diary as it is now."""
        if state.history is None:
            return
        self.book = Book.of(state.history)
        self._findings = by_entry(state.review.findings if state.review else ())
        self._view.table.painter.findings = self._findings.keys()
        self.read_units(state)

    def read_units(self, state: State) -> None:
        """Say distances as the runner likes them now."""
        self._units = state.diary.preferences.units
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

    def find_row(self, key: Key) -> None:
        """Choose one row, if need be without the filter that hides it."""
        if not self._view.table.choose([key]) and not self.is_open:
            self.show_only(None)
            self._view.table.choose([key])

    def show_chosen(self) -> None:
        """Show beside the list what is chosen in it."""
        item, count = self._view.table.current_item, len(self._view.table.selected_keys())
        if count > 1:
            self._view.detail.show_many(count)
        elif item is not None:
            found = self._findings.get(item.id, []) if isinstance(item, Entry) else []
            self._view.detail.show_item(self.book, item, found, self._units, self._today())

    def say_opening(self) -> None:
        """Say that the diary is being read."""
        self._view.header.show_controls(False)
        self._view.show_message(tr("Opening the diary…"))

    def _list(self, *, keep_place: bool) -> None:
        """List what the filter lets through; what was chosen stays so, and where it stood if ``keep_place``."""
        view, table = self._view, self._view.table
        keys, current, anchor = table.selected_keys(), table.current_item, table.anchor()
        before = view.model.rows.index_of_row(table.currentIndex().row())
        self._filter = replace(view.header.filter, only=self._only)
        rows = Rows(self.book, chosen(self.book, self._filter))
        view.model.show_rows(rows, self._units)
        view.header.show_controls(bool(self.book.items))
        view.header.count.setText(words.count_words(*rows.counts()) if self.book.items else "")
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
        if self.book.items:
            self._view.show_message(tr("Nothing matches."), tr("Show all"))
        else:
            self._view.show_message(tr("Your entries will stand here, newest first."), tr("Log today"))


def by_entry(findings: tuple[Finding, ...]) -> dict[str, list[Finding]]:
    """The findings that each entry belongs to."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        for entry_id in finding.entries:
            found.setdefault(entry_id, []).append(finding)
    return found
