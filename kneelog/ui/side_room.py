"""A room beside the window in which long work is done, one job after the other, on a thread of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kneelog.errors import KneelogError
from kneelog.ui.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable


class SideRoom(QObject):
    """The window asks and goes on; answers come back on its own thread."""

    broke = Signal(object)
    """A defect: an exception that nobody expected."""
    _finished = Signal(object, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._thread = Worker(name)
        self._asked = 0
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[KneelogError], None],
    ) -> None:
        """Do ``work`` on the thread, then one of the others on the window's."""

        def job() -> None:
            try:
                found = work()
            except BaseException as error:  # noqa: BLE001 - it is passed on to the window's thread
                self._finished.emit(error, failed)
            else:
                self._finished.emit(found, done)

        self._thread.submit(job)

    def newest(
        self,
        work: Callable[[Callable[[], bool]], Any],
        done: Callable[[Any], None],
        failed: Callable[[KneelogError], None],
    ) -> None:
        """As :meth:`run`; of several requests only the newest is answered.

        ``work`` is given a question to ask between its steps: whether it is still wanted. It gives ``None`` if not.
        """
        self._asked += 1
        number = self._asked

        def is_wanted() -> bool:
            return number == self._asked

        def answered(found: object) -> None:
            if found is not None and is_wanted():
                done(found)

        self.run(lambda: work(is_wanted) if is_wanted() else None, answered, failed)

    def forget_newest(self) -> None:
        """Nobody waits for the newest any more."""
        self._asked += 1

    def settle(self) -> None:
        """Wait until everything asked so far was done (for tests)."""
        self._thread.wait()

    def close(self) -> None:
        """Finish what is being done and end; what only the newest asked for is given up."""
        self.forget_newest()
        self._thread.finish(lambda: None)

    @Slot(object, object)
    def _deliver(self, found: Any, then: Callable[[Any], None]) -> None:  # noqa: ANN401 - whatever was asked for
        if isinstance(found, BaseException) and not isinstance(found, KneelogError):
            self.broke.emit(found)
        else:
            then(found)
