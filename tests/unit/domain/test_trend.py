from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain import coarse
from kneelog.domain.coarse import Buckets, Grain
from kneelog.domain.days import Days
from kneelog.domain.history import History
from kneelog.domain.report import Knee
from kneelog.domain.trend import (
    ROLLING_DAYS,
    ROLLING_LEAST,
    Dot,
    Gap,
    Morning,
    Smooth,
    blanks,
    dots,
    gaps,
    joined,
    mornings,
    rolling,
    week_start,
)
from tests import strategies
from tests.unit.domain import dense
from tests.unit.rules.rows import day, history

if TYPE_CHECKING:
    from kneelog.domain.period import Period

FIRST = day("1").toordinal()


def days_of(*rows: str) -> Days:
    """The days of a diary of March 2026."""
    return Days.of(history(*rows), day("31"))


def series(text: str) -> tuple[Dot, ...]:
    """ "3 . 0": dots on the days from the first of March on, ``.`` where nothing was recorded."""
    return tuple(
        Dot(FIRST + number, int(level), is_run=False)
        for number, level in enumerate(text.split())
        if level != "."
    )


DOTS: dict[str, tuple[tuple[str, ...], str]] = {
    "an empty diary": ((), ""),
    "one entry only": (("2 rest L4",), "2:4"),
    "a day with a run is filled": (("2 run L4 of=a", "3 rest L2"), "2:4* 3:2"),
    "so it is if the run has no entry": (("2 rest L4", "2 only-run"), "2:4*"),
    "a run without an entry has no dot": (("2 only-run",), ""),
    "a note without a level has no dot": (("2 rest note", "3 run note of=a"), ""),
    "places alone have no dot": (("2 rest L.place=hollow L.swelling=clear",), ""),
    "moments alone have one": (("2 run L.during=3 of=a",), "2:3*"),
    "the other knee has none": (("2 rest R4",), ""),
    "level 0 everywhere": (("2 run L0 of=a", "3 rest L0", "4 rest L0"), "2:0* 3:0 4:0"),
    "the worst of several entries": (("2 rest 07:00 L1", "2 rest 20:00 L6"), "2:6"),
    "a run across midnight": (("2 only-run #a", "3 run 00:30 L5 of=a", "3 rest 09:00 L1"), "2:5* 3:1"),
}


@pytest.mark.parametrize(("rows", "expected"), DOTS.values(), ids=DOTS)
def test_a_dot_stands_for_what_was_recorded_of_the_knee_that_day(
    rows: tuple[str, ...], expected: str
) -> None:
    found = dots(days_of(*rows).all, Knee.LEFT)
    assert " ".join(f"{dot.day - FIRST + 1}:{dot.level}{'*' * dot.is_run}" for dot in found) == expected


MORNINGS: dict[str, tuple[tuple[str, ...], tuple[tuple[int, int], ...]]] = {
    "a morning of its own is the dot": (("2 run L4 of=a", "3 rest L2 of=a"), ()),
    "with a worse evening": (("2 run L4 of=a", "3 rest L2 of=a", "3 rest 20:00 L5"), ((3, 2),)),
    "with a run that hurt more": (("2 run L4 of=a", "3 rest L0 of=a", "3 run L1 of=b"), ((3, 0),)),
    "with a run that hurt less": (("2 run L4 of=a", "3 rest L3 of=a", "3 run L1 of=b"), ()),
    "not recorded": (("2 run L4 of=a", "3 rest note of=a", "3 run L1 of=b"), ()),
    "only of the other knee": (("2 run L4 of=a", "3 rest R3 of=a", "3 run L1 R5 of=b"), ()),
    "rest is no morning": (("3 rest 07:00 L3", "3 rest 20:00 L5"), ()),
}


@pytest.mark.parametrize(("rows", "expected"), MORNINGS.values(), ids=MORNINGS)
def test_the_morning_after_is_seen_though_the_day_got_worse(
    rows: tuple[str, ...], expected: tuple[tuple[int, int], ...]
) -> None:
    found = mornings(days_of(*rows).all, Knee.LEFT)
    assert found == tuple(Morning(FIRST + number - 1, level) for number, level in expected)


def test_the_difference_is_drawn_only_where_both_knees_were_recorded_at_once() -> None:
    known = days_of("2 rest L4", "3 rest L4 R4", "4 rest 07:00 L8", "4 rest 20:00 R0", "5 run L1 R6 of=a")
    assert gaps(known.all) == (Gap(FIRST + 2, 0), Gap(FIRST + 4, -5))


