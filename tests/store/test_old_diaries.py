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
from tests.data import make_diary_0002 as second
from tests.data import make_diary_0003 as third
from tests.store.helpers import CHECKOUT, content, opened, sql

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.domain.diary import Diary

DATA = CHECKOUT / "tests" / "data"
MADE_BY = {"diary-0001": first, "diary-0002": second, "diary-0003": third}


@pytest.fixture(params=sorted(DATA.glob("*.kneelog")), ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a diary as a release wrote it."""
    shutil.copy(request.param, tmp_path / "diary.kneelog")
    return tmp_path / "diary.kneelog"


@pytest.fixture
def told(request: pytest.FixtureRequest) -> Diary:
    """What the script that made :func:`old` put into it."""
    told: Diary = MADE_BY[request.node.callspec.params["old"].stem].DIARY
    return told


def test_there_is_one_for_every_revision() -> None:
    assert {f"diary-{name:04}" for name in range(1, int(layout.REVISION) + 1)} == set(MADE_BY)
    assert all((DATA / f"{name}.kneelog").is_file() for name in MADE_BY)


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


def test_nothing_else_has_changed_either(old: Path, told: Diary) -> None:
    """What a revision did not know is blank, and all else as it was."""
    with closing(opened(old, create=False)) as store:
        assert content(store.load()) == content(told)
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


@pytest.mark.parametrize("name", MADE_BY)
def test_the_committed_diary_is_what_its_script_makes(tmp_path: Path, name: str) -> None:
    """The script that is committed beside the file tells the truth, and fills every column of its revision."""
    committed = DATA / f"{name}.kneelog"
    MADE_BY[name].make(tmp_path / "made")
    for table in layout.COLUMNS:
        there = [column for (column,) in sql(committed, "SELECT name FROM pragma_table_info(?)", table)]
        columns = [column for column in there if column != "made_at"]
        if not columns:
            continue  # a table of a later revision
        query = f"SELECT {', '.join(columns)} FROM {table}"  # noqa: S608
        assert sql(tmp_path / "made", query) == sql(committed, query), table
        for column in columns:
            filled = f"SELECT count(*) FROM {table} WHERE {column} IS NOT NULL AND {column} <> ''"  # noqa: S608
            assert sql(committed, filled) > [(0,)], (table, column)
