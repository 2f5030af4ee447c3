"""What even Python does not survive, a crash in machine code: its fault handler writes it, the next start reads it.

The handler needs a file that is open beforehand. There is one for each diary, as there is one window for each; it is
empty until something happens and gone after a clean end.
"""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from kneelog.services.private_folder import make_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_MOST_READ = 100_000
_FOUND = "kneelog ended unexpectedly. This was found when it was next started, by:"
"""Part of a report, which is in English whatever the runner speaks."""


class FaultFile:
    """The file in ``folder`` for the window on ``diary``."""

    def __init__(self, folder: Path, diary: Path) -> None:
        self._folder = folder
        self.path = folder / f"fault-{zlib.crc32(os.path.realpath(diary).encode()):08x}.txt"
        self._handle: int | None = None

    def begin(self, versions: Callable[[], Mapping[str, str]]) -> str:
        """Watch from now on. What the last run left becomes a report among the others, and is returned; "" if nothing.

        Where no file can be made, nothing is watched: that is no reason not to log a knee.
        """
        left = self._left()
        told = ""
        if left:
            from kneelog.services import crash

            told = f"{_FOUND}\n{crash.versions(versions())}\n\n{crash.without_folders(left)}"
            crash.write_text(told, self._folder)
        with suppress(OSError):
            self._watch()
        return told

    def end(self) -> None:
        """Nothing happened: watch no more, and leave no file."""
        if self._handle is None:
            return
        import faulthandler

        faulthandler.disable()
        os.close(self._handle)
        self._handle = None
        with suppress(OSError):
            self.path.unlink()

    def _left(self) -> str:
        try:
            with self.path.open(encoding="utf-8", errors="replace") as file:
                return file.read(_MOST_READ)
        except OSError:
            return ""

    def _watch(self) -> None:
        import faulthandler

        make_folder(self._folder)
        self._handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        faulthandler.enable(self._handle)
