"""A damaged diary is met with a calm page: what happened, what can be read, the newest backup; the file is kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from kneelog import paths
from kneelog.errors import DiaryFullError
from kneelog.services.demo import as_change, demo_diary
from kneelog.services.private_folder import make_folder
from kneelog.store.backup import backup
from kneelog.store.last_backup import candidates
from kneelog.store.opening import open_diary
from kneelog.store.vault import Vault
from kneelog.ui.application import Application
from kneelog.ui.log.page import LogPage
from kneelog.ui.rescue.page import RescuePage
from tests.ui.log_window import EVENING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kneelog.services.rescuing import Rescued
    from kneelog.ui.main_window import MainWindow

PAGE = 4096


def begin() -> Path:
    """The runner's own diary with a year in it, and a backup of it."""
    path = paths.diary_file()
    make_folder(path.parent)
    store = open_diary(path, create=True)
    store.commit(as_change(demo_diary(date(2026, 3, 9))))
    store.close()
    folder = paths.data_folder() / "backups" / "diary"
    folder.mkdir(parents=True)
    backup(path, folder / "diary-2026-03-03-183000.kneelog")
    assert candidates(path)
    return path


def lose_a_page(path: Path) -> None:
    """A page in the middle of the entries holds nothing any more."""
    data = bytearray(path.read_bytes())
    at = data.index(b"demo-2025-09-0", 57 * PAGE) // PAGE * PAGE
    data[at : at + PAGE] = bytes(PAGE)
    path.write_bytes(data)


def lose_the_beginning(path: Path) -> None:
    """Another program wrote over the beginning: no database any more."""
    path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:])


def window_on(path: Path, folder: Path, qtbot: QtBot) -> MainWindow:
    app = Application(["kneelog"], folder / "window.ini", lambda: EVENING)
    window = app.build(Vault(path), None)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.start()
    settle(window)
    return window


def settle(window: MainWindow) -> None:
    for _round in range(4):
        window.desk.settle()
        QApplication.processEvents()
        window.page.settle()
        QApplication.processEvents()


