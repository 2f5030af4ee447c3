"""Opening a diary: made if asked for, brought up to date if old, refused with advice if it can't be used."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from kneelog import paths
from kneelog.errors import DiaryError, DiaryForeignError, DiaryReadOnlyError
from kneelog.services.private_folder import make_folder
from kneelog.store import files, leftovers
from kneelog.store.connect import connect, identity
from kneelog.store.faults import damaged, foreign, told
from kneelog.store.layout import REVISION
from kneelog.words import tr

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.services.ports import DiaryStore
    from kneelog.store.key import Key


def open_diary(
    path: str | os.PathLike[str], *, create: bool, readonly: bool = False, key: Key | None = None
) -> DiaryStore:
    """The diary at ``path``, at the program's own revision.

    ``key`` is its passphrase, if it has one. A missing file is made if ``create``, else it reads as empty and no file
    is made. A missing folder is an error, except the platform's own data folder, which is made with the diary. An
    older diary is snapshotted beside itself and migrated. With ``readonly``, or where the file can't be written,
    reading works and writing is a :class:`~kneelog.errors.DiaryReadOnlyError`.

    Raises:
        DiaryError: (or one of its kinds) the diary can't be used; the sentence says why and what to do next. The
            file is then as it was.
    """
    place = files.real(path)
    if not readonly:
        leftovers.clear(place)
    if not exists(place):
        check_folder(place)
        if not create or readonly:
            from kneelog.store.no_diary import NoDiary

            return NoDiary(place)
        _create(place, key)
    revision = examine(place, key)

    from kneelog.store.diary import SqliteDiary

    if revision != REVISION:
        _bring_up_to_date(place, revision, readonly=readonly, key=key)
    return SqliteDiary(place, write=not readonly, key=key)


def _bring_up_to_date(path: Path, revision: str, *, readonly: bool, key: Key | None) -> None:
    from kneelog.store.upgrade import refuse_newer, upgrade

    refuse_newer(path, revision)
    if readonly:
        raise DiaryReadOnlyError(
            tr(
                "The diary {path} was written by an older kneelog and must be brought up to date before it is "
                "read. Open it where it may be written.",
                path=path,
            )
        )
    upgrade(path, revision, key=key)


def examine(path: Path, key: Key | None = None) -> str:
    """The revision of the diary at ``path``, after SQLite's quick check of the whole file.

    A :class:`~kneelog.errors.DiaryError` if no diary, or a damaged one, lies there.
    """
    check_readable(path)
    with told(path), closing(connect(path, write=True, key=key)) as connection:
        found = identity(connection)
        if found.is_diary and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise damaged(path)
    if not found.is_diary:
        raise foreign(path)
    if found.revision is None:
        raise damaged(path)
    return found.revision


def check_readable(path: Path) -> None:
    """Refuse what is no file, or a file that this user may not read."""
    if not exists(path):
        raise DiaryError(
            tr("There is no diary at {path}. Name another file, or log an entry to begin one.", path=path)
        )
    if not files.is_regular(path):
        raise DiaryForeignError(tr("{path} is a folder or a device, not a diary. Name a file.", path=path))
    if not os.access(path, os.R_OK):
        raise DiaryError(
            tr("The diary {path} may not be read. Change its permissions, or name another file.", path=path)
        )


def exists(path: Path) -> bool:
    """Whether anything lies at ``path``; a :class:`~kneelog.errors.DiaryError` where that can't be told."""
    try:
        os.stat(path)  # noqa: PTH116 - Path.exists() hides why it can't be told, or raises
    except (FileNotFoundError, NotADirectoryError):
        return False
    except PermissionError:
        raise DiaryError(
            tr(
                "The folder {folder} may not be read. Change its permissions, or name another file.",
                folder=path.parent,
            )
        ) from None
    except OSError as error:  # a name that is too long, links that lead in a circle
        raise DiaryError(
            tr(
                "{path} can’t be reached ({reason}). Name another file.",
                path=path,
                reason=error.strerror or error,
            )
        ) from None
    return True


def check_folder(path: Path) -> None:
    """Refuse a place in a folder that does not exist, unless it is the platform's own data folder."""
    if not path.parent.is_dir() and path.parent != paths.data_folder():
        raise DiaryError(
            tr("There is no folder {folder}. Make it, or name a file in another one.", folder=path.parent)
        )


def _create(path: Path, key: Key | None) -> None:
    from kneelog.store.creation import create_diary

    with told(path):
        make_folder(path.parent)
        try:
            create_diary(path, key)
        except FileExistsError:
            return  # another kneelog was quicker; what it made is opened
