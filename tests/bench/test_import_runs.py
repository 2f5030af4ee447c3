"""How long it takes from naming an export to its runs being stored, and how much memory. Run by ``make bench``."""

from __future__ import annotations

import time
import zipfile
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.bench.measure import report, run
from tests.importers import fit_writer
from tests.importers.activity_files import START, gpx, gzipped, steady, strava_list, strava_row, track
from tests.unit.services import activities

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

pytestmark = pytest.mark.bench
RUNS = 500
HOUR_S = 3600
IMPORT = """
import sys, time
from datetime import datetime
from pathlib import Path
from kneelog.importers.activity_files import read_files
from kneelog.services.activity_plan import Answers, change, plan
from kneelog.store.opening import open_diary
from tests.bench.measure import peak_kb

store = open_diary(Path(sys.argv[2]), create=True)
idle, began = peak_kb(), time.perf_counter()
diary = store.load()
made = change(plan(list(read_files([sys.argv[1]])), diary, Answers(), datetime.now().astimezone()), diary)
store.commit(made)
print(time.perf_counter() - began, peak_kb() - idle, len(store.load().runs))
"""


def strava_like(path: Path) -> Path:
    """An export of hour-long runs with a point each second, half of them FIT, half GPX."""
    rows = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(RUNS):
            start = START - timedelta(days=number)
            name = f"activities/{number}.{'fit' if number % 2 else 'gpx'}.gz"
            content = hour_in_fit(start) if number % 2 else hour_in_gpx(start)
            archive.writestr(name, gzipped(content))
            when = start.strftime("%b %d, %Y, %I:%M:%S %p")
            rows.append(strava_row(str(1000 + number), date=when, km="10.00", metres="10000.0", file=name))
        archive.writestr("activities.csv", strava_list(*rows))
    return path


def hour_in_gpx(start: datetime) -> bytes:
    since = int((start - START).total_seconds())
    return gpx(track(steady(10_000, HOUR_S, since=since, step=1)))


def hour_in_fit(start: datetime) -> bytes:
    at = int((start - fit_writer.EPOCH).total_seconds())
    records = (fit_writer.record(at - fit_writer.START + second, heart_rate=150) for second in range(HOUR_S))
    summary = fit_writer.session(start=at, time=at + HOUR_S, elapsed_ms=HOUR_S * 1000, timer_ms=HOUR_S * 1000)
    return fit_writer.fit(fit_writer.file_id(), *records, summary, fit_writer.activity())


def test_an_export_of_five_hundred_runs(tmp_path: Path) -> None:
    export = strava_like(tmp_path / "export.zip")
    _passed, printed = run("-c", IMPORT, str(export), str(tmp_path / "diary.kneelog"))
    seconds, peak, count = printed.split()
    assert int(count) == RUNS
    report(
        f"A Strava export of {RUNS} runs, {export.stat().st_size / 1e6:.0f} MB",
        [
            ("named to stored", "<= 12 s", f"{float(seconds):.1f} s"),
            ("memory above the idle program", "<= 100 MB", f"{int(peak) / 1024:.0f} MB"),
        ],
    )


def test_matching_grows_with_the_workouts_and_no_faster() -> None:
    """However many are taken in, each is compared with its neighbours only."""
    taken = []
    for count in (2_000, 20_000):
        many = [
            activities.workout("gpx", 17 * number, source_id=f"gpx:{number}", distance_m=5000 + number % 3000)
            for number in range(count)
        ]
        began = time.perf_counter()
        assert len(activities.rows(*many)) == count
        taken.append(time.perf_counter() - began)
    report(
        "What becomes of workouts",
        [
            ("2,000", "", f"{taken[0] * 1000:.0f} ms"),
            ("20,000, times as long", "about 10", f"{taken[1] / taken[0]:.1f}"),
        ],
    )
