"""What can be done in the History page, in the real window on a real file: edit, duplicate, delete, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kneelog.domain.report import Knee
from kneelog.services.history_rows import Key
from kneelog.ui.history.editing import Editing
from tests.ui.history_window import MARCH, History
from tests.ui.log_window import day

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def history(log_window: Make) -> History:
    return History(log_window(*MARCH))


def editing_of(history: History) -> Editing:
    editing = history.page.acts.editing
    assert isinstance(editing, Editing)
    return editing


def test_opens_on_the_newest_with_the_list_in_focus(history: History) -> None:
    assert history.listed == ["waiting", "e8", "e4", "e2"]
    assert history.current == "waiting"
    assert history.is_in_list
    assert history.page.view.header.count.text() == "3 entries · 1 unanswered"


def test_arrows_pass_over_headings_and_the_detail_follows(history: History) -> None:
    view = history.page.view
    history.type(K.Key_Down)
    assert history.current == "e8"
    assert view.detail.heading.text() == "Sunday 8 March, 18:30"
    history.type(K.Key_End)
    assert history.current == "e2"
    history.type(K.Key_Down)
    assert history.current == "e2"
    history.type(K.Key_Home, K.Key_Up)
    assert history.current == "waiting"
    history.type(K.Key_PageDown)
    assert history.current == "e2"


def test_delete_is_at_once_and_undo_brings_it_back(history: History) -> None:
    history.type(K.Key_Down, K.Key_Delete)
    assert history.said == ("Deleted Sunday 8 March.", "Undo")
    assert history.on_disk() == {"e2", "e4"}
    assert history.current == "e4", "the row that moved up is chosen"
    assert history.is_in_list
    history.press_link()
    assert history.said == ("Undone: Deleted Sunday 8 March.", "Redo")
    assert history.on_disk() == {"e2", "e4", "e8"}
    assert history.current == "e8"
    history.press_link()
    assert history.said == ("Done again: Deleted Sunday 8 March.", "Undo")
    assert history.on_disk() == {"e2", "e4"}


def test_undo_from_the_menu_is_told_too(history: History) -> None:
    history.type(K.Key_Down, K.Key_Delete)
    history.type(K.Key_Z, modifier=CTRL)
    assert history.said == ("Undone: Deleted Sunday 8 March.", "Redo")
    assert history.current == "e8"


def test_several_rows_go_with_one_undo(history: History) -> None:
    history.type(K.Key_Down)
    history.type(K.Key_Down, modifier=SHIFT)
    assert history.page.view.detail.heading.text() == "2 entries chosen"
    history.type(K.Key_Delete)
    assert history.said[0] == "Deleted 2 entries."
    assert history.on_disk() == {"e2"}
    history.press_link()
    assert history.on_disk() == {"e2", "e4", "e8"}
    assert {key.id for key in history.page.view.table.selected_keys()} == {"e4", "e8"}


def test_run_without_an_answer_can_go_and_come_back(history: History) -> None:
    history.type(K.Key_Delete)
    assert history.said == ("Deleted the run of 9 March.", "Undo")
    assert history.listed == ["e8", "e4", "e2"]
    history.press_link()
    assert history.listed == ["waiting", "e8", "e4", "e2"]


def test_duplicate_is_todays_and_says_so(history: History) -> None:
    history.type(K.Key_Down)
    history.type(K.Key_D, modifier=CTRL)
    assert history.said == ("Sunday 8 March duplicated as today's.", "Undo")
    (new,) = history.on_disk() - {"e2", "e4", "e8"}
    assert history.current == new
    copy = history.window.diary.entries[new]
    assert (copy.on, copy.left.level, copy.run) == (day(10), 7, None)
    history.press_link()
    assert history.on_disk() == {"e2", "e4", "e8"}


def test_enter_edits_and_save_comes_back_to_the_row(history: History) -> None:
    history.type(K.Key_Down, K.Key_Return)
    editing = editing_of(history)
    focus = history.window.focus
    assert isinstance(focus, QWidget)
    assert editing.form.view.half(Knee.LEFT).strip.isAncestorOf(focus)
    history.type(K.Key_2)
    editing.form.save()
    history.window.settle()
    assert history.page.acts.editing is None
    assert history.window.diary.entries["e8"].left.level == 2
    assert history.said == ("Changed Sunday 8 March: run, left 2, right 0.", "Undo")
    assert history.current == "e8"
    assert history.is_in_list


def test_cancel_changes_nothing(history: History) -> None:
    history.type(K.Key_Down, K.Key_Return, K.Key_2, K.Key_Escape)
    assert history.page.acts.editing is None
    assert history.window.diary.entries["e8"].left.level == 7
    assert history.current == "e8"


def test_cancelled_edit_can_be_put_back(history: History) -> None:
    history.type(K.Key_Down, K.Key_Return, K.Key_2, K.Key_Escape)
    assert history.page.view.footer.line.link.text() == "Put back"
    history.page.acts.go_back()
    editing = editing_of(history)
    assert editing.form.form.entry.left.level == 2
    editing.form.save()
    history.window.settle()
    assert history.window.diary.entries["e8"].left.level == 2


def test_saving_an_edit_that_changed_nothing_offers_no_undo_of_something_else(history: History) -> None:
    history.type(K.Key_Down, K.Key_Return)
    editing = editing_of(history)
    editing.form.save()
    history.window.settle()
    assert history.said == ("Nothing was changed.", "")


def test_half_changed_edit_is_not_thrown_away_by_another_wish(history: History) -> None:
    history.type(K.Key_Down, K.Key_Return, K.Key_2)
    history.go(("entry", "e2"))
    assert history.page.acts.editing is not None
    history.type(K.Key_Escape)
    history.type(K.Key_Return)
    history.go(("entry", "e2"))
    assert history.page.acts.editing is None, "an untouched form gives way"
    assert history.current == "e2"


def test_enter_on_a_waiting_run_asks_for_its_answer(history: History) -> None:
    wanted: list[tuple[str, object]] = []
    history.page.wanted.connect(lambda page, subject: wanted.append((page, subject)))
    history.type(K.Key_Return)
    assert wanted == [("log", ("answer", "waiting"))]


def test_click_on_answer_asks_for_it_and_a_click_beside_only_chooses(history: History) -> None:
    wanted: list[tuple[str, object]] = []
    history.page.wanted.connect(lambda page, subject: wanted.append((page, subject)))
    table = history.page.view.table
    row = table.listed.rows.rows_of([Key(True, "waiting")])[Key(True, "waiting")]
    button = table.painter.answer_button(table.row_rect(row))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=button.center() - QPoint(300, 0))
    assert wanted == []
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=button.center())
    assert wanted == [("log", ("answer", "waiting"))]
