"""Which days are looked at, and how that came to be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.period import Period, Span, ending, to_visit

if TYPE_CHECKING:
    from datetime import date

    from kneelog.services.trends import Trends


_BESIDE = 14


class Choice(NamedTuple):
    """The ``period``, and the span of which it is the latest (``None``: drawn, typed or moved by hand)."""

    period: Period
    span: Span | None = None


def latest(trends: Trends, span: Span) -> Choice:
    """The latest period of ``span``."""
    return Choice(ending(span, trends.as_of, trends.days.first), span)


def up_to(trends: Trends, visit: date) -> Choice:
    """Up to a visit, from the one before it."""
    return Choice(to_visit(visit, [one.on for one in trends.visits]))


def stepped(trends: Trends, choice: Choice, step: int) -> Choice:
    """The period before (``step`` -1) or after this one; where nothing more is to be seen, this one."""
    begun = trends.days.first
    if step < 0 and (begun is None or choice.period.first <= begun):
        return choice
    moved = choice.period.moved(step * choice.period.days)
    last = max(trends.as_of, choice.period.last)
    if moved.last > last:
        moved = Period.of_days(last, choice.period.days)
    known = (latest(trends, span) for span in (Span.FOUR_WEEKS, Span.TWELVE_WEEKS, Span.YEAR))
    return next((one for one in known if one.period == moved), Choice(moved))


def covering(trends: Trends, choice: Choice, first: date, last: date) -> Choice:
    """``choice`` if it shows all from ``first`` to ``last``; else these days with a fortnight on both sides."""
    if choice.period.holds(first) and choice.period.holds(last):
        return choice
    begin = max(first.toordinal() - _BESIDE, 1)
    end = min(last.toordinal() + _BESIDE, max(trends.as_of, last).toordinal())
    return Choice(Period(type(first).fromordinal(begin), type(last).fromordinal(end)))


def holding(choice: Choice, day: date) -> Choice:
    """The same, or as many days moved just far enough to hold ``day``."""
    period = choice.period
    if period.holds(day):
        return choice
    edge = period.first if day < period.first else period.last
    return Choice(period.moved((day - edge).days))
