"""Years of entries, and files far larger than any diary: time, memory, progress and Cancel."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from kneelog.domain.diary import EMPTY
from kneelog.importers import kneelog_csv
from kneelog.importers.detect import parse, plan_import
from kneelog.services.importing import plan
from kneelog.services.parsed import MOST_PROBLEMS, FileRejectedError
from kneelog.services.ports import Cancelled
from tests.importers.support import NOW, READING, TODAY

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "date,time,kind,run,left,right,left_places,left_signs,note,run_km,run_minutes\n"
MANY = 100_000


def sheet(path: Path, rows: int, note: str = "a note as one writes it with “quotes” and a number") -> Path:
    """A spreadsheet of so many rows, two in three of them runs."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for number in range(rows):
            day = date(1990, 1, 1) + timedelta(days=number % 13_000)
            run = f"run,r{number}" if number % 3 else "rest,"
            facts = f"{number % 200 / 10},{number % 150}" if number % 3 else ","
            places = ("", "kneecap", "inner-joint-line;hollow")[number % 3]
            file.write(
                f"{day},{number % 24}:{number % 60:02},{run},{number % 11},0,{places},squat,{note} {number},{facts}\n"
            )
    return path


def test_progress_is_told_and_may_cancel(tmp_path: Path) -> None:
    """A long import shows how far it is, and stops when asked; nothing was touched."""
    file = sheet(tmp_path / "sheet.csv", 2600)
    told: list[tuple[int, int]] = []
    parsed = parse(file, READING, lambda *done: told.append(done))
    assert len(told) == 5
    assert all(0 < done <= total == file.stat().st_size for done, total in told)
    told.clear()
    plan(parsed, EMPTY, lambda *done: told.append(done))
    assert told == [(1000, 2600), (2000, 2600)]

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        parse(file, READING, cancel)
    with pytest.raises(Cancelled):
        plan(parsed, EMPTY, cancel)


def test_a_file_of_nothing_but_mistakes_is_counted_and_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wrong file, dropped in by mistake, does not fill the memory with sentences."""
    monkeypatch.setattr(kneelog_csv, "MOST_PROBLEMS", 100)
    file = tmp_path / "wrong.csv"
    file.write_text("date,left\n2026-03-02,4\n" + "yesterday,much\n" * 1000, encoding="utf-8")
    planned = plan_import(file, EMPTY, READING)
    assert planned.rejected_records == 1000
    assert len(planned.rejected) == 100
    file.write_text("date,left\n" + "yesterday,much\n" * 1000, encoding="utf-8")
    with pytest.raises(FileRejectedError, match="Line 2: Not one of the first 51 rows is an entry"):
        plan_import(file, EMPTY, READING)


MEASURED = """
import sys, time
from datetime import UTC, date, datetime
from pathlib import Path
from kneelog.domain.diary import EMPTY
from kneelog.importers.detect import plan_import
from kneelog.importers.rows import Reading
from tests.bench.measure import peak_kb
started = time.process_time()
reading = Reading(date.fromisoformat(sys.argv[2]), datetime.fromisoformat(sys.argv[3]).astimezone(UTC))
planned = plan_import(Path(sys.argv[1]), EMPTY, reading)
peak = peak_kb() // 1024
print(planned.imported, planned.rejected_records, round(time.process_time() - started, 1), peak)
"""


def measured(file: Path) -> tuple[int, int, float, int]:
    """Entries, rejected rows, seconds of the processor and peak memory in MB of one import in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, str(file), TODAY.isoformat(), NOW.isoformat()],
        capture_output=True,
        text=True,
        check=True,
    )
    imported, rejected, seconds, peak = run.stdout.split()
    return int(imported), int(rejected), float(seconds), int(peak)


@pytest.mark.bench
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measures memory as Linux tells it")
def test_a_hundred_thousand_entries(tmp_path: Path) -> None:
    imported, rejected, seconds, peak = measured(sheet(tmp_path / "sheet.csv", MANY))
    print(f"\nimport of {imported:,} CSV entries, read and planned: {seconds} s, peak {peak} MB")
    assert (imported, rejected) == (MANY, 0)
    assert seconds < 15
    assert peak < 500


@pytest.mark.bench
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measures memory as Linux tells it")
def test_fifty_megabytes(tmp_path: Path) -> None:
    """Good rows with long notes, then the same size of nonsense under a good header."""
    file = sheet(tmp_path / "sheet.csv", MANY, "long " * 80)
    assert file.stat().st_size > 45_000_000
    imported, _, seconds, peak = measured(file)
    print(f"\nimport of a CSV of {file.stat().st_size / 1e6:.0f} MB: {seconds} s, peak {peak} MB")
    assert imported == MANY
    assert peak < 500
    file.write_text(
        HEADER + "2026-03-02\n" + "Lorem ipsum, dolor sit amet; consetetur\n" * 1_300_000, encoding="utf-8"
    )
    _, rejected, seconds, peak = measured(file)
    print(f"a CSV of {file.stat().st_size / 1e6:.0f} MB of nonsense: {seconds} s, peak {peak} MB")
    assert rejected == 1_300_000 > MOST_PROBLEMS
    assert peak < 500


@pytest.mark.bench
def test_export_of_a_hundred_thousand_entries(tmp_path: Path) -> None:
    from kneelog.exporters import kneelog_csv as csv_export
    from kneelog.exporters import kneelog_json as json_export
    from kneelog.exporters.writing import writing_text

    for rows, seconds_allowed in ((MANY, 5.0), (3_650, 1.0)):
        diary = EMPTY.applying(plan_import(sheet(tmp_path / f"{rows}.csv", rows), EMPTY, READING).edits)
        started = time.perf_counter()
        with writing_text(tmp_path / f"{rows}.out.csv") as stream:
            csv_export.write(diary, stream)
        csv_seconds = time.perf_counter() - started
        started = time.perf_counter()
        with writing_text(tmp_path / f"{rows}.json") as stream:
            json_export.write(diary, stream, NOW)
        json_seconds = time.perf_counter() - started
        print(f"\nexport of {rows:,} entries: CSV {csv_seconds:.2f} s, JSON {json_seconds:.2f} s")
        assert csv_seconds < seconds_allowed
        assert json_seconds < (1.0 if rows < MANY else 15.0)
