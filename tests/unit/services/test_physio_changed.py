"""The change is said in numbers, both spans named, with the runs that hurt and the worst; never as good or bad."""

from __future__ import annotations

import pytest
from hypothesis import given

from kneelog.domain.care import SINGLE
from kneelog.domain.diary import Diary, RecordKind
from kneelog.domain.period import Period
from kneelog.domain.report import Knee
from kneelog.domain.settings import RuleSettings, Units
from kneelog.services.physio_changed import changed
from tests.unit.domain import dense
from tests.unit.rules.rows import day
from tests.unit.services.physio_diaries import SIX_WEEKS, book, read

DAY = Period(day("9"), day("9"))
TABLE: dict[str, tuple[tuple[str, ...], Period, str]] = {
    "up, after a long run; all that is not the last part is before": (
        ("01-27 rest L1", "01-30 rest L3", "02-20 rest L8", "02-25 rest L4", "03-08 run L9 of=long"),
        SIX_WEEKS,
        (
            "**Left: median 6.5 in the last 2 weeks (2 of 14 days recorded), was 3** in the 4 weeks "
            "before (3 of 28 days recorded); hurt on 1 of 1 answered run; worst 9, after 15.9 km on 8 "
            "March."
        ),
    ),
    "runs that hurt, now and before": (
        (
            *("02-01 run L2", "02-03 run L0", "02-23 run L0 R1"),
            *("02-24 run L3", "03-04 run L0 R1", "03-08 run L4", "03-09 run R2"),
        ),
        SIX_WEEKS,
        (
            "**Left: median 3 in the last 2 weeks (3 of 14 days recorded), was 0** in the 4 weeks before "
            "(3 of 28 days recorded); hurt on 2 of 3 answered runs, was 1 of 3; worst 4, after a run on 8 "
            "March."
        ),
    ),
    "runs that did not": (
        ("02-01 run L0", "03-08 run L0"),
        SIX_WEEKS,
        (
            "**Left: median 0 in the last 2 weeks (1 of 14 days recorded), was 0** in the 4 weeks before "
            "(1 of 28 days recorded); hurt on 0 of 1 answered run, was 0 of 1; worst 0."
        ),
    ),
    "answered runs before only": (
        ("02-01 run L2 of=long", "03-08 rest L1", "03-08 only-run"),
        SIX_WEEKS,
        (
            "**Left: median 1 in the last 2 weeks (1 of 14 days recorded), was 2** in the 4 weeks before "
            "(1 of 28 days recorded); worst 2, after 15.9 km on 1 February."
        ),
    ),
    "after a run of unknown length": (
        ("01-27 rest L0", "03-08 run L5"),
        SIX_WEEKS,
        (
            "**Left: median 5 in the last 2 weeks (1 of 14 days recorded), was 0** in the 4 weeks before "
            "(1 of 28 days recorded); hurt on 1 of 1 answered run; worst 5, after a run on 8 March."
        ),
    ),
    "of two runs of a day the one that had it": (
        ("01-27 rest L0", "8 run 07:00 L1 of=long", "8 run 18:00 L5 of=short"),
        SIX_WEEKS,
        (
            "**Left: median 5 in the last 2 weeks (1 of 14 days recorded), was 0** in the 4 weeks before "
            "(1 of 28 days recorded); hurt on 2 of 2 answered runs; worst 5, after 3.0 km on 8 March."
        ),
    ),
    "on a rest day; the run of that day hurt less": (
        ("01-27 rest L0", "8 run 07:00 L1 of=long", "8 rest 18:00 L5"),
        SIX_WEEKS,
        (
            "**Left: median 5 in the last 2 weeks (1 of 14 days recorded), was 0** in the 4 weeks before "
            "(1 of 28 days recorded); hurt on 1 of 1 answered run; worst 5, on 8 March."
        ),
    ),
    "the worst on several days, the last of them a run": (
        ("01-27 rest L5", "02-02 rest L5", "8 run L5 of=long"),
        SIX_WEEKS,
        (
            "**Left: median 5 in the last 2 weeks (1 of 14 days recorded), was 5** in the 4 weeks before "
            "(2 of 28 days recorded); hurt on 1 of 1 answered run; worst 5 on 3 days, last after 15.9 km "
            "on 8 March."
        ),
    ),
    "of unknown length": (
        ("02-02 rest L5", "8 run L5"),
        SIX_WEEKS,
        (
            "**Left: median 5 in the last 2 weeks (1 of 14 days recorded), was 5** in the 4 weeks before "
            "(1 of 28 days recorded); hurt on 1 of 1 answered run; worst 5 on 2 days, last after a run on "
            "8 March."
        ),
    ),
    "the last of them a rest day; one before the period is none": (
        ("01-26 rest L5", "02-02 run L5 of=long", "8 rest L5"),
        SIX_WEEKS,
        (
            "**Left: median 5 in the last 2 weeks (1 of 14 days recorded), was 5** in the 4 weeks before "
            "(1 of 28 days recorded); worst 5 on 2 days, last on 8 March."
        ),
    ),
    "twice on one day is one day": (
        ("8 rest 08:00 L5", "8 rest 20:00 L5"),
        SIX_WEEKS,
        (
            "**Left: median 5 in the last 2 weeks (1 of 14 days recorded),** not recorded in the 4 weeks "
            "before; worst 5, on 8 March."
        ),
    ),
    "half of the days are enough": (
        (*(f"{number} rest L2" for number in range(6, 10)), "2 rest L4"),
        Period(day("02-24"), day("9")),
        (
            "**Left: median 2 in the last 7 days, was 4** in the 7 days before (1 of 7 days recorded); "
            "worst 4, on 2 March. Niggle since 6 March."
        ),
    ),
    "one day less than half is said": (
        (*(f"{number} rest L2" for number in range(7, 10)), *(f"2-{n} rest L4" for n in range(24, 28))),
        Period(day("02-24"), day("9")),
        (
            "**Left: median 2 in the last 7 days (3 of 7 days recorded), was 4** in the 7 days before; "
            "worst 4 on 4 days, last on 27 February. Niggle since 7 March."
        ),
    ),
    "no pain at all has no worst day": (
        ("01-27 rest L0", "03-08 rest L0"),
        SIX_WEEKS,
        (
            "**Left: median 0 in the last 2 weeks (1 of 14 days recorded), was 0** in the 4 weeks before "
            "(1 of 28 days recorded); worst 0."
        ),
    ),
    "not recorded at the end": (
        ("01-27 rest L3",),
        SIX_WEEKS,
        (
            "**Left: not recorded in the last 2 weeks, was median 3** in the 4 weeks before (1 of 28 days "
            "recorded); worst 3, on 27 January."
        ),
    ),
    "not recorded before": (
        ("03-08 rest L3",),
        SIX_WEEKS,
        (
            "**Left: median 3 in the last 2 weeks (1 of 14 days recorded),** not recorded in the 4 weeks "
            "before; worst 3, on 8 March."
        ),
    ),
    "only in the middle": (
        ("02-15 rest L3",),
        SIX_WEEKS,
        (
            "**Left: not recorded in the last 2 weeks, was median 3** in the 4 weeks before (1 of 28 days "
            "recorded); worst 3, on 15 February."
        ),
    ),
    "never": (("03-08 rest R3",), SIX_WEEKS, "**Left: not recorded in this period.**"),
    "before the period is not in it": (
        ("01-26 rest L3",),
        SIX_WEEKS,
        "**Left: not recorded in this period.**",
    ),
    "a niggle that goes on": (
        ("01-27 rest L0", "7 rest L2", "8 rest L3", "9 rest L3"),
        SIX_WEEKS,
        (
            "**Left: median 3 in the last 2 weeks (3 of 14 days recorded), was 0** in the 4 weeks before "
            "(1 of 28 days recorded); worst 3 on 2 days, last on 9 March. Niggle since 7 March."
        ),
    ),
    "a single day": (("9 run L3 of=long",), DAY, "**Left: worst 3, after 15.9 km on 9 March.**"),
    "two days have no middle": (
        ("8 rest L1", "9 rest L0"),
        Period(day("8"), day("9")),
        "**Left: worst 1, on 8 March.**",
    ),
    "nor have three": (
        ("7 rest L1", "8 rest L1", "9 rest L0"),
        Period(day("7"), day("9")),
        "**Left: worst 1 on 2 days, last on 8 March.** Niggle since 7 March.",
    ),
    "four have two halves": (
        ("6 rest L1", "8 rest L2"),
        Period(day("6"), day("9")),
        (
            "**Left: median 2 in the last 2 days, was 1** in the 2 days before; worst 2, on 8 March. "
            "Niggle since 6 March."
        ),
    ),
    "over the turn of the year": (
        ("2025-12-01 rest L4", "9 rest L1"),
        Period(day("2025-12-01"), day("9")),
        (
            "**Left: median 1 in the last 4 weeks (1 of 28 days recorded), was 4** in the 71 days before "
            "(1 of 71 days recorded); worst 4, on 1 December 2025."
        ),
    ),
    "a year less a day is counted": (
        ("2025-06-01 rest L4", "9 rest L1"),
        Period.of_days(day("9"), 28 + 364),
        (
            "**Left: median 1 in the last 4 weeks (1 of 28 days recorded), was 4** in the 52 weeks before "
            "(1 of 364 days recorded); worst 4, on 1 June 2025."
        ),
    ),
    "a year or more is not": (
        ("2025-06-01 rest L4", "9 rest L1"),
        Period.of_days(day("9"), 28 + 365),
        (
            "**Left: median 1 in the last 4 weeks (1 of 28 days recorded), was 4** before that (1 of 365 "
            "days recorded); worst 4, on 1 June 2025."
        ),
    ),
    "not recorded in the years before": (
        ("9 rest L1",),
        Period.of_days(day("9"), 3_000),
        (
            "**Left: median 1 in the last 4 weeks (1 of 28 days recorded),** not recorded before that; "
            "worst 1, on 9 March 2026."
        ),
    ),
    "recorded in the years before only": (
        ("2024-06-01 rest L4",),
        Period.of_days(day("9"), 3_000),
        (
            "**Left: not recorded in the last 4 weeks, was median 4** before that (1 of 2,972 days "
            "recorded); worst 4, on 1 June 2024."
        ),
    ),
    "days to come are no part of it": (
        ("01-27 rest L0", "9 rest L1"),
        Period(day("01-27"), day("30")),
        (
            "**Left: median 1 in the last 2 weeks (1 of 14 days recorded), was 0** in the 4 weeks before "
            "(1 of 28 days recorded); worst 1, on 9 March."
        ),
    ),
}


