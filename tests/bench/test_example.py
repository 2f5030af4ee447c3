"""How soon the example diary is there, and one's own again. Run by ``make bench``; it judges nothing."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from tests.bench.measure import report
from tests.ui.example_window import Start

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.bench
ROUNDS = 10


@pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen
def test_example_opens_and_goes(tmp_path: Path, qapp: QApplication) -> None:  # noqa: ARG001 - Qt runs
    start = Start(tmp_path)
    start.answer_card()
    opened, whole, left = [], [], []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        start.own.go("example")
        while start.seen is start.own:
            QApplication.processEvents()
        QApplication.processEvents()
        start.seen.grab()
        opened.append(time.perf_counter() - began)
        start.settle(start.seen)
        whole.append(time.perf_counter() - began)
        began = time.perf_counter()
        start.leave()
        left.append(time.perf_counter() - began)
    start.close()
    report(
        "Example diary, one year, from the click",
        [
            ("its window is painted", "<= 1000 ms", f"{statistics.median(opened) * 1000:.0f} ms"),
            ("and it can be written to", "", f"{statistics.median(whole) * 1000:.0f} ms"),
            ("one's own window is back, the example deleted", "", f"{statistics.median(left) * 1000:.0f} ms"),
        ],
    )
