"""Connections of the bare driver: how a diary is opened, and what it says of itself.

Nothing here creates a file. The driver is sqlcipher3, which also opens a diary under a passphrase once its key is
given right after connecting.
"""

from __future__ import annotations

from pathlib import Path
from random import uniform
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlcipher3 import dbapi2

from kneelog.errors import DiaryLockedError, WrongPassphraseError
from kneelog.store import peeking
from kneelog.store.key import Key, new_salt, salt_of
from kneelog.store.layout import APPLICATION_ID
from kneelog.words import tr

if TYPE_CHECKING:
    import os

driver: Any = dbapi2
"""The DB-API module; it ships no types."""

_CORRUPT = 11
_NOT_A_DATABASE = 26
"""What SQLCipher says of a page that the key does not fit."""

_BUSY = 5
BUSY_MS = 10_000
"""How long to wait for another program's lock, in milliseconds."""
_PAUSE_S = 0.001, 0.010
"""Between two tries for the write lock; never the same twice, so that two programs do not keep step."""


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
    connection = _connected(path, uri)
    try:
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
    except UnicodeDecodeError:  # the driver stumbles over its own message, which quotes a damaged schema
        connection.close()
        raise _malformed() from None
    except BaseException:
        connection.close()
        raise
    return connection


def _malformed() -> Exception:
    error: Exception = driver.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = _CORRUPT  # type: ignore[attr-defined] # as the driver marks its own
    return error


class _Connection(driver.Connection):  # type: ignore[misc] # the driver ships no types
    """A connection during which nobody in this process closes the file beside it: see :mod:`kneelog.store.peeking`."""

    held: Any = None

    def close(self) -> None:
        """Let go of the file, once."""
        super().close()
        held, self.held = self.held, None
        peeking.release(held)


def _connected(path: str | os.PathLike[str], uri: str) -> Any:  # noqa: ANN401
    held = peeking.hold(path)
    try:
        connection = driver.connect(
            uri, uri=True, isolation_level=None, check_same_thread=False, timeout=0, factory=_Connection
        )
    except BaseException:
        peeking.release(held)
        raise
    connection.held = held
    return connection


def begin_writing(connection: Any, how: str) -> None:  # noqa: ANN401
    """Begin a transaction that holds a lock from its start (``how``), waiting :data:`BUSY_MS` for those of others.

    SQLite's own waiting tries ever more seldom: beside a program that saves without a pause it could find the lock
    taken every time. This one tries often, so that two that save without a pause take turns.
    """
    until = monotonic() + BUSY_MS / 1000
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute(how)
            except driver.OperationalError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF != _BUSY or monotonic() >= until:
                    raise
                sleep(uniform(*_PAUSE_S))  # noqa: S311 - no secret
            else:
                return
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS:d}")


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
