"""Series of dates, and the small helpers that every criterion shares."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kneelog.domain.report import Knee
    from kneelog.rules.records import Occasion


def series(occasions: Sequence[Occasion], current_days: int) -> Iterator[Sequence[Occasion]]:
    """``occasions`` (by date) cut into series, each at most ``current_days`` days after the one before."""
    start = 0
    for index in range(1, len(occasions)):
        if occasions[index].day - occasions[index - 1].day > current_days:
            yield occasions[start:index]
            start = index
    if occasions:
        yield occasions[start:]


def within(occasions: Sequence[Occasion], first: int, last: int) -> Sequence[Occasion]:
    """Those of ``occasions`` (by date) whose date lies from ``first`` to ``last``, both included (ordinals)."""
    return occasions[bisect_left(occasions, first, key=_day) : bisect_right(occasions, last, key=_day)]


def _day(occasion: Occasion) -> int:
    return occasion.day


def is_recent(day: int, today: int, current_days: int) -> bool:
    """Whether ``day`` is at most ``current_days`` days before ``today``; 14 days old is within 14."""
    return today - day <= current_days


def dates_of(occasions: Iterable[Occasion]) -> tuple[date, ...]:
    """The dates of ``occasions``, each once, in their order."""
    return tuple(dict.fromkeys(occasion.on for occasion in occasions))


def worst_by_date(occasions: Iterable[Occasion], knee: Knee) -> dict[date, int]:
    """The worst level of ``knee`` on each date of ``occasions`` on which it was recorded."""
    worst: dict[date, int] = {}
    for occasion in occasions:
        level = occasion.level(knee)
        if level is not None and level >= worst.get(occasion.on, 0):
            worst[occasion.on] = level
    return worst


def ids_of(occasions: Iterable[Occasion], knee: Knee) -> tuple[str, ...]:
    """The ids of the entries that gave ``knee`` its levels in ``occasions``."""
    return tuple(entry_id for occasion in occasions for entry_id in occasion.entry_ids(knee))


def all_ids_of(occasions: Iterable[Occasion]) -> tuple[str, ...]:
    """The ids of all entries of ``occasions``."""
    return tuple(entry.id for occasion in occasions for entry in occasion.entries)


def dates_between(first: int, last: int) -> tuple[date, ...]:
    """The dates of the ordinals ``first`` to ``last``, both included."""
    return tuple(date.fromordinal(day) for day in range(first, last + 1))
