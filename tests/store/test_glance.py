"""The first page is whole at once: a light first look gives the same values as the full opening."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from kneelog.domain.diary import EMPTY, Diary
from kneelog.domain.run import Run
from kneelog.store.glance import glance
from tests.store.helpers import DAY, begun, content, difference, entry, new, opened, python, run, sql
from tests.strategies import diaries

if TYPE_CHECKING:
    from pathlib import Path


def test_only_what_is_recent_and_what_that_names(tmp_path: Path) -> None:
    """Ten years of entries do not delay the first page."""
    path = tmp_path / "diary"
    old, before = entry("old"), DAY - timedelta(days=1)
    store = opened(path)
    store.commit(
        new(
            Run("named", date(2020, 1, 1)),
            Run("old", date(2020, 1, 1)),
            run("recent"),
            entry("today", run="named"),
            replace(old, on=before, run="old"),
        )
    )
    store.keep_draft({"left": 4})
    store.close()
    found = glance(path, DAY)
    assert found is not None
    assert set(found.diary.entries) == {"today"}
    assert set(found.diary.runs) == {"named", "recent"}
    assert (found.draft, found.entries_total) == ({"left": 4}, 2)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=15)
@given(diary=diaries())
def test_a_glance_at_everything_is_the_diary(tmp_path_factory: pytest.TempPathFactory, diary: Diary) -> None:
    """What stands on the page first does not change when the whole diary has been read."""
    path = tmp_path_factory.mktemp("glance") / "diary"
    store = opened(path)
    store.commit(difference(EMPTY, diary))
    full = store.load()
    store.close()
    found = glance(path, date.min)
    assert found is not None
    assert content(found.diary) == content(full)
    assert list(found.diary.entries) == list(full.entries)


def test_nothing_is_written_or_made(tmp_path: Path) -> None:
    """A look changes nothing, and looking for a diary does not begin one."""
    path = begun(tmp_path / "diary", entry())
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    assert glance(path, DAY) is not None
    assert glance(tmp_path / "none", DAY) is None
    assert glance(tmp_path / "no folder" / "none", DAY) is None
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [file.name for file in tmp_path.iterdir()] == ["diary"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: sql(path, "UPDATE alembic_version SET version_num = '0099'"),
        lambda path: sql(path, "DROP TABLE alembic_version"),
        lambda path: sql(path, "PRAGMA application_id = 0"),
        lambda path: path.write_bytes(b"%PDF-1.7" * 1000),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(b""),
        lambda path: sql(path, "DROP TABLE person_sign"),
        lambda path: path.unlink() or path.mkdir(),
    ],
    ids=["newer", "unmarked", "foreign", "pdf", "cut short", "empty", "table missing", "folder"],
)
def test_whatever_is_amiss_is_left_to_the_full_opening(tmp_path: Path, spoil: object) -> None:
    path = begun(tmp_path / "diary", entry())
    assert callable(spoil)
    spoil(path)
    assert glance(path, DAY) is None


def test_the_first_look_needs_no_sqlalchemy() -> None:
    """The window is painted before the heavy parts are read from disk."""
    program = "import json, sys, kneelog.store.glance; print(json.dumps(sorted(sys.modules)))"
    process = python(program)
    out, _ = process.communicate(timeout=30)
    loaded = set(json.loads(out))
    assert "sqlcipher3" in loaded
    assert not loaded & {"sqlalchemy", "alembic", "sqlite3", "logging", "tempfile", "PySide6"}
