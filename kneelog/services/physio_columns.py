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
    """What heads a column, and the dates it stands for; ``is_part``: not all those of its week, month or year."""

    head: str
    period: Period
    is_part: bool = False


class Columns(NamedTuple):
    """What the columns are ("Week from"), from left to right, and what the mark at some heads means.

    ``mark`` is empty where no head has one.
    """

    name: str
    columns: tuple[Column, ...]
    mark: str


class _Step(NamedTuple):
    """How the calendar is cut: to the first day of what holds a day, what that is called, and a part of it."""

    name: str
    part: str
    start: Callable[[date], date]
    head: Callable[[date], str]


def columns_of(period: Period, first_weekday: int) -> Columns:
    """Weeks if nine hold ``period``, else months, quarters, years; of more years the last eight, and those before.

    A column stands for those of its dates that lie in ``period``; where that are not all of them its head has a mark.
    """
    for step in _steps(first_weekday):
        columns = _cut(period, step)
        if columns is not None:
            return _marked(step, columns)
    return _last_years(period)


def _steps(first_weekday: int) -> tuple[_Step, ...]:
    return (
        _Step(N_("Week from"), N_("* not the whole week"), lambda day: _week(day, first_weekday), brief_day),
        _Step(N_("Month"), N_("* not the whole month"), lambda day: day.replace(day=1), brief_month),
        _Step(N_("Quarter"), N_("* not the whole quarter"), _quarter, _quarter_words),
        _Step(
            N_("Year"),
            N_("* not the whole year"),
            lambda day: day.replace(month=1, day=1),
            lambda day: str(day.year),
        ),
    )


def _marked(step: _Step, columns: tuple[Column, ...]) -> Columns:
    is_any = any(column.is_part for column in columns)
    return Columns(tr(step.name), columns, tr(step.part) if is_any else "")


def _cut(period: Period, step: _Step) -> tuple[Column, ...] | None:
    """The columns from the last to the first, in their order; ``None`` if they are more than nine."""
    found: list[Column] = []
    last = period.last
    while len(found) < MOST_COLUMNS:
        start = step.start(last)
        is_part = start < period.first or _goes_on(last, step)
        head = f"{step.head(start)}*" if is_part else step.head(start)
        found.append(Column(head, Period(max(start, period.first), last), is_part))
        if start <= period.first:
            return tuple(reversed(found))
        last = date.fromordinal(start.toordinal() - 1)
    return None


def _goes_on(last: date, step: _Step) -> bool:
    """Whether what holds ``last`` holds the day after it too; nothing goes on beyond the calendar."""
    return last < date.max and step.start(last + timedelta(days=1)) == step.start(last)


def _last_years(period: Period) -> Columns:
    first = date(period.last.year - (MOST_COLUMNS - 2), 1, 1)
    year = _steps(0)[-1]
    years = _cut(Period(first, period.last), year) or ()
    before = Column(
        tr("to {year}", year=first.year - 1), Period(period.first, date.fromordinal(first.toordinal() - 1))
    )
    return _marked(year, (before, *years))


def _week(day: date, first_weekday: int) -> date:
    """The first day of the week that holds ``day``, as far as the calendar reaches."""
    return date.fromordinal(max(week_start(day.toordinal(), first_weekday), 1))


def _quarter(day: date) -> date:
    return day.replace(month=day.month - (day.month - 1) % _MONTHS_A_QUARTER, day=1)


def _quarter_words(day: date) -> str:
    return tr("Q{quarter} {year}", quarter=(day.month - 1) // _MONTHS_A_QUARTER + 1, year=day.year)
