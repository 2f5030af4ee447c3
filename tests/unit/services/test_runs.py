"""A run's facts corrected by the runner: what counts as an edit, and what does not."""

from __future__ import annotations

import time as clock
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from kneelog.domain.diary import EMPTY, Change, Diary, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import Knee, KneeReport
from kneelog.domain.run import Run, RunKind, Shoe
from kneelog.errors import ConflictError, InvalidValueError
from kneelog.services import log_form, record
from kneelog.services.runs import corrected, moved

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 3, 10, 18, 30, tzinfo=timezone(timedelta(hours=1)))
WHEN = datetime(2026, 3, 10, 17, 30, tzinfo=UTC)
EARLIER = datetime(2026, 3, 1, tzinfo=UTC)
START = datetime(2026, 3, 8, 8, 12, tzinfo=timezone(timedelta(hours=1)))
FROM_A_WATCH = Run(
    "r1", START.date(), START, distance_m=12_400, moving_s=3910, source="Watch", source_ids=("w:1",)
)

CORRECTED: dict[str, tuple[Run, Run, bool]] = {
    "nothing": (FROM_A_WATCH, FROM_A_WATCH, False),
    "a distance": (FROM_A_WATCH, replace(FROM_A_WATCH, distance_m=12_000), True),
    "an effort that was not known": (FROM_A_WATCH, replace(FROM_A_WATCH, effort=6), True),
    "a distance taken out": (FROM_A_WATCH, replace(FROM_A_WATCH, distance_m=None), True),
    "the pair that was filled in": (FROM_A_WATCH, replace(FROM_A_WATCH, shoes="Glide 4"), False),
    "the pair and more": (FROM_A_WATCH, replace(FROM_A_WATCH, shoes="Glide 4", kind=RunKind.RACE), True),
    "another pair": (replace(FROM_A_WATCH, shoes="Glide 4"), replace(FROM_A_WATCH, shoes="Fellmark"), True),
    "no pair after all": (replace(FROM_A_WATCH, shoes="Glide 4"), FROM_A_WATCH, True),
}


@pytest.mark.parametrize(("before", "after", "is_edit"), CORRECTED.values(), ids=CORRECTED)
def test_what_counts_as_an_edit_of_a_run(before: Run, after: Run, *, is_edit: bool) -> None:
    for was in (None, EARLIER):
        found = corrected(replace(before, edited_at=was), replace(after, edited_at=was), WHEN)
        assert found.edited_at == (WHEN if is_edit else was)
        assert replace(found, edited_at=None) == after


def test_a_new_run_was_never_edited() -> None:
    assert corrected(None, FROM_A_WATCH, WHEN) is FROM_A_WATCH


BERLIN = ZoneInfo("Europe/Berlin")
ABROAD = datetime(2026, 3, 8, 8, 12, tzinfo=timezone(timedelta(hours=9)))
MOVED: dict[str, tuple[Run, date, time | None, str | None]] = {
    "another time, by the clock of its place": (
        replace(FROM_A_WATCH, started_at=ABROAD),
        date(2026, 3, 8),
        time(9, 30),
        "2026-03-08T09:30:00+09:00",
    ),
    "another day in winter": (FROM_A_WATCH, date(2026, 3, 7), time(8, 12), "2026-03-07T08:12:00+01:00"),
    "another day in summer": (FROM_A_WATCH, date(2025, 7, 7), time(8, 12), "2025-07-07T08:12:00+02:00"),
    "another day than abroad": (
        replace(FROM_A_WATCH, started_at=ABROAD),
        date(2025, 7, 7),
        time(8, 12),
        "2025-07-07T08:12:00+02:00",
    ),
    "no time after all": (FROM_A_WATCH, date(2026, 3, 8), None, None),
    "a time where none was known": (
        Run("r2", date(2025, 7, 8)),
        date(2025, 7, 8),
        time(7),
        "2025-07-08T07:00:00+02:00",
    ),
    "in the year of the first clocks": (
        FROM_A_WATCH,
        date(1890, 7, 8),
        time(7),
        "1890-07-08T07:00:00+00:53",
    ),
}


