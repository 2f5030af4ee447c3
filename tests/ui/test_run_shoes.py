"""Shoes in the run's facts of the log form: the default pair is filled in and seen, others are one key away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kneelog.domain.diary import Change, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import KneeReport
from kneelog.domain.run import Run, Shoe
from kneelog.ui.form.run_facts import RunFacts
from tests.ui.log_window import day

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

K = Qt.Key
PAIRS = (
    Shoe("old", "Glide 3", day(1).replace(year=2025), day(1)),
    Shoe("road", "Glide & Go", day(2), is_default=True),
    Shoe("trail", "Fellmark", day(4)),
)


@pytest.fixture
def window(log_window: Make) -> LogWindow:
    return with_shoes(log_window())


def with_shoes(window: LogWindow) -> LogWindow:
    edits = tuple(Edit(RecordKind.SHOE, pair.id, None, pair) for pair in PAIRS)
    window.window.desk.perform(lambda _diary: Change("prepared", edits))
    window.settle()
    window.page.enter("new")
    window.page.form.view.more.folds["facts"].set_open(True)
    window.settle()
    window.page.form.focus_start()
    return window


def facts(window: LogWindow) -> RunFacts:
    found = window.page.form.view.more._bodies["facts"]
    assert isinstance(found, RunFacts)
    return found


def lines(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def test_the_default_pair_is_filled_in_said_and_kept(window: LogWindow) -> None:
    assert facts(window)._shoes.text() == "Glide & Go"
    window.type(K.Key_4, K.Key_0)
    assert window.said == "Run 18:30, Glide & Go. Left 4. Right 0."
    window.type(K.Key_Return)
    (run,) = window.diary.runs.values()
    assert (run.shoes, run.edited_at) == ("Glide & Go", None)


def test_shoes_that_are_taken_out_stay_out(window: LogWindow) -> None:
    field = facts(window)._shoes
    field.setFocus()
    QTest.keyClick(field, K.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, K.Key_Delete)
    assert field.text() == ""
    window.page.form.focus_start()
    window.type(K.Key_0, K.Key_0, K.Key_Return)
    (run,) = window.diary.runs.values()
    assert run.shoes == ""
    window.page.form.view.header.kind_chosen.emit(Kind.RUN)
    assert facts(window)._shoes.text() == "Glide & Go", "the next run is another"


def test_pairs_in_use_are_listed_first_and_one_key_takes_one(window: LogWindow) -> None:
    field = facts(window)._shoes
    field.setFocus()
    menu = field.open()
    assert lines(menu) == ["Glide && Go", "Fellmark", "", "Glide 3"]
    assert [action.isChecked() for action in menu.actions()] == [True, False, False, False]
    menu.actions()[1].trigger()
    menu.close()
    window.page.form.focus_start()
    window.type(K.Key_0, K.Key_0)
    assert window.said == "Run 18:30, Fellmark. Left 0. Right 0."


def test_down_and_a_click_on_the_chevron_open_the_list(
    window: LogWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = facts(window)._shoes
    opened: list[str] = []
    monkeypatch.setattr(field, "open", lambda: opened.append(field.text()))
    QTest.keyClick(field, K.Key_Down)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 12, field.height() // 2))
    assert len(opened) == 2
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(20, field.height() // 2))
    assert len(opened) == 2, "the text is written in"
    assert field.accessibleDescription() == "Down lists what can be chosen"


def test_without_pairs_it_is_a_line_of_text(log_window: Make) -> None:
    window = log_window()
    window.page.form.view.more.folds["facts"].set_open(True)
    window.settle()
    field = facts(window)._shoes
    field.setFocus()
    assert (field.offers, field.text(), field.accessibleDescription()) == (False, "", "")
    QTest.keyClicks(field, "Old ones")
    window.page.form.focus_start()
    window.type(K.Key_0, K.Key_0, K.Key_Return)
    (run,) = window.diary.runs.values()
    assert run.shoes == "Old ones"


def test_the_pair_of_the_day_is_filled_in(window: LogWindow) -> None:
    window.page.form.view.header.when_chosen.emit(day(1), None)
    assert facts(window)._shoes.text() == "", "the default pair was not in use yet"
    window.page.form.view.header.when_chosen.emit(day(3), None)
    assert facts(window)._shoes.text() == "Glide & Go"


def test_an_answer_of_long_ago_gets_no_shoes_by_being_edited(log_window: Make) -> None:
    run = Run("r", day(8), distance_m=8200)
    entry = Entry("e", day(8), Kind.RUN, run="r", left=KneeReport(4))
    window = with_shoes(log_window(run, entry))
    window.window.go("history", ("edit", "e"))
    window.settle()
    window.type(K.Key_2, K.Key_2, K.Key_Return)
    assert window.diary.entries["e"].left.level == 2
    assert window.diary.runs["r"] == run


def test_a_distance_typed_for_an_imported_run_is_kept_as_an_edit(log_window: Make) -> None:
    run = Run("r", day(9), distance_m=8200, source="Watch", source_ids=("w:1",))
    window = with_shoes(log_window(run))
    window.page.enter(("answer", "r"))
    field = facts(window)._distance
    field.setFocus()
    QTest.keyClick(field, K.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "8.4")
    window.page.form.focus_start()
    window.type(K.Key_0, K.Key_0, K.Key_Return)
    kept = window.diary.runs["r"]
    assert kept.edited_at is not None
    assert replace(kept, edited_at=None) == replace(run, distance_m=8400, shoes="Glide & Go")
