"""How soon a runner can type: start-up, opening, saving, memory. Run by ``make bench``; it judges nothing."""

from __future__ import annotations

import statistics
import time
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer

from kneelog.services.demo import as_change, demo_diary
from kneelog.store.opening import open_diary
from tests.bench.measure import probe, report, screen
from tests.ui.log_window import LogWindow

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.bench
SAVES = 31


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diary of ten years: about 3,650 entries and 1,500 runs."""
    path = tmp_path_factory.mktemp("bench") / "ten-years.kneelog"
    make_diary(path, 10)
    return path


def make_diary(path: Path, years: int) -> None:
    store = open_diary(path, create=True)
    store.commit(as_change(demo_diary(years=years, end=datetime.now().astimezone().date())))
    store.close()


def test_start(ten_years: Path, tmp_path: Path) -> None:
    with screen(tmp_path) as env:
        bare, bare_kb = probe("tests.bench.probe_bare", env=env)
        painted, opened, stall, kb, end_kb = probe("tests.bench.probe_window", str(ten_years), env=env)
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


def test_save(ten_years: Path, tmp_path: Path) -> None:
    import shutil

    window = LogWindow(tmp_path, now=datetime.now().astimezone())
    window.close()
    shutil.copy(ten_years, window.path)
    window.start()
    longest, last = 0.0, time.perf_counter()

    def tick() -> None:
        nonlocal longest, last
        now = time.perf_counter()
        longest, last = max(longest, now - last), now

    timer = QTimer()
    timer.timeout.connect(tick)
    times = []
    for _number in range(SAVES):
        window.type(Qt.Key.Key_4, Qt.Key.Key_0, Qt.Key.Key_H)
        saved: list[float] = []
        connection = window.page.form.saved.connect(
            lambda _done, found=saved: found.append(time.perf_counter())
        )
        started = last = time.perf_counter()
        timer.start(0)
        window.page.form.save()
        from PySide6.QtWidgets import QApplication

        while not saved:
            QApplication.processEvents()
        QApplication.processEvents()
        times.append((time.perf_counter() - started) * 1000)
        timer.stop()
        window.page.form.saved.disconnect(connection)
    window.close()
    report(
        "Save, ten-year diary",
        [
            (
                "Save to durable, cleared form and findings, median",
                "<= 30 ms",
                f"{statistics.median(times):.1f} ms",
            ),
            ("longest stall of the event loop", "<= 50 ms", f"{longest * 1000:.0f} ms"),
        ],
    )
