"""How many records a merge adds, changes, deletes and leaves as they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.diary import RecordKind
from kneelog.domain.entry import EPOCH, Entry
from kneelog.domain.run import Run

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kneelog.domain.diary import Diary, Record
    from kneelog.domain.versions import Key
    from kneelog.services.merge_ids import Adopted


class Tally(NamedTuple):
    """Records by kind: ``added`` from there, ``taken`` as they were changed there, ``removed`` as they were there.

    ``kept`` are newer here, deleted here, or only here; ``equal`` say the same in both. ``joined`` were held by both
    under different ids and are one from now on; they are among the others too. Kinds of which there are none are left
    out, and so is what the runner has to choose.
    """

    added: Mapping[RecordKind, int]
    taken: Mapping[RecordKind, int]
    removed: Mapping[RecordKind, int]
    kept: Mapping[RecordKind, int]
    equal: Mapping[RecordKind, int]
    joined: Mapping[RecordKind, int]


def tally(adopted: Adopted, theirs: Diary, result: Diary, asked: Collection[Key]) -> Tally:
    """What becomes of a diary that took the ids of ``theirs`` when it turns into ``result``; but for ``asked``."""
    counts: dict[str, Counter[RecordKind]] = {
        name: Counter() for name in ("added", "taken", "removed", "kept", "equal")
    }
    for kind in RecordKind:
        before, there, after = adopted.diary.of(kind), theirs.of(kind), result.of(kind)
        for record_id in {**before, **there}:
            if (kind, record_id) not in asked:
                fate = _fate(before.get(record_id), there.get(record_id), after.get(record_id))
                counts[fate][kind] += 1
    joined = {kind: len(ids) for kind, ids in adopted.ids.items()}
    return Tally(**{name: dict(count) for name, count in counts.items()}, joined=joined)


def _fate(before: Record | None, there: Record | None, after: Record | None) -> str:
    if after is None:
        return "kept" if before is None else "removed"
    if before is None:
        return "added"
    if before is not after and before != after and not is_same_content(before, after):
        return "taken"
    return "equal" if before == there or is_same_content(before, there) else "kept"


def is_same_content(mine: Record | None, theirs: Record | None) -> bool:
    """Whether two entries or runs say the same: when that was typed is no content."""
    if isinstance(mine, Entry) and isinstance(theirs, Entry):
        return _undated(mine) == _undated(theirs)
    if isinstance(mine, Run) and isinstance(theirs, Run):
        return replace(mine, edited_at=None) == replace(theirs, edited_at=None)
    return False


def _undated(entry: Entry) -> Entry:
    return replace(entry, recorded_at=EPOCH, edited_at=None)
