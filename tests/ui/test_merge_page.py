"""Merging another diary in the window: looked at first, chosen side by side, done at once, taken back by Undo."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import KneeReport
from kneelog.services import record
from kneelog.services.merge_versions import Side
from kneelog.store.copying import copy_diary
from kneelog.store.key import Key
from kneelog.store.opening import open_diary
from kneelog.store.vault import Vault
from kneelog.ui.merging.page import MergePage
from tests.ui.quiet_pages import (
    NOW,
    Book,
    assert_words_are_kept,
    controls,
    entered,
    focus,
    press,
    spoken_name,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kneelog.domain.diary import Change, Diary
    from kneelog.ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen


def rest(name: str, day: int, left: int) -> Entry:
    return Entry(name, date(2026, 3, day), Kind.REST, left=KneeReport(left))


def keep(path: Path, make: Callable[[Diary], Change]) -> None:
    with closing(open_diary(path, create=True)) as store:
        store.commit(make(store.load()))


def adding(entry: Entry) -> Callable[[Diary], Change]:
    return lambda diary: record.record(diary, entry, now=NOW)


def changing(name: str, left: int, hours: int) -> Callable[[Diary], Change]:
    def make(diary: Diary) -> Change:
        entry = replace(diary.entries[name], left=KneeReport(left))
        return record.amend(diary, entry, now=NOW + timedelta(hours=hours))

    return make


@pytest.fixture
def other(diary: Book, tmp_path: Path) -> Path:
    """A copy on another laptop, on which the runner went on: one new, one changed there, one on both sides."""
    for entry in (rest("both", 1, 2), rest("there", 2, 3), rest("same", 3, 4)):
        diary.desk.perform(adding(entry), lambda _done: None)
    diary.settle()
    place = tmp_path / "laptop.kneelog"
    copy_diary(diary.path, place)
    keep(place, adding(rest("new", 4, 5)))
    keep(place, changing("there", 6, 1))
    keep(place, changing("both", 8, 2))
    diary.desk.perform(changing("both", 1, 3), lambda _done: None)
    diary.settle()
    return place


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, diary: Book) -> MergePage:
    return entered(qtbot, MergePage(theme, diary.desk, Vault(diary.path)))


def settle(page: MergePage, diary: Book) -> None:
    for _ in range(3):  # what is kept is told to the page, which then reads anew
        diary.settle()
        page.settle()
        QApplication.processEvents()


def looked_at(page: MergePage, diary: Book, path: Path) -> MergePage:
    page.look_at(str(path))
    settle(page, diary)
    return page


def levels(diary: Diary) -> dict[str, int | None]:
    return {name: entry.left.level for name, entry in diary.entries.items()}


def test_it_says_what_would_happen_and_changes_nothing_yet(page: MergePage, diary: Book, other: Path) -> None:
    """The runner knows what comes in before anything is touched."""
    before = diary.diary
    looked_at(page, diary, other)
    said = " ".join(page.what.sentences)
    assert "New from laptop.kneelog: 1 entry." in said
    assert "Changed there since: 1 entry." in said
    assert len(page.choices.cards) == 1
    assert diary.diary == before
    assert_words_are_kept(page)


def test_the_later_edit_is_chosen_beforehand_and_merged(page: MergePage, diary: Book, other: Path) -> None:
    looked_at(page, diary, other)
    assert page.choices.cards[0].side is Side.MINE
    QTest.mouseClick(page.what.merge, Qt.MouseButton.LeftButton)
    settle(page, diary)
    assert levels(diary.diary) == {"both": 1, "there": 6, "same": 4, "new": 5}
    assert page.footer.text.startswith("Merged")


def test_the_other_side_can_be_chosen_from_the_keyboard(page: MergePage, diary: Book, other: Path) -> None:
    looked_at(page, diary, other)
    page.choices.cards[0].choice.segments[0].setFocus()
    press(Qt.Key.Key_Right)
    page.what.merge.setFocus()
    press(Qt.Key.Key_Return)
    settle(page, diary)
    assert levels(diary.diary)["both"] == 8


def test_tab_comes_to_the_choice_before_the_button(page: MergePage, diary: Book, other: Path) -> None:
    """Who walks with Tab chooses first and merges then; afterwards the keys are at the page's title, not elsewhere."""
    looked_at(page, diary, other)
    page.choices.all_theirs.setFocus()
    press(Qt.Key.Key_Tab)
    assert focus() is page.choices.cards[0].choice or page.choices.cards[0].isAncestorOf(focus())
    press(Qt.Key.Key_Tab)
    assert focus() is page.what.merge
    press(Qt.Key.Key_Return)
    settle(page, diary)
    assert not page.what.merge.isVisible()
    assert focus() is page.title


