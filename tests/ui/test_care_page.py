"""The page of care and background: what is typed is kept, said, and can be taken back; nothing half-typed is lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

from kneelog.domain.care import Appointment, Background, Score, SeeingSomeone, Tried
from kneelog.domain.diary import RecordKind
from kneelog.domain.report import Knee
from kneelog.services import care
from kneelog.ui.care.page import CarePage
from kneelog.ui.widgets.date_field import written_day
from tests.importers.support import as_json, taken
from tests.ui.quiet_pages import (
    TODAY,
    Book,
    assert_words_are_kept,
    body_of,
    controls,
    entered,
    focus,
    press,
    spoken_name,
    words_on,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from kneelog.ui.care.records import RecordSection
    from kneelog.ui.theme import Theme
    from tests.ui.log_window import LogWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen

K = Qt.Key
VISIT = Appointment("a1", date(2026, 2, 26), "Pat Example", "Can I run?", said="Short runs.")
RECORDS: tuple[care.Care, ...] = (
    VISIT,
    Appointment("a2", date(2026, 3, 20), "Jo Sample", "Hills?", "Inner side of the left knee.", "A half."),
    SeeingSomeone("s1", Knee.LEFT, date(2026, 2, 26), None, "Pat Example"),
    SeeingSomeone("s2", Knee.RIGHT, date(2025, 2, 1), date(2025, 4, 1)),
    Score("c1", date(2026, 2, 26), "KOOS-12", "62"),
    Tried("t1", date(2026, 1, 5), "Shorter steps", date(2026, 2, 1), helped=True),
    Tried("t2", date(2026, 2, 5), "Softer shoes, and fewer hills on the long run of the week than before"),
)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, diary: Book) -> CarePage:
    return entered(qtbot, CarePage(theme, diary.desk))


@pytest.fixture
def full(page: CarePage, diary: Book) -> CarePage:
    for record in RECORDS:
        diary.desk.perform(lambda known, new=record: care.add(known, new, TODAY))  # type: ignore[misc]
    diary.settle()
    return page


def titles(section: RecordSection) -> list[str]:
    return [row.head.said.title for row in section.shown]


# Appointments: a journey with the keyboard alone ------------------------------------------------------------


def test_an_appointment_is_added_changed_deleted_and_brought_back_by_keyboard(
    page: CarePage, diary: Book
) -> None:
    press(K.Key_Tab)
    assert spoken_name(focus()) == "Add an appointment"
    press(K.Key_Return)
    assert spoken_name(focus()) == "Appointment: Day"
    assert page.footer.text == ""
    diary.settle()
    assert page.footer.text == "Added: appointment on 10 March."
    write("2026-03-20")
    press(K.Key_Tab)
    write("Pat Example")
    press(K.Key_Tab)
    write("Can I run?")
    press(K.Key_Tab)
    [visit] = diary.diary.appointments.values()
    assert (visit.on, visit.with_whom, visit.question) == (date(2026, 3, 20), "Pat Example", "Can I run?")
    assert page.footer.text == "Changed: appointment on 20 March (my question)."
    write("Inner side.")
    press(K.Key_Escape)
    row = page.appointments.shown[0]
    assert focus() is row.head
    assert not row.is_open
    assert next(iter(diary.diary.appointments.values())).problem == "Inner side."
    assert row.head.said.when == "20 Mar 2026"
    assert row.head.said.note == "to come"

    press(K.Key_Space)
    row.delete.setFocus()
    press(K.Key_Return)
    assert not diary.diary.appointments
    assert page.footer.text == "Deleted: appointment on 20 March."
    assert spoken_name(focus()) == "Add an appointment"
    page.footer.link.click()
    assert len(diary.diary.appointments) == 1
    assert titles(page.appointments) == ["Pat Example"]
    page.footer.link.click()
    assert not diary.diary.appointments
    assert page.appointments.shown == []


def test_adding_is_one_step_of_undo_and_each_field_another(page: CarePage, diary: Book) -> None:
    page.appointments.buttons[0].click()
    assert len(diary.diary.appointments) == 1
    press(K.Key_Tab)
    write("Pat")
    press(K.Key_Tab)
    assert diary.desk.state.can_undo
    page.footer.link.click()
    [visit] = diary.diary.appointments.values()
    assert visit == Appointment(visit.id, TODAY)
    [row] = page.appointments.shown
    assert row.is_open
    assert row.fields["with_whom"].value == ""
    diary.desk.undo()
    assert not diary.diary.appointments
    assert page.appointments.shown == []


def test_the_newest_stands_first_and_nothing_moves_while_a_row_is_open(full: CarePage, diary: Book) -> None:
    assert titles(full.appointments) == ["Jo Sample", "Pat Example"]
    later, earlier = full.appointments.shown
    full.appointments.enter(later)
    write("2026-01-02")
    press(K.Key_Tab)
    assert diary.diary.appointments["a2"].on == date(2026, 1, 2)
    assert full.appointments.shown == [later, earlier]
    later.done.click()
    assert full.appointments.shown == [earlier, later]
    assert focus() is later.head


def test_a_day_without_a_year_may_lie_ahead(page: CarePage, diary: Book) -> None:
    page.appointments.buttons[0].click()
    write("20 nonsense")
    press(K.Key_Tab)
    assert "is not a date" in page.appointments.shown[0].fields["on"].problem.text()
    row = page.appointments.shown[0]
    row.fields["on"].control.setFocus()
    write("2026-07-01")
    press(K.Key_Return)
    assert row.fields["on"].problem.text() == ""
    assert next(iter(diary.diary.appointments.values())).on == date(2026, 7, 1)


# Refused, and nothing lost ----------------------------------------------------------------------------------


def test_a_day_that_cannot_be_read_is_said_and_stays_as_typed(full: CarePage, diary: Book) -> None:
    row = full.appointments.shown[1]
    full.appointments.enter(row)
    write("31.2.2026")
    press(K.Key_Tab)
    field = row.fields["on"]
    assert field.problem.text().startswith("“31.2.2026” is not a date")
    assert field.control.accessibleDescription() == field.problem.text()
    write("Somebody else")
    press(K.Key_Tab)
    assert diary.diary.appointments["a1"].with_whom == "Somebody else"
    assert diary.diary.appointments["a1"].on == VISIT.on
    assert isinstance(field.control, QLineEdit)
    assert field.control.text() == "31.2.2026"
    row.done.click()
    assert row.is_open, "what is refused is not hidden"
    assert focus() is field.control


def test_a_day_that_must_be_there_is_put_back(full: CarePage, diary: Book) -> None:
    row = full.appointments.shown[1]
    full.appointments.enter(row)
    write("")
    press(K.Key_Delete, K.Key_Tab)
    assert row.fields["on"].problem.text() == "A day is needed here. It stays 26 February 2026."
    assert diary.diary.appointments["a1"] == VISIT


def test_what_the_rules_of_care_refuse_is_said_under_its_field_and_stays(full: CarePage, diary: Book) -> None:
    row = full.tried.shown[1]
    full.tried.enter(row)
    until = row.fields["to"].control
    until.setFocus()
    write("2026-01-01")
    press(K.Key_Tab)
    assert "lies before the start" in row.fields["to"].problem.text()
    assert "“Shorter steps”" in full.footer.text
    assert diary.diary.tried["t1"].to == date(2026, 2, 1)
    assert isinstance(until, QLineEdit)
    assert "2026" in until.text()
    assert until.text() != written_day(date(2026, 2, 1))
    until.setFocus()
    write("2026-01-20")
    press(K.Key_Tab)
    assert row.fields["to"].problem.text() == ""
    assert diary.diary.tried["t1"].to == date(2026, 1, 20)


def test_days_to_come_are_refused_where_things_happened(full: CarePage, diary: Book) -> None:
    row = full.scores.shown[0]
    full.scores.enter(row)
    write("2026-03-11")
    press(K.Key_Tab)
    assert row.fields["on"].problem.text() == "11 March 2026 has not come yet."
    assert diary.diary.scores["c1"].on == date(2026, 2, 26)


# Half said --------------------------------------------------------------------------------------------------


def test_a_score_is_kept_once_it_has_name_and_value(page: CarePage, diary: Book) -> None:
    page.scores.buttons[0].click()
    row = page.scores.shown[0]
    assert row.hint.text() == "Kept once it has a name and a value."
    assert row.delete.text() == "Discard"
    press(K.Key_Tab)
    write("KOOS-12")
    press(K.Key_Tab)
    assert not diary.diary.scores
    write("62")
    press(K.Key_Tab)
    [score] = diary.diary.scores.values()
    assert (score.on, score.name, score.value) == (TODAY, "KOOS-12", "62")
    assert page.footer.text == "Added: score KOOS-12 of 10 March."
    assert not row.hint.isVisible()
    assert row.delete.text() == "Delete"
    assert page.scores.shown == [row]


@pytest.mark.parametrize(("name", "value"), [("KOOS-12", ""), ("", "62")])
def test_half_a_score_is_kept_when_the_page_is_left(
    page: CarePage, diary: Book, name: str, value: str
) -> None:
    page.scores.buttons[0].click()
    press(K.Key_Tab)
    write(name)
    press(K.Key_Tab)
    write(value)
    page.leaving()
    [score] = diary.diary.scores.values()
    assert (score.name, score.value) == (name or "–", value or "–")


def test_a_new_row_without_a_word_leaves_no_trace(page: CarePage, diary: Book) -> None:
    page.scores.buttons[0].click()
    page.tried.buttons[0].click()
    page.leaving()
    assert (page.scores.shown, page.tried.shown) == ([], [])
    assert not diary.diary.scores
    assert not diary.diary.tried


def test_adding_twice_leads_to_the_row_that_is_not_kept_yet(page: CarePage) -> None:
    page.scores.buttons[0].click()
    page.scores.buttons[0].click()
    assert len(page.scores.shown) == 1


def test_what_was_discarded_can_be_put_back(page: CarePage, diary: Book) -> None:
    page.tried.buttons[0].click()
    page.scores.buttons[0].click()
    press(K.Key_Tab)
    write("KOOS-12")
    page.scores.shown[0].delete.click()
    assert page.scores.shown == []
    assert page.footer.text == "Discarded what was not kept yet."
    page.footer.link.click()
    [row] = page.scores.shown
    assert row.fields["name"].value == "KOOS-12"
    row.fields["value"].control.setFocus()
    write("62")
    press(K.Key_Tab)
    assert [score.name for score in diary.diary.scores.values()] == ["KOOS-12"]


def test_clearing_what_a_record_needs_is_refused(full: CarePage, diary: Book) -> None:
    row = full.scores.shown[0]
    full.scores.enter(row)
    press(K.Key_Tab)
    write("")
    press(K.Key_Delete, K.Key_Tab)
    assert "A score needs a name and a value." in row.fields["name"].problem.text()
    assert diary.diary.scores["c1"].name == "KOOS-12"


# What I tried, and who sees a knee --------------------------------------------------------------------------


def test_what_i_tried_from_when_to_when_and_whether_it_helped(page: CarePage, diary: Book) -> None:
    page.tried.buttons[0].click()
    write("Softer shoes")
    press(K.Key_Tab)
    write("2026-02-01")
    press(K.Key_Tab, K.Key_Tab)
    assert spoken_name(focus()) == "What I tried: Until: Today"
    press(K.Key_Return)
    press(K.Key_Tab)
    press(K.Key_Left, K.Key_Left)
    [tried] = diary.diary.tried.values()
    assert (tried.text, tried.from_, tried.to) == ("Softer shoes", date(2026, 2, 1), TODAY)
    assert tried.helped is True
    assert page.tried.shown[0].head.said.note == "helped"
    press(K.Key_Right)
    assert next(iter(diary.diary.tried.values())).helped is False
    press(K.Key_Right)
    assert next(iter(diary.diary.tried.values())).helped is None


def test_someone_sees_a_knee_until_it_ends(page: CarePage, diary: Book) -> None:
    left = page.seeing.begin[Knee.LEFT]
    left.setFocus()
    press(K.Key_Return)
    [seen] = diary.diary.seeing.values()
    assert (seen.knee, seen.since, seen.until) == (Knee.LEFT, TODAY, None)
    assert not left.isVisible()
    assert page.seeing.begin[Knee.RIGHT].isVisible()
    [row] = page.seeing.shown
    write("2026-02-26")
    press(K.Key_Tab)
    write("Pat Example")
    press(K.Key_Tab)
    write("2026-03-09")
    press(K.Key_Tab)
    [seen] = diary.diary.seeing.values()
    assert (seen.since, seen.until, seen.with_whom) == (date(2026, 2, 26), date(2026, 3, 9), "Pat Example")
    assert left.isVisible()
    assert row.head.said.note == "until 9 Mar 2026"
    assert spoken_name(row.head) == "Left knee, seeing Pat Example since 26 February 2026"


def test_both_knees_seen_leave_no_button_and_deleting_leads_back_to_one(page: CarePage, diary: Book) -> None:
    for knee in Knee:
        page.seeing.begin[knee].click()
        diary.settle()
    assert not any(button.isVisible() for button in page.seeing.buttons)
    for _ in range(2):
        row = page.seeing.shown[0]
        row.set_open(True)
        row.delete.setFocus()
        press(K.Key_Return)
        diary.settle()
    assert focus() in page.seeing.buttons


# Background -------------------------------------------------------------------------------------------------


def test_background_is_kept_field_by_field(page: CarePage, diary: Book) -> None:
    page.enter("background")
    assert spoken_name(focus()) == "Name"
    for text in ("Ana", "1984", "f", "none", "Meniscus 2019", "", "weak hips", "tight calves", "upright"):
        QTest.keyClicks(focus(), text)
        press(K.Key_Tab)
    assert spoken_name(focus()) == "Goal"
    QTest.keyClicks(focus(), "A half marathon")
    page.leaving()
    assert diary.diary.background == Background(
        name="Ana",
        year_of_birth=1984,
        sex="f",
        conditions="none",
        left_past="Meniscus 2019",
        strength="weak hips",
        flexibility="tight calves",
        running_style="upright",
        goal="A half marathon",
    )
    assert page.footer.text == "Changed: background (goal)."
    page.footer.link.click()
    assert diary.diary.background.goal == ""
    assert page.background.fields["goal"].value == ""


def test_a_year_to_come_is_said_and_stays(page: CarePage, diary: Book) -> None:
    year = page.background.fields["year_of_birth"]
    year.control.setFocus()
    write("2027")
    press(K.Key_Tab)
    assert year.problem.text() == "“2027” is not a number from 1900 to 2026."
    assert diary.diary.background == Background()


def test_it_says_where_what_one_says_of_oneself_goes(page: CarePage) -> None:
    words = words_on(page)
    assert "it is printed on the page for a physio only where you tick it in summary." in words
    assert "what you write for the next one stands on the page in summary." in words


def test_what_is_being_typed_survives_what_changes_elsewhere(full: CarePage, diary: Book) -> None:
    goal = full.background.fields["goal"].control
    goal.setFocus()
    write("Half of what I")
    diary.desk.perform(lambda known: care.set_background(known, {"name": "Ana"}, TODAY))
    diary.desk.perform(lambda known: care.remove(known, RecordKind.SCORE, "c1", TODAY))
    diary.settle()
    assert isinstance(goal, QPlainTextEdit)
    assert goal.toPlainText() == "Half of what I"
    assert focus() is goal
    assert full.scores.shown == []
    QTest.keyClicks(goal, " meant")
    full.leaving()
    assert diary.diary.background == Background(name="Ana", goal="Half of what I meant")


def test_what_is_typed_is_kept_when_the_window_closes(log_window: Callable[..., LogWindow]) -> None:
    window = log_window()
    window.window.go("care")
    window.settle()
    window.type(K.Key_Tab, K.Key_Return)
    window.type(K.Key_Tab, K.Key_Tab)
    QTest.keyClicks(window.focus, "Can I run")
    window.close()
    assert [visit.question for visit in window.diary.appointments.values()] == ["Can I run"]


def test_the_menu_leads_there_and_the_rail_shows_no_page(log_window: Callable[..., LogWindow]) -> None:
    window = log_window()
    [entry] = [
        action
        for menu in window.window.menuBar().actions()
        for action in menu.menu().actions()  # type: ignore[attr-defined]
        if action.text() == "C&are and background"
    ]
    entry.trigger()
    window.settle()
    shown: object = window.window.page
    assert isinstance(shown, CarePage)
    window.type(K.Key_F6, K.Key_F6)
    window.type(K.Key_F6)
    assert spoken_name(window.focus) in {"Log", "Add an appointment"}
    window.window.go("log")
    window.settle()
    assert window.page.isVisible()


# Everything together ----------------------------------------------------------------------------------------


def test_all_of_it_goes_out_as_json_and_comes_back(full: CarePage, diary: Book) -> None:
    full.background.fields["goal"].control.setFocus()
    write("A half marathon")
    full.leaving()
    kept = diary.diary
    back = taken(as_json(kept))
    for kind in (RecordKind.APPOINTMENT, RecordKind.SEEING, RecordKind.SCORE, RecordKind.TRIED):
        assert dict(back.of(kind)) == dict(kept.of(kind)) != {}
    assert back.background == Background(goal="A half marathon")


def test_tab_goes_from_top_to_bottom_also_through_new_rows(full: CarePage) -> None:
    full.appointments.buttons[0].click()
    full.tried.shown[1].set_open(True)
    full.enter()
    body = body_of(full)
    tops: list[int] = []
    seen: list[QWidget] = []
    while True:
        press(K.Key_Tab)
        if focus() in seen:
            break
        seen.append(focus())
        if body.isAncestorOf(focus()):
            tops.append(focus().mapTo(body, focus().rect().center()).y())
    assert len(tops) > 25
    assert tops == sorted(tops)


def test_every_control_is_named_and_rows_are_heard(full: CarePage) -> None:
    for section in full.lists:
        section.shown[0].set_open(True)
    found = list(controls(full))
    assert [one for one in found if not spoken_name(one) and one is not full.footer.link] == []
    row = full.appointments.shown[0]
    assert spoken_name(row.head) == "Appointment on 20 March 2026, Jo Sample"
    assert spoken_name(row.delete).startswith("Delete: ")
    heard = QAccessible.queryAccessibleInterface(row.head).text(QAccessible.Text.Description)
    assert heard == "open, to come, Hills?"
    assert_words_are_kept(full)


@pytest.mark.parametrize("size", [(1192, 694), (872, 574), (1832, 1054)])
@pytest.mark.parametrize("body_px", [13, 26])
def test_nothing_is_cut_off(
    full: CarePage, theme: Theme, qtbot: QtBot, size: tuple[int, int], body_px: int
) -> None:
    for section in full.lists:
        section.shown[-1].set_open(True)
    theme.set_body_px(body_px)
    full.resize(*size)
    qtbot.wait(10)
    body, room = body_of(full), full.scrolled.viewport()
    assert body.width() <= room.width()
    for control in [*controls(body), *body.findChildren(QPlainTextEdit)]:
        if control.isVisible():
            assert control.mapTo(body, control.rect().topRight()).x() <= body.width()
            assert control.height() >= control.minimumSizeHint().height()
    for label in body.findChildren(QLabel):
        if label.isVisible() and label.hasHeightForWidth():
            assert label.height() >= label.heightForWidth(label.width())


def test_a_long_text_grows_and_then_scrolls(full: CarePage, diary: Book, qtbot: QtBot) -> None:
    row = full.appointments.shown[0]
    full.appointments.enter(row)
    said = row.fields["said"].control
    before = said.height()
    said.setFocus()
    assert isinstance(said, QPlainTextEdit)
    said.setPlainText("\n".join(f"Line {number}" for number in range(6)))
    qtbot.waitUntil(lambda: said.height() > before)
    said.setPlainText("word " * 3000)
    qtbot.wait(50)
    assert before < said.height() < 300
    full.leaving()
    assert diary.diary.appointments["a2"].said == ("word " * 3000).strip()


def test_no_part_opens_as_a_window_of_its_own(full: CarePage, qapp: QApplication) -> None:
    assert [window for window in qapp.topLevelWidgets() if window.isVisible()] == [full]
