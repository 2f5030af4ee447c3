"""What one local date says of each knee, and its runs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.places import PLACE_ORDER, Place
from kneelog.domain.report import Knee, Swelling
from kneelog.domain.signs import SIGN_ORDER, Sign

if TYPE_CHECKING:
    from collections.abc import Iterable

_SWELLING_ORDER = {swelling: number for number, swelling in enumerate(Swelling)}


class MarkedPlace(NamedTuple):
    """A place marked on a date, and the worst level of the reports that marked it (``None``: without a level)."""

    place: Place
    level: int | None


class KneeDay(NamedTuple):
    """What one date says of one knee; ``None`` and empty mean not recorded.

    ``worst`` is the worst level of the date, 0-10. ``start``, ``during`` and ``after`` are the worst of these
    moments of its runs; ``morning`` is the level of a run's follow-up, the next morning's answer. ``is_on_run``
    tells whether the worst level belongs to a run (also if a rest entry has it too). ``swelling`` is the worst.
    """

    worst: int | None = None
    is_on_run: bool = False
    start: int | None = None
    during: int | None = None
    after: int | None = None
    morning: int | None = None
    places: tuple[MarkedPlace, ...] = ()
    swelling: Swelling | None = None
    signs: tuple[Sign, ...] = ()

    def merged(self, other: KneeDay) -> KneeDay:
        """What two tellings of one date say together: the worst of both. A run's level wins a tie."""
        worst = worse(self.worst, other.worst)
        swellings = [swelling for swelling in (self.swelling, other.swelling) if swelling is not None]
        return KneeDay(
            worst,
            (self.is_on_run and self.worst == worst) or (other.is_on_run and other.worst == worst),
            worse(self.start, other.start),
            worse(self.during, other.during),
            worse(self.after, other.after),
            worse(self.morning, other.morning),
            _merged_places(self.places, other.places),
            max(swellings, key=_SWELLING_ORDER.__getitem__, default=None),
            in_order((*self.signs, *other.signs)),
        )


NOTHING = KneeDay()
"""A knee of which a date says nothing."""


class DayRun(NamedTuple):
    """A run of a date with the worst level of each knee; ``run`` is its id, ``None`` if it has no record."""

    run: str | None
    left: int | None
    right: int | None

    def level(self, knee: Knee) -> int | None:
        """The worst level of ``knee``."""
        return self.left if knee is Knee.LEFT else self.right


class Day(NamedTuple):
    """One date of which something is known.

    ``entries`` are the ids of its entries in order of time. ``runs`` are its runs: those with an entry in order of
    time, then those without. ``signs`` are those of the whole person. ``gap`` is left minus right, as the rule
    compares them: within one run or one rest entry that has both knees; the largest such difference of the date (of
    equal ones the first), ``None`` where there was nothing to compare.
    """

    on: date
    number: int
    """The date's ordinal."""
    left: KneeDay
    right: KneeDay
    runs: tuple[DayRun, ...]
    entries: tuple[str, ...]
    signs: tuple[Sign, ...]
    gap: int | None

    def knee(self, knee: Knee) -> KneeDay:
        """What it says of ``knee``."""
        return self.left if knee is Knee.LEFT else self.right

    @property
    def worse(self) -> int | None:
        """The level of the knee that hurt more; of the only one recorded, if the other was not."""
        return worse(self.left.worst, self.right.worst)


def worse(one: int | None, other: int | None) -> int | None:
    """The higher of two levels, of which either may be unrecorded."""
    if one is None or other is None:
        return one if other is None else other
    return max(one, other)


def in_order(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """``signs`` in the order of their table, each once."""
    return tuple(sorted(set(signs), key=SIGN_ORDER.__getitem__))


def _merged_places(one: tuple[MarkedPlace, ...], other: tuple[MarkedPlace, ...]) -> tuple[MarkedPlace, ...]:
    marked: dict[Place, int | None] = dict(one)
    for place, level in other:
        marked[place] = worse(marked.get(place), level)
    return tuple([MarkedPlace(place, marked[place]) for place in sorted(marked, key=PLACE_ORDER.__getitem__)])
