"""One window a diary: a second start brings the first window to the front instead of opening another."""

from __future__ import annotations

import os
import zlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLockFile, QObject

from kneelog.errors import DiaryBusyError
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer

_ANSWER_MS = 1500


class OnlyOne(QObject):
    """Holds the window's lock on ``diary`` and, once :meth:`listen` was called, hears who else starts.

    The lock guards against two windows only; the command line may work beside an open window.
    """

    def __init__(self, diary: Path) -> None:
        super().__init__()
        seed = f"{os.path.realpath(diary)}|{QDir.homePath()}"
        self._name = f"kneelog-{zlib.crc32(seed.encode()):08x}"
        self._lock = QLockFile(os.path.join(QDir.tempPath(), f"{self._name}.lock"))  # noqa: PTH118 - quick
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self.raise_requested: Callable[[], None] | None = None

    def another_was_raised(self) -> bool:
        """Take the lock; if another window has it, ask that one to come to the front and say whether it will.

        Raises:
            DiaryBusyError: another window has the diary but does not answer.
        """
        if self._lock.tryLock(0):
            return False
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            return False  # no lock can be made here; the diary's own lock still keeps it safe
        if self._ask():
            return True
        raise DiaryBusyError(
            tr(
                "kneelog is already open with this diary, but its window does not answer. Close it there first."
            )
        )

    def listen(self) -> None:
        """Hear from now on who else starts."""
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)
        self._server.listen(self._name)

    def let_go(self) -> None:
        """The window is closed: whoever starts now opens one of their own."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _heard(self) -> None:
        if self._server is None:
            return
        connection = self._server.nextPendingConnection()
        connection.write(b"coming")
        connection.flush()
        connection.disconnected.connect(connection.deleteLater)
        if self.raise_requested is not None:
            self.raise_requested()

    def _ask(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_ANSWER_MS):
            return False
        return bool(socket.waitForReadyRead(_ANSWER_MS))
