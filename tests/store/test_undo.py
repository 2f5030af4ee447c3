"""Every change can be taken back and done again, whenever, and nothing is changed behind anyone's back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from kneelog.domain.care import SINGLE, Reminder
from kneelog.domain.diary import Change, Diary, Edit, RecordKind
from kneelog.domain.settings import RuleSettings
from kneelog.errors import ConflictError, DiaryReadOnlyError
from kneelog.services.ports import Cancelled
from tests.store.helpers import DAY, begun, changed, entry, gone, loaded, new, opened, run, sql

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kneelog.store.diary import SqliteDiary


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "diary.kneelog"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteDiary]:
    store = opened(path)
    yield store
    store.close()


def test_undo_after_a_restart(path: Path) -> None:
    """What was saved by mistake yesterday can be taken back today, and done again."""
    store = opened(path)
    store.commit(new(entry("a"), label="Saved: left 4"))
    store.close()
    store = opened(path)
    assert store.can_undo() == "Saved: left 4"
    assert store.undo() == gone(entry("a"), label="Saved: left 4")
    assert not store.load().entries
    store.close()
    store = opened(path)
    assert (store.can_undo(), store.can_redo()) == (None, "Saved: left 4")
    assert store.redo() == new(entry("a"), label="Saved: left 4")
    assert store.load().entries == {"a": entry("a")}
    store.close()


def test_undo_of_an_edit_and_of_a_removal(store: SqliteDiary) -> None:
    """An overwritten note and a removed entry come back as they were."""
    first, second = entry("a", note="sore"), entry("a", 7, note="")
    store.commit(new(first))
    store.commit(changed(first, second))
    store.commit(gone(second))
    assert store.undo() == new(second, label="gone")
    assert store.undo() == changed(second, first)
    assert store.load().entries == {"a": first}


def test_a_new_change_forgets_what_was_undone(store: SqliteDiary) -> None:
    """Redo never brings back what no longer fits."""
    store.commit(new(entry("a")))
    store.undo()
    store.commit(new(entry("b")))
    assert store.can_redo() is None
    assert store.redo() is None
    assert set(store.load().entries) == {"b"}


def test_nothing_to_undo(store: SqliteDiary) -> None:
    assert (store.undo(), store.redo(), store.can_undo(), store.can_redo()) == (None, None, None, None)


def test_a_run_and_its_entry_are_one_step(store: SqliteDiary) -> None:
    """One Undo takes back the answer and the run that it made, in whatever order they were written."""
    store.commit(new(entry("a", run="r"), run("r")))
    store.undo()
    assert not store.load().records
    store.redo()
    assert set(store.load().entries) == {"a"}
    assert set(store.load().runs) == {"r"}


def test_a_new_entry_adds_no_document_to_the_history(path: Path, store: SqliteDiary) -> None:
    """A hundred thousand imported entries do not make the diary twice as large."""
    store.commit(new(*(entry(str(number)) for number in range(50))))
    assert sql(path, "SELECT count(*), count(other) FROM change_item") == [(50, 0)]


def test_two_edits_of_one_record_are_one(store: SqliteDiary) -> None:
    """A change that makes and then completes an entry is undone as a whole."""
    half, whole = entry("a", None), entry("a", 3)
    store.commit(Change("both", (*new(half).edits, *changed(half, whole).edits)))
    assert store.load().entries == {"a": whole}
    assert store.undo() == gone(whole, label="both")


def test_a_change_that_changes_nothing_leaves_no_step(store: SqliteDiary) -> None:
    """Undo never seems to do nothing."""
    store.commit(new(entry("a"), label="real"))
    store.commit(changed(entry("a"), entry("a")))
    store.commit(Change("empty", ()))
    assert store.can_undo() == "real"


@pytest.mark.parametrize(
    "stale",
    [
        new(entry("a", 1)),
        changed(entry("a", 1), entry("a", 2)),
        changed(entry("z"), entry("z", 2)),
        gone(entry("a", 1)),
    ],
    ids=[
        "new, but its id is taken",
        "edited elsewhere",
        "removed elsewhere",
        "removed, but edited elsewhere",
    ],
)
def test_a_change_made_on_old_sight_is_refused(store: SqliteDiary, stale: Change) -> None:
    """Two windows cannot overwrite each other's entries unnoticed."""
    store.commit(new(entry("a")))
    with pytest.raises(ConflictError, match="nothing was saved"):
        store.commit(Change("stale", (*new(entry("other")).edits, *stale.edits)))
    assert store.load().entries == {"a": entry("a")}
    assert store.can_undo() == "new"


def test_an_entry_of_an_unknown_run_is_refused(store: SqliteDiary) -> None:
    """No entry can speak of a run that is not there."""
    with pytest.raises(ConflictError, match="names a run that the diary does not hold"):
        store.commit(new(entry("a", run="nowhere")))
    assert not store.load().records
    store.commit(new(entry("a")))  # the store goes on working


def test_a_run_that_entries_name_stays(store: SqliteDiary) -> None:
    """Removing a run never leaves an answer without its run."""
    store.commit(new(run("r"), entry("a", run="r")))
    with pytest.raises(ConflictError, match="Entries still speak of that run"):
        store.commit(gone(run("r")))
    assert store.load().runs == {"r": run("r")}
    store.commit(gone(run("r"), entry("a", run="r")))
    assert not store.load().records


