"""What the maps of the places hold: the diary's own numbers, the views that show most, and the same in words."""

from __future__ import annotations

import pytest

from kneelog.domain.drawing import wash_step
from kneelog.domain.figures import PlaceFigures
from kneelog.domain.places import Place, View
from kneelog.domain.report import Knee
from kneelog.ui.trends.maps_view import (
    Drawing,
    MapMode,
    MapsPart,
    MapsView,
    also_line,
    described,
    place_tip,
    shown_number,
)
from tests.ui.trends.diaries import TODAY

L, R = Knee.LEFT, Knee.RIGHT
Places = dict[Place, tuple[int, int | None]]


def part(caption: str, left: Places | None = None, right: Places | None = None) -> MapsPart:
    """A part of the period: per knee its places with days and worst level."""
    marked = {
        knee: {place: PlaceFigures(days, worst, TODAY) for place, (days, worst) in (places or {}).items()}
        for knee, places in ((L, left), (R, right))
    }
    return MapsPart(caption, marked)


def maps(left: Places | None = None, right: Places | None = None, start: Places | None = None) -> MapsView:
    return MapsView((part("first 4 weeks", start), part("last 4 weeks", left, right)))


@pytest.mark.parametrize(
    ("darkest", "steps"),
    [
        (28, {1: 0, 7: 0, 8: 1, 14: 1, 15: 2, 21: 2, 22: 3, 28: 3, 40: 3}),
        (9, {1: 0, 2: 0, 3: 1, 4: 1, 5: 2, 6: 2, 7: 3, 9: 3}),
        (4, {1: 0, 2: 1, 3: 2, 4: 3}),
    ],
)
def test_a_step_for_each_quarter_of_the_most_days(darkest: int, steps: dict[int, int]) -> None:
    assert {days: wash_step(days, darkest) for days in steps} == steps


def test_one_day_alone_is_not_the_darkest() -> None:
    assert maps({Place.KNEECAP: (1, 3)}).darkest == 4
    assert maps({Place.KNEECAP: (9, 3)}, start={Place.KNEECAP: (11, 3)}).darkest == 11


def test_places_that_no_drawing_shows_darken_nothing() -> None:
    view = maps({Place.INNER_JOINT_LINE: (6, 3), Place.INNER_TOP_OF_SHIN: (5, 3), Place.OUTER_KNOB: (9, 3)})
    assert view.sides[L] is View.INNER
    assert view.darkest == 6


def test_left_stands_left_with_the_side_view_outside() -> None:
    assert maps().drawings == (
        Drawing(L, View.INNER),
        Drawing(L, View.FRONT),
        Drawing(R, View.FRONT),
        Drawing(R, View.INNER),
    )


def test_the_side_view_has_most_days_of_both_parts_together() -> None:
    now: Places = {Place.INNER_JOINT_LINE: (3, 1), Place.HOLLOW: (2, 1), Place.BACK_OUTER_CORD: (2, 1)}
    assert maps(now).sides == {L: View.BACK, R: View.INNER}
    assert maps(now, start={Place.INNER_TOP_OF_SHIN: (2, 1)}).sides[L] is View.INNER
    assert maps(now, {Place.OUTER_KNOB: (1, None)}).sides[R] is View.OUTER
    assert maps({Place.KNEECAP: (9, 1), Place.WHOLE_KNEE: (9, 1)}).sides[L] is View.INNER


@pytest.mark.parametrize(
    ("figures", "days", "worst"), [((9, 7), "9", "7"), ((1, 0), "1", "0"), ((3, None), "3", "–")]
)
def test_the_number_is_the_diarys(figures: tuple[int, int | None], days: str, worst: str) -> None:
    found = PlaceFigures(*figures, TODAY)
    assert (shown_number(found, MapMode.DAYS), shown_number(found, MapMode.WORST)) == (days, worst)


def test_what_no_drawing_shows_is_said() -> None:
    left: Places = {Place.INNER_JOINT_LINE: (9, 3), Place.OUTER_JOINT_LINE: (2, 4), Place.HOLLOW: (1, None)}
    right: Places = {Place.HOLLOW: (3, 1), Place.INNER_JOINT_LINE: (1, 5), Place.WHOLE_KNEE: (8, 1)}
    view = maps(left, right)
    assert also_line(view, view.parts[0]) == ""
    assert also_line(view, view.parts[1]) == (
        "also left: outer side, on the joint line 2 days, middle of the hollow 1 day; "
        "also right: inner side, on the joint line 1 day"
    )
    worst = MapsView(view.parts, MapMode.WORST)
    assert also_line(worst, worst.parts[1]) == (
        "also left: outer side, on the joint line worst 4, middle of the hollow no level; "
        "also right: inner side, on the joint line worst 5"
    )


def test_the_tip_names_the_place_and_its_numbers_in_both_parts() -> None:
    view = maps({Place.INNER_JOINT_LINE: (9, 7)}, start={Place.INNER_JOINT_LINE: (2, 4)})
    assert place_tip(view, L, Place.INNER_JOINT_LINE) == (
        "Left knee, inner side, on the joint line (medial tibiofemoral joint line): "
        "first 4 weeks 2 days, worst 4; last 4 weeks 9 days, worst 7"
    )
    assert place_tip(view, R, Place.KNEECAP) == (
        "Right knee, on or behind the kneecap (patella): first 4 weeks not marked; last 4 weeks not marked"
    )


def test_all_numbers_are_said_in_sentences() -> None:
    view = maps({Place.KNEECAP: (1, None), Place.OUTER_KNOB: (2, 3)}, start={Place.WHOLE_KNEE: (3, 2)})
    assert described(view) == (
        "First 4 weeks, Left knee: whole knee, deep, or cannot point 3 days, worst 2. "
        "First 4 weeks, Right knee: nothing marked. "
        "Last 4 weeks, Left knee: on or behind the kneecap 1 day, no level; "
        "outer knob below the joint 2 days, worst 3. "
        "Last 4 weeks, Right knee: nothing marked."
    )
