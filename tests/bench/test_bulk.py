"""How long diaries are read, taken in and given out. Run by ``make bench``; it judges nothing."""

from __future__ import annotations

import csv
import os
import re
import statistics
import subprocess
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


WATCHED = """
import os, sys
from kneelog.__main__ import main
from tests.bench.measure import peak_kb
leave = os._exit
def told(status):
    print(peak_kb(), file=sys.stderr, flush=True)
    leave(status)
os._exit = told
main()
"""


def measured(folder: Path, *arguments: str) -> tuple[float, int]:
    """The whole process in seconds, and its peak of memory in kB: its own, for the system hands it its parent's too."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return time.perf_counter() - began, int(done.stderr.split()[-1])


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
