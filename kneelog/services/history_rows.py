"""The History page as values: what a diary has to show, newest first, under its months; filled in row by row.

Nothing here costs more than the rows that are looked at: a hundred thousand entries are only put in order, and the
texts of a row are made when it is shown (:mod:`kneelog.services.history_words`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.context import lengths_before
from kneelog.domain.diary import Change
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import event_date, order_key
from kneelog.domain.run import Run
from kneelog.services import record
from kneelog.words import join, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kneelog.domain.context import LengthBefore
    from kneelog.domain.diary import Diary
    from kneelog.domain.history import History

Item = Entry | Run
"""What one row stands for: an entry, or a run of which nothing was said yet."""

_END_OF_DAY = time(23, 59, 59, 999999)


class Key(NamedTuple):
    """The name of a row, by which it is found again after the diary changed."""

    is_run: bool
    id: str


def key_of(item: Item) -> Key:
    """The name of the row of ``item``."""
    return Key(isinstance(item, Run), item.id)


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that can be listed, newest first: every entry, and every run without one.

    ``waiting`` are the ids of runs without an answer: neither knee has a level. ``lengths`` are those of runs by id
    against the longest of the 30 days before, where both are known.
    """

    items: Sequence[Item] = ()
    runs: Mapping[str, Run] = field(default_factory=dict)
    waiting: frozenset[str] = frozenset()
    lengths: Mapping[str, LengthBefore] = field(default_factory=dict)

    @classmethod
    def of(cls, history: History) -> Book:
        """The book of a diary's history."""
        runs, answered, named = history.runs, set(), set()
        for entry in history.entries:
            if entry.run is not None and entry.kind is Kind.RUN:
                named.add(entry.run)
                if entry.is_answered:
                    answered.add(entry.run)
        waiting = frozenset(runs.keys() - answered)
        alone = [runs[run_id] for run_id in waiting - named]
        items = _merged(history.entries, alone, runs)
        items.reverse()
        return cls(items, runs, waiting, lengths_before(runs.values()))

    def date_of(self, item: Item) -> date:
        """The local date under which ``item`` is listed."""
        return item.on if isinstance(item, Run) else event_date(item, self.runs)

    def run_of(self, item: Item) -> Run | None:
        """The run that ``item`` is or speaks of."""
        return item if isinstance(item, Run) else self.runs.get(item.run or "")

    def time_of(self, item: Item) -> time | None:
        """The local time at which it happened, if it is known; of an entry its own, else its run's start."""
        if isinstance(item, Entry) and item.at is not None and item.on == self.date_of(item):
            return item.at
        run = self.run_of(item)
        own = isinstance(item, Run) or item.kind is Kind.RUN
        return run.started_at.time() if own and run is not None and run.started_at is not None else None

    def is_waiting(self, item: Item) -> bool:
        """Whether this row is a run without an answer."""
        if isinstance(item, Run):
            return True
        return item.kind is Kind.RUN and item.run is not None and item.run in self.waiting

    def between(self, items: Sequence[Item], first: date | None, last: date | None) -> Sequence[Item]:
        """Those of ``items`` (newest first) from ``first`` to ``last``, both included."""
        begin, end = 0, len(items)
        if last is not None:
            begin = bisect_left(items, -last.toordinal(), key=self._newest_first)
        if first is not None:
            end = self.end_of(items, first, begin)
        return items if (begin, end) == (0, len(items)) else items[begin:end]

    def end_of(self, items: Sequence[Item], first: date, begin: int = 0) -> int:
        """Where among ``items`` (newest first, looked at from ``begin`` on) those older than ``first`` begin."""
        return bisect_right(items, -first.toordinal(), lo=begin, key=self._newest_first)

    def _newest_first(self, item: Item) -> int:
        return -self.date_of(item).toordinal()


