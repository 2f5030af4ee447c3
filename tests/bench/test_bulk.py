"""How long diaries are read, taken in and given out. Run by ``make bench``; it judges nothing."""

from __future__ import annotations

import csv
import re
import statistics
import sys
import time
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kneelog.domain.history import History
from kneelog.rules.review import evaluate
from kneelog.services.demo import demo_diary
from tests.bench.measure import ROOT, report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.bench
ENTRIES = 100_000
END = date(2026, 3, 10)


def best(work: Callable[[], object], rounds: int = 9) -> float:
    """The median of several rounds in milliseconds."""
    taken = []
    for _round in range(rounds):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def test_rules() -> None:
    figures = {}
    for years in (10, 100):
        diary = demo_diary(END, years)
        history = History.of(diary)
        figures[years] = best(partial(evaluate, history, diary.rules, END))
    report(
        "The rules, history at hand",
        [
            ("ten years", "<= 15 ms", f"{figures[10]:.1f} ms"),
            (
                "a hundred years",
                "<= 12 x that",
                f"{figures[100]:.0f} ms = {figures[100] / figures[10]:.1f} x",
            ),
        ],
    )


def spreadsheet(path: Path) -> None:
    """Made-up rows as a runner keeps them: no ids, some blanks, notes with line ends."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["date", "time", "kind", "left", "right", "left_places", "note", "run_km"])
        for number in range(ENTRIES):
            day = END - timedelta(days=number % 20_000)
            is_run = number % 3 == 0
            writer.writerow(
                [
                    day.isoformat(),
                    f"{number // 20_000 + 7:02}:{number % 60:02}",
                    "run" if is_run else "rest",
                    number % 11,
                    "" if number % 7 == 0 else 0,
                    "inner-joint-line" if number % 2 else "",
                    f"day {number},\nü" if number % 5 == 0 else "",
                    "8.2" if is_run else "",
                ]
            )


def measured(folder: Path, *arguments: str) -> tuple[float, int]:
    """The whole process in seconds, and its peak of memory in kB."""
    import os
    import subprocess

    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "kneelog", *arguments],
        stdout=subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return time.perf_counter() - began, usage.ru_maxrss


def test_hundred_thousand_entries(tmp_path: Path) -> None:
    sheet, diary, out = tmp_path / "sheet.csv", tmp_path / "diary.kneelog", tmp_path / "out.csv"
    spreadsheet(sheet)
    rows = []
    for what, target, arguments in (
        ("import of 100,000 CSV entries, whole process", "<= 15 s, 500 MB", ("import", str(sheet))),
        ("the same again, all there already", "", ("import", str(sheet))),
        (
            "export of them as CSV, whole process",
            "<= 5 s, 500 MB",
            ("export", "--format", "csv", "-o", str(out)),
        ),
    ):
        seconds, peak = measured(tmp_path, "--diary", str(diary), *arguments)
        rows.append((what, target, f"{seconds:.1f} s, {peak / 1024:.0f} MB"))
    assert len(re.findall(r"^csv-", out.read_text(encoding="utf-8"), re.MULTILINE)) == ENTRIES
    report("A hundred thousand entries", rows)
