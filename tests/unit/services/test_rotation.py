"""Which backups stay: enough of the near past, some of the far, and never none."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.services.rotation import DAYS, MONTHS, WEEKS, kept


def at(written: str) -> datetime:
    return datetime.fromisoformat(written)


TABLE = {
    "none": ([], []),
    "one stays however old": (["2020-01-01T10:00"], ["2020-01-01T10:00"]),
    "of one day the newest": (
        ["2026-03-02T07:00", "2026-03-02T12:00", "2026-03-02T23:59"],
        ["2026-03-02T23:59"],
    ),
    "eight days within one week and month: the oldest day goes": (
        [f"2026-03-{day:02}T18:00" for day in range(16, 24)],
        [f"2026-03-{day:02}T18:00" for day in range(17, 24)],
    ),
    "a Sunday is kept for its week": (
        [f"2026-03-{day:02}T18:00" for day in (15, *range(17, 24))],
        [f"2026-03-{day:02}T18:00" for day in (15, *range(17, 24))],
    ),
    "the last day of a short month is kept for it": (
        ["2026-02-27T18:00", "2026-02-28T18:00", *(f"2026-04-{day:02}T18:00" for day in range(1, 31))],
        [
            "2026-02-28T18:00",
            *(f"2026-04-{day:02}T18:00" for day in (5, 12, 19, *range(24, 31))),
        ],
    ),
    "the hour that comes twice in October is one day": (
        ["2026-10-25T01:30", "2026-10-25T02:30", "2026-10-25T03:10"],
        ["2026-10-25T03:10"],
    ),
    "a year's end lies in one ISO week": (
        ["2026-12-31T18:00", "2027-01-02T18:00"],
        ["2026-12-31T18:00", "2027-01-02T18:00"],
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_the_newest_of_each_day_week_and_month_stays(name: str) -> None:
    """The runner finds last week's, last month's and last year's diary, and the disk does not fill up."""
    made, stay = TABLE[name]
    assert kept(map(at, made)) == set(map(at, stay))


def test_a_backup_each_day_for_two_years() -> None:
    """Of 730 backups about twenty stay: a week by days, a month by weeks, a year by months."""
    every = [datetime(2025, 1, 1, 18) + timedelta(days=number) for number in range(730)]  # noqa: DTZ001
    stay: set[datetime] = set()
    for moment in every:  # rotated after each, as the program does
        stay = set(kept([*stay, moment]))
    days = sorted({moment.date() for moment in stay}, reverse=True)
    assert days[:DAYS] == [date(2026, 12, 31) - timedelta(days=number) for number in range(DAYS)]
    assert len({(day.year, day.month) for day in days}) == MONTHS
    assert DAYS + MONTHS <= len(stay) <= DAYS + WEEKS + MONTHS


@given(st.sets(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), min_size=1, max_size=60))  # noqa: DTZ001
def test_the_newest_stays_and_thinning_out_again_takes_nothing_more(made: set[datetime]) -> None:
    """Whatever there is, the latest backup is never rotated away."""
    stay = kept(made)
    assert max(made) in stay
    assert stay <= made
    assert kept(stay) == stay
