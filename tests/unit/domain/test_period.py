from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.period import LEAST_PART, MOST_PART, Period, Span, ending, to_visit


def period(text: str) -> Period:
    """ "2026-03-01 2026-03-09": a period by its two dates."""
    first, last = map(date.fromisoformat, text.split())
    return Period(first, last)


def written(of: Period | None) -> str:
    """The same the other way round; "" for none."""
    return f"{of.first} {of.last}" if of is not None else ""


ENDING: dict[str, tuple[Span, str, str | None, str]] = {
    "4 weeks": (Span.FOUR_WEEKS, "2026-03-10", "2020-01-01", "2026-02-11 2026-03-10"),
    "12 weeks": (Span.TWELVE_WEEKS, "2026-03-10", "2020-01-01", "2025-12-17 2026-03-10"),
    "12 weeks of an empty diary": (Span.TWELVE_WEEKS, "2026-03-10", None, "2025-12-17 2026-03-10"),
    "4 weeks over a leap day": (Span.FOUR_WEEKS, "2024-03-10", None, "2024-02-12 2024-03-10"),
    "a year": (Span.YEAR, "2026-03-10", None, "2025-03-11 2026-03-10"),
    "a year that ends on a leap day": (Span.YEAR, "2024-02-29", None, "2023-03-01 2024-02-29"),
    "a year that ends before one": (Span.YEAR, "2024-02-28", None, "2023-03-01 2024-02-28"),
    "a year that begins on one": (Span.YEAR, "2025-02-28", None, "2024-02-29 2025-02-28"),
    "a calendar year": (Span.YEAR, "2025-12-31", None, "2025-01-01 2025-12-31"),
    "all": (Span.ALL, "2026-03-10", "2006-05-01", "2006-05-01 2026-03-10"),
    "all of a young diary is four weeks": (Span.ALL, "2026-03-10", "2026-03-09", "2026-02-11 2026-03-10"),
    "all of an empty diary is four weeks": (Span.ALL, "2026-03-10", None, "2026-02-11 2026-03-10"),
    "all, if the diary begins later": (Span.ALL, "2026-03-10", "2026-04-01", "2026-02-11 2026-03-10"),
    "the first day there is": (Span.YEAR, "0001-01-01", None, "0001-01-01 0001-01-01"),
    "the second": (Span.YEAR, "0001-01-02", "0001-01-01", "0001-01-01 0001-01-02"),
    "the end of the first year": (Span.YEAR, "0001-12-31", None, "0001-01-01 0001-12-31"),
    "the beginning of the second": (Span.YEAR, "0002-01-01", None, "0001-01-02 0002-01-01"),
    "the last year": (Span.YEAR, "9999-12-31", None, "9999-01-01 9999-12-31"),
}


@pytest.mark.parametrize(("span", "last", "oldest", "expected"), ENDING.values(), ids=ENDING)
def test_one_click_shows_the_latest_weeks_the_year_or_all(
    span: Span, last: str, oldest: str | None, expected: str
) -> None:
    began = None if oldest is None else date.fromisoformat(oldest)
    assert written(ending(span, date.fromisoformat(last), began)) == expected


VISITS: dict[str, tuple[str, list[str], str]] = {
    "from the visit before": (
        "2026-03-10",
        ["2025-01-07", "2026-02-03", "2026-03-10", "2026-04-01"],
        "2026-02-03 2026-03-10",
    ),
    "in whatever order they were typed": (
        "2026-03-10",
        ["2026-02-03", "2025-01-07"],
        "2026-02-03 2026-03-10",
    ),
    "the first visit: twelve weeks": ("2026-03-10", ["2026-03-10"], "2025-12-17 2026-03-10"),
    "two visits on one day": ("2026-03-10", ["2026-03-10", "2026-03-10"], "2025-12-17 2026-03-10"),
    "no visit is kept any more": ("2026-03-10", [], "2025-12-17 2026-03-10"),
    "on the first day there is": ("0001-01-01", [], "0001-01-01 0001-01-01"),
}


@pytest.mark.parametrize(("visit", "visits", "expected"), VISITS.values(), ids=VISITS)
def test_a_visit_is_prepared_with_what_happened_since_the_last(
    visit: str, visits: list[str], expected: str
) -> None:
    chosen = to_visit(date.fromisoformat(visit), [date.fromisoformat(one) for one in visits])
    assert written(chosen) == expected


PARTS: dict[str, tuple[int, int | None]] = {
    "a day has no two parts": (1, None),
    "two days": (2, 1),
    "a week: as much as does not overlap": (7, 3),
    "8 days": (8, 4),
    "13 days": (13, 6),
    "a fortnight: a week each": (14, 7),
    "20 days: a week at least": (20, 7),
    "4 weeks: a third": (28, 9),
    "12 weeks: a third": (84, 28),
    "a year: four weeks at most": (365, 28),
    "ten years": (3653, 28),
}


@pytest.mark.parametrize(("days", "length"), PARTS.values(), ids=PARTS)
def test_how_it_began_is_set_against_how_it_is_now(days: int, length: int | None) -> None:
    of = Period.of_days(date(2026, 3, 10), days)
    if length is None:
        assert of.parts is None
    else:
        assert of.parts == (
            Period(of.first, of.first + timedelta(days=length - 1)),
            Period.of_days(of.last, length),
        )


