"""Reading how a file begins without giving up the locks that this process holds on it.

Where files are locked as POSIX has it, closing any descriptor of a file lets go of all the locks that the process
holds on that file, SQLite's in the middle of a save included. While a connection is open on a file, its beginning is
therefore read through a descriptor that stays open as long as the connection.
"""

from __future__ import annotations

import os
import stat
import threading
from typing import NamedTuple

_File = tuple[int, int]
"""A file, as (device, number)."""


class _Held(NamedTuple):
    descriptor: int
    users: int


_held: dict[_File, _Held] = {}
_one_at_a_time = threading.Lock()


def beginning(path: str | os.PathLike[str], count: int) -> tuple[int, bytes]:
    """The size of the file at ``path`` and its first ``count`` bytes; ``OSError`` where it can't be read."""
    with _one_at_a_time:
        found = os.stat(path)  # noqa: PTH116 - on the way to the first painted window
        if not stat.S_ISREG(found.st_mode):
            return 0, b""  # a pipe would be waited for
        held = _held.get((found.st_dev, found.st_ino))
        if held is not None:
            return found.st_size, os.pread(held.descriptor, count, 0)
        with open(path, "rb") as file:  # noqa: PTH123
            return os.fstat(file.fileno()).st_size, file.read(count)


def hold(path: str | os.PathLike[str]) -> _File | None:
    """Keep the file at ``path`` open until :func:`release`; nothing where locks are not POSIX's or it can't be read."""
    if os.name == "nt":
        return None
    with _one_at_a_time:
        try:
            found = os.stat(path)  # noqa: PTH116
            file = (found.st_dev, found.st_ino)
            if file in _held:
                _held[file] = _held[file]._replace(users=_held[file].users + 1)
                return file
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return None  # whoever connects says so
        opened = os.fstat(descriptor)
        file = (opened.st_dev, opened.st_ino)
        _held[file] = _Held(descriptor, 1)
        return file


def release(file: _File | None) -> None:
    """One connection on ``file`` fewer: after the last, it is closed."""
    if file is None:
        return
    with _one_at_a_time:
        held = _held[file]
        if held.users > 1:
            _held[file] = held._replace(users=held.users - 1)
        else:
            del _held[file]
            os.close(held.descriptor)
