"""The list behind the page: every entry and every unanswered run, oldest first, in words."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History, event_date
from kneelog.domain.period import Period
from kneelog.domain.places import Place
from kneelog.domain.report import KneeReport, Swelling
from kneelog.domain.run import Run, RunKind
from kneelog.domain.settings import Preferences, Units
from kneelog.domain.signs import Sign
from kneelog.services.physio_list import entry_list
from tests.physio_diaries import holding
from tests.strategies import diaries

if TYPE_CHECKING:
    from kneelog.domain.diary import Diary
    from kneelog.services.physio_page import EntryList

PERIOD = Period(date(2025, 12, 27), date(2026, 3, 9))
MARCH = date(2026, 3, 2)
RUN = Run(
    "r", MARCH, distance_m=8200, moving_s=2830, effort=6, kind=RunKind.LONG, surface="trail", shoes="Glide"
)

ROWS: dict[str, tuple[Diary, tuple[str, ...]]] = {
    "a run": (
        holding(
            RUN,
            Entry(
                "e",
                MARCH,
                Kind.RUN,
                time(18, 30),
                run="r",
                left=KneeReport(start=3, after=4, places=(Place.INNER_JOINT_LINE,)),
                right=KneeReport(0),
                note="Stairs *fine*.",
            ),
        ),
        (
            "2 Mar, 18:30",
            "run 8.2 km",
            "4",
            "0",
            "left: start 3, after 4, inner side on the joint line; 47:10 · effort 6 · long · trail · Glide",
            "Stairs *fine*.",
        ),
    ),
    "its morning after": (
        holding(RUN, Entry("e", date(2026, 3, 3), Kind.REST, run="r", right=KneeReport(2))),
        ("3 Mar", "morning", "–", "2", "–", "–"),
    ),
    "a rest day with all that can be said": (
        holding(
            Entry(
                "e",
                MARCH,
                Kind.REST,
                right=KneeReport(0, swelling=Swelling.SLIGHT, signs=(Sign.CATCHES, Sign.STAIRS_DOWN)),
                signs=(Sign.CALF_SWOLLEN,),
                eased_by_medicine="ibuprofen",
            )
        ),
        (
            "2 Mar",
            "rest",
            "–",
            "0",
            (
                "right: slightly puffy, catches, stairs down; one calf or thigh swollen, warm, throbbing, redder "
                "or darker; eased by medicine: ibuprofen"
            ),
            "–",
        ),
    ),
    "a run without an answer": (
        holding(RUN),
        ("2 Mar", "run 8.2 km", "–", "–", "no answer; 47:10 · effort 6 · long · trail · Glide", "–"),
    ),
    "a run with a note alone": (
        holding(RUN, Entry("e", MARCH, Kind.RUN, run="r", note="Rain.")),
        ("2 Mar", "run 8.2 km", "–", "–", "no answer; 47:10 · effort 6 · long · trail · Glide", "Rain."),
    ),
    "a run of which nothing is known": (
        holding(Entry("e", date(2025, 12, 30), Kind.RUN, left=KneeReport(1))),
        ("30 Dec 2025", "run", "1", "–", "–", "–"),
    ),
}


def listed(diary: Diary, *, with_notes: bool = True) -> EntryList:
    return entry_list(diary, History.of(diary), PERIOD, with_notes=with_notes)


@pytest.mark.parametrize("name", ROWS)
def test_a_row_says_what_was_recorded_and_a_dash_what_was_not(name: str) -> None:
    diary, row = ROWS[name]
    assert row in [tuple(found) for found in listed(diary).rows]


def test_miles() -> None:
    diary = holding(RUN, Preferences(units=Units.MILES))
    assert listed(diary).rows[0].kind == "run 5.1 mi"


def test_notes_only_if_they_are_wanted() -> None:
    diary = ROWS["a run"][0]
    assert listed(diary).names[-1] == "Note"
    plain = listed(diary, with_notes=False)
    assert plain.names[-1] == ""
    assert {row.note for row in plain.rows} == {""}
    assert "Stairs" not in str(plain)


@given(diaries(max_runs=5))
def test_every_entry_and_every_lone_run_of_the_period_is_a_row(diary: Diary) -> None:
    history = History.of(diary)
    dates = [event_date(entry, history.runs) for entry in history.entries]
    period = Period(min(dates, default=date(2000, 1, 1)), max(dates, default=date(2000, 1, 1)))
    answered = {entry.run for entry in history.entries if entry.kind is Kind.RUN}
    alone = [run for run in diary.runs.values() if run.id not in answered and period.holds(run.on)]
    rows = entry_list(diary, history, period, with_notes=True).rows
    assert len(rows) == len(dates) + len(alone)
    assert all(cell for row in rows for cell in row)


def test_the_oldest_stands_first() -> None:
    entries = [Entry(str(day), date(2026, 2, day), Kind.REST, left=KneeReport(day)) for day in (3, 1, 2)]
    assert [row.day for row in listed(holding(*entries)).rows] == ["1 Feb", "2 Feb", "3 Feb"]
