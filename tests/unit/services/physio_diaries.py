"""Diaries for the facts of the page for the physio: rows as in the rules' tables, with distances and visits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.care import SINGLE, Appointment
from kneelog.domain.diary import Diary, RecordKind
from kneelog.domain.history import History
from kneelog.domain.period import Period
from kneelog.domain.settings import Preferences, Units
from kneelog.rules.review import evaluate
from kneelog.services.trends import Trends
from tests.unit.rules.rows import day, history

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

SIX_WEEKS = Period(day("2026-01-27"), day("9"))
"""27 January to 9 March 2026, 42 days."""


class Book(NamedTuple):
    """A diary and what Trends reads of it."""

    diary: Diary
    trends: Trends


def read(diary: Diary, as_of: date) -> Book:
    """``diary`` as of a date."""
    found = History.of(diary)
    return Book(diary, Trends.of(diary, found, evaluate(found, diary.rules, as_of)))


def book(
    *rows: str,
    as_of: str = "9",
    metres: Mapping[str, int] | None = None,
    visits: Mapping[str, str] | None = None,
    units: Units = Units.KILOMETRES,
    first_weekday: int = 0,
) -> Book:
    """The diary of ``rows``; ``metres`` by the run's name, ``visits`` by their day: with whom."""
    known = history(*rows)
    runs = {name: replace(run, distance_m=(metres or {}).get(name)) for name, run in known.runs.items()}
    care = {on: Appointment(on, day(on), whom) for on, whom in (visits or {}).items()}
    return read(
        Diary(
            {
                RecordKind.ENTRY: {entry.id: entry for entry in known.entries},
                RecordKind.RUN: runs,
                RecordKind.APPOINTMENT: care,
                RecordKind.PREFERENCES: {SINGLE: Preferences(units=units, first_weekday=first_weekday)},
            }
        ),
        day(as_of),
    )
