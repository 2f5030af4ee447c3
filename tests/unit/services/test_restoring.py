"""A backup comes back whole and can be taken back whole."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from kneelog.domain.diary import EMPTY, Diary, RecordKind
from kneelog.domain.run import Run
from kneelog.services.restoring import difference, difference_words, restored_label, restoring
from tests.store.helpers import begun, content, entry, opened
from tests.strategies import diaries

if TYPE_CHECKING:
    from pathlib import Path


@given(diaries(), diaries())
def test_the_diary_becomes_what_the_backup_holds(present: Diary, backup: Diary) -> None:
    """After restoring nothing of the present and everything of the backup is there; Undo gives back what was."""
    change = restoring(present, backup, "restored")
    assert content(present.applying(change.edits)) == content(backup)
    assert content(backup.applying(change.reversed().edits)) == content(present)


@given(diaries(max_entries=3, max_runs=2, max_others=1), diaries(max_entries=3, max_runs=2, max_others=1))
def test_each_step_in_between_is_a_whole_diary(present: Diary, backup: Diary) -> None:
    """No entry ever names a run that is not there, in whichever portions a store keeps the change."""
    diary = present
    for edit in restoring(present, backup, "restored").edits:
        diary = diary.applying((edit,))
        assert {one.run for one in diary.entries.values() if one.run} <= set(diary.runs)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(present=diaries(), backup=diaries())
def test_on_disk_and_taken_back(tmp_path: Path, present: Diary, backup: Diary) -> None:
    """What is on disk after Restore is the backup, after Undo the diary as it was."""
    path = tmp_path / "diary.kneelog"
    path.unlink(missing_ok=True)
    begun(path)
    with closing(opened(path)) as store:
        store.commit(restoring(EMPTY, present, "filled"))
        store.commit(restoring(present, backup, "restored"))
        assert content(store.load()) == content(backup)
        if present != backup:
            store.undo()
        assert content(store.load()) == content(present)


def test_a_start_in_another_zone_is_brought_back_as_it_was_written() -> None:
    """The same instant told in another zone is another time of day to the runner."""
    east, west = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    before = Run("r", date(2026, 3, 2), started_at=datetime(2026, 3, 2, 18, tzinfo=east))
    after = replace(before, started_at=datetime(2026, 3, 2, 17, tzinfo=west))
    here, there = (Diary({RecordKind.RUN: {"r": run}}) for run in (before, after))
    assert before == after
    (edit,) = restoring(here, there, "restored").edits
    assert isinstance(edit.after, Run)
    assert edit.after.started_at is not None
    assert edit.after.started_at.isoformat() == "2026-03-02T17:00:00+01:00"


def of(*names: str, level: int = 4) -> Diary:
    return Diary({RecordKind.ENTRY: {name: entry(name, level) for name in names}})


@pytest.mark.parametrize(
    ("present", "backup", "said"),
    [
        (of("a"), of("a"), "nothing changes, the diary is as it was then."),
        (of(), of("a"), "1 entry comes back. Nothing else changes."),
        (of("a", "b"), of("c"), "1 entry comes back and 2 entries go. Nothing else changes."),
        (of("a"), of("a", level=7), "1 entry becomes what it was then. Nothing else changes."),
        (
            of("a"),
            Diary({RecordKind.RUN: {"r": Run("r", date(2026, 3, 2))}}),
            "1 entry goes. Also as they were then: runs.",
        ),
    ],
    ids=["same", "back", "goes", "otherwise", "runs"],
)
def test_what_would_change_is_said(present: Diary, backup: Diary, said: str) -> None:
    """The runner knows what a restore does before it is done."""
    assert difference_words(difference(present, backup)) == said


def test_the_label_says_which_backup_and_how_much() -> None:
    """Undo names what it takes back."""
    moment = datetime(2026, 3, 3, 18, 30)  # noqa: DTZ001
    assert restored_label(moment, "x", 412) == "Restored the backup of 3 March 2026, 18:30. 412 entries."
    assert restored_label(None, "old.kneelog", 1) == "Restored “old.kneelog”. 1 entry."
