"""Python's own ends of an error: in a slot or an event, in a thread, where something is being thrown away."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType


class Hooks:
    """Python's three ways to tell of an error that nobody caught, led to ``hear`` until :meth:`remove`.

    Nothing is printed: the errors' own words may quote an entry, and what a window prints may end in a log.
    """

    def __init__(self, hear: Callable[[BaseException], None]) -> None:
        self._hear = hear
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._escaped
        threading.excepthook = self._escaped_in_thread
        sys.unraisablehook = self._unraisable

    def remove(self) -> None:
        """Put back what was there before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def _escaped(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            QCoreApplication.quit()  # Ctrl+C where kneelog was started: close the window as its button does
        elif isinstance(error, SystemExit):
            self._before[0](kind, error, traceback)
        else:
            self._hear(error.with_traceback(traceback))

    def _escaped_in_thread(self, told: threading.ExceptHookArgs) -> None:
        self._hear_unless_ending(told.exc_value, told.exc_traceback)

    def _unraisable(self, told: sys.UnraisableHookArgs) -> None:
        self._hear_unless_ending(told.exc_value, told.exc_traceback)

    def _hear_unless_ending(self, error: BaseException | None, traceback: TracebackType | None) -> None:
        if error is not None and not isinstance(error, SystemExit | KeyboardInterrupt):
            self._hear(error.with_traceback(traceback))
