"""The places as paths: read from the drawings, mirrored, scaled, and large enough to be hit."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF

from kneelog.domain.drawing import ART_HEIGHT, ART_WIDTH, is_mirrored
from kneelog.domain.places import PLACES, Place, View, places_in
from kneelog.domain.report import Knee
from kneelog.ui.widgets.knee_zones import (
    Zone,
    ZoneError,
    art_text,
    art_zones,
    distance_to,
    hit,
    parse_path,
    parse_zones,
    zones_in,
)

PICTURES = (View.FRONT, View.INNER, View.OUTER, View.BACK)
ART = QRectF(0, 0, ART_WIDTH, ART_HEIGHT)
SMALLEST = QRectF(0, 0, 186, 212)
REACH = 8
LEAST = 28


def zone_of(place: Place, knee: Knee, frame: QRectF) -> Zone:
    return {zone.place: zone for zone in zones_in(place.facts.view, knee, frame)}[place]


def longest_run(hits: list[bool]) -> int:
    edges = [-1, *(i for i, is_hit in enumerate(hits) if not is_hit), len(hits)]
    return max(after - before - 1 for before, after in pairwise(edges))


@pytest.mark.parametrize("view", PICTURES)
def test_every_drawing_holds_its_places_in_order(view: View) -> None:
    assert tuple(art_zones(view)) == places_in(view)


@pytest.mark.parametrize("place", [place for place in PLACES if place is not Place.WHOLE_KNEE])
def test_the_middle_lies_inside_and_means_its_place(place: Place) -> None:
    for knee in Knee:
        zones = zones_in(place.facts.view, knee, SMALLEST)
        zone = zone_of(place, knee, SMALLEST)
        assert zone.path.contains(zone.middle)
        assert distance_to(zone.path, zone.middle) >= 8
        assert hit(zones, zone.middle, REACH) is place


@pytest.mark.parametrize("place", [place for place in PLACES if place is not Place.WHOLE_KNEE])
def test_every_target_is_28_wide_and_high_in_the_smallest_map(place: Place) -> None:
    zones = zones_in(place.facts.view, Knee.LEFT, SMALLEST)
    middle = zone_of(place, Knee.LEFT, SMALLEST).middle
    across = [hit(zones, QPointF(x + 0.5, middle.y()), REACH) is place for x in range(186)]
    down = [hit(zones, QPointF(middle.x(), y + 0.5), REACH) is place for y in range(212)]
    assert longest_run(across) >= LEAST
    assert longest_run(down) >= LEAST


def test_nearest_zone_counts_within_reach_and_no_further() -> None:
    zones = zones_in(View.BACK, Knee.RIGHT, ART)
    hollow = zone_of(Place.HOLLOW, Knee.RIGHT, ART).path.boundingRect()
    below = QPointF(hollow.center().x(), hollow.bottom())
    assert hit(zones, below + QPointF(0, 7.5), REACH) is Place.HOLLOW
    assert hit(zones, below + QPointF(0, 8.5), REACH) is None


def test_left_is_the_mirror_image_of_right() -> None:
    for place in PLACES:
        if place is not Place.WHOLE_KNEE:
            left = zone_of(place, Knee.LEFT, SMALLEST)
            right = zone_of(place, Knee.RIGHT, SMALLEST)
            assert left.middle.x() == pytest.approx(186 - right.middle.x(), abs=0.01)
            assert left.middle.y() == pytest.approx(right.middle.y(), abs=0.01)


def test_inner_places_lie_towards_the_middle_of_the_page() -> None:
    inner, outer = Place.KNEECAP_INNER_EDGE, Place.KNEECAP_OUTER_EDGE
    assert zone_of(inner, Knee.LEFT, ART).middle.x() > zone_of(outer, Knee.LEFT, ART).middle.x()
    assert zone_of(inner, Knee.RIGHT, ART).middle.x() < zone_of(outer, Knee.RIGHT, ART).middle.x()


def test_kneecap_of_a_side_view_looks_towards_the_front_view() -> None:
    assert not is_mirrored(View.INNER, Knee.RIGHT)  # drawn with the kneecap to the left
    assert is_mirrored(View.OUTER, Knee.RIGHT)  # drawn with the kneecap to the right
    front, knob = Place.OUTER_TOP_OF_SHIN, Place.OUTER_KNOB
    assert zone_of(front, Knee.RIGHT, ART).middle.x() < zone_of(knob, Knee.RIGHT, ART).middle.x()
    assert zone_of(front, Knee.LEFT, ART).middle.x() > zone_of(knob, Knee.LEFT, ART).middle.x()


def test_frame_moves_and_scales() -> None:
    there = zone_of(Place.KNEECAP, Knee.RIGHT, QRectF(100, 50, ART_WIDTH / 2, ART_HEIGHT / 2))
    here = zone_of(Place.KNEECAP, Knee.RIGHT, ART)
    assert there.middle.x() == pytest.approx(100 + here.middle.x() / 2)
    assert there.middle.y() == pytest.approx(50 + here.middle.y() / 2)


@pytest.mark.parametrize("data", ["", "M1", "M1 2 C3 4 5 6 7", "l1 2"])
def test_what_is_no_path_is_refused(data: str) -> None:
    with pytest.raises(ZoneError):
        parse_path(data)


def test_drawings_without_zones_or_with_others_are_refused() -> None:
    with pytest.raises(ZoneError):
        parse_zones("<svg></svg>", View.FRONT)
    with pytest.raises(ZoneError):
        parse_zones(art_text(View.FRONT), View.INNER)


def test_zones_need_neither_xml_nor_svg_modules() -> None:
    program = (
        "import sys; from kneelog.ui.widgets import knee_map, knee_thumbnail\n"
        "from kneelog.ui.widgets.knee_zones import art_zones\n"
        "from kneelog.domain.places import View\n"
        "art_zones(View.FRONT)\n"
        "print([name for name in sys.modules if name.startswith(('xml', 'PySide6.QtSvg'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