@pytest.mark.parametrize(("link", "level"), [("all_mine", 1), ("all_theirs", 8)])
def test_one_side_can_be_chosen_everywhere(
    page: MergePage, diary: Book, other: Path, link: str, level: int
) -> None:
    """Whoever trusts one laptop does not have to click a hundred times."""
    looked_at(page, diary, other)
    getattr(page.choices, link).click()
    page.merge()
    settle(page, diary)
    assert levels(diary.diary)["both"] == level


def test_undo_gives_back_what_was_and_a_copy_lies_beside(page: MergePage, diary: Book, other: Path) -> None:
    """A merge that was a mistake costs nothing."""
    before = diary.diary
    looked_at(page, diary, other)
    page.merge()
    settle(page, diary)
    kept = list(diary.path.parent.glob("*.before-merge-*"))
    assert len(kept) == 1
    assert kept[0].name in page.other.said.text()
    page.footer.link.click()
    settle(page, diary)
    assert levels(diary.diary) == levels(before)


def test_twice_changes_nothing(page: MergePage, diary: Book, other: Path) -> None:
    looked_at(page, diary, other)
    page.merge()
    settle(page, diary)
    assert not page.choices.cards
    assert not page.what.merge.isVisible()
    assert page.what.sentences[0].startswith("Nothing to merge")


def test_a_protected_diary_asks_for_its_passphrase_in_place(
    page: MergePage, diary: Book, tmp_path: Path
) -> None:
    place = tmp_path / "safe.kneelog"
    with closing(open_diary(place, create=True, key=Key("geheim"))) as store:
        store.commit(adding(rest("new", 4, 5))(store.load()))
    looked_at(page, diary, place)
    assert page.other.locked.isVisible()
    assert focus() is page.other.passphrase
    QTest.keyClicks(focus(), "wrong")
    press(Qt.Key.Key_Return)
    settle(page, diary)
    assert "Caps Lock" in page.other.said.text()
    QTest.keyClicks(focus(), "geheim")
    press(Qt.Key.Key_Return)
    settle(page, diary)
    assert not page.other.locked.isVisible()
    page.merge()
    settle(page, diary)
    assert levels(diary.diary) == {"new": 5}


@pytest.mark.parametrize(
    "content", [b"my thesis", b"SQLite format 3\0" + bytes(5000)], ids=["text", "damaged"]
)
def test_what_is_no_diary_is_said_and_nothing_offered(
    page: MergePage, diary: Book, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "thesis").write_bytes(content)
    looked_at(page, diary, tmp_path / "thesis")
    assert "thesis" in page.other.said.text()
    assert not page.what.isVisible()


def test_the_diary_itself_is_refused(page: MergePage, diary: Book, other: Path) -> None:
    del other
    looked_at(page, diary, diary.path)
    assert "the diary itself" in page.other.said.text()


def test_many_conflicts_are_shown_in_portions_and_all_are_merged(
    page: MergePage, diary: Book, tmp_path: Path
) -> None:
    """Two laptops that went apart for years stay quick to look at."""
    place = tmp_path / "laptop.kneelog"
    names = [f"e{number}" for number in range(25)]
    for name in names:
        diary.desk.perform(adding(rest(name, 1, 2)), lambda _done: None)
    diary.settle()
    copy_diary(diary.path, place)
    for name in names:
        keep(place, changing(name, 8, 2))
        diary.desk.perform(changing(name, 1, 3), lambda _done: None)
    diary.settle()
    looked_at(page, diary, place)
    assert len(page.choices.cards) == 20
    page.choices.all_theirs.click()
    page.choices.more.click()
    assert len(page.choices.cards) == 25
    page.merge()
    settle(page, diary)
    assert set(levels(diary.diary).values()) == {8}


def test_a_change_meanwhile_is_planned_anew(page: MergePage, diary: Book, other: Path) -> None:
    """What is typed while the page is open is never overwritten by an older plan."""
    looked_at(page, diary, other)
    diary.desk.perform(changing("there", 9, 4), lambda _done: None)
    settle(page, diary)
    assert len(page.choices.cards) == 2


def test_everything_has_a_name(page: MergePage, diary: Book, other: Path) -> None:
    """A screen reader tells what each control does."""
    looked_at(page, diary, other)
    assert all(spoken_name(control) for control in controls(page))
    assert "both sides" in page.choices.cards[0].accessibleName()
