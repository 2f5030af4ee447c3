from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.coarse import Buckets, Grain
from kneelog.domain.context import LengthBefore
from kneelog.domain.period import Period
from kneelog.domain.run import Run
from kneelog.domain.running import Load, RunBar, Total, bars, load, load_of, totals
from tests import strategies
from tests.unit.domain import dense
from tests.unit.rules.rows import day

if TYPE_CHECKING:
    from random import Random

FIRST = day("1").toordinal()


def runs_of(text: str) -> list[Run]:
    """ "2:5000/1800 4:-/-": runs of March 2026 with their metres and seconds, ``-`` where unknown."""
    found = []
    for number, word in enumerate(text.split()):
        on, _, facts = word.partition(":")
        metres, seconds = (None if fact == "-" else int(fact) for fact in facts.split("/"))
        found.append(Run(f"r{number}", day(on), distance_m=metres, moving_s=seconds))
    return found


BARS: dict[str, tuple[str, tuple[tuple[int, int | None, int | None], ...]]] = {
    "no run": ("", ()),
    "distance and time": ("2:5000/1800", ((2, 5000, 1800),)),
    "only a time": ("2:-/1800", ((2, None, 1800),)),
    "only a distance": ("2:5000/-", ((2, 5000, None),)),
    "nothing but its date": ("2:-/-", ((2, None, None),)),
    "a treadmill that wrote 0 told nothing": ("2:0/0", ((2, None, None),)),
    "two runs of a day": ("2:5000/- 2:7000/-", ((2, 5000, None), (2, 7000, None))),
    "oldest first": ("4:5000/- 2:7000/-", ((2, 7000, None), (4, 5000, None))),
}


@pytest.mark.parametrize(("text", "expected"), BARS.values(), ids=BARS)
def test_a_bar_stands_for_a_run_and_never_for_an_unknown_length(
    text: str, expected: tuple[tuple[int, int | None, int | None], ...]
) -> None:
    found = tuple((bar.day - FIRST + 1, bar.metres, bar.seconds) for bar in bars(runs_of(text)))
    assert found == expected


LONGER: dict[str, tuple[int, int, bool]] = {
    "much longer": (12_400, 10_000, True),
    "a metre more than 10 %": (11_001, 10_000, True),
    "exactly 10 % is not more": (11_000, 10_000, False),
    "exactly 10 % of an odd length": (5_500, 5_000, False),
    "10 % when rounded, but less": (10_999, 10_000, False),
    "more than 10 %, and 10 when rounded": (11_049, 10_000, True),
    "as long": (10_000, 10_000, False),
    "shorter": (2_000, 10_000, False),
    "the longest there is": (1_000_000, 909_090, True),
}


@pytest.mark.parametrize(("metres", "longest", "expected"), LONGER.values(), ids=LONGER)
def test_a_jump_in_length_is_marked_only_beyond_a_tenth(metres: int, longest: int, expected: bool) -> None:
    assert LengthBefore(metres, longest).is_a_tenth_longer is expected


MARKED: dict[str, tuple[str, tuple[int, ...]]] = {
    "the longest of the 30 days before": ("01-20:9000/- 02-10:10000/- 1:11001/-", (1,)),
    "exactly 10 % longer": ("01-20:9000/- 02-10:10000/- 1:11000/-", ()),
    "without 30 days of runs": ("02-10:10000/- 1:15000/-", ()),
    "without a run in the 30 days before": ("01-20:10000/- 1:15000/-", ()),
    "without a distance": ("01-20:9000/- 02-10:10000/- 1:-/9000", ()),
    "two of one day": ("01-20:9000/- 02-10:10000/- 1:12000/- 1:13000/-", (1, 1)),
    "the next is measured against it": ("01-20:9000/- 02-10:10000/- 1:12000/- 3:13000/-", (1,)),
}


@pytest.mark.parametrize(("text", "expected"), MARKED.values(), ids=MARKED)
def test_a_runner_sees_which_runs_were_much_longer_than_those_before(
    text: str, expected: tuple[int, ...]
) -> None:
    marked = [bar for bar in bars(runs_of(text)) if bar.longer is not None]
    assert tuple(bar.day - FIRST + 1 for bar in marked) == expected


WEEK_OF_RUNS = "2:5000/1800 4:-/3600 8:7000/- 9:1000/600"
TOTALS: dict[str, tuple[str, Buckets, tuple[Total, ...]]] = {
    "no run": ("", Buckets(Grain.WEEK), ()),
    "weeks from Monday": (
        WEEK_OF_RUNS,
        Buckets(Grain.WEEK),
        (Total(FIRST + 1, 3, 12_000, 5_400, 1, 1), Total(FIRST + 8, 1, 1_000, 600, 0, 0)),
    ),
    "weeks from Sunday": (
        WEEK_OF_RUNS,
        Buckets(Grain.WEEK, 6),
        (Total(FIRST, 2, 5_000, 5_400, 1, 0), Total(FIRST + 7, 2, 8_000, 600, 0, 1)),
    ),
    "months": (
        f"02-27:400/- {WEEK_OF_RUNS}",
        Buckets(Grain.MONTH),
        (
            Total(FIRST - 28, 1, 400, 0, 0, 1, days=28),
            Total(FIRST, 4, 13_000, 6_000, 1, 1, days=31),
        ),
    ),
    "a month with a leap day": (
        "2024-02-29:400/60",
        Buckets(Grain.MONTH),
        (Total(date(2024, 2, 1).toordinal(), 1, 400, 60, 0, 0, days=29),),
    ),
    "a week over New Year": (
        "2025-12-31:400/60 01-02:600/60",
        Buckets(Grain.WEEK),
        (Total(date(2025, 12, 29).toordinal(), 2, 1_000, 120, 0, 0),),
    ),
    "a week without a run is not there": (
        "2:400/60 20:600/60",
        Buckets(Grain.WEEK),
        (Total(FIRST + 1, 1, 400, 60, 0, 0), Total(FIRST + 15, 1, 600, 60, 0, 0)),
    ),
}


