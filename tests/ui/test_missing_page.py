"""A diary that is gone from its place is said to be gone; no empty one takes its place without a word."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kneelog.domain.report import Knee, KneeReport
from kneelog.errors import DiaryFullError, DiaryMissingError
from kneelog.store.key import Key, is_protected
from kneelog.store.vault import Vault
from kneelog.ui.application import Application
from kneelog.ui.backups.page import BackupsPage
from kneelog.ui.log.page import LogPage
from kneelog.ui.missing.page import MissingPage
from tests.store.helpers import begun, entry
from tests.ui.log_window import EVENING
from tests.ui.quiet_pages import assert_words_are_kept, controls, spoken_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kneelog.services.keeping import PutBack
    from kneelog.ui.main_window import MainWindow

    Open = Callable[[Path], MainWindow]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen

WORDS = "Straße 7"


def backed_up(path: Path, words: str | None = None) -> Path:
    """A diary of one entry at ``path``, under a passphrase if there are ``words``, with a backup."""
    begun(path, entry("a"))
    vault = Vault(path)
    if words is not None:
        vault.protect(None, words)
    vault.back_up(datetime(2026, 3, 9, 18, 30, tzinfo=UTC))
    return path


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Open windows; they are closed at the end."""
    made: list[MainWindow] = []

    def open_window(path: Path) -> MainWindow:
        window = Application(["kneelog"], tmp_path / "window.ini", lambda: EVENING).build(Vault(path), None)
        qtbot.addWidget(window)
        made.append(window)
        window.resize(1280, 720)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        window.start()
        settle(window)
        return window

    yield open_window
    for window in made:
        window.close()


def settle(window: MainWindow) -> None:
    for _round in range(4):
        window.desk.settle()
        QApplication.processEvents()
        window.backing_up.room.settle()
        QApplication.processEvents()


def missing(window: MainWindow) -> MissingPage:
    page = window.page
    assert isinstance(page, MissingPage)
    return page


def test_one_press_brings_the_newest_backup_back(opened: Open, tmp_path: Path) -> None:
    """The laptop's disk was tidied up too well: the page says so, and the backup is one key away."""
    path = backed_up(tmp_path / "diary.kneelog")
    path.unlink()
    window = opened(path)
    page = missing(window)
    assert not path.exists()
    assert window.exit_status == 4
    assert page.copy.said.text().endswith("It holds 1 entry, the last one of 2 March 2026.")
    page.copy.button.click()
    settle(window)
    assert isinstance(window.page, LogPage)
    assert window.page.form.view.footer.text == "The diary is open again with 1 entry."
    assert list(window.desk.state.diary.entries) == ["a"]
    assert window.exit_status == 0


def test_a_protected_one_comes_back_protected(opened: Open, tmp_path: Path) -> None:
    """No plain diary is begun in the place of a protected one; its passphrase is asked for on the page."""
    path = backed_up(tmp_path / "diary.kneelog", WORDS)
    path.unlink()
    window = opened(path)
    page = missing(window)
    assert "protected by a passphrase" in page.copy.said.text()
    assert "no passphrase until you set one" in page.new.said.text()
    assert window.focusWidget() is page.title
    QTest.keyClick(page.title, Qt.Key.Key_Tab)
    for typed, fits in (("", False), ("wrong", False), (WORDS, True)):
        assert window.focusWidget() is page.copy.field.line
        QTest.keyClicks(page.copy.field.line, typed)
        QTest.keyClick(page.copy.field.line, Qt.Key.Key_Return)
        settle(window)
        assert path.exists() is fits
        if not fits:
            said = "That passphrase does not open the backup." if typed else "Type the passphrase"
            assert page.copy.wrong.text().startswith(said)
    assert is_protected(path)
    assert list(window.desk.state.diary.entries) == ["a"]
    assert page.copy.field.words == ""


def test_a_new_one_is_begun_only_if_the_runner_says_so(opened: Open, tmp_path: Path) -> None:
    path = backed_up(tmp_path / "diary.kneelog", WORDS)
    path.unlink()
    window = opened(path)
    page = missing(window)
    page.new.button.click()
    settle(window)
    assert isinstance(window.page, LogPage)
    assert path.exists()
    assert window.desk.state.is_whole
    assert not window.desk.state.diary.entries
    assert len(Vault(path, Key(WORDS)).copies()) == 1


def test_where_it_was_looked_for_is_said(opened: Open, tmp_path: Path) -> None:
    """A second folder was named, so there was a diary: the stick is to be plugged in before anything is begun."""
    path = begun(tmp_path / "diary.kneelog", entry("a"))
    stick = tmp_path / "stick"
    stick.mkdir()
    vault = Vault(path)
    vault.name_second_folder(stick)
    vault.back_up(datetime(2026, 3, 9, 18, 30, tzinfo=UTC))
    vault.delete_copies(copy.path for copy in vault.copies() if copy.path.parent != stick)
    path.unlink()
    away = stick.rename(tmp_path / "away")
    window = opened(path)
    page = missing(window)
    assert page.copy.said.text().startswith("No backup was found in ")
    assert str(stick) in page.copy.said.text()
    away.rename(stick)
    page.copy.button.click()
    settle(window)
    assert "It holds 1 entry" in page.copy.said.text()


