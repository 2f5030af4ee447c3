"""Beside the open window: the command line, another machine's copy put in place by a sync, a lock that stays."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from kneelog.store import connect
from kneelog.store.opening import open_diary
from kneelog.store.vault import Vault
from kneelog.ui.settings.page import SettingsPage
from tests.journeys.command_line import CommandLine
from tests.store.helpers import entry, new

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


def test_the_command_line_and_the_window_share_a_diary(log_window: Make) -> None:
    """What is logged at the terminal is seen in the window, which can undo it; what is half filled stays."""
    window = log_window(entry("a"))
    window.type(Qt.Key.Key_7)
    CommandLine(window.path.parent).log("2026-03-09", "--rest", "--left", "2", "--note", "at the terminal")
    window.window.desk.look_again()
    window.settle()
    assert len(window.window.desk.state.diary.entries) == 2
    assert window.page.form.form.entry.left.level == 7
    window.window.desk.undo()
    window.settle()
    assert len(CommandLine(window.path.parent).json("entries")) == 1
    assert window.page.form.form.entry.left.level == 7


def test_the_window_s_save_follows_one_at_the_terminal(log_window: Make) -> None:
    """A save in the window never overwrites what came from elsewhere while the form was open."""
    window = log_window(entry("a"))
    window.type(Qt.Key.Key_7)
    CommandLine(window.path.parent).log("2026-03-09", "--rest", "--left", "2")
    window.type(Qt.Key.Key_Return)
    assert len(window.entries) == 3
    with closing(open_diary(window.path, create=False)) as terminal:
        terminal.undo()
    window.window.desk.look_again()
    window.settle()
    assert len(window.window.desk.state.diary.entries) == 2


def test_a_diary_replaced_by_a_sync_is_opened_and_the_form_stays(log_window: Make, tmp_path: Path) -> None:
    """Another machine's newer copy is put in place: the window shows it, and what was being typed is saved into it."""
    window = log_window(entry("a"))
    window.type(Qt.Key.Key_7)
    newer = tmp_path / "newer.kneelog"
    shutil.copyfile(window.path, newer)
    with closing(open_diary(newer, create=False)) as elsewhere:
        elsewhere.commit(new(entry("on another machine")))
    os.replace(newer, window.path)  # noqa: PTH105 - as a sync does it
    window.window.desk.look_again()
    window.settle()
    assert set(window.window.desk.state.diary.entries) == {"a", "on another machine"}
    assert window.page.form.form.entry.left.level == 7
    window.type(Qt.Key.Key_Return)
    assert {"a", "on another machine"} < {found.id for found in window.entries}
    assert sorted(found.left.level or 0 for found in window.entries) == [4, 4, 7]


def test_a_lock_that_stays_keeps_the_form(log_window: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program holds the lock the save is refused in a sentence; Save again, and it is kept."""
    window = log_window(entry("a"))
    window.type(Qt.Key.Key_7)
    monkeypatch.setattr(connect, "BUSY_MS", 50)
    with closing(connect.connect(window.path, write=True)) as other:
        other.execute("BEGIN IMMEDIATE")
        window.type(Qt.Key.Key_Return)
        said = [box.informativeText() for box in window.window.findChildren(QMessageBox)] + [window.said]
        assert any("Another program is using the diary" in text for text in said)
        assert "locked" not in " ".join(said)
        assert window.page.form.form.entry.left.level == 7
    for box in window.window.findChildren(QMessageBox):
        box.close()
    QApplication.processEvents()
    window.window.activateWindow()
    window.type(Qt.Key.Key_Return)
    assert len(window.entries) == 2


def test_the_settings_and_the_check_say_where_to_mind(log_window: Make) -> None:
    """A conflict copy beside the diary is named quietly in the settings, and by the command line, with what to do."""
    window = log_window(entry("a"))
    copy = window.path.with_name("diary.sync-conflict-20260302-183000-ABCDEFG.kneelog")
    shutil.copyfile(window.path, copy)
    (window.path.parent / ".stfolder").mkdir()
    window.window.go("settings")
    page = window.window.page
    assert isinstance(page, SettingsPage)
    told = CommandLine(window.path.parent).ok("check")
    for said in (page.place.about_place.text(), told):
        assert "a folder that Syncthing syncs" in said
        assert f"“{copy.name}”" in said
        assert "Merge it with “kneelog merge”" in said
    assert CommandLine(window.path.parent).json("check")["synced"] == "Syncthing"
    copy.unlink()
    (window.path.parent / ".stfolder").rmdir()
    page.place.measure()
    assert page.place.about_place.isHidden()
    assert Vault(window.path).whereabouts().synced == ""
