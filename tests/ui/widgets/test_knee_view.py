"""One picture of a knee: clicking, pointing, and what is painted for each state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from kneelog.domain.places import PLACES, Place, View
from kneelog.domain.report import Knee
from kneelog.domain.settings import Appearance
from kneelog.ui.widgets.knee_view import SMALLEST_TARGET, KneeView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kneelog.ui.theme import Theme

ZONES = [place for place in PLACES if place is not Place.WHOLE_KNEE]
SIZES = [QSize(229, 260), QSize(186, 212)]


def shown(qtbot: QtBot, theme: Theme, view: View, knee: Knee = Knee.LEFT, size: QSize = SIZES[0]) -> KneeView:
    widget = KneeView(theme, knee, view)
    qtbot.addWidget(widget)
    widget.resize(size)
    widget.set_frame(QRectF(0, 0, size.width(), size.height()))
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def click(widget: KneeView, place: Place) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.middles()[place].toPoint())


def colour_in(widget: KneeView, place: Place, aside: int = 0) -> QColor:
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_ARGB32)
    return picture.pixelColor(widget.middles()[place].toPoint() + QPoint(aside, 0))


@pytest.mark.parametrize("size", SIZES, ids=["260 high", "212 high"])
@pytest.mark.parametrize("knee", list(Knee))
@pytest.mark.parametrize("place", ZONES)
def test_every_place_can_be_clicked(
    qtbot: QtBot, theme: Theme, place: Place, knee: Knee, size: QSize
) -> None:
    widget = shown(qtbot, theme, place.facts.view, knee, size)
    with qtbot.waitSignal(widget.toggled) as marked:
        click(widget, place)
    assert marked.args == [place, True]
    assert [other for other, box in widget.boxes.items() if box.isChecked()] == [place]
    click(widget, place)
    assert not widget.boxes[place].isChecked()


@pytest.mark.parametrize("place", ZONES)
def test_check_boxes_are_large_enough_and_hit_only_in_their_zone(
    qtbot: QtBot, theme: Theme, place: Place
) -> None:
    widget = shown(qtbot, theme, place.facts.view, size=SIZES[1])
    box = widget.boxes[place]
    assert box.width() >= SMALLEST_TARGET
    assert box.height() >= SMALLEST_TARGET
    assert box.hitButton(box.mapFromParent(widget.middles()[place].toPoint()))
    assert not box.hitButton(QPoint(-20, -20))


def test_a_press_that_ends_elsewhere_marks_nothing(qtbot: QtBot, theme: Theme) -> None:
    widget = shown(qtbot, theme, View.FRONT)
    middles = widget.middles()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=middles[Place.KNEECAP].toPoint())
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=middles[Place.SHIN_BUMP].toPoint())
    QTest.mouseClick(widget, Qt.MouseButton.RightButton, pos=middles[Place.KNEECAP].toPoint())
    assert not [place for place, box in widget.boxes.items() if box.isChecked()]


def test_two_quick_clicks_are_two_clicks(qtbot: QtBot, theme: Theme) -> None:
    widget = shown(qtbot, theme, View.FRONT)
    middle = widget.middles()[Place.KNEECAP].toPoint()
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=middle)
    assert not widget.boxes[Place.KNEECAP].isChecked()


def test_pointing_names_the_place_once_and_leaving_ends_it(qtbot: QtBot, theme: Theme) -> None:
    widget = shown(qtbot, theme, View.INNER)
    named: list[Place | None] = []
    widget.hovered.connect(named.append)
    middle = widget.middles()[Place.INNER_JOINT_LINE]
    for step in (QPointF(0, 0), QPointF(3, 0), QPointF(5, 1)):
        QTest.mouseMove(widget, (middle + step).toPoint())
    assert widget.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(widget, QPoint(2, 2))
    assert named == [Place.INNER_JOINT_LINE, None]


def test_marked_is_filled_with_the_level(qtbot: QtBot, theme: Theme) -> None:
    widget = shown(qtbot, theme, View.FRONT)
    widget.set_places({Place.KNEECAP})
    widget.set_level(8)
    wanted, got = theme.colours.pain[8], colour_in(widget, Place.KNEECAP)
    assert abs(got.lightness() - wanted.lightness()) < 40
    assert got.lightness() < colour_in(widget, Place.SHIN_BUMP).lightness() - 80


def test_marked_without_a_level_differs_from_every_level_and_from_rest(qtbot: QtBot, theme: Theme) -> None:
    widget = shown(qtbot, theme, View.FRONT)
    looks = [widget.grab().toImage()]
    widget.set_places({Place.KNEECAP})
    for level in (None, 0, 4, 10):
        widget.set_level(level)
        looks.append(widget.grab().toImage())
    assert all(one != other for number, one in enumerate(looks) for other in looks[number + 1 :])


def test_outlines_letters_pointer_and_focus_can_be_seen(qtbot: QtBot, theme: Theme) -> None:
    widget = shown(qtbot, theme, View.BACK)
    looks = [widget.grab().toImage()]
    widget.set_shown(outlines=True, letters=False)
    looks.append(widget.grab().toImage())
    widget.set_shown(outlines=True, letters=True)
    looks.append(widget.grab().toImage())
    QTest.mouseMove(widget, widget.middles()[Place.HOLLOW].toPoint())
    looks.append(widget.grab().toImage())
    widget.activateWindow()
    widget.boxes[Place.BACK_INNER_CORD].setFocus()
    qtbot.waitUntil(widget.boxes[Place.BACK_INNER_CORD].hasFocus)
    looks.append(widget.grab().toImage())
    assert all(one != other for number, one in enumerate(looks) for other in looks[number + 1 :])


def test_the_whole_knee_is_a_ring_in_every_view(qtbot: QtBot, theme: Theme) -> None:
    for level in (None, 5):
        for view in (View.FRONT, View.INNER, View.OUTER, View.BACK):
            widget = shown(qtbot, theme, view)
            widget.set_level(level)
            at_rest = widget.grab().toImage()
            widget.set_places({Place.WHOLE_KNEE})
            assert widget.grab().toImage() != at_rest
            assert not [box for box in widget.boxes.values() if box.isChecked()]


def test_high_contrast_writes_the_number_and_uses_no_pain_colour(qtbot: QtBot, theme: Theme) -> None:
    theme.set_high_contrast(True)
    widget = shown(qtbot, theme, View.BACK)
    widget.set_places({Place.HOLLOW, Place.WHOLE_KNEE})
    looks = []
    for level in (3, 7):
        widget.set_level(level)
        looks.append(widget.grab().toImage())
    assert looks[0] != looks[1]
    beside = colour_in(widget, Place.HOLLOW, aside=14)
    widget.set_places(())
    assert colour_in(widget, Place.HOLLOW, aside=14) == beside


def test_a_new_size_is_drawn_at_once_and_then_crisp(qtbot: QtBot, theme: Theme) -> None:
    widget = shown(qtbot, theme, View.FRONT)
    widget.grab()
    widget.resize(320, 364)
    widget.set_frame(QRectF(0, 0, 320, 364))
    scaled = widget.grab().toImage()
    qtbot.waitUntil(lambda: not widget._crisp.isActive())
    assert widget.grab().toImage() != scaled


def test_dark_looks_different(qtbot: QtBot, theme: Theme) -> None:
    widget = shown(qtbot, theme, View.FRONT)
    light = colour_in(widget, Place.KNEECAP)
    theme.choose(Appearance.DARK)
    assert colour_in(widget, Place.KNEECAP).lightness() < light.lightness() - 80
