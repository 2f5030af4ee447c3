"""Whatever is changed or taken back, from whichever page, the page that is shown says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from kneelog.domain.diary import Change, Edit, RecordKind
from kneelog.store.opening import open_diary
from tests.ui.log_window import EVENING, LogWindow, day
from tests.ui.test_log_journeys import painful_run

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., LogWindow]

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_taking_back_what_an_earlier_start_saved_is_said(log_window: Make) -> None:
    window = log_window()
    window.type(K.Key_4, K.Key_0, K.Key_Return)
    window.close()
    window.start()
    window.type(K.Key_Z, modifier=CTRL)
    assert window.entries == []
    assert window.said == "Undone: Saved: run 18:30, left 4, right 0."
    window.page.form.view.footer.link_asked.emit()
    window.settle()
    assert [entry.on for entry in window.entries] == [day(10)]
    assert window.said == "Done again: Saved: run 18:30, left 4, right 0."


def test_what_the_card_was_told_is_said_with_a_way_back(log_window: Make) -> None:
    window = log_window(*painful_run(2), *painful_run(4))
    window.type(K.Key_4, K.Key_0, K.Key_Return)
    window.card.alreadySeeing.emit()
    window.settle()
    assert window.said == "Noted: already seeing someone."
    window.page.form.view.footer.link_asked.emit()
    window.settle()
    assert not window.diary.seeing


def test_settings_say_what_the_menu_took_back(log_window: Make) -> None:
    window = log_window()
    window.type(K.Key_4, K.Key_0, K.Key_Return)
    window.type(K.Key_Comma, modifier=CTRL)
    window.type(K.Key_Z, modifier=CTRL)
    assert window.entries == []
    assert window.window.page.footer.text == "Undone: Saved: run 18:30, left 4, right 0."  # type: ignore[attr-defined]


def test_what_another_program_wrote_shows_without_leaving_the_window(log_window: Make) -> None:
    window = log_window()
    _run, entry = painful_run(10)
    store = open_diary(window.path, create=False)
    store.commit(Change("elsewhere", (Edit(RecordKind.ENTRY, entry.id, None, replace(entry, run=None)),)))
    store.close()
    window.page._pass_time()  # as the timer does
    window.settle()
    assert entry.id in window.window.desk.state.diary.entries


def test_a_half_given_morning_that_was_waved_off_can_be_put_back(log_window: Make) -> None:
    run, entry = painful_run(9)
    window = log_window(run, entry, now=EVENING.replace(hour=7))
    window.type(K.Key_3, K.Key_1, K.Key_Escape)
    assert window.said == "Discarded."
    window.page.form.view.footer.link_asked.emit()
    window.settle()
    form = window.page.form.form
    assert form.morning is not None
    assert (form.entry.left.level, form.entry.right.level) == (3, 1)


def test_colours_chosen_in_the_menu_are_named_as_those_of_the_settings(log_window: Make) -> None:
    """Undo then says what it would take back."""
    window = log_window()
    (dark,) = (action for action in window.window.findChildren(QAction) if action.text() == "&Dark")
    dark.trigger()
    window.settle()
    assert window.window.desk.state.can_undo == "Colours: Dark."
