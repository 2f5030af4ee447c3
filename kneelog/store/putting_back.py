"""Putting a backup back: into a sound diary as a change that Undo takes back, else in place of the file."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from kneelog.errors import (
    ConflictError,
    DiaryDamagedError,
    DiaryForeignError,
    DiaryLockedError,
    DiaryNewerError,
)
from kneelog.services.keeping import PutBack
from kneelog.services.restoring import restored_label, restoring
from kneelog.store import files, opening
from kneelog.store.backup import restore
from kneelog.store.copies import look, set_aside
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kneelog.domain.diary import Diary
    from kneelog.services.ports import DiaryStore
    from kneelog.store.key import Key


def put_back(source: Path, path: Path, made_at: datetime | None = None, key: Key | None = None) -> PutBack:
    """Make the diary at ``path`` what the backup ``source`` holds, which is only read.

    A sound diary is snapshotted, then changed in one transaction that Undo takes back; a damaged, missing or locked
    one stays beside under a dated name and the backup takes its place.

    Raises:
        DiaryError: the backup can't be used, or the disk fails; the present diary is as it was.
    """
    given, place = files.real(source), files.real(path)
    if opening.exists(given) and opening.exists(place) and place.samefile(given):
        raise ConflictError(tr("{path} is the diary itself. Name the backup to restore.", path=given))
    store = _opened(place, key)
    if store is None:
        done = restore(given, place, key)
        return PutBack(done.path, done.counts.get("entry", 0), done.set_aside, by_change=False)
    with closing(store):
        backup = look(given, place, key)
        return _as_change(store, backup, restored_label(made_at, given.name, len(backup.entries)), key)


def _as_change(store: DiaryStore, backup: Diary, label: str, key: Key | None) -> PutBack:
    change = restoring(store.load(), backup, label)
    if not change.edits:
        return PutBack(store.path, len(backup.entries), None, by_change=True, changed=False)
    aside = set_aside(store.path, "restore", key)
    store.commit(change)
    return PutBack(store.path, len(backup.entries), aside, by_change=True)


def _opened(place: Path, key: Key | None) -> DiaryStore | None:
    """The present diary, if there is a sound one that this kneelog can change."""
    if not opening.exists(place):
        return None
    try:
        store = opening.open_diary(place, create=False, key=key)
    except (DiaryDamagedError, DiaryForeignError, DiaryLockedError, DiaryNewerError):
        return None
    try:
        store.load()
    except DiaryDamagedError:
        store.close()
        return None
    except BaseException:
        store.close()
        raise
    return store
