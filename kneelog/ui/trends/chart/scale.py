"""From days to pixels and back, and which days deserve a line and a name. Plain numbers, no Qt."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.coarse import Grain, grain_of
from kneelog.domain.trend import week_start
from kneelog.words import brief_day, brief_month, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240)
_LEAST_GAP = 78.0
"""Units between two names of days, so that they never touch."""


class TimeScale(NamedTuple):
    """Days from ``first`` to ``last`` (ordinals with fractions) across the pixels from ``left`` to ``right``.

    The day of the ordinal n fills n to n + 1; its mark stands in the middle.
    """

    first: float
    last: float
    left: float
    right: float

    @property
    def per_day(self) -> float:
        """Pixels a day."""
        return (self.right - self.left) / max(self.last - self.first, 1e-6)

    @property
    def grain(self) -> Grain:
        """What one mark stands for."""
        return grain_of(self.last - self.first)

    def x(self, day: float) -> float:
        """Where the day's beginning is."""
        return self.left + (day - self.first) * self.per_day

    def middle(self, day: int) -> float:
        """Where the day's mark stands."""
        return self.x(day + 0.5)

    def day_at(self, x: float) -> int:
        """The ordinal of the day at ``x``."""
        return floor(self.first + (x - self.left) / self.per_day)

    def days(self) -> range:
        """The ordinals of the days that are at least partly in view."""
        return range(floor(self.first), ceil(self.last))


class Tick(NamedTuple):
    """A day with a line through the lanes; ``name`` is empty where the line alone must do."""

    day: int
    name: str


def ticks(scale: TimeScale, unit: float = 1.0, first_weekday: int = 0) -> tuple[Tick, ...]:
    """The lines and names of the axis: weeks where there is room for them, else months, else years."""
    a_week = scale.per_day * 7
    if a_week >= 26 * unit:
        return tuple(_weeks(scale, ceil(_LEAST_GAP * unit / a_week), first_weekday))
    a_month = scale.per_day * 30.4
    gap = 44 * unit
    step = next((step for step in _MONTH_STEPS if step * a_month >= gap), _MONTH_STEPS[-1])
    return tuple(_months(scale, step))


def _weeks(scale: TimeScale, every: int, first_weekday: int) -> Iterator[Tick]:
    start = week_start(max(scale.days().start, 1 + 7), first_weekday)
    for day in range(start, scale.days().stop, 7):
        if day >= scale.first:
            named = (day // 7) % every == 0
            yield Tick(day, brief_day(date.fromordinal(day)) if named else "")


def _months(scale: TimeScale, step: int) -> Iterator[Tick]:
    begin = date.fromordinal(max(scale.days().start, 1))
    count = begin.year * 12 + begin.month - 1
    while True:
        year, month = divmod(count, 12)
        if year > date.max.year:
            return
        day = date(year, month + 1, 1).toordinal()
        if day >= scale.last:
            return
        if day >= scale.first and count % step == 0:
            yield Tick(day, str(year) if month == 0 else brief_month(date.fromordinal(day)))
        count += 1


def period_words(first: date, last: date, today: date) -> str:
    """ "17 Dec – 10 Mar", with the year of what is not this year's, or was but not long ago."""
    if first.year == last.year == today.year:
        return tr("{first} – {last}", first=brief_day(first), last=brief_day(last))
    if first.year == last.year or timedelta(0) <= today - first < timedelta(days=300):
        return tr("{first} – {last}", first=brief_day(first), last=brief_day(last, year=True))
    return dated_words(first, last)


def dated_words(first: date, last: date) -> str:
    """ "21 Jul – 12 Oct 2025", "17 Dec 2025 – 10 Mar 2026": a period on paper, whenever it is read."""
    begin = brief_day(first, year=first.year != last.year)
    return tr("{first} – {last}", first=begin, last=brief_day(last, year=True))
