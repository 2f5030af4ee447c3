"""Stretches of days: what a chart shows, what stood before it, and its first and last part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST_PART, MOST_PART = 7, 28
"""The first and the last part of a period take a third of it, but so many days at least and at most."""
_MONTH_OF_LEAP_DAY = 2


class Span(StrEnum):
    """How much is looked at: a number of weeks, a year, or everything."""

    FOUR_WEEKS = "4-weeks"
    TWELVE_WEEKS = "12-weeks"
    YEAR = "year"
    ALL = "all"


_DAYS = {Span.FOUR_WEEKS: 28, Span.TWELVE_WEEKS: 84}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Local dates from ``first`` to ``last``, both included; ``first`` is never after ``last``."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Put the two dates in order."""
        if self.last < self.first:
            first, last = self.last, self.first
            object.__setattr__(self, "first", first)
            object.__setattr__(self, "last", last)

    @classmethod
    def of_days(cls, last: date, days: int) -> Period:
        """The ``days`` days (at least 1) that end with ``last``."""
        reach = min(max(days, 1) - 1, last.toordinal() - 1)
        return cls(last - timedelta(days=reach), last)

    @property
    def days(self) -> int:
        """How many dates it has."""
        return self.last.toordinal() - self.first.toordinal() + 1

    @property
    def before(self) -> Period:
        """The period of the same length that ends the day before this one begins, as far as the calendar reaches."""
        return self.moved(-self.days)

    def moved(self, days: int) -> Period:
        """The same number of days, ``days`` later (earlier if negative), as far as the calendar reaches."""
        low, high = 1 - self.first.toordinal(), date.max.toordinal() - self.last.toordinal()
        step = timedelta(days=min(max(days, low), high))
        return Period(self.first + step, self.last + step)

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies in it."""
        return self.first <= day <= self.last

    def within(self, other: Period) -> Period | None:
        """The part of it that lies in ``other``, or ``None``."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Period(first, last) if first <= last else None

    @property
    def parts(self) -> tuple[Period, Period] | None:
        """Its first and its last part, equally long: a third, at least 7 and at most 28 days, never overlapping.

        ``None`` for a single day, which has no two parts.
        """
        length = min(max(round(self.days / 3), LEAST_PART), MOST_PART, self.days // 2)
        if not length:
            return None
        rest = timedelta(days=length - 1)
        return Period(self.first, self.first + rest), Period(self.last - rest, self.last)


def ending(span: Span, last: date, oldest: date | None) -> Period:
    """The period of ``span`` that ends with ``last``; ``oldest`` is the diary's first date (``None``: no entry).

    A year ends on the eve of its anniversary; one with a leap day has 366 days. "All" of a diary shorter than
    four weeks, or of none, is four weeks: one dot alone would stand in the middle.
    """
    if span is Span.YEAR:
        return Period(_day_after_a_year_before(last), last)
    if span is Span.ALL:
        least = Period.of_days(last, _DAYS[Span.FOUR_WEEKS])
        return Period(min(oldest, least.first), last) if oldest is not None else least
    return Period.of_days(last, _DAYS[span])


def to_visit(visit: date, visits: Iterable[date]) -> Period:
    """From the visit before ``visit`` to ``visit``; twelve weeks where there is none before."""
    earlier = [day for day in visits if day < visit]
    return Period(max(earlier), visit) if earlier else Period.of_days(visit, _DAYS[Span.TWELVE_WEEKS])


def _day_after_a_year_before(day: date) -> date:
    """10 March 2025 for 9 March 2026; 1 March 2023 for the leap day of 2024, and for 28 February 2024 too."""
    if day.year == date.min.year:
        return date.min
    leap = (day.month, day.day) == (_MONTH_OF_LEAP_DAY, 29)
    before = day.replace(year=day.year - 1, day=28) if leap else day.replace(year=day.year - 1)
    return before + timedelta(days=1)
