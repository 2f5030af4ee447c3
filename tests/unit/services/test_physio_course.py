"""The chart shows the worst levels as they are: nothing joined over a gap, no dot where nothing was recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain import running
from kneelog.domain.coarse import Grain, grain_of
from kneelog.domain.diary import Diary, RecordKind
from kneelog.domain.period import Period
from kneelog.domain.report import Knee
from kneelog.domain.settings import Units
from kneelog.services.demo import demo_diary
from kneelog.services.physio_axis import MOST_TICKS, ticks
from kneelog.services.physio_course import course
from kneelog.services.physio_page import CourseDot
from tests.unit.domain import dense
from tests.unit.rules.rows import day
from tests.unit.services.physio_diaries import SIX_WEEKS, book, read

if TYPE_CHECKING:
    from kneelog.services.physio_page import Course, CourseRow
    from kneelog.services.trends import Trends

WEEK = Period(day("3"), day("9"))
LONG = {
    "weeks": (Period(day("2025-03-10"), day("9")), Grain.WEEK),
    "months": (Period(day("2022-03-10"), day("9")), Grain.MONTH),
}


def drawn(row: CourseRow) -> str:
    """The dots of a row in stretches, and its blanks: "0.5:3. 1.5:2 | 4.5:0 – 2.5 3.5"; a point is a filled dot."""
    stretches = [
        " ".join(f"{dot.x:g}:{dot.level}{'.' if dot.filled else ''}" for dot in stretch)
        for stretch in row.stretches
    ]
    return f"{' | '.join(stretches)} – {' '.join(f'{x:g}' for x in row.blanks)}".strip()


ROWS: dict[str, tuple[tuple[str, ...], Period, str]] = {
    "neighbours are joined, a blank day ends the line": (
        ("3 run L3", "4 rest L2", "6 rest L0", "9 rest L1"),
        WEEK,
        "0.5:3. 1.5:2 | 3.5:0 | 6.5:1 – 2.5 4.5 5.5",
    ),
    "before the diary was begun nothing was left out": (
        ("7 rest L1", "9 rest L1"),
        WEEK,
        "4.5:1 | 6.5:1 – 5.5",
    ),
    "days to come are not blank": (("9 rest L1",), Period(day("8"), day("20")), "1.5:1 –"),
    "the other knee's days are blank": (("8 rest R1", "9 rest L1"), WEEK, "6.5:1 – 5.5"),
    "what happened outside is not shown": (
        ("2 rest L8", "3 rest L1", "10 rest L9"),
        WEEK,
        "0.5:1 – 1.5 2.5 3.5 4.5 5.5 6.5",
    ),
    "an empty diary": ((), WEEK, "–"),
}


@pytest.mark.parametrize(("rows", "period", "expected"), ROWS.values(), ids=ROWS)
def test_gaps_stay_gaps(rows: tuple[str, ...], period: Period, expected: str) -> None:
    found = course(book(*rows).trends, period)
    assert (found.rows[0].knee, found.rows[1].knee) == (Knee.LEFT, Knee.RIGHT)
    assert drawn(found.rows[0]) == expected


def test_a_week_stands_in_the_middle_of_its_days_and_only_for_those_within() -> None:
    """2 March 2026 is a Monday; the period begins on Tuesday 10 March 2025 and ends with a whole week less a day."""
    rows = (
        "2025-03-10 rest L9",
        "2025-03-12 rest L2",
        "2025-03-20 rest L4",
        "2 run L5",
        "3 rest L1",
        "8 rest L3",
    )
    found = course(book(*rows, as_of="8").trends, Period(day("2025-03-11"), day("8")))
    assert (found.days, found.step) == (363, 7)
    first, last = found.rows[0].stretches
    assert first == (CourseDot(3, 2, filled=False), CourseDot(9.5, 4, filled=False)), (
        "9 was on the day before"
    )
    assert last == (CourseDot(359.5, 5, filled=True),)
    assert len(found.rows[0].blanks) == 52 - 3
    assert found.rows[0].blanks[0] == 16.5


def test_months_are_as_long_as_they_are() -> None:
    found = course(book("2024-01-31 rest L2", "2024-02-01 rest L3", "9 rest L1").trends, LONG["months"][0])
    january, february = found.rows[0].stretches[0]
    assert february.x - january.x == 30, "from the middle of 31 days to that of 29"
    assert 30 < found.step < 31


BARS: dict[str, tuple[dict[str, int], Units, list[tuple[float, int | None, str]]]] = {
    "whole from 10 on": ({"a": 12_400}, Units.KILOMETRES, [(0.5, 12_400, "12")]),
    "a decimal below": ({"a": 8_240}, Units.KILOMETRES, [(0.5, 8_240, "8.2")]),
    "which is left out where it says nothing": ({"a": 8_010}, Units.KILOMETRES, [(0.5, 8_010, "8")]),
    "just below 10": ({"a": 9_960}, Units.KILOMETRES, [(0.5, 9_960, "10")]),
    "miles": ({"a": 8_047}, Units.MILES, [(0.5, 8_047, "5")]),
    "two runs of a day are one bar": ({"a": 5_000, "b": 6_500}, Units.KILOMETRES, [(0.5, 11_500, "12")]),
    "a run of unknown length is no run of 0 km": ({}, Units.KILOMETRES, [(0.5, None, "–")]),
}


@pytest.mark.parametrize(("metres", "units", "expected"), BARS.values(), ids=BARS)
def test_bars_carry_figures_that_can_be_read(
    metres: dict[str, int], units: Units, expected: list[tuple[float, int | None, str]]
) -> None:
    rows = ["2 run L1 of=before", "3 run L3 of=a", *(["3 only-run #b"] if "b" in metres else [])]
    found = course(book(*rows, metres={"before": 9_000, **metres}, units=units).trends, WEEK)
    assert [tuple(bar) for bar in found.bars] == expected
    assert found.bars_title == f"Runs, {units.value}"


UNKNOWN: dict[str, tuple[tuple[str, ...], list[tuple[float, int | None, str]], str]] = {
    "a run of which nothing but its answer is known": (
        ("4 run L3",),
        [(1.5, None, "–")],
        "1 day with a run.",
    ),
    "beside one that is known": (
        ("4 run L3", "4 run L2 of=a", "5 run L1"),
        [(1.5, 8_000, "8"), (2.5, None, "–")],
        "2 days with a run, up to 8.0 km.",
    ),
    "after the day of the reading none was run": (("10 run L3",), [], "no runs recorded."),
}


@pytest.mark.parametrize(("rows", "bars", "said"), UNKNOWN.values(), ids=UNKNOWN)
def test_a_run_without_a_record_was_run(
    rows: tuple[str, ...], bars: list[tuple[float, int | None, str]], said: str
) -> None:
    found = course(book(*rows, metres={"a": 8_000}).trends, WEEK)
    assert [tuple(bar) for bar in found.bars] == bars
    assert found.alt.endswith(f"Below: {said}")


def test_of_a_week_with_such_a_run_what_is_known_is_summed() -> None:
    rows = ("2025-06-02 run L1 of=a", "2025-06-04 run L1", "2025-06-12 run L1")
    found = course(book(*rows, metres={"a": 8_000}).trends, LONG["weeks"][0])
    assert [(bar.metres, bar.label) for bar in found.bars] == [(8_000, "8"), (None, "–")]


VISITS: dict[str, tuple[dict[str, str], tuple[str, ...], list[tuple[float, str]]]] = {
    "with whom, if that is known": (
        {"02-26": "physio", "5": ""},
        (),
        [(1.5, "visit: physio, 26 Feb"), (8.5, "visit, 5 Mar")],
    ),
    "before the period": ({"02-24": "physio"}, (), []),
    "on its first day": ({"02-25": "physio"}, (), [(0.5, "visit: physio, 25 Feb")]),
    "of today, for which the page is made": ({"8": "physio"}, (), []),
    "of today, and over": ({"8": "physio"}, ("8",), [(11.5, "visit: physio, 8 Mar")]),
    "of yesterday": ({"7": "physio"}, (), [(10.5, "visit: physio, 7 Mar")]),
    "still to come": ({"9": "", "20": "Dr Example"}, (), []),
    "to come, but somebody spoke already": (
        {"20": "Dr Example"},
        ("20",),
        [(23.5, "visit: Dr Example, 20 Mar")],
    ),
}


@pytest.mark.parametrize(("care", "said", "expected"), VISITS.values(), ids=VISITS)
def test_visits_that_were_are_named_with_their_day(
    care: dict[str, str], said: tuple[str, ...], expected: list[tuple[float, str]]
) -> None:
    """Today is 8 March."""
    known = book("02-25 rest L1", visits=care, as_of="8").diary
    visits = {
        name: replace(visit, said="Rest." if name in said else "")
        for name, visit in known.appointments.items()
    }
    trends = read(Diary({**known.records, RecordKind.APPOINTMENT: visits}), day("8")).trends
    found = course(trends, Period(day("02-25"), day("20")))
    assert [tuple(label) for label in found.visits] == expected
    named = "; ".join(text for _x, text in expected)
    assert found.alt.endswith(f" V{named[1:]}." if named else "recorded.")


def test_on_the_page_of_a_period_that_is_over_the_visit_of_its_last_day_is_marked() -> None:
    """What is to come is so from the day on which the page is made."""
    trends = book("02-25 rest L1", visits={"5": "physio"}, as_of="5").trends
    period = Period(day("02-25"), day("5"))
    assert [label.text for label in course(trends, period, day("8")).visits] == ["visit: physio, 5 Mar"]
    assert course(trends, period, day("5")).visits == ()


def test_who_cannot_see_the_chart_is_told_what_it_shows() -> None:
    trends = book(
        *("02-03 rest L1 R0", "02-04 rest L3", "8 run L6 R0 of=a", "9 rest L2"), metres={"a": 15_900}
    ).trends
    assert course(trends, SIX_WEEKS).alt == (
        "Worst pain each day from 27 January to 9 March 2026, from 0 to 10. "
        "Left: 1 to 6, median 2.5, worst on 8 March; 31 days not recorded. "
        "Right: only 0; 33 days not recorded. Below: 1 day with a run, up to 15.9 km."
    )
    empty = course(book().trends, SIX_WEEKS).alt
    assert empty.endswith(
        "Left: not recorded in this period. Right: not recorded in this period. Below: no runs recorded."
    )


@pytest.mark.parametrize(("period", "grain"), LONG.values(), ids=LONG)
def test_title_caption_and_alternative_name_what_a_dot_stands_for(period: Period, grain: Grain) -> None:
    found = course(book("2025-06-01 run L3 of=a", "9 rest L1").trends, period)
    for text in (found.title, found.caption, found.alt, found.bars_title):
        assert grain.value in text
    assert f"1 {grain.value} with a run." in found.alt, "of unknown length"
    assert found.caption.endswith(f"The first and the last may be a part of a {grain.value}.")


AXES: dict[str, tuple[str, str, str]] = {
    "a day": ("2026-03-09", "2026-03-09", "0.5 9 Mar"),
    "a week": (
        "2026-03-03",
        "2026-03-09",
        "0.5 3 Mar, 1.5 4 Mar, 2.5 5 Mar, 3.5 6 Mar, 4.5 7 Mar, 5.5 8 Mar, 6.5 9 Mar",
    ),
    "a fortnight": (
        "2026-02-24",
        "2026-03-09",
        "0.5 24 Feb, 2.5 26 Feb, 4.5 28 Feb, 6.5 2 Mar, 8.5 4 Mar, 10.5 6 Mar, 12.5 8 Mar",
    ),
    "six weeks": (
        "2026-01-27",
        "2026-03-09",
        "6.5 2 Feb, 13.5 9 Feb, 20.5 16 Feb, 27.5 23 Feb, 34.5 2 Mar, 41.5 9 Mar",
    ),
    "over the turn of the year": (
        "2025-12-15",
        "2026-01-12",
        "0.5 15 Dec 2025, 7.5 22 Dec, 14.5 29 Dec, 21.5 5 Jan 2026, 28.5 12 Jan",
    ),
    "a year": (
        "2025-03-10",
        "2026-03-09",
        "52.5 May 2025, 113.5 Jul, 175.5 Sep, 236.5 Nov, 297.5 Jan 2026, 356.5 Mar",
    ),
    "ten years": (
        "2016-03-10",
        "2026-03-09",
        "662.5 2018, 1392.5 2020, 2123.5 2022, 2853.5 2024, 3584.5 2026",
    ),
}


@pytest.mark.parametrize(("first", "last", "expected"), AXES.values(), ids=AXES)
def test_the_axis_has_few_dates_that_mean_something(first: str, last: str, expected: str) -> None:
    found = course(book("2016-03-10 rest L1").trends, Period(day(first), day(last))).ticks
    assert ", ".join(f"{label.x:g} {label.text}" for label in found) == expected


def test_weeks_begin_when_the_runner_s_weeks_do() -> None:
    found = ticks(SIX_WEEKS, Grain.DAY, first_weekday=6)
    assert found[0] == (5.5, "1 Feb"), "a Sunday"


@given(st.integers(1, 40_000), st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_the_axis_can_always_be_read(days: int, last: date, first_weekday: int) -> None:
    period = Period.of_days(last, days)
    found = ticks(period, grain_of(days), first_weekday)
    assert 1 <= len(found) <= MOST_TICKS
    at = [label.x for label in found]
    assert at == sorted(set(at))
    assert all(0 < x < period.days for x in at)


# Laws ---------------------------------------------------------------------------------------------------------


def check(found: Course, period: Period) -> None:
    """What holds of every chart."""
    for row in found.rows:
        dots = [dot for stretch in row.stretches for dot in stretch]
        at = [dot.x for dot in dots]
        assert not set(at) & set(row.blanks), "a day is recorded or blank, never both"
        for xs in (at, list(row.blanks), [bar.x for bar in found.bars]):
            assert xs == sorted(set(xs))
            assert all(0 < x < period.days for x in xs)
        for stretch in row.stretches:
            assert stretch
            assert all(0 < two.x - one.x <= 31 for one, two in pairwise(stretch))


@given(dense.diaries(), dense.periods(), dense.as_of())
def test_every_recorded_day_is_a_dot_and_no_other_is(diary: Diary, period: Period, as_of: date) -> None:
    as_of = min(as_of, dense.START + timedelta(days=400))
    trends = read(diary, as_of).trends
    found = course(trends, period)
    check(found, period)
    for row in found.rows:
        dots = [(dot.x, dot.level) for stretch in row.stretches for dot in stretch]
        assert dots == [
            ((known.on - period.first).days + 0.5, known.knee(row.knee).worst)
            for known in trends.days.between(period)
            if known.knee(row.knee).worst is not None
        ]
        for stretch in row.stretches:
            assert all(two.x - one.x == 1 for one, two in pairwise(stretch))
    assert [bar.x for bar in found.bars] == [
        (known.on - period.first).days + 0.5 for known in trends.days.between(period) if known.runs
    ]
    runs = [run for run in diary.runs.values() if run.on <= as_of]
    assert sum(bar.metres or 0 for bar in found.bars) == running.load(runs, period).metres


@cache
def story() -> Trends:
    """Four years of a runner."""
    return read(demo_diary(day("9"), years=4), day("9")).trends


@given(st.integers(201, 4_000), st.integers(-60, 400))
def test_weeks_and_months_lose_no_run_and_no_worst_level(days: int, before: int) -> None:
    trends = story()
    period = Period.of_days(day("9") - timedelta(days=before), days)
    found = course(trends, period)
    check(found, period)
    assert sum(bar.metres or 0 for bar in found.bars) == running.load(trends.runs.values(), period).metres
    for row in found.rows:
        levels = [dot.level for stretch in row.stretches for dot in stretch]
        known = [one.knee(row.knee).worst for one in trends.days.between(period)]
        assert max(levels, default=None) == max((one for one in known if one is not None), default=None)
