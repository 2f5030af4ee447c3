"""How soon a runner can type: start-up, opening, saving, memory. Run by ``make bench``; it judges nothing."""

from __future__ import annotations

import shutil
import statistics
import time
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.measure import probe, report, screen
from tests.ui.log_window import LogWindow

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.bench
SAVES = 31


def test_start(ten_years: Path, tmp_path: Path) -> None:
    with screen(tmp_path) as env:
        (bare, bare_kb), (painted, opened, stall, kb, end_kb) = probe(
            ("tests.bench.probe_bare",), ("tests.bench.probe_window", str(ten_years)), env=env
        )
    report(
        f"Start, ten-year diary (bare window {bare:.0f} ms, {bare_kb / 1024:.0f} MB)",
        [
            (
                "exec to a painted Log page that takes input",
                "<= 2 x bare",
                f"{painted:.0f} ms = {painted / bare:.2f} x",
            ),
            (
                "exec to diary open and findings shown",
                "<= 4 x bare",
                f"{opened:.0f} ms = {opened / bare:.2f} x",
            ),
            ("longest stall of the event loop on the way", "<= 50 ms", f"{stall:.0f} ms"),
            ("peak memory on the Log page", "<= 2 x bare", f"{kb / 1024:.0f} MB = {kb / bare_kb:.2f} x"),
            ("peak memory with the diary open", "", f"{end_kb / 1024:.0f} MB = {end_kb / bare_kb:.2f} x"),
        ],
    )


class Heartbeat:
    """Beats every 2 ms in the event loop, and knows the longest pause between two beats, in seconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def test_save(ten_years: Path, tmp_path: Path) -> None:
    window = LogWindow(tmp_path, now=datetime.now().astimezone())
    window.close()
    shutil.copy(ten_years, window.path)
    window.start()
    beats = Heartbeat()
    told, times = [], []
    for _number in range(SAVES):
        window.type(Qt.Key.Key_4, Qt.Key.Key_0, Qt.Key.Key_H)
        loop = QEventLoop()
        window.page.form.saved.connect(loop.quit)
        beats.start()
        started = time.perf_counter()
        window.page.form.save()
        loop.exec()
        told.append((time.perf_counter() - started) * 1000)
        QApplication.processEvents()
        times.append((time.perf_counter() - started) * 1000)
        beats.stop()
        window.page.form.saved.disconnect(loop.quit)
    window.close()
    report(
        "Save, ten-year diary",
        [
            (
                "Save to durable, cleared form and findings, median",
                "<= 30 ms",
                f"{statistics.median(told):.1f} ms",
            ),
            ("the same until all of it is painted", "", f"{statistics.median(times):.1f} ms"),
            ("longest stall of the event loop", "<= 50 ms", f"{beats.longest * 1000:.0f} ms"),
        ],
    )
