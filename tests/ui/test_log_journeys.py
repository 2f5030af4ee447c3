"""Journeys 1 and 2 and the undo of journey 5, in the real window on a real file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.places import Place
from kneelog.domain.report import Knee, KneeReport, Lasted, Swelling
from kneelog.domain.run import Run
from kneelog.services import record
from tests.ui.log_window import EVENING, ZONE, LogWindow, day

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., LogWindow]

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def painful_run(number: int, level: int = 3) -> tuple[Run, Entry]:
    when = datetime(2026, 3, number, 17, tzinfo=UTC)
    run = Run(f"r{number}", day(number), distance_m=8200)
    return run, Entry(
        f"e{number}",
        day(number),
        Kind.RUN,
        run=run.id,
        left=KneeReport(level, places=(Place.INNER_JOINT_LINE,)),
        right=KneeReport(0),
        recorded_at=when,
    )


def test_plain_run_with_both_levels_and_a_place_takes_four_keys(log_window: Make) -> None:
    window = log_window()
    window.type(K.Key_4, K.Key_0, K.Key_H)
    assert window.said == "Run 18:30. Left 4, inner side on the joint line. Right 0."
    window.type(K.Key_Return)
    (entry,) = window.entries
    assert (entry.kind, entry.on, entry.left.level, entry.right.level) == (Kind.RUN, day(10), 4, 0)
    assert entry.left.places == (Place.INNER_JOINT_LINE,)
    assert entry.right.places == ()
    assert window.said == "Saved: run 18:30, left 4, right 0."
    assert window.page.form.form.is_empty


def test_both_knees_fine_takes_three_keys_or_one_press_and_enter(log_window: Make) -> None:
    window = log_window()
    window.type(K.Key_0, K.Key_0, K.Key_Return)
    window.page.form.view.header.both_zero.emit()
    window.type(K.Key_Return)
    assert [(e.left.level, e.right.level) for e in window.entries] == [(0, 0), (0, 0)]


def test_ten_is_one_key_and_a_slip_can_be_taken_back(log_window: Make) -> None:
    window = log_window()
    window.type(K.Key_X)
    window.type(K.Key_3, K.Key_Backtab)
    assert window.page.form.form.entry.left.level == 10
    left = window.page.form.view.half(Knee.LEFT).strip
    left.setFocus()
    window.type(K.Key_Delete)
    window.type(K.Key_Return)
    (entry,) = window.entries
    assert (entry.left.level, entry.right.level) == (None, 3), "not recorded is not 0"


def test_letters_are_dead_between_the_two_digits_so_no_place_lands_on_the_wrong_knee(
    log_window: Make,
) -> None:
    window = log_window()
    window.type(K.Key_4, K.Key_H, K.Key_0)
    entry = window.page.form.form.entry
    assert (entry.left.places, entry.right.places) == ((), ())


def test_letter_goes_to_the_worse_knee_left_if_equal(log_window: Make) -> None:
    window = log_window()
    window.type(K.Key_2, K.Key_5, K.Key_C, K.Key_Return)
    window.type(K.Key_5, K.Key_5, K.Key_C, K.Key_Return)
    first, second = window.entries
    assert (first.left.places, first.right.places) == ((), (Place.KNEECAP,))
    assert (second.left.places, second.right.places) == ((Place.KNEECAP,), ())


def test_saving_nothing_says_what_is_missing_and_puts_the_focus_there(log_window: Make) -> None:
    window = log_window()
    window.page.form.view.footer.focus_save()
    window.type(K.Key_Return)
    assert window.said == "Give a level for at least one knee, or write a note."
    assert window.focus is window.page.form.view.half(Knee.LEFT).strip
    assert window.entries == []


def test_undo_after_save_puts_the_values_back_into_the_form(log_window: Make) -> None:
    window = log_window()
    window.type(K.Key_4, K.Key_0, K.Key_H, K.Key_Return)
    window.type(K.Key_Z, modifier=CTRL)
    assert window.entries == []
    entry = window.page.form.form.entry
    assert (entry.left.worst, entry.right.worst, entry.left.places) == (4, 0, (Place.INNER_JOINT_LINE,))
    window.type(K.Key_Return)
    (saved,) = window.entries
    assert saved.left.worst == 4


def test_redo_after_undo_empties_the_form_again(log_window: Make) -> None:
    """Undo and Redo from the menu leave the entry saved once, and the form ready for the next one."""
    window = log_window()
    window.type(K.Key_4, K.Key_0, K.Key_Return)
    window.type(K.Key_Z, modifier=CTRL)
    assert not window.page.form.form.is_empty
    window.type(K.Key_Z, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert len(window.entries) == 1
    assert window.page.form.form.is_empty
    assert window.said.startswith("Done again: ")
    window.type(K.Key_2, K.Key_1, K.Key_Return)
    assert sorted(entry.left.worst or 0 for entry in window.entries) == [2, 4]


def test_what_was_typed_over_an_entry_that_came_back_changes_it(log_window: Make) -> None:
    """Undo, another level, then Redo elsewhere: Save is not refused, it makes the entry what the form says."""
    window = log_window()
    window.type(K.Key_4, K.Key_0, K.Key_Return)
    window.type(K.Key_Z, modifier=CTRL)
    window.type(K.Key_6)
    window.window.go("history")
    window.window.desk.redo()
    window.settle()
    window.window.go("log")
    window.page.form.save()
    window.settle()
    assert [entry.left.worst for entry in window.entries] == [6]


def test_an_entry_deleted_in_the_history_stays_out_of_the_form(log_window: Make) -> None:
    """Deleting is no Undo: what was deleted does not come back as a half-filled form."""
    window = log_window()
    window.type(K.Key_4, K.Key_0, K.Key_Return)
    (saved,) = window.entries
    window.window.go("history")
    window.window.desk.perform(lambda diary: record.remove(diary, [saved.id]))
    window.settle()
    window.window.go("log")
    assert window.page.form.form.is_empty


def test_undo_reaches_back_over_a_restart(log_window: Make) -> None:
    window = log_window()
    window.type(K.Key_4, K.Key_0, K.Key_Return)
    window.type(K.Key_0, K.Key_0, K.Key_Return)
    window.close()
    window.start()
    window.window.desk.undo()
    window.window.desk.undo()
    window.settle()
    assert window.entries == []
    window.window.desk.redo()
    window.settle()
    assert [entry.left.worst for entry in window.entries] == [4]


def test_half_filled_form_survives_a_crash(log_window: Make) -> None:
    window = log_window()
    window.type(K.Key_4)
    window.page.leaving()
    window.settle()
    window.start()  # without ever closing the first one
    assert window.page.form.form.entry.left.level == 4
    assert window.said == "Kept from 18:30."
    window.page.form.view.footer.link_asked.emit()
    assert window.page.form.form.is_empty
    window.settle()
    window.start()
    assert window.page.form.form.is_empty


def test_next_morning_the_form_is_the_question(log_window: Make) -> None:
    morning = datetime(2026, 3, 10, 7, 2, tzinfo=ZONE)
    window = log_window(*painful_run(9, 4), now=morning)
    form = window.page.form.form
    assert form.morning is not None
    window.type(K.Key_2, K.Key_0, K.Key_Return)
    answer = window.entries[-1]
    assert (answer.kind, answer.run, answer.on, answer.at) == (Kind.REST, "r9", day(10), None)
    assert (answer.left.level, answer.right.level) == (2, 0)
    assert window.page.form.form.morning is None, "then the plain form"


def test_not_now_turns_the_morning_question_into_one_line(log_window: Make) -> None:
    window = log_window(*painful_run(9, 4), now=datetime(2026, 3, 10, 7, 2, tzinfo=ZONE))
    window.type(K.Key_Escape)
    assert window.page.form.form.morning is None
    window.type(K.Key_3, K.Key_0, K.Key_Return)
    assert window.entries[-1].run != "r9"


def test_new_finding_opens_one_calm_card_and_only_once(log_window: Make) -> None:
    window = log_window(*painful_run(4), *painful_run(8))
    window.type(K.Key_3, K.Key_0, K.Key_Return)
    card = window.card
    assert card.isVisible()
    assert not card.isAncestorOf(window.window.focusWidget()), "it never takes the focus"
    card.hideAsked.emit()
    window.type(K.Key_0, K.Key_0, K.Key_Return)
    assert not card.isVisible(), "nothing was added, so it stays shut"


def test_already_seeing_someone_keeps_the_card_shut(log_window: Make) -> None:
    window = log_window(*painful_run(4), *painful_run(8))
    window.type(K.Key_3, K.Key_0, K.Key_Return)
    window.card.alreadySeeing.emit()
    window.settle()
    window.now += timedelta(days=1)
    window.type(K.Key_N, modifier=CTRL)
    window.type(K.Key_3, K.Key_0, K.Key_Return)
    assert not window.card.isVisible()
    assert [seen.knee for seen in window.diary.seeing.values()] == [Knee.LEFT]


def test_urgent_sign_says_what_to_do_before_anything_is_saved_and_after(log_window: Make) -> None:
    window = log_window()
    half = window.page.form.view.half(Knee.LEFT)
    half.changed.emit(KneeReport(5, swelling=Swelling.TIGHT))
    assert window.page.form.view.urgent.isVisible()
    window.page.form.save()
    window.settle()
    assert not window.page.form.view.urgent.isVisible()
    assert window.page.standing.isVisible()


def test_date_in_the_past_is_kept_and_said(log_window: Make) -> None:
    window = log_window()
    window.page.form.view.header.when_chosen.emit(day(7), None)
    window.type(K.Key_4, K.Key_0, K.Key_Return)
    (entry,) = window.entries
    assert (entry.on, entry.at) == (day(7), None)
    assert window.said == "Saved: run 7 March, left 4, right 0."


def test_untouched_form_is_dated_when_it_is_saved(log_window: Make) -> None:
    window = log_window()
    window.now = EVENING + timedelta(hours=2)
    window.type(K.Key_4, K.Key_0, K.Key_Return)
    (entry,) = window.entries
    assert entry.at is not None
    assert (entry.at.hour, entry.at.minute, entry.utc_offset) == (20, 30, 60)


def test_everything_that_can_be_said_of_a_knee_is_kept(log_window: Make) -> None:
    window = log_window()
    report = KneeReport(
        6, 3, 2, 6, places=(Place.HOLLOW,), swelling=Swelling.SLIGHT, lasted=Lasted.parse("36h")
    )
    window.page.form.view.half(Knee.RIGHT).changed.emit(report)
    window.page.form.save()
    window.settle()
    assert window.entries[0].right == report


def test_form_set_aside_for_another_comes_back_after_the_save(log_window: Make) -> None:
    run = Run("r", day(8), distance_m=12400)
    window = log_window(run)
    window.type(K.Key_6)
    window.window.go("log", ("answer", "r"))
    window.type(K.Key_2, K.Key_0, K.Key_Return)
    assert window.page.form.form.entry.left.level == 6
    assert window.said == "Saved: run 8 March, left 2, right 0. What you had begun before is here again."
    window.page.leaving()
    window.settle()
    window.start()
    assert window.page.form.form.entry.left.level == 6, "and it is kept against a crash again"
