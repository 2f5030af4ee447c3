"""The page of urgent signs: the whole list, the local numbers, and what was recorded and still stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from kneelog.domain.report import Knee, KneeReport, Swelling
from kneelog.domain.settings import Appearance, Country, Preferences
from kneelog.domain.signs import URGENT, Advice, Sign
from kneelog.services import record
from kneelog.services.wording import asked_as
from kneelog.ui.theme import Theme, Type
from kneelog.ui.urgent.page import UrgentPage
from tests.ui.quiet_pages import (
    TODAY,
    Book,
    assert_words_are_kept,
    body_of,
    book,
    controls,
    rest,
    spoken_name,
    words_on,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kneelog.domain.entry import Entry

    Make = Callable[..., UrgentPage]

LOCKED = rest(2, left=KneeReport(signs=(Sign.LOCKED,)))
TIGHT_TODAY = rest(10, right=KneeReport(swelling=Swelling.TIGHT))

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Appearance.LIGHT, body_px=13)


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path, theme: Theme) -> Iterator[Make]:
    opened: list[Book] = []

    def made(*entries: Entry) -> UrgentPage:
        opened.append(book(qtbot, tmp_path / "diary.kneelog", *entries))
        page = UrgentPage(theme, opened[-1].desk)
        qtbot.addWidget(page)
        page.resize(1192, 694)
        page.show()
        page.activateWindow()
        QTest.qWaitForWindowActive(page)
        page.enter()
        page.setProperty("book", opened[-1])
        return page

    yield made
    for one in opened:
        one.close()


def book_of(page: UrgentPage) -> Book:
    found = page.property("book")
    assert isinstance(found, Book)
    return found


def texts(page: UrgentPage) -> list[str]:
    """What is to be read in the scrolled body, from top to bottom."""
    body = body_of(page)
    labels = [label for label in body.findChildren(QLabel) if label.text() and label.isVisible()]
    return [
        label.text()
        for label in sorted(labels, key=lambda label: label.mapTo(body, label.rect().topLeft()).y())
    ]


def test_all_thirteen_signs_in_the_tables_order(make: Make) -> None:
    signs = [asked_as(sign) for sign in URGENT]
    assert len(signs) == 13
    assert [text for text in texts(make()) if text in signs] == signs


def test_they_are_asked_in_full(make: Make) -> None:
    said = texts(make())
    assert "Badly swollen (also: swelling recorded as tight, hard to bend)" in said
    assert "Clicks painfully (painless clicking is common and not on this list)" in said
    assert "One calf or thigh swollen, warm, throbbing, redder or darker" in said


def test_what_to_do_heads_each_group_in_large_text_with_the_number(make: Make) -> None:
    page = make()
    prefer(page, Country.UNITED_KINGDOM)
    assert list(page.groups) == list(Advice)
    heads = {what: section.accessibleName() for what, section in page.groups.items()}
    assert heads == {
        Advice.EMERGENCY: "Call the emergency number (999) now.",
        Advice.AT_ONCE: "Go to urgent care or ask the advice line (111) at once, today; "
        "do not wait for it to settle.",
        Advice.TODAY: "Go to urgent care or ask the advice line (111) today.",
        Advice.ADVICE_LINE_TODAY: "Ask the advice line (111) today.",
        Advice.GP_OR_ADVICE_LINE_TODAY: "Get an urgent GP appointment or ask the advice line (111) today.",
        Advice.WITHIN_DAYS: "See a GP or physio within days.",
    }
    large = [
        label.text() for label in page.findChildren(QLabel) if getattr(label, "kind", None) is Type.LARGE
    ]
    assert set(heads.values()) <= set(large)


def prefer(page: UrgentPage, country: Country, emergency: str = "", advice: str = "") -> None:
    preferences = Preferences(country=country, emergency_number=emergency, advice_number=advice)
    page.desk.perform(lambda diary: record.set_preferences(diary, preferences))
    book_of(page).settle()


@pytest.mark.parametrize(
    ("country", "numbers", "head"),
    [
        (Country.UNITED_KINGDOM, ("", ""), "Call the emergency number (999) now."),
        (Country.EUROPEAN_UNION, ("", ""), "Call the emergency number (112) now."),
        (Country.UNITED_STATES, ("", ""), "Call the emergency number (911) now."),
        (Country.AUSTRALIA, ("", ""), "Call the emergency number (000) now."),
        (Country.OTHER, ("144", ""), "Call the emergency number (144) now."),
        (Country.OTHER, ("", ""), "Call the emergency number now."),
    ],
)
def test_the_country_changes_the_numbers(
    make: Make, country: Country, numbers: tuple[str, str], head: str
) -> None:
    page = make(LOCKED)
    prefer(page, country, *numbers)
    assert head in texts(page)


def test_the_link_leads_to_the_country(make: Make, qtbot: QtBot) -> None:
    page = make()
    with qtbot.waitSignal(page.wanted) as asked:
        QTest.keyClick(page.change_country, Qt.Key.Key_Return)
    assert asked.args == ["settings", "numbers"]


def test_nothing_recorded_no_frame(make: Make) -> None:
    page = make(rest(9, left=KneeReport(level=9)))
    assert page.standing == []
    assert not page._frames.isVisible()


def test_what_stands_comes_first_with_date_and_knee(make: Make) -> None:
    page = make(LOCKED, TIGHT_TODAY)
    first = page.groups[Advice.EMERGENCY]
    assert [(shown.finding.sign, shown.finding.knee) for shown in page.standing] == [
        (Sign.LOCKED, Knee.LEFT),
        (Sign.BADLY_SWOLLEN, Knee.RIGHT),
    ]
    body = body_of(page)
    assert all(shown.mapTo(body, shown.rect().bottomLeft()).y() < first.y() for shown in page.standing)
    old, new = page.standing
    assert old.recorded == "Recorded on 2 March: left knee, stuck: will not fully straighten or bend."
    assert old.advice == "If it is still so, go to urgent care or ask the medical advice line today."
    assert new.recorded == "Right knee: badly swollen."
    assert new.advice == "Ask the medical advice line today."
    assert "today, 10 March" in texts(page)


def test_i_had_it_looked_at_and_undo(make: Make) -> None:
    page = make(LOCKED, TIGHT_TODAY)
    page.standing[0].button.setFocus()
    QTest.keyClick(page.standing[0].button, Qt.Key.Key_Return)
    [seen] = book_of(page).diary.looked_at.values()
    assert (seen.sign, seen.knee, seen.on) == (Sign.LOCKED, Knee.LEFT, TODAY)
    assert [shown.finding.sign for shown in page.standing] == [Sign.BADLY_SWOLLEN]
    assert QApplication.focusWidget() is page.standing[0].button
    assert page.footer.text == "Had it looked at: stuck: will not fully straighten or bend."
    page.footer.link.click()
    assert not book_of(page).diary.looked_at
    assert len(page.standing) == 2


def test_a_later_entry_without_it_ends_it(make: Make) -> None:
    page = make(LOCKED)
    assert page.standing
    page.desk.perform(
        lambda diary: record.record(diary, rest(9, left=KneeReport(level=0)), now=page.desk.now())
    )
    book_of(page).settle()
    assert page.standing == []


def test_no_setting_and_no_level_changes_the_list(make: Make) -> None:
    page = make(LOCKED)
    before = texts(page)
    page.desk.perform(lambda diary: record.set_rule(diary, "current_days", 7))
    page.desk.perform(lambda diary: record.set_rule(diary, "high_level", 9))
    page.desk.perform(
        lambda diary: record.record(diary, rest(8, right=KneeReport(level=10)), now=page.desk.now())
    )
    book_of(page).settle()
    assert texts(page) == before


def test_who_asks_a_gp_basis_and_no_diagnosis_are_said(make: Make) -> None:
    said = words_on(make())
    assert "under 16, in pregnancy, with blood thinners, a history of cancer or a replaced knee" in said
    assert "nhs guidance" in said
    assert "wording of the list is ours" in said
    assert "it does not diagnose" in said


def test_it_begins_at_the_top_and_the_arrows_scroll(make: Make) -> None:
    page = make(LOCKED, TIGHT_TODAY)
    assert QApplication.focusWidget() is page.title
    QTest.keyClick(page.title, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.change_country
    QTest.keyClick(page.change_country, Qt.Key.Key_PageDown)
    assert page.scrolled.verticalScrollBar().value() > 0
    QTest.keyClick(page.change_country, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.standing[0].button


def test_f6_finds_the_first_sign_that_stands(make: Make) -> None:
    page = make(LOCKED)
    assert page.regions()[0] is page.standing[0].button


@pytest.mark.parametrize("size", [(1192, 694), (872, 574)])
@pytest.mark.parametrize("body_px", [13, 26])
def test_nothing_is_cut_off(
    make: Make, theme: Theme, qtbot: QtBot, size: tuple[int, int], body_px: int
) -> None:
    page = make(LOCKED, TIGHT_TODAY)
    theme.set_body_px(body_px)
    page.resize(*size)
    qtbot.wait(10)
    body = body_of(page)
    assert body.width() <= page.scrolled.viewport().width()
    for label in body.findChildren(QLabel):
        if label.isVisible() and label.hasHeightForWidth():
            assert label.height() >= label.heightForWidth(label.width())


def test_every_control_has_a_name_and_the_words_are_kept(make: Make) -> None:
    page = make(LOCKED, TIGHT_TODAY)
    assert [part for part in controls(page) if not spoken_name(part) and part is not page.footer.link] == []
    assert spoken_name(page.standing[0].button).startswith("I had it looked at: left knee")
    assert_words_are_kept(page)
