"""Makes one run of its recordings: the richest tells first, and others fill what it leaves blank.

What the runner typed stays: a file only fills what is blank there. Of a run that came from a file and was corrected,
also what is blank stays: it may have been cleared.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from kneelog.domain.run import Run
from kneelog.services.activity_facts import NUMBERS, remarked, remarks, richness
from kneelog.services.activity_same import is_wall_clock, of_run
from kneelog.services.record import instant
from kneelog.services.workout import Doubt, Zone

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from datetime import datetime

    from kneelog.services.activity_facts import Facts

_FIELDS = (*NUMBERS, "surface", "title", "source")
_TYPED = (*_FIELDS, "started_at", "kind", "shoes")
_BLANK = (None, "")


def rank(facts: Facts) -> tuple[object, ...]:
    """The key that sorts the richest first, and recordings that are equally rich always alike.

    A damaged file tells of no more than the beginning of a run: any other that there is comes first.
    """
    return (
        facts.is_damaged,
        -facts.richness,
        facts.source_id,
        str(facts.start),
        sorted(map(str, facts.values.items())),
    )


def new_run(told: Sequence[Facts], taken: Container[str]) -> Run | None:
    """The run of recordings in the order of their :func:`rank`; ``None`` if none knows when it was.

    Its id comes from its first source id, so that importing after an Undo gives the same run; those in ``taken`` are
    left alone.
    """
    start = _start(told)
    if start is None:
        return None
    return Run(
        _new_id(told[0].source_id, taken),
        start.date(),
        start,
        **filled([each.values for each in told]),
        source_ids=_ids((), told),
    )


def enriched(run: Run, told: Sequence[Facts], now: datetime, *, is_answered: bool = False) -> Run:
    """``run`` of the diary with what recordings that are new, in the order of their :func:`rank`, add to it.

    ``is_answered``: an entry speaks of it, so it stays on its day.
    """
    if run.edited_at is not None and run.source_ids:
        return replace(run, source_ids=_ids(run.source_ids, told))
    mine = {name: value for name in _FIELDS if (value := getattr(run, name)) not in _BLANK}
    is_own = not run.source_ids
    is_richer = not is_own and _is_richer(told[0], run)
    files = [each.values for each in told]
    facts = filled([*files, mine] if is_richer else [mine, *files])
    if is_own:
        facts |= mine
    start, edited = _better_start(run, told), run.edited_at
    if is_answered and start is not None and start.date() != run.on:
        start = run.started_at
    if not run.source_ids and any(getattr(run, name) not in _BLANK for name in _TYPED):
        edited = edited or instant(now)  # else the next file would take what was typed for a file's
    return replace(
        run,
        on=run.on if start is None else start.date(),
        started_at=start,
        **facts,
        source_ids=_ids(run.source_ids, told),
        edited_at=edited,
    )


def gained(before: Run, after: Run) -> tuple[str, ...]:
    """The names of the fields that ``after`` tells and ``before`` does not, or tells otherwise."""
    return tuple(name for name in ("started_at", *_FIELDS) if getattr(before, name) != getattr(after, name))


def _start(told: Sequence[Facts]) -> datetime | None:
    """The start that is known best: with its zone, then as an instant, then by a clock on the wall."""

    def order(facts: Facts) -> int:
        if facts.workout.zone is Zone.OFFSET:
            return 0
        return 2 if is_wall_clock(facts) else 1

    known = sorted((facts for facts in told if facts.start is not None), key=order)
    return known[0].start if known else None


def _better_start(run: Run, told: Sequence[Facts]) -> datetime | None:
    """The run's own start; that of a file where it has none on its day, or only that of a clock on the wall."""
    if run.started_at is None:
        found = _start(told)
        return found if found is not None and found.date() == run.on else None
    is_guessed = run.edited_at is None and of_run(run).is_local
    found = _start([facts for facts in told if not is_wall_clock(facts)]) if is_guessed else None
    return found or run.started_at


def filled(parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What ``parts`` tell of one run: the first of them, and what each following one adds.

    A distance that a watch measured comes before one that was computed from a track, and the source says which it is.
    """
    facts: dict[str, Any] = {}
    for each in parts:
        facts = {**each, **facts}
    distances = [
        (each["distance_m"], remarks(each.get("source", ""))) for each in parts if "distance_m" in each
    ]
    if not distances:
        return facts
    distance, doubts = next((each for each in distances if not each[1]), distances[0])
    kept = remarks(facts.get("source", "")) - {Doubt.COMPUTED} | (doubts & {Doubt.COMPUTED})
    return facts | {"distance_m": distance, "source": remarked(facts.get("source", ""), kept)}


def _is_richer(facts: Facts, run: Run) -> bool:
    """Whether a file tells more than a run that other files told of."""
    doubts = remarks(run.source)
    if facts.is_damaged != (Doubt.DAMAGED in doubts):
        return not facts.is_damaged
    told = sum(getattr(run, name) is not None for name in NUMBERS)
    return facts.richness > richness(told, doubts) + 1


def is_repaired(facts: Facts, run: Run) -> bool:
    """Whether a file that ``run`` was taken from is whole now, and the runner left the run as it came."""
    return run.edited_at is None and not facts.is_damaged and Doubt.DAMAGED in remarks(run.source)


def _ids(known: tuple[str, ...], told: Iterable[Facts]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *(name for facts in told for name in facts.source_ids))))


def _new_id(source_id: str, taken: Container[str]) -> str:
    number = 0
    while True:
        name = f"{source_id}#{number}" if number else source_id
        found = sha256(name.encode()).hexdigest()[:32]
        if found not in taken:
            return found
        number += 1