@pytest.mark.parametrize("spoil", [lose_a_page, lose_the_beginning])
def test_going_on_with_what_can_be_read(qtbot: QtBot, tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    """One press and the diary is open again; the damaged file lies beside it, to the byte."""
    path = begin()
    spoil(path)
    damaged = path.read_bytes()
    window = window_on(path, tmp_path, qtbot)
    page = window.page
    assert isinstance(page, RescuePage)
    assert not window.findChildren(QMessageBox)
    assert path.read_bytes() == damaged
    assert window.exit_status == 4
    known = len(demo_diary(date(2026, 3, 9)).entries)
    assert page.readable.button.text() == f"Use what can be read: {known} entries"
    assert page.backup.button.text() == f"Use the backup of 3 March 2026, 18:30: {known} entries"
    page.readable.button.click()
    settle(window)
    assert isinstance(window.page, LogPage)
    assert len(window.desk.state.diary.entries) == known
    assert f"open again with {known} entries" in window.page.form.view.footer.text
    assert "diary.damaged-" in window.page.form.view.footer.text
    assert window.exit_status == 0
    (kept,) = path.parent.glob("diary.damaged-*")
    assert kept.read_bytes() == damaged
    window.close()


def test_going_back_to_the_backup(qtbot: QtBot, tmp_path: Path) -> None:
    """The other choice; the damaged file is kept just the same."""
    path = begin()
    store = open_diary(path, create=False)
    entry = next(iter(store.load().entries.values()))
    from tests.store.helpers import gone

    store.commit(gone(entry))
    store.close()
    lose_a_page(path)
    window = window_on(path, tmp_path, qtbot)
    page = window.page
    assert isinstance(page, RescuePage)
    page.backup.button.click()
    settle(window)
    assert entry.id in window.desk.state.diary.entries
    assert len(list(path.parent.glob("diary.damaged-*"))) == 1
    window.close()


def test_damage_that_shows_while_the_window_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    """The page comes up when a save finds the damage, and what was filled in is still in the form."""
    path = begin()
    window = window_on(path, tmp_path, qtbot)
    assert isinstance(window.page, LogPage)
    lose_a_page(path)
    window.desk.do(lambda: open_diary(path, create=False).load(), lambda _: None, lambda _why: None)
    settle(window)
    assert isinstance(window.page, RescuePage)
    window.close()


def test_a_damaged_file_that_is_not_the_diary(qtbot: QtBot, tmp_path: Path) -> None:
    """A backup that is damaged is no reason to leave the page."""
    path = begin()
    other = tmp_path / "other.kneelog"
    other.write_bytes(path.read_bytes())
    lose_a_page(other)
    window = window_on(path, tmp_path, qtbot)
    window.desk.do(lambda: open_diary(other, create=False).load(), lambda _: None, lambda _why: None)
    settle(window)
    assert isinstance(window.page, LogPage)
    window.close()


def test_quitting_leaves_everything_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    path = begin()
    lose_a_page(path)
    before = path.read_bytes()
    window = window_on(path, tmp_path, qtbot)
    page = window.page
    assert isinstance(page, RescuePage)
    page.quit.button.click()
    QApplication.processEvents()
    assert not window.isVisible()
    assert path.read_bytes() == before
    assert not list(path.parent.glob("diary.damaged-*"))


def test_where_only_the_backup_holds_anything_it_alone_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    """A file of which nothing is left is not offered as "what can be read", filled up from the backup."""
    path = begin()
    data = path.read_bytes()
    path.write_bytes(data[: 2 * PAGE] + bytes(len(data) - 2 * PAGE))
    window = window_on(path, tmp_path, qtbot)
    page = window.page
    assert isinstance(page, RescuePage)
    assert not page.readable.button.isVisible()
    assert page.backup.button.isVisible()
    assert "0 of" not in page.readable.said.text()
    window.close()


def test_the_rest_is_said_to_come_from_the_backup(qtbot: QtBot, tmp_path: Path) -> None:
    """The button promises what the diary will hold, not only what the damaged file gives of it."""
    path = begin()
    known = len(demo_diary(date(2026, 3, 9)).entries)
    data = bytearray(path.read_bytes())
    for at in range(len(data) // PAGE):
        page_of = data[at * PAGE : (at + 1) * PAGE]
        if page_of[0] in (2, 10) or b"demo-2025-09-0" in page_of:  # the indexes, and some entries
            data[at * PAGE : (at + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(data)
    window = window_on(path, tmp_path, qtbot)
    page = window.page
    assert isinstance(page, RescuePage)
    assert page.readable.button.text() == (
        f"Use what can be read, and the backup for the rest: {known} entries"
    )
    page.readable.button.click()
    settle(window)
    assert len(window.desk.state.diary.entries) == known
    window.close()


def test_after_the_rescue_no_backup_is_said_to_have_failed(qtbot: QtBot, tmp_path: Path) -> None:
    """Of the damaged diary none could be made; of the new one there is one at once, and the top right says so."""
    path = begin()
    lose_a_page(path)
    window = window_on(path, tmp_path, qtbot)
    window.backing_up.back_up()
    window.backing_up.room.settle()
    settle(window)
    assert window.backing_up.state is not None
    assert window.backing_up.state.troubles
    page = window.page
    assert isinstance(page, RescuePage)
    page.backup.button.click()
    settle(window)
    window.backing_up.room.settle()
    settle(window)
    assert not window.backing_up.state.troubles
    window.close()


def test_each_thing_that_is_known_has_a_line_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    """What was read, what may lack a part and what is lost are told apart at a glance."""
    path = begin()
    for copy in (paths.data_folder() / "backups").glob("*/*"):
        copy.unlink()
    data = bytearray(path.read_bytes())
    for number in range(40, len(data) // PAGE, 3):
        data[number * PAGE : (number + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(data)
    window = window_on(path, tmp_path, qtbot)
    page = window.page
    assert isinstance(page, RescuePage)
    lines = page.readable.said.text().split("\n")
    assert lines[0].endswith("entries could be read.")
    assert any(" lost: " in line for line in lines)
    assert lines[-1] == "The undo history begins anew."
    window.close()


def test_a_full_disk_is_said_and_the_key_tries_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why it could not be done stays on the page, and Enter on the same button tries once more."""
    path = begin()
    lose_a_page(path)
    window = window_on(path, tmp_path, qtbot)
    page = window.page
    assert isinstance(page, RescuePage)

    def full(*_any: object) -> Rescued:
        raise DiaryFullError("The disk is full.")

    page.backup.button.setFocus()
    with monkeypatch.context() as patch:
        patch.setattr(Vault, "put_last_backup", full)
        QTest.keyClick(page.backup.button, Qt.Key.Key_Return)
        settle(window)
    assert window.page is page
    assert page.footer.text == "The disk is full."
    assert window.focusWidget() is page.backup.button
    QTest.keyClick(page.backup.button, Qt.Key.Key_Return)
    settle(window)
    assert isinstance(window.page, LogPage)
    window.close()
