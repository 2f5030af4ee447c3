"""Getting a diary back on the command line: damaged, missing, of several passphrases, of several diaries."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kneelog.cli import secret
from kneelog.cli.root import root
from kneelog.store.connect import identity
from kneelog.store.key import is_protected
from kneelog.store.stamp import closing_told
from kneelog.store.vault import Vault
from tests.journeys.command_line import CommandLine, is_plain

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = 4096
OLD = Path(__file__).parents[1] / "data" / "diary-0001.kneelog"


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file with the diary's passphrase."""
    path = tmp_path / "words.txt"
    path.write_text("correct horse\n")
    monkeypatch.setenv(secret.VARIABLE, str(path))
    return path


@pytest.fixture
def protected(cli: CommandLine, words: Path) -> CommandLine:
    """A protected diary of thirty entries that was backed up."""
    for day in range(1, 31):
        cli.log(f"2026-03-{day:02}", "--rest", "--left", "4", "--note", "Treppenhaus " * 20)
    cli.ok("passphrase", "set", "--new-file", str(words))
    cli.ok("backup")
    return cli


@pytest.fixture
def other(
    tmp_path: Path,
    protected: CommandLine,  # noqa: ARG001 - comes first
    monkeypatch: pytest.MonkeyPatch,
) -> CommandLine:
    """Another diary of two entries under another passphrase."""
    folder = tmp_path / "other"
    folder.mkdir()
    made, its_words = CommandLine(folder), tmp_path / "its words.txt"
    its_words.write_text("battery staple\n")
    with monkeypatch.context() as during:
        during.setenv(secret.VARIABLE, str(its_words))
        made.log("2026-04-01", "--rest", "--left", "2")
        made.log("2026-04-02", "--rest", "--left", "2")
        made.ok("passphrase", "set", "--new-file", str(its_words))
    assert is_protected(made.diary)
    return made


def first_page_gone(diary: Path) -> None:
    diary.write_bytes(bytes(PAGE) + diary.read_bytes()[PAGE:])


def salt_gone(diary: Path) -> None:
    diary.write_bytes(bytes(range(16)) + diary.read_bytes()[16:])


LOST = {"first page gone": first_page_gone, "salt gone": salt_gone, "missing": Path.unlink}


@pytest.mark.parametrize("lose", LOST.values(), ids=LOST)
@pytest.mark.parametrize("way", ["latest", "path"])
def test_a_lost_protected_diary_comes_back(
    protected: CommandLine, lose: Callable[[Path], None], way: str
) -> None:
    """With the right passphrase the backup takes the place of what is left."""
    (listed,) = json.loads(protected.ok("restore", "--list", "--json"))
    lose(protected.diary)
    chosen = "--latest" if way == "latest" else listed["path"]
    assert "30 entries" in protected.ok("restore", chosen, "--look")
    protected.ok("restore", chosen)
    assert is_protected(protected.diary)
    assert len(protected.json("entries")) == 30


@pytest.mark.parametrize("lose", [first_page_gone, salt_gone])
def test_what_is_readable_behind_a_lost_beginning_is_recovered(
    protected: CommandLine, lose: Callable[[Path], None]
) -> None:
    """The copies keep the salt, so all other pages are read; what was logged since the backup too."""
    protected.log("2026-04-01", "--rest", "--left", "1")
    lose(protected.diary)
    found = json.loads(protected.ok("recover", "--dry-run", "--json"))
    assert found["entries"]["read"] == 31
    protected.ok("recover")
    assert is_protected(protected.diary)
    assert len(protected.json("entries")) == 31


@pytest.mark.parametrize("command", [("recover", "--dry-run"), ("restore", "--latest")])
@pytest.mark.parametrize("is_wrong", [True, False], ids=["wrong", "none"])
def test_a_lost_beginning_asks_for_the_passphrase(
    protected: CommandLine,
    words: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    is_wrong: bool,
) -> None:
    """A wrong passphrase, or none, is said, and nothing is touched."""
    first_page_gone(protected.diary)
    if is_wrong:
        words.write_text("wrong\n")
    else:
        monkeypatch.delenv(secret.VARIABLE)
    before = protected.everything()
    said = protected.run(*command)
    assert (said.exit_code, is_plain(said.stderr)) == (4, True)
    assert ("opens neither" if is_wrong else secret.VARIABLE) in said.stderr
    assert protected.everything() == before


