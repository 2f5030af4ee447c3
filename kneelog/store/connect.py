"""Connections of the bare driver: how a diary is opened, and what it says of itself.

Nothing here creates a file. The driver is sqlcipher3, which also opens a diary under a passphrase once its key is
given right after connecting.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlcipher3 import dbapi2

from kneelog.errors import DiaryLockedError, WrongPassphraseError
from kneelog.store.key import Key, new_salt, salt_of
from kneelog.store.layout import APPLICATION_ID
from kneelog.store.peeking import Connection
from kneelog.words import tr

if TYPE_CHECKING:
    import os

driver: Any = dbapi2
"""The DB-API module; it ships no types."""

_NOT_A_DATABASE = 26
"""What SQLCipher says of a page that the key does not fit."""

BUSY_MS = 5_000
"""How long to wait for another program's lock, in milliseconds."""


def connect(
    path: str | os.PathLike[str], *, write: bool, key: Key | None = None, salt: bytes | None = None
) -> Any:  # noqa: ANN401 - the driver has no types
    """A connection to the existing file at ``path`` that commits only when told.

    It may be handed from one thread to another but not be used by two at once. The commit is durable when it
    returns: ``synchronous=EXTRA`` is FULL and also writes the folder after the journal went. What is deleted is
    overwritten.

    ``key`` opens a file under a passphrase; a plain file needs none and ignores it. An empty file becomes a
    protected one if there is a ``key`` (with ``salt``, else a fresh one).

    Raises:
        DiaryLockedError: the file is protected and there is no key.
        WrongPassphraseError: the key does not open it.
    """
    protection = _protection(path, key, salt)
    uri = f"{Path(path).absolute().as_uri()}?mode={'rw' if write else 'ro'}"
    connection = driver.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=0, factory=Connection
    )
    try:
        connection.watch(path)
        if protection is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error
            connection.execute(f'PRAGMA key = "{protection}"')
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS:d}")
        if protection is not None:
            _check_key(connection, path)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA secure_delete = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _protection(path: str | os.PathLike[str], key: Key | None, salt: bytes | None) -> str | None:
    """What ``PRAGMA key`` is told, or ``None`` for a plain file. A file that can't be read is the driver's matter."""
    try:
        found = salt_of(path)
        is_new = key is not None and Path(path).stat().st_size == 0
    except OSError:
        return None
    if found is None:
        return key.for_salt(salt or new_salt()) if key is not None and is_new else None
    if key is None:
        raise DiaryLockedError(
            tr(
                "{path} is protected by a passphrase (or is no kneelog diary); it is left as it is. "
                "Give its passphrase, or name another file.",
                path=path,
            )
        )
    return key.for_salt(found)


def _check_key(connection: Any, path: str | os.PathLike[str]) -> None:  # noqa: ANN401
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except driver.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != _NOT_A_DATABASE:
            raise
        raise WrongPassphraseError(
            tr(
                "That passphrase does not open {path}. Check Caps Lock and the keyboard’s language.",
                path=path,
            )
        ) from None


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
