"""What a killed program left is cleared away; what somebody still makes, or the runner owns, is not."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kneelog.store import files, leftovers
from tests.store.helpers import begun, entry, loaded, opened, python

if TYPE_CHECKING:
    from pathlib import Path

MAKING = """
import signal
import sys
from pathlib import Path
from kneelog.store import files
with files.temporary(Path(sys.argv[1])) as made:
    print(made, flush=True)
    signal.pause()
"""

LEFT = [".diary.kneelog.a1b2c3d4.part", ".diary.kneelog.a1b2c3d4.part-journal"]
LEFT += [".diary.before-0002-2026-03-02-183000.kneelog.__z9a8_7.part"]
OTHERS = ["film.part", ".diary.kneelog.part", ".other.kneelog.a1b2c3d4.part", "diary.kneelog.a1b2c3d4.part"]
OTHERS += [".diary.kneelog.A1B2C3D4.part", "diary.before-restore-2026-03-02-183000.kneelog"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return begun(tmp_path / "diary.kneelog", entry("a"))


def test_the_next_start_clears_away_what_a_kill_left_half_made(path: Path) -> None:
    """Copies that were never finished do not fill the runner's disk."""
    for name in LEFT + OTHERS:
        path.with_name(name).touch()
    opened(path).close()
    assert sorted(file.name for file in path.parent.iterdir()) == sorted([path.name, *OTHERS])


def test_a_copy_that_is_being_made_is_left_alone(path: Path) -> None:
    """A second window does not take the ground from under a backup."""
    with files.temporary(path) as made:
        leftovers.clear(path)
        assert made.exists()
    assert not made.exists()


@pytest.mark.skipif(os.name == "nt", reason="an open file can't be removed there anyway")
def test_nor_one_of_another_process_until_that_is_killed(path: Path) -> None:
    process = python(MAKING, path)
    assert process.stdout is not None
    made = path.with_name(process.stdout.readline().strip().rpartition("/")[2])
    leftovers.clear(path)
    assert made.exists()
    process.kill()
    process.communicate()
    leftovers.clear(path)
    assert not made.exists()


def test_a_second_name_that_a_broken_off_restore_gave_is_taken_back(path: Path) -> None:
    """What looks like a copy of the diary is one: a later save must not change both."""
    twin = path.with_name("diary.before-restore-2026-03-02-183000.kneelog")
    with files.temporary(path):
        os.link(path, twin)
        leftovers.clear(path)
        assert twin.exists(), "somebody may be in the middle of a restore"
    with closing(opened(path)):
        assert not twin.exists()
    assert set(loaded(path).entries) == {"a"}
