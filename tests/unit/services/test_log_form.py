"""What the form shows is what Save keeps, and a half-filled form comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.diary import EMPTY, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.places import Place
from kneelog.domain.report import Knee, KneeReport
from kneelog.domain.run import Run
from kneelog.services import log_form, offers

NOW = datetime(2026, 3, 10, 18, 30, tzinfo=timezone(timedelta(hours=1)))
levels = st.none() | st.integers(0, 10)


@given(start=levels, during=levels, after=levels, by_hand=levels)
def test_main_level_follows_the_moments_and_is_never_below_them(
    start: int | None, during: int | None, after: int | None, by_hand: int | None
) -> None:
    report = log_form.with_level(KneeReport(), by_hand)
    for name, value in (("start", start), ("during", during), ("after", after)):
        report = log_form.with_moment(report, name, value)
    given_levels = [level for level in (start, during, after, by_hand) if level is not None]
    assert report.worst == max(given_levels, default=None)
    again = log_form.with_level(report, by_hand)
    assert again.worst == max(given_levels, default=None), "setting it again changes nothing"


def test_clearing_the_moments_leaves_a_level_set_by_hand() -> None:
    report = log_form.with_moment(KneeReport(7), "start", 3)
    assert log_form.with_moment(report, "start", None) == KneeReport(7)
    assert log_form.without_moments(log_form.with_moment(KneeReport(), "after", 5)) == KneeReport(5)


def test_plain_run_is_kept_with_a_run_of_its_own_so_that_the_morning_can_follow_it() -> None:
    form = log_form.fresh(EMPTY, NOW).with_report(Knee.LEFT, KneeReport(4, places=(Place.INNER_JOINT_LINE,)))
    diary = EMPTY.applying(log_form.change(EMPTY, form, NOW).edits)
    (entry,) = diary.entries.values()
    (run,) = diary.runs.values()
    assert (entry.kind, entry.run, entry.left.level, entry.right.level) == (Kind.RUN, run.id, 4, None)
    assert run == Run(run.id, date(2026, 3, 10))

    morning = NOW.replace(day=11, hour=7)
    asked = log_form.fresh(diary, morning)
    assert asked.morning is not None
    answered = asked.with_report(Knee.LEFT, KneeReport(2))
    after = diary.applying(log_form.change(diary, answered, morning).edits)
    follow = next(entry for entry in after.entries.values() if entry.kind is Kind.REST)
    assert (follow.run, follow.on, follow.at) == (run.id, date(2026, 3, 11), None)
    assert offers.offer(after, morning).morning is None


def test_morning_after_a_run_known_only_by_its_entry_ties_both_together() -> None:
    entry = Entry("e", date(2026, 3, 9), Kind.RUN, left=KneeReport(4))
    diary = EMPTY.applying(log_form.change(EMPTY, log_form.LogForm(entry), NOW).edits)
    loose = EMPTY.applying(
        [
            replace(edit, after=entry)
            for edit in [
                next(
                    e
                    for e in log_form.change(EMPTY, log_form.LogForm(entry), NOW).edits
                    if e.kind is RecordKind.ENTRY
                )
            ]
        ]
    )
    assert len(diary.runs) == 1
    asked = log_form.fresh(loose, NOW.replace(hour=7)).with_report(Knee.LEFT, KneeReport(1))
    after = loose.applying(log_form.change(loose, asked, NOW.replace(hour=7)).edits)
    (run,) = after.runs.values()
    assert {entry.run for entry in after.entries.values()} == {run.id}
    assert run.on == date(2026, 3, 9)


def test_answering_a_run_that_came_in_without_levels_fills_its_own_entry() -> None:
    run = Run("r", date(2026, 3, 10), distance_m=5000)
    blank = Entry("e", date(2026, 3, 10), Kind.RUN, run="r")
    diary = EMPTY.applying(
        [
            Edit(RecordKind.RUN, "r", None, run),
            Edit(RecordKind.ENTRY, "e", None, blank),
        ]
    )
    form = log_form.fresh(diary, NOW).with_report(Knee.RIGHT, KneeReport(3))
    after = diary.applying(log_form.change(diary, form, NOW).edits)
    assert list(after.entries) == ["e"]
    assert after.entries["e"].right.worst == 3


def test_half_filled_form_comes_back_as_it_was() -> None:
    form = log_form.fresh(EMPTY, NOW).with_report(Knee.LEFT, KneeReport(4, places=(Place.KNEECAP,)))
    form = replace(form, run=Run("r", date(2026, 3, 10), distance_m=8200))
    assert log_form.from_draft(form.as_draft(NOW)) == (form, NOW)


@pytest.mark.parametrize(
    "broken", [{}, {"entry": 3}, {"kept_at": "soon", "entry": {}}, {"kept_at": 1, "entry": []}]
)
def test_draft_that_cannot_be_read_is_left_alone(broken: dict[str, object]) -> None:
    assert log_form.from_draft(broken) is None


def test_moving_the_date_moves_the_run_that_only_this_entry_knows() -> None:
    form = replace(log_form.fresh(EMPTY, NOW), run=Run("r", date(2026, 3, 10)))
    moved = form.at_moment(date(2026, 3, 7), None, 60, dated=True)
    assert moved.run is not None
    assert (moved.entry.on, moved.run.on, moved.entry.at) == (date(2026, 3, 7), date(2026, 3, 7), None)
