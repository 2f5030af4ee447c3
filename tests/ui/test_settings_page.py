"""The Settings page: what is changed is kept at once, is said, and can be taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from kneelog.domain.report import Knee, KneeReport
from kneelog.domain.settings import RULE_SETTINGS, Appearance, Country, Preferences, RuleSettings, Units
from kneelog.services import record
from kneelog.store.vault import Vault
from kneelog.ui.settings.page import SettingsPage
from kneelog.ui.settings.rules import GROUPS
from tests.ui.quiet_pages import (
    TODAY,
    Book,
    assert_words_are_kept,
    body_of,
    book,
    controls,
    entered,
    rest,
    spoken_name,
    words_on,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from kneelog.ui.settings.stepper import Stepper
    from kneelog.ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen


@pytest.fixture
def diary(qtbot: QtBot, tmp_path: Path) -> Iterator[Book]:
    opened = book(qtbot, tmp_path / "diary.kneelog", rest(3, left=KneeReport(level=6)))
    yield opened
    opened.close()


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, diary: Book) -> SettingsPage:
    return entered(qtbot, SettingsPage(theme, diary.desk, Vault(diary.path)))


def step(stepper: Stepper, key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(stepper.number, key)
    stepper.settle()


def choose(combo: QComboBox, value: object) -> None:
    index = next(number for number, option in enumerate(combo._options) if option.value == value)  # type: ignore[attr-defined]
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def test_all_nine_settings_stand_with_default_and_source(page: SettingsPage) -> None:
    assert [name for _, settings in GROUPS for name, _, _ in settings] == list(RULE_SETTINGS)
    said = words_on(page)
    for name, facts in RULE_SETTINGS.items():
        row = page.rules.row_of[name]
        assert row.stepper.value == facts.default
        assert (row.stepper.number.minimum(), row.stepper.number.maximum()) == (facts.low, facts.high)
        assert facts.source.lower() in said
        assert f"default {facts.default}" in said


def test_a_changed_number_is_kept_said_and_taken_back(page: SettingsPage, diary: Book) -> None:
    assert page.rules.now.text() == "Nothing in the diary meets the rule with these settings."
    assert page.rules.defaults.isHidden()
    step(page.rules.row_of["high_level"].stepper, Qt.Key.Key_Down)
    assert diary.diary.rules == RuleSettings(high_level=6)
    assert page.footer.text == "Setting “High pain: a level from” is now 6."
    assert page.rules.now.text() == "With these settings the diary gives 1 finding; current now: 1."
    assert not page.rules.defaults.isHidden()
    page.footer.link.click()
    assert diary.diary.rules == RuleSettings()
    assert page.rules.row_of["high_level"].stepper.value == 7
    assert page.footer.text.startswith("Undone: ")
    page.footer.link.click()
    assert diary.diary.rules == RuleSettings(high_level=6)


def test_several_steps_are_one_change(page: SettingsPage, diary: Book) -> None:
    step(page.rules.row_of["niggle_window_days"].stepper, Qt.Key.Key_Up, times=8)
    assert diary.diary.rules.niggle_window_days == 50
    page.footer.link.click()
    assert diary.diary.rules.niggle_window_days == 42


def test_steps_end_by_themselves(page: SettingsPage, diary: Book, qtbot: QtBot) -> None:
    with qtbot.waitSignal(diary.desk.changed):
        QTest.mouseClick(page.rules.row_of["uneven_gap"].stepper.less, Qt.MouseButton.LeftButton)
    assert diary.diary.rules.uneven_gap == 3


def test_a_number_can_be_typed_and_never_leaves_its_range(page: SettingsPage, diary: Book) -> None:
    number = page.rules.row_of["current_days"].stepper.number
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, "30")
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert diary.diary.rules.current_days == 30
    number.selectAll()
    QTest.keyClicks(number, "99")
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert diary.diary.rules.current_days <= 60


def test_the_ends_of_the_range_show(page: SettingsPage) -> None:
    days = page.rules.row_of["lasting_days"].stepper
    assert (days.less.isEnabled(), days.more.isEnabled()) == (True, False)


def test_leaving_keeps_what_is_still_being_stepped_or_typed(page: SettingsPage, diary: Book) -> None:
    QTest.keyClick(page.rules.row_of["high_level"].stepper.number, Qt.Key.Key_Up)
    choose(page.numbers.choice.country, Country.OTHER)
    diary.settle()
    page.numbers.choice.emergency.setFocus()
    QTest.keyClicks(page.numbers.choice.emergency, "144")
    page.leaving()
    assert diary.diary.rules.high_level == 8
    assert diary.diary.preferences.emergency_number == "144"


def test_more_painful_runs_than_runs_are_refused_with_a_sentence(page: SettingsPage, diary: Book) -> None:
    step(page.rules.row_of["niggle_of"].stepper, Qt.Key.Key_Down, times=2)
    assert diary.diary.rules.niggle_of == 3
    runs = page.rules.row_of["niggle_runs"].stepper
    step(runs, Qt.Key.Key_Up)
    assert page.footer.text == "A knee cannot hurt on 4 of 3 runs. It stays at 3 of 3."
    assert "cannot hurt on 4 of 3" in words_on(page.rules)
    assert runs.value == 3
    assert diary.diary.rules.niggle_runs == 3


def test_quick_choices_one_after_the_other_never_fall_back(page: SettingsPage, diary: Book) -> None:
    of, runs = (page.rules.row_of[name].stepper for name in ("niggle_of", "niggle_runs"))
    shown: list[int] = []
    diary.desk.changed.connect(lambda _done: shown.append(page.rules.row_of["high_level"].stepper.value))
    step(of, Qt.Key.Key_Down, times=2)
    step(runs, Qt.Key.Key_Up)
    assert page.footer.text == "A knee cannot hurt on 4 of 3 runs. It stays at 3 of 3."
    step(page.rules.row_of["high_level"].stepper, Qt.Key.Key_Down)
    assert diary.diary.rules == RuleSettings(high_level=6, niggle_of=3)
    assert shown == [6, 6]


def test_what_the_diary_refuses_is_said_and_shown(page: SettingsPage, diary: Book) -> None:
    page.rules.chosen.emit("niggle_of", 3)
    page.rules.chosen.emit("niggle_runs", 4)
    assert diary.diary.rules == RuleSettings(niggle_of=3)
    assert "niggle_runs is 4" in page.footer.text
    assert page.rules.row_of["niggle_runs"].stepper.value == 3


def test_back_to_the_defaults(page: SettingsPage, diary: Book) -> None:
    step(page.rules.row_of["high_level"].stepper, Qt.Key.Key_Down)
    step(page.rules.row_of["counts_from"].stepper, Qt.Key.Key_Up)
    diary.settle()
    page.rules.defaults.click()
    assert diary.diary.rules == RuleSettings()
    assert page.rules.defaults.isHidden()
    assert QApplication.focusWidget() is page.rules.row_of["high_level"].stepper.number
    page.footer.link.click()
    assert diary.diary.rules == RuleSettings(high_level=6, counts_from=2)


def test_what_changes_elsewhere_shows_and_is_said_with_its_own_way_back(
    page: SettingsPage, diary: Book
) -> None:
    step(page.rules.row_of["high_level"].stepper, Qt.Key.Key_Down)
    diary.settle()
    diary.desk.perform(lambda known: record.set_rule(known, "uneven_gap", 5))
    diary.settle()
    assert page.rules.row_of["uneven_gap"].stepper.value == 5
    assert "5" in page.footer.text
    page.footer.link.click()
    diary.settle()
    assert page.rules.row_of["uneven_gap"].stepper.value == 4


def test_country_and_own_numbers(page: SettingsPage, diary: Book) -> None:
    choice = page.numbers.choice
    assert choice.emergency.isHidden() or not choice.emergency.isVisible()
    choose(choice.country, Country.UNITED_KINGDOM)
    assert diary.diary.preferences.numbers == ("999", "111")
    assert choice.numbers.text() == "Emergency number 999, advice line 111."
    choose(choice.country, Country.OTHER)
    assert choice.emergency.isVisible()
    choice.emergency.setFocus()
    QTest.keyClicks(choice.emergency, "144")
    QTest.keyClick(choice.emergency, Qt.Key.Key_Return)
    assert diary.diary.preferences.numbers == ("144", "")


def test_units_dates_looks_and_keyboard(page: SettingsPage, diary: Book) -> None:
    QTest.mouseClick(page.units.units.segments[1], Qt.MouseButton.LeftButton)
    kept = diary.diary.preferences.units
    assert (kept, type(kept)) == (Units.MILES, Units)
    choose(page.units.weekday, 6)
    assert diary.diary.preferences.first_weekday == 6
    assert page.footer.text == "Weeks begin on: Sunday."
    QTest.mouseClick(page.looks.appearance.segments[2], Qt.MouseButton.LeftButton)
    assert diary.diary.preferences.appearance is Appearance.DARK
    QTest.keyClick(page.keyboard.move_on, Qt.Key.Key_Space)
    assert diary.diary.preferences.move_on is False
    for _ in range(4):
        diary.desk.undo()
    assert diary.diary.preferences == Preferences()
    assert page.units.units.value is Units.KILOMETRES
    assert page.keyboard.move_on.isChecked()


def test_who_sees_a_knee_is_said_and_changed_on_the_page_of_care(
    page: SettingsPage, diary: Book, qtbot: QtBot
) -> None:
    line = page.care.knees[Knee.RIGHT]
    assert line.said.text() == "Right knee: nobody is noted."
    diary.desk.perform(lambda known: record.see_someone(known, [Knee.RIGHT], TODAY))
    diary.settle()
    assert line.said.text() == "Right knee: already seeing someone, since 10 March."
    with qtbot.waitSignal(page.wanted) as asked:
        QTest.keyClick(page.care.change, Qt.Key.Key_Return)
    assert asked.args == ["care", "seeing"]


def test_a_pending_reminder_can_be_cleared_and_comes_back(page: SettingsPage, diary: Book) -> None:
    assert not page.care.reminder.button.isVisible()
    diary.desk.perform(lambda known: record.remind_later(known, date(2026, 3, 17)))
    diary.settle()
    assert page.care.reminder.said.text() == "Reminder on 17 March."
    page.care.reminder.button.click()
    assert diary.diary.reminder is None
    assert page.care.reminder.said.text() == "No reminder is pending."
    page.footer.link.click()
    assert diary.diary.reminder is not None


def test_a_reminder_whose_day_came_is_pending_no_more(page: SettingsPage, diary: Book) -> None:
    diary.desk.perform(lambda known: record.remind_later(known, TODAY))
    diary.settle()
    assert page.care.reminder.said.text() == "No reminder is pending."


def test_the_path_can_be_copied_and_the_size_is_said(page: SettingsPage, diary: Book) -> None:
    assert page.place.path.text() == str(diary.path)
    assert page.place.path.isReadOnly()
    assert page.place.how_large.text().lower().endswith("kb")
    page.place.copy.click()
    assert QGuiApplication.clipboard().text() == str(diary.path)
    assert page.footer.text == "Path copied."


def test_another_page_leads_to_the_numbers(page: SettingsPage) -> None:
    page.enter("numbers")
    assert QApplication.focusWidget() is page.numbers.choice.country
    top = page.numbers.mapTo(page.scrolled.viewport(), page.numbers.rect().topLeft()).y()
    assert 0 <= top < page.scrolled.viewport().height() - page.numbers.height()


def test_keys_at_the_title_scroll_and_change_nothing(page: SettingsPage, diary: Book) -> None:
    assert QApplication.focusWidget() is page.title
    before = diary.diary
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_7, Qt.Key.Key_Return):
        QTest.keyClick(page.title, key)
    assert page.scrolled.verticalScrollBar().value() > 0
    assert diary.diary is before


def stops(page: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    while True:
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in found:
            return found
        found.append(focus)


def test_tab_goes_from_top_to_bottom(page: SettingsPage) -> None:
    body = body_of(page)
    heights = [stop.mapTo(body, stop.rect().center()).y() for stop in stops(page) if body.isAncestorOf(stop)]
    assert len(heights) >= len(RULE_SETTINGS) + 8
    assert heights == sorted(heights)


@pytest.mark.parametrize("size", [(1192, 694), (872, 574), (1832, 1054)])
@pytest.mark.parametrize("body_px", [13, 26])
def test_nothing_is_cut_off(
    page: SettingsPage, theme: Theme, qtbot: QtBot, size: tuple[int, int], body_px: int
) -> None:
    theme.set_body_px(body_px)
    page.resize(*size)
    qtbot.wait(10)
    body, room = body_of(page), page.scrolled.viewport()
    assert body.width() <= room.width()
    for control in controls(body):
        if control.isVisible():
            right = control.mapTo(body, control.rect().topRight()).x()
            assert right <= body.width()
            assert control.height() >= control.minimumSizeHint().height()


def test_every_control_has_a_name_and_the_words_are_kept(page: SettingsPage) -> None:
    found = list(controls(page))
    assert len(found) > len(RULE_SETTINGS) * 3
    assert [
        control for control in found if not spoken_name(control) and control is not page.footer.link
    ] == []
    assert_words_are_kept(page)
    assert words_on(page).count("urgent") == words_on(page).count("urgent signs")


def test_no_part_opens_as_a_window_of_its_own(page: SettingsPage, qapp: QApplication) -> None:
    assert [window for window in qapp.topLevelWidgets() if window.isVisible()] == [page]
