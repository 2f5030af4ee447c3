"""Pairs of shoes against the runs that name them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.run import Run, Shoe
from kneelog.domain.running import load_of
from kneelog.domain.shoes import NewPairs, default_on, in_use, new_pairs, offered, worn
from tests import strategies


def day(number: int) -> date:
    return date(2026, 3, number)


def run(number: int, shoes: str = "", metres: int | None = 8000) -> Run:
    return Run(f"{number}{shoes}", day(number), distance_m=metres, shoes=shoes)


@pytest.mark.parametrize(
    ("first", "last", "using"),
    [
        (None, None, {4, 5, 6}),
        (5, None, {5, 6}),
        (None, 5, {4, 5}),
        (5, 5, {5}),
        (6, 9, {6}),
    ],
)
def test_a_pair_is_in_use_between_its_dates_and_on_them(
    first: int | None, last: int | None, using: set[int]
) -> None:
    pair = Shoe("s", "Blue", day(first) if first else None, day(last) if last else None)
    assert {number for number in (4, 5, 6) if in_use(pair, day(number))} == using


OLD = Shoe("o", "Old", day(1), day(9), is_default=True)
NEW = Shoe("n", "New", day(8), None, is_default=True)
SPARE = Shoe("p", "Spare")

DEFAULTS = {
    "before there was one": (1, [NEW, SPARE], None),
    "the one in use": (5, [SPARE, OLD, NEW], OLD),
    "the one taken into use last, where two are": (8, [OLD, NEW], NEW),
    "not one that was laid aside": (10, [OLD, SPARE], None),
}


@pytest.mark.parametrize(("on", "pairs", "expected"), DEFAULTS.values(), ids=DEFAULTS)
def test_the_default_pair_of_a_date(on: int, pairs: list[Shoe], expected: Shoe | None) -> None:
    assert default_on(pairs, day(on)) == expected


def test_pairs_in_use_are_offered_first_and_the_default_before_them() -> None:
    trail = Shoe("t", "Trail", day(9))
    assert offered([SPARE, OLD, trail, NEW], day(10)) == (("New", "Trail", "Spare"), ("Old",))
    assert offered([], day(10)) == ((), ())


def test_a_pair_went_as_far_as_its_runs_and_those_without_a_distance_are_counted() -> None:
    found = worn([run(1, "Blue"), run(2), run(3, "Blue", 4500), run(4, "Blue", None), run(5, "Red", 0)])
    assert set(found) == {"Blue", "Red"}
    blue, red = found["Blue"], found["Red"]
    assert (blue.metres, blue.runs, blue.without_distance) == (12_500, 3, 1)
    assert (red.metres, red.runs, red.without_distance) == (0, 1, 1)


NEW_PAIRS = {
    "the first shoes of a diary may be old": ([], [run(1, "Blue"), run(2, "Blue")], []),
    "the first run in other shoes": ([], [run(1, "Blue"), run(4, "Red"), run(6, "Red")], [(4, "Red")]),
    "going back to the old ones is nothing new": (
        [],
        [run(1, "Blue"), run(4, "Red"), run(6, "Blue")],
        [(4, "Red")],
    ),
    "two pairs named on the first date": ([], [run(1, "Blue"), run(1, "Red")], []),
    "the record knows the day better": (
        [Shoe("r", "Red", day(3))],
        [run(1, "Blue"), run(4, "Red")],
        [(3, "Red")],
    ),
    "the record says that the first ones were new": (
        [Shoe("b", "Blue", day(1))],
        [run(1, "Blue")],
        [(1, "Blue")],
    ),
    "a record without a day tells nothing": ([Shoe("b", "Blue")], [run(1, "Blue")], []),
    "a pair that no run names yet": ([Shoe("r", "Red", day(3))], [run(1)], [(3, "Red")]),
    "two pairs on one date": (
        [Shoe("r", "Red", day(4)), Shoe("g", "Green", day(4))],
        [],
        [(4, "Green", "Red")],
    ),
}


@pytest.mark.parametrize(("pairs", "runs", "expected"), NEW_PAIRS.values(), ids=NEW_PAIRS)
def test_when_new_shoes_came(pairs: list[Shoe], runs: list[Run], expected: list[tuple[int, str]]) -> None:
    wanted = tuple(NewPairs(day(number).toordinal(), tuple(names)) for number, *names in expected)
    assert new_pairs(pairs, runs) == wanted
    assert new_pairs(pairs[::-1], runs[::-1]) == wanted


@given(st.lists(strategies.runs(), max_size=12))
def test_all_pairs_together_went_as_far_as_all_runs_that_name_one(runs: list[Run]) -> None:
    whole = load_of([one for one in runs if one.shoes])
    pairs = worn(runs).values()
    assert sum(load.metres for load in pairs) == whole.metres
    assert sum(load.without_distance for load in pairs) == whole.without_distance
    assert sum(load.runs for load in pairs) == whole.runs
