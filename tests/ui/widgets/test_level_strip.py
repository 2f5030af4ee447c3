"""The strip: keys, nothing is never 0, and what a screen reader is told."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.ui.widgets.level_strip import LevelStrip
from tests.ui.widgets import seen
from tests.ui.widgets.hands import click, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kneelog.ui.theme import Theme

Key = Qt.Key


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> LevelStrip:
    made = LevelStrip(theme, "Left knee pain")
    qtbot.addWidget(made)
    made.resize(520, 44)
    made.show()
    return made


def test_nothing_is_chosen_at_first_and_that_is_not_0(strip: LevelStrip) -> None:
    assert strip.value is None
    assert not any(cell.isChecked() for cell in strip.cells)
    assert seen.name(strip) == "Left knee pain, not recorded"
    strip.value = 0
    assert strip.cells[0].isChecked()
    assert seen.name(strip) == "Left knee pain, 0"


def test_setting_a_value_is_silent(strip: LevelStrip, spoken: list[tuple[str, bool]]) -> None:
    heard: list[object] = []
    strip.levelChosen.connect(heard.append)
    strip.value = 5
    strip.value = None
    assert heard == []
    assert spoken == []


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        (Key.Key_0, None, 0),
        (Key.Key_4, None, 4),
        (Key.Key_9, 3, 9),
        (Key.Key_X, None, 10),
        (Key.Key_End, None, 10),
        (Key.Key_Home, 7, 0),
        (Key.Key_Delete, 7, None),
        (Key.Key_Backspace, 0, None),
        (Key.Key_Right, None, 0),
        (Key.Key_Left, None, 0),
        (Key.Key_Right, 4, 5),
        (Key.Key_Left, 4, 3),
        (Key.Key_Up, 4, 5),
        (Key.Key_Down, 4, 3),
        (Key.Key_Right, 10, 10),
        (Key.Key_Left, 0, 0),
    ],
)
def test_keys(qtbot: QtBot, strip: LevelStrip, key: Qt.Key, before: int | None, after: int | None) -> None:
    strip.value = before
    with qtbot.waitSignal(strip.levelChosen) as signal:
        press(strip, key)
    assert signal.args == [after]
    assert strip.value == after


@pytest.mark.parametrize("level", range(10))
def test_digits_of_the_number_pad_and_with_shift(strip: LevelStrip, level: int) -> None:
    for modifier in (Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier):
        strip.value = None
        press(strip, Key(Key.Key_0.value + level), modifier)
        assert strip.value == level


def test_only_typing_a_level_says_typed(strip: LevelStrip) -> None:
    typed: list[object] = []
    strip.typed.connect(typed.append)
    for key in (Key.Key_Right, Key.Key_Home, Key.Key_Delete):
        press(strip, key)
    click(strip.cells[3])
    assert typed == []
    for key in (Key.Key_3, Key.Key_3, Key.Key_X):
        press(strip, key)
    assert typed == [3, 3, 10]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_H, Key.Key_Escape])
def test_other_keys_are_the_pages(qtbot: QtBot, theme: Theme, key: Qt.Key) -> None:
    page = _Page(theme)
    qtbot.addWidget(page)
    page.show()
    press(page.strip, key)
    assert page.keys == [key.value]
    assert page.strip.value is None


def test_modified_digits_are_the_pages(qtbot: QtBot, theme: Theme) -> None:
    page = _Page(theme)
    qtbot.addWidget(page)
    page.show()
    press(page.strip, Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert page.keys == [Key.Key_Control.value, Key.Key_1.value]
    assert page.strip.value is None


class _Page(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.keys: list[int] = []
        self.strip = LevelStrip(theme, "Left knee pain")
        QVBoxLayout(self).addWidget(self.strip)

    def keyPressEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        self.keys.append(event.key())  # type: ignore[attr-defined]


def test_a_click_chooses_and_a_second_one_keeps_it(strip: LevelStrip) -> None:
    heard: list[object] = []
    strip.levelChosen.connect(heard.append)
    for level in (6, 6, 2):
        click(strip.cells[level])
        assert [cell.level for cell in strip.cells if cell.isChecked()] == [level]
    assert heard == [6, 6, 2]


def test_a_screen_reader_finds_a_group_of_eleven_radio_buttons(strip: LevelStrip) -> None:
    assert seen.role(strip) is seen.Role.Grouping
    assert seen.children(strip) == [(seen.Role.RadioButton, f"Left knee pain {level}") for level in range(11)]
    strip.value = 4
    assert [seen.checked(cell) for cell in strip.cells] == [level == 4 for level in range(11)]


def test_a_screen_reader_can_press_a_level(strip: LevelStrip) -> None:
    heard: list[object] = []
    strip.levelChosen.connect(heard.append)
    for level in (7, 7, 0):
        seen.press(strip.cells[level])
        assert strip.value == level
    assert heard == [7, 7, 0]


def test_the_level_is_said_aloud(strip: LevelStrip, spoken: list[tuple[str, bool]]) -> None:
    press(strip, Key.Key_4)
    press(strip, Key.Key_Delete)
    assert spoken == [("Left knee pain 4", False), ("Left knee pain, not recorded", False)]


def test_the_page_says_what_typing_does(strip: LevelStrip) -> None:
    strip.setAccessibleDescription("After a level the focus moves on to the right knee.")
    assert seen.description(strip) == "After a level the focus moves on to the right knee."


def test_it_is_one_tab_stop(strip: LevelStrip) -> None:
    assert strip.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert {cell.focusPolicy() for cell in strip.cells} == {Qt.FocusPolicy.NoFocus}


def test_the_cells_fill_520_from_0_to_10_with_gaps_of_4(strip: LevelStrip) -> None:
    boxes = [cell.geometry() for cell in strip.cells]
    assert (boxes[0].left(), boxes[-1].right()) == (0, 519)
    assert {after.left() - before.right() - 1 for before, after in itertools.pairwise(boxes)} == {4}
    assert {box.width() for box in boxes} <= {43, 44}
    assert {box.height() for box in boxes} == {44}


def test_heights_follow_the_text(theme: Theme, qtbot: QtBot) -> None:
    full, compact = LevelStrip(theme, "a"), LevelStrip(theme, "b", compact=True)
    for made in (full, compact):
        qtbot.addWidget(made)
    assert (full.sizeHint().height(), compact.sizeHint().height()) == (44, 32)
    theme.set_body_px(26)
    assert (full.sizeHint().height(), compact.sizeHint().height()) == (88, 64)
