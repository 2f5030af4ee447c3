"""A count of marks says what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneelog.domain.report import KneeReport, Swelling
from tests.ui.trends.charts import back, rest
from tests.ui.trends_window import TrendsWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.log_window import LogWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_pointing_at_a_count_reads_every_mark_it_stands_for(log_window: Callable[..., LogWindow]) -> None:
    entries = [rest(ago, 3, 3) for ago in (10, 9)]
    for entry in entries:
        object.__setattr__(entry, "left", KneeReport(3, swelling=Swelling.SLIGHT))
    object.__setattr__(entries[1], "right", KneeReport(3, swelling=Swelling.CLEAR))
    shown = TrendsWindow(log_window(*entries))
    marks = [mark for mark in shown.trends.marks if mark.word == "swelling"]
    assert len(marks) == 2
    shown.chart.marks_pointed.emit(tuple(marks))
    assert shown.day_line.startswith("28 February: left: slightly puffy")
    assert "1 March: right: clearly swollen" in shown.day_line
    shown.page.days.point(back(10))
    assert shown.day_line.startswith("Saturday 28 February"), "until the pointer moves on"
    shown.chart.marks_pointed.emit(tuple(marks))
    shown.page.days.point(back(10))
    assert shown.day_line.startswith("Saturday 28 February")
    assert back(10).day == 28
