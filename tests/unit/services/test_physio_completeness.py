"""The physio sees at once how much of the period is known: days, runs, knees, and what was typed late."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given

from kneelog.domain.diary import Diary, RecordKind
from kneelog.domain.entry import EPOCH
from kneelog.domain.period import Period
from kneelog.services.physio_completeness import completeness
from tests.unit.domain import dense
from tests.unit.rules.rows import day
from tests.unit.services.physio_diaries import SIX_WEEKS, book, read

WEEK, MARCH = Period(day("3"), day("9")), Period(day("1"), day("31"))
TABLE: dict[str, tuple[tuple[str, ...], Period, list[str]]] = {
    "every day has an entry with both knees": (
        tuple(f"{number} rest L1 R0" for number in range(3, 10)),
        WEEK,
        ["**7 of 7 days** have an entry", "No runs recorded"],
    ),
    "some days, a run without an answer, a knee that is missing": (
        ("02-01 rest L1", "3 run L4 of=a", "5 run L3 R0 of=b", "6 only-run", "7 rest R1"),
        WEEK,
        [
            "**3 of 7 days** have an entry",
            "1 of them without the left knee · 1 of them without the right knee",
            "**2 of 3 runs** have an answer",
        ],
    ),
    "an entry without any level misses both knees": (
        ("02-01 rest L1", "4 rest note", "5 rest note", "5 rest L2"),
        WEEK,
        [
            "**2 of 7 days** have an entry",
            "1 of them without the left knee · 2 of them without the right knee",
            "No runs recorded",
        ],
    ),
    "one of each": (
        ("9 run R2 of=a",),
        Period(day("9"), day("9")),
        ["**1 of 1 day** has an entry", "without the left knee", "**1 of 1 run** has an answer"],
    ),
    "of a single day with an entry nothing is counted": (
        ("9 rest note",),
        WEEK,
        [
            "**1 of 7 days** has an entry; the diary begins on 9 March",
            "without the left knee · without the right knee",
            "No runs recorded",
        ],
    ),
    "one knee left out on one day": (
        ("3 rest L1 R1", "4 rest L1 R1", "5 rest L1"),
        WEEK,
        ["**3 of 7 days** have an entry", "1 of them without the right knee", "No runs recorded"],
    ),
    "a knee known from another entry of that day was not left out": (
        ("3 rest L1", "3 rest R1", "4 rest L1 R1"),
        WEEK,
        ["**2 of 7 days** have an entry", "No runs recorded"],
    ),
    "one knee that was never recorded": (
        ("3 rest L1", "4 rest L1"),
        WEEK,
        ["**2 of 7 days** have an entry", "2 of them without the right knee", "No runs recorded"],
    ),
    "the diary was begun within the period": (
        ("02-03 rest L1 R1", "9 rest L1 R1"),
        SIX_WEEKS,
        ["**2 of 42 days** have an entry; the diary begins on 3 February", "No runs recorded"],
    ),
    "begun within a period of two years": (
        ("9 rest L1 R1",),
        Period(day("2025-12-30"), day("9")),
        ["**1 of 70 days** has an entry; the diary begins on 9 March 2026", "No runs recorded"],
    ),
    "a run that was brought in begins no diary": (
        ("02-01 only-run", "3 rest L1 R1"),
        SIX_WEEKS,
        ["**1 of 42 days** has an entry; the diary begins on 3 March", "**0 of 1 run** has an answer"],
    ),
    "nothing at all": ((), SIX_WEEKS, ["**No entries from 27 January to 9 March.**"]),
    "no entries, but runs": (
        ("02-01 only-run", "2 only-run"),
        SIX_WEEKS,
        ["**No entries from 27 January to 9 March.**", "**0 of 2 runs** have an answer"],
    ),
    "days to come are not missing": (
        ("8 rest L1 R1",),
        Period(day("8"), day("20")),
        ["**1 of 2 days** has an entry", "No runs recorded"],
    ),
    "a period that is all to come": (
        ("8 rest L1 R1",),
        Period(day("12"), day("20")),
        ["**No entries from 12 to 20 March.**"],
    ),
    "a single day": ((), Period(day("9"), day("9")), ["**No entries on 9 March.**"]),
}


def lines(diary: Diary, as_of: date, period: Period) -> list[str]:
    """The lines, with what stands out between stars."""
    said = completeness(*read(diary, as_of), period)
    return [f"{f'**{line.head}**' if line.head else ''} {line.rest}".strip() for line in said]


@pytest.mark.parametrize(("rows", "period", "expected"), TABLE.values(), ids=TABLE)
def test_what_is_known_and_what_is_not_stands_first(
    rows: tuple[str, ...], period: Period, expected: list[str]
) -> None:
    assert lines(book(*rows).diary, day("9"), period) == expected


LATE: dict[str, tuple[datetime, int]] = {
    "on its own day": (datetime(2026, 3, 2, 20, tzinfo=UTC), 0),
    "three days later is not more than three": (datetime(2026, 3, 5, 22, 59, tzinfo=UTC), 0),
    "four days later by the local clock, an hour ahead of UTC": (datetime(2026, 3, 5, 23, tzinfo=UTC), 1),
    "weeks later": (datetime(2026, 3, 30, 9, tzinfo=UTC), 1),
    "brought in, nobody knows when it was typed": (EPOCH, 0),
}


@pytest.mark.parametrize(("typed", "late"), LATE.values(), ids=LATE)
def test_what_was_typed_from_memory_is_counted(typed: datetime, late: int) -> None:
    diary = book("2 rest L4 R0 +60 #a").diary
    entry = replace(diary.entries["a"], recorded_at=typed)
    found = lines(Diary({RecordKind.ENTRY: {"a": entry}}), day("31"), MARCH)
    expected = ["1 entry was typed more than 3 days later"] if late else []
    assert [line for line in found if "typed" in line] == expected


def test_a_run_answered_after_midnight_counts_from_its_own_date() -> None:
    diary = book("1 only-run #a", "2 run 00:30 +0 L4 R0 of=a #b", "3 rest L1 R1 +0 #c").diary
    typed = datetime(2026, 3, 5, 9, tzinfo=UTC)
    entries = {name: replace(entry, recorded_at=typed) for name, entry in diary.entries.items()}
    known = Diary({RecordKind.ENTRY: entries, RecordKind.RUN: diary.runs})
    assert lines(known, day("9"), MARCH)[-1] == "1 entry was typed more than 3 days later"


@given(dense.diaries(), dense.periods(), dense.as_of())
def test_no_more_is_answered_or_missing_than_there_is(diary: Diary, period: Period, as_of: date) -> None:
    _, trends = read(diary, min(as_of, dense.START + timedelta(days=400)))
    said = " ".join(line.whole for line in completeness(diary, trends, period))
    days = trends.days.between(period)
    told, runs = sum(bool(known.entries) for known in days), sum(len(known.runs) for known in days)
    assert ("No entries" in said) == (not told)
    for noun, count in (("day", told), ("run", runs)):
        for found, of in re.findall(rf"(\d+) of (\d+) {noun}", said):
            assert int(found) <= int(of)
            assert count in {int(found), int(of)}, "all days with an entry, all runs"
    assert all(int(missing) <= told for missing in re.findall(r"(\d+) of them without", said))
    assert ("of them" in said) <= (told > 1), "one day is no them"
