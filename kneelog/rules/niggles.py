"""The niggles of a diary: stretches of time in which a knee kept hurting."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.places import Place
    from kneelog.domain.report import Knee
    from kneelog.domain.running import Load


class Niggle(NamedTuple):
    """A stretch of time in which one knee kept hurting: spells and recurring niggles that overlap, as one.

    ``dates`` are all its dates with pain, oldest first; ``first`` and ``last`` the ends of them. ``places`` are those
    marked on these dates with the number of dates, most first. ``runs`` are the knee's runs from ``first`` to
    ``last``, ``answered`` those with a level, ``hurt_runs`` those that hurt. ``is_recurring``: a recurring niggle as
    the rule has it is part of it. ``longest_spell`` is the span in days of its longest spell (last date of pain minus
    first). ``entries`` are the ids of the entries that gave the pain. ``days_since`` counts from ``last`` to the date
    as of which the diary is read.

    ``before`` is the running of the 14 days before ``first``, ``earlier`` that of the 14 days before those;
    ``new_shoes`` are the shoes of ``before`` that no earlier run names.
    """

    knee: Knee
    first: date
    last: date
    dates: tuple[date, ...]
    places: tuple[tuple[Place, int], ...]
    runs: int
    answered: int
    hurt_runs: int
    worst: int
    is_recurring: bool
    longest_spell: int
    entries: tuple[str, ...]
    days_since: int
    before: Load
    earlier: Load
    new_shoes: tuple[str, ...]


class Niggles(NamedTuple):
    """The niggles, the latest first, and how many dates with pain (of either knee) belong to none."""

    listed: tuple[Niggle, ...]
    alone: int
