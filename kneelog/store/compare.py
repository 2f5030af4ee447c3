"""A diary beside a backup of it, record by record and with both undo histories."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

from kneelog.domain.diary import RecordKind
from kneelog.services.silent_damage import Comparison, LoggedChange, LoggedItem, compare
from kneelog.store import files
from kneelog.store.connect import connect
from kneelog.store.faults import NONSENSE, damaged, told
from kneelog.store.last_backup import last_backup, read_backup, readable
from kneelog.store.layout import select
from kneelog.store.reading import read_diary

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from kneelog.services.rescuing import LastBackup
    from kneelog.store.key import Key


def compare_with_backup(
    path: str | os.PathLike[str],
    key: Key | None = None,
    against: Path | None = None,
    other: Key | None = None,
) -> Comparison | None:
    """What differs between the sound diary at ``path`` and ``against``, else its newest backup, by itself.

    ``other`` is the passphrase of ``against``. ``None`` if there is no backup. A
    :class:`~kneelog.errors.DiaryError` where one of the two can't be read.
    """
    place = files.real(path)
    if against is not None:
        backup: LastBackup | None = read_backup(files.real(against), other, place)
    else:
        backup = last_backup(place, key)
    if backup is None:
        return None
    then = _history(backup.path, key if against is None else other, place)
    with told(place), closing(connect(place, write=False, key=key)) as connection:
        connection.execute("BEGIN")
        try:
            now = read_diary(connection.execute)
            history = read_history(connection)
        except NONSENSE as error:
            raise damaged(place) from error
    return compare(now, history, backup, then)


def _history(path: Path, key: Key | None, place: Path) -> list[LoggedChange]:
    with (
        readable(path, key, place) as file,
        told(path),
        closing(connect(file, write=False, key=key)) as connection,
    ):
        try:
            return read_history(connection)
        except NONSENSE as error:
            raise damaged(path) from error


def read_history(connection: Any) -> list[LoggedChange]:  # noqa: ANN401 - the driver has no types
    """All of the undo history, oldest first; ``ValueError`` or the like where it holds nonsense."""
    items: dict[int, list[LoggedItem]] = {}
    for change, _position, kind, name, document in connection.execute(
        select("change_item", "ORDER BY change_id, position")
    ):
        plain = None if document is None else json.loads(document)
        items.setdefault(change, []).append(LoggedItem(RecordKind(kind), name, plain))
    return [
        LoggedChange(number, label, made_at, state, tuple(items.get(number, ())))
        for number, label, made_at, state in connection.execute(select("change", "ORDER BY id"))
    ]
