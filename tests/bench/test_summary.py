"""How soon the page for the physio follows a change, in the real window. Run by ``make bench``; it judges nothing."""

from __future__ import annotations

import shutil
import statistics
import time
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import KneeReport
from kneelog.exporters.press import Press
from kneelog.services import record
from tests.bench.measure import report
from tests.bench.test_start import Heartbeat
from tests.ui.log_window import LogWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kneelog.ui.summary.page import SummaryPage

pytestmark = pytest.mark.bench
ROUNDS = 10
AT_REST_MS = 400


def test_preview_follows(ten_years: Path, tmp_path: Path, qapp: QApplication) -> None:  # noqa: ARG001 - Qt runs
    window = LogWindow(tmp_path, now=datetime.now().astimezone())
    window.close()
    shutil.copy(ten_years, window.path)
    window.press = Press()  # type: ignore[assignment] # the real one
    window.start()
    window.window.go("summary")
    page: SummaryPage = window.window.page  # type: ignore[assignment]
    page.days.choose("12-weeks")
    rest(page)
    desk, today = window.window.desk, window.now.date()

    def save(number: int) -> None:
        entry = Entry(record.new_id(), today, Kind.REST, left=KneeReport(number % 11), right=KneeReport(0))
        desk.perform(lambda diary: record.record(diary, entry, now=window.now))

    saved, stall_saved = followed(page, save)
    typed, stall_typed = followed(
        page, lambda number: page.view.column.texts["goal"].editor.setPlainText(f"{number}")
    )
    window.throw_away()
    report(
        "Summary, ten-year diary, 12 weeks, fitted to the width of 1280",
        [
            ("a save while it is open, until the new page is painted", "<= 250 ms", f"{saved:.0f} ms"),
            ("typing, 250 ms of rest included", "<= 500 ms", f"{typed:.0f} ms"),
            ("longest stall of the event loop after a save", "<= 50 ms", f"{stall_saved:.0f} ms"),
            ("and after typing", "<= 50 ms", f"{stall_typed:.0f} ms"),
        ],
    )


def rest(page: SummaryPage) -> None:
    """Let the page come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(AT_REST_MS, loop.quit)
    loop.exec()
    page.settle()
    QApplication.processEvents()


def followed(page: SummaryPage, change: Callable[[int], None]) -> tuple[float, float]:
    """The median time from a change until the page is painted anew, and the longest stall meanwhile, in ms."""
    taken, beats = [], Heartbeat()
    for number in range(ROUNDS):
        loop = QEventLoop()
        page.room.proofed.connect(loop.quit)
        beats.start()
        began = time.perf_counter()
        change(number)
        loop.exec()
        QApplication.processEvents()
        taken.append((time.perf_counter() - began) * 1000)
        beats.stop()
        page.room.proofed.disconnect(loop.quit)
        rest(page)
    return statistics.median(taken), beats.longest * 1000
