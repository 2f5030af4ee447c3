"""Series for the charts: what may be drawn, and above all what may be joined. A blank is never a dot and never 0."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from kneelog.domain.days import Day
    from kneelog.domain.report import Knee

ROLLING_DAYS = 7
"""The days of the rolling median: the date itself and the six before it."""
ROLLING_LEAST = 3
"""So many of them must be recorded: fewer have no middle worth the name."""
WEEK = 7


class Dot(NamedTuple):
    """The worst level of a knee on one date (``day``: its ordinal), and whether that date had a run.

    ``days`` is more than 1 where it stands for a week or a month that begins with ``day``; so it is in all series.
    """

    day: int
    level: int
    is_run: bool
    days: int = 1


class Morning(NamedTuple):
    """The level of the morning after a run, on a date with a worse one."""

    day: int
    level: int
    days: int = 1


class Smooth(NamedTuple):
    """The median, the lowest and the highest of the levels recorded in the seven days that end with ``day``."""

    day: int
    median: float
    low: int
    high: int
    days: int = 1

    @property
    def level(self) -> float:
        """The median, by the name that the other series have for their level."""
        return self.median


class Gap(NamedTuple):
    """Left minus right on one date, within one run or one rest entry: above 0 the left knee was worse."""

    day: int
    difference: int
    days: int = 1


def dots(days: Iterable[Day], knee: Knee) -> tuple[Dot, ...]:
    """The worst level of ``knee`` for each date on which it was recorded, oldest first."""
    return tuple(
        [
            Dot(day.number, level, bool(day.runs))
            for day in days
            if (level := day.knee(knee).worst) is not None
        ]
    )


def mornings(days: Iterable[Day], knee: Knee) -> tuple[Morning, ...]:
    """The mornings after a run that are not themselves the dot of their date."""
    return tuple(
        Morning(day.number, known.morning)
        for day in days
        if (known := day.knee(knee)).morning is not None and known.morning != known.worst
    )


def gaps(days: Iterable[Day]) -> tuple[Gap, ...]:
    """Left minus right for each date on which both knees were recorded at once."""
    return tuple(Gap(day.number, day.gap) for day in days if day.gap is not None)


def joined(series: Sequence[Dot]) -> tuple[tuple[Dot, Dot], ...]:
    """The pairs of dots that a line may join: those of neighbouring dates."""
    return tuple((one, two) for one, two in pairwise(series) if two.day - one.day == 1)


def blanks(series: Sequence[Dot], first: date, last: date) -> tuple[int, ...]:
    """The dates (ordinals) from ``first`` to ``last`` on which nothing was recorded."""
    recorded = {dot.day for dot in series}
    return tuple(day for day in range(first.toordinal(), last.toordinal() + 1) if day not in recorded)


def week_start(day: int, first_weekday: int = 0) -> int:
    """The ordinal of the first day of the week that holds ``day``; 0 is Monday, 6 Sunday.

    Of the first week of the year 1 it may lie before the calendar begins (below 1).
    """
    return day - (day - 1 - first_weekday) % WEEK


def rolling(series: Sequence[Dot]) -> tuple[tuple[Smooth, ...], ...]:
    """The rolling median with its low and high, in stretches that may each be drawn as one line.

    There is a value on a recorded date if at least :data:`ROLLING_LEAST` of the seven days up to it were recorded.
    A stretch ends before each date that has none: no line passes over a gap.
    """
    stretches: list[list[Smooth]] = []
    start, last = 0, 0
    for index, dot in enumerate(series):
        while dot.day - series[start].day >= ROLLING_DAYS:
            start += 1
        count = index + 1 - start
        if count < ROLLING_LEAST:
            continue
        if dot.day - last != 1:
            stretches.append([])
        levels = sorted([known.level for known in series[start : index + 1]])
        middle = (levels[(count - 1) // 2] + levels[count // 2]) / 2
        stretches[-1].append(Smooth(dot.day, middle, levels[0], levels[-1]))
        last = dot.day
    return tuple(map(tuple, stretches))
