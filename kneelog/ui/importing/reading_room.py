"""Where files are read and plans are made: a thread of its own, so that the window never waits for either."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kneelog.services.ports import Cancelled
from kneelog.ui.side_room import SideRoom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from kneelog.domain.diary import Diary
    from kneelog.errors import KneelogError
    from kneelog.services.activity_items import ActivityPlan, Answers, FoundFile
    from kneelog.services.ports import ActivityReader
    from kneelog.ui.no_reader import MakeReader

_TURN_S = 0.0001
"""So long the reader may hold Python while the window waits for it: painting asks for it a hundred times."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is: files and bytes of how many, which file is at hand, since when (monotonic seconds).

    ``size`` is 0 until it is known.
    """

    since: float
    files: int = 0
    of: int = 0
    read: int = 0
    size: int = 0
    name: str = ""

    def seconds_left(self, now: float) -> float | None:
        """How long it will still take if it goes on like this; ``None`` as long as that cannot be told."""
        passed = now - self.since
        if passed < _TELL_AFTER_S or not 0 < self.read <= self.size:
            return None
        return passed * (self.size - self.read) / self.read


_TELL_AFTER_S = 1.5


class ReadingRoom(SideRoom):
    """``progress`` is as it stands and may be looked at at any time."""

    def __init__(self, reader: MakeReader) -> None:
        super().__init__("reader")
        self._make_reader = reader
        self._reader: ActivityReader | None = None
        self._stop = threading.Event()
        self.progress = Progress(0.0)

    def read(
        self,
        paths: Sequence[str],
        done: Callable[[list[FoundFile] | None], None],
        failed: Callable[[KneelogError], None],
    ) -> None:
        """Read what lies at ``paths``; ``done`` gets what was found, or ``None`` if it was cancelled."""
        self._stop.clear()
        self.progress = Progress(time.monotonic(), of=len(paths))
        self.run(lambda: self._read(list(paths)), done, failed)

    def cancel(self) -> None:
        """Give up what is being read."""
        self._stop.set()

    def plan(
        self,
        found: Sequence[FoundFile],
        diary: Diary,
        answers: Answers,
        now: datetime,
        done: Callable[[ActivityPlan], None],
    ) -> None:
        """Plan anew; of several requests only the newest is answered."""

        def work(_is_wanted: object) -> ActivityPlan:
            from kneelog.services.activity_plan import plan

            with _short_turns():
                return plan(found, diary, answers, now)

        self.newest(work, done, lambda _: None)

    def close(self) -> None:
        """Give up what is under way and end."""
        self.cancel()
        super().close()

    # On the thread ------------------------------------------------------------------------------------------

    def _read(self, paths: list[str]) -> list[FoundFile] | None:
        if self._reader is None:
            self._reader = self._make_reader()
        reader = self._reader
        found: list[FoundFile] = []
        try:
            with _short_turns():
                size = reader.size_of(paths, self._go_on)
                counter = _Counter(self, len(paths), size)
                for path in paths:
                    counter.begin(path)
                    for file in reader.read_files([path], counter.tell):
                        found.append(file)
                        counter.look_at(file)
        except Cancelled:
            return None
        return found

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    def tell(self, progress: Progress) -> None:
        """Keep how far it is; called on the thread. Raises :class:`Cancelled` once the runner gave up."""
        self._go_on()
        self.progress = progress


class _Counter:
    """Adds up the paths that are read one after the other."""

    def __init__(self, room: ReadingRoom, paths: int, size: int) -> None:
        self._room = room
        self._since = room.progress.since
        self._size = size
        self._paths_left = paths
        self._before = (0, 0)
        self._now = (0, 0, 0)
        self._name = ""

    def begin(self, path: str) -> None:
        """Another path is at hand."""
        files, read = self._before
        self._before = (files + self._now[1], read + self._now[2])
        self._paths_left -= 1
        self._now = (0, 1, 0)
        self._name = Path(path).name or path
        self._tell()

    def look_at(self, file: FoundFile) -> None:
        """A file within the path was read; the runner sees its name until the next."""
        if file.within:
            self._name = file.within
        self._tell()

    def tell(self, files: int, of: int, read: int) -> None:
        """The reader's own report on the path at hand."""
        self._now = (files, of, read)
        self._tell()

    def _tell(self) -> None:
        (files, read), (done, of, more) = self._before, self._now
        total = files + of + self._paths_left
        self._room.tell(Progress(self._since, files + done, total, read + more, self._size, self._name))


@contextmanager
def _short_turns() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(min(usual, _TURN_S))
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
