"""Putting a sound diary in the place of a damaged one: what was saved of it, or a backup. The damaged file is kept."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kneelog.domain.diary import Change, Diary, Edit, RecordKind
from kneelog.errors import DiaryError
from kneelog.services.rescuing import Rescued
from kneelog.store import files, leftovers
from kneelog.store.backup import swap
from kneelog.store.connect import connect
from kneelog.store.copying import fill_copy, integrity
from kneelog.store.creation import create_diary
from kneelog.store.diary import SqliteDiary
from kneelog.store.faults import told
from kneelog.store.layout import REVISION
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.services.rescuing import Salvaged
    from kneelog.store.key import Key

DAMAGED = "damaged"
"""In the name under which a damaged diary is kept: ``diary.damaged-2026-03-02-183000.kneelog``."""


def put_salvaged(path: str | os.PathLike[str], saved: Salvaged, key: Key | None = None) -> Rescued:
    """Make a fresh diary of what was ``saved``, prove it, and put it in the damaged one's place.

    It is protected as the damaged one is. Its undo history begins anew. A :class:`~kneelog.errors.DiaryError` if
    the disk fails; the damaged file then lies where it did.
    """
    place = files.real(path)
    with told(place):
        folder = Path(
            tempfile.mkdtemp(prefix=f".{place.name}.", suffix=".part", dir=place.parent)
        )  # mode 0700
        descriptor = leftovers.hold_folder(folder)
        try:
            made = folder / place.name
            _write(made, saved, key if saved.is_protected else None)
            aside = swap(made, place, key, DAMAGED)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            if descriptor is not None:
                os.close(descriptor)
    return Rescued(place, aside, len(saved.diary.entries))


def _write(made: Path, saved: Salvaged, key: Key | None) -> None:
    create_diary(made, key)
    with closing(SqliteDiary(made, key=key)) as store:
        store.commit(_all_of(saved.diary))
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


def _all_of(diary: Diary) -> Change:
    last = (RecordKind.RUN, RecordKind.ENTRY)
    kinds = [kind for kind in diary.records if kind not in last] + list(last)
    return Change(
        tr("Recovered from a damaged diary."),
        tuple(Edit(kind, name, None, record) for kind in kinds for name, record in diary.of(kind).items()),
    )


def _held(diary: Diary) -> dict[RecordKind, dict[str, object]]:
    return {kind: dict(found) for kind, found in diary.records.items() if found}


def put_backup(path: str | os.PathLike[str], backup: Path, key: Key | None = None) -> Rescued:
    """Put a copy of ``backup``, brought up to date, in the damaged diary's place; the damaged file is kept."""
    from kneelog.store.opening import examine

    place, given = files.real(path), files.real(backup)
    revision = examine(given, key)
    with told(place), files.temporary(place) as made:
        counts = fill_copy(given, made, key)
        if revision != REVISION:
            from kneelog.store.upgrade import migrate, refuse_newer

            refuse_newer(given, revision)
            migrate(made, key=key)
        aside = swap(made, place, key, DAMAGED)
    return Rescued(place, aside, counts.get("entry", 0))
