"""The physio sees where each knee hurt and on how many days; no place is lost, drawn or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from kneelog.domain.period import Period
from kneelog.domain.places import Place, View
from kneelog.domain.report import Knee
from kneelog.services.physio_page import Listing
from kneelog.services.physio_places import places_of
from tests.unit.domain import dense
from tests.unit.rules.rows import day
from tests.unit.services.physio_diaries import SIX_WEEKS, book, read

if TYPE_CHECKING:
    from kneelog.domain.diary import Diary

ONE_EACH = tuple(f"{number} rest L1 L.place={place}" for number, place in enumerate(Place, 1))

DRAWN: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "the inner side stands beside the front where no side was marked": (
        ("8 rest L.place=kneecap",),
        ["left inner", "left front", "right front", "right inner"],
    ),
    "the view with most marks": (
        ("7 rest L.place=outer-knob", "8 rest L.place=outer-knob L.place=inner-joint-line R.place=hollow"),
        ["left outer", "left front", "right front", "right back"],
    ),
    "of equal ones the inner side, then the outer": (
        ("8 rest L.place=hollow L.place=inner-joint-line R.place=hollow R.place=outer-knob",),
        ["left inner", "left front", "right front", "right outer"],
    ),
    "the whole knee has no zone": (
        ("8 rest L.place=whole-knee",),
        ["left inner", "left front", "right front", "right inner"],
    ),
    "nothing was marked": (("8 rest L4",), []),
    "nothing was marked in the period": (("2025-08-01 rest L.place=kneecap",), []),
}


@pytest.mark.parametrize(("rows", "expected"), DRAWN.values(), ids=DRAWN)
def test_the_knees_are_drawn_as_the_runner_sees_them(rows: tuple[str, ...], expected: list[str]) -> None:
    found = places_of(book(*rows).trends, SIX_WEEKS)
    assert [f"{one.knee} {one.view}" for one in found.drawings] == expected
    assert bool(found.caption) == bool(expected)


def test_a_drawing_counts_days_and_says_so_to_those_who_cannot_see_it() -> None:
    rows = (
        *("3 rest L.place=kneecap", "3 rest L.place=kneecap", "5 rest L.place=kneecap"),
        "6 rest L.place=shin-bump L.place=inner-joint-line",
    )
    inner, front, right_front, _right_inner = places_of(book(*rows).trends, SIX_WEEKS).drawings
    assert front.marked == ((Place.KNEECAP, 2), (Place.SHIN_BUMP, 1))
    assert (front.caption, inner.caption) == ("front", "inner side")
    assert (
        front.alt == "Left knee, front: on or behind the kneecap: 2 days; bump at the top of the shin: 1 day."
    )
    assert inner.alt == "Left knee, inner side: inner side, on the joint line: 1 day."
    assert (right_front.marked, right_front.alt) == ((), "Right knee, front: nothing marked.")


def test_the_words_begin_with_the_place_marked_most_and_count_what_is_left_out() -> None:
    rows = (
        "2 rest L.place=kneecap",
        "3 rest L.place=kneecap L.place=hollow",
        "4 rest L.place=hollow",
        "7 rest L.place=whole-knee L.place=shin-bump",
    )
    found = places_of(book(*rows).trends, SIX_WEEKS)
    assert found.title == "Where, days marked"
    assert found.of(Knee.LEFT) == Listing(
        (
            "middle of the hollow (popliteal fossa): 2 days, last 4 March",
            "on or behind the kneecap (patella): 2 days, last 3 March",
            "bump at the top of the shin (tibial tuberosity): 1 day, 7 March",
            "whole knee, deep, or cannot point (diffuse): 1 day, 7 March",
        ),
        (
            "4 places, 4 days",
            "and 3 more places, 3 days",
            "and 2 more places, 1 day",
            "and 1 more place, 1 day",
        ),
    )
    assert found.of(Knee.RIGHT).items == ("no place marked",)


def test_dates_carry_their_year_where_the_period_has_two() -> None:
    found = places_of(book("2025-12-30 rest L.place=hollow").trends, Period(day("2025-12-01"), day("9")))
    assert found.left.items == ("middle of the hollow (popliteal fossa): 1 day, 30 December 2025",)


def test_where_nothing_was_marked_the_title_says_so() -> None:
    found = places_of(book("8 rest L4 R2").trends, SIX_WEEKS)
    assert found.title == "Where: no place was marked"
    assert found.left == found.right == Listing()


def test_every_place_stands_in_the_words_also_those_that_no_drawing_shows() -> None:
    found = places_of(book(*ONE_EACH, as_of="31").trends, Period(day("1"), day("31")))
    said = " ".join(found.left.items)
    assert all(f"{place.facts.plain} ({place.facts.anatomical}): 1 day" in said for place in Place)
    assert found.left.shown(4)[-1] == "and 15 more places, 15 days"
    assert {one.view for one in found.drawings} == {View.FRONT, View.INNER}


@given(dense.diaries(), dense.periods())
def test_no_place_is_marked_on_more_days_than_there_are_and_drawings_and_words_agree(
    diary: Diary, period: Period
) -> None:
    trends = read(diary, max(period.last, dense.START)).trends
    found = places_of(trends, period)
    days = trends.days.between(period)
    for drawing in found.drawings:
        for place, count in drawing.marked:
            assert place.facts.view is drawing.view
            assert 0 < count <= min(period.days, len(days))
            line = f"{place.facts.plain} ({place.facts.anatomical}): {count} day"
            assert any(item.startswith(line) for item in found.of(drawing.knee).items)
    for listing in (found.left, found.right):
        assert len(listing.items) == len(listing.rest)
        for rest in listing.rest:
            assert all(int(count) <= len(days) for count in re.findall(r"(\d+) day", rest))
