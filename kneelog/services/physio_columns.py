"""The columns of the running table: weeks, or as much of the calendar as keeps them at nine."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.period import Period
from kneelog.domain.trend import week_start
from kneelog.words import N_, brief_day, brief_month, tr

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_COLUMNS = 9
_MONTHS_A_QUARTER = 3


class Column(NamedTuple):
    """What heads a column, and the dates it stands for."""

    head: str
    period: Period


class Columns(NamedTuple):
    """What the columns are ("Week from"), from left to right."""

    name: str
    columns: tuple[Column, ...]


class _Step(NamedTuple):
    """How the calendar is cut: to the first day of what holds a day, and what that is called."""

    name: str
    start: Callable[[date], date]
    head: Callable[[date], str]


def columns_of(period: Period, first_weekday: int) -> Columns:
    """Weeks if nine hold ``period``, else months, quarters, years; of more years the last eight, and those before.

    A column stands for those of its dates that lie in ``period``; where that are not all of them its head says so.
    """
    for step in _steps(first_weekday):
        columns = _cut(period, step)
        if columns is not None:
            return Columns(tr(step.name), columns)
    return _last_years(period)


def _steps(first_weekday: int) -> tuple[_Step, ...]:
    return (
        _Step(N_("Week from"), lambda day: _week(day, first_weekday), brief_day),
        _Step(N_("Month"), lambda day: day.replace(day=1), brief_month),
        _Step(N_("Quarter"), _quarter, _quarter_words),
        _Step(N_("Year"), lambda day: day.replace(month=1, day=1), lambda day: str(day.year)),
    )


def _cut(period: Period, step: _Step) -> tuple[Column, ...] | None:
    """The columns from the last to the first, in their order; ``None`` if they are more than nine."""
    found: list[Column] = []
    last = period.last
    while len(found) < MOST_COLUMNS:
        start = step.start(last)
        head = step.head(start)
        if start < period.first or _goes_on(last, step):
            head = tr("{head} (part)", head=head)
        found.append(Column(head, Period(max(start, period.first), last)))
        if start <= period.first:
            return tuple(reversed(found))
        last = date.fromordinal(start.toordinal() - 1)
    return None


def _goes_on(last: date, step: _Step) -> bool:
    """Whether what holds ``last`` holds the day after it too; nothing goes on beyond the calendar."""
    return last < date.max and step.start(last + timedelta(days=1)) == step.start(last)


def _last_years(period: Period) -> Columns:
    first = date(period.last.year - (MOST_COLUMNS - 2), 1, 1)
    years = _cut(Period(first, period.last), _steps(0)[-1]) or ()
    before = Column(
        tr("to {year}", year=first.year - 1), Period(period.first, date.fromordinal(first.toordinal() - 1))
    )
    return Columns(tr("Year"), (before, *years))


def _week(day: date, first_weekday: int) -> date:
    """The first day of the week that holds ``day``, as far as the calendar reaches."""
    return date.fromordinal(max(week_start(day.toordinal(), first_weekday), 1))


def _quarter(day: date) -> date:
    return day.replace(month=day.month - (day.month - 1) % _MONTHS_A_QUARTER, day=1)


def _quarter_words(day: date) -> str:
    return tr("Q{quarter} {year}", quarter=(day.month - 1) // _MONTHS_A_QUARTER + 1, year=day.year)
