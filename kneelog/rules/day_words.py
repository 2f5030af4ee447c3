"""Dates as they are said in a sentence: "2, 4 and 9 March", "from 6 to 10 March", never thousands of them.

The year is said where it is not that of ``as_of``, or where the dates span several.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kneelog.words import join, month_name, short_day, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

MOST = 8
"""So many dates are listed at most; a niggle looks at 8 runs at most. Of more, the latest are listed."""

_RANGE = 3
"""From so many dates in a row on it is a range."""


def days(dates: Sequence[date], as_of: date) -> str:
    """ "2, 4 and 9 March", "27 February and 3 March"; of a long list the latest, "… and 12 more before"."""
    shown = dates[-MOST:]
    listed = _by_month(shown, year=with_year(shown, as_of))
    return and_more(listed, len(dates) - len(shown))


def on_days(dates: Sequence[date], as_of: date) -> str:
    """ "on 2 and 4 March", or "from 6 to 10 March" for dates in a row."""
    if len(dates) >= _RANGE and (dates[-1] - dates[0]).days == len(dates) - 1:
        return from_to(dates[0], dates[-1], as_of)
    return tr("on {dates}", dates=days(dates, as_of))


def from_to(first: date, last: date, as_of: date) -> str:
    """ "from 6 to 10 March", "from 27 February to 3 March", "from 30 December 2025 to 2 January 2026"."""
    year = with_year((first, last), as_of)
    begin = str(first.day) if _month(first) == _month(last) else short_day(first, year=year)
    return tr("from {first} to {last}", first=begin, last=short_day(last, year=year))


def span(first: date, last: date, as_of: date) -> str:
    """ "2-6 March", or "27 February - 3 March": a span in brief."""
    year = with_year((first, last), as_of)
    if _month(first) == _month(last):
        return tr("{first}-{last}", first=first.day, last=short_day(last, year=year))
    return tr("{first} - {last}", first=short_day(first, year=year), last=short_day(last, year=year))


def and_more(listed: str, left_out: int) -> str:
    """``listed``, and how many earlier ones it leaves out: "… and 12 more before"."""
    if not left_out:
        return listed
    return trn(
        "{listed} and {count} more before", "{listed} and {count} more before", left_out, listed=listed
    )


def with_year(dates: Sequence[date], as_of: date) -> bool:
    """Whether the year must be said."""
    return any(day.year != as_of.year for day in dates)


def _by_month(dates: Sequence[date], *, year: bool) -> str:
    groups = [list(group) for _, group in groupby(dates, key=_month)]
    if len(groups) > 1 and all(len(group) == 1 for group in groups):
        return join([short_day(group[0], year=year) for group in groups])
    said = [_of_month(group, year=year) for group in groups]
    if len(said) == 1:
        return said[0]
    return tr("{most}, and {last}", most=", ".join(said[:-1]), last=said[-1])


def _of_month(dates: Sequence[date], *, year: bool) -> str:
    """ "2, 4 and 9 March"."""
    *most, last = dates
    if not most:
        return short_day(last, year=year)
    numbers = join([str(day.day) for day in dates])
    if year:
        return tr("{days} {month} {year}", days=numbers, month=month_name(last), year=last.year)
    return tr("{days} {month}", days=numbers, month=month_name(last))


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
