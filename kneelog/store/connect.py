"""Connections of the bare driver: how a diary is opened, and what it says of itself.

Nothing here creates a file. The driver is sqlcipher3, which would also open an encrypted diary once its key is
given right after connecting.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlcipher3 import dbapi2

from kneelog.store.layout import APPLICATION_ID

if TYPE_CHECKING:
    import os

driver: Any = dbapi2
"""The DB-API module; it ships no types."""

BUSY_MS = 5_000
"""How long to wait for another program's lock, in milliseconds."""


def connect(path: str | os.PathLike[str], *, write: bool) -> Any:  # noqa: ANN401 - the driver has no types
    """A connection to the existing file at ``path`` that commits only when told.

    It may be handed from one thread to another but not be used by two at once. The commit is durable when it
    returns: ``synchronous=EXTRA`` is FULL and also writes the folder after the journal went.
    """
    uri = f"{Path(path).absolute().as_uri()}?mode={'rw' if write else 'ro'}"
    connection = driver.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=0)
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS:d}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        connection.close()
        raise
    return connection


class Identity(NamedTuple):
    """What a database says of itself: whether it is marked as a kneelog diary, and its schema's revision."""

    is_diary: bool
    revision: str | None


def identity(connection: Any) -> Identity:  # noqa: ANN401
    """Read the mark and the revision; driver errors for a file that is no database or is damaged."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    if mark != APPLICATION_ID:
        return Identity(is_diary=False, revision=None)
    found = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return Identity(is_diary=True, revision=found[0][0] if len(found) == 1 else None)
