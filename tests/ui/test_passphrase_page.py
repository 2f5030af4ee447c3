"""The passphrase page: said before it is done, done to the file and its copies, said afterwards."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from kneelog.domain.settings import Appearance
from kneelog.services import record
from kneelog.services.protecting import Protected, as_sentences
from kneelog.store.glance import whole
from kneelog.store.key import Key, is_protected
from kneelog.store.vault import Vault
from kneelog.ui.passphrase.page import PassphrasePage
from tests.store.helpers import entry
from tests.ui.quiet_pages import assert_words_are_kept, controls, spoken_name, words_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kneelog.ui.passphrase.sections import NewSection
    from kneelog.ui.widgets.secret_field import SecretField
    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen


@pytest.fixture
def window(log_window: Make) -> LogWindow:
    return log_window(entry("a", note="Treppenhaus"))


def shown(window: LogWindow) -> PassphrasePage:
    window.window.go("passphrase")
    window.settle()
    page = window.window.page
    assert isinstance(page, PassphrasePage)
    return page


def write(field: SecretField, words: str) -> None:
    field.line.selectAll()
    QTest.keyClicks(field.line, words)


def set_one(window: LogWindow, page: PassphrasePage, words: str = "Straße 7") -> None:
    fill(page.set, words)
    page.set.button.click()
    window.settle()


def fill(section: NewSection, words: str) -> None:
    write(section.new, words)
    write(section.again, words)
    section.written.setChecked(True)


def test_it_is_reached_from_the_settings_and_from_the_menu(window: LogWindow) -> None:
    window.window.go("settings")
    settings = window.window.page
    settings.place.passphrase.click()  # type: ignore[attr-defined]
    assert isinstance(window.window.page, PassphrasePage)
    (menu,) = [action.menu() for action in window.window.menuBar().actions() if action.text() == "&File"]
    window.window.go("log")
    next(action for action in menu.actions() if action.text() == "Pass&phrase…").trigger()  # type: ignore[attr-defined]
    assert isinstance(window.window.page, PassphrasePage)


def test_before_it_is_set_the_page_says_what_forgetting_costs_and_what_is_not_protected(
    window: LogWindow,
) -> None:
    said = words_on(shown(window))
    for part in ("cannot be recovered by anyone", "write it on paper", "export or print", "solid-state"):
        assert part in said


def test_setting_changing_and_removing_go_on_with_the_open_diary(window: LogWindow) -> None:
    """The window stays as it is: the next entry is saved into the protected file, and Undo still works."""
    page = shown(window)
    shutil.copy(window.path, window.path.with_name("diary.before-0002-2026-03-02-183000.kneelog"))
    set_one(window, page)
    assert page.footer.text == "Passphrase set. 1 copy was protected too."
    assert is_protected(window.path)
    assert (page.set.isVisible(), page.change.isVisible(), page.remove.isVisible()) == (False, True, True)
    assert page.set.new.words == page.set.again.words == ""
    assert window.focus is page.title
    window.window.desk.undo()
    window.window.desk.redo()
    window.settle()
    write(page.change.old, "Straße 7")
    fill(page.change, "another one")
    page.change.button.click()
    window.settle()
    assert page.footer.text == "Passphrase changed. 1 copy has the new one too."
    found = whole(window.path, Key("another one"))
    assert found is not None
    assert set(found.entries) == {"a"}
    write(page.remove.old, "another one")
    QTest.keyClick(page.remove.old.line, Qt.Key.Key_Return)
    window.settle()
    assert page.footer.text == "Passphrase removed. 1 copy is plain too."
    assert set(window.diary.entries) == {"a"}
    assert page.set.isVisible()


@pytest.mark.parametrize(
    ("new", "again", "ticked", "said"),
    [
        ("", "", True, "Type the new passphrase: at least one character."),
        ("abc", "abd", True, "not the same"),
        ("abc", "abc", False, "Write it on paper first"),
    ],
    ids=["empty", "different", "not written down"],
)
def test_what_is_amiss_is_said_in_place(
    window: LogWindow, new: str, again: str, ticked: bool, said: str
) -> None:
    page = shown(window)
    write(page.set.new, new)
    write(page.set.again, again)
    page.set.written.setChecked(ticked)
    page.set.button.click()
    window.settle()
    assert said in page.set.said.text()
    assert not is_protected(window.path)
    write(page.set.new, "x")
    assert page.set.said.text() == ""


def test_from_the_ticked_box_enter_goes_on(window: LogWindow) -> None:
    """The last thing before Set is to tick the box; no other key is needed then."""
    page = shown(window)
    fill(page.set, "Straße 7")
    page.set.written.setFocus()
    window.type(Qt.Key.Key_Return)
    assert is_protected(window.path)


def test_what_could_not_be_brought_along_is_said_in_full(window: LogWindow, tmp_path: Path) -> None:
    """A stick that is not there: what to do about it stands on the page, where the footer would cut it off."""
    stick = tmp_path / "stick"
    stick.mkdir()
    Vault(window.path).name_second_folder(stick)
    stick.rmdir()
    page = shown(window)
    set_one(window, page)
    assert page.footer.text == "Passphrase set."
    assert page.about.behind.isVisible()
    assert str(stick) in page.about.behind.text()
    assert "Protect them too" in page.about.behind.text()
    window.window.go("log")
    assert not shown(window).about.behind.isVisible()


def test_a_wrong_present_one_is_said_in_place_and_the_diary_stays_open(window: LogWindow) -> None:
    page = shown(window)
    set_one(window, page)
    write(page.remove.old, "wrong")
    page.remove.button.click()
    window.settle()
    assert page.remove.said.text().startswith("That is not the present passphrase.")
    assert page.remove.isEnabled()
    assert is_protected(window.path)
    assert window.window.desk.state.is_whole


def test_leaving_forgets_what_was_typed(window: LogWindow) -> None:
    page = shown(window)
    fill(page.set, "abc")
    window.window.go("log")
    assert (page.set.new.words, page.set.again.words, page.set.written.isChecked()) == ("", "", False)


def test_copies_that_were_left_plain_are_counted_and_protected(window: LogWindow) -> None:
    left = window.path.with_name("diary.before-0002-2026-03-02-183000.kneelog")
    shutil.copy(window.path, left)
    plain = left.read_bytes()
    page = shown(window)
    set_one(window, page)
    left.write_bytes(plain)
    shown(window)
    assert page.about.left.text() == "1 copy of it is not protected yet."
    page.about.finish.click()
    window.settle()
    assert is_protected(left)
    assert page.footer.text == "1 copy was protected too."
    assert page.about.left.isHidden()


def test_the_next_start_opens_with_the_passphrase_only(window: LogWindow) -> None:
    set_one(window, shown(window))
    window.close()
    assert Vault(window.path).is_locked


def test_a_diary_protected_elsewhere_meanwhile_is_said_once(window: LogWindow) -> None:
    """The open window says what to do, rather than show an old state as the present one."""
    Vault(window.path).protect(None, "elsewhere")
    for _time in range(2):
        window.window.desk.look_again()
        window.settle()
    (box,) = window.window.findChildren(QMessageBox)
    assert "start it again" in box.informativeText()
    box.close()


def test_a_saved_file_of_a_protected_diary_is_said_to_be_plain(window: LogWindow, tmp_path: Path) -> None:
    for protected in (False, True):
        if protected:
            set_one(window, shown(window))
        window.window.go("summary")
        window.settle()
        summary = window.window.page
        summary.acts.ask_where = lambda _page, _kind: tmp_path / "page.html"  # type: ignore[attr-defined]
        summary.acts.save("html")  # type: ignore[attr-defined]
        summary.settle()
        QApplication.processEvents()
        said = summary.footer.text  # type: ignore[attr-defined]
        assert said.startswith("Saved: ")
        assert said.endswith("anyone who has it can read it.") is protected


def test_no_word_is_in_any_file_that_the_window_wrote(
    window: LogWindow, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saved entries, edits, Undo, the draft of the form and the window's own settings leak nothing."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for variable in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(variable, str(temporary))
    set_one(window, shown(window))
    desk = window.window.desk
    for text in ("Bordstein", "Kellertür"):
        new = replace(desk.state.diary.entries["a"], note=text)
        desk.perform(partial(record.amend, entry=new, now=window.now))
        window.settle()
    desk.undo()
    desk.keep_draft({"note": "Halbsatz"})
    window.settle()
    window.close()
    glimpse = Vault(window.path, Key("Straße 7")).glance(window.now.date())
    assert glimpse is not None
    assert glimpse.draft == {"note": "Halbsatz"}
    files = [path for folder in (tmp_path, home) for path in folder.rglob("*") if path.is_file()]
    assert {"diary.kneelog", "window.ini"} <= {path.name for path in files}
    for path in files:
        for word in ("Treppenhaus", "Bordstein", "Kellertür", "Halbsatz"):
            for coding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert word.encode(coding) not in path.read_bytes(), f"{word} stands in {path.name}"


def test_every_control_has_a_name_and_every_word_is_kept(window: LogWindow) -> None:
    page = shown(window)
    window.window.theme.choose(Appearance.DARK)
    assert all(spoken_name(control) for control in controls(page) if control.isVisible())
    assert_words_are_kept(page)


def test_unreachable_copies_are_named(tmp_path: Path) -> None:
    from kneelog.services.protecting import Unreachable

    gone = tmp_path / "stick.kneelog"
    done = Protected(tmp_path, True, (tmp_path,) * 12, (Unreachable(gone, "why"),))
    said = " ".join(as_sentences(False, done))
    assert said == (
        f"Passphrase set. 12 copies were protected too. 1 copy could not be changed and is as it was: {gone}."
    )
