"""The knee map by keyboard: letters, arrows, Space, Tab, and what is left to the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout, QLineEdit, QVBoxLayout, QWidget

from kneelog.domain.places import PLACES, Place, View, places_in
from kneelog.domain.report import Knee
from kneelog.ui.widgets.knee_map import KneeMap
from kneelog.ui.widgets.knee_view import KneeView

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from pytestqt.qtbot import QtBot

    from kneelog.ui.theme import Theme

SIDES = (View.INNER, View.OUTER, View.BACK)
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Page(QWidget):
    """A page around one map: a field before it, one after it, and it hears what the map leaves alone."""

    def __init__(self, theme: Theme, knee: Knee) -> None:
        super().__init__()
        self.heard: list[int] = []
        self.before, self.map, self.after = QLineEdit(), KneeMap(theme, knee), QLineEdit()
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for widget in (self.before, self.map, self.after):
            column.addWidget(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self.heard.append(event.key())


PageMaker = Callable[..., Page]


@pytest.fixture
def page_of(qtbot: QtBot, theme: Theme) -> PageMaker:
    def make(knee: Knee = Knee.LEFT) -> Page:
        page = Page(theme, knee)
        qtbot.addWidget(page)
        page.resize(540, 400)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.map.setFocus(Qt.FocusReason.TabFocusReason)
        return page

    return make


def focus() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def focused() -> Place | None:
    return getattr(focus(), "place", None)


def press(key: Any, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:  # noqa: ANN401
    QTest.keyClick(focus(), key, modifier)


def emitted(signal: Any) -> list[Any]:  # noqa: ANN401 - any signal of one value
    values: list[Any] = []
    signal.connect(values.append)
    return values


@pytest.mark.parametrize("place", list(PLACES))
def test_each_letter_marks_its_place_turns_to_it_and_clears_it(
    page_of: PageMaker, spoken: list[tuple[str, bool]], place: Place
) -> None:
    page = page_of()
    changes = emitted(page.map.placesChanged)
    assert page.map.mark_letter(place.facts.letter)
    assert page.map.places == (place,)
    if place.facts.view in SIDES:
        assert page.map.view is place.facts.view
    press(place.facts.letter.lower())
    assert changes == [(place,), ()]
    wanted = [f"marked: left knee, {place.facts.plain}", f"no longer marked: left knee, {place.facts.plain}"]
    assert spoken == [(sentence, False) for sentence in wanted]


@pytest.mark.parametrize("letter", ["I", "L", "O", "R", "X", "4", "", "é", "AB"])
def test_what_is_no_letter_of_a_place_marks_nothing(page_of: PageMaker, letter: str) -> None:
    page = page_of()
    assert not page.map.mark_letter(letter)
    assert page.map.places == ()


def test_letter_takes_the_focus_along_only_if_the_map_had_it(page_of: PageMaker) -> None:
    page = page_of()
    press("t")
    assert focused() is Place.BACK_INNER_CORD
    page.after.setFocus()
    page.map.mark_letter("H")
    assert focus() is page.after
    page.map.setFocus()
    assert focused() is Place.INNER_JOINT_LINE


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_4, Qt.Key.Key_X, Qt.Key.Key_Delete]
)
@pytest.mark.parametrize("view", [View.INNER, View.NONE])
def test_other_keys_reach_the_page(page_of: PageMaker, key: Qt.Key, view: View) -> None:
    page = page_of()
    page.map.set_view(view)
    page.map.setFocus()
    press(key)
    assert page.heard == [key]
    assert page.map.places == ()


def test_a_letter_with_control_is_a_shortcut_of_the_page(page_of: PageMaker) -> None:
    page = page_of()
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.heard[-1] == Qt.Key.Key_F
    assert page.map.places == ()


@pytest.mark.parametrize("knee", list(Knee))
@pytest.mark.parametrize("view", [*SIDES, View.NONE])
def test_arrows_reach_every_place_on_show(page_of: PageMaker, knee: Knee, view: View) -> None:
    page = page_of(knee)
    page.map.set_view(view)
    page.map.setFocus()
    on_show = set(PLACES) if view is View.NONE else {*places_in(View.FRONT), *places_in(view)}
    start = focused()
    assert start is not None
    reached, waiting = {start}, [start]
    while waiting:
        place = waiting.pop()
        for arrow in ARROWS:
            page.map._stage.boxes()[place].setFocus()
            press(arrow)
            there = focused()
            assert there is not None
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    assert reached == on_show


def test_arrows_go_as_the_eye_does(page_of: PageMaker) -> None:
    page = page_of(Knee.LEFT)
    way = []
    for arrow in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        press(arrow)
        way.append(focused())
    assert way == [
        Place.INNER_ABOVE_JOINT_LINE,
        Place.INNER_JOINT_LINE,
        Place.INNER_BELOW_JOINT_LINE,
        Place.INNER_TOP_OF_SHIN,
    ]
    press(Qt.Key.Key_Right)
    assert focused() is Place.SHIN_BUMP
    page.map._stage.boxes()[Place.KNEECAP].setFocus()
    press(Qt.Key.Key_Left)
    assert focused() is Place.KNEECAP_OUTER_EDGE


def test_space_marks_what_has_the_focus(page_of: PageMaker) -> None:
    page = page_of()
    press(Qt.Key.Key_Space)
    assert page.map.places == (Place.INNER_JOINT_LINE,)
    press(Qt.Key.Key_Space)
    assert not page.map.places


@pytest.mark.parametrize("view", [*SIDES, View.NONE])
def test_tabs_and_map_are_one_tab_stop_each(page_of: PageMaker, view: View) -> None:
    page = page_of()
    page.map.set_view(view)
    page.before.setFocus()
    stops = []
    for _ in range(3):
        press(Qt.Key.Key_Tab)
        stops.append(focus())
    assert stops[0] in page.map._tabs.shown.segments
    assert focused() is None
    assert getattr(stops[1], "place", None) is not None
    assert stops[2] is page.after
    press(Qt.Key.Key_Backtab)
    assert focus() is stops[1]


def test_a_letter_keeps_the_list_open(page_of: PageMaker) -> None:
    page = page_of()
    page.map.set_view(View.NONE)
    page.map.setFocus()
    press("n")
    assert page.map.view is View.NONE
    assert focused() is Place.OUTER_JOINT_LINE


def test_the_pointer_is_named_before_the_focus(qtbot: QtBot, page_of: PageMaker) -> None:
    page = page_of()
    named = emitted(page.map.hovered)
    press(Qt.Key.Key_Up)
    assert named[-1] is Place.INNER_ABOVE_JOINT_LINE
    front = next(view for view in page.map.findChildren(KneeView) if view.view is View.FRONT)
    QTest.mouseMove(front, front.middles()[Place.KNEECAP].toPoint())
    qtbot.waitUntil(lambda: named[-1] is Place.KNEECAP)
    QTest.mouseMove(front, front.rect().bottomLeft())
    qtbot.waitUntil(lambda: named[-1] is Place.INNER_ABOVE_JOINT_LINE)
    page.after.setFocus()
    assert named[-1] is None


def test_letters_show_with_the_focus_or_on_request(page_of: PageMaker) -> None:
    page = page_of()
    assert page.map._stage._helps == {"outlines": True, "letters": True}
    page.after.setFocus()
    assert not page.map._stage._helps["letters"]
    page.map.set_show_letters(True)
    assert page.map._stage._helps == {"outlines": True, "letters": True}
    page.map.set_show_letters(False)
    assert not page.map._stage._helps["letters"]
