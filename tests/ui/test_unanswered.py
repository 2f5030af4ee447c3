"""Runs without an answer: offered one by one, answered in a row, corrected, counted; in the real window."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kneelog.domain.diary import Change, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import KneeReport
from kneelog.domain.run import Run
from kneelog.services.history_filter import Has
from kneelog.services.history_rows import key_of
from kneelog.ui.history.editing import Editing
from kneelog.ui.history.page import HistoryPage
from kneelog.ui.history.run_editing import RunEditing
from kneelog.ui.log.page import LogPage
from tests.ui.history_window import History, logged
from tests.ui.log_window import ZONE, day

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QMenu

    from kneelog.services.history_rows import Key
    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

K = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def waits(number: int, hour: int = 8, metres: int | None = 12_400, **facts: object) -> Run:
    start = datetime(2026, 3, number, hour, 12, tzinfo=ZONE)
    run = Run(f"w{number}", day(number), start, metres, 3910, source="Watch", source_ids=(f"w:{number}",))
    return replace(run, **facts)  # type: ignore[arg-type]


THREE = (waits(8), waits(6, 17), waits(3))
MIXED = (*THREE, *logged(2, 3), *logged(4, 5), Entry("rest", day(5), Kind.REST, left=KneeReport(0)))


@pytest.fixture
def history(log_window: Make) -> History:
    return History(log_window(*MIXED))


def lines(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def run_of_form(window: LogWindow) -> str | None:
    run = window.page.form.form.run
    return run.id if run is not None else None


def status(window: LogWindow) -> str:
    label = window.page.lines._asked
    return label.text() if label.isVisible() else ""


def press(window: LogWindow, subject: str) -> None:
    window.window.go("history", subject)
    window.settle()


# Offered by the log form --------------------------------------------------------------------------------------


def test_the_form_lists_all_that_wait_newest_first(log_window: Make) -> None:
    window = log_window(*(waits(number) for number in range(1, 10)), *logged(10, 2))
    window.page.enter("new")
    window.page.form.view.header.kind_chosen.emit(Kind.RUN)
    window.settle()
    menu = window.page.form.view.header._run.open()
    assert lines(menu)[:3] == [
        "&1  Monday 8:12, 12.4 km, 1:05:10",
        "&2  Sunday 8:12, 12.4 km, 1:05:10",
        "&3  Saturday 8:12, 12.4 km, 1:05:10",
    ]
    assert lines(menu)[6] == "&7  3 March 8:12, 12.4 km, 1:05:10"
    assert lines(menu)[9:] == ["Another run", "All runs without an answer…"]
    menu.close()


def test_one_key_takes_a_run_from_the_list(log_window: Make) -> None:
    window = log_window(*THREE)
    window.page.enter("new")
    window.page.form.view.header.kind_chosen.emit(Kind.RUN)
    menu = window.page.form.view.header._run.open()
    QTest.keyClick(menu, K.Key_2)
    window.settle()
    assert run_of_form(window) == "w6"
    window.page.form.focus_start()
    window.type(K.Key_4, K.Key_0, K.Key_Return)
    (entry,) = window.entries
    assert (entry.run, entry.on, entry.left.level) == ("w6", day(6), 4)


def test_a_rest_day_says_quietly_that_runs_wait_and_leads_to_them(log_window: Make) -> None:
    window = log_window(*THREE)
    link = window.page.lines._waiting
    window.page.enter("new")
    assert (window.page.form.form.entry.kind, link.text()) == (Kind.REST, "3 recent runs unanswered")
    assert link.isVisible()
    window.page.form.view.header.kind_chosen.emit(Kind.RUN)
    assert not link.isVisible(), "the list of runs says it"
    window.page.form.view.header.kind_chosen.emit(Kind.REST)
    link.click()
    window.settle()
    page: object = window.window.page
    assert isinstance(page, HistoryPage)
    assert [item.id for item in page.view.model.rows.items] == ["w8", "w6", "w3"]


def test_the_last_line_of_the_list_leads_to_all(log_window: Make) -> None:
    window = log_window(*THREE)
    window.page.enter("new")
    window.page.form.view.header.kind_chosen.emit(Kind.RUN)
    menu = window.page.form.view.header._run.open()
    menu.actions()[-1].trigger()
    menu.close()
    window.settle()
    assert isinstance(window.window.page, HistoryPage)


# One after the other ------------------------------------------------------------------------------------------


def test_catching_up_costs_each_run_its_answer_and_enter(history: History) -> None:
    window = history.window
    history.go("unanswered")
    assert history.listed == ["w8", "w6", "w3"]
    assert history.page.view.header.count.text() == "3 unanswered"
    history.type(K.Key_Return)
    assert (run_of_form(window), status(window)) == ("w8", "3 unanswered")
    history.type(K.Key_4, K.Key_0, K.Key_Return)
    assert (run_of_form(window), status(window)) == ("w6", "2 unanswered")
    assert window.said == "Saved: run 8 March 8:12, left 4, right 0."
    history.type(K.Key_0, K.Key_0, K.Key_Return)
    assert (run_of_form(window), status(window)) == ("w3", "1 unanswered")
    history.type(K.Key_1, K.Key_1, K.Key_Return)
    answers = {entry.run: (entry.left.level, entry.right.level) for entry in window.entries if entry.run}
    assert answers | {"r2": None, "r4": None} == {
        "w8": (4, 0),
        "w6": (0, 0),
        "w3": (1, 1),
        "r2": None,
        "r4": None,
    }
    assert window.page.catch_up is None
    assert run_of_form(window) is None
    history.go()
    assert history.page.view.message.text == "Every run has an answer."


def test_the_link_begins_with_the_newest_and_a_row_with_itself(history: History) -> None:
    window = history.window
    history.go("unanswered")
    history.page.view.runs.answer.click()
    window.settle()
    assert run_of_form(window) == "w8"
    history.go("unanswered")
    history.type(K.Key_Down, K.Key_Return)
    assert run_of_form(window) == "w6"
    history.type(K.Key_0, K.Key_0, K.Key_Return)
    assert run_of_form(window) == "w3"
    history.type(K.Key_0, K.Key_0, K.Key_Return)
    assert run_of_form(window) == "w8", "what stood above comes last"


def test_a_run_that_cannot_be_remembered_is_skipped(history: History) -> None:
    window = history.window
    history.go("unanswered")
    history.type(K.Key_Return, K.Key_7)
    window.page.lines._skip.click()
    window.settle()
    assert (run_of_form(window), status(window)) == ("w6", "3 unanswered")
    assert window.page.form.form.is_empty, "what was typed for the other run is not said of this one"
    assert window.said == "Discarded."
    window.page._follow_link()
    assert run_of_form(window) == "w8"
    assert window.page.form.form.entry.left.level == 7


def test_esc_stops_and_leads_back_to_what_is_left(history: History) -> None:
    history.go("unanswered")
    history.type(K.Key_Return, K.Key_4, K.Key_0, K.Key_Return)
    history.type(K.Key_Escape)
    assert history.listed == ["w6", "w3"]
    assert history.is_in_list
    log: object = history.main._pages["log"]
    assert isinstance(log, LogPage)
    assert log.catch_up is None
    assert log.form.form.run is None


def test_undo_gives_the_answer_back_and_saving_goes_on_where_it_was(history: History) -> None:
    window = history.window
    history.go("unanswered")
    history.type(K.Key_Return, K.Key_4, K.Key_0, K.Key_Return)
    history.type(K.Key_Z, modifier=CTRL)
    assert (run_of_form(window), status(window)) == ("w8", "3 unanswered")
    assert window.page.form.form.entry.left.level == 4
    history.type(K.Key_Return)
    assert (run_of_form(window), status(window)) == ("w6", "2 unanswered")


def test_what_was_begun_before_comes_back_at_the_end(history: History) -> None:
    window = history.window
    history.main.go("log", "new")
    window.settle()
    history.type(K.Key_9)
    history.go("unanswered")
    for _run in THREE:
        if not isinstance(history.main.page, LogPage):
            history.type(K.Key_Return)
        history.type(K.Key_0, K.Key_0, K.Key_Return)
    assert window.page.form.form.entry.left.level == 9
    assert window.said.endswith("What you had begun before is here again.")


def test_one_answer_from_the_whole_list_is_one_answer(history: History) -> None:
    history.type(K.Key_Return)
    history.type(K.Key_4, K.Key_0, K.Key_Return)
    assert history.window.page.catch_up is None
    assert run_of_form(history.window) is None


# Filtered and counted -----------------------------------------------------------------------------------------


def test_the_lane_of_runs_filters_and_counts(history: History) -> None:
    view = history.page.view
    assert not view.runs.isVisible()
    assert view.header.count.text() == "3 entries · 3 unanswered"
    view.header.kind.value = Kind.RUN
    view.header.kind.chosen.emit(Kind.RUN)
    assert view.runs.isVisible()
    assert [chip.text() for chip in view.runs.chips.chips] == ["With an answer · 2", "Without an answer · 3"]
    assert history.listed == ["w8", "w6", "e4", "w3", "e2"]
    with_answer, without = view.runs.chips.chips
    with_answer.click()
    assert history.listed == ["e4", "e2"]
    assert not view.runs.answer.isVisible()
    without.click()
    assert history.listed == ["w8", "w6", "w3"]
    without.click()
    assert history.listed == ["w8", "w6", "e4", "w3", "e2"], "pressed again, it lets all through"
    view.header.kind.value = None
    view.header.kind.chosen.emit(None)
    assert not view.runs.isVisible()
    assert len(history.listed) == 6


def test_the_count_leads_to_the_runs_that_wait(history: History) -> None:
    history.page.view.header.count.waiting.click()
    assert history.listed == ["w8", "w6", "w3"]
    assert history.page.view.header.having.value == Has(no_answer=True)
    assert history.page.view.header.having.text() == "With…", "the lane says it"
    history.page.focus_list()
    history.type(K.Key_Escape)
    assert len(history.listed) == 6
    assert not history.page.view.runs.isVisible()


def test_the_lane_counts_what_the_other_filters_let_through(history: History) -> None:
    view = history.page.view
    view.header.show_runs(answer=False)
    view.header.period.value = "custom"
    view.header._dates_chosen(day(4), day(6))
    assert [chip.text() for chip in view.runs.chips.chips] == ["With an answer · 1", "Without an answer · 1"]
    assert history.listed == ["w6"]


# Corrected and deleted ----------------------------------------------------------------------------------------


def editing_of(history: History) -> RunEditing:
    editing = history.page.acts.editing
    assert isinstance(editing, RunEditing)
    return editing


def test_a_run_without_an_answer_is_corrected_and_no_import_takes_it_back(
    history: History, qapp: QApplication
) -> None:
    history.type(K.Key_F2)
    editing = editing_of(history)
    assert editing.title.text() == "Edit the run of Sunday 8 March"
    assert [window for window in qapp.topLevelWidgets() if window.isVisible()] == [history.main]
    assert editing.footer.text == "Run 12.4 km · 1:05:10"
    field = history.window.focus
    QTest.keyClick(field, K.Key_A, CTRL)
    QTest.keyClicks(field, "10.5")
    QTest.keyClick(field, K.Key_Tab)
    assert editing.footer.text == "Run 10.5 km · 1:05:10"
    history.type(K.Key_Return, modifier=CTRL)
    assert history.page.acts.editing is None
    assert history.said == ("Changed the run of 8 March.", "Undo")
    run = history.window.diary.runs["w8"]
    assert (run.distance_m, run.edited_at is not None) == (10_500, True)
    assert history.current == "w8"
    assert history.is_in_list
    history.press_link()
    assert history.window.diary.runs["w8"] == waits(8)


def test_what_only_a_device_told_can_be_corrected_too(history: History) -> None:
    history.type(K.Key_F2)
    editing = editing_of(history)
    for name, typed in (("climb_m", "120"), ("heart_rate", "15"), ("cadence", "168")):
        field = editing.facts.lesser[name]
        field.setFocus()
        QTest.keyClick(field, K.Key_A, CTRL)
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, K.Key_Tab)
    assert editing.facts.lesser["heart_rate"].problem, "no heart beats so slowly"
    history.type(K.Key_Return, modifier=CTRL)
    run = history.window.diary.runs["w8"]
    assert (run.climb_m, run.heart_rate, run.cadence) == (120, None, 168)


def test_the_day_and_the_start_of_a_run_can_be_moved(history: History) -> None:
    history.page.view.detail.edit_run.click()
    editing = editing_of(history)
    editing.when.dateChosen.emit(day(7))
    editing.when.timeChosen.emit(datetime(2026, 3, 7, 9, 30, tzinfo=ZONE).time())
    editing.save()
    history.window.settle()
    run = history.window.diary.runs["w8"]
    there = datetime(2026, 3, 7, 9, 30, tzinfo=ZONE).replace(tzinfo=None).astimezone()
    assert (run.on, run.started_at) == (day(7), there), "by this computer's clock on that date"
    assert history.page.view.detail.heading.text() == "Saturday 7 March, 9:30"


def test_a_cancelled_correction_can_be_put_back(history: History) -> None:
    history.type(K.Key_F2)
    editing = editing_of(history)
    editing.facts.run_changed.emit(replace(editing.run, effort=7), False)
    history.type(K.Key_Escape)
    assert history.window.diary.runs["w8"] == waits(8)
    assert history.said == ("The changes were discarded.", "Put back")
    history.page.acts.go_back()
    again = editing_of(history)
    assert again.run.effort == 7
    again.save()
    history.window.settle()
    assert history.window.diary.runs["w8"].effort == 7


def merged(history: History, **facts: object) -> Run:
    """An import that merges another file into the run of 8 March while a form is open on it."""
    now = history.main.desk.state.diary.runs["w8"]
    gained = replace(now, source_ids=(*now.source_ids, "fit:1"), **facts)  # type: ignore[arg-type]
    edit = Edit(RecordKind.RUN, "w8", now, gained)
    history.main.desk.perform(lambda _diary: Change("Added to 1 run", (edit,)))
    history.window.settle()
    return gained


def test_saving_a_correction_keeps_what_an_import_brought_meanwhile(history: History) -> None:
    history.type(K.Key_F2)
    editing = editing_of(history)
    editing.facts.run_changed.emit(replace(editing.run, effort=7), False)
    gained = merged(history, heart_rate=151, title="Morning run")
    editing.save()
    history.window.settle()
    assert history.page.acts.editing is None
    run = history.window.diary.runs["w8"]
    assert run == replace(gained, effort=7, edited_at=run.edited_at)


def test_what_an_import_says_otherwise_is_told_and_nothing_is_lost(history: History) -> None:
    history.type(K.Key_F2)
    editing = editing_of(history)
    editing.facts.run_changed.emit(replace(editing.run, distance_m=13_000), False)
    gained = merged(history, distance_m=12_500)
    editing.save()
    history.window.settle()
    assert "meanwhile, too: its distance." in editing.footer.text
    assert editing_of(history).run.distance_m == 13_000
    assert history.window.diary.runs["w8"] == gained


def test_a_correction_that_is_put_back_still_knows_how_it_began(history: History) -> None:
    history.type(K.Key_F2)
    editing = editing_of(history)
    editing.facts.run_changed.emit(replace(editing.run, effort=7), False)
    history.type(K.Key_Escape)
    gained = merged(history, heart_rate=151)
    history.page.acts._put_back()
    editing_of(history).save()
    history.window.settle()
    run = history.window.diary.runs["w8"]
    assert run == replace(gained, effort=7, edited_at=run.edited_at)


def test_saving_an_edited_entry_keeps_what_an_import_brought_meanwhile(log_window: Make) -> None:
    answer = Entry("e8", day(8), Kind.RUN, run="w8", left=KneeReport(4))
    history = History(log_window(waits(8), answer))
    history.type(K.Key_F2)
    editing = history.page.acts.editing
    assert isinstance(editing, Editing)
    run = editing.form.form.run
    assert run is not None
    editing.form.change(replace(editing.form.form, run=replace(run, effort=7)))
    gained = merged(history, heart_rate=151)
    editing.form.save()
    history.window.settle()
    assert history.page.acts.editing is None
    run = history.window.diary.runs["w8"]
    assert run == replace(gained, effort=7, edited_at=run.edited_at)


def test_a_day_to_come_is_said_and_nothing_is_lost(history: History) -> None:
    history.type(K.Key_F2)
    editing = editing_of(history)
    editing.when.dateChosen.emit(day(11))
    editing.save()
    history.window.settle()
    assert editing.footer.text == "11 March 2026 is still to come: check the date."
    assert history.page.acts.editing is editing


def test_f2_on_an_answered_run_edits_its_entry(history: History) -> None:
    history.type(K.Key_Down, K.Key_Down, K.Key_Down, K.Key_F2)
    assert history.page.acts.editing is not None
    assert history.page.acts.editing.key.id == "e4"


def test_a_run_with_several_entries_goes_with_the_last_of_them(log_window: Make) -> None:
    typed = Run("typed", day(4), distance_m=8000)
    first = Entry("first", day(4), Kind.RUN, run="typed", left=KneeReport(3))
    second = replace(first, id="second", left=KneeReport(5))
    morning = Entry("morning", day(5), Kind.REST, run="typed", left=KneeReport(1))
    history = History(log_window(typed, first, second, morning))
    history.page.listing.find_rows([next(key for key in _keys(history) if key.id == "first")])
    history.type(K.Key_Delete)
    assert set(history.window.diary.runs) == {"typed"}
    history.page.listing.find_rows([next(key for key in _keys(history) if key.id == "second")])
    history.type(K.Key_Delete)
    assert set(history.window.diary.runs) == {"typed"}, "its next morning still speaks of it"
    assert history.listed == ["morning", "typed"]
    history.page.listing.find_rows([next(key for key in _keys(history) if key.id == "typed")])
    history.type(K.Key_Delete)
    assert history.said[0] == "An entry speaks of this run. Delete that entry first."
    history.type(K.Key_Up, modifier=SHIFT)
    history.type(K.Key_Delete)
    assert history.said == ("Deleted 1 entry and 1 run.", "Undo")
    assert not history.window.diary.runs
    assert not history.window.diary.entries
    history.press_link()
    assert set(history.window.diary.runs) == {"typed"}
    assert history.on_disk() == {"morning"}


def _keys(history: History) -> list[Key]:
    return [key_of(item) for item in history.page.view.model.rows.items]


def test_the_detail_says_how_long_the_run_was_against_those_before(log_window: Make) -> None:
    before = replace(waits(1, metres=10_000), id="w0", on=day(1).replace(month=1), started_at=None)
    lately = waits(1, metres=10_000)
    history = History(log_window(before, lately, waits(8)))
    said = history.page.view.detail._length
    assert said.text() == "12.4 km; longest in the 30 days before: 10.0 km; 24% longer"
    assert said.isVisible()
    history.type(K.Key_End)
    assert not said.isVisible()
