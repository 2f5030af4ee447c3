"""What SQLite's integrity check can't see is found by comparing with a backup; what the runner did never alarms."""

from __future__ import annotations

import shutil
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneelog.domain.diary import EMPTY, RecordKind
from kneelog.domain.report import KneeReport
from kneelog.errors import KneelogError
from kneelog.services.demo import as_change, demo_diary
from kneelog.services.silent_damage import change_words
from kneelog.store.backup import backup
from kneelog.store.compare import compare_with_backup, read_history
from kneelog.store.connect import connect
from kneelog.store.put_back import put_salvaged
from kneelog.store.raw_cells import node
from kneelog.store.raw_pages import Pages, read_pages
from kneelog.store.salvage import salvage
from kneelog.store.soundness import is_sound
from tests.store.helpers import begun, changed, content, entry, gone, loaded, new, opened, run, sql

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kneelog.store.diary import SqliteDiary

EDITED = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)


def _year(folder: Path) -> tuple[Path, Path]:
    """A year's diary with a few changes in its undo history, and a backup of it."""
    path, copy = folder / "diary", folder / "backup"
    with closing(opened(path)) as store:
        store.commit(as_change(demo_diary(date(2026, 3, 10))))
        for name, one in list(store.load().entries.items())[::40]:
            store.commit(changed(one, replace(one, note="More of it " + name, edited_at=EDITED)))
    backup(path, copy)
    return path, copy


def _content_pages(pages: Pages) -> list[int]:
    """The pages that hold cells."""
    found = ((number, node(pages, number)) for number in range(1, len(pages.pages) + 1))
    return [number for number, one in found if one is not None and one.cells]


def _seen_by(path: Path, copy: Path, original: tuple[object, object]) -> str:
    """What finds the damage; "nothing to find" where the diary says the same as before."""
    if not is_sound(path):
        return "the integrity check or loading"
    found = compare_with_backup(path, against=copy)
    assert found is not None
    if not found.is_sound:
        return "the comparison"
    return "nothing to find" if _said(path) == original else "NOBODY"


def _said(path: Path) -> tuple[object, object]:
    with closing(connect(path, write=False)) as connection:
        history = [(one.label, one.state, one.items) for one in read_history(connection)]
    return content(loaded(path)), history


def _flips(folder: Path, count: int) -> Counter[str]:
    path, copy = _year(folder)
    whole, original = path.read_bytes(), _said(path)
    places = _content_pages(read_pages(path))
    chance = Random(2026)  # noqa: S311 - a trial, not a secret
    found: Counter[str] = Counter()
    for _ in range(count):
        data = bytearray(whole)
        data[(chance.choice(places) - 1) * 4096 + chance.randrange(4096)] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        try:
            found[_seen_by(path, copy, original)] += 1
        except KneelogError:
            found["the integrity check or loading"] += 1
    return found


def test_a_flipped_bit_is_found(tmp_path: Path) -> None:
    """The runner hears of a value that changed by itself, whichever it was."""
    found = _flips(tmp_path, 40)
    assert not found["NOBODY"], found
    assert found["the comparison"], found


@pytest.mark.soak
def test_four_hundred_flipped_bits_are_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same 400 times: the figures stand in the README's table of reliability."""
    found = _flips(tmp_path, 400)
    with capsys.disabled():
        print("\n400 single flips:", ", ".join(f"{name} {number}" for name, number in found.most_common()))
    assert not found["NOBODY"], found


A = entry("a", left=4, note="sore", recorded_at=EDITED)
LATER = replace(A, left=KneeReport(5), edited_at=EDITED)


def _undo(store: SqliteDiary) -> None:
    store.undo()


def _undo_then_save(store: SqliteDiary) -> None:
    store.undo()
    store.commit(new(entry("other")))


def _redo(store: SqliteDiary) -> None:
    store.undo()
    store.redo()


LEGITIMATE: dict[str, Callable[[SqliteDiary], None]] = {
    "nothing": lambda _store: None,
    "a new entry": lambda store: store.commit(new(run("r"), entry("b", run="r"))),
    "an edited entry": lambda store: store.commit(changed(A, LATER)),
    "an entry edited without an edit time": lambda store: store.commit(changed(A, replace(A, note="x"))),
    "a deleted entry": lambda store: store.commit(gone(A)),
    "undo": _undo,
    "undo and redo": _redo,
    "undo, then something else under the same number": _undo_then_save,
    "an import": lambda store: store.commit(new(*(entry(f"i{n}") for n in range(300)), label="Imported")),
    "a restore that is a change": lambda store: store.commit(gone(A, label="Restored")),
}


@pytest.mark.parametrize("name", LEGITIMATE)
def test_what_the_runner_did_is_no_damage(name: str, tmp_path: Path) -> None:
    """No alarm for what was done with kneelog."""
    path = begun(tmp_path / "diary", A)
    with closing(opened(path)) as store:
        store.commit(new(entry("second")))
    backup(path, tmp_path / "backup")
    with closing(opened(path)) as store:
        LEGITIMATE[name](store)
    found = compare_with_backup(path, against=tmp_path / "backup")
    assert found is not None
    assert (found.is_possible, found.changes, found.in_history) == (True, (), ())


