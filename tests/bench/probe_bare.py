"""The yardstick: a bare main window, from the start of the process until it is painted and takes input.

Argument: the time (seconds since the epoch) at which the process was started. Prints milliseconds and peak kB.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

STARTED = float(sys.argv[1])


class Painted(QObject):
    """Leaves the program as soon as the window was painted and the event loop turned once more."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.finish)
        return False

    def finish(self) -> None:
        from tests.bench.measure import peak_kb

        print((time.time() - STARTED) * 1000, peak_kb(), flush=True)
        QApplication.quit()


app = QApplication(["bare"])
window = QMainWindow()
window.resize(1280, 760)
painted = Painted()
window.installEventFilter(painted)
window.show()
app.exec()
