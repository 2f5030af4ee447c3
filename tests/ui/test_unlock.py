"""The unlock dialog: calm, heard by screen readers, and nothing of the diary is shown before it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from kneelog.store.key import Key
from kneelog.store.vault import Vault
from kneelog.ui.application import Application
from kneelog.ui.rescue.page import RescuePage
from kneelog.ui.unlock.dialog import UnlockDialog
from tests.store.helpers import begun, entry, python
from tests.ui.quiet_pages import controls, spoken_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kneelog.ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    path = begun(tmp_path / "diary.kneelog", entry("a"))
    Vault(path).protect(None, "Straße 7")
    return Vault(path)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, vault: Vault) -> UnlockDialog:
    made = UnlockDialog(theme, vault)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


def answered(dialog: UnlockDialog) -> None:
    dialog.settle()
    QApplication.processEvents()


def key(dialog: UnlockDialog, text: str, shift: bool = False, code: int = 0) -> None:
    """A key as a keyboard with Caps Lock sends it: its letter and its Shift need not agree."""
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, code or ord(text.upper()), modifier, text)
    QApplication.sendEvent(dialog.field.line, event)


def test_typing_and_enter_open_it(dialog: UnlockDialog, vault: Vault) -> None:
    """From the keyboard alone: the field has the focus at once."""
    assert dialog.focusWidget() is dialog.field.line
    assert dialog.field.line.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(dialog.field.line, "Straße 7")
    QTest.keyClick(dialog.field.line, Qt.Key.Key_Return)
    answered(dialog)
    assert dialog.result() == UnlockDialog.DialogCode.Accepted
    assert vault.key == Key("Straße 7")
    assert dialog.field.words == ""


PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kneelog.app import run_window
from kneelog.ui.unlock.dialog import UnlockDialog

shown = UnlockDialog.showEvent

def answer(dialog, event):
    shown(dialog, event)
    dialog.field.line.setText(sys.argv[2])
    QTimer.singleShot(0, dialog.try_it if sys.argv[2] else dialog.reject)

def ready(window):
    def opened(state):
        print(len(state.diary.entries), flush=True)
        QTimer.singleShot(0, window.close)
    window.desk.opened.connect(opened)

UnlockDialog.showEvent = answer
sys.exit(run_window(Path(sys.argv[1]), ready))
"""


@pytest.mark.parametrize(
    ("typed", "entries"), [("Straße 7", ["1"]), ("", [])], ids=["the passphrase", "quitting"]
)
def test_the_program_asks_first_and_then_shows_the_diary(
    vault: Vault, typed: str, entries: list[str]
) -> None:
    """The window comes after the dialog, and stays; quitting instead is no failure."""
    process = python(PROGRAM, vault.path, typed)
    out, complaints = process.communicate(timeout=120)
    assert process.returncode == 0, complaints
    assert out.split()[:1] == entries


@pytest.mark.parametrize("typed", ["straße 7", ""], ids=["wrong", "empty"])
def test_a_wrong_one_is_said_in_place_and_can_be_typed_over(
    dialog: UnlockDialog, vault: Vault, typed: str
) -> None:
    QTest.keyClicks(dialog.field.line, typed)
    QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    answered(dialog)
    assert dialog.isVisible()
    assert vault.is_locked
    assert dialog.said.text().startswith("That passphrase does not open the diary.")
    assert dialog.field.line.selectedText() == typed
    assert dialog.focusWidget() is dialog.field.line
    height = dialog.height()
    QTest.keyClicks(dialog.field.line, "Straße 7")
    assert dialog.said.text() == ""
    assert dialog.height() == height
    dialog.open_button.click()
    answered(dialog)
    assert not vault.is_locked


def test_a_diary_that_went_meanwhile_is_said_as_it_is(dialog: UnlockDialog, vault: Vault) -> None:
    vault.path.write_bytes(b"SQLite format 3\0" + bytes(5000))
    QTest.keyClicks(dialog.field.line, "x")
    dialog.open_button.click()
    answered(dialog)
    assert str(vault.path) in dialog.said.text()


