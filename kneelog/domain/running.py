"""Running as plain facts: how far, how long, how often, and against what came before. No ratio, no forecast.

A distance or a time of 0 is not known: some devices write it for what they did not measure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.context import lengths_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kneelog.domain.coarse import Buckets
    from kneelog.domain.context import LengthBefore
    from kneelog.domain.period import Period
    from kneelog.domain.run import Run


class RunBar(NamedTuple):
    """One run on its date (``day``: its ordinal), in metres and seconds; ``None``: not known.

    ``longer`` is set for a run that was more than 10 % longer than the longest of the 30 days before it.
    """

    run: str
    day: int
    metres: int | None
    seconds: int | None
    longer: LengthBefore | None = None


class Total(NamedTuple):
    """The runs of a week or a month of ``days`` days; ``day`` is the ordinal of its first.

    ``metres`` and ``seconds`` are sums of what is known; so many runs are ``without_distance`` and ``without_time``.
    """

    day: int
    runs: int
    metres: int
    seconds: int
    without_distance: int
    without_time: int
    days: int = 7


class Load(NamedTuple):
    """The running of a stretch of days: runs, metres, seconds, the longest run; and shoes and surfaces by runs.

    Sums are of what is known; ``without_distance`` is how many runs have no distance.
    """

    runs: int
    metres: int
    seconds: int
    longest: int | None
    without_distance: int
    shoes: tuple[tuple[str, int], ...]
    surfaces: tuple[tuple[str, int], ...]


def bars(runs: Iterable[Run]) -> tuple[RunBar, ...]:
    """Every run, oldest first."""
    known = sorted(runs, key=lambda run: (run.on, run.id))
    lengths = lengths_before(known)
    return tuple(
        RunBar(
            run.id,
            run.on.toordinal(),
            run.distance_m or None,
            run.moving_s or None,
            length if (length := lengths.get(run.id)) is not None and length.is_a_tenth_longer else None,
        )
        for run in known
    )


def totals(series: Iterable[RunBar], buckets: Buckets) -> tuple[Total, ...]:
    """The totals of each week or month that has a run, oldest first; the runs may come in any order."""
    found: dict[int, list[RunBar]] = {}
    for bar in series:
        found.setdefault(buckets.start(bar.day), []).append(bar)
    return tuple(
        Total(
            start,
            len(found[start]),
            sum(bar.metres or 0 for bar in found[start]),
            sum(bar.seconds or 0 for bar in found[start]),
            sum(bar.metres is None for bar in found[start]),
            sum(bar.seconds is None for bar in found[start]),
            buckets.length(start),
        )
        for start in sorted(found)
    )


class Runs(NamedTuple):
    """All runs by date, their dates as ordinals, and per pair of shoes the first date on which a run names it."""

    all: Sequence[Run]
    numbers: Sequence[int]
    first_worn: Mapping[str, int]

    @classmethod
    def of(cls, runs: Iterable[Run]) -> Runs:
        """Put ``runs`` in order."""
        in_order = sorted(runs, key=lambda run: run.on)
        numbers = [run.on.toordinal() for run in in_order]
        first_worn: dict[str, int] = {}
        for run, number in zip(in_order, numbers, strict=True):
            if run.shoes:
                first_worn.setdefault(run.shoes, number)
        return cls(in_order, numbers, first_worn)

    def load(self, first: int, last: int) -> Load:
        """The running from the date ``first`` to the date ``last`` (ordinals), both included."""
        begin = bisect_left(self.numbers, first)
        return load_of(self.all[begin : bisect_right(self.numbers, last, begin)])

    def new_shoes(self, load: Load, begin: int) -> tuple[str, ...]:
        """The shoes of ``load`` that no run before ``begin`` (an ordinal) names, those worn most first.

        None if no run before names any: of the first shoes in a diary nobody knows how old they are.
        """
        earliest = next(iter(self.first_worn.values()), begin)
        if earliest >= begin:
            return ()
        return tuple(shoes for shoes, _runs in load.shoes if self.first_worn[shoes] >= begin)


def load(runs: Iterable[Run], period: Period) -> Load:
    """The running of ``period``."""
    return load_of([run for run in runs if period.holds(run.on)])


def load_of(runs: Sequence[Run]) -> Load:
    """The running that ``runs`` are."""
    metres = [run.distance_m for run in runs if run.distance_m]
    return Load(
        len(runs),
        sum(metres),
        sum(run.moving_s or 0 for run in runs),
        max(metres, default=None),
        len(runs) - len(metres),
        _counted(run.shoes for run in runs),
        _counted(run.surface for run in runs),
    )


def _counted(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(name for name in names if name)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
