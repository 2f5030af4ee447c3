"""Whatever a runner can record comes back exactly as it was, and Undo behaves as the pure model says."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kneelog.domain.diary import EMPTY, Change, Diary, Edit, RecordKind
from kneelog.errors import ConflictError
from kneelog.store import layout
from kneelog.store.creation import create_diary
from kneelog.store.diary import SqliteDiary
from kneelog.store.tables import metadata
from tests.strategies import diaries, zone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hypothesis.strategies import DrawFn

    from kneelog.domain.run import Run


def difference(before: Diary, after: Diary, label: str = "x") -> Change:
    """The change that turns one diary into the other."""
    edits = [
        Edit(kind, record_id, before.get(kind, record_id), after.get(kind, record_id))
        for kind in RecordKind
        for record_id in {**before.of(kind), **after.of(kind)}
        if before.get(kind, record_id) != after.get(kind, record_id)
    ]
    return Change(label, tuple(edits))


def content(diary: Diary) -> dict[RecordKind, object]:
    """What a diary holds, whichever kinds it lists without a record."""
    return {kind: dict(found) for kind, found in diary.records.items() if found}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("empty") / "empty.kneelog"
    create_diary(path)
    return path.read_bytes()


def fresh(folder: Path, empty: bytes) -> SqliteDiary:
    path = folder / "diary.kneelog"
    path.write_bytes(empty)
    return SqliteDiary(path)


_SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@settings(_SHARED, max_examples=60)
@given(diary=diaries())
def test_every_value_survives_a_restart(tmp_path: Path, empty: bytes, diary: Diary) -> None:
    """The runner finds everything again exactly as it was typed, after closing and opening."""
    store = fresh(tmp_path, empty)
    store.commit(difference(EMPTY, diary))
    store.close()
    again = SqliteDiary(tmp_path / "diary.kneelog")
    loaded = again.load()
    again.close()
    assert content(loaded) == content(diary)
    for run_id, run in diary.runs.items():
        assert _offset(loaded.runs[run_id]) == _offset(run)  # equal instants may hide another offset


def _offset(run: Run) -> object:
    return None if run.started_at is None else run.started_at.isoformat()
