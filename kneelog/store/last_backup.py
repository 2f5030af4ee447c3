"""The newest backup that can be used: what a damaged diary is filled up from, and what a sound one is compared with."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kneelog import paths
from kneelog.errors import DiaryError, KneelogError
from kneelog.services.rescuing import LastBackup
from kneelog.store.connect import connect, driver, identity
from kneelog.store.copying import integrity
from kneelog.store.faults import damaged, told
from kneelog.store.layout import REVISION
from kneelog.store.reading import read_diary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneelog.store.key import Key


def candidates(place: Path) -> Iterator[Path]:
    """The backups of the diary at ``place``, newest first. The one place that knows where they lie."""
    folder = paths.data_folder() / "backups"
    try:
        found = [path for path in folder.rglob(f"*{place.suffix}") if path.is_file()]
    except OSError:
        return
    yield from sorted(found, key=lambda path: (path.stat().st_mtime, path.name), reverse=True)


def last_backup(place: Path, key: Key | None = None) -> LastBackup | None:
    """The newest backup of the diary at ``place`` that is sound and that ``key`` opens, or ``None``."""
    for path in candidates(place):
        try:
            return read_backup(path, key)
        except DiaryError:
            continue
    return None


def read_backup(path: Path, key: Key | None = None) -> LastBackup:
    """The backup at ``path``, which is only read; a :class:`~kneelog.errors.DiaryError` unless it is sound."""
    with told(path), closing(connect(path, write=False, key=key)) as connection:
        if identity(connection) != (True, REVISION) or integrity(connection):
            raise damaged(path)
        try:
            diary = read_diary(connection.execute)
        except (KneelogError, ValueError, LookupError, TypeError) as error:
            if isinstance(error, driver.Error):
                raise
            raise damaged(path) from error
    made_at = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return LastBackup(path, made_at, diary)
