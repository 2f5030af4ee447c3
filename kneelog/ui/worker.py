"""One thread that does one job after the other."""

from __future__ import annotations

import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Worker:
    """Jobs run in the order in which they were submitted; none of them may raise.

    The thread is started by the first job and does not keep the program from ending. ``name`` is for whoever debugs.
    """

    def __init__(self, name: str = "diary") -> None:
        self._name = name
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def submit(self, job: Callable[[], None]) -> None:
        """Do ``job`` after all that were submitted before."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def wait(self) -> None:
        """Return when everything submitted so far is done."""
        done = threading.Event()
        self.submit(done.set)
        done.wait()

    def finish(self, last: Callable[[], None]) -> None:
        """Do ``last`` after all that were submitted before, then end; return when that is so."""
        if self._thread is None:
            return
        self._jobs.put(last)
        self._jobs.put(None)
        self._thread.join()
        self._thread = None

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
