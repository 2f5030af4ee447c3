"""A backup is whole or not there, and putting one back loses nothing."""

from __future__ import annotations

import errno
import os
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kneelog import paths
from kneelog.errors import (
    ConflictError,
    DiaryBusyError,
    DiaryDamagedError,
    DiaryError,
    DiaryForeignError,
    DiaryNewerError,
)
from kneelog.store import connect, files
from kneelog.store.backup import backup, restore
from tests.store.helpers import begun, entry, loaded, new, opened, sql

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return begun(tmp_path / "diary.kneelog", entry("a"), entry("b"))


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


class TestBackup:
    def test_is_a_diary_that_can_be_opened(self, path: Path, tmp_path: Path) -> None:
        """The copy on the stick is a diary like the one at home, for its owner's eyes only."""
        made = backup(path, tmp_path / "stick.kneelog")
        assert made.counts["entry"] == 2
        assert loaded(made.path) == loaded(path)
        assert made.path.stat().st_mode & 0o777 == 0o600
        assert names(tmp_path) == ["diary.kneelog", "stick.kneelog"]

    def test_while_the_window_is_open(self, path: Path, tmp_path: Path) -> None:
        with closing(opened(path)) as store:
            store.load()
            backup(path, tmp_path / "stick")
            store.commit(new(entry("c")))
        assert set(loaded(tmp_path / "stick").entries) == {"a", "b"}

    def test_replaces_an_earlier_one(self, path: Path, tmp_path: Path) -> None:
        """Every week's backup may have the same name."""
        backup(path, tmp_path / "stick")
        begun(path, entry("c"))
        backup(path, tmp_path / "stick")
        assert set(loaded(tmp_path / "stick").entries) == {"a", "b", "c"}

    def test_never_replaces_a_fuller_one(self, path: Path, tmp_path: Path) -> None:
        """On a new laptop, “backup” typed for “restore” does not destroy the only copy."""
        backup(path, tmp_path / "stick")
        fresh = begun(tmp_path / "fresh", entry("x"))
        before = (tmp_path / "stick").read_bytes()
        with pytest.raises(ConflictError, match="holds more entries"):
            backup(fresh, tmp_path / "stick")
        assert (tmp_path / "stick").read_bytes() == before

    @pytest.mark.parametrize("content", [b"", b"my thesis", b"SQLite format 3\0" + bytes(100)])
    def test_never_replaces_something_else(self, path: Path, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "thesis").write_bytes(content)
        with pytest.raises(ConflictError, match="not a backup"):
            backup(path, tmp_path / "thesis")
        assert (tmp_path / "thesis").read_bytes() == content

    def test_not_onto_itself(self, path: Path, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(path)
        os.link(path, tmp_path / "second")
        for name in ("diary.kneelog", "link", "second"):
            with pytest.raises(ConflictError, match="diary itself"):
                backup(path, tmp_path / name)

    def test_missing_folder(self, path: Path, tmp_path: Path) -> None:
        with pytest.raises(DiaryError, match="There is no folder"):
            backup(path, tmp_path / "stick" / "diary")

    def test_a_damaged_diary_is_not_passed_on(self, path: Path, tmp_path: Path) -> None:
        """A good backup is never replaced by a broken one."""
        backup(path, tmp_path / "stick")
        before = (tmp_path / "stick").read_bytes()
        path.write_bytes(path.read_bytes()[:-4096])
        with pytest.raises(DiaryDamagedError):
            backup(path, tmp_path / "stick")
        assert (tmp_path / "stick").read_bytes() == before
        assert names(tmp_path) == ["diary.kneelog", "stick"]

    def test_a_stick_that_breaks_leaves_no_half_file(
        self, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(_: Path) -> None:
            raise OSError(5, "Input/output error")

        monkeypatch.setattr(files, "sync", broken)
        with pytest.raises(DiaryError, match="disk failed"):
            backup(path, tmp_path / "stick")
        assert names(tmp_path) == ["diary.kneelog"]


class TestRestore:
    def test_puts_the_backup_in_place_and_keeps_the_present_one(self, path: Path, tmp_path: Path) -> None:
        """The history is back, and what was there before is still to be had."""
        backup(path, tmp_path / "stick")
        begun(path, entry("later"))
        restored = restore(tmp_path / "stick", path)
        assert set(loaded(path).entries) == {"a", "b"}
        assert restored.set_aside is not None
        assert restored.set_aside.name.startswith("diary.before-restore-")
        assert set(loaded(restored.set_aside).entries) == {"a", "b", "later"}
        assert path.stat().st_mode & 0o777 == 0o600
        assert len(names(tmp_path)) == 3

    def test_where_there_is_none_yet(self, path: Path, tmp_path: Path) -> None:
        """On a new laptop there is nothing to keep aside."""
        restored = restore(path, tmp_path / "new")
        assert restored.set_aside is None
        assert loaded(tmp_path / "new") == loaded(path)

    def test_into_a_data_folder_that_was_never_made(self, path: Path) -> None:
        restore(path, paths.diary_file())
        assert loaded(paths.diary_file()) == loaded(path)
        assert paths.data_folder().stat().st_mode & 0o777 == 0o700

    def test_replaces_a_damaged_diary(self, path: Path, tmp_path: Path) -> None:
        """A bad day's reason to restore does not stop the restoring."""
        backup(path, tmp_path / "stick")
        broken = b"broken" * 1000
        path.write_bytes(broken)
        restored = restore(tmp_path / "stick", path)
        assert set(loaded(path).entries) == {"a", "b"}
        assert restored.set_aside is not None
        assert restored.set_aside.read_bytes() == broken

    def test_a_stale_journal_is_not_played_into_the_restored_diary(
        self, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What a crash left beside a broken diary goes with it, and stays out of the good one."""
        backup(path, tmp_path / "stick")
        path.write_bytes(b"broken" * 1000)
        files.journal(path).write_bytes(b"journal")
        monkeypatch.setattr("kneelog.store.backup._settle", lambda *_: None)  # SQLite can't deal with it
        restored = restore(tmp_path / "stick", path)
        assert restored.set_aside is not None
        assert files.journal(restored.set_aside).read_bytes() == b"journal"
        assert not files.journal(path).exists()

    @pytest.mark.parametrize(
        ("spoil", "error"),
        [
            (lambda path: path.unlink(), DiaryError),
            (lambda path: path.write_bytes(b"%PDF-1.7" * 1000), DiaryForeignError),
            (lambda path: path.write_bytes(path.read_bytes()[:-4096]), DiaryDamagedError),
            (lambda path: sql(path, "UPDATE alembic_version SET version_num = '0099'"), DiaryNewerError),
            (lambda path: sql(path, "PRAGMA application_id = 7"), DiaryForeignError),
        ],
        ids=["missing", "pdf", "damaged", "newer", "foreign"],
    )
    def test_a_useless_backup_changes_nothing(
        self, path: Path, tmp_path: Path, spoil: object, error: type[DiaryError]
    ) -> None:
        stick = backup(path, tmp_path / "stick").path
        assert callable(spoil)
        spoil(stick)
        before = path.read_bytes()
        with pytest.raises(error):
            restore(stick, path)
        assert path.read_bytes() == before
        assert set(names(tmp_path)) <= {"diary.kneelog", "stick"}

    def test_not_onto_itself(self, path: Path) -> None:
        with pytest.raises(ConflictError, match="diary itself"):
            restore(path, path)

    def test_not_while_somebody_saves(
        self, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Nobody's half-written save is cut off."""
        backup(path, tmp_path / "stick")
        monkeypatch.setattr(connect, "BUSY_MS", 50)
        with closing(connect.connect(path, write=True)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(DiaryBusyError):
                restore(tmp_path / "stick", path)
        assert names(tmp_path) == ["diary.kneelog", "stick"]

    def test_a_disk_that_fails_after_the_last_step_gives_the_present_diary_back(
        self, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The backup lay in its place already when the disk failed: what was there before is not lost with its name."""
        backup(path, tmp_path / "stick")
        begun(path, entry("later"))

        def failing(place: Path) -> None:
            if place == path:
                raise OSError(errno.EIO, "Input/output error")

        monkeypatch.setattr("kneelog.store.files.sync_folder", failing)
        with pytest.raises(DiaryError, match="disk failed"):
            restore(tmp_path / "stick", path)
        assert set(loaded(path).entries) == {"a", "b", "later"}
        assert names(tmp_path) == ["diary.kneelog", "stick"]

    def test_a_disk_that_fails_at_the_last_step_leaves_the_present_diary(
        self, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        backup(path, tmp_path / "stick")
        begun(path, entry("later"))

        def broken(*_: Path) -> None:
            raise OSError(5, "Input/output error")

        monkeypatch.setattr(files, "put", broken)
        with pytest.raises(DiaryError):
            restore(tmp_path / "stick", path)
        assert set(loaded(path).entries) == {"a", "b", "later"}
        assert names(tmp_path) == ["diary.kneelog", "stick"]

    def test_a_window_left_open_does_not_write_into_the_old_file(self, path: Path, tmp_path: Path) -> None:
        """A save after a restore elsewhere is refused aloud instead of vanishing."""
        backup(path, tmp_path / "stick")
        with closing(opened(path)) as store:
            restore(tmp_path / "stick", path)
            assert store.changed_elsewhere()
            with pytest.raises(DiaryError, match="moved away or replaced"):
                store.commit(new(entry("lost?")))
