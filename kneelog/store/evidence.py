"""What the undo history tells of earlier versions of records: read for a merge, and kept where a change is forgotten.

A merge that was undone tells nothing: the runner took back the decision, and what it brought was never one's own.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from kneelog.domain.diary import RecordKind
from kneelog.domain.versions import ABSENT, Evidence, Key, digest_of_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneelog.store.reading import Execute
    from kneelog.store.rows import Row

_MOST_REMEMBERED = 1_000
"""Of a larger change that was taken back and forgotten (an import), nothing is kept: it would swell the diary."""

_DONE = """
SELECT item.change_id, item.kind, item.record_id, item.other
FROM change JOIN change_item AS item ON item.change_id = change.id
WHERE change.state = 'done' AND item.other IS NOT NULL
ORDER BY item.change_id, item.position
"""
"""What a new record was before, which is nothing, is no version of it."""

_WEIGHED = """
SELECT version.change_id, version.kind, version.record_id, version.digest
FROM change JOIN weighed_version AS version ON version.change_id = change.id
WHERE change.state = 'done'
"""

_TAKEN_BACK = """
SELECT item.kind, item.record_id, item.other
FROM change JOIN change_item AS item ON item.change_id = change.id
WHERE change.state = 'undone'
AND NOT EXISTS (SELECT 1 FROM weighed_version AS version WHERE version.change_id = change.id)
"""

_FORGOTTEN = "SELECT kind, record_id, digest FROM forgotten_version"


def read_evidence(execute: Execute) -> Evidence:
    """All that a diary knows of earlier versions of its records."""
    dated: defaultdict[Key, list[tuple[int, str]]] = defaultdict(list)
    for change_id, kind, record_id, other in execute(_DONE, ()):
        dated[RecordKind(kind), record_id].append((change_id, _digest(kind, other)))
    weighed: defaultdict[Key, set[str]] = defaultdict(set)
    for change_id, kind, record_id, digest in execute(_WEIGHED, ()):
        key = (RecordKind(kind), record_id)
        dated[key].append((change_id, digest))
        weighed[key].add(digest)
    taken_back: defaultdict[Key, set[str]] = defaultdict(set)
    for kind, record_id, digest in (*digests_taken_back(execute), *execute(_FORGOTTEN, ())):
        taken_back[RecordKind(kind), record_id].add(digest)
    for key in weighed:
        dated[key].sort(
            key=_change_id
        )  # stable: what a record was before a merge, then what it was weighed against
    return Evidence(
        {key: tuple([digest for _, digest in found]) for key, found in dated.items()},
        {key: frozenset(found) for key, found in weighed.items()},
        {key: frozenset(found) for key, found in taken_back.items()},
    )


def digests_taken_back(execute: Execute) -> Iterable[Row]:
    """The versions that stand in changes which were undone, as rows of kind, id and digest."""
    return [(kind, record_id, _digest(kind, other)) for kind, record_id, other in execute(_TAKEN_BACK, ())]


def digests_to_remember(execute: Execute) -> Iterable[Row]:
    """Of those, what is kept of changes that are about to be forgotten."""
    ((count,),) = execute(f"SELECT count(*) FROM ({_TAKEN_BACK})", ())  # noqa: S608 - a statement of ours
    return digests_taken_back(execute) if count <= _MOST_REMEMBERED else ()


def _change_id(dated: tuple[int, str]) -> int:
    return dated[0]


def _digest(kind: str, document: str | None) -> str:
    return ABSENT if document is None else digest_of_plain(RecordKind(kind), json.loads(document))
