"""The command line on a protected diary: every command works with the passphrase, none without, nothing leaks."""

from __future__ import annotations

import re
import tempfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kneelog.cli import secret
from kneelog.cli.root import root
from kneelog.services.crash import write_report
from kneelog.store.key import is_protected
from tests.journeys.command_line import CommandLine, is_plain

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

WORDS = "très long, Straße"


@pytest.fixture
def word_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file with the passphrase, which the variable names."""
    path = tmp_path / "words.txt"
    path.write_bytes(f"{WORDS}\r\nsecond line\n".encode())
    monkeypatch.setenv(secret.VARIABLE, str(path))
    return path


@pytest.fixture
def protected(cli: CommandLine, word_file: Path) -> CommandLine:
    cli.log("2026-03-02", "--run", "--left", "4", "--right", "0", "--note", "Treppenhaus")
    said = cli.run("passphrase", "set", "--new-file", str(word_file))
    assert said.exit_code == 0
    assert "cannot be recovered by anyone" in said.stderr
    assert "paper" in said.stderr
    assert said.stdout == "Passphrase set.\n"
    assert is_protected(cli.diary)
    return cli


def typing(cli: CommandLine, monkeypatch: pytest.MonkeyPatch, lines: str, *words: str) -> Result:
    """One command before a terminal where ``lines`` are typed."""
    monkeypatch.setattr(secret, "is_asked", lambda: True)
    return CliRunner().invoke(root, ["--diary", str(cli.diary), *words], input=lines)


def test_every_command_works_with_the_file_that_the_variable_names(
    protected: CommandLine, tmp_path: Path
) -> None:
    protected.log("2026-03-03", "--left", "2", "--right", "0")
    assert "Treppenhaus" in protected.ok("entries", "--json")
    protected.ok("review")
    protected.ok("settings", "set", "high_level", "6")
    assert "sound" in protected.ok("check")
    protected.ok("export", "--format", "csv", "-o", str(tmp_path / "out.csv"))
    protected.ok("import", str(tmp_path / "out.csv"))
    protected.ok("backup", str(tmp_path / "stick.kneelog"))
    assert is_protected(tmp_path / "stick.kneelog")
    protected.log("2026-03-04", "--left", "2", "--right", "0")
    protected.ok("restore", str(tmp_path / "stick.kneelog"))
    assert is_protected(protected.diary)
    assert len(protected.json("entries")) == 2


def test_a_protected_backup_is_put_where_no_diary_is(protected: CommandLine, tmp_path: Path) -> None:
    """On a new laptop the passphrase is all that is needed."""
    protected.ok("backup", str(tmp_path / "stick.kneelog"))
    protected.diary.unlink()
    protected.ok("restore", str(tmp_path / "stick.kneelog"))
    assert len(protected.json("entries")) == 1


@pytest.mark.parametrize(
    "words",
    [("entries",), ("review",), ("check",), ("log", "--left", "2", "--right", "0"), ("passphrase", "remove")],
)
def test_in_a_pipe_without_it_the_sentence_names_the_variable(
    protected: CommandLine, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.delenv(secret.VARIABLE)
    there = protected.diary.read_bytes()
    said = protected.run(*words)
    assert (said.exit_code, said.stdout) == (4, "")
    assert secret.VARIABLE in said.stderr
    assert is_plain(said.stderr)
    assert protected.diary.read_bytes() == there


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        (b"wrong\n", 4, "does not open"),
        (b"\n", 2, "is empty"),
        (b"\xff\xfe\n", 2, "UTF-8"),
        (None, 2, "can’t be read"),
    ],
    ids=["wrong", "empty", "not text", "missing"],
)
def test_a_file_that_does_not_help_is_said_in_a_sentence(
    protected: CommandLine, word_file: Path, content: bytes | None, status: int, said: str
) -> None:
    if content is None:
        word_file.unlink()
    else:
        word_file.write_bytes(content)
    result = protected.run("entries")
    assert result.exit_code == status
    assert said in result.stderr
    assert is_plain(result.stderr)


def test_before_a_terminal_it_is_asked_for_once_three_times_at_most(
    protected: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(secret.VARIABLE)
    good = typing(protected, monkeypatch, f"wrong\n{WORDS}\n", "check")
    assert good.exit_code == 0
    assert good.stderr.count("Passphrase of") == 2
    assert "Passphrase" not in good.stdout
    assert WORDS not in good.output
    bad = typing(protected, monkeypatch, "a\nb\nc\nd\n", "check")
    assert bad.exit_code == 4
    assert bad.stderr.count("Passphrase of") == 3


def test_it_is_typed_twice_and_a_short_one_is_advised_against(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.log("2026-03-02", "--left", "4", "--right", "0")
    for typed, why in (("one\ntwo\n", "not the same"), ("\n", "at least one")):
        differs = typing(cli, monkeypatch, typed, "passphrase", "set")
        assert differs.exit_code == 2
        assert why in differs.stderr
        assert not is_protected(cli.diary)
    done = typing(cli, monkeypatch, "abc\nabc\n", "passphrase", "set")
    assert done.exit_code == 0
    assert "At least 8 characters" in done.stderr
    assert is_protected(cli.diary)


def test_change_and_remove(protected: CommandLine, tmp_path: Path, word_file: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text("another")
    assert protected.ok("passphrase", "change", "--new-file", str(new)) == "Passphrase changed.\n"
    assert protected.run("entries").exit_code == 4
    word_file.write_text("another")
    assert len(protected.json("entries")) == 1
    assert protected.ok("passphrase", "remove") == "Passphrase removed.\n"
    assert not is_protected(protected.diary)
    assert protected.run("passphrase", "remove").exit_code == 2
    assert protected.run("passphrase", "change", "--new-file", str(new)).exit_code == 2


def test_snapshots_that_a_kill_left_plain_are_protected_by_doing_it_again(
    protected: CommandLine, word_file: Path
) -> None:
    again = ("passphrase", "set", "--new-file", str(word_file))
    assert protected.run(*again).exit_code == 2
    other = CommandLine(protected.folder / "other")
    other.folder.mkdir()
    other.log("2026-03-02", "--left", "4", "--right", "0")
    left = protected.diary.with_name("diary.before-0002-2026-03-02-183000.kneelog")
    left.write_bytes(other.diary.read_bytes())
    assert protected.ok(*again) == "Passphrase set.\n1 copy was protected too.\n"
    assert is_protected(left)


def test_an_export_of_a_protected_diary_says_that_it_is_plain(protected: CommandLine, tmp_path: Path) -> None:
    said = protected.run("export", "--format", "json", "-o", str(tmp_path / "out.json"))
    assert said.stderr == "The file is plain: anyone who has it can read it.\n"
    assert protected.run("export", "--format", "json", "-o", "-").stderr == ""


def test_no_word_of_the_diary_is_in_any_file_that_the_program_wrote(
    protected: CommandLine, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who finds the laptop finds no word: not in copies, reports, drafts or temporary files either."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    coming = tmp_path / "coming.csv"
    protected.ok("export", "--format", "csv", "-o", str(coming))
    other = re.sub(r"\b01[0-9a-f]{30}\b", "01" + 30 * "a", coming.read_text())
    coming.write_text(other.replace("2026-03-02", "2026-02-02").replace("Treppenhaus", "Bordstein"))
    protected.ok("import", str(coming))
    coming.unlink()
    protected.log("2026-03-05", "--left", "1", "--right", "0", "--note", "Kellertür")
    protected.ok("backup", str(tmp_path / "stick.kneelog"))
    protected.log("2026-03-06", "--left", "2", "--right", "0", "--note", "Kellertür")
    protected.ok("restore", str(tmp_path / "stick.kneelog"))
    write_report(ValueError("Bordstein"), home / "crash-reports")
    files = [path for folder in (tmp_path, home) for path in folder.rglob("*") if path.is_file()]
    assert {protected.diary.name, "stick.kneelog"} <= {path.name for path in files}
    assert len(list(tmp_path.glob("diary.before-*"))) == 1
    for path in files:
        content = path.read_bytes()
        for word in ("Treppenhaus", "Bordstein", "Kellertür"):
            for coding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert word.encode(coding) not in content, f"{word} stands in {path.name}"
