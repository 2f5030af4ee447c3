from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.context import LengthBefore, MorningAfter, lengths_before, mornings_after
from kneelog.domain.run import Run
from kneelog.rules import sentences
from tests.unit.rules.rows import day, history

FIRST = day("01-01")


def run(name: str, number: int, metres: int | None) -> Run:
    """A run ``number`` days after the first of January."""
    return Run(name, FIRST + timedelta(days=number), distance_m=metres)


LENGTHS: dict[str, tuple[list[Run], LengthBefore | None]] = {
    "29 days of runs are too few": ([run("a", 0, 10_000), run("x", 29, 12_400)], None),
    "30 days are enough": ([run("a", 0, 10_000), run("x", 30, 12_400)], LengthBefore(12_400, 10_000)),
    "30 days before is within": (
        [run("a", 0, 20_000), run("b", 10, 10_000), run("x", 30, 12_400)],
        LengthBefore(12_400, 20_000),
    ),
    "31 days before is not": (
        [run("a", 0, 20_000), run("b", 10, 10_000), run("x", 31, 12_400)],
        LengthBefore(12_400, 10_000),
    ),
    "no run in the 30 days before": ([run("a", 0, 20_000), run("x", 31, 12_400)], None),
    "another run of the same date is not before": (
        [run("a", 0, 9_000), run("b", 10, 10_000), run("c", 40, 20_000), run("x", 40, 12_400)],
        LengthBefore(12_400, 10_000),
    ),
    "a later run is not before": (
        [run("a", 0, 9_000), run("b", 20, 10_000), run("x", 40, 12_400), run("y", 41, 30_000)],
        LengthBefore(12_400, 10_000),
    ),
    "runs without a distance tell nothing": (
        [run("a", 0, None), run("b", 20, 10_000), run("x", 40, 12_400)],
        None,
    ),
    "a run without a distance has no length to compare": ([run("a", 0, 9_000), run("x", 30, None)], None),
    "a treadmill that wrote 0 has none either": ([run("a", 0, 9_000), run("x", 30, 0)], None),
}


@pytest.mark.parametrize(("runs", "expected"), LENGTHS.values(), ids=LENGTHS)
def test_the_longest_of_the_30_days_before(runs: list[Run], expected: LengthBefore | None) -> None:
    """A jump in length is seen against what the runner did lately, once there is enough to compare with."""
    assert lengths_before(runs).get("x") == expected


PERCENT = {
    "24 % longer": (12_400, 10_000, 24),
    "as long": (10_000, 10_000, 0),
    "shorter": (8_000, 10_000, -20),
    "a half is rounded up": (10_050, 10_000, 1),
    "less is rounded down": (10_049, 10_000, 0),
}


@pytest.mark.parametrize(("metres", "longest", "percent"), PERCENT.values(), ids=PERCENT)
def test_by_how_much_it_was_longer(metres: int, longest: int, percent: int) -> None:
    """Whole per cent are enough."""
    assert LengthBefore(metres, longest).percent_longer == percent


@given(st.lists(st.tuples(st.integers(0, 90), st.one_of(st.none(), st.integers(0, 30_000))), max_size=30))
def test_it_agrees_with_looking_at_every_run(drawn: list[tuple[int, int | None]]) -> None:
    """The number is right for every run of a long diary."""
    runs = [run(f"r{number}", after, metres) for number, (after, metres) in enumerate(drawn)]
    known = [item for item in runs if item.distance_m]
    found = lengths_before(runs)
    for item in runs:
        before = [other.distance_m or 0 for other in known if 0 < (item.on - other.on).days <= 30]
        enough = any((item.on - other.on).days >= 30 for other in known)
        shown = bool(item.distance_m and before and enough)
        assert found.get(item.id) == (LengthBefore(item.distance_m or 0, max(before)) if shown else None)


def test_the_next_morning_beside_its_run() -> None:
    """The runner sees how the knee took the run: its worst moments against the next morning."""
    mornings = mornings_after(
        history(
            "2 run L.start=1 L.after=4 of=a",
            "2 run L3 R2 of=a",
            "3 rest L2 of=a #m",
            "4 rest L1",
            "5 only-run #b",
            "6 rest R1 of=b #n",
        )
    )
    assert mornings == (
        MorningAfter("a", "m", day("3"), run_left=4, run_right=2, left=2, right=None),
        MorningAfter("b", "n", day("6"), run_left=None, run_right=None, left=None, right=1),
    )


def test_the_length_of_a_run_in_its_context() -> None:
    """A jump in length is shown as what it is: a number."""
    assert (
        sentences.length_sentence(LengthBefore(12_400, 10_000), "12.4 km", "10.0 km")
        == "12.4 km; longest in the 30 days before: 10.0 km; 24% longer"
    )
    assert (
        sentences.length_sentence(LengthBefore(8_000, 10_000), "8.0 km", "10.0 km")
        == "8.0 km; longest in the 30 days before: 10.0 km"
    )
