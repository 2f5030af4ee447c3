"""The physio reads how each knee behaves without asking; what was not recorded is not said to be absent."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.diary import Diary, RecordKind
from kneelog.domain.history import History
from kneelog.domain.period import Period
from kneelog.domain.report import Knee
from kneelog.domain.signs import KNEE_SIGNS, SIGNS, URGENT, Sign
from kneelog.services.physio_behaviour import behaviour
from kneelog.services.physio_moments import run_levels
from kneelog.services.physio_urgent import urgent
from tests.strategies import diaries
from tests.unit.domain import dense
from tests.unit.rules.rows import day
from tests.unit.services.physio_diaries import SIX_WEEKS, Book, book, read

if TYPE_CHECKING:
    from kneelog.services.physio_page import Listing

START, DURING, AFTER, MORNING = "At the start of a run", "During", "After", "Next morning"
STIFF, SWELLING, CATCHES = "Stiff after rest", "Swelling", "Catches, locks, gives way"
BROUGHT_ON, EASED = "Brought on by, days", "Eased by, days"
WHEN, LASTED, ALSO, NIGHT = "When it hurts, days", "How long it lasted", "Also felt", "Night pain"
LISTED = "Urgent signs, of the list"
ALWAYS = [STIFF, SWELLING, CATCHES, NIGHT, LISTED, BROUGHT_ON, EASED]


def cells(found: Book, period: Period = SIX_WEEKS) -> dict[str, tuple[Listing, Listing]]:
    return {row.name: (row.left, row.right) for row in behaviour(found.trends, period, found.diary)}


def said(found: Book, name: str, period: Period = SIX_WEEKS) -> tuple[str, str] | None:
    """A row's two cells, each in one line; ``None`` where there is no such row."""
    row = cells(found, period).get(name)
    return None if row is None else (", ".join(row[0].items), ", ".join(row[1].items))


MOMENTS: dict[str, tuple[tuple[str, ...], str, tuple[str, str] | None]] = {
    "median, lowest and highest, over runs": (
        ("2 run L.start=1 R.start=0", "4 run L.start=5 R.start=0", "6 run L.start=3 R.start=0"),
        START,
        ("3 (1–5) on 3 runs", "0 on 3 runs"),
    ),
    "one run; the other knee was not asked": (("2 run L.after=3",), AFTER, ("3 on 1 run", "not recorded")),
    "a median between two levels": (
        ("2 run L.after=3", "4 run L.after=4"),
        AFTER,
        ("3.5 (3–4) on 2 runs", "not recorded"),
    ),
    "two rows of a run are one, at its worst": (
        ("2 run L.during=3 of=a", "2 run L.during=5 of=a"),
        DURING,
        ("5 on 1 run", "not recorded"),
    ),
    "two runs of a day are two": (
        ("2 run L.during=3 of=a", "2 run L.during=5 of=b"),
        DURING,
        ("4 (3–5) on 2 runs", "not recorded"),
    ),
    "no moment was recorded of any run": (("2 run L3",), START, None),
    "then one row says so": (("2 run L3",), "Start, during, after", ("not recorded", "not recorded")),
    "no runs, no rows": (("2 rest L3",), "Start, during, after", None),
    "nor of mornings": (("2 rest L3",), MORNING, None),
    "mornings answered of runs answered": (
        (
            "2 run L4 R1 of=a",
            "3 rest L3 R0 of=a",
            "4 run L4 of=b",
            "5 rest L1 of=b",
            "6 run L2 R1 of=c",
            "8 only-run",
        ),
        MORNING,
        ("2 (1–3) on 2 of 3 runs", "0 on 1 of 2 runs"),
    ),
    "a morning answered without the run": (
        ("2 only-run #a", "3 rest L3 of=a", "4 run L1 of=b"),
        MORNING,
        ("3 on 1 of 2 runs", "not recorded"),
    ),
    "the morning after a run before the period": (
        ("01-26 run L4 of=a", "01-27 rest L3 of=a", "4 run L1 of=b"),
        MORNING,
        ("not recorded", "not recorded"),
    ),
    "rest is no morning after": (("2 run L4 of=a", "3 rest L3"), MORNING, ("not recorded", "not recorded")),
}


