"""How soon Learn is there. Run by ``make bench``; it judges nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bench.measure import probe, report, screen

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.bench


def test_opening(ten_years: Path, tmp_path: Path) -> None:
    with screen(tmp_path) as env:
        ((opened, another),) = probe(("tests.bench.probe_learn", str(ten_years)), env=env)
    report(
        "Learn for the first time, ten-year diary",
        [
            ("from the click to the painted page", "<= 150 ms", f"{opened:.0f} ms"),
            ("another topic, with drawings", "", f"{another:.0f} ms"),
        ],
    )
