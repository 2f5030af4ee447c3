"""A diary that can't be used is said in the window, and nothing is written over it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from kneelog.store.glance import glance
from kneelog.store.opening import open_diary
from kneelog.store.vault import Vault
from kneelog.ui.application import Application
from tests.ui.log_window import EVENING, day

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kneelog.ui.main_window import MainWindow

# A message box has a fixed size, of which Qt's offscreen platform knows nothing and says so.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def a_folder(path: Path) -> None:
    path.mkdir()


def a_text(path: Path) -> None:
    path.write_text("Dear diary, this is not SQLite.", encoding="utf-8")


def another_program_s(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE songs (name TEXT)")
    connection.commit()
    connection.close()


def newer(path: Path) -> None:
    open_diary(path, create=True).close()
    import sqlcipher3.dbapi2 as driver

    connection = driver.connect(str(path))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


def window_on(path: Path, folder: Path) -> tuple[Application, MainWindow]:
    app = Application(["kneelog"], folder / "window.ini", lambda: EVENING)
    window = app.build(Vault(path), glance(path, day(1)))
    window.show()
    window.start()
    for _round in range(2):  # what can't be opened is looked at again: can it be rescued?
        window.desk.settle()
        QApplication.processEvents()
    return app, window


@pytest.mark.parametrize("spoil", [a_folder, a_text, another_program_s, newer])
def test_unusable_diary_is_said_once_and_left_as_it_was(
    qtbot: QtBot, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    path = tmp_path / "diary.kneelog"
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    _app, window = window_on(path, tmp_path)
    qtbot.addWidget(window)
    (box,) = window.findChildren(QMessageBox)
    assert str(path) in box.informativeText() or path.name in box.informativeText()
    assert "Traceback" not in box.informativeText()
    assert window.exit_status == 4
    box.close()
    window.close()
    assert (path.read_bytes() if path.is_file() else None) == before


def test_form_is_kept_and_the_reason_said_when_a_save_fails(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "diary.kneelog"
    _app, window = window_on(path, tmp_path)
    qtbot.addWidget(window)
    path.unlink()  # as a stick that was pulled
    form = window._log.form
    form.focus_start()
    for key in (Qt.Key.Key_4, Qt.Key.Key_0):
        QTest.keyClick(window.focusWidget(), key)
    form.save()
    window.desk.settle()
    QApplication.processEvents()
    assert (form.form.entry.left.level, form.form.entry.right.level) == (4, 0)
    assert path.name in form.view.footer.text
    for box in window.findChildren(QMessageBox):
        box.close()
    window.close()
