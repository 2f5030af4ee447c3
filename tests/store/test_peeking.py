"""Looking at a diary's first bytes takes nothing from a save that is under way."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from kneelog.store.connect import connect, driver
from kneelog.store.key import Key, is_protected, salt_of
from tests.store.helpers import begun, entry, opened, python

SAVING = """
import sys
from pathlib import Path
from kneelog.errors import DiaryBusyError
from kneelog.store import connect
from tests.store.helpers import entry, new, opened
connect.BUSY_MS = 50
try:
    store = opened(Path(sys.argv[1]))
    store.commit(new(entry("elsewhere")))
    print("saved")
except DiaryBusyError:
    print("busy")
"""
DESCRIPTORS = Path("/proc/self/fd")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return begun(tmp_path / "diary.kneelog", entry("a"))


def saving_elsewhere(path: Path) -> str:
    """What another program is told that saves into the diary."""
    return python(SAVING, path).communicate()[0].strip()


def test_a_save_keeps_its_lock_while_its_own_program_looks_at_the_file(path: Path) -> None:
    """Two programs never write into the diary at once, which would destroy it."""
    with closing(connect(path, write=True)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE entry SET note = 'half done'")
        assert salt_of(path) is None
        assert not is_protected(path)
        with closing(connect(path, write=False)) as reader:
            assert reader.execute("SELECT note FROM entry").fetchall() == [("",)]
        assert saving_elsewhere(path) == "busy"
        connection.execute("COMMIT")
    assert saving_elsewhere(path) == "saved"


@pytest.mark.skipif(not DESCRIPTORS.is_dir(), reason="the system does not list what is open")
def test_nothing_stays_open(path: Path) -> None:
    """A stick with a backup on it can be pulled, and a window that is open for weeks runs out of nothing."""
    before = len(os.listdir(DESCRIPTORS))  # noqa: PTH208 - a count
    with closing(opened(path)):
        with_diary = len(os.listdir(DESCRIPTORS))  # noqa: PTH208
        for _time in range(50):
            is_protected(path)
        assert len(os.listdir(DESCRIPTORS)) <= with_diary + 1  # noqa: PTH208
    is_protected(path)
    with pytest.raises(driver.OperationalError):
        connect(path.with_name("none"), write=False, key=Key("x"))
    assert len(os.listdir(DESCRIPTORS)) == before  # noqa: PTH208
