"""The diary day by day: what each local date says of each knee, and the runs of that date.

This is what charts, calendar, map and tables are drawn from. A date without a record has no level, which is never
0; a date of which nothing at all is known has no :class:`Day`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.places import PLACE_ORDER
from kneelog.domain.report import Knee, Swelling
from kneelog.domain.signs import SIGN_ORDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kneelog.domain.history import History
    from kneelog.domain.period import Period
    from kneelog.domain.places import Place
    from kneelog.domain.report import KneeReport
    from kneelog.domain.signs import Sign

_SWELLING_ORDER = {swelling: number for number, swelling in enumerate(Swelling)}


class MarkedPlace(NamedTuple):
    """A place marked on a date, and the worst level of the reports that marked it (``None``: without a level)."""

    place: Place
    level: int | None


class KneeDay(NamedTuple):
    """What one date says of one knee; ``None`` and empty mean not recorded.

    ``worst`` is the worst level of the date, 0-10. ``start``, ``during`` and ``after`` are the worst of these
    moments of its runs; ``morning`` is the follow-up of a run, the next morning's answer. ``is_on_run`` tells
    whether the worst level belongs to a run.
    """

    worst: int | None = None
    is_on_run: bool = False
    start: int | None = None
    during: int | None = None
    after: int | None = None
    morning: int | None = None
    places: tuple[MarkedPlace, ...] = ()
    swelling: Swelling | None = None
    signs: tuple[Sign, ...] = ()


NOTHING = KneeDay()
"""A knee of which a date says nothing."""


class DayRun(NamedTuple):
    """A run of a date with the worst level of each knee; ``run`` is ``None`` where only its entry is known."""

    run: str | None
    left: int | None
    right: int | None

    def level(self, knee: Knee) -> int | None:
        """The worst level of ``knee``."""
        return self.left if knee is Knee.LEFT else self.right


class Day(NamedTuple):
    """One date of which something is known.

    ``entries`` are the ids of its entries in order of time, ``runs`` its runs, answered or not. ``gap`` is left
    minus right, as the rule compares them: within one run or one rest entry that has both knees; the largest such
    difference of the date, ``None`` where there was nothing to compare.
    """

    on: date
    number: int
    """The date's ordinal."""
    left: KneeDay
    right: KneeDay
    runs: tuple[DayRun, ...]
    entries: tuple[str, ...]
    signs: tuple[Sign, ...]
    gap: int | None

    def knee(self, knee: Knee) -> KneeDay:
        """What it says of ``knee``."""
        return self.left if knee is Knee.LEFT else self.right

    @property
    def worse(self) -> int | None:
        """The level of the knee that hurt more; of the only one recorded, if the other was not."""
        return worse(self.left.worst, self.right.worst)


@dataclass(frozen=True, slots=True)
class Days:
    """All days of which something is known, oldest first."""

    all: tuple[Day, ...] = ()
    _numbers: tuple[int, ...] = field(default=(), repr=False, compare=False)

    @classmethod
    def of(cls, history: History, as_of: date) -> Days:
        """The days of ``history`` up to and with ``as_of``. Takes time in proportion to the entries and runs."""
        found: dict[int, _Making] = {}
        by_run: dict[str, _Making] = {}
        for entry in history.entries:
            on = entry.on
            if entry.run is not None and entry.kind is Kind.RUN:
                run = history.runs.get(entry.run)
                on = run.on if run is not None else on
            if on > as_of:
                break  # entries stand in order of the dates on which they happened
            made = _at(found, on)
            is_of_run = entry.run is not None and entry.kind is Kind.RUN
            made.add(entry, by_run.setdefault(entry.run or "", made) if is_of_run else made)
        for run in history.runs.values():
            if run.id not in by_run and run.on <= as_of:
                _at(found, run.on).levels.append(([None, None], run.id, True))
        days = tuple(found[number].done() for number in sorted(found))
        return cls(days, tuple(day.number for day in days))

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
        """The next date after (``step`` 1) or before (-1) ``day`` that has an entry."""
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


