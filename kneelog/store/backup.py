"""Backing a diary up to another file, and putting a backup in its place; nothing is lost on the way."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneelog.errors import ConflictError, DiaryError, DiaryForeignError, DiaryLockedError
from kneelog.services.private_folder import make_folder
from kneelog.store import files, opening
from kneelog.store.connect import begin_writing, connect, driver
from kneelog.store.copying import count_rows, fill_copy, fill_present
from kneelog.store.faults import BUSY, LOCKED, fault, primary_code, told
from kneelog.store.key import is_protected
from kneelog.words import tr

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from kneelog.store.copying import Counts
    from kneelog.store.key import Key


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made: where it lies, and its rows by table."""

    path: Path
    counts: Counts


@dataclass(frozen=True, slots=True)
class Restored:
    """A diary that was put in place: where, where the one before lies (if there was one), and rows by table."""

    path: Path
    set_aside: Path | None
    counts: Counts


def backup(path: str | os.PathLike[str], target: str | os.PathLike[str], key: Key | None = None) -> Backup:
    """Copy the diary at ``path`` to ``target``, also while it is in use; proved, mode 0600, whole or not at all.

    An earlier backup at ``target`` is replaced, unless it holds more entries than the diary does: then, as where
    something else lies there, it is a :class:`~kneelog.errors.ConflictError` and nothing is touched.
    """
    source, place = files.real(path), files.real(target)
    opening.examine(source, key)
    _check_target(source, place)
    with told(place), files.temporary(place) as made:
        counts = fill_copy(source, made, key)
        if opening.exists(place):
            _check_replaceable(place, counts, key)
            files.put(made, place)
        else:
            files.put_new(made, place)
    return Backup(place, counts)


def _check_target(source: Path, place: Path) -> None:
    is_there = opening.exists(place)
    opening.check_folder(place)
    if is_there and place.samefile(source):
        raise ConflictError(tr("{path} is the diary itself. Name another file for the backup.", path=place))


def _check_replaceable(place: Path, counts: Counts, key: Key | None) -> None:
    try:
        opening.examine(place, key)
        with closing(connect(place, write=False, key=key)) as connection:
            there = count_rows(connection).get("entry", 0)
    except DiaryLockedError:
        raise ConflictError(
            tr(
                "{path} is under another passphrase than the diary, so what it holds can’t be told; it is left as "
                "it is. Name another file.",
                path=place,
            )
        ) from None
    except (DiaryError, driver.Error):
        raise ConflictError(
            tr(
                "{path} exists and is not a backup of a diary; it is left as it is. Name another file.",
                path=place,
            )
        ) from None
    if there > counts.get("entry", 0):
        raise ConflictError(
            tr(
                "The backup {path} holds more entries ({there}) than the diary ({here}); it is left as it is. "
                "Name another file, or restore it with “kneelog restore”.",
                path=place,
                there=there,
                here=counts.get("entry", 0),
            )
        )


def restore(source: str | os.PathLike[str], path: str | os.PathLike[str], key: Key | None = None) -> Restored:
    """Put the diary that the backup ``source`` holds in the place of the one at ``path``.

    A copy of the backup is proved and brought up to date first; the backup itself is only read. The present diary,
    sound or damaged, is kept beside under a dated name. A plain backup is put in a protected diary's place under
    ``key``. Whoever has the diary open must let go of it before.

    Raises:
        DiaryError: the backup can't be used, or the disk fails; the present diary is as it was.
        DiaryBusyError: another program is writing into the present diary.
    """
    given, place = files.real(source), files.real(path)
    revision = opening.examine(given, key)
    if opening.exists(place) and place.samefile(given):
        raise ConflictError(tr("{path} is the diary itself. Name the backup to restore.", path=given))
    opening.check_folder(place)
    with told(place):
        make_folder(place.parent)
        with files.temporary(place) as made:
            counts = fill_present(given, made, revision, key)
            if key is not None and is_protected(place) and not is_protected(made):
                from kneelog.store.protection import recode

                recode(made, None, key)  # a backup of before the passphrase does not take it away
            aside = swap(made, place, key)
    return Restored(place, aside, counts)


def swap(made: Path, place: Path, key: Key | None = None, label: str = "before-restore") -> Path | None:
    """Put ``made`` in its place; where what lay there is kept, under a dated name with ``label`` in it.

    If that fails, all is as it was.
    """
    aside = _set_aside(place, key, label) if opening.exists(place) else None
    try:
        files.put(made, place)
    except BaseException:
        if aside is not None:
            files.take_back(aside, place)
        raise
    return aside


def _set_aside(place: Path, key: Key | None, label: str) -> Path:
    """Give the present diary a second, dated name under which it stays; a half-finished save goes with it."""
    if not files.is_regular(place):
        raise DiaryForeignError(tr("{path} is a folder or a device, not a diary. Name a file.", path=place))
    _settle(place, key)
    aside = files.beside(place, label)
    files.link(place, aside)
    files.move_journal(place, aside)
    return aside


def _settle(place: Path, key: Key | None) -> None:
    """Let SQLite finish or take back what a crash left half-written, unless the file is beyond that.

    Afterwards nobody is in the middle of a save; :class:`~kneelog.errors.DiaryBusyError` if somebody stays there.
    """
    try:
        with closing(connect(place, write=True, key=key)) as connection:
            begin_writing(connection, "BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except DiaryLockedError:
        return  # its journal goes with it
    except driver.Error as error:
        if primary_code(error) in (BUSY, LOCKED):
            raise fault(BUSY, place) or error from None
