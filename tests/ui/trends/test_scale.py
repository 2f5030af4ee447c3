"""The runner reads days off the axis: each where it belongs, none cut, none twice."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.coarse import DAILY_UP_TO, WEEKLY_UP_TO, Grain
from kneelog.ui.trends.chart.scale import TimeScale, dated_words, period_words, ticks

TODAY = date(2026, 3, 10)
ORDINALS = st.integers(date(1990, 1, 1).toordinal(), date(2090, 1, 1).toordinal())


def over(first: date, last: date, width: float = 636) -> TimeScale:
    return TimeScale(first.toordinal(), last.toordinal() + 1, 100, 100 + width)


@given(ORDINALS, st.integers(1, 40_000), st.floats(300, 1900), st.integers(0, 39_999))
def test_a_day_is_found_again_where_it_is_drawn(first: int, days: int, width: float, offset: int) -> None:
    scale = TimeScale(first, first + days, 0, width)
    day = first + offset % days
    assert scale.day_at(scale.middle(day)) == day
    assert day in scale.days()


@given(ORDINALS, st.integers(7, 40_000), st.floats(300, 1400), st.integers(0, 6))
def test_names_of_days_never_touch(first: int, days: int, width: float, weekday: int) -> None:
    scale = TimeScale(first, first + days, 0, width)
    found = ticks(scale, 1.0, weekday)
    named = [scale.x(tick.day) for tick in found if tick.name]
    assert all(two - one >= 40 for one, two in itertools.pairwise(named))
    assert len(found) < 300
    assert [tick.day for tick in found] == sorted({tick.day for tick in found})
    assert all(first <= tick.day < first + days for tick in found)


def test_twelve_weeks_have_a_line_a_week_and_a_name_every_second() -> None:
    found = ticks(over(date(2025, 12, 17), TODAY))
    assert [tick.name for tick in found if tick.name] == [
        "22 Dec",
        "5 Jan",
        "19 Jan",
        "2 Feb",
        "16 Feb",
        "2 Mar",
    ]
    assert all(date.fromordinal(tick.day).weekday() == 0 for tick in found)
    assert len(found) == 12


def test_weeks_begin_where_the_runner_s_weeks_begin() -> None:
    found = ticks(over(date(2025, 12, 17), TODAY), first_weekday=6)
    assert {date.fromordinal(tick.day).weekday() for tick in found} == {6}


def test_a_year_has_its_months_and_names_the_new_year() -> None:
    found = ticks(over(date(2025, 3, 11), TODAY))
    assert [tick.name for tick in found][:3] == ["Apr", "May", "Jun"]
    assert "2026" in [tick.name for tick in found]


@pytest.mark.parametrize("years", [10, 20, 100])
def test_many_years_are_named_by_their_year_alone(years: int) -> None:
    found = ticks(over(TODAY - timedelta(days=365 * years), TODAY))
    assert all(tick.name.isdigit() for tick in found)
    assert 4 <= len(found) <= 16


@pytest.mark.parametrize(
    ("days", "grain"),
    [
        (DAILY_UP_TO, Grain.DAY),
        (DAILY_UP_TO + 1, Grain.WEEK),
        (365, Grain.WEEK),
        (WEEKLY_UP_TO, Grain.WEEK),
        (WEEKLY_UP_TO + 1, Grain.MONTH),
        (3650, Grain.MONTH),
    ],
)
def test_what_is_drawn_can_be_told_apart(days: int, grain: Grain) -> None:
    assert TimeScale(700_000, 700_000 + days, 0, 636).grain is grain


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2025, 7, 21), date(2025, 10, 12), "21 Jul – 12 Oct 2025"),
        (date(2025, 12, 17), TODAY, "17 Dec 2025 – 10 Mar 2026"),
        (date(2016, 3, 12), TODAY, "12 Mar 2016 – 10 Mar 2026"),
    ],
)
def test_on_paper_every_year_is_said(first: date, last: date, said: str) -> None:
    assert dated_words(first, last) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 1, 5), TODAY, "5 Jan – 10 Mar"),
        (date(2025, 12, 17), TODAY, "17 Dec – 10 Mar 2026"),
        (date(2016, 3, 11), TODAY, "11 Mar 2016 – 10 Mar 2026"),
        (date(2024, 3, 11), date(2024, 5, 1), "11 Mar – 1 May 2024"),
    ],
)
def test_a_period_says_the_year_where_it_could_be_mistaken(first: date, last: date, said: str) -> None:
    assert period_words(first, last, TODAY) == said
