"""What the rules read of a diary: entries and runs in the order in which they happened."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from kneelog.domain.diary import RecordKind
from kneelog.domain.entry import Entry, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kneelog.domain.care import LookedAt
    from kneelog.domain.diary import Change, Diary
    from kneelog.domain.run import Run

_END_OF_DAY = time(23, 59, 59, 999999)
_START_OF_DAY = time(0)

OrderKey = tuple["date", time, int, int, str]


@dataclass(frozen=True, slots=True)
class History:
    """Entries in the order in which they happened, with the runs they name.

    ``entries`` is sorted by :func:`order_key`. ``runs`` holds every run by id, also those without an answer.
    ``looked_at`` are the urgent signs that a professional saw. Nothing here depends on the order of typing.
    """

    entries: tuple[Entry, ...]
    runs: Mapping[str, Run]
    looked_at: tuple[LookedAt, ...] = ()

    @classmethod
    def of(cls, diary: Diary) -> History:
        """The history of a diary."""
        runs = diary.runs
        entries = sorted(diary.entries.values(), key=lambda entry: order_key(entry, runs))
        return cls(tuple(entries), runs, tuple(diary.looked_at.values()))

    def after(self, change: Change, diary: Diary) -> History:
        """The history of ``diary``, which is this one's after ``change``; quick where few entries changed."""
        edits = [edit for edit in change.edits if edit.kind is RecordKind.ENTRY]
        moves_others = any(edit.kind is RecordKind.RUN and edit.before is not None for edit in change.edits)
        if moves_others or len(edits) > 8:  # noqa: PLR2004 - sorting anew is as quick
            return History.of(diary)
        runs = diary.runs
        gone = {edit.id for edit in edits}
        entries = [entry for entry in self.entries if entry.id not in gone]
        for edit in edits:
            if isinstance(edit.after, Entry):
                key = order_key(edit.after, runs)
                entries.insert(
                    bisect_left(entries, key, key=lambda entry: order_key(entry, runs)), edit.after
                )
        return History(tuple(entries), runs, tuple(diary.looked_at.values()))


def event_date(entry: Entry, runs: Mapping[str, Run]) -> date:
    """The local date on which it happened: a run's own date for a run, else the entry's."""
    if entry.run is not None and entry.kind is Kind.RUN:
        run = runs.get(entry.run)
        if run is not None:
            return run.on
    return entry.on


def order_key(entry: Entry, runs: Mapping[str, Run]) -> OrderKey:
    """The place of an entry in time.

    A record without a time sorts at the end of its day, except the follow-up of an earlier date's run, which
    sorts at its start. Ties: run before rest, then painless before painful; the id only makes the order complete.
    """
    at = entry.at
    if at is None:
        at = _START_OF_DAY if entry.is_followup and _follows_earlier(entry, runs) else _END_OF_DAY
    worst = max(entry.left.worst or 0, entry.right.worst or 0)
    return (event_date(entry, runs), at, 0 if entry.kind is Kind.RUN else 1, worst, entry.id)


def _follows_earlier(entry: Entry, runs: Mapping[str, Run]) -> bool:
    run = runs.get(entry.run or "")
    return run is None or run.on < entry.on