MOVED: dict[str, tuple[str, int, str]] = {
    "later": ("2026-03-01 2026-03-10", 10, "2026-03-11 2026-03-20"),
    "earlier, over a leap day": ("2024-03-01 2024-03-01", -1, "2024-02-29 2024-02-29"),
    "not at all": ("2026-03-01 2026-03-10", 0, "2026-03-01 2026-03-10"),
    "no further than the calendar begins": ("0001-01-03 0001-01-09", -7, "0001-01-01 0001-01-07"),
    "no further than it ends": ("9999-12-20 9999-12-29", 10**12, "9999-12-22 9999-12-31"),
    "all there is": ("0001-01-01 9999-12-31", -1, "0001-01-01 9999-12-31"),
}


@pytest.mark.parametrize(("of", "days", "expected"), MOVED.values(), ids=MOVED)
def test_an_arrow_moves_the_period_by_days(of: str, days: int, expected: str) -> None:
    assert written(period(of).moved(days)) == expected


OVERLAP: dict[str, tuple[str, str, str]] = {
    "apart": ("2026-03-01 2026-03-02", "2026-03-03 2026-03-04", ""),
    "on one day": ("2026-03-01 2026-03-03", "2026-03-03 2026-03-04", "2026-03-03 2026-03-03"),
    "inside": ("2026-03-02 2026-03-03", "2026-03-01 2026-03-09", "2026-03-02 2026-03-03"),
    "around": ("2026-03-01 2026-03-09", "2026-03-02 2026-03-03", "2026-03-02 2026-03-03"),
}


@pytest.mark.parametrize(("one", "other", "expected"), OVERLAP.values(), ids=OVERLAP)
def test_what_two_periods_share(one: str, other: str, expected: str) -> None:
    assert written(period(one).within(period(other))) == expected
    assert written(period(other).within(period(one))) == expected


def test_dragging_from_right_to_left_is_as_good() -> None:
    assert Period(date(2026, 3, 9), date(2026, 3, 1)) == period("2026-03-01 2026-03-09")


def test_a_period_has_a_day_at_least() -> None:
    assert Period.of_days(date(2026, 3, 9), 0) == Period.of_days(date(2026, 3, 9), 1)
    assert Period.of_days(date(2026, 3, 9), -5).days == 1


ANY = st.builds(Period, st.dates(), st.dates())


@given(ANY)
def test_the_two_parts_never_share_a_day(of: Period) -> None:
    if of.parts is None:
        assert of.days == 1
        return
    first, last = of.parts
    assert of.first == first.first <= first.last < last.first <= last.last == of.last
    assert first.days == last.days <= MOST_PART
    assert first.days >= min(LEAST_PART, of.days // 2)


EDGES = st.one_of(
    st.dates(),
    st.dates(max_value=date(2, 3, 1)),
    st.dates(min_value=date(9998, 1, 1)),
    st.sampled_from((date.min, date.max, date(2024, 2, 29))),
)


@given(EDGES, EDGES, st.integers(), st.sampled_from(Span), st.lists(EDGES, max_size=3))
def test_the_ends_of_the_calendar_are_no_trap(
    one: date, other: date, days: int, span: Span, visits: list[date]
) -> None:
    of = Period(one, other)
    for moved in (of.moved(days), of.before, of.moved(of.days)):
        assert moved.days == of.days
    assert Period.of_days(one, days).last == one
    assert Period.of_days(one, days).days == min(max(days, 1), one.toordinal())
    for oldest in (None, other):
        latest = ending(span, one, oldest)
        assert latest.last == one
        assert latest.first <= one
    assert to_visit(one, visits).last == one
    assert of.within(Period(date.min, date.max)) == of


FAR = st.dates(date(1000, 1, 1), date(9000, 1, 1))


@given(st.builds(Period, FAR, FAR), st.integers(-300_000, 300_000))
def test_stepping_there_and_back_shows_the_same_days(of: Period, days: int) -> None:
    assert of.moved(days).moved(-days) == of


@given(FAR, st.integers(1, 3000))
def test_the_period_before_ends_where_this_one_begins(last: date, days: int) -> None:
    of = Period.of_days(last, days)
    assert of.before.days == of.days
    assert of.before.last == of.first - timedelta(days=1)
    assert of.before.moved(of.days) == of


@given(FAR)
def test_a_year_is_a_year_long(last: date) -> None:
    of = ending(Span.YEAR, last, None)
    leap = any(
        of.holds(date(year, 2, 29))
        for year in (last.year - 1, last.year)
        if year % 4 == 0 and (year % 100 or year % 400 == 0)
    )
    assert of.days == (366 if leap else 365)


@given(ANY, st.dates())
def test_a_day_is_held_by_the_period_it_lies_in(of: Period, day: date) -> None:
    assert of.holds(day) is (of.within(Period(day, day)) is not None)
    assert of.holds(of.first)
    assert of.holds(of.last)
