"""A period in figures: per knee its levels and runs, and the places that were marked. Blanks are counted as blanks."""

from __future__ import annotations

from datetime import date
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.days import worse
from kneelog.domain.period import Period
from kneelog.domain.places import PLACE_ORDER, Place
from kneelog.domain.report import Swelling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.domain.days import Day, Days
    from kneelog.domain.report import Knee


class KneeFigures(NamedTuple):
    """One knee over a period.

    ``days`` are the dates of the period on which the diary was kept (see :func:`kept`), ``recorded`` those of them
    with a level. ``median`` and ``worst`` are of the dates' worst levels, ``None`` without any; ``worst_on`` is the
    last date of the worst. ``hurt`` are the dates with a level that counts as pain. ``answered`` are the runs with a
    level of this knee, ``hurt_runs`` those of them that hurt; ``runs`` are all. ``swollen`` are the dates on which
    the knee was swollen at all.
    """

    days: int
    recorded: int
    median: float | None
    worst: int | None
    worst_on: date | None
    hurt: int
    runs: int
    answered: int
    hurt_runs: int
    swollen: int

    @property
    def unrecorded(self) -> int:
        """The dates without a level."""
        return self.days - self.recorded


class PlaceFigures(NamedTuple):
    """A place over a period: the dates on which it was marked, the worst level then, and the last of them."""

    days: int
    worst: int | None
    last: date


def kept(days: Days, period: Period, as_of: date) -> Period | None:
    """The part of ``period`` in which the diary was kept: from its first entry to ``as_of``; ``None`` if none.

    Before a diary was begun nothing was left unrecorded in it.
    """
    begun = days.first_entry
    if begun is None or begun > as_of:
        return None
    return period.within(Period(begun, as_of))


def knee_figures(days: Days, period: Period, knee: Knee, as_of: date, counts_from: int = 1) -> KneeFigures:
    """``knee`` over ``period``, as far as it does not lie after ``as_of``; levels from ``counts_from`` on hurt."""
    found = [day for day in days.between(period) if day.on <= as_of]
    levels = [(day.on, level) for day in found if (level := day.knee(knee).worst) is not None]
    runs = [run.level(knee) for day in found for run in day.runs]
    answered = [level for level in runs if level is not None]
    worst = max((level for _on, level in levels), default=None)
    kept_in = kept(days, period, as_of)
    return KneeFigures(
        days=kept_in.days if kept_in is not None else 0,
        recorded=len(levels),
        median=median(level for _on, level in levels) if levels else None,
        worst=worst,
        worst_on=max((on for on, level in levels if level == worst), default=None),
        hurt=sum(level >= counts_from for _on, level in levels),
        runs=len(runs),
        answered=len(answered),
        hurt_runs=sum(level >= counts_from for level in answered),
        swollen=sum(is_swollen(day, knee) for day in found),
    )


def is_swollen(day: Day, knee: Knee) -> bool:
    """Whether ``knee`` was recorded as swollen on ``day``, however little."""
    return day.knee(knee).swelling not in {None, Swelling.NONE}


def places(found: Sequence[Day], knee: Knee) -> dict[Place, PlaceFigures]:
    """The places of ``knee`` marked on these days, in the order of the knee map."""
    counted: dict[Place, PlaceFigures] = {}
    for day in found:
        for place, level in day.knee(knee).places:
            known = counted.get(place)
            counted[place] = (
                PlaceFigures(1, level, day.on)
                if known is None
                else PlaceFigures(known.days + 1, worse(known.worst, level), day.on)
            )
    return {place: counted[place] for place in sorted(counted, key=PLACE_ORDER.__getitem__)}
