"""Looking a diary over: is the file sound, are its references whole, what does it hold."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneelog.store import files
from kneelog.store.connect import connect, driver, identity
from kneelog.store.copying import count_rows, integrity
from kneelog.store.faults import CORRUPT, foreign, primary_code, told
from kneelog.store.layout import REVISION
from kneelog.store.opening import check_readable
from kneelog.store.single_rows import HEADS

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping
    from pathlib import Path

    from kneelog.domain.diary import RecordKind
    from kneelog.store.key import Key


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found.

    ``integrity`` are SQLite's complaints about the file; ``broken_references`` the tables whose rows name something
    that is not there. ``counts`` are the records by kind; empty where the file is too damaged to count.
    """

    path: Path
    revision: str | None
    integrity: tuple[str, ...]
    broken_references: tuple[str, ...]
    counts: Mapping[RecordKind, int]

    @property
    def is_current(self) -> bool:
        """Whether the diary is of this program's own revision."""
        return self.revision == REVISION

    @property
    def is_sound(self) -> bool:
        """Whether the file and its references are whole."""
        return not self.integrity and not self.broken_references


def check(path: str | os.PathLike[str], key: Key | None = None) -> CheckReport:
    """Check the diary at ``path``, at whatever revision; damage is reported, not raised.

    Nothing is changed, except that SQLite takes back what a crash left half-saved. A
    :class:`~kneelog.errors.DiaryError` if the file can't be read at all, or is no diary.
    """
    place = files.real(path)
    check_readable(place)
    with told(place):
        try:
            return _look_over(place, key)
        except (driver.DatabaseError, UnicodeDecodeError) as error:
            if primary_code(error) != CORRUPT:
                raise
            return CheckReport(place, None, (str(error),), (), {})


def _look_over(place: Path, key: Key | None) -> CheckReport:
    with closing(connect(place, write=True, key=key)) as connection:
        found = identity(connection)
        complaints = integrity(connection)
        if not found.is_diary:
            raise foreign(place)
        if complaints:
            return CheckReport(place, found.revision, complaints, (), {})
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        rows = count_rows(connection)
    counts = {kind: rows[table] for kind, table in HEADS.items() if table in rows}
    return CheckReport(place, found.revision, (), tuple(sorted({row[0] for row in broken})), counts)
