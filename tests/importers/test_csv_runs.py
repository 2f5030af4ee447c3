"""Rows and the runs they tell of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from kneelog.domain.diary import Edit, RecordKind
from kneelog.domain.entry import Kind
from kneelog.domain.history import event_date
from kneelog.domain.run import Run
from tests.importers.support import as_csv, one, plainly, plan, taken


@pytest.mark.parametrize(
    ("columns", "cells", "kind"),
    [
        ("left", "4", Kind.REST),
        ("run_km", "8", Kind.RUN),
        ("run_effort", "0", Kind.RUN),
        ("run", "r1", Kind.REST),
        ("kind,run", "run,r1", Kind.RUN),
        ("kind", "run", Kind.RUN),
    ],
)
def test_what_makes_a_row_a_run(columns: str, cells: str, kind: Kind) -> None:
    """Any filled run column does; the id of a run alone does not."""
    entry = one(f"date,{columns}\n2026-03-02,{cells}\n")
    assert entry.kind is kind


def test_a_run_row_of_which_nothing_is_known_needs_no_run() -> None:
    diary = taken("date,kind,left\n2026-03-02,run,4\n")
    assert not diary.runs
    assert next(iter(diary.entries.values())).run is None


def test_a_run_row_without_levels_is_an_unanswered_run() -> None:
    """It is kept, and asks to be answered later."""
    diary = taken("date,kind,run_km\n2026-03-02,run,8.2\n")
    (entry,) = diary.entries.values()
    assert not entry.is_answered
    assert diary.runs[entry.run or ""].distance_m == 8200


def test_a_run_without_an_id_gets_the_same_one_each_time() -> None:
    text = "date,left,run_km\n2026-03-02,4,8.2\n2026-03-02,4,8.2\n"
    diary = taken(text)
    assert len(diary.runs) == 2
    assert plan(text, diary).edits == ()
    assert plainly(taken(as_csv(diary))) == plainly(diary)


def test_two_rows_may_tell_of_one_run() -> None:
    """What one of them leaves open the other may fill in."""
    diary = taken(
        "date,kind,run,left,run_km,run_title\n2026-03-02,run,r1,2,8.2,\n2026-03-02,run,r1,4,,Hills\n"
        "2026-03-03,rest,r1,1,,\n"
    )
    assert diary.runs == {"r1": Run("r1", date(2026, 3, 2), distance_m=8200, title="Hills")}
    assert [entry.is_followup for entry in diary.entries.values()] == [False, False, True]


def test_rows_of_one_run_that_disagree_are_refused() -> None:
    (problem,) = plan("date,run,run_km\n2026-03-02,r1,8.2\n2026-03-02,r1,8.3\n").rejected
    assert (problem.line, problem.field) == (3, "run_km")
    assert "run_km is 8.3, but 8.2 on line 2 for the same run “r1”" in problem.sentence


def test_the_start_decides_the_date_of_a_run() -> None:
    """A run across midnight belongs to the evening on which it started."""
    diary = taken("date,left,run_started_at\n2026-03-03,4,2026-03-02T23:30:00+01:00\n")
    (entry,), (run,) = diary.entries.values(), diary.runs.values()
    assert (entry.on, run.on) == (date(2026, 3, 3), date(2026, 3, 2))
    assert event_date(entry, diary.runs) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("offset", "started"),
    [
        ("", "2026-03-03T00:30:00+01:00"),
        ("-05:00", "2026-03-02T18:30:00-05:00"),
        ("Z", "2026-03-02T23:30:00+00:00"),
    ],
    ids=["the zone's", "the row's", "the row's, at Greenwich"],
)
def test_a_start_in_utc_is_dated_by_the_clock_of_the_place(offset: str, started: str) -> None:
    """A watch writes Z; the runner ran by the clock on the wall."""
    (run,) = taken(
        f"date,utc_offset,run_started_at\n2026-03-02,{offset},2026-03-02T23:30:00Z\n"
    ).runs.values()
    assert run.started_at is not None
    assert run.started_at.isoformat() == started
    assert run.on == date.fromisoformat(started[:10])


def test_a_start_with_an_offset_is_taken_as_it_stands() -> None:
    (run,) = taken("date,run_started_at\n2026-03-02,2026-03-02T06:00:00+09:00\n").runs.values()
    assert run.started_at == datetime(2026, 3, 2, 6, 0, tzinfo=timezone(timedelta(hours=9)))
    assert run.on == date(2026, 3, 2)


def test_run_date_and_start_must_agree() -> None:
    (problem,) = plan(
        "date,run_started_at,run_date\n2026-03-02,2026-03-02T06:00:00+01:00,2026-03-01\n"
    ).rejected
    assert problem.field == "run_started_at"


def test_a_rest_row_that_tells_of_a_run_must_name_it() -> None:
    (problem,) = plan("date,kind,run_km\n2026-03-02,rest,8\n").rejected
    assert (problem.field, "needs the id of that run" in problem.sentence) == ("run", True)


def test_a_follow_up_of_an_unknown_run_is_kept_and_its_run_dated_the_day_before() -> None:
    """It is the next-morning answer; nothing is dropped, and the guess is said."""
    planned = plan("id,date,kind,run,left\nm,2026-03-03,rest,r7,2\n")
    assert planned.rejected == ()
    assert [edit.after for edit in planned.edits if edit.kind is RecordKind.RUN] == [
        Run("r7", date(2026, 3, 2))
    ]
    assert "Line 2 follows up the run “r7”" in planned.warnings[0]


def test_the_guess_gives_way_when_the_run_itself_comes_in() -> None:
    """February's file may be imported before January's."""
    diary = taken("id,date,kind,run,left\nm,2026-03-05,rest,r7,2\n")
    diary = taken("id,date,kind,run,left\nd,2026-03-03,run,r7,5\n", diary)
    assert diary.runs["r7"].on == date(2026, 3, 3)


def test_a_new_row_fills_in_what_the_diarys_run_leaves_open() -> None:
    diary = taken("id,date,kind,run,run_km\na,2026-03-02,run,r1,8.2\n")
    planned = plan("id,date,kind,run,left,run_effort\nb,2026-03-02,run,r1,3,6\n", diary)
    assert diary.applying(planned.edits).runs["r1"] == replace(diary.runs["r1"], effort=6)


def test_a_new_row_that_contradicts_the_diarys_run_is_refused() -> None:
    diary = taken("id,date,kind,run,run_km\na,2026-03-02,run,r1,8.2\n")
    planned = plan("id,date,kind,run,left,run_km\nb,2026-03-02,run,r1,3,9\n", diary)
    (problem,) = planned.rejected
    assert "run_km is 9, but 8.2 in the diary for the run “r1”" in problem.sentence
    assert planned.edits == ()


@pytest.mark.parametrize("cell", ["8.3", ""], ids=["another", "blank"])
def test_a_known_row_with_another_run_column_is_a_conflict(cell: str) -> None:
    """A run's columns are part of its row's content."""
    text = "id,date,kind,run,run_km\na,2026-03-02,run,r1,8.2\n"
    planned = plan(text.replace("8.2", cell), taken(text))
    assert (planned.rejected_records, planned.already_there) == (1, 0)


def test_a_file_without_run_columns_does_not_contradict_the_diarys_run() -> None:
    diary = taken("id,date,kind,run,run_km\na,2026-03-02,run,r1,8.2\n")
    assert plan("id,date,kind\na,2026-03-02,run\n", diary).already_there == 1


def test_the_same_start_on_another_clock_is_the_same_start() -> None:
    run = Run("r1", date(2026, 3, 3), datetime(2026, 3, 3, 0, 30, tzinfo=timezone(timedelta(hours=1))))
    diary = taken("id,date,kind,left\na,2026-03-03,run,4\n").applying([Edit(RecordKind.RUN, "r1", None, run)])
    planned = plan("id,date,kind,run,run_started_at\nb,2026-03-02,run,r1,2026-03-02T23:30:00+00:00\n", diary)
    assert planned.rejected == ()
    assert diary.applying(planned.edits).runs["r1"] == run
    assert run.started_at == datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