COMMANDS = {
    "merge": ("merge",),
    "restore": ("restore",),
    "look": ("restore", "--look"),
    "check": ("check", "--against"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("how", ["file", "typed", "not given"])
def test_another_passphrase_is_taken_for_the_other_file(
    protected: CommandLine,
    other: CommandLine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    how: str,
) -> None:
    """Two diaries of different passphrases can be brought together; a script is told which variable helps."""
    line, typed = (*command, str(other.diary)), None
    if how == "file":
        monkeypatch.setenv(secret.OTHER_VARIABLE, str(tmp_path / "its words.txt"))
    elif how == "typed":
        monkeypatch.setattr(secret, "is_asked", lambda: True)
        typed = "wrong\nbattery staple\n"
    said = CliRunner().invoke(root, ["--diary", str(protected.diary), *line], input=typed)
    if how == "not given":
        assert (said.exit_code, secret.OTHER_VARIABLE in said.stderr) == (4, True)
        return
    assert said.exit_code == 0, said.stderr
    held = {"merge": 32, "restore": 2}.get(command[-1], 30)
    assert len(protected.json("entries")) == held


def test_check_compares_a_protected_diary(protected: CommandLine, cli: CommandLine) -> None:
    """Silent damage is found under a passphrase too; where nothing was compared, that is said."""
    assert "nothing changed by itself" in protected.ok("check")
    (listed,) = json.loads(protected.ok("restore", "--list", "--json"))
    Path(listed["path"]).unlink()
    assert "No backup could be compared." in cli.ok("check")


def test_a_backup_of_an_older_kneelog_counts(cli: CommandLine) -> None:
    """Right after an update the backups of before are compared with, and a damaged diary is filled up from them."""
    shutil.copyfile(OLD, cli.diary)
    cli.ok("backup")
    cli.log("2026-03-30", "--rest", "--left", "4")
    backup = Vault(cli.diary).last_backup()
    assert backup is not None
    with closing_told(backup.path, None) as connection:
        assert identity(connection).revision == "0001"
    assert "Compared with the backup of" in cli.ok("check")
    assert "Compared with the backup of" in cli.ok("check", "--against", str(OLD))
    assert sorted(path.name for path in cli.folder.glob(".*")) == []


def test_latest_takes_no_backup_of_another_diary(cli: CommandLine, tmp_path: Path) -> None:
    """In a second folder that two diaries share, each gets its own back; the other's are marked and never deleted."""
    stick, folder = tmp_path / "stick", tmp_path / "else"
    stick.mkdir()
    folder.mkdir()
    theirs = CommandLine(folder)
    for line, day in ((cli, "2026-03-02"), (theirs, "2026-03-03")):
        line.log(day, "--rest", "--left", "4")
        Vault(line.diary).name_second_folder(stick)
    cli.ok("backup")
    Vault(theirs.diary).back_up(datetime(2099, 1, 1, tzinfo=UTC))
    listed = json.loads(cli.ok("restore", "--list", "--json"))
    assert [one["is_foreign"] for one in listed] == [True, False, False]
    assert "of another diary or computer" in cli.ok("restore", "--list")
    cli.log("2026-03-05", "--rest", "--left", "4")
    cli.ok("restore", "--latest")
    assert [one["date"] for one in cli.json("entries")] == ["2026-03-02"]


def test_a_backup_under_another_passphrase_is_called_so(protected: CommandLine, other: CommandLine) -> None:
    """A sound backup is not called something else, and stays."""
    before = other.diary.read_bytes()
    said = protected.run("backup", str(other.diary))
    assert "is under another passphrase than the diary" in said.stderr
    assert other.diary.read_bytes() == before


def test_an_older_passphrase_does_not_replace_a_sound_diary(
    protected: CommandLine, words: Path, tmp_path: Path
) -> None:
    """After a change of passphrase a backup that was left under the old one is no key to the diary."""
    stick = next(Path(one["path"]) for one in json.loads(protected.ok("restore", "--list", "--json")))
    old = stick.read_bytes()
    fresh = tmp_path / "fresh.txt"
    fresh.write_text("battery staple\n")
    protected.ok("passphrase", "change", "--new-file", str(fresh))
    stick.write_bytes(old)
    before = protected.everything()
    said = protected.run("restore", "--latest")
    assert (said.exit_code, words.read_text()) == (4, "correct horse\n")
    assert protected.everything() == before
