"""Backups in the window: made by themselves, said quietly, failures said plainly, one put back and taken back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kneelog import paths
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import KneeReport
from kneelog.services.keeping import BackupState
from kneelog.store import files
from kneelog.store.key import Key, is_protected
from kneelog.store.opening import open_diary
from kneelog.store.vault import Vault
from kneelog.ui.backing_up import BackingUp
from kneelog.ui.backup_line import BackupLine
from kneelog.ui.backups import choosing
from kneelog.ui.backups.page import BackupsPage
from kneelog.ui.single import OnlyOne
from tests.ui.log_window import EVENING, day
from tests.ui.quiet_pages import assert_words_are_kept, body_of, controls, focus, spoken_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.log_window import LogWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen

K = Qt.Key


def rest(name: str, number: int, note: str = "") -> Entry:
    return Entry(name, day(number), Kind.REST, left=KneeReport(3), right=KneeReport(0), note=note)


class Backups:
    """A window whose backups are looked at."""

    def __init__(self, made: LogWindow) -> None:
        self.made = made
        self.window = made.window
        self.backing_up = made.window.backing_up

    def settle(self) -> None:
        for _round in range(3):
            self.made.settle()
            self.backing_up.room.settle()
            QApplication.processEvents()

    def back_up(self) -> BackupState:
        self.backing_up.back_up()
        self.settle()
        assert self.backing_up.state is not None
        return self.backing_up.state

    def log(self, *levels: Qt.Key) -> None:
        self.window.go("log", "new")
        self.made.type(*levels, K.Key_Return)

    @property
    def page(self) -> BackupsPage:
        self.window.go("backups")
        self.settle()
        page = self.window.page
        assert isinstance(page, BackupsPage)
        return page

    @property
    def line(self) -> BackupLine | None:
        corner = self.window.menuBar().cornerWidget()
        return corner if isinstance(corner, BackupLine) else None

    @property
    def files(self) -> list[str]:
        return sorted(file.name for file in (paths.data_folder() / "backups").glob("*/*"))


@pytest.fixture
def backups(log_window: Callable[..., LogWindow]) -> Backups:
    return Backups(log_window(rest("a", 2, "stairs fine"), rest("b", 3)))


class FakeKeeper:
    """Counts what was asked of it; ``state`` is what it answers."""

    def __init__(self, state: BackupState) -> None:
        self.state = state
        self.asked = 0

    def back_up(self, _now: datetime) -> BackupState:
        self.asked += 1
        return self.state


class TestByThemselves:
    def test_a_test_that_only_opens_and_closes_a_window_makes_none(self, backups: Backups) -> None:
        """Backups begin with the program, not with any window that is built."""
        backups.made.close()
        assert backups.files == []

    def test_at_quit_what_was_saved_last_is_in_it(self, backups: Backups) -> None:
        """The entry of tonight is backed up when the window closes, and the window is gone by then."""
        backups.backing_up.begin()
        backups.log(K.Key_4, K.Key_0)
        seen: list[bool] = []
        backups.window.gone.connect(lambda: seen.append(backups.window.isVisible()))
        backups.made.close()
        (name,) = backups.files
        assert name == "diary-2026-03-10-183000.kneelog"
        (copy,) = Vault(backups.made.path).copies()
        assert copy.entries == 3
        assert seen == [False]

    def test_who_starts_again_meanwhile_gets_a_window(self, tmp_path: Path) -> None:
        """A slow stick at quit does not keep the runner from opening the diary again."""
        first = OnlyOne(tmp_path / "diary.kneelog")
        assert not first.another_was_raised()
        first.listen()
        first.let_go()
        again = OnlyOne(tmp_path / "diary.kneelog")
        assert not again.another_was_raised()
        again.let_go()

    def test_after_the_start(self, backups: Backups) -> None:
        """A diary that was changed without the window is backed up soon after it opens."""
        backups.backing_up.begin()
        assert backups.backing_up._first.isActive()
        backups.backing_up._first.timeout.emit()
        backups.settle()
        assert len(backups.files) == 1

    @pytest.mark.parametrize(
        ("later", "troubles", "asked"),
        [
            (timedelta(hours=1), "", 0),
            (timedelta(hours=6), "", 1),  # past midnight
            (timedelta(days=3), "", 1),
            (timedelta(hours=1), "The disk is full.", 1),
        ],
        ids=["the same day", "the next day", "after a weekend asleep", "after a failure"],
    )
    def test_daily_while_it_stays_open(
        self, tmp_path: Path, later: timedelta, troubles: str, asked: int
    ) -> None:
        """A window that is never closed is backed up each day all the same, and a failure is tried again."""
        state = BackupState(tmp_path, EVENING.replace(tzinfo=None), trouble=troubles)
        keeper = FakeKeeper(state)
        backing_up = BackingUp(keeper, lambda: EVENING + later)  # type: ignore[arg-type]
        backing_up.state = state
        backing_up.look_whether_due()
        backing_up.room.settle()
        backing_up.finish()
        assert keeper.asked == asked


class TestLine:
    def test_says_when_and_leads_to_the_page(self, backups: Backups) -> None:
        """One glance at the corner tells that all is well; a press tells the rest."""
        assert backups.line is None
        below = backups.window.centralWidget()
        assert below is not None
        central = below.geometry()
        backups.back_up()
        line = backups.line
        assert line is not None
        assert (line.text(), line.isVisible()) == ("Backed up today 18:30", True)
        assert spoken_name(line) == "Backed up today 18:30"
        assert str(paths.data_folder()) in line.toolTip()
        assert below.geometry() == central
        line.click()
        assert isinstance(backups.window.page, BackupsPage)

    def test_letters_typed_on_it_open_no_menu(self, backups: Backups) -> None:
        """Whoever tabbed one step too far and types "e" and Enter takes nothing back by that."""
        backups.back_up()
        line = backups.line
        assert line is not None
        line.setFocus()
        for letter in (K.Key_E, K.Key_F, K.Key_H):
            QTest.keyClick(line, letter)
            assert QApplication.activePopupWidget() is None
            assert backups.window.menuBar().activeAction() is None
        QTest.keyClick(line, K.Key_Return)
        assert isinstance(backups.window.page, BackupsPage)

    @pytest.mark.parametrize(
        ("days", "text"),
        [(6, "Backed up today 18:30"), (8, "Backed up today 18:30, but not to the second folder")],
        ids=["in a drawer", "forgotten"],
    )
    def test_a_second_folder_that_is_long_away_is_said(
        self, backups: Backups, tmp_path: Path, days: int, text: str
    ) -> None:
        """The stick may lie in a drawer for a week; then the corner says so, and where to look any time."""
        stick = tmp_path / "stick"
        stick.mkdir()
        Vault(backups.made.path).name_second_folder(stick)
        backups.back_up()
        stick.rename(tmp_path / "away")
        backups.made.now += timedelta(days=days)
        backups.log(K.Key_4, K.Key_0)
        backups.back_up()
        assert backups.line is not None
        assert backups.line.text() == text
        assert f"The second folder {stick}: Not there now." in backups.line.toolTip()

    def test_a_failure_is_said_there_and_on_the_page(
        self, backups: Backups, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Nobody finds out a year later that there were no backups."""

        def full(_path: Path) -> None:
            raise OSError(28, "full")

        monkeypatch.setattr(files, "sync", full)
        backups.back_up()
        assert backups.line is not None
        assert backups.line.text() == "Backup failed"
        assert "is full" in backups.line.accessibleDescription()
        page = backups.page
        assert page.standing.trouble.isVisible()
        assert "No backup could be made." in page.standing.trouble.text()
        monkeypatch.undo()
        page.standing.now.click()
        backups.settle()
        assert backups.line.text() == "Backed up today 18:30"
        assert not page.standing.trouble.isVisible()
        assert page.footer.text.startswith("Backed up to ")


