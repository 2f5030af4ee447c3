"""Backups that make themselves: some seconds after the start, once a day while the window is open, and at quit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from kneelog.ui.side_room import SideRoom

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kneelog.errors import KneelogError
    from kneelog.services.keeping import BackupState
    from kneelog.services.ports import Keeper

_FIRST_MS = 5_000
"""So long after the start the first backup waits: by then the window stands and the diary is open."""
_LOOK_MS = 3_600_000


class BackingUp(QObject):
    """Works on a thread of its own, so that no save waits. It rests until :meth:`begin`; then it also works at the end.

    ``state`` is how it stood when last looked; ``None`` before.
    """

    changed = Signal(object)
    """Carries the new :class:`BackupState`."""
    broke = Signal(object)

    def __init__(self, keeper: Keeper, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._keeper = keeper
        self._now = now
        self._is_on = False
        self.state: BackupState | None = None
        self.room = SideRoom("backups")
        self.room.broke.connect(self.broke)
        self._first = QTimer(self, interval=_FIRST_MS, singleShot=True)
        self._first.timeout.connect(self.back_up)
        self._hourly = QTimer(self, interval=_LOOK_MS)
        self._hourly.timeout.connect(self.look_whether_due)

    def begin(self) -> None:
        """Back up by itself from now on."""
        self._is_on = True
        self._first.start()
        self._hourly.start()

    def back_up(self, done: Callable[[BackupState], None] | None = None) -> None:
        """Make the backups now, if the diary changed; ``done`` hears how it went."""
        self._run(lambda: self._keeper.back_up(self._now()), done)

    def look(self) -> None:
        """Find out how it stands; what went wrong the last time still holds."""
        if self.state is None or not self.state.troubles:
            self._run(lambda: self._keeper.backup_state(self._now()))

    def look_whether_due(self) -> None:
        """Back up if that was not done today yet, or went wrong."""
        state, today = self.state, self._now().date()
        if state is None or state.last is None or state.last.date() < today or state.troubles:
            self.back_up()

    def finish(self) -> None:
        """The window is gone and the diary closed: make the last backup, and return when that is done."""
        self._first.stop()
        self._hourly.stop()
        self.room.close()
        if self._is_on:
            self._is_on = False
            self._keeper.back_up(
                self._now()
            )  # what goes wrong now goes wrong at the next start too, and is said

    def _run(
        self, work: Callable[[], BackupState], done: Callable[[BackupState], None] | None = None
    ) -> None:
        def told(state: BackupState) -> None:
            self.state = state
            self.changed.emit(state)
            if done is not None:
                done(state)

        self.room.run(work, told, self._failed)

    def _failed(self, why: KneelogError) -> None:
        from dataclasses import replace

        from kneelog.services.keeping import BackupState

        state: Any = self.state or BackupState(self._keeper.path.parent)
        self.state = replace(state, trouble=str(why))
        self.changed.emit(self.state)
