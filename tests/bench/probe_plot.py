"""The yardstick of Trends: pyqtgraph imported and one empty plot shown, in a program whose window stands already.

Argument: when the process was started (not used). Prints milliseconds.
"""

from __future__ import annotations

import time

from PySide6.QtWidgets import QApplication, QMainWindow

app = QApplication(["bare"])
window = QMainWindow()
window.resize(1280, 760)
window.show()
app.processEvents()
began = time.perf_counter()
import pyqtgraph as pg  # noqa: E402 - what is measured

plot = pg.PlotWidget()
window.setCentralWidget(plot)
app.processEvents()
plot.grab()
print((time.perf_counter() - began) * 1000)
