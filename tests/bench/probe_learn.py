"""Learn opened for the first time, in the real window on a diary that is open, until its page is painted.

Arguments: when the process was started (not used), the diary. Prints milliseconds, then those of another topic.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.ui.main_window import MainWindow

SETTLED_MS = 1500


class Watch:
    """Opens the page once the program is at rest, and sees it painted."""

    def __init__(self, window: MainWindow) -> None:
        from PySide6.QtCore import QTimer

        self.window = window
        self.taken: list[float] = []
        QTimer.singleShot(SETTLED_MS, lambda: self.open("learn", None, self.again))

    def again(self) -> None:
        self.open("learn", "inner-knee-pain", self.finish)

    def open(self, page: str, subject: str | None, then: Callable[[], None]) -> None:
        from PySide6.QtCore import QEvent, QObject, QTimer

        watch, began = self, time.perf_counter()

        class Filter(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
                if event.type() is QEvent.Type.Paint:
                    watched.removeEventFilter(self)
                    QTimer.singleShot(0, lambda: watch.note(began, then))
                return False

        self.window.go(page, subject)
        self.filter = Filter()
        self.window.page.article.lead.installEventFilter(self.filter)  # type: ignore[attr-defined]

    def note(self, began: float, then: Callable[[], None]) -> None:
        self.taken.append((time.perf_counter() - began) * 1000)
        then()

    def finish(self) -> None:
        print(*self.taken, flush=True)
        os._exit(0)


if __name__ == "__main__":
    from kneelog.app import run_window

    watches: list[Watch] = []
    run_window(Path(sys.argv[2]), lambda window: watches.append(Watch(window)))
