"""Whether a diary can be used as it is."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from kneelog.errors import DiaryDamagedError, DiaryForeignError, DiaryLockedError
from kneelog.store.check import check
from kneelog.store.layout import REVISION
from kneelog.store.raw_records import REFUSED
from kneelog.store.reading import read_diary

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.store.key import Key


def is_sound(path: Path, key: Key | None = None) -> bool:
    """Whether file, references and every value are whole; an older diary is judged by its file alone.

    False also where the beginning is damaged, so that the file looks like none of ours or like one under another
    passphrase. A :class:`~kneelog.errors.DiaryError` where that is not the file's fault: none is there, no
    passphrase was given, or another program holds it.
    """
    from kneelog.store.connect import connect, driver

    try:
        report = check(path, key)
    except (DiaryDamagedError, DiaryForeignError):
        return False
    except DiaryLockedError:
        if key is None:
            raise
        return False
    if not report.is_sound:
        return False
    if report.revision != REVISION:
        return report.revision is not None
    try:
        with closing(connect(path, write=False, key=key)) as connection:
            read_diary(connection.execute)
    except (driver.Error, *REFUSED):
        return False
    return True
