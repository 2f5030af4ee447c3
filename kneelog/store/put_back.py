"""Putting a sound diary in the place of a damaged one: what was saved of it, or a backup. The damaged file is kept."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from kneelog.domain.diary import EMPTY
from kneelog.errors import DiaryError
from kneelog.services.keeping import DAMAGED
from kneelog.services.rescuing import Rescued
from kneelog.services.restoring import restoring
from kneelog.store import files
from kneelog.store.backup import swap
from kneelog.store.connect import connect
from kneelog.store.copying import fill_present, integrity
from kneelog.store.creation import begin
from kneelog.store.diary import SqliteDiary
from kneelog.store.faults import told
from kneelog.words import tr

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from kneelog.domain.diary import Diary, RecordKind
    from kneelog.services.rescuing import Salvaged
    from kneelog.store.key import Key


def put_salvaged(path: str | os.PathLike[str], saved: Salvaged, key: Key | None = None) -> Rescued:
    """Make a fresh diary of what was ``saved``, prove it, and put it in the damaged one's place.

    It is protected as the damaged one is. Its undo history begins anew. A :class:`~kneelog.errors.DiaryError` if
    the disk fails; the damaged file then lies where it did.
    """
    place = files.real(path)
    with told(place), files.temporary(place) as made:
        _write(made, saved, key if saved.is_protected else None)
        aside = swap(made, place, key, DAMAGED)
    return Rescued(place, aside, len(saved.diary.entries))


def _write(made: Path, saved: Salvaged, key: Key | None) -> None:
    begin(made, key)
    with closing(SqliteDiary(made, key=key)) as store:
        store.commit(restoring(EMPTY, saved.diary, tr("Recovered from a damaged diary.")))
        if saved.draft is not None:
            store.keep_draft(saved.draft)
    with closing(connect(made, write=True, key=key)) as connection:
        connection.execute("DELETE FROM change")  # to take this back would leave an empty diary
        complaints = integrity(connection)
    with closing(SqliteDiary(made, write=False, key=key)) as store:
        if complaints or _held(store.load()) != _held(saved.diary):
            raise DiaryError(
                tr("The new diary could not be written whole; the damaged one is as it was. Check the disk.")
            )


def _held(diary: Diary) -> dict[RecordKind, dict[str, object]]:
    return {kind: dict(found) for kind, found in diary.records.items() if found}


def put_backup(path: str | os.PathLike[str], backup: Path, key: Key | None = None) -> Rescued:
    """Put a copy of ``backup``, brought up to date, in the damaged diary's place; the damaged file is kept."""
    from kneelog.store.opening import examine

    place, given = files.real(path), files.real(backup)
    revision = examine(given, key)
    with told(place), files.temporary(place) as made:
        counts = fill_present(given, made, revision, key)
        aside = swap(made, place, key, DAMAGED)
    return Rescued(place, aside, counts.get("entry", 0))
