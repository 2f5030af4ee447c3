"""Trends shown for the first time, in the real window on a diary that is open, until its charts are painted.

Arguments: when the process was started (not used), the diary. Prints milliseconds and the longest stall meanwhile.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject

    from kneelog.ui.main_window import MainWindow

SETTLED_MS = 1500


class Watch:
    """Opens the page once the program is at rest, and sees its chart painted with something on it."""

    def __init__(self, window: MainWindow) -> None:
        from PySide6.QtCore import QTimer

        self.window = window
        self.began = self.last = self.longest = 0.0
        self.beat = QTimer()
        self.beat.setInterval(1)
        self.beat.timeout.connect(self.tick)
        QTimer.singleShot(SETTLED_MS, self.open)

    def tick(self) -> None:
        now = time.perf_counter()
        self.longest, self.last = max(self.longest, now - self.last), now

    def open(self) -> None:
        from PySide6.QtCore import QEvent, QObject, QTimer

        watch = self

        class Filter(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
                if event.type() is QEvent.Type.Paint and watch.chart.content is not None:
                    watched.removeEventFilter(self)
                    QTimer.singleShot(0, watch.finish)
                return False

        self.began = self.last = time.perf_counter()
        self.window.go("trends")
        self.chart = self.window.page.view.chart  # type: ignore[attr-defined]
        self.filter = Filter()
        self.chart.viewport().installEventFilter(self.filter)
        self.last = time.perf_counter()
        self.beat.start()

    def finish(self) -> None:
        print((time.perf_counter() - self.began) * 1000, self.longest * 1000, flush=True)
        os._exit(0)


if __name__ == "__main__":
    from kneelog.app import run_window

    watches: list[Watch] = []
    run_window(Path(sys.argv[2]), lambda window: watches.append(Watch(window)))
