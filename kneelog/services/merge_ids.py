"""Finds what two diaries hold under different ids though it is the same, and lets one of them have the other's ids.

The same run imported on both machines from different sources, a pair of shoes with one name, the same score typed
twice. Only what has no counterpart by its id is looked at. The diary that takes the other in takes its ids too: after
that both know each record by one name, and a later change on either side finds it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from kneelog.domain.diary import Diary, RecordKind
from kneelog.services.activity_same import SAME_START, of_run, starts_alike

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping
    from datetime import timedelta

    from kneelog.domain.run import Run

_ANY_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_BY_CONTENT = (
    RecordKind.SEEING,
    RecordKind.SCORE,
    RecordKind.TRIED,
    RecordKind.LOOKED_AT,
    RecordKind.APPOINTMENT,
)

Ids = dict[str, str]
"""Ids of the diary that takes in -> ids of the one that is taken in."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """A diary with the other's ids where both hold the same, and which they are by kind: own id -> the other's."""

    diary: Diary
    ids: Mapping[RecordKind, Ids]


def adopt(mine: Diary, theirs: Diary) -> Adopted:
    """``mine`` with the ids of ``theirs`` for what is the same; nothing else about it changes."""
    ids = {RecordKind.RUN: _runs(mine, theirs), RecordKind.SHOE: _pairs(mine, theirs, RecordKind.SHOE, _name)}
    ids |= {kind: _pairs(mine, theirs, kind, _content) for kind in _BY_CONTENT}
    ids = {kind: found for kind, found in ids.items() if found}
    records = {
        kind: {ids[kind].get(one.id, one.id): _with_id(one, ids[kind]) for one in _many(mine, kind)}
        for kind in ids
    }
    runs = ids.get(RecordKind.RUN)
    if runs:
        records[RecordKind.ENTRY] = {
            entry.id: replace(entry, run=runs[entry.run]) if entry.run in runs else entry
            for entry in mine.entries.values()
        }
    return Adopted(Diary({**mine.records, **records}), ids)


def _many(diary: Diary, kind: RecordKind) -> list[Any]:
    return [*diary.of(kind).values()]


def _with_id(record: Any, ids: Ids) -> Any:  # noqa: ANN401 - any record with an id
    return replace(record, id=ids[record.id]) if record.id in ids else record


def _pairs(mine: Diary, theirs: Diary, kind: RecordKind, same_by: Callable[[Any], Hashable]) -> Ids:
    """Pairs of records that are the same by ``same_by``, each in one pair at most."""
    free: defaultdict[Hashable, list[str]] = defaultdict(list)
    for each in sorted(_unmatched(theirs, mine, kind), reverse=True):
        free[same_by(theirs.get(kind, each))].append(each)
    found = {}
    for each in sorted(_unmatched(mine, theirs, kind)):
        others = free.get(same_by(mine.get(kind, each)))
        if others:
            found[each] = others.pop()
    return found


def _unmatched(diary: Diary, other: Diary, kind: RecordKind) -> list[str]:
    there = other.of(kind)
    return [each for each in diary.of(kind) if each not in there]


def _name(shoe: Any) -> Hashable:  # noqa: ANN401
    """A pair's name; case and blanks are not a difference that anyone sees."""
    return " ".join(shoe.name.split()).casefold()


def _content(record: Any) -> Hashable:  # noqa: ANN401
    content: Hashable = replace(record, id="-")
    return content


def _runs(mine: Diary, theirs: Diary) -> Ids:
    """Runs that one program knows by the same name, then those that started together and agree; closest first."""
    my = [mine.runs[each] for each in _unmatched(mine, theirs, RecordKind.RUN)]
    their = [theirs.runs[each] for each in _unmatched(theirs, mine, RecordKind.RUN)]
    links = sorted({*_by_source(my, their), *_by_start(my, their)})
    found: Ids = {}
    taken = set()
    for *_, one, other in links:
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _by_source(mine: list[Run], theirs: list[Run]) -> Iterator[tuple[int, float, str, str]]:
    known: defaultdict[str, list[str]] = defaultdict(list)
    for run in theirs:
        for name in run.source_ids:
            known[name].append(run.id)
    for run in mine:
        for name in run.source_ids:
            yield from ((0, 0.0, run.id, other) for other in known.get(name, ()))


def _by_start(mine: list[Run], theirs: list[Run]) -> Iterator[tuple[int, float, str, str]]:
    timed = sorted(
        ((_since(run.started_at), run) for run in theirs if run.started_at is not None), key=itemgetter(0)
    )
    for run in mine:
        if run.started_at is None:
            continue
        start = _since(run.started_at)
        first = bisect_left(timed, start - SAME_START, key=itemgetter(0))
        last = bisect_right(timed, start + SAME_START, key=itemgetter(0))
        for theirs_start, other in timed[first:last]:
            if starts_alike(of_run(run), of_run(other)):
                yield 1, abs(theirs_start - start).total_seconds(), run.id, other.id


def _since(start: datetime) -> timedelta:
    """How far a start is from a fixed moment: adding to a start itself may leave what a calendar holds."""
    return start - _ANY_MOMENT
