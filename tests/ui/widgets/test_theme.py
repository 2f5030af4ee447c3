"""The theme as it runs: appearance, sizes, fonts, icons and the ring round the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from kneelog.domain.settings import Appearance
from kneelog.ui.theme import Theme, Type
from kneelog.ui.theme.tokens import DARK, LIGHT, high_contrast
from kneelog.ui.widgets.choice_chips import ChoiceChips, Option
from kneelog.ui.widgets.level_strip import LevelStrip
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.scroll_area import ScrollArea
from kneelog.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_appearance_changes_while_it_runs(qtbot: QtBot, theme: Theme) -> None:
    assert theme.tokens is LIGHT
    with qtbot.waitSignal(theme.changed):
        theme.choose(Appearance.DARK)
    assert theme.tokens is DARK
    assert theme.colours.ink == QColor(DARK.ink)
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.page)
    theme.choose(Appearance.LIGHT)
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.page)


def test_widgets_repaint_in_the_new_colours(qtbot: QtBot, theme: Theme) -> None:
    strip = LevelStrip(theme, "Left knee pain")
    qtbot.addWidget(strip)
    strip.resize(520, 44)
    strip.value = 7
    strip.show()

    def fill() -> QColor:
        cell = strip.cells[7]
        return QColor(strip.grab().toImage().pixel(cell.pos() + QPoint(6, 12)))

    assert fill() == QColor(LIGHT.pain[7])
    theme.choose(Appearance.DARK)
    assert fill() == QColor(DARK.pain[7])


def test_high_contrast_uses_the_systems_colours_only_and_inverts_what_is_chosen(theme: Theme) -> None:
    theme.set_high_contrast(True)
    system = QApplication.style().standardPalette()
    names = {
        system.color(role).name() for role in QPalette.ColorRole if role is not QPalette.ColorRole.NColorRoles
    }
    tokens = theme.tokens
    assert tokens.high_contrast
    for colour in (tokens.page, tokens.ink, tokens.accent, tokens.left, *tokens.pain, *tokens.on_pain):
        assert colour in names
    assert (tokens.chosen, tokens.on_chosen) == (tokens.ink, tokens.page)
    theme.set_high_contrast(False)
    assert theme.tokens is LIGHT


def test_a_dark_high_contrast_is_known_as_dark() -> None:
    tokens = high_contrast({"window": "#000000", "text": "#ffffff", "link": "#ffff00"}, dark=True)
    assert (tokens.dark, tokens.chosen, tokens.on_chosen) == (True, "#ffffff", "#000000")


def test_everything_grows_with_the_text(theme: Theme) -> None:
    assert [theme.px(units) for units in (0, 0.2, 1, 44)] == [0, 1, 1, 44]
    assert [theme.font(kind).pixelSize() for kind in Type] == [12, 13, 22]
    assert [theme.line(kind) for kind in Type] == [16, 20, 28]
    theme.set_body_px(26)
    assert theme.unit == 2
    assert [theme.px(units) for units in (1, 44)] == [2, 88]
    assert [theme.font(kind).pixelSize() for kind in Type] == [24, 26, 44]
    assert QApplication.font().pixelSize() == 26


def test_figures_are_tabular(theme: Theme) -> None:
    for kind in Type:
        assert theme.font(kind).featureValue(QFont.Tag("tnum")) == 1


@pytest.mark.parametrize(
    "name", ["log", "history", "trends", "summary", "learn", "urgent", "settings", "undo"]
)
def test_icons_come_in_the_colour_asked_for(theme: Theme, name: str) -> None:
    drawn = theme.icons.pixmap(name, 24, QColor("#ff0000"), 2.0)
    assert (drawn.width(), drawn.deviceIndependentSize().width()) == (48, 24)
    image = drawn.toImage()
    spots = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
    solid = [spot for spot in spots if spot.alpha() == 255]
    assert solid
    assert all(spot == QColor("#ff0000") for spot in solid)
    assert theme.icons.pixmap(name, 24, QColor("#ff0000"), 2.0) is drawn


class _Page(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        options = [Option("a", "Inner"), Option("b", "Outer")]
        self.strip = LevelStrip(theme, "Left knee pain")
        self.chips = ChoiceChips(theme, "Swelling", options)
        self.tabs = Segmented(theme, "View", options)
        self.button = PlainButton(theme, "Show")
        self.foreign = QLineEdit()
        for widget in (self.strip, self.chips, self.tabs, self.button, self.foreign):
            column.addWidget(widget)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> _Page:
    made = _Page(theme)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def around(widget: QWidget, page: QWidget) -> QRect:
    """Four pixels outside of ``widget``: two away, two wide."""
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)


def test_the_ring_stands_round_whatever_has_the_focus(theme: Theme, page: _Page) -> None:
    for focused, surrounded in (
        (page.strip, page.strip),
        (page.chips, page.chips.chips[0]),
        (page.tabs, page.tabs),
        (page.button, page.button),
        (page.foreign, page.foreign),
    ):
        focused.setFocus()
        assert theme.focus_ring.geometry == around(surrounded, page)


def test_the_ring_follows_and_goes(theme: Theme, page: _Page) -> None:
    page.button.setFocus()
    page.button.move(page.button.pos() + QPoint(5, 0))
    assert theme.focus_ring.geometry == around(page.button, page)
    page.button.hide()
    assert theme.focus_ring.geometry is None or page.focusWidget() is not page.button


def test_the_ring_scrolls_with_its_control(qtbot: QtBot, theme: Theme) -> None:
    body = _Page(theme)
    body.setMinimumHeight(2000)
    area = ScrollArea(theme, body)
    qtbot.addWidget(area)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    body.button.setFocus()
    before = theme.focus_ring.geometry
    area.verticalScrollBar().setValue(100)
    assert theme.focus_ring.geometry == before == around(body.button, body)


def test_a_control_may_vanish_while_it_has_the_focus(qtbot: QtBot, theme: Theme, page: _Page) -> None:
    page.button.setFocus()
    page.button.deleteLater()
    qtbot.wait(1)
    page.foreign.setFocus()
    assert theme.focus_ring.geometry == around(page.foreign, page)
