"""Looking at how a diary's file begins, in the midst of a save, lets no other program in between."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kneelog.store import peeking
from kneelog.store.connect import connect
from kneelog.store.glance import whole
from kneelog.store.key import is_protected
from kneelog.store.vault import Vault
from tests.store.helpers import begun, entry, python

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TRY_TO_WRITE = """
import sys
from kneelog.store import connect
connect.BUSY_MS = 0
connection = connect.connect(sys.argv[1], write=True)
try:
    connection.execute("BEGIN IMMEDIATE")
except connect.driver.OperationalError as error:
    print(error.sqlite_errorname)
else:
    print("let in")
"""
LOOKS: dict[str, Callable[[Path], object]] = {
    "is it protected": is_protected,
    "the vault": lambda path: Vault(path).is_locked,
    "a glance": whole,
    "another connection": lambda path: connect(path, write=True).close(),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_look_lets_nobody_else_write(tmp_path: Path, look: Callable[[Path], object]) -> None:
    """While one save is under way in the window, a command line that starts a second one has to wait."""
    path = begun(tmp_path / "diary.kneelog", entry())
    with closing(connect(path, write=True)) as saving:
        saving.execute("BEGIN IMMEDIATE")
        saving.execute("UPDATE entry SET note = 'half saved'")
        look(path)
        out, complaints = python(TRY_TO_WRITE, path).communicate()
        saving.execute("ROLLBACK")
    assert (out.strip(), complaints) == ("SQLITE_BUSY", "")


@pytest.mark.skipif(os.name == "nt", reason="nothing is held where closing a file lets no lock go")
def test_nothing_stays_open_afterwards(tmp_path: Path) -> None:
    """Opened and closed many times, also where it fails, the program holds no file that it needs no more."""
    path = begun(tmp_path / "diary.kneelog")
    with closing(connect(path, write=True)), closing(connect(path, write=False)):
        assert [held.users for held in peeking._held.values()] == [2]
    with pytest.raises(Exception, match="unable to open"):
        connect(tmp_path, write=True)
    assert peeking._held == {}
