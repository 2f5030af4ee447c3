"""In which order the records of a date are read."""

from __future__ import annotations

import pytest

from kneelog.domain.report import Knee
from kneelog.rules.records import read
from tests.unit.rules.rows import day, history

# Each row of levels is what the left knee's records of one date give, in order of time.
CASES: dict[str, tuple[list[str], list[int]]] = {
    "by time": (["2 rest L5 18:00", "2 rest L1 07:00"], [1, 5]),
    "a record without a time is the day's last": (["2 rest L1", "2 rest L5 18:00"], [5, 1]),
    "the morning after an earlier run, without a time, is the day's first": (
        ["1 run of=a", "2 rest L5 of=a", "2 rest L1 07:00"],
        [5, 1],
    ),
    "the morning after a run that is not known is the day's first": (
        ["2 rest L5 of=a", "2 rest L1 07:00"],
        [5, 1],
    ),
    "a follow-up on the run's own date is the day's last": (
        ["2 run L1 of=a 18:00", "2 rest L5 of=a", "2 rest L3 20:00"],
        [1, 3, 5],
    ),
    "a follow-up with a time is read at its time": (
        ["1 run of=a", "2 rest L5 of=a 08:00", "2 rest L1 07:00"],
        [1, 5],
    ),
    "at the same time a run before rest": (["2 rest L1 18:00", "2 run L5 18:00"], [5, 1]),
    "without times a run before rest": (["2 rest L1", "2 run L5"], [5, 1]),
    "then painless before painful": (["2 rest L5", "2 rest L0"], [0, 5]),
    "two runs at the same time: painless before painful": (["2 run L5", "2 run L0"], [0, 5]),
    "painless before painful is judged for each knee": (["2 rest L5 R0", "2 rest L0 R5"], [0, 5]),
    "times compare in UTC": (["2 rest L1 10:00 +0", "2 rest L5 10:30 +60"], [5, 1]),
    "or as local times where one offset is unknown": (["2 rest L1 10:00 +0", "2 rest L5 10:30"], [1, 5]),
    "local dates come first, whatever UTC says": (["2 rest L1 23:00 -480", "3 rest L5 00:30 +780"], [1, 5]),
    "a run without a written time is read at its start": (
        ["2 run L5 of=a from=07:00", "2 rest L0 12:00 +0"],
        [5, 0],
    ),
    "a run written after midnight is not the first of its day": (
        ["2 only-run #a from=23:30", "3 run L5 of=a 00:40 +0", "2 rest L0 22:00 +0"],
        [0, 5],
    ),
    "two rows of one run are read at the first of their times": (
        ["2 run L3 of=a 09:00", "2 run L5 of=a 20:00", "2 rest L0 12:00"],
        [5, 0],
    ),
    "a row without a time does not move its run": (
        ["2 run L3 of=a 09:00", "2 run L5 of=a", "2 rest L0 12:00"],
        [5, 0],
    ),
}


@pytest.mark.parametrize(("rows", "levels"), CASES.values(), ids=CASES)
def test_the_records_of_a_date(rows: list[str], levels: list[int]) -> None:
    """Morning and evening of one day are read as they happened, so that a spell ends when it ended."""
    left, _ = read(history(*rows), day("31")).knees
    assert left.knee is Knee.LEFT
    assert left.levels == levels


def test_both_knees_have_their_own_tie() -> None:
    """Neither knee's order is bought with the other's."""
    left, right = read(history("2 rest L5 R0", "2 rest L0 R5"), day("31")).knees
    assert (left.levels, right.levels) == ([0, 5], [0, 5])


def test_a_date_is_read_up_to_its_end() -> None:
    """What happened late on the date asked about counts; what happened on the next does not."""
    rows = ("2 run L7 23:59", "3 run L8 00:00")
    assert read(history(*rows), day("2")).knees[0].levels == [7]
    assert read(history(*rows), day("3")).knees[0].levels == [7, 8]