JOINED: dict[str, tuple[str, int]] = {
    "nothing": ("", 0),
    "one dot": ("4", 0),
    "two days in a row": ("4 3", 1),
    "a gap of a day": ("4 . 3", 0),
    "a gap in the middle": ("4 3 . 2 2 2", 3),
    "every second day": ("0 . 0 . 0", 0),
}


@pytest.mark.parametrize(("text", "lines"), JOINED.values(), ids=JOINED)
def test_no_line_passes_over_a_day_that_was_not_recorded(text: str, lines: int) -> None:
    assert len(joined(series(text))) == lines


def test_a_year_of_gaps_is_blank() -> None:
    known = days_of("2025-03-01 rest L3", "1 rest L3")
    found = dots(known.all, Knee.LEFT)
    assert joined(found) == ()
    assert rolling(found) == ()
    assert len(blanks(found, day("2025-03-01"), day("1"))) == 364


def test_the_days_that_were_not_recorded_can_be_shown_as_such() -> None:
    assert blanks(series("3 . 0 ."), day("1"), day("4")) == (FIRST + 1, FIRST + 3)
    assert blanks((), day("1"), day("1")) == (FIRST,)
    assert blanks((), day("2"), day("1")) == ()


ROLLING: dict[str, tuple[str, tuple[tuple[str, ...], ...]]] = {
    "nothing": ("", ()),
    "two days have no middle": ("3 4", ()),
    "three have one": ("3 4 9", (("3: 4 3-9",),)),
    "an even number": ("0 1 2 9", (("3: 1 0-2", "4: 1.5 0-9"),)),
    "seven days at most": ("9 1 1 1 1 1 1 1", ((*(f"{n}: 1 1-9" for n in range(3, 8)), "8: 1 1-1"),)),
    "over a gap it starts anew": ("3 3 3 . 3 3", (("3: 3 3-3",), ("5: 3 3-3", "6: 3 3-3"))),
    "every second day is never one line": ("2 . 4 . 6 . 8", (("5: 4 2-6",), ("7: 5 2-8",))),
    "too little within seven days": ("3 . . . . . 3 3", ()),
    "after a long gap again too little": ("3 3 3 . . . . . . 3 3 3", (("3: 3 3-3",), ("12: 3 3-3",))),
    "level 0 everywhere": ("0 0 0 0", (("3: 0 0-0", "4: 0 0-0"),)),
}


@pytest.mark.parametrize(("text", "expected"), ROLLING.values(), ids=ROLLING)
def test_the_middle_of_a_week_shows_the_way_it_goes(text: str, expected: tuple[tuple[str, ...], ...]) -> None:
    found = tuple(
        tuple(f"{one.day - FIRST + 1}: {one.median:g} {one.low}-{one.high}" for one in stretch)
        for stretch in rolling(series(text))
    )
    assert found == expected


def test_the_first_days_of_the_calendar_are_days_like_others() -> None:
    found = tuple(Dot(number, 2, is_run=False) for number in (1, 2, 3, 4))
    assert [one.day for one in rolling(found)[0]] == [3, 4]
    assert len(joined(found)) == 3


WEEKS: dict[str, tuple[str, int, str]] = {
    "Monday to Sunday": ("2026-03-08", 0, "2026-03-02"),
    "a Monday begins its own": ("2026-03-09", 0, "2026-03-09"),
    "weeks that begin with Sunday": ("2026-03-14", 6, "2026-03-08"),
    "a Sunday begins its own": ("2026-03-08", 6, "2026-03-08"),
    "weeks that begin with Saturday": ("2026-03-06", 5, "2026-02-28"),
    "over a leap day": ("2024-03-02", 0, "2024-02-26"),
}


@pytest.mark.parametrize(("on", "first_weekday", "expected"), WEEKS.values(), ids=WEEKS)
def test_a_week_begins_with_the_runners_own_first_day(on: str, first_weekday: int, expected: str) -> None:
    number = date.fromisoformat(on).toordinal()
    assert date.fromordinal(week_start(number, first_weekday)) == date.fromisoformat(expected)


@given(st.dates(min_value=date(1, 2, 1)), st.integers(0, 6))
def test_every_day_lies_in_the_week_that_begins_before_it(on: date, first_weekday: int) -> None:
    start = date.fromordinal(week_start(on.toordinal(), first_weekday))
    assert start.weekday() == first_weekday
    assert 0 <= (on - start).days < 7


