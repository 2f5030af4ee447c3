"""Makes a whole diary of records that were chosen one by one: no entry without its run, no pair of shoes twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kneelog.domain.diary import Diary, Edit, RecordKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kneelog.domain.diary import Record
    from kneelog.domain.run import Shoe
    from kneelog.domain.versions import Key


def settled(mine: Diary, theirs: Diary, chosen: Mapping[Key, Record | None]) -> Diary:
    """``mine`` with the ``chosen`` records, and what they need.

    A run that an entry names stays, or comes with it. Runs follow a pair of shoes to its new name. One pair at most is
    the default; if both sides have one, it is that of ``mine``.
    """
    records: dict[RecordKind, dict[str, Any]] = {}
    for (kind, record_id), record in chosen.items():
        of_kind = records.get(kind)
        if of_kind is None:
            of_kind = records[kind] = dict(mine.of(kind))
        if record is None:
            of_kind.pop(record_id, None)
        else:
            of_kind[record_id] = record
    found = Diary({**mine.records, **records})
    edits = [*_runs_named(found, mine, theirs)]
    found = found.applying(edits)
    return found.applying([*_renamed(found, mine, theirs), *_defaults(found, mine)])


def difference(before: Diary, after: Diary) -> tuple[Edit, ...]:
    """The edits that turn one diary into the other."""
    edits = []
    for kind in RecordKind:
        old, new = before.of(kind), after.of(kind)
        if old is new:
            continue
        edits += [Edit(kind, each, record, None) for each, record in old.items() if each not in new]
        edits += [
            Edit(kind, each, old.get(each), record)
            for each, record in new.items()
            if record is not (present := old.get(each)) and record != present
        ]
    return tuple(edits)


def _runs_named(found: Diary, mine: Diary, theirs: Diary) -> Iterator[Edit]:
    """Bring or keep the runs that entries name."""
    runs = found.runs
    missing = {
        entry.run for entry in found.entries.values() if entry.run is not None and entry.run not in runs
    }
    for each in sorted(missing):
        yield Edit(RecordKind.RUN, each, None, mine.runs.get(each) or theirs.runs[each])


def _renamed(found: Diary, mine: Diary, theirs: Diary) -> Iterator[Edit]:
    """Let runs that name a pair as one side calls it name it as it is called now: they know it by its name."""
    names = {shoe.name for shoe in found.shoes.values()}
    new_names = {}
    for shoe in found.shoes.values():
        for side in (mine, theirs):
            other = side.shoes.get(shoe.id)
            if other is not None and other.name not in names:
                new_names[other.name] = shoe.name
    if not new_names:
        return
    for run in found.runs.values():
        if run.shoes in new_names:
            yield Edit(RecordKind.RUN, run.id, run, replace(run, shoes=new_names[run.shoes]))


def _defaults(found: Diary, mine: Diary) -> Iterator[Edit]:
    """Leave one default pair of several, if one has come in beside another."""

    def order(shoe: Shoe) -> tuple[bool, int, str]:
        own = mine.shoes.get(shoe.id)
        since = shoe.from_.toordinal() if shoe.from_ is not None else 0
        return own is not None and own.is_default, since, shoe.id

    several = sorted((shoe for shoe in found.shoes.values() if shoe.is_default), key=order)
    if all(order(shoe)[0] for shoe in several):
        return
    for shoe in several[:-1]:
        yield Edit(RecordKind.SHOE, shoe.id, shoe, replace(shoe, is_default=False))
