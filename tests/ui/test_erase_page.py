"""The Erase page: what goes is shown first, only a typed word erases it, and then it is nowhere any more."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import KneeReport
from kneelog.store.backup import backup
from kneelog.store.backup_places import first_place, name_folder
from kneelog.store.opening import open_diary
from kneelog.ui.erase.page import ErasePage
from tests.store.helpers import new
from tests.ui.quiet_pages import assert_words_are_kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen
WORD = "plumdumpling"
BACKUP = "diary-2026-03-31-183000.kneelog"


@pytest.fixture(autouse=True)
def temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's folder for temporary files, of which the program may delete its own."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))


def rest(name: str, day: int, note: str = "") -> Entry:
    return Entry(name, date(2026, 3, day), Kind.REST, left=KneeReport(3), note=note)


def opened(log_window: Make) -> tuple[LogWindow, ErasePage]:
    """A window on three entries, of which the second holds the word, and a backup of them; the page is shown."""
    window = log_window(rest("a", 1), rest("b", 4, WORD), rest("c", 9))
    place = first_place(window.path)
    place.folder.mkdir(parents=True, exist_ok=True)
    backup(window.path, place.folder / BACKUP)
    window.window.go("erase")
    window.settle()
    page = window.window.page
    assert isinstance(page, ErasePage)
    return window, page


def choose_days(window: LogWindow, page: ErasePage, first: int, last: int) -> None:
    for field, day in ((page.scope.first, first), (page.scope.last, last)):
        field.setText(f"2026-03-{day:02}")
        field.read()
    window.settle()


def confirm(window: LogWindow, page: ErasePage) -> None:
    QTest.keyClicks(page.confirm.word, "erase")
    page.confirm.button.click()
    window.settle()
    window.settle()


def test_what_goes_is_said_before(log_window: Make) -> None:
    """Count, days, what goes with it, the backup that holds it, and that it is for good."""
    window, page = opened(log_window)
    assert page.going.going.text() == "Give both days to see what would go."
    choose_days(window, page, 2, 5)
    assert page.going.going.text() == "This erases 1 entry, of 4 March 2026."
    assert "the whole undo history" in page.going.too.text()
    assert [trace.entries for trace in page.backups.boxes] == [1]
    assert page.backups.ticked == []
    assert page.confirm.for_good.text() == "This cannot be undone: not by Undo, and not from a snapshot."
    assert_words_are_kept(page)


@pytest.mark.parametrize("typed", ["", "eras", "yes", "erase it"])
def test_only_the_whole_word_lets_it_go(log_window: Make, typed: str) -> None:
    """No slip of the hand erases anything."""
    window, page = opened(log_window)
    choose_days(window, page, 2, 5)
    QTest.keyClicks(page.confirm.word, typed)
    assert not page.confirm.button.isEnabled()
    page.confirm.button.click()
    window.settle()
    assert len(window.entries) == 3


def test_without_days_the_word_does_nothing(log_window: Make) -> None:
    """Nothing is erased of which it was not said what."""
    window, page = opened(log_window)
    QTest.keyClicks(page.confirm.word, "erase")
    assert not page.confirm.button.isEnabled()
    choose_days(window, page, 2, 5)
    assert page.confirm.button.isEnabled()
    page.scope.first.setText("never")
    page.scope.first.read()
    assert page.scope.problem.text()
    assert not page.confirm.button.isEnabled()


def test_a_period_is_erased_and_the_rest_stays(log_window: Make) -> None:
    """Done, said calmly, and neither Undo nor the file brings it back; the backup was not ticked and stays."""
    window, page = opened(log_window)
    choose_days(window, page, 2, 5)
    confirm(window, page)
    assert page.confirm.said.text() == "Erased: 1 entry."
    assert page.confirm.word.text() == ""
    assert window.focus is page.confirm.word
    assert page.going.going.text() == "The diary holds nothing of these days."
    assert [entry.id for entry in window.entries] == ["a", "c"]
    assert window.window.desk.state.can_undo is None
    assert WORD.encode() not in window.path.read_bytes()
    assert (first_place(window.path).folder / BACKUP).exists()


def test_a_ticked_backup_goes(log_window: Make) -> None:
    """What is ticked goes, and is named."""
    window, page = opened(log_window)
    choose_days(window, page, 2, 5)
    (box,) = page.backups.boxes.values()
    assert box.text() == "Delete the backup of 31 March 2026, 18:30"
    box.click()
    confirm(window, page)
    assert page.confirm.said.text() == "Erased: 1 entry. Deleted: 1 backup."
    assert not (first_place(window.path).folder / BACKUP).exists()
    assert page.backups.boxes == {}


def test_all_backups_are_ticked_by_one_link_and_come_before_the_word(log_window: Make) -> None:
    """A year of backups is twenty boxes: the newest first, and one press ticks them all."""
    window, page = opened(log_window)
    folder = first_place(window.path).folder
    older = folder / BACKUP.replace("2026-03-31", "2026-03-24")
    older.write_bytes((folder / BACKUP).read_bytes())
    choose_days(window, page, 2, 5)
    newest, oldest = page.backups.boxes.values()
    assert (newest.text(), oldest.text()) == (
        "Delete the backup of 31 March 2026, 18:30",
        "Delete the backup of 24 March 2026, 18:30",
    )
    page.backups.all.setFocus()
    window.type(Qt.Key.Key_Return)
    assert len(page.backups.ticked) == 2
    for stop in (newest, oldest, page.confirm.word):
        window.type(Qt.Key.Key_Tab)
        assert window.focus is stop


def test_everything_may_spare_the_settings(log_window: Make) -> None:
    """With the box ticked the runner who begins anew is not asked about units and numbers again."""
    window, page = opened(log_window)
    page.scope.which.segments[1].setChecked(True)
    page.scope.keep_settings.click()
    window.settle()
    assert page.going.going.text() == "This erases 3 entries, from 1 March 2026 to 9 March 2026."
    confirm(window, page)
    assert window.entries == []
    assert window.diary.preferences.welcomed


def test_the_half_filled_form_goes_too(log_window: Make) -> None:
    """What stood half filled on the Log page is neither shown nor kept again: it may be of the days erased."""
    window = log_window(rest("a", 4))
    window.type(Qt.Key.Key_7)
    log = window.page
    assert not log.form.form.is_empty
    window.window.go("erase")
    window.settle()
    page = window.window.page
    assert isinstance(page, ErasePage)
    choose_days(window, page, 2, 5)
    confirm(window, page)
    assert log.form.form.is_empty
    with closing(open_diary(window.path, create=False)) as store:
        assert store.draft() is None


def test_an_entry_saved_elsewhere_meanwhile_is_not_erased_unsaid(log_window: Make) -> None:
    """The command line saved another entry of these days: nothing goes, it is said, and the count is right again."""
    window, page = opened(log_window)
    choose_days(window, page, 2, 5)
    with closing(open_diary(window.path, create=False)) as store:
        store.commit(new(rest("d", 5)))
    confirm(window, page)
    assert page.confirm.said.text().startswith(
        "The diary was changed elsewhere meanwhile: nothing was erased."
    )
    assert page.going.going.text() == "This erases 2 entries, from 4 March 2026 to 5 March 2026."
    assert len(window.entries) == 4


def test_a_second_folder_that_is_not_there_is_named(log_window: Make, tmp_path: Path) -> None:
    """A stick in a drawer may hold it still: the runner is told before erasing."""
    window, page = opened(log_window)
    choose_days(window, page, 2, 5)
    assert not page.backups.out_of_reach.isVisibleTo(page.backups)
    name_folder(window.path, tmp_path / "stick")
    choose_days(window, page, 2, 6)
    assert f"The second folder {tmp_path / 'stick'} is not there" in page.backups.out_of_reach.text()
    assert page.backups.out_of_reach.isVisible()
