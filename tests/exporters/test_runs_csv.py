"""The runs alone: for a spreadsheet of one's running, and for another diary."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.diary import EMPTY, Diary, Edit, RecordKind
from kneelog.domain.run import Run, RunKind
from kneelog.exporters import runs_csv
from kneelog.exporters.period import ALL, Period
from kneelog.services.ports import Cancelled
from tests import strategies
from tests.importers.support import as_csv, plainly, plan, taken

MARCH = date(2026, 3, 2)
CET = timezone(timedelta(hours=1))
FULL = Run(
    "r1",
    MARCH,
    datetime(2026, 3, 2, 7, 30, tzinfo=CET),
    8250,
    2581,
    120,
    151,
    172,
    6,
    RunKind.EASY,
    "road",
    "Blue",
    "=Hills; far",
    "watch",
    ("garmin:1", "a;b\\c"),
    datetime(2026, 3, 3, 9, 0, tzinfo=UTC),
)


def running(*runs: Run) -> Diary:
    return EMPTY.applying(Edit(RecordKind.RUN, run.id, None, run) for run in runs)


def written(diary: Diary, period: Period = ALL) -> str:
    stream = io.StringIO(newline="")
    count = runs_csv.write(diary, stream, period)
    text = stream.getvalue()
    assert count == len(list(csv.DictReader(io.StringIO(text, newline=""))))
    return text


def told_by_runs(diary: Diary) -> Diary:
    return Diary({RecordKind.RUN: diary.runs})


def test_a_full_run_reads_cell_by_cell() -> None:
    """A spreadsheet finds the units it knows from the entries' file, and no column that a knee could fill."""
    (row,) = csv.DictReader(io.StringIO(written(running(FULL)), newline=""))
    assert row == {
        "date": "2026-03-02",
        "kind": "run",
        "run": "r1",
        "run_started_at": "2026-03-02T07:30:00+01:00",
        "run_km": "8.25",
        "run_minutes": "43.02",
        "run_climb_m": "120",
        "run_heart_rate": "151",
        "run_cadence": "172",
        "run_effort": "6",
        "run_kind": "easy",
        "run_surface": "road",
        "run_shoes": "Blue",
        "run_title": "'=Hills; far",
        "run_source": "watch",
        "run_source_ids": "garmin:1;a\\;b\\\\c",
        "run_edited_at": "2026-03-03T09:00:00+00:00",
    }


def test_the_oldest_run_stands_first() -> None:
    """Two on one day by their clock; one without a clock ends its day."""
    late = Run("a", MARCH, datetime(2026, 3, 2, 18, 0, tzinfo=CET))
    unknown, before = Run("b", MARCH), Run("z", date(2026, 3, 1))
    rows = csv.DictReader(io.StringIO(written(running(unknown, late, FULL, before)), newline=""))
    assert [row["run"] for row in rows] == ["z", "r1", "a", "b"]


@given(strategies.diaries(max_runs=6))
def test_the_runs_come_back_exactly_and_unanswered(diary: Diary) -> None:
    """Into an empty diary: every fact of every run, and no entry."""
    assert plainly(taken(written(diary))) == plainly(told_by_runs(diary))


@given(strategies.diaries(max_runs=6))
def test_into_the_same_diary_nothing_changes(diary: Diary) -> None:
    """Nobody's history doubles, however often the file is taken in."""
    planned = plan(written(diary), diary)
    assert (planned.edits, planned.rejected, planned.already_there) == ((), (), len(diary.runs))
    assert planned.change() is None


@given(strategies.diaries(max_runs=6))
def test_entries_and_runs_files_together_make_the_diary_in_either_order(diary: Diary) -> None:
    whole = plainly(Diary({RecordKind.ENTRY: diary.entries, RecordKind.RUN: diary.runs}))
    entries, runs = as_csv(diary), written(diary)
    assert plainly(taken(runs, taken(entries))) == whole
    assert plainly(taken(entries, taken(runs))) == whole


@given(strategies.diaries(max_runs=6), strategies.days(), st.integers(0, 20_000))
def test_a_period_holds_the_runs_of_its_days(diary: Diary, first: date, days: int) -> None:
    last = min(first + timedelta(days=days), date.max)
    rows = csv.DictReader(io.StringIO(written(diary, Period(first, last)), newline=""))
    dates = [row["date"] for row in rows]
    assert dates == sorted(run.on.isoformat() for run in diary.runs.values() if first <= run.on <= last)


def test_what_is_new_is_counted_and_said() -> None:
    """Two runs came in, no entry: neither the sentence nor Undo speaks of entries."""
    planned = plan(written(running(FULL, Run("r2", MARCH))), running(FULL))
    assert (planned.imported, planned.others, planned.already_there) == (0, 1, 1)
    change = planned.change()
    assert change is not None
    assert change.label.startswith("Imported ")
    assert "entries" not in change.label


def test_a_run_that_the_diary_knows_otherwise_is_refused() -> None:
    """Never overwritten silently."""
    planned = plan(written(running(FULL)).replace("8.25", "9"), running(FULL))
    (problem,) = planned.rejected
    assert (problem.line, problem.field) == (2, "run_km")
    assert (planned.edits, planned.already_there) == ((), 0)


def test_a_run_on_another_day_is_refused() -> None:
    planned = plan("date,kind,run,run_km\n2026-03-03,run,r1,8\n", running(Run("r1", MARCH, distance_m=8000)))
    assert [problem.field for problem in planned.rejected] == ["run_date"]


def test_two_rows_of_one_run_are_one_run() -> None:
    """As in a file of entries: what one leaves open the other may fill in."""
    diary = taken("date,kind,run,run_km,run_title\n2026-03-02,run,r1,8,\n2026-03-02,run,r1,,Hills\n")
    assert diary.runs == {"r1": Run("r1", MARCH, distance_m=8000, title="Hills")}
    assert not diary.entries


@pytest.mark.parametrize(
    ("content", "entries"),
    [
        ("date,kind,run,run_km\n2026-03-02,run,r1,8\n", 0),
        ("date,kind,run,run_km,left\n2026-03-02,run,r1,8,\n", 1),
        ("date,kind,run,run_km,note\n2026-03-02,run,r1,8,\n", 1),
        ("date,kind,run,run_km\n2026-03-02,run,,8\n", 1),
        ("date,kind,run,run_km\n2026-03-03,rest,r1,8\n", 1),
        ("date,kind,run\n2026-03-02,run,r1\n", 1),
    ],
    ids=[
        "runs only",
        "a knee's column",
        "a note's",
        "a run without a name",
        "a follow-up",
        "nothing of the run",
    ],
)
def test_only_a_file_that_can_say_nothing_of_a_knee_is_a_file_of_runs(content: str, entries: int) -> None:
    diary = taken(content)
    assert len(diary.entries) == entries
    assert len(diary.runs) == 1


def test_progress_is_told_and_may_cancel() -> None:
    runs = running(*(Run(f"r{number}", MARCH) for number in range(1200)))
    told: list[tuple[int, int]] = []
    runs_csv.write(runs, io.StringIO(), progress=lambda *done: told.append(done))
    assert told == [(500, 1200), (1000, 1200)]

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        runs_csv.write(runs, io.StringIO(), progress=cancel)
