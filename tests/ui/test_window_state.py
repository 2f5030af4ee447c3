"""The window's own small settings file, whatever became of it: it never keeps the window from opening."""

from __future__ import annotations

import os
import random
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMainWindow

from kneelog.errors import UsageError
from kneelog.ui.application import local_now
from kneelog.ui.window_state import LARGEST, WindowState
from tests.importers.fuzz.damage import damaged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TOKENS = (b"@Invalid()", b"@ByteArray(", b"@Rect(1 2 3 4)", b"@@", b"\\x1ffff", b"[window]", b"=", b"%U12345")


def test_damage_is_read_as_nothing_kept(qtbot: QtBot, tmp_path: Path) -> None:
    """At worst the window stands where windows stand at first."""
    window = QMainWindow()
    qtbot.addWidget(window)
    file = tmp_path / "window.ini"
    state = WindowState(file)
    state.geometry = window.saveGeometry()
    state.keep("trends/span", "1y")
    state._settings.sync()
    sound, chance = file.read_bytes(), random.Random(1)  # noqa: S311 - the same damage each time
    for _ in range(150):
        file.write_bytes(damaged(sound, [sound], TOKENS, chance))
        found = WindowState(file)
        window.restoreGeometry(found.geometry)
        assert isinstance(found.get("trends/span"), str)
        assert found.is_on("trends/span") is False


def pipe(file: Path) -> None:
    os.mkfifo(file)


def huge(file: Path) -> None:
    file.write_bytes(b"[a]\n" + b"x=1\n" * (LARGEST // 4))


def folder(file: Path) -> None:
    file.mkdir()


@pytest.mark.skipif(sys.platform == "win32", reason="has other pipes")
@pytest.mark.parametrize("make", [pipe, huge, folder])
def test_what_is_no_settings_file_is_set_aside(make: Callable[[Path], None], tmp_path: Path) -> None:
    """It is not waited for, nor read into memory, and what is remembered from now on has its place."""
    file = tmp_path / "window.ini"
    make(file)
    state = WindowState(file)
    assert state.get("trends/span") == ""
    state.keep("trends/span", "1y")
    state._settings.sync()
    assert WindowState(file).get("trends/span") == "1y"
    assert file.with_suffix(".damaged").exists()


@pytest.mark.parametrize("written", ["yesterday", "0001-01-01T00:00:00+14:00", "2026-03-02T25:00", "é" * 300])
def test_a_clock_that_is_none_is_said(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNEELOG_NOW", written)
    with pytest.raises(UsageError, match=r"^KNEELOG_NOW is “.{1,61}”: it takes a date and time"):
        local_now()
