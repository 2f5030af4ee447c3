"""Whatever a runner can record comes back exactly as it was, and Undo behaves as the pure model says."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kneelog.domain.diary import EMPTY, Diary
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.run import Run
from kneelog.store.creation import create_diary
from kneelog.store.diary import SqliteDiary
from tests.store.helpers import content, difference, loaded, new, opened
from tests.strategies import diaries, zone

if TYPE_CHECKING:
    from pathlib import Path

_SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of an empty diary."""
    path = tmp_path_factory.mktemp("empty") / "empty.kneelog"
    create_diary(path)
    return path.read_bytes()


def fresh(folder: Path, empty: bytes) -> SqliteDiary:
    path = folder / "diary.kneelog"
    path.write_bytes(empty)
    return SqliteDiary(path)


def started(run: Run) -> str | None:
    """A run's start as written: equal instants may hide another offset."""
    return None if run.started_at is None else run.started_at.isoformat()


@settings(_SHARED, max_examples=40)
@given(diary=diaries())
def test_every_value_survives_a_restart(tmp_path: Path, empty: bytes, diary: Diary) -> None:
    """The runner finds everything again exactly as it was typed, after closing and opening."""
    store = fresh(tmp_path, empty)
    store.commit(difference(EMPTY, diary))
    store.close()
    store = SqliteDiary(tmp_path / "diary.kneelog")
    found = store.load()
    store.close()
    assert content(found) == content(diary)
    assert {name: started(run) for name, run in found.runs.items()} == {
        name: started(run) for name, run in diary.runs.items()
    }


_SMALL = diaries(max_entries=3, max_runs=2, max_others=1)


@settings(_SHARED, max_examples=20)
@given(steps=st.lists(st.one_of(_SMALL, st.sampled_from(("undo", "undo", "redo", "restart"))), max_size=8))
def test_any_sequence_of_changes_equals_the_pure_model(
    tmp_path: Path, empty: bytes, steps: list[Diary | str]
) -> None:
    """Undo and redo give back exactly what was there, in any order, also after a restart."""
    store = fresh(tmp_path, empty)
    present, done, undone = EMPTY, list[Diary](), list[Diary]()
    for step in steps:
        if isinstance(step, Diary):
            change = difference(present, step)
            store.commit(change)
            if change.edits:
                done.append(present)
                undone.clear()
            present = present.applying(change.edits)
        elif step == "restart":
            store.close()
            store = SqliteDiary(tmp_path / "diary.kneelog")
        else:
            back, forth = (done, undone) if step == "undo" else (undone, done)
            taken = store.undo() if step == "undo" else store.redo()
            assert (taken is None) == (not back)
            if taken is not None:
                forth.append(present)
                present = present.applying(taken.edits)
                assert content(present) == content(back.pop())
        assert content(store.load()) == content(present)
        assert (store.can_undo() is None, store.can_redo() is None) == (not done, not undone)
    store.close()


def test_the_ends_of_the_calendar_and_of_every_text(tmp_path: Path) -> None:
    """A text of the full length and the odd hour of a journey round the world come back whole."""
    earliest = datetime(1, 1, 1, 0, 0, 0, 1, tzinfo=zone(1439))
    records: list[Entry | Run] = [
        Run("r" * 64, date(1, 1, 1), earliest, title="é" * 200),
        Run("late", date(9999, 12, 31), datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=zone(-1439))),
        Entry(
            "🦵" * 64,
            date(9999, 12, 31),
            Kind.REST,
            time(23, 59, 59, 999999),
            -1439,
            "late",
            note="漢" * 20_000,
            recorded_at=datetime(1, 1, 1, tzinfo=UTC),
            edited_at=datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
        ),
    ]
    store = opened(tmp_path / "diary.kneelog")
    store.commit(new(*records))
    store.close()
    found = loaded(tmp_path / "diary.kneelog")
    assert [*found.runs.values(), *found.entries.values()] == records
    assert started(found.runs["r" * 64]) == earliest.isoformat()
