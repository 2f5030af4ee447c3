"""An update never costs data: an older diary is kept aside, then brought up to date wholly or not at all."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kneelog import paths
from kneelog.errors import DiaryBusyError, DiaryError, DiaryNewerError, DiaryReadOnlyError
from kneelog.store import connect, upgrade
from kneelog.store.backup import restore
from kneelog.store.opening import examine, open_diary
from tests.store.helpers import CHECKOUT, begun, entry, run, sql

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '''"""A later revision, as one may come."""

from alembic import op
import sqlalchemy as sa

revision = "0004"
down_revision = "0003"


def upgrade():
'''
REBUILD = """
    with op.batch_alter_table("entry", recreate="always") as batch:  # the parent of every knee's report
        batch.add_column(sa.Column("mood", sa.Text()))
"""
DROP_A_TABLE = """
    op.execute("DROP TABLE score")
"""
FAILING = {
    "stops halfway": REBUILD + DROP_A_TABLE + "    raise RuntimeError('the second half is missing')",
    "breaks a reference": "    op.execute('DELETE FROM run')",
    "bad SQL": REBUILD + "    op.execute('nonsense')",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "diaries").mkdir()
    return begun(tmp_path / "diaries" / "diary.kneelog", run("r"), entry("a", run="r"), entry("b"))


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The migrations of a later kneelog, in a folder whose name holds what an ini file stumbles over."""
    folder = tmp_path / "100% later; migrations"
    shutil.copytree(CHECKOUT / "migrations", folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(paths, "migrations", lambda: folder)
    return folder / "versions" / "0004_later.py"


def names(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_all_steps_are_taken_and_the_old_diary_is_kept_aside(path: Path, later: Path) -> None:
    """After the update everything is there, and the diary of yesterday still lies beside it."""
    later.write_text(HEAD + REBUILD)
    before = sql(path, "SELECT * FROM entry ORDER BY id")
    aside = upgrade.upgrade(path, "0003", "0004")
    assert examine(path) == "0004"
    assert [row[:-1] for row in sql(path, "SELECT * FROM entry ORDER BY id")] == before
    assert sql(path, "SELECT count(*) FROM knee_report") == [(4,)], "rebuilding a table kept its children"
    assert sql(path, "PRAGMA foreign_key_check") == []
    assert aside.name.startswith("diary.before-0004-")
    assert examine(aside) == "0003"
    assert sql(aside, "SELECT * FROM entry ORDER BY id") == before
    assert aside.stat().st_mode & 0o777 == path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("steps", FAILING.values(), ids=FAILING)
def test_a_migration_that_fails_leaves_all_as_it_was(path: Path, later: Path, steps: str) -> None:
    """Not a byte of the diary changes, and the runner is told what to do."""
    later.write_text(HEAD + steps)
    before = path.read_bytes()
    with pytest.raises(DiaryError, match="it is as it was before") as caught:
        upgrade.upgrade(path, "0003", "0004")
    assert "Traceback" not in str(caught.value)
    assert path.read_bytes() == before
    assert names(path) == ["diary.kneelog"]


def test_a_diary_that_is_in_use_is_not_migrated(
    path: Path, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later.write_text(HEAD + REBUILD)
    monkeypatch.setattr(connect, "BUSY_MS", 50)
    with closing(connect.connect(path, write=True)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DiaryBusyError):
            upgrade.upgrade(path, "0003", "0004")
    assert examine(path) == "0003"
    assert names(path) == ["diary.kneelog"]


def test_a_disk_too_full_for_the_copy_leaves_all_as_it_was(
    path: Path, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later.write_text(HEAD + REBUILD)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kneelog.store.files.sync", full)
    with pytest.raises(DiaryError, match="full"):
        upgrade.upgrade(path, "0003", "0004")
    assert examine(path) == "0003"
    assert names(path) == ["diary.kneelog"]


def test_another_kneelog_was_quicker(path: Path, later: Path) -> None:
    """Two windows opened after an update migrate the diary once."""
    later.write_text(HEAD + REBUILD)
    upgrade.migrate(path, "0004")
    upgrade.migrate(path, "0004")
    assert examine(path) == "0004"


def test_opening_an_older_diary_brings_it_up_to_date(
    path: Path, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is asked of the runner."""
    later.write_text(HEAD + REBUILD)
    for module in ("opening", "layout", "glance"):
        monkeypatch.setattr(f"kneelog.store.{module}.REVISION", "0004")
    monkeypatch.setattr(upgrade.upgrade, "__defaults__", ("0004", None))
    with pytest.raises(DiaryReadOnlyError, match="older kneelog"):
        open_diary(path, create=False, readonly=True)
    store = open_diary(path, create=False)
    assert set(store.load().entries) == {"a", "b"}
    store.close()
    assert len(names(path)) == 2


def test_an_older_backup_is_brought_up_to_date_and_stays_as_it_is(
    path: Path, later: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup made years ago can be put in place, and remains what it was."""
    later.write_text(HEAD + REBUILD)
    monkeypatch.setattr("kneelog.store.copying.REVISION", "0004")
    monkeypatch.setattr(upgrade.migrate, "__defaults__", ("0004", None))
    before = path.read_bytes()
    restore(path, tmp_path / "new.kneelog")
    assert examine(tmp_path / "new.kneelog") == "0004"
    assert path.read_bytes() == before


@pytest.mark.parametrize("revision", ["0099", "abc", ""])
def test_a_newer_diary_is_refused(path: Path, revision: str) -> None:
    """An old program never touches what a newer one wrote."""
    sql(path, "UPDATE alembic_version SET version_num = ?", revision)
    before = path.read_bytes()
    with pytest.raises(DiaryNewerError, match="newer kneelog"):
        open_diary(path, create=True)
    assert path.read_bytes() == before
    assert names(path) == ["diary.kneelog"]
