"""Dates and days as the page for the physio says them: with their year only where the period spans several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.words import brief_day, short_day, trn

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from kneelog.domain.period import Period

MOST_DATES = 3
"""So many dates are listed; of more, how many there are and the last of them."""


def spans_years(period: Period) -> bool:
    """Whether a date of ``period`` needs its year to be told from the others."""
    return period.first.year != period.last.year


def brief(day: date, period: Period) -> str:
    """ "8 Mar", or "8 Mar 2026"."""
    return brief_day(day, year=spans_years(period))


def short(day: date, period: Period) -> str:
    """ "8 March", or "8 March 2026"."""
    return short_day(day, year=spans_years(period))


def some(dates: Collection[date], period: Period) -> str:
    """ "21 Feb, 8 Mar"; of more than three "5 days, last 8 Mar"."""
    if len(dates) <= MOST_DATES:
        return ", ".join(brief(day, period) for day in sorted(dates))
    return counted(dates, period)


def counted(dates: Collection[date], period: Period) -> str:
    """ "5 days, last 8 Mar", "1 day, 8 Mar"."""
    last = brief(max(dates), period)
    return trn("{count} day, {day}", "{count} days, last {day}", len(dates), day=last)
