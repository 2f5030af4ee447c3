"""The dates below the chart of the page for the physio: few enough to be read, on days that mean something."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from kneelog.domain.coarse import Grain
from kneelog.domain.trend import WEEK, week_start
from kneelog.services.physio_dates import spans_years
from kneelog.services.physio_page import CourseLabel
from kneelog.words import brief_day, brief_month, tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kneelog.domain.period import Period

MOST_TICKS = 8
_YEAR = 12
_MONTH_STEPS = (1, 2, 3, 6, _YEAR)


def ticks(period: Period, grain: Grain, first_weekday: int = 0) -> tuple[CourseLabel, ...]:
    """At most eight dates: days or the beginnings of weeks, of months, or of years, as fits the ``grain``.

    Weeks begin with ``first_weekday`` (0: Monday). The year is said of the first date where the period spans several,
    and wherever it is another than that of the date before.
    """
    steps = _day_steps(period, first_weekday) if grain is Grain.DAY else _month_steps(period, grain)
    dates = next(found for found in steps if len(found) <= MOST_TICKS)
    labels, said = [], None if spans_years(period) else period.first.year
    for day in dates:
        x = day.toordinal() - period.first.toordinal() + 0.5
        labels.append(CourseLabel(x, _text(day, grain, year=day.year != said)))
        said = day.year
    return tuple(labels)


def _text(day: date, grain: Grain, *, year: bool) -> str:
    """ "9 Feb", "Feb", or "2026"; the first two with the year if asked for."""
    if grain is Grain.MONTH:
        return str(day.year)
    if grain is Grain.DAY:
        return brief_day(day, year=year)
    month = brief_month(day)
    return tr("{month} {year}", month=month, year=day.year) if year else month


def _day_steps(period: Period, first_weekday: int) -> Iterator[Sequence[date]]:
    """Every day, every other one, the beginning of every week, of every other week, and so on."""
    first, last = period.first.toordinal(), period.last.toordinal()
    for step in (1, 2):
        yield [date.fromordinal(day) for day in range(first, last + 1, step)]
    week = week_start(first + WEEK - 1, first_weekday)  # the first that begins within
    for weeks in count(1):
        yield [date.fromordinal(day) for day in range(week, last + 1, weeks * WEEK)]


def _month_steps(period: Period, grain: Grain) -> Iterator[Sequence[date]]:
    """The first days of all months, of every other one, … of the years, of every other year, and so on."""
    begin, end = (day.year * _YEAR + day.month - 1 for day in (period.first, period.last))
    begin += period.first.day > 1  # its own month has begun before
    steps = _MONTH_STEPS if grain is Grain.WEEK else ()
    for step in (*steps, *(_YEAR * years for years in range(1, date.max.year))):
        months = range(-(-begin // step) * step, end + 1, step)
        yield [date(month // _YEAR, month % _YEAR + 1, 1) for month in months]
