"""The niggles of a diary: stretches of time in which a knee kept hurting.

Two things of the rule of thumb make a niggle, of each knee by itself: every spell (``lasting-pain``, however short)
and every series of a recurring niggle (``recurring-niggle``), from the first painful run in it to the last that met
the rule. Where their dates overlap, on one date at least, they are one niggle; neighbouring dates alone do not join
them. What is left with pain on a single date is no niggle, but counted. These are facts to look at, never findings.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.period import Period
from kneelog.domain.places import PLACE_ORDER
from kneelog.domain.report import Knee
from kneelog.domain.run import Run
from kneelog.domain.running import Runs
from kneelog.rules import collector, lasting_pain, recurring_niggle
from kneelog.rules.records import read
from kneelog.rules.series import dates_of, levels_of, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kneelog.domain.days import Days
    from kneelog.domain.history import History
    from kneelog.domain.places import Place
    from kneelog.domain.running import Load
    from kneelog.domain.settings import RuleSettings
    from kneelog.rules.records import KneeRecords, Occasion

BEFORE_DAYS = 14
"""So many days before a niggle are told, and as many before those. A convention, long enough for two weeks' runs."""


class Niggle(NamedTuple):
    """A stretch of time in which one knee kept hurting: spells and recurring niggles that overlap, as one.

    ``dates`` are all its dates with pain, oldest first; ``first`` and ``last`` the ends of them. ``places`` are those
    marked on these dates with the number of dates, most first. ``runs`` are the knee's runs from ``first`` to
    ``last``, ``answered`` those with a level, ``hurt_runs`` those that hurt. ``is_recurring``: a recurring niggle as
    the rule has it is part of it. ``longest_spell`` is the span in days of its longest spell (last date of pain minus
    first). ``entries`` are the ids of the entries that gave the pain. ``days_since`` counts from ``last`` to the date
    as of which the diary is read.

    ``before`` is the running of the 14 days before ``first``, ``earlier`` that of the 14 days before those; a run of
    which only its entry is known is one without a distance. ``new_shoes`` are the shoes of ``before`` that no run
    before it names; where no run before it names any shoes, nothing is known to be new.
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
    """The niggles, the latest first, and how many dates with pain belong to none.

    ``alone`` counts each date once per knee: a date on which both knees hurt alone counts twice.
    """

    listed: tuple[Niggle, ...]
    alone: int


class _Stretch(NamedTuple):
    """Dates (ordinals) of a spell, of a series, or of several that overlap."""

    first: int
    last: int
    is_recurring: bool = False
    longest_spell: int = 0


def find(history: History, days: Days, settings: RuleSettings, as_of: date) -> Niggles:
    """The niggles of ``history`` (``days``: the same, day by day) as of the local date ``as_of``.

    The one that hurt last stands first; of those, the one that began last; of those, the left knee's. Takes time in
    proportion to the entries and runs.
    """
    with collector.at_rest():
        timeline = read(history, as_of)
        reader = _Reader(days, _runs(history, days, as_of), settings, as_of)
        listed: list[Niggle] = []
        alone = 0
        for knee in timeline.knees:
            painful = _painful(knee, settings)
            for stretch in _merged([*_spells(knee, settings), *_series(knee, settings)]):
                if stretch.first == stretch.last:
                    alone += 1
                    continue
                hurting = within(painful, stretch.first, stretch.last)
                listed.append(reader.niggle(knee.knee, stretch, hurting))
    listed.sort(key=lambda one: (one.last, one.first, one.knee is Knee.LEFT), reverse=True)
    return Niggles(tuple(listed), alone)


def _painful(knee: KneeRecords, settings: RuleSettings) -> list[Occasion]:
    counts_from = settings.counts_from
    return [record for record, level in zip(knee.occasions, knee.levels, strict=True) if level >= counts_from]


def _spells(knee: KneeRecords, settings: RuleSettings) -> Iterator[_Stretch]:
    for spell in lasting_pain.spells(knee, settings):
        first, last = knee.occasions[spell.start].day, knee.occasions[spell.stop - 1].day
        yield _Stretch(first, last, longest_spell=last - first)


def _series(knee: KneeRecords, settings: RuleSettings) -> Iterator[_Stretch]:
    for first, last in recurring_niggle.spans(knee, settings):
        yield _Stretch(first, last, is_recurring=True)


def _merged(stretches: list[_Stretch]) -> Iterator[_Stretch]:
    """Those that share a date as one, oldest first. Every date with pain lies in exactly one of them."""
    current: _Stretch | None = None
    for stretch in sorted(stretches):
        if current is None or stretch.first > current.last:
            if current is not None:
                yield current
            current = stretch
        else:
            current = _Stretch(
                current.first,
                max(current.last, stretch.last),
                current.is_recurring or stretch.is_recurring,
                max(current.longest_spell, stretch.longest_spell),
            )
    if current is not None:
        yield current


class _Reader(NamedTuple):
    """What a niggle is read from."""

    days: Days
    runs: Runs
    settings: RuleSettings
    as_of: date

    def niggle(self, knee: Knee, stretch: _Stretch, hurting: Sequence[Occasion]) -> Niggle:
        """The niggle of ``knee`` over ``stretch``, whose painful records are ``hurting``."""
        counts_from, dates = self.settings.counts_from, dates_of(hurting)
        first, last, begin = dates[0], dates[-1], stretch.first - BEFORE_DAYS
        levels = [run.level(knee) for day in self.days.between(Period(first, last)) for run in day.runs]
        answered = [level for level in levels if level is not None]
        before = self.runs.load(begin, stretch.first - 1)
        return Niggle(
            knee,
            first,
            last,
            dates,
            self._places(knee, dates),
            runs=len(levels),
            answered=len(answered),
            hurt_runs=sum(level >= counts_from for level in answered),
            worst=max(levels_of(hurting, knee)),
            is_recurring=stretch.is_recurring,
            longest_spell=stretch.longest_spell,
            entries=tuple(
                entry.id
                for occasion in hurting
                for entry in occasion.entries
                if (entry.report(knee).worst or 0) >= counts_from
            ),
            days_since=(self.as_of - last).days,
            before=before,
            earlier=self.runs.load(begin - BEFORE_DAYS, begin - 1),
            new_shoes=self.runs.new_shoes(before, begin),
        )

    def _places(self, knee: Knee, dates: Sequence[date]) -> tuple[tuple[Place, int], ...]:
        found = [day for on in dates if (day := self.days.at(on)) is not None]
        counted = Counter(marked.place for day in found for marked in day.knee(knee).places)
        return tuple(sorted(counted.items(), key=lambda item: (-item[1], PLACE_ORDER[item[0]])))


def _runs(history: History, days: Days, as_of: date) -> Runs:
    """The runs up to ``as_of``, also those of which only an entry is known."""
    known = history.runs
    runs = [run for run in known.values() if run.on <= as_of]
    runs += [
        Run("unknown", day.on)
        for day in days.all
        for run in day.runs
        if run.run is None or run.run not in known
    ]
    return Runs.of(runs)
