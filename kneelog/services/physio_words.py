"""The small words that the parts of the page for the physio share: spans of dates, texts cut short, long lists."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from kneelog.domain.period import Period
from kneelog.services.physio_page import Listing
from kneelog.services.trend_words import length_words, number
from kneelog.words import brief_day, short_day, tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

DAYS_A_YEAR = 365.25
_BLANKS = re.compile(r"[ \t\r\n]+")


def shorten(text: str, most: int) -> str:
    """``text`` if it has at most ``most`` characters, else its beginning and how much more the diary holds.

    Cut at a blank where one stands in the second half of what may stay, else between two characters.
    """
    if len(text) <= most:
        return text
    cut = text.rfind(" ", most // 2, most + 1)
    begin = text[: cut if cut > 0 else most].rstrip()
    left_out = len(text) - len(begin)
    return trn(
        "{begin}… ({number} more character in the diary)",
        "{begin}… ({number} more characters in the diary)",
        left_out,
        begin=begin,
        number=f"{left_out:,}",
    )


def one_line(text: str) -> str:
    """``text`` with single blanks for its line breaks and tabs. All other characters stay, odd ones too."""
    return _BLANKS.sub(" ", text).strip(" ")


def fitted(text: str, most: int) -> str:
    """``text`` on one line, cut to ``most`` characters."""
    return shorten(one_line(text), most)


def listing(items: Sequence[str], rest: Callable[[int], str], whole: Callable[[int], str]) -> Listing:
    """A listing: ``rest`` says how many are left out after the first, ``whole`` where none of them is shown."""
    count = len(items)
    return Listing(tuple(items), tuple(rest(count - kept) if kept else whole(count) for kept in range(count)))


def and_more(count: int) -> str:
    """ "and 3 more"."""
    return trn("and {count} more", "and {count} more", count)


def day_of(day: date, near: date) -> str:
    """ "26 February"; with its year if that is not the year of ``near``."""
    return short_day(day, year=day.year != near.year)


def brief_day_of(day: date, near: date) -> str:
    """ "26 Feb"; with its year if that is not the year of ``near``."""
    return brief_day(day, year=day.year != near.year)


def span_of(first: date, last: date, near: date) -> str:
    """ "3–9 March", "27 February – 3 March"; one day alone; with years where they are not that of ``near``."""
    if first == last:
        return day_of(first, near)
    end = short_day(last, year=not first.year == last.year == near.year)
    if (first.year, first.month) == (last.year, last.month):
        return tr("{first}–{last}", first=first.day, last=end)
    return tr("{first} – {last}", first=day_of(first, last), last=end)


def period_words(period: Period) -> str:
    """ "27 January to 9 March 2026", "1 November 2025 to 9 March 2026", "9 March 2026"."""
    if period.days == 1:
        return short_day(period.last, year=True)
    first = short_day(period.first, year=period.first.year != period.last.year)
    return tr("{first} to {last}", first=first, last=short_day(period.last, year=True))


def how_long(period: Period) -> str:
    """ "6 weeks", "20 days", "1 year"; from two years on "about 20 years", for nobody counts 7,300 days."""
    years = period.days / DAYS_A_YEAR
    whole = round(years)
    if whole and abs(years - whole) < 1 / DAYS_A_YEAR:
        return trn("{count} year", "{count} years", whole)
    if whole < 2:  # noqa: PLR2004 - days and weeks are still easily counted
        return length_words(period.days)
    return tr("about {years} years", years=number(round(years, 1)))


def last_and_before(period: Period) -> tuple[Period, Period] | None:
    """The last part of ``period`` as Trends has it (a third, 7 to 28 days), and all that lies before it.

    ``None`` where there are too few days to compare any.
    """
    parts = period.parts
    if parts is None or parts[1].days == 1:
        return None
    last = parts[1]
    return last, Period(period.first, last.first - timedelta(days=1))


def in_last(part: Period) -> str:
    """ "in the last 2 weeks"."""
    return tr("in the last {length}", length=how_long(part))


def in_before(part: Period) -> str:
    """ "in the 4 weeks before"; of a year or more "before that", for "in the 1 year before" is not said."""
    if part.days > DAYS_A_YEAR - 1:  # 365 days too
        return tr("before that")
    return tr("in the {length} before", length=how_long(part))


def brief_period(period: Period) -> str:
    """ "11 Nov to 22 Dec 2025"."""
    if period.days == 1:
        return brief_day(period.last, year=True)
    first = brief_day(period.first, year=period.first.year != period.last.year)
    return tr("{first} to {last}", first=first, last=brief_day(period.last, year=True))
