"""Deleting a file so that its content does not stay behind under its name: overwritten, then gone.

How much of an overwritten file a disk still keeps inside is the disk's secret; encrypting it is the way round that.
"""

from __future__ import annotations

import os
import stat
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
            found = part.lstat()
        except FileNotFoundError:
            continue
        if stat.S_ISREG(found.st_mode) and found.st_nlink == 1:
            overwrite(part)
        part.unlink()
        files.sync_folder(part)


def overwrite(path: Path) -> None:
    """Write zeros over the whole file at ``path``, on disk when this returns."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        left = os.fstat(descriptor).st_size
        while left > 0:
            left -= os.write(descriptor, bytes(min(left, _BLOCK)))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
