"""Bringing an older diary up to date: a copy set aside first, then all steps in one transaction or none."""

from __future__ import annotations

from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from kneelog import paths
from kneelog.errors import DiaryError, DiaryNewerError
from kneelog.store import files
from kneelog.store.connect import connect, identity
from kneelog.store.copying import copy_diary
from kneelog.store.engine import engine_on, writing
from kneelog.store.faults import fault, primary_code
from kneelog.store.layout import REVISION
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from kneelog.store.key import Key


def upgrade(path: Path, revision: str, target: str = REVISION, key: Key | None = None) -> Path:
    """Migrate the diary at ``path`` from ``revision`` to ``target``; where the copy of what it was lies.

    Raises:
        DiaryNewerError: this program does not know ``revision``.
        DiaryError: it did not work; the diary is as it was, and the copy is gone again.
    """
    refuse_newer(path, revision)
    aside = files.beside(path, f"before-{target}")
    copy_diary(path, aside, key)
    try:
        migrate(path, target, key)
    except BaseException:
        if _is_still(path, revision, key):  # the disk may fail after all was kept
            with suppress(OSError):  # a copy too many is no harm; what went wrong is to be said
                aside.unlink()
        raise
    return aside


def _is_still(path: Path, revision: str, key: Key | None) -> bool:
    """Whether the diary is surely of ``revision``."""
    with suppress(Exception), closing(connect(path, write=True, key=key)) as connection:
        return identity(connection).revision == revision
    return False


def refuse_newer(path: Path, revision: str) -> None:
    """:class:`~kneelog.errors.DiaryNewerError` if no migration of this program's leads to ``revision``."""
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if revision not in known:
        raise DiaryNewerError(
            tr(
                "The diary {path} was written by a newer kneelog (its revision is {found}, this program knows "
                "up to {known}). Install the newer kneelog; the file is left as it is.",
                path=path,
                found=revision,
                known=max(known),
            )
        )


def migrate(path: Path, target: str = REVISION, key: Key | None = None) -> None:
    """Run the migrations to ``target`` on the file at ``path`` in one transaction, or leave it as it is."""
    with _said(path):
        engine = engine_on(lambda: _unchecked(path, key))
        with engine.connect() as connection, writing(connection):
            if _revision(connection) != target:  # else another kneelog was quicker
                command.upgrade(_config(connection), target)
                _check(connection, path)


def _unchecked(path: Path, key: Key | None) -> Any:  # noqa: ANN401 - the driver has no types
    """A connection with foreign keys off: rebuilding a parent table would take its children with it."""
    connection = connect(path, write=True, key=key)
    connection.execute("PRAGMA foreign_keys = OFF")
    return connection


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _revision(connection: Connection) -> str | None:
    there = connection.exec_driver_sql("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").first()
    if there is None:
        return None
    found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return found


def _check(connection: Connection, path: Path) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    if broken or found != "ok":
        raise _failed(path)


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Let any failure, also one in a migration itself, leave as a DiaryError: the diary is as it was."""
    try:
        yield
    except DiaryError:
        raise
    except Exception as error:
        raise fault(primary_code(error), path) or _failed(path) from error


def _failed(path: Path) -> DiaryError:
    return DiaryError(
        tr(
            "The diary {path} could not be brought up to date; it is as it was before. "
            "Open it with the kneelog that wrote it, and report this.",
            path=path,
        )
    )