class Rows:
    """Items as the list counts them: each month's heading is a row of its own above the month's items.

    ``waiting`` is how many of them are runs without an answer.
    """

    def __init__(self, book: Book, items: Sequence[Item]) -> None:
        self.book = book
        self.items = items
        self.months: list[date] = []
        self._heads: list[int] = []
        begin = 0
        while begin < len(items):
            month = book.date_of(items[begin]).replace(day=1)
            self._heads.append(begin + len(self.months))
            self.months.append(month)
            begin = book.end_of(items, month, begin)
        self.waiting = self._count_waiting()

    def __len__(self) -> int:
        return len(self.items) + len(self.months)

    def month_at(self, row: int) -> date | None:
        """The first day of the month whose heading is ``row``; ``None`` if it is none."""
        at = bisect_left(self._heads, row)
        return self.months[at] if at < len(self._heads) and self._heads[at] == row else None

    def item_at(self, row: int) -> Item | None:
        """The item of ``row``; ``None`` for a heading, or beyond the ends."""
        if not 0 <= row < len(self) or self.month_at(row) is not None:
            return None
        return self.items[row - bisect_right(self._heads, row)]

    def head_above(self, row: int) -> int:
        """The row of the heading under which ``row`` stands (itself, if it is one)."""
        return self._heads[max(0, bisect_right(self._heads, row) - 1)]

    def is_first_of_day(self, row: int) -> bool:
        """Whether no row of the same day stands above."""
        return self._is_another_day(row, row - 1)

    def is_last_of_day(self, row: int) -> bool:
        """Whether no row of the same day stands below."""
        return self._is_another_day(row, row + 1)

    def row_of_index(self, index: int) -> int:
        """The row of the item at ``index``."""
        heads, low, high = self._heads, 0, len(self._heads)
        while low < high:
            middle = (low + high) // 2
            if heads[middle] - middle <= index:
                low = middle + 1
            else:
                high = middle
        return index + low

    def index_of_row(self, row: int) -> int:
        """The number of items above ``row``."""
        return row - bisect_left(self._heads, row)

    def rows_of(self, keys: Iterable[Key]) -> dict[Key, int]:
        """The rows of those ``keys`` that are listed."""
        wanted = set(keys)
        ids = {key.id for key in wanted}
        found = {}
        for index, item in enumerate(self.items):
            if item.id in ids and (key := key_of(item)) in wanted:
                found[key] = self.row_of_index(index)
                if len(found) == len(wanted):
                    break
        return found

    def items_between(self, first: int, last: int) -> int:
        """How many items stand in the rows from ``first`` to ``last``, both included."""
        return self.index_of_row(last + 1) - self.index_of_row(first)

    def _count_waiting(self) -> int:
        waiting = self.book.waiting
        return sum(
            isinstance(item, Run) or (item.run in waiting and item.kind is Kind.RUN) for item in self.items
        )

    def _is_another_day(self, row: int, other: int) -> bool:
        item, beside = self.item_at(row), self.item_at(other)
        if item is None or beside is None:
            return True
        return self.book.date_of(item) != self.book.date_of(beside)


def remove(diary: Diary, keys: Iterable[Key]) -> Change:
    """Delete the entries and the unanswered runs of several rows as one change, with one Undo.

    What went meanwhile is passed over. A run goes although its next morning named it, if that goes too.
    """
    wanted = [key for key in keys if key.id in (diary.runs if key.is_run else diary.entries)]
    entries = [key.id for key in wanted if not key.is_run]
    changes = [record.remove(diary, entries)] if entries else []
    left = diary.applying(edit for change in changes for edit in change.edits)
    runs = [key.id for key in wanted if key.is_run]
    changes += [record.remove_run(left, run_id) for run_id in runs if run_id in left.runs]
    if len(wanted) <= 1:
        return changes[0] if changes else Change("", ())
    said = [trn("{count} entry", "{count} entries", len(entries))] if entries else []
    said += [trn("{count} run", "{count} runs", len(runs))] if runs else []
    edits = tuple(edit for change in changes for edit in change.edits)
    return Change(tr("Deleted {what}.", what=join(said)), edits)


def _merged(entries: Sequence[Entry], alone: list[Run], runs: Mapping[str, Run]) -> list[Item]:
    """Entries and lone runs, oldest first."""
    merged: list[Item] = []
    begin = 0
    for run in sorted(alone, key=_run_key):
        place = bisect_right(
            entries, _run_key(run)[:2], lo=begin, key=lambda entry: order_key(entry, runs)[:2]
        )
        merged += entries[begin:place]
        merged.append(run)
        begin = place
    merged += entries[begin:]
    return merged


def _run_key(run: Run) -> tuple[date, time, str]:
    at = run.started_at.time() if run.started_at is not None else _END_OF_DAY
    return run.on, at, run.id
