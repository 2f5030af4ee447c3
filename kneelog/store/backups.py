"""The backups that make themselves: of a diary that changed, proved before it counts, and only so many."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from kneelog.errors import DiaryError
from kneelog.services.keeping import BackupState, SecondFolder
from kneelog.services.private_folder import make_folder
from kneelog.services.rotation import kept
from kneelog.store import files, leftovers, opening
from kneelog.store.backup_places import first_place, name_folder, named, second_place
from kneelog.store.copying import fill_copy
from kneelog.store.faults import told
from kneelog.store.key import PLAIN, is_protected
from kneelog.store.layout import APPLICATION_ID
from kneelog.store.peeking import beginning
from kneelog.store.stamp import read_stamp, stamp_or_none
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kneelog.store.backup_places import Place
    from kneelog.store.key import Key
    from kneelog.store.stamp import Stamp

_MARK_AT = 68
"""Where a SQLite file keeps its ``application_id``, four bytes."""


def state(path: Path, now: datetime) -> BackupState:
    """How it stands with the backups of the diary at ``path``. Nothing is made."""
    first = first_place(path)
    newest = _newest(first, now)
    about = named(path)
    second = None
    if about.folder is not None:
        there = _newest(second_place(path, about.folder), now)
        second = SecondFolder(about.folder, about.folder.is_dir(), there[0] if there else about.last)
    last, file = newest or (None, None)
    return BackupState(first.folder, last, file, second=second, trouble=about.trouble)


def back_up(path: Path, now: datetime, key: Key | None = None) -> BackupState:
    """Make a backup of the diary at ``path`` in each of its places, if it changed since the newest one there.

    Nothing in the world raises: what goes wrong is said in the state, and older backups are then as they were. A
    second folder that is not there is nothing wrong. ``now`` is the local time.
    """
    before = state(path, now)
    try:
        if not opening.exists(path):
            return before
        stamp = read_stamp(path, key)
        if stamp.is_empty:
            return before
        made = _back_up_to(first_place(path), path, stamp, now, key)
    except DiaryError as error:
        return replace(before, trouble=_failed(error, before))
    about = named(path)
    trouble = ""
    if about.folder is not None and about.folder.is_dir():
        try:
            if _back_up_to(second_place(path, about.folder), path, stamp, now, key) is not None:
                name_folder(path, about.folder, now.replace(tzinfo=None))
        except DiaryError as error:
            trouble = tr("No backup could be made in the second folder. {why}", why=error)
    after = state(path, now)
    second = replace(after.second, trouble=trouble) if after.second and trouble else after.second
    return replace(after, made=made, second=second)


def _back_up_to(place: Place, path: Path, stamp: Stamp, now: datetime, key: Key | None) -> Path | None:
    """The backup that was made; ``None`` if the newest one holds the same."""
    newest = _newest(place, now)
    if newest is not None and stamp_or_none(newest[1], key) == stamp:
        return None
    try:
        with told(place.folder):
            make_folder(place.folder)
            target = place.name_for(now)
            with files.temporary(target) as made:
                fill_copy(path, made, key)
                files.put_new(made, target)
    except OSError as error:  # a file where the folder should be, links that lead in a circle
        raise DiaryError(
            tr(
                "The folder {folder} can’t be used ({reason}). Move away what is in its place, then try again.",
                folder=place.folder,
                reason=error.strerror or error,
            )
        ) from None
    _thin_out(place, target, now)
    with suppress(OSError):
        leftovers.clear_in(place.folder, rf"{re.escape(place.start)}-.+")
    return target


def _newest(place: Place, now: datetime) -> tuple[datetime, Path] | None:
    """The newest backup; one that a wrong clock dated into the future does not stand in the way of others.

    A file that only has the name of a backup, such as the empty one of a copy that broke off, is none.
    """
    until = now.replace(tzinfo=None)
    return next((found for found in place.backups() if found[0] <= until and is_diary(found[1])), None)


def _thin_out(place: Place, made: Path, now: datetime) -> None:
    """Remove what is neither the newest of a day, week or month to be kept, nor just made, nor of tomorrow."""
    until = now.replace(tzinfo=None)
    past = [found for found in place.backups() if found[0] <= until and is_diary(found[1])]
    stay = kept(moment for moment, _path in past)
    seen: set[datetime] = set()
    for moment, path in past:  # the newest first: of several of one second the last stays
        is_kept = moment in stay and moment not in seen
        seen.add(moment)
        if not is_kept and path != made:
            with suppress(OSError):  # one too many is no harm, and goes next time
                path.unlink()


def is_diary(path: Path) -> bool:
    """Whether the file at ``path`` is marked as a kneelog diary, or protected as one, after its beginning alone."""
    try:
        _size, start = beginning(path, _MARK_AT + 4)
    except OSError:
        return False
    mark = int.from_bytes(start[_MARK_AT:], "big")
    return (start.startswith(PLAIN) and mark == APPLICATION_ID) or is_protected(path)


def _failed(error: DiaryError, before: BackupState) -> str:
    if before.last is None:
        return tr("No backup could be made. {why}", why=error)
    return tr("No backup could be made; the last good one is as it was. {why}", why=error)
