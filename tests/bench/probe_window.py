"""kneelog itself, from the start of the process: Log page painted, diary open and findings shown, longest stall.

Arguments: the time at which the process was started, the diary. Prints the three in milliseconds, and two peaks in
kB: at the painted Log page and at the end.
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

STARTED = float(sys.argv[1])
SETTLE_MS = 1000


def passed() -> float:
    return (time.time() - STARTED) * 1000


class Watch:
    """Sees the footer of the Log page painted, then counts how long the event loop is ever away."""

    def __init__(self, window: MainWindow) -> None:
        from PySide6.QtCore import QEvent, QObject, QTimer

        from tests.bench.measure import peak_kb

        self.figures: list[float] = []
        self.longest = 0.0
        self.last = 0.0
        self.has_opened = False
        watch = self

        class Filter(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
                if event.type() is QEvent.Type.Paint:
                    watched.removeEventFilter(self)
                    QTimer.singleShot(0, watch.painted)
                return False

        self.peak_kb = peak_kb
        self.single_shot = QTimer.singleShot
        self.filter = Filter()
        window.page.form.view.footer.installEventFilter(self.filter)  # type: ignore[attr-defined]
        window.desk.opened.connect(self.opened)
        self.timer = QTimer()
        self.timer.setInterval(1)
        self.timer.timeout.connect(self.tick)

    def painted(self) -> None:
        self.figures = [passed(), self.peak_kb()]
        self.last = time.perf_counter()
        self.timer.start()

    def tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self.last)
        self.last = now

    def opened(self) -> None:
        if not self.has_opened:  # it comes once more when the diary can also be written
            self.has_opened = True
            self.single_shot(0, self.shown)

    def shown(self) -> None:
        self.figures.append(passed())
        self.single_shot(SETTLE_MS, self.finish)

    def finish(self) -> None:
        painted, first_peak, opened = self.figures
        print(painted, opened, self.longest * 1000, first_peak, self.peak_kb(), flush=True)
        os._exit(0)


if __name__ == "__main__":
    from kneelog.app import run_window

    watches: list[Watch] = []
    run_window(Path(sys.argv[2]), lambda window: watches.append(Watch(window)))