@pytest.mark.parametrize(("text", "buckets", "expected"), TOTALS.values(), ids=TOTALS)
def test_a_week_is_the_sum_of_its_runs_and_says_what_it_does_not_know(
    text: str, buckets: Buckets, expected: tuple[Total, ...]
) -> None:
    assert totals(bars(runs_of(text)), buckets) == expected


LOADS: dict[str, tuple[list[Run], Load]] = {
    "no run": ([], Load(0, 0, 0, None, 0, (), ())),
    "the first and the last day are in": (
        [Run("a", day("2"), distance_m=5_000, moving_s=1_800), Run("b", day("9"), distance_m=7_000)],
        Load(2, 12_000, 1_800, 7_000, 0, (), ()),
    ),
    "the days around are not": (
        [Run("a", day("1"), distance_m=5_000), Run("b", day("10"), distance_m=7_000)],
        Load(0, 0, 0, None, 0, (), ()),
    ),
    "without a distance": (
        [Run("a", day("2")), Run("b", day("3"), distance_m=0, moving_s=0)],
        Load(2, 0, 0, None, 2, (), ()),
    ),
    "shoes and surfaces, most runs first, then by name": (
        [
            Run("a", day("2"), shoes="red", surface="trail"),
            Run("b", day("3"), shoes="blue", surface="road"),
            Run("c", day("4"), shoes="blue", surface="grass"),
            Run("d", day("5"), surface="grass"),
        ],
        Load(4, 0, 0, None, 4, (("blue", 2), ("red", 1)), (("grass", 2), ("road", 1), ("trail", 1))),
    ),
}


@pytest.mark.parametrize(("runs", "expected"), LOADS.values(), ids=LOADS)
def test_what_running_was_like_in_a_period(runs: list[Run], expected: Load) -> None:
    assert load(runs, Period(day("2"), day("9"))) == expected


MANY = st.one_of(
    st.integers(0, 12).flatmap(lambda count: st.tuples(*(dense.runs(f"r{n}") for n in range(count)))),
    st.lists(strategies.runs(), max_size=6, unique_by=lambda run: run.id),
)
ANY_BUCKETS = st.builds(Buckets, st.sampled_from(Grain), st.integers(0, 6))


@given(MANY, st.randoms(use_true_random=False))
def test_the_order_in_which_runs_came_in_changes_nothing(runs: list[Run], chance: Random) -> None:
    shuffled = list(runs)
    chance.shuffle(shuffled)
    assert bars(shuffled) == bars(runs)


@given(MANY, ANY_BUCKETS)
def test_the_totals_leave_no_run_out_and_count_none_twice(runs: list[Run], buckets: Buckets) -> None:
    found = totals(bars(runs), buckets)
    assert [total.day for total in found] == sorted({buckets.start(run.on.toordinal()) for run in runs})
    for total in found:
        of_it = [run for run in runs if 0 <= run.on.toordinal() - total.day < total.days]
        assert total.runs == len(of_it) > 0
        assert total.metres == sum(run.distance_m or 0 for run in of_it)
        assert total.seconds == sum(run.moving_s or 0 for run in of_it)
        assert total.without_distance == sum(not run.distance_m for run in of_it)
        assert total.without_time == sum(not run.moving_s for run in of_it)
    assert sum(total.runs for total in found) == len(runs)


@given(MANY)
def test_every_run_has_one_bar_with_what_is_known_of_it(runs: list[Run]) -> None:
    by_id = {run.id: run for run in runs}
    found = bars(runs)
    assert sorted(bar.run for bar in found) == sorted(by_id)
    assert list(found) == sorted(found, key=lambda bar: (bar.day, bar.run))
    for bar in found:
        run = by_id[bar.run]
        assert bar[:4] == RunBar(run.id, run.on.toordinal(), run.distance_m or None, run.moving_s or None)[:4]
        before = [
            other.distance_m
            for other in runs
            if other.distance_m and timedelta(0) < run.on - other.on <= timedelta(days=30)
        ]
        enough = any(other.distance_m and (run.on - other.on).days >= 30 for other in runs)
        is_longer = bool(run.distance_m and before and enough and 10 * run.distance_m > 11 * max(before))
        assert (bar.longer is not None) is is_longer


@given(MANY, dense.periods())
def test_a_load_counts_what_a_slow_reading_counts(runs: list[Run], period: Period) -> None:
    of_it = [run for run in runs if period.first <= run.on <= period.last]
    found = load(runs, period)
    lengths = [run.distance_m for run in of_it if run.distance_m]
    assert found == load_of(of_it)
    assert found[:2] == (len(of_it), sum(lengths))
    assert found.longest == (max(lengths) if lengths else None)
    assert found.without_distance == len(of_it) - len(lengths)
    assert sum(count for _, count in found.shoes) == sum(bool(run.shoes) for run in of_it)
    assert dict(found.surfaces) == {
        name: sum(run.surface == name for run in of_it) for name in {run.surface for run in of_it} - {""}
    }
