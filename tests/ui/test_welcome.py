"""The first start: one card, answered by Enter or Esc, and what it shows then holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kneelog.domain.settings import Appearance, Country, Units
from kneelog.ui.log.welcome import Welcome
from kneelog.ui.theme import Theme
from kneelog.ui.widgets.plain_button import PlainButton
from tests.ui.quiet_pages import Book, assert_words_are_kept, book, controls, spoken_name, words_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen


@pytest.fixture(autouse=True)
def american_locale() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Appearance.LIGHT, body_px=13)


@pytest.fixture
def diary(qtbot: QtBot, tmp_path: Path) -> Iterator[Book]:
    opened = book(qtbot, tmp_path / "diary.kneelog")
    yield opened
    opened.close()


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> QWidget:
    """A page with a button, which waits below the card."""
    made = QWidget()
    QVBoxLayout(made).addWidget(PlainButton(theme, "below"))
    qtbot.addWidget(made)
    made.resize(1192, 694)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


@pytest.fixture
def welcome(theme: Theme, diary: Book, page: QWidget) -> Welcome:
    return Welcome(theme, diary.desk, page, diary.path)


def test_it_says_what_kneelog_is_and_is_not(welcome: Welcome, diary: Book) -> None:
    said = words_on(welcome)
    assert "published rule of thumb" in said
    assert "it does not diagnose, treat, or say whether to run" in said
    assert "under 16, in pregnancy" in said
    assert "ask a gp or physio rather than a rule of thumb" in said
    assert str(diary.path).lower() in said
    assert "nothing leaves it" in said
    assert "emergency numbers, as your region has them" in said, "numbers alone could be how a 1.5 is written"


def test_the_locale_suggests_and_nothing_is_kept_yet(welcome: Welcome, diary: Book) -> None:
    assert welcome.units.value is Units.MILES
    assert welcome.weekday.value == 6
    assert welcome.choice.country.value is Country.UNITED_STATES
    assert welcome.choice.numbers.text() == "Emergency number 911, no advice line is listed."
    assert not diary.diary.preferences.welcomed


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_one_key_answers(welcome: Welcome, diary: Book, qtbot: QtBot, key: Qt.Key) -> None:
    assert QApplication.focusWidget() is welcome.start
    with qtbot.waitSignal(welcome.answered):
        QTest.keyClick(welcome.start, key)
    kept = diary.diary.preferences
    assert kept.welcomed
    assert (kept.units, kept.country, kept.first_weekday) == (Units.MILES, Country.UNITED_STATES, 6)
    assert kept.move_on


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_it_answers_from_everywhere_and_keeps_what_was_chosen(
    welcome: Welcome, diary: Book, qtbot: QtBot, key: Qt.Key
) -> None:
    QTest.mouseClick(welcome.units.segments[0], Qt.MouseButton.LeftButton)
    welcome.weekday.value = 0
    welcome.choice.country.setFocus()
    with qtbot.waitSignal(welcome.answered):
        QTest.keyClick(welcome.choice.country, key)
    kept = diary.diary.preferences
    assert (kept.units, kept.first_weekday) == (Units.KILOMETRES, 0)


def test_numbers_of_another_country_can_be_written_at_once(
    welcome: Welcome, diary: Book, qtbot: QtBot
) -> None:
    choice = welcome.choice
    choice.country.setFocus()
    QTest.keyClick(choice.country, Qt.Key.Key_End)
    assert choice.country.value is Country.OTHER
    assert choice.emergency.isVisible()
    choice.emergency.setFocus()
    QTest.keyClicks(choice.emergency, "144")
    with qtbot.waitSignal(welcome.answered):
        QTest.keyClick(choice.emergency, Qt.Key.Key_Return)
    assert diary.diary.preferences.numbers == ("144", "")


def test_asking_for_the_example_keeps_nothing_and_the_card_waits(welcome: Welcome, diary: Book) -> None:
    """Whoever only looks has answered nothing; what the card shows is known to the example."""
    asked: list[None] = []
    welcome.example_asked.connect(lambda: asked.append(None))
    welcome.units.value = Units.KILOMETRES
    welcome.example.setFocus()
    QTest.keyClick(welcome.example, Qt.Key.Key_Return)
    assert len(asked) == 1
    assert welcome.isVisible()
    assert welcome.preferences.units is Units.KILOMETRES
    assert not diary.diary.preferences.welcomed


def test_it_is_answered_once(welcome: Welcome, diary: Book) -> None:
    answers: list[None] = []
    welcome.answered.connect(lambda: answers.append(None))
    welcome.answer()
    welcome.answer()
    diary.settle()
    assert len(answers) == 1


def test_tab_stays_on_the_card(welcome: Welcome, page: QWidget) -> None:
    seen = []
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert all(stop is not None and welcome.isAncestorOf(stop) for stop in seen)
    assert seen[3:5] == [welcome.example, welcome.start]
    assert seen[5] is seen[0]
    QTest.keyClick(seen[0] or page, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is welcome.start


def test_it_covers_the_page_and_nothing_below_is_pressed(welcome: Welcome, page: QWidget) -> None:
    page.resize(900, 600)
    assert welcome.geometry() == page.rect()
    assert page.childAt(5, 5) is welcome
    assert welcome.rect().contains(welcome._card.geometry())


@pytest.mark.parametrize(("size", "body_px"), [((872, 574), 13), ((872, 574), 26), ((1832, 1054), 13)])
def test_the_buttons_are_always_in_sight(
    welcome: Welcome, page: QWidget, theme: Theme, size: tuple[int, int], body_px: int, qtbot: QtBot
) -> None:
    theme.set_body_px(body_px)
    page.resize(*size)
    qtbot.wait(10)
    for button in (welcome.start, welcome.example):
        place = button.rect().translated(button.mapTo(welcome._card, button.rect().topLeft()))
        assert welcome._card.rect().contains(place)
    assert page.rect().contains(welcome._card.geometry())
    assert welcome._card.width() <= theme.px(640)


def test_every_control_has_a_name_and_the_words_are_kept(welcome: Welcome) -> None:
    assert [part for part in controls(welcome) if not spoken_name(part)] == []
    assert_words_are_kept(welcome)
    assert "urgent" not in words_on(welcome)