@pytest.mark.parametrize(("rows", "name", "expected"), MOMENTS.values(), ids=MOMENTS)
def test_the_course_of_a_run_is_said_in_levels(
    rows: tuple[str, ...], name: str, expected: tuple[str, str] | None
) -> None:
    assert said(book(*rows), name) == expected


TICKED: dict[str, tuple[tuple[str, ...], str, tuple[str, str] | None]] = {
    "days, each once": (
        (
            "2 rest L.sign=stiff-after-rest R1",
            "2 rest L.sign=stiff-after-rest",
            "5 rest L.sign=stiff-after-rest",
        ),
        STIFF,
        ("2 days", "none ticked"),
    ),
    "of a knee that no entry speaks of nothing is known": (("2 rest L1",), STIFF, ("none ticked", "–")),
    "an empty diary": ((), CATCHES, ("–", "–")),
    "each sign with its dates": (
        (
            "02-21 rest L.sign=catches",
            "3 rest L.sign=gives-way R.sign=clicks-painlessly",
            "8 rest L.sign=catches L.sign=locked",
        ),
        CATCHES,
        ("catches 21 Feb, 8 Mar, locked 8 Mar, gives way 3 Mar", "clicks painlessly 3 Mar"),
    ),
    "more than three dates are counted": (
        tuple(f"{number} rest L.sign=catches" for number in (2, 3, 4, 5, 8)),
        CATCHES,
        ("catches 5 days, last 8 Mar", "–"),
    ),
    "night pain": (
        ("2 rest L.sign=night-pain", "8 rest L.sign=night-pain R0"),
        NIGHT,
        ("2 Mar, 8 Mar", "none ticked"),
    ),
    "an urgent sign stands framed above, with its dates": (
        ("3 rest L.sign=bony-spot R1", "8 rest L.sign=gives-way"),
        LISTED,
        ("see the frame above", "none ticked"),
    ),
    "swelling recorded as tight is one": (
        ("8 rest L1 R.swelling=tight",),
        LISTED,
        ("none ticked", "see the frame above"),
    ),
    "also where a worse hour of that day is forgotten by its end": (
        ("8 rest 08:00 L.swelling=tight", "8 rest 20:00 L.swelling=slight"),
        LISTED,
        ("see the frame above", "–"),
    ),
    "clearly swollen is none": (("8 rest L.swelling=clear",), LISTED, ("none ticked", "–")),
    "an urgent sign of the person is no knee's": (
        ("8 rest L1 R1 sign=calf-swollen",),
        LISTED,
        ("none ticked", "none ticked"),
    ),
    "an urgent sign before the period is not in it": (
        ("01-26 rest L.sign=gives-way", "8 rest L1"),
        LISTED,
        ("none ticked", "–"),
    ),
    "what else was felt": (
        ("8 rest L.sign=warm L.sign=local-lump R1",),
        ALSO,
        ("warm 8 Mar, local lump 8 Mar", "none ticked"),
    ),
    "nobody misses a row of which nothing was felt": (("8 rest L3",), ALSO, None),
    "most often first": (
        ("2 rest L.sign=squat", "3 rest L.sign=stairs-down R.sign=downhill", "4 rest L.sign=stairs-down"),
        BROUGHT_ON,
        ("stairs down 2, squat or crouch 1", "downhill 1"),
    ),
    "what eased it": (
        ("2 rest L.sign=eased-by-rest", "3 rest L.sign=eased-by-ice"),
        EASED,
        ("rest 1, ice 1", "–"),
    ),
    "when it hurts, ticked rather than rated": (
        ("2 run L.sign=worse-at-start R2", "3 run L.sign=worse-at-start L.sign=worse-after"),
        WHEN,
        ("worse at the start 2, worse afterwards 1", "none ticked"),
    ),
    "nobody misses that row either": (("8 rest L3",), WHEN, None),
    "a sign before the period is not in it": (
        ("01-02 rest L.sign=catches", "8 rest L1"),
        CATCHES,
        ("none ticked", "–"),
    ),
}


