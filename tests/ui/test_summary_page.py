"""The Summary page: what the runner types, chooses and ticks stands on the page, is kept, and can be taken back."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit

from kneelog.domain.care import Appointment, Background
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import KneeReport
from kneelog.errors import KneelogError
from kneelog.services import record
from kneelog.services.physio_choice import About
from kneelog.services.physio_page import PaperSize
from kneelog.ui.log.page import LogPage
from kneelog.ui.summary.added import what_goes_in
from kneelog.ui.summary.period_choice import OWN
from kneelog.ui.summary.view import Half
from kneelog.ui.theme.tokens import BODY_PX
from tests.ui.quiet_pages import assert_words_are_kept, controls, spoken_name
from tests.ui.summary_window import SummaryWindow
from tests.ui.trends.charts import TODAY, back, ran, rest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from kneelog.domain.diary import Record
    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]
    Open = Callable[..., SummaryWindow]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen

K = Qt.Key
QUESTION = "Can I keep my long run?"
SEEN = Appointment("seen", back(12), "Pat Example", said="Short runs.")
TO_COME = Appointment("next", TODAY + timedelta(days=2), "Jo Sample", "Hills?", "Inner side.", "A half.")
ANA = Background(name="Ana Example", year_of_birth=1984, left_past="Meniscus, 2019")


def records() -> list[Record]:
    """A week with two runs."""
    return [*ran(9, 4, 0), rest(8, 3, 0), *ran(5, 5, 1), rest(2, 2)]


@pytest.fixture
def summary(log_window: Make) -> Iterator[Open]:
    opened: list[SummaryWindow] = []

    def make(*more: Record, diary: list[Record] | None = None) -> SummaryWindow:
        opened.append(SummaryWindow(log_window(*(records() if diary is None else diary), *more)))
        return opened[-1]

    yield make
    for window in opened:
        window.main.theme.set_body_px(BODY_PX)


def named(control: QWidget) -> str:
    """What it is called; of a list that opens Qt says the chosen words instead."""
    return control.accessibleName() or spoken_name(control)


# The words for the physio ------------------------------------------------------------------------------------


def test_a_question_is_typed_seen_kept_and_taken_back_by_keyboard(log_window: Make) -> None:
    log = log_window(*records())
    log.type(K.Key_4, modifier=Qt.KeyboardModifier.ControlModifier)
    window = SummaryWindow(log)
    assert named(log.focus) == "Period"
    for _stop in range(5):  # the two days, when the visit is, the link to appointments, the question
        window.type(K.Key_Tab)
    assert named(log.focus) == "My question"
    QTest.keyClicks(log.focus, QUESTION)
    window.settle()
    assert window.paper.question == QUESTION
    assert log.diary.appointments == {}, "kept only when it is left"
    window.type(K.Key_Tab)
    [visit] = log.diary.appointments.values()
    assert (visit.on, visit.question) == (TODAY + timedelta(days=1), QUESTION)
    assert (window.said, window.link) == ("Added: appointment on 11 March.", "Undo")
    window.press_link()
    assert log.diary.appointments == {}
    assert window.paper.question == window.field("question").editor.text == ""
    assert (window.said, window.link) == ("Undone: Added: appointment on 11 March.", "Redo")
    window.press_link()
    assert window.paper.question == window.field("question").editor.text == QUESTION


def test_words_for_a_visit_of_today_are_kept_with_today(summary: Open) -> None:
    window = summary()
    window.column.visit.when.value = 0
    window.write("question", QUESTION)
    window.column.paper.setFocus()
    window.settle()
    assert [visit.on for visit in window.window.diary.appointments.values()] == [TODAY]
    assert window.column.visit.words.text() == "today"
    assert window.column.visit.when.isHidden()


def test_the_page_follows_typing_by_itself(summary: Open, qtbot: QtBot) -> None:
    window = summary()
    window.write("problem", "Inner side of the left knee.")
    with qtbot.waitSignal(window.page.room.proofed, timeout=2000):
        pass
    assert window.paper.problem == "Inner side of the left knee."


def test_each_text_is_kept_with_the_visit_to_come_by_a_change_of_its_own(summary: Open) -> None:
    window = summary(SEEN, TO_COME)
    assert window.column.visit.words.text() == "12 March, Jo Sample"
    assert [field.editor.text for field in window.column.texts.values()] == [
        "Hills?",
        "Inner side.",
        "A half.",
    ]
    window.write("question", "Stairs?")
    window.write("goal", "Ten kilometres.")
    window.column.paper.setFocus()
    window.settle()
    assert window.window.diary.appointments["next"] == replace(
        TO_COME, question="Stairs?", goal="Ten kilometres."
    )
    assert window.window.diary.appointments["seen"] == SEEN
    assert window.said == "Changed: appointment on 12 March (goal)."
    window.press_link()
    assert window.window.diary.appointments["next"] == replace(TO_COME, question="Stairs?")


def test_what_is_typed_is_kept_when_the_window_closes(summary: Open) -> None:
    window = summary(TO_COME)
    window.write("question", "Stairs?")
    window.window.close()
    assert window.window.diary.appointments["next"].question == "Stairs?"


@pytest.mark.parametrize(("name", "limit"), [("question", 140), ("problem", 240), ("goal", 80)])
def test_counters_count_and_stop_at_what_a_physio_reads_in_a_minute(
    summary: Open, name: str, limit: int
) -> None:
    field = summary().field(name)
    assert field.counter.text() == f"0/{limit}"
    field.editor.setPlainText("x" * (limit - 1))
    field.editor.moveCursor(field.editor.textCursor().MoveOperation.End)
    QTest.keyClicks(field.editor, "yz")
    assert field.editor.text == "x" * (limit - 1) + "y"
    assert field.counter.text() == f"{limit}/{limit}"
    assert field.counter.accessibleName() == f"{limit} characters of {limit}"


def test_a_longer_text_from_before_stays_whole_and_can_only_become_shorter(summary: Open) -> None:
    long = "Ache " * 40
    window = summary(replace(TO_COME, question=long.strip()))
    field = window.field("question")
    field.editor.setFocus()
    assert field.editor.text == long.strip()
    assert field.counter.text() == "199/140: the page shows the beginning"
    field.editor.moveCursor(field.editor.textCursor().MoveOperation.End)
    QTest.keyClicks(field.editor, "!")
    assert field.editor.text == long.strip()
    QTest.keyClick(field.editor, K.Key_Backspace)
    QTest.keyClick(field.editor, K.Key_Backspace)
    QTest.keyClicks(field.editor, "!!!")
    assert len(field.editor.text) == 197
    window.column.paper.setFocus()
    window.settle()
    assert "there is room for 140 characters; these are 197." in field.problem.text()
    assert field.problem.isVisible()
    assert window.window.diary.appointments["next"].question == long.strip()


def test_what_is_being_typed_survives_what_changes_elsewhere(summary: Open) -> None:
    window = summary(TO_COME)
    window.write("goal", "Half of what I")
    window.main.desk.perform(lambda diary: record.record(diary, _entry("new", 0, 6), now=window.window.now))
    window.settle()
    assert window.field("goal").editor.text == window.paper.goal == "Half of what I"


def test_the_link_leads_to_where_appointments_and_background_are_kept(summary: Open) -> None:
    window = summary()
    assert window.column.visit.words.text() == "None is noted yet. What you write is kept with one of"
    window.click(window.column.visit.link)
    assert named(window.window.focus) == "Add an appointment"
    window.main.go("summary")
    window.click(window.column.about.link)
    assert named(window.window.focus) == "Name"


# The days ----------------------------------------------------------------------------------------------------


def test_the_page_begins_with_the_last_visit(summary: Open) -> None:
    window = summary(SEEN, TO_COME)
    assert window.column.period.combo.currentText() == "Since my visit on 26 February"
    assert (window.paper.first, window.paper.last) == (back(12), TODAY)


def test_without_a_visit_it_begins_six_weeks_ago(summary: Open) -> None:
    window = summary()
    assert (window.paper.first, window.paper.last) == (back(41), TODAY)


def test_another_period_is_one_choice_away(summary: Open) -> None:
    window = summary()
    combo = window.column.period.combo
    combo.setFocus()
    window.type(K.Key_Down)
    assert combo.currentText() == "12 weeks"
    assert (window.paper.first, window.paper.last) == (back(83), TODAY)
    assert window.column.period.since.day == back(83)


def test_days_of_one_s_own_are_named_so(summary: Open) -> None:
    window = summary()
    window.column.period.since.dateChosen.emit(back(9))
    window.settle()
    assert (window.paper.first, window.paper.last) == (back(9), TODAY)
    assert window.column.period.combo.value == OWN
    window.column.period.until.dateChosen.emit(back(20))  # the wrong way round
    window.settle()
    assert (window.paper.first, window.paper.last) == (back(20), back(9))


def test_choosing_days_of_one_s_own_goes_to_the_days(summary: Open) -> None:
    window = summary()
    window.column.period.combo.chosen.emit(OWN)
    window.settle()
    assert window.window.focus is window.column.period.since
    assert (window.paper.first, window.paper.last) == (back(41), TODAY)


def test_days_without_an_entry_are_drawn_and_others_offered(summary: Open) -> None:
    window = summary(diary=[rest(200, 3, 0)])
    period = window.column.period
    assert window.paper.first == back(41)
    assert period.hint.isVisible()
    assert period.last.isVisible()
    window.click(period.last)
    assert (window.paper.first, window.paper.last) == (back(241), back(200))
    assert not period.last.isVisible()
    assert window.window.focus is period.combo


def test_an_empty_diary_says_what_will_stand_here(summary: Open) -> None:
    window = summary(diary=[])
    assert window.view.message.text == "After the first entry your page for the physio will stand here."
    assert not window.view.save.isVisible()
    window.page.act("save")
    assert window.said == "There is nothing to save or print yet."
    assert window.page.regions() == [window.view.message.button]
    window.view.message.button.click()
    assert isinstance(window.main.page, LogPage)


def test_the_first_entry_brings_the_page(summary: Open) -> None:
    window = summary(diary=[])
    window.main.desk.perform(lambda diary: record.record(diary, _entry("new", 0, 6), now=window.window.now))
    window.settle()
    assert not window.view.is_empty
    assert window.paper.completeness[0].whole.startswith("1 of 42 days")


# What changes the page ---------------------------------------------------------------------------------------


def test_a_changed_entry_changes_the_page(summary: Open) -> None:
    window = summary()
    before = window.paper
    changed = _entry("rest-2", 2, 9)
    window.main.desk.perform(lambda diary: record.amend(diary, changed, now=window.window.now))
    window.settle()
    assert window.paper.changed != before.changed
    assert "9" in window.paper.changed[0].whole


def test_what_changed_while_another_page_was_shown_stands_there_when_one_comes_back(summary: Open) -> None:
    window = summary()
    asked = len(window.press.asked)
    window.main.go("history")
    window.main.desk.perform(lambda diary: record.amend(diary, _entry("rest-2", 2, 9), now=window.window.now))
    window.window.settle()
    assert len(window.press.asked) == asked, "nobody looks: nothing is set"
    window.main.go("summary")
    window.settle()
    assert "9" in window.paper.changed[0].whole


def test_of_several_changes_in_a_row_only_the_newest_page_is_set(summary: Open) -> None:
    window = summary()
    window.press.asked.clear()
    window.press.gate.clear()
    for name in (PaperSize.LETTER, PaperSize.A4, PaperSize.LETTER):
        window.column.paper.value = name
        window.column.paper.chosen.emit(name)
    window.column.added.entries.click()
    window.press.gate.set()
    window.settle()
    assert len(window.press.asked) <= 2, "the one under way, and the newest"
    assert window.press.asked[-1][0] == window.paper
    assert window.paper.entries is not None


def test_the_window_never_makes_or_sets_a_page_itself(summary: Open) -> None:
    window = summary()
    assert window.press.threads
    assert threading.get_ident() not in window.press.threads


def test_the_page_is_not_set_twice_if_it_is_the_same(summary: Open) -> None:
    window = summary()
    asked = len(window.press.asked)
    window.page.follow()
    window.settle()
    assert len(window.press.asked) == asked


def test_the_footer_says_how_complete_the_page_is(summary: Open) -> None:
    window = summary()
    assert window.said == "Up to date. 4 of 42 days have an entry; the diary begins on 1 March."


def test_what_just_happened_stands_until_something_else_is_done(summary: Open) -> None:
    window = summary()
    window.page.acts.copy_sentences()
    window.page.follow()
    window.settle()
    assert window.said == "Copied: three sentences to say."
    window.column.added.entries.click()
    window.settle()
    assert window.said.startswith("Up to date.")


def test_a_page_that_cannot_be_set_is_said(summary: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    window = summary()

    def refuse(_page: object, _ppi: float) -> list[bytes]:
        raise KneelogError("The page cannot be set.")

    monkeypatch.setattr(window.press, "sides", refuse)
    window.column.added.entries.click()
    window.settle()
    assert window.said == "The page cannot be set."


# What is printed ---------------------------------------------------------------------------------------------


def test_nothing_about_oneself_is_printed_unless_ticked(summary: Open) -> None:
    window = summary(ANA)
    boxes = window.column.about.boxes
    assert {about for about, box in boxes.items() if box.isVisible()} == {
        About.NAME,
        About.AGE,
        About.INJURIES,
    }
    assert (window.paper.who, window.paper.background) == ("", ())
    window.click(boxes[About.NAME])
    assert window.paper.who == "Ana Example"
    assert window.paper.background == ()


def test_ticks_are_remembered_on_this_machine_and_never_in_the_diary(summary: Open) -> None:
    window = summary(ANA)
    before = window.window.diary
    window.click(window.column.about.boxes[About.INJURIES])
    window.click(window.column.paper.segments[1])
    assert window.window.diary == before
    window.window.close()
    window.window.start()
    again = SummaryWindow(window.window)
    assert again.column.about.ticked == {About.INJURIES}
    assert again.paper.paper is PaperSize.LETTER
    assert "2019" in again.paper.background[0].whole


def test_without_a_background_there_is_nothing_to_tick(summary: Open) -> None:
    about = summary().column.about
    assert [box for box in about.boxes.values() if box.isVisible()] == []
    assert about.link.isVisible()


def test_the_paper_is_that_of_the_region_at_first(summary: Open) -> None:
    was = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    try:
        assert summary().paper.paper is PaperSize.LETTER
    finally:
        QLocale.setDefault(was)


def test_the_list_of_entries_is_counted_in_entries_and_then_in_pages(summary: Open) -> None:
    window = summary()
    entries = window.column.added.entries
    assert entries.text() == "list of all entries (4 entries)"
    assert window.view.pages.text() == "1 page"
    window.click(entries)
    assert entries.text() == "list of all entries (1 page)"
    assert window.view.pages.text() == "2 pages"


def test_notes_are_asked_for_only_where_they_could_go_along(summary: Open) -> None:
    window = summary(replace(_entry("noted", 1, 2), note="Stairs fine."))
    added = window.column.added
    assert not added.notes.isEnabled()
    window.click(added.entries)
    assert window.paper.entries is not None
    assert "Stairs fine." not in str(window.paper.entries)
    window.click(added.notes)
    assert "Stairs fine." in str(window.paper.entries)
    window.click(added.entries)
    order = window.page.order()
    assert order is not None
    assert not order.choice.with_notes


def test_what_is_added_is_forgotten_with_the_window(summary: Open) -> None:
    window = summary()
    window.click(window.column.added.data)
    window.window.close()
    window.window.start()
    assert not SummaryWindow(window.window).column.added.attach


@pytest.mark.parametrize(
    ("entries", "data", "notes", "said", "unsaid"),
    [
        pytest.param(False, False, False, "nothing else", "notes", id="the page alone"),
        pytest.param(True, False, False, "without your notes", "JSON", id="a list without notes"),
        pytest.param(True, False, True, "with your notes", "JSON", id="a list with notes"),
        pytest.param(False, True, False, "without your notes", "The list", id="data without notes"),
        pytest.param(False, True, True, "your notes too", "The list", id="data with notes"),
        pytest.param(True, True, True, "About you it holds only what is ticked", "without", id="everything"),
    ],
)
def test_it_says_plainly_what_goes_into_the_file(
    entries: bool, data: bool, notes: bool, said: str, unsaid: str
) -> None:
    words = what_goes_in(entries, data, notes)
    assert said in words
    assert unsaid not in words


# Where everything stands -------------------------------------------------------------------------------------


def test_f6_goes_round_choices_page_and_footer(summary: Open) -> None:
    window = summary()
    stops = []
    for _step in range(4):
        window.type(K.Key_F6)
        stops.append(named(window.window.focus))
    assert stops == ["The page, 1 page", "Save as PDF…", "Summary", "Period"]


def test_tab_goes_from_the_choices_over_the_page_to_saving(summary: Open) -> None:
    window = summary(ANA)
    names = []
    for _step in range(40):
        names.append(named(window.window.focus))
        window.window.type(K.Key_Tab)
    wanted = [
        "Period",
        "From: Wednesday 28 January",
        "To: Tuesday 10 March",
        "Add an appointment",
        "My question",
        "In my words",
        "Goal",
        "Print about me: name",
        "Care and background",
        "Paper: A4",
        "list of all entries (4 entries)",
        "Three sentences to say",
        "Copy three sentences to say",
        "Other file formats",
        "Size: Fit width",
        "The page, 1 page",
        "Print…",
        "Save as PDF…",
    ]
    assert [name for name in names[: names.index("Save as PDF…") + 1] if name in wanted] == wanted


def test_the_words_are_those_of_the_rules(summary: Open) -> None:
    window = summary(ANA)
    assert_words_are_kept(window.page)


SIZES = [(1280, 720), (1280, 640), (1920, 1080), (960, 600)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("body_px", [BODY_PX, 2 * BODY_PX])
@pytest.mark.parametrize("half", Half)
def test_nothing_is_cut_off(summary: Open, size: tuple[int, int], body_px: int, half: Half) -> None:
    window = summary(ANA, TO_COME)
    window.main.theme.set_body_px(body_px)
    window.main.resize(*size)
    window.view.half.value = half
    window.view.arrange()
    for fold in (window.column.sentences.fold, window.column.forms.fold):
        fold.set_open(True)
    window.settle()
    assert window.main.width() == size[0], "nothing pushes the window wider"
    column, room = window.column, window.view.choices.viewport()
    if column.isVisible():
        assert column.width() <= room.width()
    parts = [*controls(window.page), *window.page.findChildren(QPlainTextEdit)]
    for control in [part for part in parts if part.isVisible()]:
        stage = column if column.isAncestorOf(control) else window.page
        assert control.mapTo(stage, control.rect().topRight()).x() <= stage.width()
        assert control.height() >= control.minimumSizeHint().height()
        if isinstance(control, QAbstractButton):
            assert control.width() >= control.minimumSizeHint().width()
    for label in window.page.findChildren(QLabel):
        if label.isVisible() and label.hasHeightForWidth():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_where_both_do_not_fit_one_is_shown_and_the_other_a_click_away(summary: Open) -> None:
    window = summary()
    assert not window.view.half.isVisible()
    window.main.theme.set_body_px(2 * BODY_PX)
    window.main.resize(960, 600)
    window.settle()
    assert (window.view.choices.isVisible(), window.view.preview.isVisible()) == (True, False)
    window.click(window.view.half.segments[1])
    assert (window.view.choices.isVisible(), window.view.preview.isVisible()) == (False, True)
    assert window.view.preview.sheets.place_of(0).width() > 600


def test_the_rail_shows_every_word_also_where_it_is_low(summary: Open) -> None:
    window = summary()
    window.main.theme.set_body_px(2 * BODY_PX)
    window.main.resize(960, 600)
    QApplication.processEvents()
    rail = window.main._rail
    places = sorted((button.geometry() for button in rail._buttons.values()), key=lambda place: place.top())
    assert all(above.bottom() < below.top() for above, below in pairwise(places)), "none covers another"
    assert places[-1].bottom() <= rail.height()


def _entry(record_id: str, days: int, left: int) -> Entry:
    return Entry(record_id, back(days), Kind.REST, left=KneeReport(left))
