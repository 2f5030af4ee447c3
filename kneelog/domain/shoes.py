"""Pairs of shoes against the runs that name them: which is in use when, how far each went, and when new ones came."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.running import Load, Runs, load_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from kneelog.domain.run import Run, Shoe


class NewPairs(NamedTuple):
    """The pairs that came into use on one date (``day``: its ordinal), in order of their names."""

    day: int
    names: tuple[str, ...]


def in_use(shoe: Shoe, on: date) -> bool:
    """Whether the pair's own dates, both included, let it be in use on that date; no date is no bound."""
    return (shoe.from_ is None or shoe.from_ <= on) and (shoe.to is None or on <= shoe.to)


def default_on(shoes: Iterable[Shoe], on: date) -> Shoe | None:
    """The default pair, if one is in use on that date; of several, the one taken into use last."""
    found = [shoe for shoe in shoes if shoe.is_default and in_use(shoe, on)]
    return max(found, key=lambda shoe: (_since(shoe), shoe.id), default=None)


def worn(runs: Iterable[Run]) -> Mapping[str, Load]:
    """The running in each pair that a run names, by its name. A pair that no run names is not among them."""
    of_pair: dict[str, list[Run]] = {}
    for run in runs:
        if run.shoes:
            of_pair.setdefault(run.shoes, []).append(run)
    return {name: load_of(named) for name, named in of_pair.items()}


def offered(shoes: Iterable[Shoe], on: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the pairs in use on that date, and those of the others.

    The default pair stands first, then what was taken into use last.
    """
    in_order = sorted(shoes, key=lambda shoe: shoe.name)
    in_order.sort(key=lambda shoe: (shoe.is_default, _since(shoe)), reverse=True)
    using = [shoe.name for shoe in in_order if in_use(shoe, on)]
    return tuple(using), tuple(shoe.name for shoe in in_order if not in_use(shoe, on))


def new_pairs(shoes: Iterable[Shoe], runs: Iterable[Run]) -> tuple[NewPairs, ...]:
    """The dates on which pairs came into use, oldest first.

    That is the date that the pair's record gives; else that of the first run which names it, if a run on an earlier
    date names another: of the first shoes in a diary nobody knows how old they are.
    """
    first_worn = Runs.of(runs).first_worn
    earliest = min(first_worn.values(), default=0)
    days = {name: day for name, day in first_worn.items() if day > earliest}
    days |= {shoe.name: shoe.from_.toordinal() for shoe in shoes if shoe.from_ is not None}
    found: dict[int, list[str]] = {}
    for name in sorted(days):
        found.setdefault(days[name], []).append(name)
    return tuple(NewPairs(day, tuple(found[day])) for day in sorted(found))


def _since(shoe: Shoe) -> int:
    return shoe.from_.toordinal() if shoe.from_ is not None else 0
