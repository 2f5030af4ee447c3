"""Erasing for good: what goes for a period or for everything, what stays, and which other files hold it too.

It is the one change that cannot be undone, so a plan is made first, shown, and carried out only as it was shown
(:mod:`kneelog.store.erasing`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from kneelog.domain.diary import Edit, RecordKind
from kneelog.services.record import instant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from kneelog.domain.care import Appointment, LookedAt, Score, SeeingSomeone, Tried
    from kneelog.domain.diary import Diary, Record
    from kneelog.domain.entry import Entry
    from kneelog.domain.period import Period
    from kneelog.domain.run import Run, Shoe

SETTINGS = frozenset({RecordKind.RULES, RecordKind.PREFERENCES})
"""What says nothing of the runner's knees and may stay when everything else goes."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is to be erased: a ``period``, both its days included, or everything (``None``).

    With ``keep_settings`` the rule's numbers and the preferences outlast everything; a period never touches them.
    """

    period: Period | None = None
    keep_settings: bool = False


@dataclass(frozen=True, slots=True)
class ErasePlan:
    """What will be done to a diary, made at ``now`` (UTC).

    ``edits`` remove records; those with an ``after`` are entries that stay and only stop naming a run that goes.
    The whole undo history and the half-filled form go with them, whatever the period: they quote entries.
    """

    scope: Scope
    now: datetime
    edits: tuple[Edit, ...]

    @property
    def counts(self) -> Mapping[RecordKind, int]:
        """How many records of each kind go; kinds of which none goes are left out."""
        return Counter(edit.kind for edit in self.edits if edit.after is None)

    @property
    def unlinked(self) -> int:
        """How many entries stay but lose the name of their run."""
        return sum(edit.after is not None for edit in self.edits)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last date of what goes, or ``None`` if nothing dated does."""
        found = [
            day
            for edit in self.edits
            if edit.before is not None and edit.after is None and edit.kind in _SPANS
            for day in _span(edit.kind, edit.before)
            if day is not None
        ]
        return (min(found), max(found)) if found else None


class TraceKind(StrEnum):
    """What another file is that may hold what is erased."""

    SNAPSHOT = "snapshot"
    REPORT = "report"
    LEFTOVER = "leftover"
    BACKUP = "backup"
    CONFLICT_COPY = "conflict copy"


CHOSEN = frozenset({TraceKind.BACKUP, TraceKind.CONFLICT_COPY})
"""Kinds that go only if the runner says so for each; the others always go."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Another file. ``entries`` is how many entries of the days to be erased it holds; ``None`` if it can't be told."""

    path: Path
    kind: TraceKind
    entries: int | None = None


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done: records by kind, the files that are gone, and those that could not be deleted, with why."""

    counts: Mapping[RecordKind, int]
    gone: tuple[Trace, ...]
    left: tuple[tuple[Path, str], ...] = ()


def plan(diary: Diary, scope: Scope, now: datetime) -> ErasePlan:
    """What erasing ``scope`` does to ``diary``; ``now`` becomes the edit time of entries that lose their run's name.

    A record goes if its date lies in the period; what lasts (shoes, what was tried, who sees a knee) only if it
    began and ended there, and a pair not while a run that stays names it. Records without a date stay.
    """
    moment = instant(now)
    if scope.period is None:
        kept = SETTINGS if scope.keep_settings else frozenset()
        kinds = [kind for kind in RecordKind if kind not in kept]
        gone = [Edit(kind, name, found, None) for kind in kinds for name, found in diary.of(kind).items()]
        return ErasePlan(scope, moment, tuple(gone))
    edits = [*_within(diary, scope.period)]
    runs = {edit.id for edit in edits if edit.kind is RecordKind.RUN}
    going = {edit.id for edit in edits if edit.kind is RecordKind.ENTRY}
    for entry in diary.entries.values():
        if entry.run in runs and entry.id not in going:
            alone = replace(entry, run=None, edited_at=max(moment, entry.recorded_at))
            edits.append(Edit(RecordKind.ENTRY, entry.id, entry, alone))
    return ErasePlan(scope, moment, tuple(edits))


def _within(diary: Diary, period: Period) -> Iterator[Edit]:
    worn = {run.shoes for run in diary.runs.values() if not period.holds(run.on)}
    for kind in _SPANS:
        for name, found in diary.of(kind).items():
            first, last = _span(kind, found)
            if first is None or last is None or not (period.holds(first) and period.holds(last)):
                continue
            if kind is not RecordKind.SHOE or cast("Shoe", found).name not in worn:
                yield Edit(kind, name, found, None)


_SPANS = (
    RecordKind.ENTRY,
    RecordKind.RUN,
    RecordKind.SHOE,
    RecordKind.APPOINTMENT,
    RecordKind.SEEING,
    RecordKind.SCORE,
    RecordKind.TRIED,
    RecordKind.LOOKED_AT,
)
"""Kinds that have dates."""


def _span(kind: RecordKind, record: Record) -> tuple[date | None, date | None]:
    """The first and the last day of a record; ``None`` where it is open."""
    if kind is RecordKind.SHOE or kind is RecordKind.TRIED:
        lasting = cast("Shoe | Tried", record)
        return lasting.from_, lasting.to
    if kind is RecordKind.SEEING:
        seen = cast("SeeingSomeone", record)
        return seen.since, seen.until
    day = cast("Entry | Run | Appointment | Score | LookedAt", record).on
    return day, day
