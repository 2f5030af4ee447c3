"""The newest backup that can be used: what a damaged diary is filled up from, and what a sound one is compared with."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

from kneelog.errors import DiaryError, KneelogError
from kneelog.services.rescuing import LastBackup
from kneelog.store import backup_places
from kneelog.store.connect import connect, driver, identity
from kneelog.store.copying import integrity
from kneelog.store.faults import damaged, told
from kneelog.store.layout import REVISION
from kneelog.store.reading import read_diary

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.store.key import Key

_DATED = re.compile(r".*-(\d{4}-\d\d-\d\d-\d{6})(-\d+)?")


def candidates(place: Path) -> list[tuple[datetime, Path]]:
    """The backups of the diary at ``place`` and when they were made (local time), newest first."""
    found = backup_places.first_place(place).backups()
    second = backup_places.named(place).folder
    if second is not None:
        found += backup_places.second_place(place, second).backups()
    return sorted(found, reverse=True)


def _made_at(path: Path) -> datetime:
    """When a copy was made, in local time: by its name, else by its file's."""
    named = _DATED.fullmatch(path.stem)
    if named is not None:
        try:
            return datetime.strptime(named[1], "%Y-%m-%d-%H%M%S")  # noqa: DTZ007 - local time
        except ValueError:
            pass
    return datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - local time


def last_backup(place: Path, key: Key | None = None) -> LastBackup | None:
    """The newest backup of the diary at ``place`` that is sound and that ``key`` opens, or ``None``."""
    for _made, path in candidates(place):
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
        made_at = _made_at(path)
    return LastBackup(path, made_at, diary)
