"""The maps of the places as they are seen: shades, numbers, outlines, words."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from kneelog.domain.figures import PlaceFigures
from kneelog.domain.places import Place, View, most_marked_view
from kneelog.domain.settings import Appearance
from kneelog.ui.theme.look import Paper
from kneelog.ui.trends.maps_layout import maps_layout
from kneelog.ui.trends.maps_paint import maps_height, mark_of, paint_maps
from kneelog.ui.trends.maps_view import MapMode, MapsView
from kneelog.ui.trends.place_maps import PlaceMaps
from kneelog.ui.widgets.knee_thumbnail import picture_frame
from kneelog.ui.widgets.knee_zones import Zone, zones_in
from tests.colour_maths import contrast
from tests.ui.trends.diaries import TODAY, colours_in, picture
from tests.ui.trends.test_maps_view import L, Places, R, maps
from tests.ui.widgets import seen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kneelog.domain.report import Knee
    from kneelog.ui.theme import Theme
    from kneelog.ui.theme.look import Look

WIDTH = 388
APPEARANCES = pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
LEFT: Places = {
    Place.INNER_JOINT_LINE: (9, 7),
    Place.INNER_TOP_OF_SHIN: (3, None),
    Place.KNEECAP: (1, 2),
    Place.WHOLE_KNEE: (5, 3),
    Place.OUTER_KNOB: (2, 4),
}
VIEW = maps(LEFT, {Place.KNEECAP: (2, 10)}, start={Place.INNER_JOINT_LINE: (2, 4)})


def painted(look: Look, view: MapsView, width: float = WIDTH) -> QImage:
    def paint(painter: QPainter, rect: QRectF) -> None:
        paint_maps(painter, look, rect, view)

    return picture(look, width, maps_height(look, width, view), paint)


def zone(look: Look, view: MapsView, row: int, knee: Knee, place: Place, width: float = WIDTH) -> Zone:
    """The zone of ``place`` in the drawing of ``row`` that shows it."""
    for drawing, rect in maps_layout(look, width, view).rows[row].drawings:
        if (drawing.knee, drawing.view) == (knee, place.facts.view):
            zones = zones_in(drawing.view, knee, picture_frame(rect))
            return next(zone for zone in zones if zone.place is place)
    raise AssertionError(place)


def beside_number(found: Zone) -> QPointF:
    """A point inside the zone of a wide place, left of its number."""
    return QPointF(found.path.boundingRect().left() + 7, found.middle.y())


# ---- shades and numbers -------------------------------------------------------------------------------------------


@APPEARANCES
@pytest.mark.parametrize("days", [1, 2, 3, 4])
def test_numbers_on_washes_can_be_read(theme: Theme, appearance: Appearance, days: int) -> None:
    theme.choose(appearance)
    mark = mark_of(theme, PlaceFigures(days, 10, TODAY), MapMode.DAYS, 4)
    assert mark.fill is not None
    assert mark.on_fill is not None
    assert mark.fill.alpha() == 255  # what is under it cannot spoil the contrast
    assert contrast(mark.fill.name(), mark.on_fill.name()) >= 4.5


@APPEARANCES
def test_more_days_stand_out_more_and_never_in_pain_colours(theme: Theme, appearance: Appearance) -> None:
    theme.choose(appearance)
    fills = [mark_of(theme, PlaceFigures(days, 10, TODAY), MapMode.DAYS, 4).fill for days in (1, 2, 3, 4)]
    page = theme.colours.page.name()
    against = [contrast(fill.name(), page) for fill in fills if fill is not None]
    assert all(more / less > 1.2 for less, more in pairwise([1.0, *against]))
    assert all(
        fill is not None and fill.saturation() < 40 and fill not in theme.colours.pain for fill in fills
    )


@pytest.mark.parametrize("level", range(11))
def test_the_worst_level_has_its_own_colours(theme: Theme, level: int) -> None:
    mark = mark_of(theme, PlaceFigures(3, level, TODAY), MapMode.WORST, 4)
    assert (mark.fill, mark.on_fill) == (theme.colours.pain[level], theme.colours.on_pain[level])
    assert mark.number == str(level)


def test_a_mark_without_a_level_is_hatched(theme: Theme) -> None:
    mark = mark_of(theme, PlaceFigures(3, None, TODAY), MapMode.WORST, 4)
    assert (mark.fill, mark.number) == (None, "–")


def test_high_contrast_has_numbers_and_lines_only(theme: Theme) -> None:
    theme.set_high_contrast(True)
    for mode, number in ((MapMode.DAYS, "3"), (MapMode.WORST, "8")):
        mark = mark_of(theme, PlaceFigures(3, 8, TODAY), mode, 4)
        assert (mark.fill, mark.is_bare, mark.number) == (None, True, number)


@APPEARANCES
def test_zones_have_the_colours_of_the_mode_in_their_own_row(theme: Theme, appearance: Appearance) -> None:
    theme.choose(appearance)
    worst = replace(VIEW, mode=MapMode.WORST)
    for row, level in ((0, 4), (1, 7)):
        point = beside_number(zone(theme, worst, row, L, Place.INNER_JOINT_LINE)).toPoint()
        assert painted(theme, worst).pixelColor(point) == theme.colours.pain[level]
        days = {0: 2, 1: 9}[row]
        wash = mark_of(theme, PlaceFigures(days, level, TODAY), MapMode.DAYS, VIEW.darkest).fill
        assert wash is not None
        assert painted(theme, VIEW).pixelColor(point).name() == wash.name()


@pytest.mark.parametrize("mode", list(MapMode))
@pytest.mark.parametrize(("row", "knee", "place"), [(1, L, Place.INNER_JOINT_LINE), (1, R, Place.KNEECAP)])
def test_another_number_is_another_picture(
    theme: Theme, mode: MapMode, row: int, knee: Knee, place: Place
) -> None:
    """The shade may be the same; the number never is."""
    pictures = []
    for days, worst in ((20, 5), (21, 6)):
        marked: Places = {place: (days, worst), Place.SHIN_BUMP: (28, 10)}
        view = replace(maps(marked, marked), mode=mode)
        box = zone(theme, view, row, knee, place).path.boundingRect()
        pictures.append(colours_in(painted(theme, view), box))
    assert pictures[0] != pictures[1]


def test_the_whole_knee_is_a_ring_with_its_number_in_the_front_view_only(theme: Theme) -> None:
    without = maps({Place.KNEECAP: (1, 2)})
    with_ring = maps({Place.KNEECAP: (1, 2), Place.WHOLE_KNEE: (3, 2)})
    other = maps({Place.KNEECAP: (1, 2), Place.WHOLE_KNEE: (4, 2)})
    drawings = maps_layout(theme, WIDTH, without).rows[1].drawings
    plain, ring, more = (painted(theme, view) for view in (without, with_ring, other))
    for drawing, rect in drawings:
        changed = colours_in(plain, rect) != colours_in(ring, rect)
        assert changed is (drawing == (L, View.FRONT))
    assert ring != more


# ---- words --------------------------------------------------------------------------------------------------------


def test_an_empty_part_says_so_and_keeps_its_drawings(theme: Theme) -> None:
    empty = maps({Place.KNEECAP: (1, 2)})
    row, other = maps_layout(theme, WIDTH, empty).rows
    assert (row.part.is_empty, other.part.is_empty) == (True, False)
    end_of_row = QRectF(130, row.caption.top(), 80, row.caption.height())  # behind "first 4 weeks"
    page = theme.colours.page.name()
    assert set(colours_in(painted(theme, empty), end_of_row)) != {page}
    assert set(colours_in(painted(theme, VIEW), end_of_row)) == {page}
    assert set(colours_in(painted(theme, empty), row.drawings[0].rect)) != {page}


@pytest.mark.parametrize("width", [240, 388, 700, 807, 808, 1140])
def test_nothing_is_cut_off_or_overlaps(theme: Theme, width: int) -> None:
    layout = maps_layout(theme, width, VIEW)
    boxes = [placed.rect for placed in layout.heads]
    for row in layout.rows:
        boxes += [row.caption, *(placed.rect for placed in row.drawings)]
        boxes += [row.also_rect] if row.also else []
    assert all(box.left() >= 0 and box.right() <= width and box.bottom() <= layout.height for box in boxes)
    assert not any(one.intersects(other) for n, one in enumerate(boxes) for other in boxes[:n])


def test_drawings_are_91_by_103_in_a_column_and_grow(theme: Theme) -> None:
    sizes = {
        width: maps_layout(theme, width, VIEW).rows[0].drawings[0].rect.size().toSize()
        for width in (388, 700, 1140)
    }
    assert abs(sizes[388].width() - 91) <= 1
    assert abs(sizes[388].height() - 103) <= 2
    assert sizes[700].width() > 160
    assert sizes[1140].width() > 120


def test_where_there_is_room_start_stands_beside_now(theme: Theme) -> None:
    narrow, wide = (maps_layout(theme, width, VIEW) for width in (700, 1140))
    assert [row.caption.left() for row in narrow.rows] == [0, 0]
    assert narrow.rows[0].caption.top() < narrow.rows[1].caption.top()
    assert len({row.caption.top() for row in wide.rows}) == 1
    assert (len(narrow.heads), len(wide.heads)) == (4, 8)


def test_on_paper_it_is_as_on_a_light_window(theme: Theme) -> None:
    paper = Paper()
    assert painted(paper, VIEW).size() == painted(theme, VIEW).size()
    theme.choose(Appearance.DARK)
    assert painted(paper, VIEW) != painted(theme, VIEW)


# ---- the widget ---------------------------------------------------------------------------------------------------


@pytest.fixture
def widget(theme: Theme, qtbot: QtBot) -> PlaceMaps:
    made = PlaceMaps(theme)
    qtbot.addWidget(made)
    start, now = VIEW.parts
    made.show_places(start.caption, start.places, now.caption, now.places)
    made.resize(WIDTH, made.heightForWidth(WIDTH))
    return made


def test_it_shows_what_it_is_given(widget: PlaceMaps, theme: Theme) -> None:
    assert widget.view == VIEW
    shown, wanted = widget.grab().toImage(), painted(theme, VIEW)
    assert shown.size() == wanted.size()
    whole = QRectF(wanted.rect())
    pairs = zip(colours_in(shown, whole), colours_in(wanted, whole), strict=True)
    assert all(contrast(one, other) < 1.05 for one, other in set(pairs))


def test_the_mode_may_come_as_a_word(widget: PlaceMaps) -> None:
    for mode in (MapMode.WORST, "days", "worst"):
        widget.set_mode(mode)
        assert widget.view.mode == mode
        assert isinstance(widget.view.mode, MapMode)


def test_a_period_of_one_part_is_one_row(widget: PlaceMaps) -> None:
    before = widget.heightForWidth(WIDTH)
    widget.show_places("", None, "9 Mar", VIEW.parts[1].places)
    assert [part.caption for part in widget.view.parts] == ["9 Mar"]
    assert widget.heightForWidth(WIDTH) < before - 100


def test_the_tip_belongs_to_the_zone_under_the_pointer(widget: PlaceMaps, theme: Theme) -> None:
    for row in (0, 1):
        middle = zone(theme, VIEW, row, L, Place.INNER_JOINT_LINE).middle
        assert widget.tip_at(middle).endswith("first 4 weeks 2 days, worst 4; last 4 weeks 9 days, worst 7")
    assert widget.tip_at(zone(theme, VIEW, 1, R, Place.KNEECAP).middle).startswith("Right knee, on or behind")
    assert widget.tip_at(QPointF(2, 2)) == ""


def test_the_ring_of_the_whole_knee_has_a_tip_where_it_is_drawn(widget: PlaceMaps, theme: Theme) -> None:
    for row, tip in ((0, False), (1, True)):
        frame = picture_frame(maps_layout(theme, WIDTH, VIEW).rows[row].drawings[1].rect)
        on_ring = QPointF(frame.left() + 0.1 * frame.width(), frame.top() + 0.49 * frame.height())
        assert widget.tip_at(on_ring).startswith("Left knee, whole knee") is tip


@APPEARANCES
def test_places_of_the_day_are_outlined_in_both_rows_and_keep_their_numbers(
    widget: PlaceMaps, theme: Theme, appearance: Appearance
) -> None:
    theme.choose(appearance)
    plain = widget.grab().toImage()
    widget.set_day_places({L: frozenset({Place.INNER_JOINT_LINE}), R: frozenset()})
    outlined = widget.grab().toImage()
    for row in (0, 1):
        found = zone(theme, VIEW, row, L, Place.INNER_JOINT_LINE)
        edge = QPointF(found.middle.x(), found.path.boundingRect().top()).toPoint()
        assert contrast(outlined.pixelColor(edge).name(), theme.colours.ink.name()) < 1.6
        number = QRectF(found.middle.x() - 5, found.middle.y() - 4, 10, 8)
        assert len(set(colours_in(outlined, number))) > 2
    assert plain != outlined
    widget.set_day_places({L: frozenset(), R: frozenset()})
    assert widget.grab().toImage() == plain


def test_a_place_outlined_need_not_be_marked(widget: PlaceMaps) -> None:
    plain = widget.grab().toImage()
    widget.set_day_places({R: frozenset({Place.SHIN_BUMP, Place.WHOLE_KNEE})})
    assert widget.grab().toImage() != plain


def test_pointing_at_days_does_not_draw_the_knees_anew(widget: PlaceMaps, theme: Theme) -> None:
    widget.grab()
    kept = widget._kept
    widget.set_day_places({L: frozenset({Place.KNEECAP})})
    widget.grab()
    assert widget._kept is kept
    theme.choose(Appearance.DARK)
    widget.grab()
    assert widget._kept is not kept


def test_a_screen_reader_hears_all_numbers(widget: PlaceMaps) -> None:
    assert seen.name(widget) == "Where it hurt"
    said = seen.description(widget)
    assert "First 4 weeks, Left knee: inner side, on the joint line 2 days, worst 4." in said
    assert "Last 4 weeks, Right knee: on or behind the kneecap 2 days, worst 10." in said


def test_it_grows_with_the_text(widget: PlaceMaps, theme: Theme) -> None:
    before = widget.sizeHint()
    theme.set_body_px(26)
    assert widget.sizeHint().width() == 2 * before.width()
    assert widget.sizeHint().height() > 1.9 * before.height()
    assert widget.minimumSizeHint().width() > QSize(0, 0).width()


def test_days_decide_which_side_view_is_drawn() -> None:
    assert most_marked_view({}) is View.INNER
    assert most_marked_view({Place.INNER_JOINT_LINE: 2, Place.OUTER_KNOB: 3}) is View.OUTER
    assert most_marked_view({Place.KNEECAP: 9, Place.BACK_INNER_CORD: 1}) is View.BACK


def test_an_svg_holds_drawings_finer_than_a_screens(theme: Theme) -> None:
    from PySide6.QtCore import QBuffer
    from PySide6.QtSvg import QSvgGenerator

    buffer, generator = QBuffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    painter = QPainter(generator)
    paint_maps(painter, theme, QRectF(0, 0, WIDTH, 400), VIEW)
    painter.end()
    embedded = re.findall(rb"data:image/png;base64,([^\"']+)", bytes(buffer.data().data()))
    pictures = [QImage.fromData(b64decode(data)) for data in embedded]
    assert len(pictures) == 8
    assert all(picture.width() >= 3 * 90 for picture in pictures)
