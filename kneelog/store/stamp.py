"""What tells whether a diary's content changed since a copy was made of it, without comparing all of it."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from kneelog.errors import DiaryError
from kneelog.store.connect import connect, driver, identity
from kneelog.store.copying import count_rows
from kneelog.store.faults import damaged, fault, foreign, primary_code
from kneelog.store.key import salt_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kneelog.store.key import Key

_BESIDE = frozenset({"alembic_version", "draft"})
"""Tables that hold nothing of the diary: a half-filled form alone is no reason for a backup."""


class Stamp(NamedTuple):
    """Two files of equal stamps hold the same, as far as kneelog itself wrote into them.

    ``salt`` is that of a protected file: after another passphrase was set, every older backup counts as changed.
    """

    revision: str | None
    salt: bytes | None
    rows: tuple[tuple[str, int], ...]
    newest_change: tuple[Any, ...] | None
    changes: tuple[tuple[str, int], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever written into it."""
        return not any(count for _table, count in self.rows)


def read_stamp(path: Path, key: Key | None) -> Stamp:
    """The stamp of the diary at ``path``; a :class:`~kneelog.errors.DiaryError` where none can be read."""
    with closing_told(path, key) as connection:
        connection.execute("BEGIN")
        rows = tuple((name, count) for name, count in count_rows(connection).items() if name not in _BESIDE)
        newest = connection.execute("SELECT id, made_at FROM change ORDER BY id DESC LIMIT 1").fetchone()
        states = connection.execute("SELECT state, count(*) FROM change GROUP BY state ORDER BY 1").fetchall()
        return Stamp(identity(connection).revision, salt_of(path), rows, newest, tuple(states))


@contextmanager
def closing_told(path: Path, key: Key | None) -> Iterator[Any]:
    """A connection that only reads the diary at ``path``; whatever the driver says of it leaves as a DiaryError."""
    try:
        with closing(connect(path, write=False, key=key)) as connection:
            if not identity(connection).is_diary:
                raise foreign(path)
            yield connection
    except driver.Error as error:
        raise fault(primary_code(error), path) or damaged(path) from error


def stamp_or_none(path: Path, key: Key | None) -> Stamp | None:
    """The stamp of a copy; ``None`` where it can't be read, so that it never counts as up to date."""
    try:
        return read_stamp(path, key)
    except (DiaryError, OSError):
        return None
