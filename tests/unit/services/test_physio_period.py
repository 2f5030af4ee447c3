"""The page tells of the time since the last visit; an empty period leads to one that has something to tell."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.care import Appointment
from kneelog.domain.diary import EMPTY, Diary
from kneelog.domain.history import History
from kneelog.domain.period import Period
from kneelog.domain.report import KneeReport
from kneelog.domain.run import Run
from kneelog.services.physio_period import default_period, last_with_entries, offers
from tests.physio_diaries import holding, ran, rest
from tests.strategies import diaries

TODAY = date(2026, 3, 10)


def visits(*days: date) -> Diary:
    return holding(*(Appointment(f"visit-{day}", day) for day in days))


DEFAULTS: dict[str, tuple[Diary, date]] = {
    "no visit: six weeks": (EMPTY, date(2026, 1, 28)),
    "a visit today is the one the page is for": (visits(TODAY), date(2026, 1, 28)),
    "a visit to come says nothing of the past": (visits(date(2026, 3, 20)), date(2026, 1, 28)),
    "since yesterday": (visits(date(2026, 3, 9)), date(2026, 3, 9)),
    "since the last of several": (visits(date(2025, 3, 1), date(2026, 2, 26), TODAY), date(2026, 2, 26)),
    "since a visit of long ago": (visits(date(2021, 5, 4)), date(2021, 5, 4)),
}


@pytest.mark.parametrize("name", DEFAULTS)
def test_the_period_that_is_taken_first(name: str) -> None:
    diary, first = DEFAULTS[name]
    assert default_period(diary, TODAY) == Period(first, TODAY)


def test_what_is_offered_beside_it() -> None:
    diary = holding(Appointment("a", date(2026, 2, 26)), *ran(date(2024, 5, 6), 8, KneeReport(2)))
    assert [(one.id, one.words, one.period.first) for one in offers(diary, TODAY)] == [
        ("visit", "Since my visit on 26 February", date(2026, 2, 26)),
        ("6-weeks", "6 weeks", date(2026, 1, 28)),
        ("12-weeks", "12 weeks", date(2025, 12, 17)),
        ("year", "Year", date(2025, 3, 11)),
        ("all", "All", date(2024, 5, 6)),
    ]
    assert {one.period.last for one in offers(diary, TODAY)} == {TODAY}


def test_a_visit_of_another_year_is_named_with_it_and_without_one_none_is_offered() -> None:
    assert offers(visits(date(2025, 12, 3)), TODAY)[0].words == "Since my visit on 3 December 2025"
    assert [one.id for one in offers(EMPTY, TODAY)] == ["6-weeks", "12-weeks", "year", "all"]


def test_everything_begins_with_the_first_run_too() -> None:
    assert offers(holding(Run("r", date(2023, 1, 2))), TODAY)[-1].period == Period(date(2023, 1, 2), TODAY)


SIX_WEEKS = Period.of_days(TODAY, 42)
OLD = holding(rest(date(2025, 12, 22), KneeReport(3)))
LAST: dict[str, tuple[Diary, Period, str | None]] = {
    "an empty diary has nothing to lead to": (EMPTY, SIX_WEEKS, None),
    "the latest six weeks end with the last entry": (OLD, SIX_WEEKS, "11 Nov to 22 Dec 2025"),
    "from one year into the next": (
        holding(rest(date(2026, 1, 5), KneeReport(3))),
        Period.of_days(TODAY, 28),
        "9 Dec 2025 to 5 Jan 2026",
    ),
    "a single day": (OLD, Period(TODAY, TODAY), "22 Dec 2025"),
    "a period before the diary leads forward": (
        OLD,
        Period(date(2020, 1, 1), date(2020, 1, 7)),
        "16 Dec to 22 Dec 2025",
    ),
    "a period that has entries needs no other": (OLD, Period(date(2025, 12, 1), TODAY), None),
    "what is dated ahead does not count": (
        holding(rest(date(2026, 3, 12), KneeReport(3))),
        SIX_WEEKS,
        None,
    ),
}


@pytest.mark.parametrize("name", LAST)
def test_where_an_empty_period_leads(name: str) -> None:
    diary, period, words = LAST[name]
    found = last_with_entries(History.of(diary), period, TODAY)
    assert (found.words if found is not None else None) == words


@given(diaries(), st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 400))
def test_what_it_leads_to_has_entries_and_is_as_long(diary: Diary, today: date, days: int) -> None:
    period = Period.of_days(today, days)
    history = History.of(diary)
    found = last_with_entries(history, period, today)
    if found is not None:
        assert found.period.days == days
        assert found.period.last <= today
        assert last_with_entries(history, found.period, today) is None


@given(diaries(), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_offer_ends_today_and_has_its_own_name(diary: Diary, today: date) -> None:
    offered = offers(diary, today)
    assert len({one.id for one in offered}) == len(offered)
    assert all(one.period.last == today for one in offered)
    assert default_period(diary, today) in {one.period for one in offered}
    assert default_period(diary, today).first >= today - timedelta(days=41) or offered[0].id == "visit"
