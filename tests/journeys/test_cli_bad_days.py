"""Bad days of a diary, seen from a terminal: always status 4, a plain sentence, and the file as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from kneelog.store import connect
from tests.journeys.command_line import bound_by_permissions, is_plain, start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.command_line import CommandLine

UNUSABLE = 4
READS = (["entries"], ["review"], ["check"], ["settings"], ["export", "--format", "json", "-o", "-"])
WRITES = (["log", "--rest", "--left", "4"], ["settings", "set", "high_level", "6"])


@pytest.fixture
def filled(cli: CommandLine) -> CommandLine:
    """A diary with one entry in it."""
    cli.log("2026-03-02", "--run", "--left", "4", "--right", "0")
    return cli


def refused(cli: CommandLine, *words: str) -> str:
    """The sentence with which a command is refused; nothing may have changed."""
    before = cli.everything()
    result = cli.run(*words)
    assert result.exit_code == UNUSABLE, (words, result.stdout, result.stderr)
    assert is_plain(result.stderr), result.stderr
    assert cli.everything() == before
    return result.stderr


@pytest.mark.parametrize("words", [*READS, *WRITES])
def test_a_folder_is_no_diary(cli: CommandLine, words: list[str]) -> None:
    """A path mistyped by one part is said to be a folder."""
    cli.diary.mkdir()
    assert "folder" in refused(cli, *words)


@pytest.mark.parametrize("words", [*READS, *WRITES])
def test_a_file_of_another_kind_is_left_alone(cli: CommandLine, words: list[str]) -> None:
    """A letter is not turned into a diary."""
    cli.diary.write_text("Dear physio, " * 100, encoding="utf-8")
    assert "not a kneelog diary" in refused(cli, *words)


@pytest.mark.parametrize("words", [*READS, *WRITES])
def test_another_program_s_database_is_left_alone(cli: CommandLine, words: list[str]) -> None:
    """A photo library is not a diary either."""
    with closing(sqlite3.connect(cli.diary)) as connection:
        connection.execute("CREATE TABLE photo (name TEXT)")
    assert "not a kneelog diary" in refused(cli, *words)


@pytest.mark.parametrize("words", [*READS, *WRITES])
def test_a_newer_diary_is_refused_and_says_so(filled: CommandLine, words: list[str]) -> None:
    """Going back to an old laptop does not cost the diary."""
    with closing(sqlite3.connect(filled.diary)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    said = filled.run(*words)
    assert said.exit_code == UNUSABLE
    assert "newer" in said.stderr
    assert is_plain(said.stderr), said.stderr


@pytest.mark.parametrize("words", [*READS, *WRITES])
def test_a_damaged_diary_is_refused_and_kept(filled: CommandLine, words: list[str]) -> None:
    """What can still be rescued from a broken disk is not overwritten."""
    content = bytearray(filled.diary.read_bytes())
    content[4096 : 4096 * 3] = bytes(4096 * 2)
    filled.diary.write_bytes(content)
    result = filled.run(*words)
    assert result.exit_code == UNUSABLE
    assert is_plain(result.stderr), result.stderr
    assert filled.diary.read_bytes() == content


def test_an_empty_file_is_no_diary(cli: CommandLine) -> None:
    """A file that a full disk cut to nothing is not silently begun anew."""
    cli.diary.touch()
    assert refused(cli, "log", "--rest", "--left", "4")


@pytest.mark.parametrize("words", [*READS, *WRITES])
def test_a_folder_that_is_missing_is_named(cli: CommandLine, words: list[str]) -> None:
    """A stick that is not plugged in is not mistaken for an empty diary."""
    missing = cli.folder / "stick" / "diary.kneelog"
    result = cli.run(*words, "--diary", str(missing))
    assert result.exit_code == UNUSABLE
    assert str(missing.parent) in result.stderr
    assert cli.everything() == {}


def test_a_diary_that_another_kneelog_is_writing_is_waited_for_then_refused(
    filled: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two programs never mix their saves; the entry is not half there."""
    waited = 0.2
    monkeypatch.setattr(connect, "BUSY_MS", int(waited * 1000))
    before = filled.everything()
    with closing(connect.connect(filled.diary, write=True)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = monotonic()
        result = filled.run("log", "--rest", "--left", "4")
        took = monotonic() - began
        other.execute("ROLLBACK")
    assert took >= waited
    assert (result.exit_code, result.stdout) == (UNUSABLE, "")
    assert is_plain(result.stderr), result.stderr
    assert "using" in result.stderr
    assert filled.everything() == before


needs_permissions = pytest.mark.skipif(
    bound_by_permissions() is None, reason="file permissions bind nobody here, and setpriv is not at hand"
)


@needs_permissions
def test_a_diary_that_may_not_be_read_is_refused(filled: CommandLine) -> None:
    """Somebody else's diary stays closed."""
    filled.diary.chmod(0)
    result = filled.process("entries", before=bound_by_permissions() or ())
    filled.diary.chmod(0o600)
    assert (result.returncode, result.stdout) == (UNUSABLE, "")
    assert is_plain(result.stderr), result.stderr


@needs_permissions
def test_a_diary_on_a_read_only_disk_can_be_read_and_not_written(filled: CommandLine) -> None:
    """A backup on a locked stick can be looked at."""
    before = filled.everything()
    filled.diary.chmod(0o400)
    filled.folder.chmod(0o500)
    bound = bound_by_permissions() or ()
    read = [filled.process(*words, before=bound) for words in READS]
    written = [filled.process(*words, before=bound) for words in WRITES]
    filled.folder.chmod(0o700)
    assert [result.returncode for result in read] == [0] * len(READS), [result.stderr for result in read]
    assert [result.returncode for result in written] == [UNUSABLE] * len(WRITES)
    assert all(is_plain(result.stderr) for result in written), [result.stderr for result in written]
    assert filled.everything() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_full_disk_saves_nothing_and_loses_nothing(filled: CommandLine) -> None:
    """The entry that did not fit is not half there, and those before are whole."""
    import resource

    size = filled.diary.stat().st_size

    def fill_up() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    before = filled.everything()
    long = "x" * 19_000
    result = filled.process("log", "--rest", "--left", "4", "--note", long, preexec=fill_up)
    assert result.returncode == UNUSABLE, result.stderr
    assert is_plain(result.stderr), result.stderr
    assert len(filled.json("entries")) == 1
    assert filled.everything() == before


def test_a_journal_of_a_killed_save_is_taken_back(filled: CommandLine) -> None:
    """After a power cut the diary opens with every acknowledged entry."""
    script = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 1')\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('CREATE TABLE half (x)')\n"
        "c.executemany('INSERT INTO half VALUES (?)', [('x' * 3000,)] * 500)\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(filled.diary)], check=False)
    assert os.path.exists(f"{filled.diary}-journal")  # noqa: PTH110 - the name as SQLite makes it
    assert len(filled.json("entries")) == 1
    assert "sound" in filled.ok("check")


def test_without_a_display_the_window_says_so(tmp_path: Path) -> None:
    """Over a plain ssh line kneelog tells what is missing, in one sentence."""
    if sys.platform in ("win32", "darwin"):
        pytest.skip("there is always a display")
    empty = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    result = start(environment={**empty, "KNEELOG_DIARY": str(tmp_path / "d.kneelog")})
    assert result.returncode == 5, result.stderr
    assert is_plain(result.stderr), result.stderr
