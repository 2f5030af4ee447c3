"""A thousand files dropped on the open window: how long it takes, and whether it ever stalls. Judges nothing."""

from __future__ import annotations

import shutil
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from kneelog.ui.importing.stops import Step
from tests.bench.measure import peak_kb, report
from tests.bench.test_start import Heartbeat
from tests.importers import activity_files, fit_writer
from tests.ui.import_window import Drag, ImportWindow
from tests.ui.log_window import LogWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.ui.importing.page import ImportPage

pytestmark = pytest.mark.bench
FILES = 1000
CLEAR = Path("/proc/self/clear_refs")
DAY_S = 24 * 3600
GIVEN_UP_S = 120


def test_a_thousand_files(ten_years: Path, tmp_path: Path, qapp: QApplication) -> None:  # noqa: ARG001 - Qt runs
    window = LogWindow(tmp_path, now=datetime.now().astimezone())
    window.close()
    shutil.copy(ten_years, window.path)
    window.start()
    opened = ImportWindow(window)
    page, beats = opened.page, Heartbeat()
    paths = _files(tmp_path / "files")
    CLEAR.write_text("5", encoding="ascii")  # the peak begins anew at what is in use
    before = peak_kb()
    read, stall_read = _timed(beats, lambda: Drag(window, *paths).drop(), lambda: page.step is Step.LOOKING)
    _rest()
    planned, stall_planned = _timed(beats, lambda: _toggle_all(page), lambda: page.listing is not None)
    kept, stall_kept = _timed(beats, page.import_chosen, lambda: page.step is Step.DONE)
    undone, stall_undone = _timed(beats, page.footer.link.click, lambda: page.step is Step.LOOKING)
    peak = peak_kb()
    window.throw_away()
    report(
        f"{FILES} files (two of three FIT, one GPX) dropped on the window of a ten-year diary",
        [
            ("from the drop to the preview", "", f"{read:.0f} ms"),
            ("longest stall of the event loop while reading", "<= 50 ms", f"{stall_read:.0f} ms"),
            ("all out and in again", "", f"{planned:.0f} ms"),
            ("longest stall meanwhile", "<= 50 ms", f"{stall_planned:.0f} ms"),
            ("from Import until all is stored and said", "", f"{kept:.0f} ms"),
            ("longest stall meanwhile", "<= 50 ms", f"{stall_kept:.0f} ms"),
            ("Undo", "", f"{undone:.0f} ms"),
            ("longest stall meanwhile", "<= 50 ms", f"{stall_undone:.0f} ms"),
            ("peak memory above the open window", "<= 100 MB", f"{(peak - before) / 1024:.0f} MB"),
        ],
    )


def _files(folder: Path) -> list[str]:
    """An hour's run a day, with a record a second (FIT) or a point every two (GPX)."""
    folder.mkdir()
    seconds = [fit_writer.record(second, distance_cm=second * 317, heart_rate=140) for second in range(3600)]
    points = activity_files.steady(10_000, 3600, step=2)
    made = []
    for number in range(FILES):
        shift = number * DAY_S
        if number % 3:
            start = fit_writer.START - shift
            content = fit_writer.fit(
                fit_writer.file_id(created=start),
                *seconds,
                fit_writer.session(start=start, time=start + 3925),
                fit_writer.message(fit_writer.ACTIVITY, time=start + 3925, local=start + 3925 + 3600),
            )
            path = folder / f"{number}.fit"
        else:
            day = activity_files.START.date().toordinal() - number
            content = activity_files.gpx(activity_files.track(points)).replace(
                activity_files.START.date().isoformat().encode(),
                str(datetime.fromordinal(day).date()).encode(),
            )
            path = folder / f"{number}.gpx"
        path.write_bytes(content)
        made.append(str(path))
    return made


def _toggle_all(page: ImportPage) -> None:
    for _out_and_in in range(2):
        page.view.rows.setCurrentIndex(page.view.model.index(page.view.model.rowCount() - 1, 0))
        page.view.rows.toggled.emit(range(FILES), _out_and_in == 1)
        QApplication.processEvents()


def _rest() -> None:
    loop = QEventLoop()
    QTimer.singleShot(300, loop.quit)
    loop.exec()


def _timed(beats: Heartbeat, act: Callable[[], object], is_done: Callable[[], bool]) -> tuple[float, float]:
    """How long until it is done and painted, and the longest stall meanwhile, in ms."""
    beats.longest = 0.0
    loop, timer = QEventLoop(), QTimer()
    began = time.perf_counter()
    timer.timeout.connect(
        lambda: loop.quit() if is_done() or time.perf_counter() - began > GIVEN_UP_S else None
    )
    beats.start()
    act()
    timer.start(1)
    loop.exec()
    assert is_done()
    QApplication.processEvents()
    taken = (time.perf_counter() - began) * 1000
    _rest()
    beats.stop()
    return taken, beats.longest * 1000
