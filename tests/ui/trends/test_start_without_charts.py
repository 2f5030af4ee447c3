"""Whoever only logs never waits for the charts: their library is imported when Trends is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.late_parts import before_and_after

if TYPE_CHECKING:
    from pathlib import Path

CHARTS = ("kneelog.services.trends", "kneelog.ui.trends", "numpy", "pyqtgraph")


def test_the_charts_library_is_imported_with_trends_and_not_before(tmp_path: Path) -> None:
    assert before_and_after("trends", CHARTS, tmp_path) == ([], list(CHARTS))
