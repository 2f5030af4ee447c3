"""Chips: one choice or several, none is not recorded, keys, and the row of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.ui.widgets.choice_chips import ChoiceChips, MultiChips, Option
from kneelog.ui.widgets.tag_chips import Tag, TagChips
from tests.ui.widgets import seen
from tests.ui.widgets.hands import click, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kneelog.ui.theme import Theme

Key = Qt.Key
SWELLING = [Option("none", "none"), Option("slight", "slightly puffy"), Option("clear", "clearly swollen")]


@pytest.fixture
def chips(qtbot: QtBot, theme: Theme) -> ChoiceChips:
    made = ChoiceChips(theme, "Left knee swelling", SWELLING)
    qtbot.addWidget(made)
    made.show()
    return made


def test_not_recorded_is_not_the_answer_none(chips: ChoiceChips) -> None:
    assert chips.value is None
    assert not any(chip.isChecked() for chip in chips.chips)
    chips.value = "none"
    assert chips.chips[0].isChecked()


def test_a_click_chooses_and_the_same_click_takes_it_back(chips: ChoiceChips) -> None:
    heard: list[object] = []
    chips.chosen.connect(heard.append)
    for number in (1, 2, 2):
        click(chips.chips[number])
    assert heard == ["slight", "clear", None]
    assert chips.value is None
    assert not any(chip.isChecked() for chip in chips.chips)


def test_arrows_move_and_choose_and_stop_at_the_ends(chips: ChoiceChips) -> None:
    chips.chips[0].setFocus()
    for key, value in (
        (Key.Key_Left, None),
        (Key.Key_Right, "slight"),
        (Key.Key_Down, "clear"),
        (Key.Key_Right, "clear"),
        (Key.Key_Up, "slight"),
        (Key.Key_Left, "none"),
    ):
        press(chips.focusWidget(), key)
        assert chips.value == value


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_del_takes_the_choice_back(chips: ChoiceChips, key: Qt.Key) -> None:
    chips.value = "clear"
    press(chips.chips[2], key)
    assert chips.value is None


def test_space_chooses(chips: ChoiceChips) -> None:
    press(chips.chips[0], Key.Key_Space)
    assert chips.value == "none"


def test_it_is_one_tab_stop_at_the_choice(chips: ChoiceChips) -> None:
    def stops() -> list[int]:
        strong = Qt.FocusPolicy.StrongFocus
        return [number for number, chip in enumerate(chips.chips) if chip.focusPolicy() == strong]

    assert stops() == [0]
    chips.value = "clear"
    assert stops() == [2]
    assert chips.focusProxy() is chips.chips[2]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_4, Key.Key_H])
def test_enter_digits_and_letters_are_the_pages(qtbot: QtBot, theme: Theme, key: Qt.Key) -> None:
    page = _Page()
    row = ChoiceChips(theme, "Left knee swelling", SWELLING)
    QVBoxLayout(page).addWidget(row)
    qtbot.addWidget(page)
    page.show()
    press(row.chips[0], key)
    assert page.keys == [key.value]
    assert row.value is None


class _Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []

    def keyPressEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        self.keys.append(event.key())  # type: ignore[attr-defined]


def test_a_screen_reader_finds_radio_buttons_and_check_boxes(
    qtbot: QtBot, theme: Theme, chips: ChoiceChips
) -> None:
    assert seen.role(chips) is seen.Role.Grouping
    assert seen.name(chips) == "Left knee swelling"
    assert seen.children(chips)[1] == (seen.Role.RadioButton, "Left knee swelling: slightly puffy")
    several = MultiChips(theme, "Left knee signs", SWELLING)
    qtbot.addWidget(several)
    assert seen.children(several)[0] == (seen.Role.CheckBox, "Left knee signs: none")


def test_a_screen_reader_can_choose_and_take_back(chips: ChoiceChips) -> None:
    seen.press(chips.chips[1])
    assert chips.value == "slight"
    seen.press(chips.chips[1])
    assert chips.value is None


def test_a_chip_can_be_given_other_words(chips: ChoiceChips) -> None:
    chips.set_label("clear", "5 weeks")
    assert chips.chips[2].text() == "5 weeks"
    assert seen.name(chips.chips[2]) == "Left knee swelling: 5 weeks"


def test_several_may_be_chosen_and_keep_their_order(qtbot: QtBot, theme: Theme) -> None:
    several = MultiChips(theme, "Signs", SWELLING)
    qtbot.addWidget(several)
    several.show()
    heard: list[tuple[str, ...]] = []
    several.changed.connect(lambda: heard.append(several.values))
    several.values = ["clear"]
    assert heard == []
    click(several.chips[0])
    click(several.chips[2])
    assert heard == [("none", "clear"), ("none",)]


def test_arrows_among_several_only_move(qtbot: QtBot, theme: Theme) -> None:
    several = MultiChips(theme, "Signs", SWELLING)
    qtbot.addWidget(several)
    several.show()
    several.chips[0].setFocus()
    press(several.chips[0], Key.Key_Right)
    assert several.focusWidget() is several.chips[1]
    assert several.values == ()


def test_chips_are_30_high_28_in_the_place_row_and_wrap(qtbot: QtBot, theme: Theme) -> None:
    row = ChoiceChips(theme, "a", SWELLING)
    places = TagChips(theme, "Left knee")
    for made in (row, places):
        qtbot.addWidget(made)
    places.set_tags([Tag("h", "inner side")])
    assert row.chips[0].sizeHint().height() == 30
    assert places.members[0].sizeHint().height() == 28
    assert row.heightForWidth(2000) == 30
    assert row.heightForWidth(row.chips[2].sizeHint().width()) == 3 * 30 + 2 * 8


@pytest.fixture
def places(qtbot: QtBot, theme: Theme) -> TagChips:
    made = TagChips(theme, "Left knee")
    qtbot.addWidget(made)
    made.set_tags([Tag("h", "inner side, on the joint line"), Tag("c", "kneecap", offered=True, letter="C")])
    made.show()
    return made


def test_the_cross_takes_a_place_away_and_the_words_only_say_so(places: TagChips) -> None:
    removed: list[object] = []
    pressed: list[object] = []
    places.removed.connect(removed.append)
    places.pressed.connect(pressed.append)
    chip = places.members[0]
    click(chip, pos=QPoint(chip.width() // 2, chip.height() // 2))
    assert (removed, pressed) == ([], ["h"])
    click(chip, pos=QPoint(chip.width() - 12, chip.height() // 2))
    assert (removed, pressed) == (["h"], ["h"])


def test_an_offered_place_is_taken_up_and_cannot_be_taken_away(places: TagChips) -> None:
    removed: list[object] = []
    added: list[object] = []
    places.removed.connect(removed.append)
    places.added.connect(added.append)
    click(places.members[1])
    press(places.members[1], Key.Key_Delete)
    assert (removed, added) == ([], ["c"])


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_del_takes_a_place_away_and_focus_stays_in_the_row(places: TagChips, key: Qt.Key) -> None:
    places.removed.connect(lambda _value: places.set_tags([Tag("c", "kneecap")]))
    places.members[0].setFocus()
    press(places.members[0], key)
    assert places.tags == (Tag("c", "kneecap"),)
    assert places.focusWidget() is places.members[0]


def test_places_are_named_with_their_knee(places: TagChips) -> None:
    assert seen.children(places) == [
        (seen.Role.Button, "Left knee, inner side, on the joint line: take away"),
        (seen.Role.Button, "Mark Left knee, kneecap"),
    ]