def test_escape_and_the_close_button_quit(dialog: UnlockDialog, vault: Vault) -> None:
    QTest.keyClick(dialog.field.line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == UnlockDialog.DialogCode.Rejected
    assert vault.is_locked


def test_caps_lock_is_hinted_at_by_the_letters_themselves(dialog: UnlockDialog) -> None:
    """Whoever cannot see what they type learns why it does not open."""
    hint = dialog.field.hint
    steps = (
        ("a", False, 0, False),
        ("A", True, 0, False),
        ("7", False, 0, False),
        ("A", False, 0, True),
        ("7", False, 0, True),
        ("a", True, 0, True),
        ("", False, Qt.Key.Key_CapsLock.value, False),
        ("", False, Qt.Key.Key_CapsLock.value, True),
        ("a", False, 0, False),
    )
    for text, shift, code, is_on in steps:
        key(dialog, text, shift, code)
        assert bool(hint.text()) is is_on, (text, shift)
        assert dialog.field.line.accessibleDescription() == hint.text()


def test_show_shows_and_hides(dialog: UnlockDialog) -> None:
    QTest.keyClicks(dialog.field.line, "abc")
    dialog.field.show_button.click()
    assert dialog.field.line.displayText() == "abc"
    assert dialog.field.show_button.text() == "Hide"
    dialog.field.show_button.click()
    assert "a" not in dialog.field.line.displayText()


def test_drawn_larger_the_field_stays_below_its_name(dialog: UnlockDialog) -> None:
    """No window manager tears the dialog apart."""
    line = dialog.field.line
    before = line.mapTo(dialog, line.rect().topLeft())
    dialog.resize(dialog.width(), dialog.height() + 300)
    QApplication.processEvents()
    assert line.mapTo(dialog, line.rect().topLeft()) == before


def test_every_control_has_a_name(dialog: UnlockDialog) -> None:
    assert all(spoken_name(control) for control in controls(dialog))


def spoil(path: Path) -> None:
    """The beginning is overwritten by what looks like any other protected file's."""
    path.write_bytes(hashlib.shake_256(b"noise").digest(4096) + path.read_bytes()[4096:])


def backed_up(vault: Vault) -> None:
    """Make the automatic backup, with the passphrase where there is one."""
    vault.back_up(datetime(2026, 3, 9, 18, 30, tzinfo=UTC))


@pytest.fixture
def spoiled(vault: Vault) -> Vault:
    """A protected diary that no passphrase opens any more, with a backup."""
    vault.unlock("Straße 7")
    backed_up(vault)
    spoil(vault.path)
    return Vault(vault.path)


def test_a_damaged_beginning_leads_to_what_can_be_rescued(qtbot: QtBot, theme: Theme, spoiled: Vault) -> None:
    """Whoever knows the passphrase is not turned away for good by a diary whose salt is gone."""
    dialog = UnlockDialog(theme, spoiled)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.damaged.isVisible()
    height = dialog.height()
    dialog.field.line.setText("Straße 7")
    dialog.try_it()
    answered(dialog)
    assert dialog.damaged.isVisible()
    assert dialog.height() == height
    dialog.damaged.click()
    answered(dialog)
    assert dialog.result() == UnlockDialog.DialogCode.Accepted
    assert spoiled.key == Key("Straße 7")
    assert len(spoiled.salvage().diary.entries) == 1


def test_without_the_passphrase_damage_opens_nothing(qtbot: QtBot, theme: Theme, spoiled: Vault) -> None:
    dialog = UnlockDialog(theme, spoiled)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.field.line.setText("a guess")
    dialog.try_it()
    answered(dialog)
    dialog.damaged.click()
    answered(dialog)
    assert dialog.isVisible()
    assert dialog.said.text() == "That passphrase opens neither the diary nor its newest backup."
    assert spoiled.key is None
    dialog.reject()


def test_a_slip_is_typed_over_before_the_link_is_taken(qtbot: QtBot, theme: Theme, spoiled: Vault) -> None:
    """What stands in the field counts, not the slip that was tried before."""
    dialog = UnlockDialog(theme, spoiled)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.field.line.setText("Strasse 7")
    dialog.try_it()
    answered(dialog)
    dialog.field.line.setText("Straße 7")
    dialog.damaged.click()
    answered(dialog)
    assert dialog.result() == UnlockDialog.DialogCode.Accepted
    assert spoiled.key == Key("Straße 7")


def test_without_a_backup_there_is_nothing_to_look_at(dialog: UnlockDialog) -> None:
    dialog.field.line.setText("a guess")
    dialog.try_it()
    answered(dialog)
    assert not dialog.damaged.isVisible()


@pytest.mark.parametrize(
    "spoil_it",
    [spoil, lambda path: path.write_bytes(hashlib.shake_256(b"all").digest(path.stat().st_size))],
    ids=["its beginning", "all of it"],
)
def test_a_plain_diary_that_only_looks_protected_needs_no_passphrase(
    qtbot: QtBot, tmp_path: Path, spoil_it: Callable[[Path], None]
) -> None:
    """Nobody is asked for a passphrase that was never set: the page for a damaged diary comes after one try."""
    path = begun(tmp_path / "diary.kneelog", entry("a"))
    backed_up(Vault(path))
    spoil_it(path)
    vault = Vault(path)
    assert vault.asks
    vault.unlock_damaged("whatever was typed")
    assert vault.key is None
    window = Application(["kneelog"], tmp_path / "window.ini").build(vault, None)
    qtbot.addWidget(window)
    window.show()
    window.start()
    for _round in range(4):
        window.desk.settle()
        QApplication.processEvents()
        window.page.settle()
        QApplication.processEvents()
    page = window.page
    assert isinstance(page, RescuePage)
    page.backup.button.click()
    for _round in range(3):
        window.desk.settle()
        QApplication.processEvents()
    assert len(window.desk.state.diary.entries) == 1
    assert not vault.is_protected
    window.close()
