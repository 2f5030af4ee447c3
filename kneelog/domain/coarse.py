"""The series of the charts by week and by month, for views in which a day is too small to be seen."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.trend import ROLLING_LEAST, WEEK, Dot, Gap, Smooth, week_start

if TYPE_CHECKING:
    from collections.abc import Iterable


class Grain(StrEnum):
    """What one mark of a chart stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


DAILY_UP_TO = 200
"""So many days are drawn day by day; of more, weeks are."""
WEEKLY_UP_TO = 1100
"""So many days, three years, are drawn week by week; of more, months are."""


def grain_of(days: float) -> Grain:
    """What one mark stands for where ``days`` are looked at, in the charts and in their tables alike."""
    if days <= DAILY_UP_TO:
        return Grain.DAY
    return Grain.WEEK if days <= WEEKLY_UP_TO else Grain.MONTH


class Buckets(NamedTuple):
    """Weeks that begin with ``first_weekday`` (0: Monday to 6: Sunday), or the calendar's months."""

    grain: Grain
    first_weekday: int = 0

    def start(self, day: int) -> int:
        """The ordinal of the first day of the week or month that holds the day of the ordinal ``day``."""
        if self.grain is Grain.MONTH:
            return day - date.fromordinal(day).day + 1
        return week_start(day, self.first_weekday) if self.grain is Grain.WEEK else day

    def length(self, start: int) -> int:
        """How many days the week or month that begins with ``start`` has."""
        if self.grain is Grain.MONTH:
            return self.start(start + 31) - start
        return WEEK if self.grain is Grain.WEEK else 1


def worst(series: Iterable[Dot], buckets: Buckets) -> tuple[Dot, ...]:
    """The worst level of each week or month that has any, at its first day. A day with a run wins a tie."""
    found: dict[int, Dot] = {}
    for dot in series:
        start = buckets.start(dot.day)
        known = found.get(start)
        if known is None or (dot.level, dot.is_run) > (known.level, known.is_run):
            found[start] = Dot(start, dot.level, dot.is_run, buckets.length(start))
    return tuple(found[start] for start in sorted(found))


def smooth(series: Iterable[Dot], buckets: Buckets) -> tuple[tuple[Smooth, ...], ...]:
    """Median, lowest and highest level of each week or month with at least three recorded days.

    In stretches of weeks or months in a row, each of which may be drawn as one line.
    """
    levels: dict[int, list[int]] = {}
    for dot in series:
        levels.setdefault(buckets.start(dot.day), []).append(dot.level)
    stretches: list[list[Smooth]] = []
    expected = 0
    for start in sorted(levels):
        found = levels[start]
        if len(found) >= ROLLING_LEAST:
            if start != expected:
                stretches.append([])
            length = buckets.length(start)
            stretches[-1].append(Smooth(start, median(found), min(found), max(found), length))
            expected = start + length
    return tuple(map(tuple, stretches))


def gaps(series: Iterable[Gap], buckets: Buckets) -> tuple[Gap, ...]:
    """The largest difference of each week or month that has any, at its first day; of equal ones the first."""
    largest: dict[int, int] = {}
    for gap in series:
        start = buckets.start(gap.day)
        largest[start] = max(largest.get(start, gap.difference), gap.difference, key=abs)
    return tuple(Gap(start, largest[start], buckets.length(start)) for start in sorted(largest))
