"""How long a command takes, beside what it cannot do without."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.command_line import CommandLine

ROUNDS = 9
MOST = 1.5


def _seconds(command: list[str], folder: Path) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)
    return time.perf_counter() - began


@pytest.mark.bench
def test_logging_takes_hardly_longer_than_loading_the_database_library(cli: CommandLine) -> None:
    """`kneelog log` on a ten-year diary: at most 1.5 x `import sqlalchemy.orm`, medians of turns taken in turn."""
    full, empty = cli.folder / "full.kneelog", cli.folder / "empty.kneelog"
    cli.ok("demo", str(full), "--years", "10")
    log = [sys.executable, "-m", "kneelog", "log", "--rest", "--left", "0", "--diary"]
    taken: dict[str, list[float]] = {"import sqlalchemy.orm": [], "log, new diary": [], "log, 10 years": []}
    for _ in range(ROUNDS):
        empty.unlink(missing_ok=True)
        shutil.copy(full, cli.diary)
        taken["import sqlalchemy.orm"].append(
            _seconds([sys.executable, "-c", "import sqlalchemy.orm"], cli.folder)
        )
        taken["log, new diary"].append(_seconds([*log, str(empty)], cli.folder))
        taken["log, 10 years"].append(_seconds([*log, str(cli.diary)], cli.folder))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    base = medians["import sqlalchemy.orm"]
    for name, median in medians.items():
        print(f"{name}: {median:.3f} s, {median / base:.2f} x")
    assert max(medians.values()) <= MOST * base
