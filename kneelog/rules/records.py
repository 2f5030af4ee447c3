"""The diary as the criteria read it: occasions in order of time, and the records of each knee.

An *occasion* is one run, or one rest entry. Two run rows of one run id are one occasion; a rest row with a run id
(the next morning) is a rest occasion of its own date. A knee's *record* is an occasion in which that knee has a
level; an occasion without one is blank for that knee, which is never 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import Knee

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, time

    from kneelog.domain.history import History
    from kneelog.domain.run import Run


@dataclass(slots=True, eq=False)
class Occasion:
    """One run or one rest entry, with the worst level of each knee (``None``: not recorded).

    ``day`` is the ordinal of the local date ``on``. ``entries`` is empty for a run that nobody answered. ``rank``
    orders the occasions of one date (see :func:`_rank`) and is only set where a date has several.
    """

    on: date
    day: int
    is_run: bool
    run: str | None
    entries: tuple[Entry, ...]
    left: int | None = None
    right: int | None = None
    rank: tuple[float, bool] = (0.0, False)

    def level(self, knee: Knee) -> int | None:
        """The worst level of ``knee``."""
        return self.left if knee is Knee.LEFT else self.right

    def entry_ids(self, knee: Knee) -> tuple[str, ...]:
        """The ids of the entries that give ``knee`` a level."""
        return tuple(entry.id for entry in self.entries if entry.report(knee).worst is not None)

    def add(self, entry: Entry) -> None:
        """Take in a further row of the same run: the worst level counts."""
        self.entries += (entry,)
        self.left = _worse(self.left, entry.left.worst)
        self.right = _worse(self.right, entry.right.worst)

    def is_later_than(self, other: Occasion) -> bool:
        """Whether this happened after ``other``, as far as times are known."""
        return (self.day, self.rank) > (other.day, other.rank)


@dataclass(frozen=True, slots=True, eq=False)
class KneeRecords:
    """The records of one knee in order of time: occasions, and the level of each."""

    knee: Knee
    occasions: list[Occasion]
    levels: list[int]
    blank_runs: list[Occasion]
    """Runs without a level for this knee, by date."""


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """Everything that happened up to and including ``as_of``, in order of time."""

    as_of: date
    today: int
    """The ordinal of ``as_of``."""
    occasions: list[Occasion]
    knees: tuple[KneeRecords, KneeRecords]


def read(history: History, as_of: date) -> Timeline:
    """Read ``history`` up to and including the local date ``as_of``.

    What counts is when a thing happened, never when it was typed.
    """
    occasions, by_run = _occasions(history, as_of)
    tied = _put_in_order(occasions, history.runs, by_run)
    unanswered = [
        Occasion(run.on, run.on.toordinal(), is_run=True, run=run.id, entries=())
        for run in history.runs.values()
        if run.id not in by_run and run.on <= as_of
    ]
    unanswered.sort(key=lambda run: (run.day, run.run))
    knees = (
        _records(Knee.LEFT, occasions, unanswered, tied=tied),
        _records(Knee.RIGHT, occasions, unanswered, tied=tied),
    )
    return Timeline(as_of, as_of.toordinal(), occasions, knees)


def _occasions(history: History, as_of: date) -> tuple[list[Occasion], dict[str, Occasion]]:
    """Occasions by date, and the runs among them that have a name."""
    run_kind, runs = Kind.RUN, history.runs
    occasions: list[Occasion] = []
    by_run: dict[str, Occasion] = {}
    for entry in history.entries:
        on, run_id = entry.on, entry.run
        is_run = entry.kind is run_kind
        if is_run and run_id is not None:
            run = runs.get(run_id)
            if run is not None:
                on = run.on
        if on > as_of:
            break  # entries stand in order of the dates on which they happened
        if is_run and run_id in by_run:
            by_run[run_id].add(entry)
            continue
        left, right = entry.left, entry.right
        left_level, right_level = left.level, right.level
        occasion = Occasion(
            on,
            on.toordinal(),
            is_run,
            run_id,
            (entry,),
            left.worst if left_level is None else left_level,
            right.worst if right_level is None else right_level,
        )
        if is_run and run_id is not None:
            by_run[run_id] = occasion
        occasions.append(occasion)
    return occasions, by_run


def _worse(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return one if other is None else other
    return max(one, other)


def _put_in_order(occasions: list[Occasion], runs: Mapping[str, Run], by_run: Mapping[str, Occasion]) -> bool:
    """Order the occasions of each date by time; whether some of one date cannot be told apart in time."""
    tied = False
    start, count = 0, len(occasions)
    while start < count:
        stop = start + 1
        day = occasions[start].day
        while stop < count and occasions[stop].day == day:
            stop += 1
        if stop - start > 1:
            group = occasions[start:stop]
            _rank(group, runs, by_run)
            group.sort(key=lambda occasion: occasion.rank)
            occasions[start:stop] = group
            tied = tied or any(one.rank == two.rank for one, two in pairwise(group))
        start = stop
    return tied


def _rank(group: Iterable[Occasion], runs: Mapping[str, Run], by_run: Mapping[str, Occasion]) -> None:
    """Rank the occasions of one date: by time, ties run before rest.

    Without a time an occasion ranks at the end of its day; a follow-up of an earlier date's run at its start.
    Times compare in UTC where every one of the date has its offset, else as local times.
    """
    clocks = [(occasion, *_clock(occasion, runs)) for occasion in group]
    in_utc = all(offset is not None for _, at, offset in clocks if at is not None)
    for occasion, at, offset in clocks:
        if at is not None:
            minute = at.hour * 60 + at.minute + (at.second + at.microsecond / 1e6) / 60
            if in_utc and offset is not None:
                minute -= offset
        else:
            minute = -inf if _is_morning_after(occasion, runs, by_run) else inf
        occasion.rank = (minute, not occasion.is_run)


def _clock(occasion: Occasion, runs: Mapping[str, Run]) -> tuple[time | None, int | None]:
    """The local time of an occasion and its offset from UTC in minutes, as far as known.

    A run takes the first time that its rows give on its own date, else its start: a row written after midnight
    does not put the run at the beginning of its date.
    """
    entries = occasion.entries
    if len(entries) == 1 and entries[0].at is not None and entries[0].on == occasion.on:
        return entries[0].at, entries[0].utc_offset
    times = [(entry.at, entry.utc_offset) for entry in entries if entry.at and entry.on == occasion.on]
    if times:
        return min(times, key=lambda clock: clock[0])
    run = runs.get(occasion.run) if occasion.is_run and occasion.run is not None else None
    if run is not None and run.started_at is not None:
        offset = run.started_at.utcoffset()
        return run.started_at.time(), None if offset is None else round(offset.total_seconds() / 60)
    return None, None


def _is_morning_after(occasion: Occasion, runs: Mapping[str, Run], by_run: Mapping[str, Occasion]) -> bool:
    """Whether a rest occasion follows up the run of an earlier date (of an unknown run: it does)."""
    if occasion.is_run or occasion.run is None:
        return False
    run = runs.get(occasion.run) or by_run.get(occasion.run)
    return run is None or run.on < occasion.on


def _records(knee: Knee, occasions: list[Occasion], unanswered: list[Occasion], *, tied: bool) -> KneeRecords:
    if knee is Knee.LEFT:
        recorded = [occasion for occasion in occasions if occasion.left is not None]
        blank = [occasion for occasion in occasions if occasion.is_run and occasion.left is None]
    else:
        recorded = [occasion for occasion in occasions if occasion.right is not None]
        blank = [occasion for occasion in occasions if occasion.is_run and occasion.right is None]
    if tied:
        _painless_first(recorded, knee)
    if knee is Knee.LEFT:
        levels = [occasion.left or 0 for occasion in recorded]
    else:
        levels = [occasion.right or 0 for occasion in recorded]
    if unanswered:
        blank = sorted([*blank, *unanswered], key=lambda run: run.day)
    return KneeRecords(knee, recorded, levels, blank)


def _painless_first(recorded: list[Occasion], knee: Knee) -> None:
    """Put records of one knee that time cannot tell apart in the order of their levels."""
    start, count = 0, len(recorded)
    while start < count:
        stop = start + 1
        first = recorded[start]
        while stop < count and recorded[stop].day == first.day and recorded[stop].rank == first.rank:
            stop += 1
        if stop - start > 1:
            recorded[start:stop] = sorted(recorded[start:stop], key=lambda record: record.level(knee) or 0)
        start = stop