def test_who_logs_all_the_same_is_led_back_and_keeps_the_form(opened: Open, tmp_path: Path) -> None:
    """An entry typed beside the page is not saved into an empty diary; it waits in the form."""
    path = backed_up(tmp_path / "diary.kneelog")
    path.unlink()
    window = opened(path)
    missing(window)
    window.go("log")
    log = window.page
    assert isinstance(log, LogPage)
    log.form.change(log.form.form.with_report(Knee.LEFT, KneeReport(4)))
    log.form.save()
    settle(window)
    assert not path.exists()
    missing(window).copy.button.click()
    settle(window)
    assert window.page is log
    log.form.save()
    settle(window)
    assert len(window.desk.state.diary.entries) == 2


def test_whatever_is_asked_of_a_missing_diary_leads_back_to_the_page(opened: Open, tmp_path: Path) -> None:
    """A menu that would change something is answered each time; only typing in the form disturbs nobody."""
    path = backed_up(tmp_path / "diary.kneelog")
    path.unlink()
    window = opened(path)
    for _time in range(2):
        window.go("log")
        log = window.page
        assert isinstance(log, LogPage)
        log.form.change(log.form.form.with_report(Knee.LEFT, KneeReport(4)))
        log.keep_draft()
        settle(window)
        assert window.page is log
        (dark,) = (one for one in window.findChildren(QAction) if one.text() == "&Dark")
        dark.trigger()
        settle(window)
        missing(window)


def test_a_full_disk_is_said_and_the_key_tries_again(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The button was faint while it was tried; the focus is back on it, so that Enter tries once more."""
    path = backed_up(tmp_path / "diary.kneelog")
    path.unlink()
    window = opened(path)
    page = missing(window)

    def full(*_any: object) -> PutBack:
        raise DiaryFullError("The disk is full.")

    page.copy.button.setFocus()
    with monkeypatch.context() as patch:
        patch.setattr(Vault, "put_back", full)
        QTest.keyClick(page.copy.button, Qt.Key.Key_Return)
        settle(window)
    assert page.footer.text == "The disk is full."
    assert window.focusWidget() is page.copy.button
    QTest.keyClick(page.copy.button, Qt.Key.Key_Return)
    settle(window)
    assert list(window.desk.state.diary.entries) == ["a"]


def test_a_refusal_elsewhere_is_said_where_it_was_asked(opened: Open, tmp_path: Path) -> None:
    """A wrong passphrase on the Backups page leads nowhere: its sentence stands there."""
    path = backed_up(tmp_path / "diary.kneelog")
    path.unlink()
    window = opened(path)
    missing(window).copy.others.click()
    settle(window)
    backups = window.page
    window.desk.renew(lambda: Vault(path).put_back(tmp_path / "no.kneelog"), lambda _: None, lambda _: None)
    settle(window)
    assert window.page is backups


def test_a_new_one_that_vanishes_is_missed_too(tmp_path: Path) -> None:
    """That an empty diary was wanted once is no leave to begin another one unasked."""
    path = backed_up(tmp_path / "diary.kneelog")
    path.unlink()
    vault = Vault(path)
    vault.begin_anew()
    vault.open().close()
    path.unlink()
    with pytest.raises(DiaryMissingError):
        vault.open()
    assert not path.exists()


def test_who_never_had_a_diary_gets_one_at_once(opened: Open, tmp_path: Path) -> None:
    window = opened(tmp_path / "diary.kneelog")
    assert isinstance(window.page, LogPage)
    assert window.desk.state.is_whole


def test_nothing_is_begun_behind_the_page(tmp_path: Path) -> None:
    path = backed_up(tmp_path / "diary.kneelog")
    path.unlink()
    with pytest.raises(DiaryMissingError, match="no other was begun"):
        Vault(path).open()
    assert not path.exists()


def test_the_other_backups_are_one_link_away_and_all_has_a_name(opened: Open, tmp_path: Path) -> None:
    path = backed_up(tmp_path / "diary.kneelog")
    path.unlink()
    window = opened(path)
    page = missing(window)
    assert_words_are_kept(page)
    assert [control for control in controls(page) if control.isVisible() and not spoken_name(control)] == []
    page.copy.others.click()
    settle(window)
    backups = window.page
    assert isinstance(backups, BackupsPage)
    backups.panel.restore_button.click()
    settle(window)
    assert list(window.desk.state.diary.entries) == ["a"]