@pytest.mark.parametrize(("rows", "name", "expected"), TICKED.values(), ids=TICKED)
def test_what_was_ticked_is_said_with_its_days(
    rows: tuple[str, ...], name: str, expected: tuple[str, str] | None
) -> None:
    assert said(book(*rows), name) == expected


SWOLLEN: dict[str, tuple[tuple[str, ...], tuple[str, str]]] = {
    "not asked is not absent": (("8 rest L1 R1",), ("not recorded", "not recorded")),
    "recorded as none": (("8 rest L.swelling=none R1",), ("none", "not recorded")),
    "days and the last of them": (
        tuple(f"{number} rest L.swelling=slight" for number in (2, 3, 5, 8)),
        ("slightly puffy 4 days, last 8 Mar", "not recorded"),
    ),
    "the worst first; a day counts for its worst": (
        (
            "2 rest L.swelling=slight",
            "3 rest L.swelling=slight",
            "3 rest L.swelling=clear",
            "5 rest L.swelling=none",
        ),
        ("clearly swollen 1 day, 3 Mar, slightly puffy 1 day", "not recorded"),
    ),
}


@pytest.mark.parametrize(("rows", "expected"), SWOLLEN.values(), ids=SWOLLEN)
def test_swelling_is_said_in_the_runner_s_words(rows: tuple[str, ...], expected: tuple[str, str]) -> None:
    assert said(book(*rows), SWELLING) == expected


def test_where_there_is_little_room_what_is_left_out_is_counted() -> None:
    rows = (
        "2 rest L.swelling=slight L.sign=stairs-down L.sign=squat",
        "3 rest L.swelling=clear L.sign=stairs-down L.sign=speed",
        "4 rest L.swelling=tight L.sign=squat",
        "5 rest L.swelling=slight L.sign=stairs-down",
    )
    found = cells(book(*rows))
    assert found[BROUGHT_ON][0].rest == ("3 ticked, 4 days", "and 2 more, 3 days", "and 1 more, 1 day")
    assert found[SWELLING][0].rest == ("swollen 4 days, last 5 Mar", "less on 3 days", "less on 2 days")


DURATIONS: dict[str, tuple[tuple[str, ...], tuple[str, str] | None]] = {
    "the longest, whatever its unit": (
        ("2 rest L.lasted=36h R1", "3 rest L.lasted=2d", "5 rest L.lasted=90min"),
        ("longest 2 days, 3 Mar", "not recorded"),
    ),
    "the last of equal ones": (
        ("2 rest L.lasted=2d", "8 rest L.lasted=48h"),
        ("longest 48 hours, 8 Mar", "not recorded"),
    ),
    "still there is no number": (
        ("2 rest L.lasted=2d", "8 rest L.lasted=ongoing", "9 rest R.lasted=ongoing"),
        ("longest 2 days, 2 Mar; still there 8 Mar", "still there 9 Mar"),
    ),
    "never written": (("8 rest L3",), None),
}


@pytest.mark.parametrize(("rows", "expected"), DURATIONS.values(), ids=DURATIONS)
def test_how_long_it_lasted_is_said_as_it_was_written(
    rows: tuple[str, ...], expected: tuple[str, str] | None
) -> None:
    assert said(book(*rows), LASTED) == expected


MEDICINE: dict[str, tuple[str, tuple[str, str]]] = {
    "named and ticked for one knee": ("8 rest L.sign=eased-by-medicine R1 #a", ("medicine 1", "none ticked")),
    "named only: of the knees that the entry speaks of": ("8 rest L3 #a", ("medicine 1", "–")),
    "of both": ("8 rest L3 R1 #a", ("medicine 1", "medicine 1")),
}


