"""The knee map as a whole: its views and its list, its sizes, and what a screen reader meets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kneelog.domain.places import PLACES, Place, View, places_in
from kneelog.domain.report import Knee
from kneelog.domain.settings import Appearance
from kneelog.ui.widgets.knee_map import KneeMap
from kneelog.ui.widgets.knee_view import KneeView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kneelog.ui.theme import Theme

MapMaker = Callable[..., KneeMap]


@pytest.fixture
def map_of(qtbot: QtBot, theme: Theme) -> MapMaker:
    pages: list[QWidget] = []

    def make(knee: Knee = Knee.LEFT, width: int = 520, height: int = 288) -> KneeMap:
        page = QWidget()
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(width, height)
        knees = KneeMap(theme, knee, page)
        knees.setGeometry(0, 0, width, height)
        page.show()
        qtbot.waitExposed(page)
        return knees

    return make


def emitted(signal: Any) -> list[Any]:  # noqa: ANN401 - any signal of one value
    values: list[Any] = []
    signal.connect(values.append)
    return values


def interface_of(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def test_the_list_is_the_same_places_in_other_clothes(map_of: MapMaker) -> None:
    knees = map_of()
    knees.set_places([Place.KNEECAP, Place.WHOLE_KNEE])
    knees.set_view(View.NONE)
    rows = knees._stage.boxes()
    assert set(rows) == set(PLACES)
    assert {place for place, row in rows.items() if row.isChecked()} == {Place.KNEECAP, Place.WHOLE_KNEE}
    changes = emitted(knees.placesChanged)
    rows[Place.OUTER_KNOB].click()
    rows[Place.WHOLE_KNEE].click()
    assert changes[-1] == (Place.KNEECAP, Place.OUTER_KNOB)
    knees.set_view(View.OUTER)
    boxes = knees._stage.boxes()
    assert {place for place, box in boxes.items() if box.isChecked()} == {Place.KNEECAP, Place.OUTER_KNOB}
    boxes[Place.KNEECAP].click()
    assert not rows[Place.KNEECAP].isChecked()


@pytest.mark.parametrize(("width", "height"), [(520, 288), (380, 240), (520, 240), (668, 448)])
def test_the_list_fits_and_its_rows_stay_apart(map_of: MapMaker, width: int, height: int) -> None:
    knees = map_of(width=width, height=height)
    knees.set_view(View.NONE)
    rows = list(knees._stage.boxes().values())
    for number, row in enumerate(rows):
        assert row.height() >= 22
        assert knees._stage._faces[View.NONE].rect().contains(row.geometry())
        assert not any(row.geometry().intersects(other.geometry()) for other in rows[number + 1 :])


def test_setting_places_is_silent_ordered_and_without_doubles(
    map_of: MapMaker, spoken: list[tuple[str, bool]]
) -> None:
    knees = map_of()
    changes = emitted(knees.placesChanged)
    knees.set_places([Place.HOLLOW, Place.ABOVE_KNEECAP, Place.HOLLOW])
    assert knees.places == (Place.ABOVE_KNEECAP, Place.HOLLOW)
    assert (changes, spoken) == ([], [])


def test_tabs_turn_the_knee_and_say_so(map_of: MapMaker) -> None:
    knees = map_of()
    turned = emitted(knees.viewChanged)
    knees._tabs.shown.segments[2].click()
    assert knees.view is View.BACK
    knees.show_place(Place.INNER_JOINT_LINE)
    knees.show_place(Place.KNEECAP)
    knees.set_view(View.FRONT)
    assert turned == [View.BACK, View.INNER]
    assert knees._tabs.shown.value is View.INNER


def test_one_view_at_a_time_begins_with_the_front(map_of: MapMaker) -> None:
    knees = map_of(width=420)
    knees.set_view(View.BACK)
    knees.set_one_view(True)
    assert (knees.view, knees._tabs.shown.value) == (View.FRONT, View.FRONT)
    assert len(knees._tabs.shown.segments) == 5
    assert set(knees._stage.boxes()) == set(places_in(View.FRONT))
    knees.mark_letter("h")
    assert set(knees._stage.boxes()) == set(places_in(View.INNER))
    knees.show_place(Place.KNEECAP)
    knees.set_one_view(False)
    assert (knees.view, knees._tabs.shown.value) == (View.INNER, View.INNER)
    assert set(knees._stage.boxes()) == {*places_in(View.FRONT), *places_in(View.INNER)}


@pytest.mark.parametrize("knee", list(Knee))
def test_front_views_meet_in_the_middle_of_the_page(map_of: MapMaker, knee: Knee) -> None:
    knees = map_of(knee)
    drawn = [view.geometry() for view in knees.findChildren(KneeView)]
    front, side = drawn[0].x(), drawn[1].x()
    tabs = knees._tabs.shown.geometry()
    if knee is Knee.LEFT:
        assert side < front
        assert tabs.left() == 0
    else:
        assert front < side
        assert tabs.right() == knees.width() - 1
    assert not drawn[0].intersects(drawn[1])


@pytest.mark.parametrize(
    ("width", "height", "drawn"), [(520, 240, 212), (520, 288, 260), (668, 448, 420), (668, 900, 420)]
)
def test_drawings_are_as_high_as_there_is_room(map_of: MapMaker, width: int, height: int, drawn: int) -> None:
    knees = map_of(width=width, height=height)
    assert knees.findChildren(KneeView)[0].height() == drawn


def test_a_narrow_half_keeps_the_drawings_apart(map_of: MapMaker) -> None:
    knees = map_of(width=380, height=288)
    views = knees.findChildren(KneeView)
    assert views[0].height() < 260
    assert not views[0].geometry().intersects(views[1].geometry())


def test_everything_grows_with_the_text(map_of: MapMaker, theme: Theme) -> None:
    knees = map_of(width=1080, height=800)
    theme.set_body_px(26)
    assert knees.sizeHint().height() == 2 * 288
    assert knees.minimumSizeHint().height() == 2 * 240
    assert knees.maximumHeight() == 2 * 448
    assert all(box.width() >= 56 for box in knees._stage.boxes().values())


def test_the_map_is_a_named_group_that_tells_what_is_marked(map_of: MapMaker) -> None:
    knees = map_of(Knee.RIGHT)
    group = interface_of(knees)
    assert group.role() is QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "Right knee, where"
    assert group.text(QAccessible.Text.Description) == "Nothing marked"
    knees.set_places([Place.KNEECAP, Place.HOLLOW])
    wanted = "Marked: on or behind the kneecap and middle of the hollow"
    assert group.text(QAccessible.Text.Description) == wanted


@pytest.mark.parametrize("as_list", [False, True])
@pytest.mark.parametrize("place", list(PLACES))
def test_each_place_is_an_accessible_check_box(map_of: MapMaker, place: Place, as_list: bool) -> None:
    knees = map_of()
    knees.set_view(View.NONE) if as_list else knees.show_place(place)
    box = knees._stage.boxes().get(place)
    if box is None:
        assert place is Place.WHOLE_KNEE
        return
    seen = interface_of(box)
    assert seen.role() is QAccessible.Role.CheckBox
    assert seen.text(QAccessible.Text.Name) == f"Left knee, {place.facts.plain}"
    assert seen.text(QAccessible.Text.Description) == place.facts.anatomical
    assert seen.state().checkable
    assert seen.state().focusable
    assert not seen.state().checked
    assert not seen.state().invisible
    actions = seen.actionInterface()
    assert actions is not None
    actions.doAction("Toggle")
    assert knees.places == (place,)
    assert interface_of(box).state().checked


def test_pictures_and_list_are_named(map_of: MapMaker) -> None:
    knees = map_of()
    knees.set_view(View.NONE)
    names = [interface_of(face).text(QAccessible.Text.Name) for face in knees._stage._faces.values()]
    assert names == ["Left knee, front view", "Left knee, inner view", "Left knee, list of places"]


def test_nothing_is_left_behind_when_the_map_goes(qtbot: QtBot, map_of: MapMaker, theme: Theme) -> None:
    knees = map_of()
    page = QWidget()
    qtbot.addWidget(page)
    knees.deleteLater()
    qtbot.waitUntil(lambda: not isValid(knees))
    theme.choose(Appearance.DARK)
    page.setFocus()
