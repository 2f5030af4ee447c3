"""What a runner can do to a diary: each a change that Undo takes back exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from kneelog.domain.diary import EMPTY, Change, Diary, RecordKind
from kneelog.domain.entry import EPOCH, Entry, Kind
from kneelog.domain.report import Knee, KneeReport
from kneelog.domain.run import Run
from kneelog.domain.settings import Units
from kneelog.domain.signs import Sign
from kneelog.errors import ConflictError, InvalidValueError, UsageError
from kneelog.services import care, record

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime(2026, 3, 10, 18, 30, 12, 345, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()
RUN = Run("r1", TODAY, distance_m=8200)
ENTRY = Entry(
    "e1", TODAY, Kind.RUN, time(17, 40), 60, "r1", left=KneeReport(4), right=KneeReport(0), note="windy"
)


def after(diary: Diary, change: Change) -> Diary:
    """The diary after ``change``, whose Undo must give back the one before."""
    changed = diary.applying(change.edits)
    assert stripped(changed.applying(change.reversed().edits)) == stripped(diary)
    return changed


def stripped(diary: Diary) -> dict[RecordKind, object]:
    """What a diary holds; an empty kind is as good as none."""
    return {kind: dict(records) for kind, records in diary.records.items() if records}


LOGGED = EMPTY.applying(record.record(EMPTY, ENTRY, RUN, now=NOW).edits)


def test_an_entry_comes_with_its_run() -> None:
    """One save, one Undo."""
    change = record.record(EMPTY, ENTRY, RUN, now=NOW)
    assert change.label == "Saved: run 17:40, left 4, right 0."
    diary = after(EMPTY, change)
    assert diary.runs == {"r1": RUN}
    assert diary.entries["e1"].recorded_at.isoformat() == "2026-03-10T17:30:12+00:00"
    assert [edit.kind for edit in change.edits] == [RecordKind.RUN, RecordKind.ENTRY]


def test_the_moment_of_typing_is_kept_where_it_is_given() -> None:
    """Taking over an old note does not make it new."""
    typed = replace(ENTRY, recorded_at=record.instant(NOW - timedelta(days=3)))
    assert after(EMPTY, record.record(EMPTY, typed, RUN, now=NOW)).entries["e1"] == typed


def test_a_known_id_is_never_written_over() -> None:
    """Nothing is lost silently."""
    with pytest.raises(ConflictError):
        record.record(LOGGED, replace(ENTRY, left=KneeReport(9)), RUN, now=NOW)


@pytest.mark.parametrize(
    ("on", "offset", "is_refused"),
    [
        (TODAY, 60, False),
        (TODAY + timedelta(days=1), 60, True),
        (TODAY + timedelta(days=1), None, True),
        (TODAY + timedelta(days=1), 12 * 60, False),
        (TODAY - timedelta(days=4000), 60, False),
    ],
    ids=["today", "tomorrow", "tomorrow, no offset", "tomorrow has begun where it was", "long ago"],
)
def test_a_day_that_is_still_to_come_is_refused(on: date, offset: int | None, *, is_refused: bool) -> None:
    """A slip in the date is caught at once."""
    entry = replace(ENTRY, on=on, utc_offset=offset, run=None)
    if is_refused:
        with pytest.raises(InvalidValueError, match="still to come"):
            record.record(EMPTY, entry, now=NOW)
        with pytest.raises(InvalidValueError, match="still to come"):
            record.amend(LOGGED, entry, now=NOW)
    else:
        after(EMPTY, record.record(EMPTY, entry, now=NOW))


def test_amending_keeps_when_it_was_first_typed() -> None:
    """A correction says that it is one."""
    later = NOW + timedelta(days=1)
    diary = after(
        LOGGED, record.amend(LOGGED, replace(ENTRY, left=KneeReport(5), recorded_at=EPOCH), now=later)
    )
    kept = diary.entries["e1"]
    assert kept.left.level == 5
    assert kept.recorded_at == LOGGED.entries["e1"].recorded_at
    assert kept.edited_at == record.instant(later)


def test_amending_nothing_changes_nothing() -> None:
    """Opening an entry and saving it leaves no trace."""
    assert record.amend(LOGGED, ENTRY, RUN, now=NOW).edits == ()


def test_amending_the_run_alone_changes_the_run_alone() -> None:
    """A corrected distance is no corrected knee."""
    change = record.amend(LOGGED, ENTRY, replace(RUN, distance_m=9000), now=NOW)
    assert [edit.kind for edit in change.edits] == [RecordKind.RUN]
    assert after(LOGGED, change).runs["r1"].distance_m == 9000


def test_a_run_that_was_none_goes_when_its_entry_becomes_a_rest_day() -> None:
    """The niggle rule does not count a run that never was."""
    rest = replace(ENTRY, kind=Kind.REST, run=None)
    diary = after(LOGGED, record.amend(LOGGED, rest, now=NOW))
    assert diary.runs == {}


def test_an_entry_that_is_not_there_cannot_be_amended() -> None:
    """What another window deleted does not come back by itself."""
    with pytest.raises(ConflictError):
        record.amend(EMPTY, ENTRY, now=NOW)


def test_deleting_an_entry_takes_a_run_typed_by_hand_with_it() -> None:
    """Deleting what was typed in one go deletes all of it; Undo brings all of it back."""
    change = record.remove(LOGGED, ["e1"])
    assert change.label == "Deleted Tuesday 10 March."
    assert stripped(after(LOGGED, change)) == {}


def test_deleting_an_entry_leaves_an_imported_run_unanswered() -> None:
    """The run did happen."""
    imported = replace(RUN, source="Watch", source_ids=("w1",))
    diary = EMPTY.applying(record.record(EMPTY, ENTRY, imported, now=NOW).edits)
    assert after(diary, record.remove(diary, ["e1"])).runs == {"r1": imported}


def test_deleting_an_entry_keeps_a_run_that_its_next_morning_names() -> None:
    """The follow-up still knows what it follows; with the last of them the run goes."""
    morning = Entry("e2", TODAY, Kind.REST, run="r1", left=KneeReport(2))
    diary = after(LOGGED, record.record(LOGGED, morning, now=NOW))
    assert "r1" in after(diary, record.remove(diary, ["e1"])).runs
    both = record.remove(diary, ["e1", "e2"])
    assert both.label == "Deleted 2 entries."
    assert stripped(after(diary, both)) == {}


def test_a_run_is_deleted_only_when_nobody_speaks_of_it() -> None:
    """No entry is left hanging."""
    with pytest.raises(ConflictError):
        record.remove_run(LOGGED, "r1")
    alone = Diary({RecordKind.RUN: {"r1": RUN}})
    assert after(alone, record.remove_run(alone, "r1")).runs == {}


def test_an_entry_is_said_again_today() -> None:
    """The same niggle as last week is two keys; last week's run is not run again."""
    later = NOW + timedelta(days=7)
    diary = after(LOGGED, record.duplicate_as_today(LOGGED, "e1", later))
    (copy,) = (entry for entry in diary.entries.values() if entry.id != "e1")
    assert (copy.on, copy.at, copy.utc_offset) == (later.date(), time(18, 30), 60)
    assert (copy.left, copy.right, copy.kind, copy.run) == (ENTRY.left, ENTRY.right, Kind.RUN, None)
    assert copy.recorded_at == record.instant(later)


