"""How soon Trends is there, and how it moves. Run by ``make bench``; it judges nothing.

Sizes and yardsticks are those of the design: pyqtgraph's own empty plots on the same machine, in the same process.
"""

from __future__ import annotations

import shutil
import statistics
import time
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History
from kneelog.domain.period import Period, Span
from kneelog.domain.report import KneeReport
from kneelog.domain.settings import Appearance
from kneelog.rules.review import evaluate
from kneelog.services import record
from kneelog.services.demo import demo_diary
from kneelog.services.trends import Trends
from kneelog.ui.theme import Theme
from tests.bench.measure import probe, report, screen
from tests.bench.test_bulk import best
from tests.bench.test_start import Heartbeat
from tests.ui.log_window import LogWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kneelog.ui.trends.page import TrendsPage

pytestmark = pytest.mark.bench
END = date(2026, 3, 10)
FULL_HD = (1920, 1080)
FRAMES = 60


def test_first_show(ten_years: Path, tmp_path: Path) -> None:
    with screen(tmp_path) as env:
        (bare,), (shown, stall) = probe(
            ("tests.bench.probe_plot",), ("tests.bench.probe_trends", str(ten_years)), env=env
        )
    report(
        f"Trends for the first time, ten-year diary, 12 weeks (pyqtgraph and an empty plot {bare:.0f} ms)",
        [
            (
                "from the click to its charts painted",
                "<= 1.5 x that",
                f"{shown:.0f} ms = {shown / bare:.2f} x",
            ),
            ("longest stall after the page stands", "<= 50 ms", f"{stall:.0f} ms"),
        ],
    )


def test_series_grow_with_the_diary_and_no_faster() -> None:
    figures = {}
    for years in (10, 100):
        diary = demo_diary(END, years)
        history = History.of(diary)
        review = evaluate(history, diary.rules, END)
        figures[years] = best(lambda h=history, d=diary, r=review: Trends.of(d, h, r))  # type: ignore[misc]
    report(
        "The series of Trends",
        [
            ("ten years", "", f"{figures[10]:.0f} ms"),
            ("a hundred", "<= 12 x that", f"{figures[100]:.0f} ms = {figures[100] / figures[10]:.1f} x"),
        ],
    )


def frames(move: Callable[[int], object]) -> float:
    """The median time until a move is painted, in milliseconds."""
    taken = []
    for number in range(FRAMES):
        began = time.perf_counter()
        move(number)
        QApplication.processEvents()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def test_pan_and_zoom(qapp: QApplication) -> None:
    import pyqtgraph as pg

    from kneelog.ui.trends.chart.content import Content
    from kneelog.ui.trends.chart.paint import Pointed
    from kneelog.ui.trends.chart.time_chart import TimeChart

    pair = pg.GraphicsLayoutWidget()
    pair.resize(*FULL_HD)
    upper, lower = pair.addPlot(row=0, col=0), pair.addPlot(row=1, col=0)
    lower.setXLink(upper)
    pair.show()
    bare = frames(lambda n: upper.vb.setXRange(n, n + 84 + n % 3, padding=0))
    pair.close()

    diary = demo_diary(END, 10)
    history = History.of(diary)
    trends = Trends.of(diary, history, evaluate(history, diary.rules, END))
    chart = TimeChart(Theme(qapp, Appearance.LIGHT, body_px=13))
    chart.resize(*FULL_HD)
    chart.show()
    oldest = (trends.days.first or END).toordinal()
    chart.show_content(Content(trends), Period.of_days(END, 84))
    QApplication.processEvents()
    rows = []
    for what, days in (("12 weeks", 84), ("a year", 365), ("ten years", 3600)):
        room = max(1, (END.toordinal() - oldest - days) // FRAMES)
        moved = frames(
            lambda n, d=days, r=room: chart.box.setXRange(
                oldest + n * r, oldest + n * r + d + n % 3, padding=0
            )  # type: ignore[misc]
        )
        rows.append((f"pan and zoom, {what}", "<= 2 x bare", f"{moved:.1f} ms = {moved / bare:.2f} x"))
    chart.show_period(Period.of_days(END, 84))
    hover = frames(lambda n: chart.point_at(Pointed(pointed=date.fromordinal(END.toordinal() - n))))
    rows.append(("hover to highlight, the chart alone", "<= 16 ms", f"{hover:.1f} ms"))
    chart.close()
    report(f"Charts at 1920x1080 (an empty pair of linked plots {bare:.1f} ms)", rows)


def test_in_the_window(ten_years: Path, tmp_path: Path, qapp: QApplication) -> None:  # noqa: ARG001 - Qt runs
    window = LogWindow(tmp_path, now=datetime.now().astimezone())
    window.close()
    shutil.copy(ten_years, window.path)
    window.start()
    window.window.resize(*FULL_HD)
    window.window.go("trends")
    window.settle()
    page: TrendsPage = window.window.page  # type: ignore[assignment]
    spans = page.view.bar.spans
    to_all = frames(lambda n: spans.chosen.emit(Span.TWELVE_WEEKS if n % 2 else Span.ALL))
    spans.chosen.emit(Span.TWELVE_WEEKS)
    QApplication.processEvents()
    hover = frames(lambda n: page.days.point(date.fromordinal(window.now.date().toordinal() - n % 80)))
    stall, saved = saves(window)
    window.throw_away()
    report(
        "Trends in the window, 1920x1080, ten-year diary",
        [
            ("change of period to all and back, until painted", "<= 120 ms", f"{to_all:.0f} ms"),
            ("hover to linked highlight in every chart", "<= 16 ms", f"{hover:.1f} ms"),
            ("a save while it is open, until all is painted", "", f"{saved:.0f} ms"),
            ("longest stall of the event loop meanwhile", "<= 50 ms", f"{stall:.0f} ms"),
        ],
    )


def saves(window: LogWindow) -> tuple[float, float]:
    """The longest stall and the median time of several saves while Trends is shown, in milliseconds."""
    beats, taken = Heartbeat(), []
    desk, today = window.window.desk, window.now.date()
    for number in range(15):
        entry = Entry(record.new_id(), today, Kind.REST, left=KneeReport(number % 11), right=KneeReport(0))
        loop = QEventLoop()
        beats.start()
        began = time.perf_counter()
        desk.perform(lambda diary, new=entry: record.record(diary, new, now=window.now))  # type: ignore[misc]
        for _round in range(2):  # the save, then the reading of the diary that follows it
            desk.ask(lambda _state: None, lambda _found, on=loop: on.quit())  # type: ignore[misc]
            loop.exec()
        QApplication.processEvents()
        taken.append((time.perf_counter() - began) * 1000)
        beats.stop()
    return beats.longest * 1000, statistics.median(taken)
