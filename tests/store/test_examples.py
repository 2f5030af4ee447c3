"""Example diaries on disk: private, never backed up, gone when they are left, and nothing else with them."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kneelog import paths
from kneelog.domain.settings import Preferences, Units
from kneelog.errors import KneelogError
from kneelog.exporters import kneelog_csv, kneelog_json, runs_csv
from kneelog.store import backup_places
from kneelog.store.examples import Examples
from kneelog.store.opening import open_diary

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
MINE = Preferences(units=Units.MILES)


def everything_below(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_it_holds_a_year_and_there_is_nothing_to_undo() -> None:
    """Ctrl+Z in the example takes back what the runner did there, never the whole example."""
    example = Examples().make(MINE, NOW)
    with closing(open_diary(example.keeper.path, create=False)) as store:
        found = store.load()
        assert store.can_undo() is None
    assert len(found.entries) > 300
    assert found.records == example.diary.records
    assert found.preferences.units is Units.MILES
    example.delete()


@pytest.mark.skipif(os.name == "nt", reason="permissions as POSIX has them")
def test_only_its_owner_may_look_at_it() -> None:
    """Whoever tries it with runs of their own has not shown them to other users of the machine."""
    example = Examples().make(MINE, NOW)
    folder = example.keeper.path.parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in everything_below(folder))
    example.delete()


def test_leaving_takes_everything_of_it_and_nothing_else() -> None:
    """The diary, what SQLite and a merge left beside it, and what was half made; one's own diary stays."""
    own = paths.diary_file()
    open_diary(own, create=True).close()
    before = everything_below(paths.data_folder())
    example = Examples().make(MINE, NOW)
    folder = example.keeper.path.parent
    with closing(example.keeper.open()):
        example.keeper.set_aside("import")
    for name in (
        "example-diary.kneelog-wal",
        "example-diary.kneelog-journal",
        ".example-diary.kneelog.ab12cd_3.part",
        ".example-diary.kneelog.replaced.ab12cd_3.part",
    ):
        (folder / name).touch()
    example.delete()
    assert everything_below(paths.data_folder()) == before
    assert not paths.examples_folder().exists()


def test_a_file_that_somebody_put_there_stays() -> None:
    """Kneelog deletes what it wrote, not what it finds."""
    example = Examples().make(MINE, NOW)
    folder = example.keeper.path.parent
    kept = {folder / "my-notes.txt", folder / "diary.kneelog", folder / "example-diary.csv"}
    for path in kept:
        path.write_text("mine", encoding="utf-8")
    example.delete()
    Examples().clear()
    left = everything_below(paths.examples_folder())
    assert {path for path in left if path.name != ".in-use"} == kept


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """Neither a link in its folder nor one in place of a folder leads the deleting elsewhere."""
    target = tmp_path / "example-diary.kneelog"
    target.write_text("mine", encoding="utf-8")
    example = Examples().make(MINE, NOW)
    (example.keeper.path.parent / "example-diary.before-merge-2026-03-02-183000.kneelog").symlink_to(target)
    link = paths.examples_folder() / "example-ab12cd34"
    link.symlink_to(tmp_path, target_is_directory=True)
    example.delete()
    Examples().clear()
    assert target.exists()
    assert link.is_symlink()
    link.unlink()


def test_no_backup_of_it_is_ever_made(tmp_path: Path) -> None:
    """Not by asking, and not into a second folder: it can't come to lie among one's own."""
    second = tmp_path / "stick"
    second.mkdir()
    example = Examples().make(MINE, NOW)
    example.keeper.name_second_folder(second)
    state = example.keeper.back_up(NOW)
    assert state.last is None
    assert backup_places.all_backups(example.keeper.path) == []
    assert not (paths.data_folder() / "backups").exists()
    assert list(second.iterdir()) == []
    example.delete()


KILLED = """
import os, sys
from datetime import UTC, datetime
from kneelog.domain.settings import Preferences
from kneelog.store.examples import Examples
example = Examples().make(Preferences(), datetime(2026, 3, 10, 12, 0, tzinfo=UTC))
store = example.keeper.open()
print(example.keeper.path, flush=True)
sys.stdin.read()
"""


def test_one_that_a_killed_kneelog_left_goes_at_the_next_start_and_one_in_use_stays() -> None:
    """Nothing piles up after a crash, and two windows do not take each other's example away."""
    other = subprocess.Popen(
        [sys.executable, "-c", KILLED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    theirs = Path(other.stdout.readline().strip())
    try:
        Examples().clear()
        mine = Examples().make(MINE, NOW)
        assert theirs.exists(), "it is being looked at"
        assert theirs.parent != mine.keeper.path.parent
        mine.delete()
        assert theirs.exists()
    finally:
        if os.name == "nt":
            other.kill()
        else:
            other.send_signal(signal.SIGKILL)
        other.communicate()
    Examples().clear()
    assert not paths.examples_folder().exists()


def test_one_that_was_left_goes_at_the_next_try_too() -> None:
    """Also where the start could not clear it away."""
    folder = paths.examples_folder() / "example-ab12cd34"
    folder.mkdir(parents=True)
    for name in (".in-use", "example-diary.kneelog", "example-diary.kneelog-journal"):
        (folder / name).touch()
    Examples().make(MINE, NOW).delete()
    assert not folder.exists()


def test_a_place_that_can_t_be_used_is_said() -> None:
    """A sentence, and nothing half made."""
    paths.data_folder().mkdir(parents=True)
    paths.examples_folder().write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(KneelogError):
        Examples().make(MINE, NOW)
    assert everything_below(paths.data_folder()) == {paths.examples_folder()}


def test_what_is_exported_of_it_says_so_in_every_row(tmp_path: Path) -> None:
    """A file found later is not taken for one's own: its names tell, and JSON names the runner."""
    example = Examples().make(MINE, NOW)
    target = tmp_path / "out"
    for write in (kneelog_csv.write, runs_csv.write):
        with target.open("w", encoding="utf-8", newline="") as stream:
            write(example.diary, stream)
        with target.open(encoding="utf-8", newline="") as stream:
            _head, *rows = stream.read().removesuffix("\r\n").split("\r\n")
        assert rows
        assert all("demo-" in row for row in rows)
    with target.open("w", encoding="utf-8") as stream:
        kneelog_json.write(example.diary, stream, NOW)
    assert "Ana Example" in target.read_text(encoding="utf-8")
    example.delete()