def test_a_setting_is_a_change_like_any_other() -> None:
    """A changed number can be undone, and put back to what it was at first."""
    diary = after(LOGGED, record.set_rule(LOGGED, "high_level", "6"))
    assert diary.rules.high_level == 6
    assert record.set_rule(diary, "high_level", 6).edits == ()
    assert after(diary, record.reset_rules(diary)).rules.high_level == 7


@pytest.mark.parametrize(("name", "value"), [("high_level", 10), ("high_level", "x"), ("elbow", 1)])
def test_a_setting_that_cannot_be_is_refused(name: str, value: int | str) -> None:
    """Numbers stay within what the rule allows."""
    with pytest.raises(UsageError):
        record.set_rule(LOGGED, name, value)


def test_preferences_are_kept() -> None:
    """Miles for whoever runs miles."""
    miles = replace(LOGGED.preferences, units=Units.MILES)
    assert after(LOGGED, record.set_preferences(LOGGED, miles)).preferences == miles


def test_seeing_someone_holds_until_it_is_ended() -> None:
    """No prompts while a physio looks after that knee; from the day it ends they come again."""
    diary = after(LOGGED, record.see_someone(LOGGED, [Knee.LEFT], TODAY, "Pat Example"))
    assert record.see_someone(diary, [Knee.LEFT], TODAY).edits == ()
    (seen,) = diary.seeing.values()
    assert seen.covers(TODAY + timedelta(days=100))
    end = TODAY + timedelta(days=30)
    diary = after(diary, care.amend(diary, RecordKind.SEEING, seen.id, {"until": end}, end))
    (seen,) = diary.seeing.values()
    assert (seen.covers(end), seen.covers(end + timedelta(days=1))) == (True, False)


@pytest.mark.parametrize(
    "make",
    [
        lambda diary: record.remind_later(diary, TODAY + timedelta(days=7)),
        lambda diary: record.looked_at(diary, Sign.LOCKED, Knee.LEFT, TODAY),
    ],
    ids=["remind later", "looked at"],
)
def test_saying_a_thing_twice_says_it_once(make: Callable[[Diary], Change]) -> None:
    """A second click does nothing."""
    diary = after(LOGGED, make(LOGGED))
    assert make(diary).edits == ()


def test_ids_sort_in_the_order_in_which_they_were_made() -> None:
    """And never repeat."""
    made = [record.new_id() for _ in range(1000)]
    assert len(set(made)) == len(made)
    assert {len(one) for one in made} == {32}
    assert [one[:12] for one in made] == sorted(one[:12] for one in made)
