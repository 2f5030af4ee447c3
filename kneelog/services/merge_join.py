"""Makes one record of two that tell of the same run, or the same pair of shoes, and were made apart.

What comes out is the same whichever of the two diaries takes the other in, but for the id, which both have by then.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from kneelog.services.activity_facts import NUMBERS, remarks, richness
from kneelog.services.activity_keep import filled

if TYPE_CHECKING:
    from kneelog.domain.run import Run, Shoe

_FILLED = (*NUMBERS, "surface", "title", "source")
_TYPED = (*_FILLED, "started_at", "kind", "shoes")
_BLANK = (None, "")


def joined_run(one: Run, other: Run) -> Run | None:
    """The run that both tell of; ``None`` if the runner corrected both, and not alike.

    What was typed or corrected tells first, then the richer; the other fills what is blank there, unless a run out of
    a file was corrected: what is blank in it may have been cleared.
    """
    first, second = sorted((one, other), key=_rank)
    if second.edited_at is not None and _contradict(first, second):
        return None
    ids = tuple(dict.fromkeys((*first.source_ids, *second.source_ids)))
    if first.edited_at is not None and first.source_ids and second.edited_at is None:
        return replace(first, source_ids=ids)
    own = _told(first)
    facts = filled([own, _told(second)])
    if _is_typed(first) or first.edited_at is not None:
        facts |= own
    start = first.started_at
    if start is None and second.started_at is not None and second.started_at.date() == first.on:
        start = second.started_at
    return replace(
        first,
        started_at=start,
        kind=first.kind or second.kind,
        shoes=first.shoes or second.shoes,
        **facts,
        source_ids=ids,
        edited_at=_edited(first, second),
    )


def joined_shoe(one: Shoe, other: Shoe) -> Shoe:
    """The pair that both tell of: in use from the earlier date, laid aside on the later."""
    from_ = min((each.from_ for each in (one, other) if each.from_), default=None)
    to = max((each.to for each in (one, other) if each.to), default=None)
    if from_ and to and to < from_:
        to = None
    return replace(
        one,
        name=min(one.name, other.name),
        from_=from_,
        to=to,
        is_default=one.is_default or other.is_default,
    )


def _rank(run: Run) -> tuple[object, ...]:
    """The key that sorts the run that tells first before the other, and two alike always the same way."""
    edited = 0.0 if run.edited_at is None else run.edited_at.timestamp()
    told = richness(sum(getattr(run, name) is not None for name in NUMBERS), remarks(run.source))
    return (-edited, not _is_typed(run), -told, [str(getattr(run, name)) for name in ("on", *_TYPED)])


def _is_typed(run: Run) -> bool:
    """Whether no file told of it."""
    return not run.source_ids


def _told(run: Run) -> dict[str, Any]:
    return {name: value for name in _FILLED if (value := getattr(run, name)) not in _BLANK}


def _contradict(one: Run, other: Run) -> bool:
    pairs = [(getattr(one, name), getattr(other, name)) for name in ("on", *_TYPED)]
    return any(mine != theirs and mine not in _BLANK and theirs not in _BLANK for mine, theirs in pairs)


def _edited(first: Run, second: Run) -> datetime | None:
    """When the runner last said something of it; of a typed run that files tell of now, nobody knows better than then.

    Without a moment, the next file would take what was typed for a file's.
    """
    known = [each.edited_at for each in (first, second) if each.edited_at is not None]
    if known or not _is_typed(first) or _is_typed(second):
        return max(known, default=None)
    if all(getattr(first, name) in _BLANK for name in _TYPED):
        return None
    return datetime.combine(first.on, time(12), UTC)