@pytest.mark.parametrize(("run", "on", "at", "start"), MOVED.values(), ids=MOVED)
def test_a_run_is_moved_to_another_day_or_time(
    run: Run, on: date, at: time | None, start: str | None
) -> None:
    """By the clock that hung there on that date, whatever time of the year it is now."""
    found = moved(run, on, at, BERLIN)
    assert found.on == on
    assert (found.started_at and found.started_at.isoformat()) == start
    assert replace(found, on=run.on, started_at=run.started_at) == run


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This computer's zone is Berlin's."""
    if not hasattr(clock, "tzset"):
        pytest.skip("this system's zone cannot be set for a test")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        clock.tzset()
        yield
    clock.tzset()


@pytest.mark.usefixtures("in_berlin")
@pytest.mark.parametrize(("month", "hours"), [(1, 1), (7, 2)])
def test_a_run_is_moved_by_the_clock_of_this_computer(month: int, hours: int) -> None:
    start = moved(FROM_A_WATCH, date(2025, month, 7), time(8)).started_at
    assert start is not None
    assert start.utcoffset() == timedelta(hours=hours)


# Through the diary -------------------------------------------------------------------------------------------

ANSWER = Entry("e1", START.date(), Kind.RUN, time(9), 60, "r1", left=KneeReport(4), recorded_at=EARLIER)


def holding(*records: Run | Entry | Shoe) -> Diary:
    kinds: dict[type, RecordKind] = {
        Run: RecordKind.RUN,
        Entry: RecordKind.ENTRY,
        Shoe: RecordKind.SHOE,
    }
    return EMPTY.applying(Edit(kinds[type(one)], one.id, None, one) for one in records)


def after(diary: Diary, change: Change) -> Diary:
    """The diary after ``change``, whose Undo must give back the one before."""
    changed = diary.applying(change.edits)
    back = changed.applying(change.reversed().edits)
    assert (dict(back.runs), dict(back.entries)) == (dict(diary.runs), dict(diary.entries))
    return changed


def test_a_run_without_an_answer_is_corrected_by_itself() -> None:
    diary = holding(FROM_A_WATCH)
    change = record.amend_run(diary, replace(FROM_A_WATCH, distance_m=12_000), before=FROM_A_WATCH, now=NOW)
    assert change.label == "Changed the run of 8 March."
    (run,) = after(diary, change).runs.values()
    assert (run.distance_m, run.edited_at) == (12_000, WHEN)
    assert record.amend_run(diary, FROM_A_WATCH, before=FROM_A_WATCH, now=NOW).edits == ()


def test_a_run_that_went_meanwhile_and_a_day_to_come_are_refused() -> None:
    with pytest.raises(ConflictError, match="not there any more"):
        record.amend_run(EMPTY, FROM_A_WATCH, before=FROM_A_WATCH, now=NOW)
    with pytest.raises(InvalidValueError, match="still to come"):
        record.amend_run(
            holding(FROM_A_WATCH),
            replace(FROM_A_WATCH, on=date(2026, 3, 11), started_at=None),
            before=FROM_A_WATCH,
            now=NOW,
        )


def test_a_run_is_corrected_from_its_entry_too() -> None:
    diary = holding(FROM_A_WATCH, ANSWER)
    form = log_form.for_edit(diary, ANSWER)
    assert form.run is not None
    changed = log_form.change(diary, replace(form, run=replace(form.run, effort=7)), NOW)
    assert [edit.kind for edit in changed.edits] == [RecordKind.RUN]
    (run,) = after(diary, changed).runs.values()
    assert (run.effort, run.edited_at) == (7, WHEN)


def test_answering_a_run_as_it_came_is_no_edit_of_it() -> None:
    diary = holding(FROM_A_WATCH)
    form = log_form.for_run(diary, FROM_A_WATCH, NOW).with_report(Knee.LEFT, KneeReport(4))
    assert after(diary, log_form.change(diary, form, NOW)).runs == {"r1": FROM_A_WATCH}


# The default pair --------------------------------------------------------------------------------------------

GLIDE = Shoe("s1", "Glide 4", date(2026, 3, 1), is_default=True)


def test_the_default_pair_is_filled_in_for_a_new_run_and_for_one_that_waits() -> None:
    diary = holding(GLIDE, FROM_A_WATCH)
    new = log_form.blank(Kind.RUN, NOW).with_report(Knee.LEFT, KneeReport(0))
    waiting = log_form.for_run(diary, FROM_A_WATCH, NOW).with_report(Knee.LEFT, KneeReport(0))
    for form in (new, waiting):
        shown = log_form.run_to_keep(diary, form)
        assert shown is not None
        assert shown.shoes == "Glide 4"
        kept = after(diary, log_form.change(diary, form, NOW))
        assert {
            run.shoes for run in kept.runs.values() if run.id in {e.run for e in kept.entries.values()}
        } == {"Glide 4"}
        assert all(run.edited_at is None for run in kept.runs.values())


NOT_FILLED_IN: dict[str, log_form.LogForm] = {
    "a rest day": log_form.blank(Kind.REST, NOW),
    "shoes that the runner took out": replace(log_form.blank(Kind.RUN, NOW), shoes_said=True),
    "a run before the pair was in use": log_form.blank(Kind.RUN, NOW).at_moment(
        date(2026, 2, 28), None, None, dated=True
    ),
    "an answer of long ago that is edited": log_form.for_edit(holding(FROM_A_WATCH, ANSWER), ANSWER),
}


@pytest.mark.parametrize("form", NOT_FILLED_IN.values(), ids=NOT_FILLED_IN)
def test_nothing_is_filled_in_where_it_would_be_a_guess(form: log_form.LogForm) -> None:
    diary = holding(GLIDE, FROM_A_WATCH, ANSWER)
    shown = log_form.run_to_keep(diary, form)
    assert shown is None or shown.shoes == ""
    kept = log_form.change(diary, form.with_report(Knee.LEFT, KneeReport(1)), NOW)
    assert all(edit.after.shoes == "" for edit in kept.edits if isinstance(edit.after, Run))


def test_that_the_runner_took_the_shoes_out_survives_a_crash() -> None:
    form = replace(log_form.blank(Kind.RUN, NOW), shoes_said=True)
    assert log_form.from_draft(form.as_draft(NOW)) == (form, NOW)
