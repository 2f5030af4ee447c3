"""Context that is shown beside a run and never made a finding: the morning after, and the run's length.

Nothing here judges: no ratio of loads, no forecast, no verdict.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import Knee

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kneelog.domain.history import History
    from kneelog.domain.run import Run

DAYS_BEFORE = 30
"""The days before a run of which the longest is taken.

A cohort of 5,205 runners: rate ratio 1.64 above 10 % more than it, any injury site (Garmin-RUNSAFE, BJSM 2025).
"""

LONGER_BY = 10
"""A run that is by more than so many per cent longer than that is marked; the same cohort."""

BAND_UP_TO = 5
"""The level up to which pain-monitoring programmes let runners go on (Silbernagel 2007).

Sources differ; it is shown as "levels used in pain-monitoring programmes; agree yours with a physio", never as a
verdict.
"""


@dataclass(frozen=True, slots=True)
class MorningAfter:
    """A next morning beside its run: per knee the run's worst level and the morning's (``None``: not recorded)."""

    run: str
    entry: str
    on: date
    run_left: int | None
    run_right: int | None
    left: int | None
    right: int | None


def mornings_after(history: History) -> tuple[MorningAfter, ...]:
    """Every follow-up of a run beside the levels of its run, in order of time."""
    of_run: dict[str, list[Entry]] = {}
    for entry in history.entries:
        if entry.kind is Kind.RUN and entry.run is not None:
            of_run.setdefault(entry.run, []).append(entry)
    return tuple(
        MorningAfter(
            entry.run,
            entry.id,
            entry.on,
            _worst(of_run.get(entry.run, ()), Knee.LEFT),
            _worst(of_run.get(entry.run, ()), Knee.RIGHT),
            entry.left.worst,
            entry.right.worst,
        )
        for entry in history.entries
        if entry.kind is Kind.REST and entry.run is not None
    )


def _worst(entries: Iterable[Entry], knee: Knee) -> int | None:
    levels = (entry.report(knee).worst for entry in entries)
    return max((level for level in levels if level is not None), default=None)


@dataclass(frozen=True, slots=True)
class LengthBefore:
    """A run's length and the longest run of the :data:`DAYS_BEFORE` days before its date, in metres."""

    run_m: int
    longest_m: int

    @property
    def percent_longer(self) -> int:
        """By how many per cent this run was longer, rounded half up; negative: shorter."""
        return (200 * (self.run_m - self.longest_m) + self.longest_m) // (2 * self.longest_m)

    @property
    def is_a_tenth_longer(self) -> bool:
        """Whether this run was more than :data:`LONGER_BY` per cent longer; exactly 10 % is not more."""
        return 100 * self.run_m > (100 + LONGER_BY) * self.longest_m


def lengths_before(runs: Iterable[Run]) -> dict[str, LengthBefore]:
    """For each run by id its length against the longest of the 30 days before its own date.

    Left out are runs without a distance, runs with no run of a known distance in these 30 days, and runs before
    30 days of runs exist: those less than 30 days after the first run with a distance.
    """
    known = sorted((run for run in runs if run.distance_m), key=lambda run: (run.on, run.id))
    found: dict[str, LengthBefore] = {}
    longest: deque[tuple[int, int]] = (
        deque()
    )  # (day, metres), the metres ever smaller: the first is the longest
    waiting: list[tuple[int, int]] = []  # runs of the date at hand: they count from the next date on
    for run in known:
        day, metres = run.on.toordinal(), run.distance_m or 0
        if waiting and waiting[0][0] < day:
            for item in waiting:
                while longest and longest[-1][1] <= item[1]:
                    longest.pop()
                longest.append(item)
            waiting = []
        while longest and day - longest[0][0] > DAYS_BEFORE:
            longest.popleft()
        if longest and day - known[0].on.toordinal() >= DAYS_BEFORE:
            found[run.id] = LengthBefore(metres, longest[0][1])
        waiting.append((day, metres))
    return found
