"""What was acknowledged is on disk: a killed program loses no entry and leaves no half one."""

from __future__ import annotations

import random
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kneelog.store.check import check
from kneelog.store.diary import SqliteDiary
from tests.store.helpers import begun, entry, new, opened, python, run

if TYPE_CHECKING:
    from pathlib import Path

SAVE = """
import sys
from pathlib import Path
from kneelog.store.opening import open_diary
from tests.store.helpers import entry, new, run
store = open_diary(Path(sys.argv[1]), create=True)
first = int(sys.argv[2])
for number in range(first, first + 100_000):
    names = [f"{number}-{part}" for part in range(3)]
    store.commit(new(run(f"{number}"), *(entry(name, run=f"{number}", note="x" * 500) for name in names)))
    print(number, flush=True)
"""


def stream_until_killed(path: Path, first: int, patience: float) -> list[int]:
    """Save one run with three entries after the other in another process and kill it; what it acknowledged."""
    process = python(SAVE, path, str(first))
    assert process.stdout is not None
    acknowledged = [process.stdout.readline()]
    time.sleep(patience)
    process.kill()
    out, complaints = process.communicate()
    assert complaints == ""
    acknowledged += out.splitlines()
    return [int(line) for line in acknowledged if line.strip()]


def survive(path: Path, times: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - instants, not secrets
    saved: set[int] = set()
    for round_ in range(times):
        saved.update(stream_until_killed(path, round_ * 100_000, chance.uniform(0, 0.15)))
        with closing(opened(path)) as store:
            found = store.load()
        runs = {int(name) for name in found.runs}
        assert saved <= runs, "an acknowledged save is gone"
        assert len(runs - saved) <= round_ + 1, "at most the save that was cut off by each kill"
        assert set(found.entries) == {f"{number}-{part}" for number in runs for part in range(3)}
        saved = runs
    assert check(path).is_sound
    with closing(opened(path)) as store:
        store.commit(new(entry("after all")))
    assert not path.with_name(path.name + "-journal").exists()


def test_killed_twenty_times_in_a_stream_of_saves(tmp_path: Path) -> None:
    """The runner never loses an entry that kneelog said was saved."""
    survive(tmp_path / "diary.kneelog", times=20, seed=1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 12))
def test_killed_two_hundred_times_in_a_stream_of_saves(tmp_path: Path, seed: int) -> None:
    """Ten diaries, each killed twenty times at instants of its own."""
    survive(tmp_path / "diary.kneelog", times=20, seed=seed)


BEGIN = """
import sys
from pathlib import Path
from kneelog.store.opening import open_diary
print("ready", flush=True)
open_diary(Path(sys.argv[1]), create=True)
"""


def test_killed_while_beginning(tmp_path: Path) -> None:
    """A diary is there whole or not at all: the next start is never met by half a file."""
    path = tmp_path / "diary.kneelog"
    for delay in (0.0, 0.02, 0.05, 0.1):
        process = python(BEGIN, path)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        process.kill()
        process.communicate()
        if path.exists():
            with closing(opened(path, create=False)) as store:
                assert not store.load().records
            path.unlink()


def test_every_commit_is_synced(tmp_path: Path) -> None:
    """Even a pulled plug keeps what was acknowledged: at least FULL, and no write-ahead log beside the file."""
    with closing(SqliteDiary(begun(tmp_path / "diary", run("r"), entry("a", run="r")))) as store:
        settings = {
            name: store._driver.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("synchronous", "journal_mode", "foreign_keys", "busy_timeout")
        }
    assert settings == {"synchronous": 3, "journal_mode": "delete", "foreign_keys": 1, "busy_timeout": 10_000}
