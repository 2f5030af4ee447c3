"""Segments, buttons, links, folds, boxes and the footer's line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kneelog.domain.report import Knee
from kneelog.ui.widgets.badge import Badge
from kneelog.ui.widgets.check_box import CheckBox
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.fold import Fold
from kneelog.ui.widgets.footer_line import FooterLine
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.level_tile import LevelTile
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.primary_button import PrimaryButton
from kneelog.ui.widgets.segmented import Segmented
from kneelog.ui.widgets.strip_header import StripHeader
from tests.ui.widgets import seen
from tests.ui.widgets.hands import click, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kneelog.ui.theme import Theme
    from kneelog.ui.widgets.control import Control

Key = Qt.Key
KINDS = [Option("run", "&Run"), Option("rest", "R&est")]


@pytest.fixture
def kind(qtbot: QtBot, theme: Theme) -> Segmented:
    made = Segmented(theme, "Kind", KINDS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_one_segment_is_always_chosen(kind: Segmented) -> None:
    heard: list[object] = []
    kind.chosen.connect(heard.append)
    assert kind.value == "run"
    for segment in (kind.segments[1], kind.segments[1]):
        click(segment)
    assert (kind.value, heard) == ("rest", ["rest"])
    kind.value = "run"
    assert heard == ["rest"]
    assert [segment.isChecked() for segment in kind.segments] == [True, False]


def test_arrows_choose_a_segment(kind: Segmented) -> None:
    kind.setFocus()
    press(kind.segments[0], Key.Key_Right)
    assert kind.value == "rest"
    press(kind.segments[1], Key.Key_Left)
    assert kind.value == "run"


def test_segments_are_radio_buttons_and_do_not_change_their_width(kind: Segmented) -> None:
    assert seen.children(kind) == [
        (seen.Role.RadioButton, "Kind: Run"),
        (seen.Role.RadioButton, "Kind: Rest"),
    ]
    before = [segment.sizeHint() for segment in kind.segments]
    kind.value = "rest"
    assert [segment.sizeHint() for segment in kind.segments] == before
    assert kind.sizeHint().height() == 30


@pytest.mark.parametrize(
    ("make", "height", "pressed"),
    [(PrimaryButton, 40, 1), (PlainButton, 30, 1), (LinkButton, 24, 1), (Fold, 24, 0)],
)
def test_enter_presses_actions_but_not_folds(
    qtbot: QtBot, theme: Theme, make: type[Control], height: int, pressed: int
) -> None:
    button = make(theme, "Save entry")
    qtbot.addWidget(button)
    button.show()
    clicks: list[bool] = []
    button.clicked.connect(lambda: clicks.append(True))
    press(button, Key.Key_Return)
    assert len(clicks) == pressed
    press(button, Key.Key_Space)
    assert len(clicks) == pressed + 1
    assert button.sizeHint().height() == height
    assert (seen.role(button), seen.name(button)) == (seen.Role.Button, "Save entry")


def test_a_fold_shows_its_body_and_is_remembered(qtbot: QtBot, theme: Theme) -> None:
    memory: dict[str, bool] = {}
    page = QWidget()
    column = QVBoxLayout(page)
    fold, body = Fold(theme, "&Note", key="note", memory=memory), QLabel("body")
    column.addWidget(fold)
    column.addWidget(body)
    fold.attach(body)
    qtbot.addWidget(page)
    page.show()
    assert not body.isVisible()
    assert seen.description(fold) == "closed"
    with qtbot.waitSignal(fold.opened) as signal:
        click(fold)
    assert signal.args == [True]
    assert body.isVisible()
    assert seen.description(fold) == "open"
    assert memory == {"note": True}
    again = Fold(theme, "&Note", key="note", memory=memory)
    qtbot.addWidget(again)
    assert again.is_open


def test_a_mnemonic_opens_a_fold(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    fold = Fold(theme, "&Note", parent=page)
    qtbot.addWidget(page)
    page.show()
    assert fold.shortcut().toString() == "Alt+N"
    assert seen.name(fold) == "Note"


def test_a_box_is_ticked_by_space_and_named(qtbot: QtBot, theme: Theme) -> None:
    box = CheckBox(theme, name="Left knee: catches")
    qtbot.addWidget(box)
    box.show()
    press(box, Key.Key_Space)
    assert box.isChecked()
    assert (seen.role(box), seen.name(box)) == (seen.Role.CheckBox, "Left knee: catches")
    assert box.sizeHint().width() >= 24


def test_the_footer_says_and_offers_a_way_back(
    qtbot: QtBot, theme: Theme, spoken: list[tuple[str, bool]]
) -> None:
    line = FooterLine(theme)
    qtbot.addWidget(line)
    line.show()
    line.say("Give a level for at least one knee, or write a note.")
    assert not line.link.isVisible()
    line.say("Saved: run 17:40, left 4, right 0.", "Undo", aloud=True)
    assert line.text == "Saved: run 17:40, left 4, right 0."
    assert spoken == [("Saved: run 17:40, left 4, right 0.", False)]
    with qtbot.waitSignal(line.linkPressed):
        click(line.link)
    assert seen.name(line.link) == "Undo"


def test_the_header_says_not_recorded_until_it_is(qtbot: QtBot, theme: Theme) -> None:
    header = StripHeader(theme, Knee.LEFT)
    qtbot.addWidget(header)
    header.show()

    def said() -> list[str]:
        return [label.text() for label in header.findChildren(Label) if label.isVisible()]

    assert said() == ["Left knee", "not recorded"]
    assert not header.clear_button.isVisible()
    header.show_level(0)
    assert said() == ["Left knee", "0 of 10"]
    with qtbot.waitSignal(header.clearAsked):
        click(header.clear_button)


def test_a_tile_and_a_badge_say_what_they_show(qtbot: QtBot, theme: Theme) -> None:
    tile, badge = LevelTile(theme, None), Badge(theme, Knee.RIGHT)
    for made in (tile, badge):
        qtbot.addWidget(made)
    assert seen.name(tile) == "not recorded"
    tile.value = 0
    assert seen.name(tile) == "0"
    assert seen.name(badge) == "Right knee"
    assert (tile.sizeHint().width(), tile.sizeHint().height(), badge.sizeHint().width()) == (30, 24, 22)


def test_a_paragraph_is_set_on_lines_of_20(qtbot: QtBot, theme: Theme) -> None:
    text = Label(theme, "one two three four five six", wrap=True)
    qtbot.addWidget(text)
    assert text.heightForWidth(2000) == 20
    assert text.heightForWidth(60) % 20 == 0
    assert text.heightForWidth(60) > 40
    text.setText("knee 🦵 " * 20)
    assert "".join(words for words, _wide in text._lines(120)).count("🦵") == 20


def test_a_shortened_line_never_forces_its_width(qtbot: QtBot, theme: Theme) -> None:
    text = Label(theme, "a very long sentence " * 20, elide=True)
    qtbot.addWidget(text)
    assert text.minimumSizeHint().width() < 100
    assert text._lines(100)[0][0].endswith("…")