class TestPage:
    def test_without_any_it_says_what_to_do(self, backups: Backups) -> None:
        """An empty page is one sentence and one button."""
        page = backups.page
        assert page.empty.isVisible()
        assert not page.rows.isVisible()
        assert not page.panel.isVisible()
        page.standing.now.click()
        backups.settle()
        assert page.rows.isVisible()
        assert not page.empty.isVisible()

    def test_looking_inside_walks_with_the_arrows_and_changes_nothing(self, backups: Backups) -> None:
        """Before deciding, the runner sees what each backup holds beside the present diary."""
        backups.back_up()
        backups.log(K.Key_4, K.Key_0)
        backups.made.now += timedelta(days=1)
        backups.back_up()
        before = backups.made.path.read_bytes()
        page = backups.page
        assert page.panel.change.text().endswith("nothing changes, the diary is as it was then.")
        page.rows.setFocus()
        backups.made.type(K.Key_Down)
        backups.settle()
        assert "Holds 2 entries" in page.panel.holds.text()
        assert page.panel.change.text() == "If you restore it: 1 entry goes. Also as they were then: runs."
        assert "2 March 2026 · rest · left 3, right 0 · “stairs fine”" in page.panel.last.text()
        assert backups.made.path.read_bytes() == before

    def test_restored_snapshotted_undone(self, backups: Backups) -> None:
        """One press brings back the evening of the backup, another takes it back; nothing is lost on the way."""
        backups.back_up()
        backups.log(K.Key_4, K.Key_0)
        page = backups.page
        page.panel.restore_button.click()
        backups.settle()
        assert page.footer.text == "Restored the backup of 10 March 2026, 18:30. 2 entries."
        assert sorted(backups.made.diary.entries) == ["a", "b"]
        assert [copy.reason for copy in page.rows.copies.copies if copy.reason] == ["before a restore"]
        page.footer.link.click()
        backups.settle()
        assert len(backups.made.diary.entries) == 3
        assert page.panel.change.text() == "If you restore it: 1 entry goes. Also as they were then: runs."

    def test_what_restoring_would_change_holds_for_the_diary_as_it_is_now(self, backups: Backups) -> None:
        """Who looked, logged an entry and comes back is not told that restoring would change nothing."""
        backups.back_up()
        assert backups.page.panel.change.text().endswith("nothing changes, the diary is as it was then.")
        backups.log(K.Key_4, K.Key_0)
        backups.settle()
        assert "1 entry goes" in backups.page.panel.change.text()

    def test_the_keys_stay_where_they_were(self, backups: Backups) -> None:
        """After Restore another press of Tab goes on from there, and the footer's Undo comes last of the page."""
        backups.back_up()
        backups.log(K.Key_4, K.Key_0)
        page = backups.page
        page.panel.restore_button.setFocus()
        backups.made.type(K.Key_Return)
        backups.settle()
        assert focus() is page.panel.restore_button
        for stop in (page.panel.delete_button, page.second.choose, page.footer.link):
            backups.made.type(K.Key_Tab)
            assert focus() is stop

    def test_the_form_is_left_alone_by_a_restore_and_its_undo(self, backups: Backups) -> None:
        """What a restore takes out does not turn up half filled, where its Undo would leave it to be saved twice."""
        backups.back_up()
        backups.log(K.Key_4, K.Key_0)
        page = backups.page
        page.panel.restore_button.click()
        backups.settle()
        assert focus().window() is backups.window
        assert page.isAncestorOf(focus()) or page is focus()
        page.footer.link.click()
        backups.settle()
        backups.window.go("log")
        assert backups.made.page.form.form.is_empty
        backups.made.type(K.Key_2, K.Key_1, K.Key_Return)
        assert len(backups.made.diary.entries) == 4

    def test_a_second_folder_that_went_is_said(
        self, backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Who presses "Back up now" without the stick learns that nothing went there."""
        stick = tmp_path / "stick"
        stick.mkdir()
        monkeypatch.setattr(choosing, "ask_folder", lambda _parent: stick)
        page = backups.page
        page.second.choose.click()
        backups.settle()
        for file in stick.iterdir():
            file.unlink()
        stick.rmdir()
        backups.log(K.Key_4, K.Key_0)
        page = backups.page
        page.standing.now.click()
        backups.settle()
        assert page.footer.text.startswith("Backed up to ")
        assert page.footer.text.endswith(" The second folder is not there now.")
        page.second.none.setFocus()
        page.second.none.click()
        backups.settle()
        assert focus() is page.second.choose

    def test_a_damaged_diary_is_replaced_and_kept(self, backups: Backups) -> None:
        """The bad day in the window: the backup takes the file's place, and the broken file stays."""
        backups.back_up()
        backups.made.close()
        broken = backups.made.path.read_bytes()[:-4096]
        backups.made.path.write_bytes(broken)
        backups.made.start()
        again = Backups(backups.made)
        page = again.page
        page.panel.restore_button.click()
        again.settle()
        assert page.footer.text.startswith("Restored 2 entries. The diary that was there is kept as ")
        assert sorted(again.made.diary.entries) == ["a", "b"]
        (kept,) = again.made.path.parent.glob("*.before-restore-*")
        assert kept.read_bytes() == broken

    def test_another_file_that_is_locked_asks_in_place(
        self, backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The backup of before the passphrase was changed comes back too."""
        other = tmp_path / "other.kneelog"
        store = open_diary(other, create=True, key=Key("correct horse"))
        store.close()
        monkeypatch.setattr(choosing, "ask_file", lambda _parent: other)
        page = backups.page
        page.other.click()
        backups.settle()
        assert page.panel.passphrase.isVisible()
        for tried, opens in (("wrong", False), ("correct horse", True)):
            page.panel.passphrase.setText(tried)
            page.panel.open.click()
            backups.settle()
            assert page.panel.restore_button.isVisible() is opens
        assert page.panel.change.text().startswith("If you restore it: 2 entries go.")
        assert not page.panel.delete_button.isVisible()

    def test_typing_its_passphrase_leads_on_by_the_keyboard(
        self, backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A wrong passphrase leaves the cursor in the field, the right one leads to "Restore this one"."""
        other = tmp_path / "other.kneelog"
        open_diary(other, create=True, key=Key("correct horse")).close()
        monkeypatch.setattr(choosing, "ask_file", lambda _parent: other)
        page = backups.page
        page.other.click()
        backups.settle()
        assert "stays plain" not in page.panel.change.text()
        page.panel.passphrase.setFocus()
        for tried, next_stop in (
            ("wrong", page.panel.passphrase),
            ("correct horse", page.panel.restore_button),
        ):
            page.panel.passphrase.setText(tried)
            backups.made.type(K.Key_Return)
            backups.settle()
            assert focus() is next_stop
        assert page.panel.change.text().endswith(
            "The backup has a passphrase and the diary has none: the diary stays plain."
        )

    def test_a_locked_backup_takes_a_damaged_diary_s_place_with_what_was_typed(
        self, backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The passphrase that opened the backup for a look also opens the diary that it becomes."""
        other = tmp_path / "other.kneelog"
        store = open_diary(other, create=True, key=Key("correct horse"))
        store.close()
        backups.made.close()
        backups.made.path.write_bytes(backups.made.path.read_bytes()[:-4096])
        backups.made.start()
        again = Backups(backups.made)
        monkeypatch.setattr(choosing, "ask_file", lambda _parent: other)
        page = again.page
        page.other.click()
        again.settle()
        page.panel.passphrase.setText("correct horse")
        page.panel.open.click()
        again.settle()
        page.panel.restore_button.click()
        again.settle()
        assert page.footer.text.startswith("Restored 0 entries. The diary that was there is kept as ")
        assert is_protected(again.made.path)
        assert again.made.window.desk.state.is_whole

    def test_deleting_asks_once_and_in_place(self, backups: Backups) -> None:
        """The one thing here that cannot be undone is not done by one press."""
        backups.back_up()
        page = backups.page
        page.panel.delete_button.click()
        assert len(backups.files) == 1
        assert page.panel.said.isVisible()
        page.panel.spare.click()
        assert page.panel.restore_button.isVisible()
        page.panel.delete_button.click()
        page.panel.confirm.click()
        backups.settle()
        assert backups.files == []
        assert page.empty.isVisible()
        assert not page.panel.isVisible()

    def test_a_second_folder_is_named_and_unnamed(
        self, backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A stick is chosen once; from then on it has a copy too."""
        stick = tmp_path / "stick"
        stick.mkdir()
        monkeypatch.setattr(choosing, "ask_folder", lambda _parent: stick)
        page = backups.page
        assert page.second.folder.text() == "None is named."
        page.second.choose.click()
        backups.settle()
        backups.settle()
        assert page.second.folder.text() == str(stick)
        assert page.second.said.text() == "Last copy today 18:30."
        assert len(list(stick.iterdir())) == 1
        page.second.none.click()
        backups.settle()
        assert page.second.folder.text() == "None is named."
        assert len(list(stick.iterdir())) == 1

    @pytest.mark.parametrize("size", [(1280, 720), (960, 600)])
    def test_every_control_has_a_name_and_fits(self, backups: Backups, size: tuple[int, int]) -> None:
        """A screen reader names each button and reads each row; nothing is cut off."""
        backups.back_up()
        backups.window.resize(*size)
        page = backups.page
        assert all(spoken_name(control) for control in controls(page) if control.isVisible())
        row = page.rows.copies.data(page.rows.copies.index(0))
        assert row == "10 March 2026, 18:30, backup, 2 entries, last entry 3 March 2026"
        assert_words_are_kept(page)
        assert body_of(page).width() <= page.scrolled.viewport().width()

    def test_settings_leads_to_it(self, backups: Backups) -> None:
        """Where the diary lies, one link tells where its backups do."""
        backups.window.go("settings")
        backups.window.page.place.backups.click()  # type: ignore[attr-defined]
        assert isinstance(backups.window.page, BackupsPage)
