"""The periods that a page for the physio may tell of: the one that is taken first, and those beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.history import event_date
from kneelog.domain.period import Period, Span, ending
from kneelog.services.physio_words import brief_period, day_of
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.domain.history import History

SIX_WEEKS = 42
"""So many days are looked at where no visit says since when: about as long as a course of visits is apart."""


class Offer(NamedTuple):
    """A period to choose: ``id`` never changes, ``words`` are what the runner reads."""

    id: str
    words: str
    period: Period


def default_period(diary: Diary, today: date) -> Period:
    """From the last appointment before ``today`` up to today; six weeks where there was none."""
    visit = _last_visit(diary, today)
    return Period.of_days(today, SIX_WEEKS) if visit is None else Period(visit, today)


def offers(diary: Diary, today: date) -> tuple[Offer, ...]:
    """Since the last visit (if there was one), 6 weeks, 12 weeks, a year, and everything, all up to ``today``."""
    visit = _last_visit(diary, today)
    since = []
    if visit is not None:
        words = tr("Since my visit on {day}", day=day_of(visit, today))
        since = [Offer("visit", words, Period(visit, today))]
    return (
        *since,
        Offer("6-weeks", _weeks(6), Period.of_days(today, SIX_WEEKS)),
        Offer("12-weeks", _weeks(12), ending(Span.TWELVE_WEEKS, today, None)),
        Offer("year", tr("Year"), ending(Span.YEAR, today, None)),
        Offer("all", tr("All"), ending(Span.ALL, today, _oldest(diary))),
    )


def last_with_entries(history: History, period: Period, today: date) -> Offer | None:
    """For a ``period`` without entries the latest of the same length that has some; else ``None``.

    It ends with the last entry that happened up to ``today``.
    """
    dates = [event_date(entry, history.runs) for entry in history.entries]
    lived = [day for day in dates if day <= today]
    if not lived or any(period.holds(day) for day in dates):
        return None
    found = Period.of_days(max(lived), period.days)
    return Offer("last", brief_period(found), found)


def _weeks(count: int) -> str:
    return trn("{count} week", "{count} weeks", count)


def _last_visit(diary: Diary, today: date) -> date | None:
    return max((visit.on for visit in diary.appointments.values() if visit.on < today), default=None)


def _oldest(diary: Diary) -> date | None:
    """The first date with an entry or a run."""
    dates = [event_date(entry, diary.runs) for entry in diary.entries.values()]
    dates += [run.on for run in diary.runs.values()]
    return min(dates, default=None)
