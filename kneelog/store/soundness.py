"""Whether a diary can be used as it is."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from kneelog.errors import DiaryDamagedError, DiaryForeignError, DiaryLockedError
from kneelog.store.check import check
from kneelog.store.connect import connect, driver
from kneelog.store.faults import NONSENSE
from kneelog.store.layout import REVISION
from kneelog.store.reading import read_diary

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.store.key import Key


def is_sound(path: Path, key: Key | None = None) -> bool:
    """Whether file, references and every value are whole; an older diary is judged by its file alone.

    False also where the file looks like none of ours or like one under another passphrase: its beginning may be
    damaged. A :class:`~kneelog.errors.DiaryError` where it can't be told: none is there, or another program holds it.
    """
    try:
        report = check(path, key)
    except (DiaryDamagedError, DiaryForeignError, DiaryLockedError):
        return False
    if not report.is_sound:
        return False
    if report.revision != REVISION:
        return report.revision is not None
    try:
        with closing(connect(path, write=False, key=key)) as connection:
            read_diary(connection.execute)
    except (driver.Error, *NONSENSE):
        return False
    return True
