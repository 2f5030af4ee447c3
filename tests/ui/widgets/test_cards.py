"""The finding card and the urgent line: what they say, to eyes and to ears."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from kneelog.domain.report import Knee
from kneelog.ui.theme import motion
from kneelog.ui.widgets.badge import Badge
from kneelog.ui.widgets.finding_card import CardView, FindingCard, Reason
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.urgent_line import UrgentLine
from tests.ui.widgets import seen
from tests.ui.widgets.hands import click

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kneelog.ui.theme import Theme


def view(reasons: int) -> CardView:
    return CardView(
        tuple(Reason(Knee.LEFT, f"Reason {number}.") for number in range(reasons)), "Consider a physio."
    )


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> FindingCard:
    made = FindingCard(theme)
    qtbot.addWidget(made)
    return made


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label) if not label.isHidden()]


def test_the_card_shows_at_most_four_reasons(qtbot: QtBot, card: FindingCard) -> None:
    card.show_view(view(6))
    shown = texts(card)
    assert [text for text in shown if text.startswith("Reason")] == [f"Reason {n}." for n in range(4)]
    assert "and 2 more" in shown
    assert len(card.findChildren(Badge)) == 4
    card.show_view(view(1))
    qtbot.wait(1)
    assert "and 2 more" not in texts(card)
    assert len([badge for badge in card.findChildren(Badge) if badge.isVisible()]) == 1


def test_a_reason_of_the_whole_person_has_no_badge(card: FindingCard) -> None:
    card.show_view(CardView((Reason(None, "Breathless."),), "Now."))
    assert card.findChildren(Badge) == []


def test_the_card_never_takes_the_focus_and_is_announced(
    qtbot: QtBot, theme: Theme, spoken: list[tuple[str, bool]]
) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    field, card = QLineEdit(), FindingCard(theme)
    column.addWidget(card)
    column.addWidget(field)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    field.setFocus()
    card.show_view(view(1))
    assert QApplication.focusWidget() is field
    assert spoken == [("Your entries meet a rule of thumb. F6 goes to it.", False)]
    assert seen.role(card) is seen.Role.Grouping


def test_each_button_of_the_card_says_so(qtbot: QtBot, card: FindingCard) -> None:
    card.show_view(view(1))
    heard: list[str] = []
    card.entriesAsked.connect(lambda: heard.append("entries"))
    card.alreadySeeing.connect(lambda: heard.append("seeing"))
    card.remindLater.connect(lambda: heard.append("later"))
    for button in card.findChildren(PlainButton):
        click(button)
    assert heard == ["entries", "seeing", "later"]
    with qtbot.waitSignal(card.hideAsked):
        click(card._close)
    assert seen.name(card._close) == "Hide this card"


def test_the_card_fades_in_once_and_leaves_no_effect_behind(qtbot: QtBot, card: FindingCard) -> None:
    card.show_view(view(1))
    assert card.graphicsEffect() is not None
    qtbot.waitUntil(lambda: card.graphicsEffect() is None)
    card.show_view(view(2))
    assert card.graphicsEffect() is None


def test_nothing_moves_if_the_system_asks_for_stillness(
    card: FindingCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(motion, "wants_motion", lambda: False)
    card.show_view(view(1))
    assert card.graphicsEffect() is None
    assert not card.isHidden()


def test_an_urgent_sign_interrupts_once(qtbot: QtBot, theme: Theme, spoken: list[tuple[str, bool]]) -> None:
    line = UrgentLine(theme)
    qtbot.addWidget(line)
    assert line.isHidden()
    for _ in range(2):
        line.say("Left knee: gives way", "Call 111 today.")
    assert line.isVisible()
    assert spoken == [("Left knee: gives way. Call 111 today.", True)]
    assert seen.name(line) == "Urgent sign: Left knee: gives way. Call 111 today."
    assert line.advice.type_font().pixelSize() == 22
    assert line.graphicsEffect() is None
