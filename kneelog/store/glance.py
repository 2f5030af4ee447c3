"""A first look into a diary before SQLAlchemy is imported: what the first page needs to be whole.

It never writes, creates or migrates, and it never complains: where anything is amiss it gives ``None``, and
opening the diary says what is wrong.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from kneelog.domain.diary import Diary, Record, RecordKind
from kneelog.errors import DiaryError
from kneelog.store import connect, reading
from kneelog.store.faults import NONSENSE
from kneelog.store.layout import REVISION
from kneelog.store.reading import read_diary

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Mapping
    from datetime import date

    from kneelog.domain.codec import Plain
    from kneelog.store.key import Key

_ENTRIES = "SELECT id FROM entry WHERE on_date >= ?"
_RUNS = f"SELECT id FROM run WHERE on_date >= ? UNION SELECT run_id FROM entry WHERE id IN ({_ENTRIES})"  # noqa: S608


Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Glance:
    """A part of a diary.

    ``diary`` holds the entries and runs since the day asked for, the runs which those entries name, and everything
    else in full. ``entries_total`` counts all entries.
    """

    diary: Diary
    draft: Plain | None
    entries_total: int


def glance(path: str | os.PathLike[str], since: date, key: Key | None = None) -> Glance | None:
    """What the diary at ``path`` holds since ``since``; ``None`` if there is none or it can't be read at once."""
    return _look(path, lambda connection: _read(connection, since.isoformat()), key)


def whole(path: str | os.PathLike[str], key: Key | None = None) -> Diary | None:
    """All that the diary at ``path`` holds, before SQLAlchemy is imported; ``None`` as for :func:`glance`."""
    return _look(path, lambda connection: read_diary(connection.execute), key)


def _look(path: str | os.PathLike[str], read: Callable[[Any], Found], key: Key | None) -> Found | None:
    try:
        connection = connect.connect(path, write=False, key=key)
    except (connect.driver.Error, DiaryError):
        return None
    try:
        if connect.identity(connection) != (True, REVISION):
            return None
        connection.execute("BEGIN")
        return read(connection)
    except (connect.driver.Error, *NONSENSE):
        return None
    finally:
        connection.close()


def _read(connection: Any, since: str) -> Glance:  # noqa: ANN401 - the driver has no types
    records: dict[RecordKind, Mapping[str, Record]] = {
        RecordKind.ENTRY: reading.entries(connection.execute, _ENTRIES, (since,)),
        RecordKind.RUN: reading.runs(connection.execute, _RUNS, (since, since)),
        **reading.read_all_singles(connection.execute),
    }
    (total,) = connection.execute("SELECT count(*) FROM entry").fetchone()
    draft = connection.execute("SELECT document FROM draft").fetchone()
    return Glance(
        Diary({kind: found for kind, found in records.items() if found}),
        None if draft is None else json.loads(draft[0]),
        total,
    )
