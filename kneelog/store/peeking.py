"""Reading a diary's first bytes past SQLite, without letting go of the locks by which SQLite guards the diary.

Where locks belong to a process (everywhere but on Windows), closing any descriptor of a file drops all locks that the
process holds on it, also those of a save that is under way: another program could write in between. So a file that is
connected to stays open here until its last connection is closed.
"""

from __future__ import annotations

import os
import stat
import threading
from collections import Counter
from typing import Any

from sqlcipher3 import dbapi2

_File = tuple[int, int]
"""Which file it is, whatever its name: device and number."""

_lock = threading.Lock()
_connected: Counter[_File] = Counter()
_kept: dict[_File, list[int]] = {}
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)


def peek(path: str | os.PathLike[str], count: int) -> tuple[bytes, int]:
    """The first ``count`` bytes of the file at ``path``, and its size; nothing of what is no plain file.

    ``OSError`` where it can't be read.
    """
    found = os.stat(path)  # noqa: PTH116 - the same for str and Path
    if not stat.S_ISREG(found.st_mode):
        return b"", 0
    with _lock:
        kept = _kept.get((found.st_dev, found.st_ino))
        descriptor = kept[0] if kept else os.open(path, _READ)
        try:
            os.lseek(descriptor, 0, os.SEEK_SET)
            return os.read(descriptor, count), os.fstat(descriptor).st_size
        finally:
            if not kept:
                _close(descriptor)


def _close(descriptor: int) -> None:
    """Close it, or keep it until the file's last connection is closed."""
    file = _file(os.fstat(descriptor))
    if _connected[file]:
        _kept.setdefault(file, []).append(descriptor)
    else:
        os.close(descriptor)


class Connection(dbapi2.Connection):  # type: ignore[misc] # the driver ships no types
    """The driver's connection to a file; as long as it is open, so is what :func:`peek` opened of the file."""

    _on: _File | None = None

    def watch(self, path: str | os.PathLike[str]) -> None:
        """Count as a connection to the file at ``path``, before anything is read or locked."""
        with _lock:
            self._on = _file(os.stat(path))  # noqa: PTH116 - the same for str and Path
            _connected[self._on] += 1

    def close(self) -> Any:  # noqa: ANN401
        """Close; with the last connection goes what was kept open."""
        super().close()
        with _lock:
            file, self._on = self._on, None
            if file is None:
                return
            _connected[file] -= 1
            if not _connected[file]:
                del _connected[file]
                for descriptor in _kept.pop(file, ()):
                    os.close(descriptor)


def _file(found: os.stat_result) -> _File:
    return found.st_dev, found.st_ino
