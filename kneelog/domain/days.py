"""The diary day by day: what each local date says of each knee, and the runs of that date.

This is what charts, calendar, map and tables are drawn from. A date without a record has no level, which is never
0; a date of which nothing at all is known has no :class:`Day`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, time
from functools import reduce
from typing import TYPE_CHECKING

from kneelog.domain.day import NOTHING, Day, DayRun, KneeDay, MarkedPlace, in_order, worse
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kneelog.domain.history import History
    from kneelog.domain.period import Period
    from kneelog.domain.report import KneeReport
    from kneelog.domain.run import Run

__all__ = ["NOTHING", "Day", "DayRun", "Days", "KneeDay", "MarkedPlace", "worse"]

_RUN = Kind.RUN  # looked up once: that is slow in Python 3.11, and every entry asks for it

_Occasion = tuple[Entry, "int | None", "int | None"]
"""One run or one rest entry: its first row, and the worst level of the left and of the right knee."""


@dataclass(frozen=True, slots=True)
class Days:
    """All days of which something is known, oldest first."""

    all: tuple[Day, ...] = ()
    _numbers: tuple[int, ...] = field(default=(), repr=False, compare=False)

    @classmethod
    def of(cls, history: History, as_of: date) -> Days:
        """The days of ``history`` up to and with ``as_of``. Takes time in proportion to the entries and runs."""
        runs = history.runs
        told, unanswered = _by_date(history, as_of)
        days = tuple(
            [
                _day(on, told.get(on, ()), unanswered.get(on, ()), runs)
                for on in sorted(told.keys() | unanswered.keys())
            ]
        )
        return cls(days, tuple([day.number for day in days]))

    def at(self, day: date) -> Day | None:
        """What is known of ``day``."""
        number = day.toordinal()
        index = bisect_left(self._numbers, number)
        known = index < len(self._numbers) and self._numbers[index] == number
        return self.all[index] if known else None

    def between(self, period: Period) -> Sequence[Day]:
        """The days of ``period`` of which something is known."""
        begin = bisect_left(self._numbers, period.first.toordinal())
        return self.all[begin : bisect_right(self._numbers, period.last.toordinal())]

    def next_entry(self, day: date, step: int) -> date | None:
        """The nearest date after (``step`` 1) or before (-1) ``day`` that has an entry."""
        number = day.toordinal()
        index = bisect_right(self._numbers, number) if step > 0 else bisect_left(self._numbers, number) - 1
        while 0 <= index < len(self.all):
            if self.all[index].entries:
                return self.all[index].on
            index += step
        return None

    @property
    def first(self) -> date | None:
        """The first date with an entry or a run."""
        return self.all[0].on if self.all else None

    @property
    def first_entry(self) -> date | None:
        """The first date with an entry: where the diary begins."""
        return next((day.on for day in self.all if day.entries), None)


def _by_date(history: History, as_of: date) -> tuple[dict[date, list[Entry]], dict[date, list[Run]]]:
    """The entries of each date in order of time, and its runs of which no entry tells.

    A run belongs to the date on which it started, so all its rows do; where its record is missing, that is the date
    of its first row.
    """
    runs = history.runs
    told: dict[date, list[Entry]] = {}
    date_of: dict[str, date] = {}
    for entry in history.entries:
        on, run_id = entry.on, entry.run
        if run_id is not None and entry.kind is _RUN:
            run = runs.get(run_id)
            if run is not None:
                on = run.on
            if on > as_of:
                break
            on = date_of.setdefault(run_id, on)
        elif on > as_of:
            break  # entries stand in order of the dates on which they happened
        found = told.get(on)
        if found is None:
            told[on] = [entry]
        else:
            found.append(entry)
    unanswered: dict[date, list[Run]] = {}
    for run in runs.values():
        if run.id not in date_of and run.on <= as_of:
            unanswered.setdefault(run.on, []).append(run)
    return told, unanswered


def _day(on: date, entries: Sequence[Entry], unanswered: Sequence[Run], known: Mapping[str, Run]) -> Day:
    """The date ``on``. Nearly every date has one entry, so a single one is read without merging anything."""
    if len(entries) == 1:
        entry = entries[0]
        left, right, signs = _knee_day(entry.left, entry), _knee_day(entry.right, entry), entry.signs
        occasions: Iterable[_Occasion] = ((entry, left.worst, right.worst),)
    else:
        lefts = [_knee_day(entry.left, entry) for entry in entries]
        rights = [_knee_day(entry.right, entry) for entry in entries]
        left, right = reduce(KneeDay.merged, lefts, NOTHING), reduce(KneeDay.merged, rights, NOTHING)
        signs = in_order(sign for entry in entries for sign in entry.signs)
        occasions = _occasions(entries, lefts, rights)
    runs: list[DayRun] = []
    gap: int | None = None
    for entry, left_level, right_level in occasions:
        if entry.kind is _RUN:
            runs.append(DayRun(entry.run if entry.run in known else None, left_level, right_level))
        if left_level is not None and right_level is not None:
            difference = left_level - right_level
            if gap is None or abs(difference) > abs(gap):
                gap = difference
    if unanswered:
        runs += [DayRun(run.id, None, None) for run in sorted(unanswered, key=_start)]
    ids = tuple([entry.id for entry in entries])
    return Day(on, on.toordinal(), left, right, tuple(runs), ids, signs, gap)


def _occasions(
    entries: Sequence[Entry], lefts: Sequence[KneeDay], rights: Sequence[KneeDay]
) -> Iterable[_Occasion]:
    """The occasions of one date in order of time: several rows of one run are one, at its worst levels."""
    found: dict[tuple[bool, str], _Occasion] = {}
    for entry, left, right in zip(entries, lefts, rights, strict=True):
        is_of_run = entry.kind is _RUN and entry.run is not None
        key = (is_of_run, entry.run if is_of_run and entry.run is not None else entry.id)
        first, left_level, right_level = found.get(key, (entry, None, None))
        found[key] = (first, worse(left_level, left.worst), worse(right_level, right.worst))
    return found.values()


def _start(run: Run) -> tuple[time, str]:
    """The place of an unanswered run within its date: by its local start, unknown ones last."""
    return (run.started_at.time() if run.started_at is not None else time.max, run.id)


def _knee_day(report: KneeReport, entry: Entry) -> KneeDay:
    """One knee as one entry tells of it."""
    if report is BLANK:
        return NOTHING
    start, during, after = report.start, report.during, report.after
    level = report.level
    if level is None:  # as KneeReport.worst has it, at a third of the time
        level = worse(worse(start, during), after)
    places = tuple([MarkedPlace(place, level) for place in report.places]) if report.places else ()
    is_run = entry.kind is _RUN
    if is_run:
        morning = None
    else:
        start = during = after = None
        morning = level if entry.run is not None else None
    is_on_run = is_run and level is not None
    return KneeDay(level, is_on_run, start, during, after, morning, places, report.swelling, report.signs)
