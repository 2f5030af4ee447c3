"""Series of dates, and the small helpers that every criterion shares."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

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


def levels_of(occasions: Iterable[Occasion], knee: Knee) -> tuple[int, ...]:
    """The level of ``knee`` in each of ``occasions``, all of which are its records."""
    return tuple(occasion.level(knee) or 0 for occasion in occasions)


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


def worst_by_date(occasions: Iterable[Occasion], levels: Iterable[int]) -> dict[date, int]:
    """The worst of ``levels`` (one an occasion) on each date."""
    worst: dict[date, int] = {}
    for occasion, level in zip(occasions, levels, strict=True):
        if level >= worst.get(occasion.on, 0):
            worst[occasion.on] = level
    return worst


def ids_of(occasions: Iterable[Occasion], knee: Knee) -> tuple[str, ...]:
    """The ids of the entries that gave ``knee`` its levels in ``occasions``."""
    ids: list[str] = []
    for occasion in occasions:
        if len(occasion.entries) == 1:
            ids.append(occasion.entries[0].id)
        else:
            ids.extend(occasion.entry_ids(knee))
    return tuple(ids)


def all_ids_of(occasions: Iterable[Occasion]) -> tuple[str, ...]:
    """The ids of all entries of ``occasions``."""
    return tuple(entry.id for occasion in occasions for entry in occasion.entries)
