"""The example diary as values: in the runner's own units, nothing still to come, and never taken for one's own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from kneelog.domain.history import History
from kneelog.domain.period import Period
from kneelog.domain.settings import Appearance, Country, Preferences, Units
from kneelog.services.example import example_diary, last_day, whose
from kneelog.services.physio import make_page
from kneelog.services.physio_choice import Choice
from kneelog.services.physio_text import as_text

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
LATE = datetime(2026, 3, 10, 21, 30, tzinfo=UTC)


def test_it_speaks_in_the_runner_s_units_and_with_the_runner_s_numbers() -> None:
    """What the first-start card shows holds in the example too, whether or not it was answered."""
    mine = Preferences(
        units=Units.MILES,
        country=Country.OTHER,
        emergency_number="144",
        first_weekday=6,
        appearance=Appearance.DARK,
        move_on=False,
    )
    found = example_diary(mine, NOON).preferences
    assert (found.units, found.numbers, found.first_weekday) == (Units.MILES, ("144", ""), 6)
    assert (found.appearance, found.move_on) == (Appearance.DARK, False)
    assert found.welcomed, "the first-start card does not stand over an example"


@pytest.mark.parametrize("now", [NOON, LATE, LATE.astimezone(timezone(timedelta(hours=9)))])
def test_it_goes_up_to_today_and_nothing_in_it_is_still_to_come(now: datetime) -> None:
    """The charts end today, and no run or entry of tomorrow puzzles whoever looks."""
    diary = example_diary(Preferences(), now)
    assert max(run.on for run in diary.runs.values()) == last_day(now)
    assert all(run.started_at is None or run.started_at <= now for run in diary.runs.values())
    assert all(entry.recorded_at <= now for entry in diary.entries.values())
    assert now.date() - last_day(now) <= timedelta(days=1)
    assert len(diary.entries) > 300


def test_today_belongs_to_it_once_its_run_is_over() -> None:
    """In the evening the last run of the example is today's."""
    assert last_day(LATE) == date(2026, 3, 10)
    assert last_day(NOON) == date(2026, 3, 9)


def test_the_page_for_the_physio_says_whose_it_is() -> None:
    """Nobody who finds the sheet later takes it for a patient's."""
    diary = example_diary(Preferences(), NOON)
    choice = Choice(Period(date(2026, 1, 27), date(2026, 3, 9)), is_example=True)
    page = make_page(diary, History.of(diary), choice, NOON.date())
    assert page.title == whose()
    assert as_text(page).startswith("Example diary of a runner who does not exist\n")