def worse(one: int | None, other: int | None) -> int | None:
    """The higher of two levels, of which either may be unrecorded."""
    if one is None or other is None:
        return one if other is None else other
    return max(one, other)


def _at(found: dict[int, _Making], on: date) -> _Making:
    number = on.toordinal()
    made = found.get(number)
    if made is None:
        made = found[number] = _Making(on, number)
    return made


class _Making:
    """A day while its entries are read. ``levels`` are its occasions: levels left and right, run, whether a run."""

    __slots__ = ("entries", "levels", "number", "on", "reports", "signs")

    def __init__(self, on: date, number: int) -> None:
        self.on = on
        self.number = number
        self.entries: list[str] = []
        self.levels: list[tuple[list[int | None], str | None, bool]] = []
        self.reports: list[tuple[Entry, bool]] = []
        self.signs: set[Sign] = set()

    def add(self, entry: Entry, of_run: _Making) -> None:
        """Take in an entry of this date; ``of_run`` is the day that has the rows of the same run."""
        self.entries.append(entry.id)
        is_run = entry.kind is Kind.RUN
        self.reports.append((entry, is_run))
        self.signs.update(entry.signs)
        pair = [entry.left.worst, entry.right.worst]
        if is_run and entry.run is not None:
            known = next((levels for levels, run, _ in of_run.levels if run == entry.run), None)
            if known is not None:
                known[0], known[1] = worse(known[0], pair[0]), worse(known[1], pair[1])
                return
        self.levels.append((pair, entry.run if is_run else None, is_run))

    def done(self) -> Day:
        """The day, when all was read."""
        gaps = [
            left - right
            for (left, right), _run, _is_run in self.levels
            if left is not None and right is not None
        ]
        return Day(
            self.on,
            self.number,
            _knee_day([(entry.left, entry, is_run) for entry, is_run in self.reports]),
            _knee_day([(entry.right, entry, is_run) for entry, is_run in self.reports]),
            tuple(DayRun(run, left, right) for (left, right), run, is_run in self.levels if is_run),
            tuple(self.entries),
            tuple(sorted(self.signs, key=SIGN_ORDER.__getitem__)),
            max(gaps, key=abs) if gaps else None,
        )


def _knee_day(reports: list[tuple[KneeReport, Entry, bool]]) -> KneeDay:
    """One knee of a date. Most dates have one report with little in it, so that is the quick way."""
    told = [item for item in reports if not item[0].is_blank]
    if not told:
        return NOTHING
    worst, is_on_run, morning = None, False, None
    for report, entry, is_run in told:
        level = report.worst
        if level is not None and (worst is None or level > worst or (level == worst and is_run)):
            worst, is_on_run = level, is_run
        if entry.is_followup and level is not None:
            morning = worse(morning, level)
    of_runs = [report for report, _entry, is_run in told if is_run]
    swellings = [report.swelling for report, _entry, _is_run in told if report.swelling is not None]
    signs = {sign for report, _entry, _is_run in told for sign in report.signs}
    return KneeDay(
        worst,
        is_on_run,
        _highest(report.start for report in of_runs),
        _highest(report.during for report in of_runs),
        _highest(report.after for report in of_runs),
        morning,
        _places(report for report, _entry, _is_run in told),
        max(swellings, key=_SWELLING_ORDER.__getitem__) if swellings else None,
        tuple(sorted(signs, key=SIGN_ORDER.__getitem__)) if signs else (),
    )


def _highest(levels: Iterable[int | None]) -> int | None:
    return max((level for level in levels if level is not None), default=None)


def _places(reports: Iterable[KneeReport]) -> tuple[MarkedPlace, ...]:
    marked: dict[Place, int | None] = {}
    for report in reports:
        for place in report.places:
            marked[place] = worse(marked.get(place), report.worst)
    return tuple(MarkedPlace(place, marked[place]) for place in sorted(marked, key=PLACE_ORDER.__getitem__))
