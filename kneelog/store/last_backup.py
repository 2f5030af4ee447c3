"""The newest backup that can be used: what a damaged diary is filled up from, and what a sound one is compared with."""

from __future__ import annotations

from contextlib import closing, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from kneelog.errors import DiaryError
from kneelog.services.keeping import made_at
from kneelog.services.rescuing import LastBackup
from kneelog.store import backup_places
from kneelog.store.connect import connect, driver, identity
from kneelog.store.copies import present
from kneelog.store.copying import integrity
from kneelog.store.faults import NONSENSE, damaged, told
from kneelog.store.reading import read_diary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kneelog.store.key import Key


def candidates(place: Path) -> list[tuple[datetime, Path]]:
    """The backups of the diary at ``place`` and when they were made (local time), newest first."""
    return sorted((found for each in backup_places.places(place) for found in each.backups()), reverse=True)


def _made_at(path: Path) -> datetime:
    """When a copy was made, in local time: by its name, else by its file's."""
    return made_at(path) or datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - local time


def last_backup(place: Path, key: Key | None = None) -> LastBackup | None:
    """The newest backup of the diary at ``place`` that is sound and that ``key`` opens, or ``None``."""
    for _made, path in candidates(place):
        try:
            return read_backup(path, key, place)
        except DiaryError:
            continue
    return None


def read_backup(path: Path, key: Key | None = None, place: Path | None = None) -> LastBackup:
    """The backup at ``path``, which is only read; a :class:`~kneelog.errors.DiaryError` unless it is sound.

    One of an older kneelog is brought up to date on a copy of its own beside ``place``, the diary's.
    """
    with (
        readable(path, key, place) as file,
        told(path),
        closing(connect(file, write=False, key=key)) as connection,
    ):
        if integrity(connection):
            raise damaged(path)
        try:
            diary = read_diary(connection.execute)
        except NONSENSE as error:
            if isinstance(error, driver.Error):
                raise
            raise damaged(path) from error
        moment = _made_at(path)
    return LastBackup(path, moment, diary)


@contextmanager
def readable(path: Path, key: Key | None = None, place: Path | None = None) -> Iterator[Path]:
    """A file of the program's own revision with what ``path`` holds, gone afterwards if it is another one."""
    with told(path), closing(connect(path, write=False, key=key)) as connection:
        found = identity(connection)
    if not found.is_diary or found.revision is None:
        raise damaged(path)
    with present(path, place or path, found.revision, key) as file:
        yield file
