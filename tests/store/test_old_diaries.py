"""A diary of every release opens in this one with everything in it."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from kneelog.domain.diary import RecordKind
from kneelog.store import layout
from kneelog.store.check import check
from kneelog.store.engine import make_engine
from kneelog.store.tables import metadata
from tests.data import make_diary_0001 as first
from tests.store.helpers import CHECKOUT, content, opened, sql

if TYPE_CHECKING:
    from pathlib import Path

DATA = CHECKOUT / "tests" / "data"


@pytest.fixture(params=sorted(DATA.glob("*.kneelog")), ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a diary as a release wrote it."""
    shutil.copy(request.param, tmp_path / "diary.kneelog")
    return tmp_path / "diary.kneelog"


def test_there_is_one_for_the_first_revision() -> None:
    assert (DATA / "diary-0001.kneelog").is_file()


def test_everything_is_there(old: Path) -> None:
    """Counts, references and tables are those of this release."""
    with closing(opened(old, create=False)) as store:
        found = store.load()
    report = check(old)
    assert (report.is_sound, report.is_current) == (True, True)
    assert {kind: len(records) for kind, records in content(found).items()} == dict(report.counts)
    assert report.counts[RecordKind.ENTRY] == 4
    with make_engine(old, write=False).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_one_entry_field_by_field(old: Path) -> None:
    with closing(opened(old, create=False)) as store:
        found = store.load()
    entry, told = found.entries["entry-1"], first.FULL
    for name in (
        *("id", "on", "kind", "at", "utc_offset", "run", "signs"),
        *("note", "eased_by_medicine", "recorded_at", "edited_at"),
    ):
        assert getattr(entry, name) == getattr(told, name), name
    for knee, mine, theirs in (("left", entry.left, told.left), ("right", entry.right, told.right)):
        for name in (
            *("level", "start", "during", "after", "places", "spread", "swelling"),
            *("swelling_extent", "swelling_onset", "lasted", "signs"),
        ):
            assert getattr(mine, name) == getattr(theirs, name), (knee, name)
    start = found.runs["run-1"].started_at
    assert start is not None
    assert start.isoformat() == "2026-03-02T17:40:12.500000+01:00"


def test_nothing_else_has_changed_either(old: Path) -> None:
    with closing(opened(old, create=False)) as store:
        assert content(store.load()) == content(first.DIARY)
        assert store.draft() == first.DRAFT


def test_its_undo_history_still_works(old: Path) -> None:
    """An update does not end the chance to take something back."""
    with closing(opened(old, create=False)) as store:
        assert (store.can_undo(), store.can_redo()) == ("Note corrected", "Taken back")
        store.redo()
        assert store.load().entries["entry-5"] == first.UNDONE
        store.undo()
        store.undo()
        assert store.load().entries["entry-3"].note == "forgot"
        store.undo()
        assert not store.load().records


def test_the_committed_diary_is_what_its_script_makes(tmp_path: Path) -> None:
    """The script that is committed beside the file tells the truth, and fills every column."""
    first.make(tmp_path / "made")
    for table, all_columns in layout.COLUMNS.items():
        columns = [column for column in all_columns if column != "made_at"]
        query = f"SELECT {', '.join(columns)} FROM {table}"  # noqa: S608
        assert sql(tmp_path / "made", query) == sql(DATA / "diary-0001.kneelog", query), table
        for column in columns:
            filled = f"SELECT count(*) FROM {table} WHERE {column} IS NOT NULL AND {column} <> ''"  # noqa: S608
            assert sql(DATA / "diary-0001.kneelog", filled) > [(0,)], (table, column)