@pytest.mark.parametrize("older_first", [True, False])
def test_another_copy_put_in_place_is_no_damage(older_first: bool, tmp_path: Path) -> None:
    """A diary that goes on from an older copy differs from the newest backup by right."""
    path = begun(tmp_path / "diary", A)
    shutil.copy(path, tmp_path / "older")
    with closing(opened(path)) as store:
        store.commit(changed(A, LATER))
    backup(path, tmp_path / "backup")
    shutil.copy(tmp_path / "older", path)
    with closing(opened(path)) as store:
        store.commit(new(entry("c")) if older_first else changed(A, replace(A, note="another")))
    found = compare_with_backup(path, against=tmp_path / "backup")
    assert found is not None
    assert found.is_sound


def test_a_recovered_diary_is_not_compared_with_what_was_before(tmp_path: Path) -> None:
    """Its undo history begins anew, so nothing can be told; that is said rather than an alarm."""
    path = begun(tmp_path / "diary", A)
    backup(path, tmp_path / "backup")
    put_salvaged(path, salvage(path))
    found = compare_with_backup(path, against=tmp_path / "backup")
    assert found is not None
    assert (found.is_possible, found.is_sound) == (False, True)


STEPS = st.lists(st.sampled_from(["save", "edit", "delete", "undo", "redo"]), max_size=5)


@settings(max_examples=settings().max_examples // 3)
@given(before=STEPS, after=STEPS)
def test_no_way_of_using_kneelog_alarms(
    before: list[str], after: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever is saved, edited, deleted, undone and done again before and after a backup."""
    folder = tmp_path_factory.mktemp("steps")
    path = begun(folder / "diary", A)
    count = _do(path, before, 0)
    backup(path, folder / "backup")
    _do(path, after, count)
    found = compare_with_backup(path, against=folder / "backup")
    assert found is not None
    assert (found.changes, found.in_history) == ((), ())


def _do(path: Path, steps: list[str], count: int) -> int:
    with closing(opened(path)) as store:
        for step in steps:
            count += 1
            first = next(iter(store.load().entries.values()), None)
            if step == "save":
                store.commit(new(entry(f"n{count}")))
            elif step == "undo":
                store.undo()
            elif step == "redo":
                store.redo()
            elif first is not None:
                store.commit(
                    gone(first) if step == "delete" else changed(first, replace(first, note=f"n{count}"))
                )
    return count


SILENT = [
    ("UPDATE knee_report SET level = 5 WHERE knee = 'left'", "left level is 5, in the backup 4"),
    ("UPDATE entry SET note = 'core'", "note is “core”, in the backup “sore”"),
    ("UPDATE entry SET edited_at = '2026-03-04T08:00:00Z'", "in the backup not recorded"),
    ("DELETE FROM entry", "is in the backup and no longer in the diary"),
]


@pytest.mark.parametrize(("statement", "said"), SILENT)
def test_what_changed_by_itself_is_said(statement: str, said: str, tmp_path: Path) -> None:
    """The runner reads which entry it is, what the diary says now and what the backup says."""
    path = begun(tmp_path / "diary", A)
    backup(path, tmp_path / "backup")
    sql(path, statement)
    found = compare_with_backup(path, against=tmp_path / "backup")
    assert found is not None
    assert [change.kind for change in found.changes] == [RecordKind.ENTRY]
    assert said in change_words(found.changes[0])
    assert "2 March 2026" in change_words(found.changes[0])


def test_an_entry_that_appeared_by_itself(tmp_path: Path) -> None:
    path = begun(tmp_path / "diary", A)
    backup(path, tmp_path / "backup")
    columns = "on_date, at_time, utc_offset, kind, run_id, note, eased_by_medicine, recorded_at, edited_at"
    sql(path, f"INSERT INTO entry SELECT 'b', {columns} FROM entry")  # noqa: S608
    found = compare_with_backup(path, against=tmp_path / "backup")
    assert found is not None
    assert "was not in the backup" in change_words(found.changes[0])


def test_a_document_of_the_undo_history_that_changed(tmp_path: Path) -> None:
    """What Undo would bring back is looked after too."""
    path = begun(tmp_path / "diary", A)
    with closing(opened(path)) as store:
        store.commit(changed(A, LATER, label="Changed: left 5."))
    backup(path, tmp_path / "backup")
    sql(path, "UPDATE change_item SET other = replace(other, 'sore', 'core')")
    found = compare_with_backup(path, against=tmp_path / "backup")
    assert found is not None
    assert (found.changes, found.in_history) == ((), ("Changed: left 5.",))


def test_without_a_backup_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    assert compare_with_backup(begun(tmp_path / "diary", A)) is None
    assert loaded(tmp_path / "diary") != EMPTY