@pytest.mark.parametrize(("rows", "period", "expected"), TABLE.values(), ids=TABLE)
def test_the_change_is_numbers_that_can_be_checked(
    rows: tuple[str, ...], period: Period, expected: str
) -> None:
    read_of = book(*rows, metres={"long": 15_900, "short": 3_000})
    left, right = changed(read_of.trends, period, read_of.diary)
    assert (left.knee, right.knee) == (Knee.LEFT, Knee.RIGHT)
    assert f"**{left.head}** {left.rest}".strip() == expected


MOMENTS: dict[str, tuple[tuple[str, ...], str]] = {
    "at the start of a run": (
        ("01-27 rest L0", "8 run L.start=5 L.during=2 L.after=3 of=long"),
        "worst 5, at the start of a run of 15.9 km on 8 March.",
    ),
    "at the start of one of unknown length": (
        ("01-27 rest L0", "8 run L.start=5"),
        "worst 5, at the start of a run on 8 March.",
    ),
    "during a run": (
        ("01-27 rest L0", "8 run L.start=1 L.during=5 of=long"),
        "worst 5, during a run of 15.9 km on 8 March.",
    ),
    "during one of unknown length, the last of several": (
        ("01-27 rest L5", "8 run L.during=5"),
        "worst 5 on 2 days, last during a run on 8 March.",
    ),
    "all through a run and after it": (
        ("01-27 rest L0", "8 run L.start=5 L.during=5 L.after=5 of=long"),
        "worst 5, after 15.9 km on 8 March.",
    ),
    "at a moment that was not asked for": (
        ("01-27 rest L0", "8 run L6 L.start=5 L.after=2 of=long"),
        "worst 6, on a run of 15.9 km on 8 March.",
    ),
    "at one of a run of unknown length": (
        ("01-27 rest L0", "8 run L6 L.start=5"),
        "worst 6, on a run on 8 March.",
    ),
    "of two runs at the same level the longer one, at its own moment": (
        ("01-27 rest L0", "8 run 07:00 L.after=5 of=short", "8 run 18:00 L.start=5 L.after=1 of=long"),
        "worst 5, at the start of a run of 15.9 km on 8 March.",
    ),
    "two rows of one run": (
        ("01-27 rest L0", "8 run 07:00 L.start=1 of=long", "8 run 09:00 L.after=5 of=long"),
        "worst 5, after 15.9 km on 8 March.",
    ),
}


