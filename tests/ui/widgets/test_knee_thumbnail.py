"""Small pictures of a knee for lists and details."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kneelog.domain.places import Place, View
from kneelog.domain.report import Knee
from kneelog.ui.widgets.knee_paint import Mark
from kneelog.ui.widgets.knee_thumbnail import marks_of, paint_thumbnail, second_view
from kneelog.ui.widgets.knee_zones import zones_in

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

RECT = QRectF(0, 0, 112, 127)


def painted(
    theme: Theme, view: View, marks: dict[Place, Mark], rect: QRectF = RECT, ratio: float = 1
) -> QImage:
    image = QImage(round(160 * ratio), round(160 * ratio), QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_thumbnail(painter, theme, Knee.LEFT, view, rect, marks)
    painter.end()
    return image


def test_marked_places_have_the_level_and_others_do_not(theme: Theme) -> None:
    picture = painted(theme, View.FRONT, marks_of(theme, [Place.KNEECAP], 10))
    frame = QRectF(0, 0, 112, 127)
    middles = {zone.place: zone.middle.toPoint() for zone in zones_in(View.FRONT, Knee.LEFT, frame)}
    assert picture.pixelColor(middles[Place.KNEECAP]).lightness() < 120
    assert picture.pixelColor(middles[Place.SHIN_BUMP]).lightness() > 180


def test_places_of_other_views_change_nothing_but_the_whole_knee_does(theme: Theme) -> None:
    plain = painted(theme, View.INNER, {})
    assert painted(theme, View.INNER, marks_of(theme, [Place.HOLLOW], 5)) == plain
    assert painted(theme, View.INNER, marks_of(theme, [Place.WHOLE_KNEE], 5)) != plain


def test_a_number_stands_in_its_zone(theme: Theme) -> None:
    wash, ink = theme.colours.washes[0], theme.colours.ink
    without = painted(theme, View.INNER, {Place.INNER_JOINT_LINE: Mark(wash)})
    assert painted(theme, View.INNER, {Place.INNER_JOINT_LINE: Mark(wash, "9", ink)}) != without


def test_it_keeps_its_shape_and_stays_within_the_rectangle(theme: Theme) -> None:
    picture = painted(theme, View.FRONT, marks_of(theme, [Place.WHOLE_KNEE], 8), QRectF(20, 30, 120, 60))
    outside = [
        QPoint(x, y) for x in range(160) for y in range(160) if not QRectF(17, 27, 126, 66).contains(x, y)
    ]
    assert all(picture.pixelColor(point) == QColor("white") for point in outside)


def test_it_is_sharp_on_a_dense_screen(theme: Theme) -> None:
    dense = painted(theme, View.FRONT, {}, ratio=2)
    grown = painted(theme, View.FRONT, {}).scaled(dense.size())
    grown.setDevicePixelRatio(2)
    assert dense != grown


@pytest.mark.parametrize(
    ("places", "view"),
    [
        ([], View.INNER),
        ([Place.KNEECAP], View.INNER),
        ([Place.WHOLE_KNEE], View.INNER),
        ([Place.OUTER_KNOB], View.OUTER),
        ([Place.INNER_JOINT_LINE, Place.HOLLOW, Place.BACK_INNER_CORD], View.BACK),
        ([Place.OUTER_KNOB, Place.INNER_JOINT_LINE], View.INNER),
    ],
)
def test_the_second_view_is_the_one_that_shows_most(places: list[Place], view: View) -> None:
    assert second_view(places) is view