ANY_HISTORY = st.one_of(dense.histories(), strategies.diaries().map(History.of))


@given(ANY_HISTORY, dense.as_of(), st.sampled_from(Knee))
def test_a_dot_is_the_worst_recorded_level_of_its_date_and_no_date_without_a_level_has_one(
    whole: History, as_of: date, knee: Knee
) -> None:
    read = dense.cut(whole, as_of)
    expected = []
    for on in sorted({dense.date_of(entry, read) for entry in read.entries}):
        level = dense.highest([report.worst for report in dense.reports_of(on, read, knee)])
        has_run = bool(dense.unanswered_of(on, read)) or any(
            rows[0].kind == "run" for rows in dense.occasions_of(on, read)
        )
        if level is not None:
            expected.append(Dot(on.toordinal(), level, has_run))
    assert dots(Days.of(whole, as_of).all, knee) == tuple(expected)


@given(dense.histories(), st.sampled_from(Knee))
def test_a_morning_is_never_drawn_above_the_dot_of_its_date(whole: History, knee: Knee) -> None:
    known = Days.of(whole, date.max).all
    levels = {dot.day: dot.level for dot in dots(known, knee)}
    assert all(morning.level < levels[morning.day] for morning in mornings(known, knee))


@st.composite
def drawn_series(draw: st.DrawFn) -> tuple[Dot, ...]:
    """Dots with gaps short and long."""
    levels = draw(st.lists(st.tuples(st.sampled_from((1, 1, 1, 2, 3, 8)), st.integers(0, 10)), max_size=40))
    number, found = FIRST, []
    for step, level in levels:
        number += step
        found.append(Dot(number, level, draw(st.booleans())))
    return tuple(found)


@given(drawn_series())
def test_only_neighbours_are_joined(found: tuple[Dot, ...]) -> None:
    assert joined(found) == tuple(
        (one, other) for one in found for other in found if other.day == one.day + 1
    )


@given(dense.histories(), dense.periods(), st.sampled_from(Knee))
def test_each_day_of_a_period_is_either_recorded_or_blank(whole: History, period: Period, knee: Knee) -> None:
    found = dots(Days.of(whole, date.max).between(period), knee)
    empty = blanks(found, period.first, period.last)
    assert sorted([*(dot.day for dot in found), *empty]) == list(
        range(period.first.toordinal(), period.last.toordinal() + 1)
    )


@given(drawn_series())
def test_the_rolling_values_are_those_of_the_seven_days(found: tuple[Dot, ...]) -> None:
    expected = []
    for dot in found:
        levels = [one.level for one in found if dot.day - ROLLING_DAYS < one.day <= dot.day]
        if len(levels) >= ROLLING_LEAST:
            expected.append(Smooth(dot.day, median(levels), min(levels), max(levels)))
    stretches = rolling(found)
    assert [one for stretch in stretches for one in stretch] == expected
    for stretch in stretches:
        assert all(other.day - one.day == 1 for one, other in pairwise(stretch))
        assert all(one.low <= one.median == one.level <= one.high for one in stretch)
    assert all(after[0].day - before[-1].day > 1 for before, after in pairwise(stretches))


@given(drawn_series(), st.integers(0, 6))
def test_a_week_is_as_bad_as_its_worst_day(found: tuple[Dot, ...], first_weekday: int) -> None:
    by_week: dict[int, list[Dot]] = {}
    for dot in found:
        by_week.setdefault(week_start(dot.day, first_weekday), []).append(dot)
    weekly = coarse.worst(found, Buckets(Grain.WEEK, first_weekday))
    assert {dot.day: dot.level for dot in weekly} == {
        start: max(dot.level for dot in of_week) for start, of_week in by_week.items()
    }


@given(dense.histories(), dense.as_of())
def test_a_difference_is_never_wider_than_the_levels_of_its_date(whole: History, as_of: date) -> None:
    days = Days.of(whole, as_of)
    for gap in gaps(days.all):
        known = days.at(date.fromordinal(gap.day))
        assert known is not None
        left, right = known.left.worst, known.right.worst
        assert left is not None
        assert right is not None
        assert -right <= gap.difference <= left


def test_days_after_the_last_are_not_drawn() -> None:
    known = Days.of(history("2 rest L1", "9 rest L2"), day("2") + timedelta(days=3))
    assert dots(known.all, Knee.LEFT) == (Dot(FIRST + 1, 1, is_run=False),)