@pytest.mark.parametrize(("rows", "expected"), MOMENTS.values(), ids=MOMENTS)
def test_the_worst_is_told_of_the_moment_that_had_it(rows: tuple[str, ...], expected: str) -> None:
    """After a run only what was felt after it, or what was said of the run as a whole."""
    read_of = book(*rows, metres={"long": 15_900, "short": 3_000})
    left, _right = changed(read_of.trends, SIX_WEEKS, read_of.diary)
    assert left.whole.endswith(f"; {expected}")


def test_each_knee_has_its_own_sentence_and_miles_are_miles() -> None:
    known = book("02-01 rest L1 R2", "8 run R6 of=a", metres={"a": 16_093}, units=Units.MILES)
    left, right = changed(known.trends, SIX_WEEKS, known.diary)
    assert left.whole == (
        "Left: not recorded in the last 2 weeks, was median 1 in the 4 weeks before (1 of 28 days recorded); "
        "worst 1, on 1 February."
    )
    assert right.whole == (
        "Right: median 6 in the last 2 weeks (1 of 14 days recorded), was 2 in the 4 weeks before (1 of 28 days "
        "recorded); hurt on 1 of 1 answered run; worst 6, after 10.0 mi on 8 March."
    )


def test_a_run_hurts_from_the_level_that_the_runner_set() -> None:
    diary = book("02-01 rest L1", "8 run L1", "9 run L2").diary
    known = Diary({**diary.records, RecordKind.RULES: {SINGLE: RuleSettings(counts_from=2)}})
    left, _ = changed(read(known, day("9")).trends, SIX_WEEKS, known)
    assert "; hurt on 1 of 2 answered runs; " in left.whole


@given(dense.diaries(), dense.periods())
def test_it_never_judges_and_never_makes_a_blank_a_number(diary: Diary, period: Period) -> None:
    trends = read(diary, max(period.last, dense.START)).trends
    for said in changed(trends, period, diary):
        days = trends.days.between(period)
        is_known = any(known.knee(said.knee or Knee.LEFT).worst is not None for known in days)
        assert ("worst" in said.whole) == is_known
        assert is_known or "not recorded in this period" in said.whole
        assert not {"better", "worse", "improved", "–"} & set(said.whole.lower().replace(",", " ").split())