@pytest.mark.parametrize(("row", "expected"), MEDICINE.values(), ids=MEDICINE)
def test_a_medicine_that_was_only_named_is_not_lost(row: str, expected: tuple[str, str]) -> None:
    entry = replace(book(row).diary.entries["a"], eased_by_medicine="a tablet")
    assert said(read(Diary({RecordKind.ENTRY: {"a": entry}}), day("9")), EASED) == expected


def test_what_is_always_asked_after_stays_and_the_signs_of_the_person_stand_elsewhere() -> None:
    assert list(cells(book("8 rest L1 sign=calf-swollen"))) == ALWAYS
    full = book("8 run L.start=1 L.lasted=2d L.sign=warm L.sign=worse-after")
    assert list(cells(full)) == [START, DURING, AFTER, MORNING, WHEN, LASTED, *ALWAYS[:5], ALSO, *ALWAYS[5:]]


def test_dates_carry_their_year_where_the_period_has_two() -> None:
    two_years = Period(day("2025-12-01"), day("9"))
    found = book("2025-12-30 rest L.sign=catches", "8 rest L.sign=catches")
    assert said(found, CATCHES, two_years) == ("catches 30 Dec 2025, 8 Mar 2026", "–")


def test_no_sign_of_a_knee_is_lost() -> None:
    """What has no row here is an urgent sign, which stands framed above."""
    signs = [sign for sign in SIGNS if sign in KNEE_SIGNS]
    found = book("8 rest " + " ".join(f"L.sign={sign}" for sign in signs))
    text = ", ".join(item for row in cells(found).values() for item in row[0].items)
    of_a_row_of_its_own = {Sign.STIFF_AFTER_REST}
    ordinary = set(signs) - URGENT.keys() - of_a_row_of_its_own
    assert [sign for sign in ordinary if SIGNS[sign].label not in text] == []
    assert said(found, STIFF) == ("1 day", "–")


@given(diaries(), st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.integers(1, 900), st.integers(-60, 60))
def test_the_row_sends_to_the_frame_where_it_holds_that_knee(
    diary: Diary, last: date, days: int, ahead: int
) -> None:
    """A physio who is sent up finds something there; who is not sent up misses nothing."""
    period, today = Period.of_days(last, days), last + timedelta(days=ahead)
    history = History.of(diary)
    reading = read(diary, min(last, today)).trends
    framed = " ".join(urgent(history, period, today).items)
    row = next(row for row in behaviour(reading, period, diary) if row.name == LISTED)
    for name, cell in (("left knee", row.left), ("right knee", row.right)):
        is_framed = f"{name} " in framed or "both knees " in framed
        assert (cell.items == ("see the frame above",)) == is_framed


@given(dense.diaries(), dense.periods())
def test_no_more_runs_days_or_mornings_are_counted_than_there_were(diary: Diary, period: Period) -> None:
    found = read(diary, max(period.last, dense.START))
    days = found.trends.days.between(period)
    runs = sum(len(known.runs) for known in days)
    for knee in Knee:
        told = run_levels(diary, found.trends, period, knee)
        assert len(told) == runs
        answered = sum(run.level(knee) is not None for known in days for run in known.runs)
        assert sum(run.worst is not None for run in told) == answered
    rows = behaviour(found.trends, period, diary)
    assert [row.name for row in rows if row.name in ALWAYS] == ALWAYS
    for cell in (cell for row in rows for cell in (row.left, row.right)):
        assert cell.items
        assert len(cell.items) == len(cell.rest)
        text = " ".join((*cell.items, *cell.rest))
        assert all(int(count) <= runs for count in re.findall(r"(\d+) runs?\b", text))
        assert all(int(few) <= int(many) for few, many in re.findall(r"(\d+) of (\d+) run", text))
