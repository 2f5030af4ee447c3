"""Whole copies of a diary by SQLite's online backup, proved before they are used."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from kneelog.errors import DiaryDamagedError, DiaryError
from kneelog.store import connect, files
from kneelog.store.faults import CANTOPEN, FULL, READONLY, fault, primary_code
from kneelog.store.key import salt_of
from kneelog.store.layout import REVISION
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kneelog.store.key import Key

Counts = dict[str, int]
"""Rows by table."""


def copy_diary(source: Path, target: Path, key: Key | None = None) -> Counts:
    """Copy the diary at ``source`` to ``target``, where nothing may lie yet; what it holds. ``key`` opens both."""
    with _blamed(source, target), files.temporary(target) as made:
        counts = fill_copy(source, made, key)
        files.put_new(made, target)
    return counts


def fill_copy(source: Path, made: Path, key: Key | None = None) -> Counts:
    """Copy the database at ``source`` into the empty file ``made`` and prove the copy; what it holds.

    The copy is plain or protected as the source is, which ``key`` opens.

    :class:`~kneelog.errors.DiaryDamagedError` if the source fails SQLite's own integrity check.
    """
    salt = salt_of(source)
    with (
        _blamed(source, made),
        closing(connect.connect(source, write=True, key=key)) as original,
        closing(connect.connect(made, write=True, key=key if salt else None, salt=salt)) as copy,
    ):
        original.execute("BEGIN")  # from the first read on, nobody else writes
        counts = count_rows(original)
        original.backup(copy)
        original.execute("ROLLBACK")
        if integrity(copy) or count_rows(copy) != counts:
            raise DiaryDamagedError(
                tr(
                    "{path} is damaged: a sound copy can’t be made of it. "
                    "Restore an earlier backup; the file is left as it is.",
                    path=source,
                )
            )
    return counts


def fill_present(source: Path, made: Path, revision: str, key: Key | None = None) -> Counts:
    """As :func:`fill_copy`, and the copy, whose source is of ``revision``, is brought up to date.

    :class:`~kneelog.errors.DiaryNewerError` if no migration leads on from ``revision``.
    """
    if revision == REVISION:
        return fill_copy(source, made, key)
    from kneelog.store.upgrade import migrate, refuse_newer

    refuse_newer(source, revision)
    counts = fill_copy(source, made, key)
    migrate(made, key=key)
    return counts


def count_rows(connection: Any) -> Counts:  # noqa: ANN401 - the driver has no types
    """Rows by table, of whatever tables there are."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - its own names
        for (name,) in names
    }


def integrity(connection: Any) -> tuple[str, ...]:  # noqa: ANN401
    """What SQLite's integrity check finds amiss; empty if nothing."""
    found = tuple(row[0] for row in connection.execute("PRAGMA integrity_check(20)").fetchall())
    return () if found == ("ok",) else found


@contextmanager
def _blamed(source: Path, target: Path) -> Iterator[None]:
    """Let failures leave as DiaryErrors that name the file which they befell."""
    try:
        yield
    except DiaryError:
        raise
    except Exception as error:
        code = primary_code(error)
        plain = fault(code, target if code in (FULL, READONLY, CANTOPEN) else source)
        if plain is None:
            raise
        raise plain from error
