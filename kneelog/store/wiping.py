"""Deleting a file so that its content does not stay behind under its name: overwritten, then gone.

How much of an overwritten file a disk still keeps inside is the disk's secret; encrypting it is the way round that.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from kneelog.store import files

if TYPE_CHECKING:
    from pathlib import Path

_BLOCK = 1 << 20


def wipe(path: Path, diary: Path) -> None:
    """Overwrite the file at ``path`` and delete it, with its journal; nothing if there is none.

    A file that has another name too is only taken off this one: the other may be the ``diary`` itself, after a
    crash in the midst of a restore. ``OSError`` if it can't be done.
    """
    for part in (files.journal(path), path):
        if part in (diary, files.journal(diary)):
            continue
        try:
            part.lstat()
        except FileNotFoundError:
            continue
        wipe_leftover(part)
        files.sync_folder(part)


def wipe_leftover(path: Path) -> None:
    """Overwrite and delete the half-made file at ``path``, or the folder of them that earlier versions made.

    A file with another name too is only taken off this one. ``OSError`` if it can't be done.
    """
    if path.is_dir() and not path.is_symlink():
        for part in path.iterdir():
            wipe_leftover(part)
        path.rmdir()
        return
    with suppress(FileNotFoundError):
        found = path.lstat()
        if stat.S_ISREG(found.st_mode) and found.st_nlink == 1:
            overwrite(path)
        path.unlink()


def overwrite(path: Path) -> None:
    """Write zeros over the whole file at ``path``, on disk when this returns."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        overwrite_open(descriptor)
    finally:
        os.close(descriptor)


def overwrite_open(descriptor: int) -> None:
    """The same for a file that is open for writing."""
    left = os.fstat(descriptor).st_size
    os.lseek(descriptor, 0, os.SEEK_SET)
    while left > 0:
        left -= os.write(descriptor, bytes(min(left, _BLOCK)))
    os.fsync(descriptor)
