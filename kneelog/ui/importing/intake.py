"""What was read so far: files come in, more may come, reading may be given up."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kneelog.services.parsed import shown
from kneelog.ui.importing.reading_room import ReadingRoom
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.errors import KneelogError
    from kneelog.services.activity_items import FoundFile
    from kneelog.ui.no_reader import MakeReader

_LOOK_MS = 100
_LONGEST_NAME = 500
"""So long a reader lets the name of a file be."""


class Intake(QObject):
    """``found`` is all that was read. ``room`` makes the plans as well: what is read comes before what is planned."""

    arrived = Signal()
    """All was read."""
    given_up = Signal(str)
    """It was cancelled before anything was found, or nothing can be read; says so."""
    moved = Signal(object, float)
    """How far it is, ten times a second, and the time by the monotonic clock."""
    broke = Signal(object)
    """A defect: an exception that nobody expected."""

    def __init__(self, reader: MakeReader) -> None:
        super().__init__()
        self.room = ReadingRoom(reader)
        self.found: list[FoundFile] = []
        self._waiting: list[str] = []
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self.look)
        self.room.broke.connect(self._broke)

    @property
    def is_reading(self) -> bool:
        """Whether files are being read."""
        return self._clock.isActive()

    def take(self, paths: Sequence[str]) -> None:
        """Read ``paths`` too; what was found at one of them before is read anew."""
        paths = list(dict.fromkeys(paths))
        if self.is_reading:
            self._waiting += paths
            return
        again = {shown(path, _LONGEST_NAME) for path in paths}
        self.found = [file for file in self.found if file.name not in again]
        self.room.read(paths, self._read, self._refused)
        self._clock.start()
        self.look()

    def look(self) -> None:
        """Tell how far it is."""
        self.moved.emit(self.room.progress, time.monotonic())

    def cancel(self) -> None:
        """Give up what is being read, and what waits."""
        self._waiting = []
        self.room.cancel()

    def forget(self) -> None:
        """Put away what was found."""
        self.found, self._waiting = [], []

    def close(self) -> None:
        """Give up and end."""
        self._clock.stop()
        self.room.close()

    def _read(self, found: list[FoundFile] | None) -> None:
        self._clock.stop()
        waiting, self._waiting = self._waiting, []
        self.found += found or []
        if waiting:  # it may have come after Cancel, which gave up only what came before
            self.take(waiting)
        elif found is None and not self.found:
            self.given_up.emit(tr("Cancelled. Nothing was imported."))
        else:
            self.arrived.emit()

    def _refused(self, why: KneelogError) -> None:
        self._clock.stop()
        self.forget()
        self.given_up.emit(str(why))

    def _broke(self, error: BaseException) -> None:
        self._clock.stop()
        self.forget()
        self.given_up.emit("")
        self.broke.emit(error)