def test_editing_a_run_keeps_its_entries(store: SqliteDiary) -> None:
    store.commit(new(run("r"), entry("a", run="r")))
    longer = replace(run("r"), distance_m=8_200)
    store.commit(Change("longer", (Edit(RecordKind.RUN, "r", run("r"), longer),)))
    assert store.load().entries == {"a": entry("a", run="r")}
    assert store.load().runs == {"r": longer}


def test_a_start_in_another_zone_is_kept_as_written(store: SqliteDiary) -> None:
    """Putting right the zone of a run's start is a change, though the instant is the same."""
    start = datetime(2026, 3, 2, 17, 40, tzinfo=UTC)
    there = replace(run("r"), started_at=start)
    here = replace(there, started_at=start.astimezone(timezone(timedelta(hours=1))))
    store.commit(new(there))
    store.commit(Change("zone", (Edit(RecordKind.RUN, "r", there, here),)))
    assert str(store.load().runs["r"].started_at) == "2026-03-02 18:40:00+01:00"
    store.undo()
    assert str(store.load().runs["r"].started_at) == "2026-03-02 17:40:00+00:00"


def test_cancelled_work_leaves_nothing(store: SqliteDiary) -> None:
    """Cancel in the middle of an import: the diary is as it was before."""
    seen: list[tuple[int, int]] = []

    def cancel_late(done: int, total: int) -> None:
        seen.append((done, total))
        if done >= 4_000:
            raise Cancelled

    with pytest.raises(Cancelled):
        store.commit(new(*(entry(str(number)) for number in range(5_000))), cancel_late)
    assert seen == [(2_000, 5_000), (4_000, 5_000)]
    assert not store.load().records
    assert store.can_undo() is None


def test_undo_of_much_comes_in_the_order_of_its_doing(store: SqliteDiary) -> None:
    many = new(*(entry(str(number)) for number in range(4_500)))
    store.commit(many)
    assert store.undo() == many.reversed()
    assert store.redo() == many


def test_settings_can_be_undone_too(store: SqliteDiary) -> None:
    """A changed number of the rule is one Undo away, like any entry."""
    strict, reminder = RuleSettings(high_level=5), Reminder(DAY)
    store.commit(Change("5", (Edit(RecordKind.RULES, SINGLE, None, strict),)))
    store.commit(Change("later", (Edit(RecordKind.REMINDER, SINGLE, None, reminder),)))
    assert (store.load().rules, store.load().reminder) == (strict, reminder)
    store.undo()
    store.undo()
    assert not store.load().records


@pytest.mark.parametrize(
    "edit",
    [
        Edit(RecordKind.RUN, "a", None, entry("a")),
        Edit(RecordKind.ENTRY, "b", None, entry("a")),
        Edit(RecordKind.REMINDER, "2", None, Reminder(DAY, "2")),
    ],
)
def test_an_edit_that_contradicts_itself_is_a_defect(store: SqliteDiary, edit: Edit) -> None:
    with pytest.raises(ValueError, match=r"holds"):
        store.commit(Change("broken", (edit,)))


def test_edits_that_do_not_follow_from_each_other_are_a_defect(store: SqliteDiary) -> None:
    with pytest.raises(ValueError, match="follow"):
        store.commit(Change("broken", (*new(entry("a", 1)).edits, *changed(entry("a", 2), entry("a")).edits)))


def test_a_draft_is_kept_apart_from_the_history(path: Path, store: SqliteDiary) -> None:
    """A half-filled form survives a crash and is no step of Undo."""
    assert store.draft() is None
    store.keep_draft({"left": 4, "note": "“half”\n"})
    store.keep_draft({"left": 5})
    store.close()
    again = opened(path)
    assert again.draft() == {"left": 5}
    assert again.can_undo() is None
    again.keep_draft(None)
    assert again.draft() is None
    again.close()


def test_another_program_s_changes_are_noticed(path: Path, store: SqliteDiary) -> None:
    """A second window or the command line changed something: the first one knows to look again."""
    store.load()
    store.commit(new(entry("mine")))
    assert not store.changed_elsewhere()
    begun(path, entry("theirs"))
    assert store.changed_elsewhere()
    store.commit(new(entry("mine too")))
    assert store.changed_elsewhere(), "what they wrote has still not been read"
    assert set(store.load().entries) == {"mine", "theirs", "mine too"}
    assert not store.changed_elsewhere()


def test_a_diary_opened_for_reading_refuses_to_write(path: Path) -> None:
    begun(path, entry("a"))
    store = opened(path, readonly=True)
    assert set(store.load().entries) == {"a"}
    for write in (lambda: store.commit(new(entry("b"))), store.undo, lambda: store.keep_draft({})):
        with pytest.raises(DiaryReadOnlyError, match="can be read but not written"):
            write()
    store.close()
    assert set(loaded(path).entries) == {"a"}


def _read(path: Path) -> tuple[SqliteDiary, Diary]:
    store = opened(path)
    return store, store.load()


def test_opened_on_one_thread_and_used_on_another(path: Path) -> None:
    """The window reads the diary in the background and then saves from its own thread."""
    begun(path, entry("a"))
    with ThreadPoolExecutor(1) as background:
        store, diary = background.submit(_read, path).result()
    assert set(diary.entries) == {"a"}
    store.commit(new(entry("b")))
    store.close()
    assert set(loaded(path).entries) == {"a", "b"}
