"""``kneelog erase``: what goes is said before, nothing goes unasked, and afterwards it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneelog.cli import erasing as command
from kneelog.paths import data_folder
from tests.journeys.command_line import is_plain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.command_line import CommandLine

MARCH = ("--from", "2026-03-01", "--to", "2026-03-14")


@pytest.fixture(autouse=True)
def temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's folder for temporary files, of which the program may delete its own."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))


@pytest.fixture
def kept(cli: CommandLine) -> CommandLine:
    """A diary with an entry before, in and after the first half of March, and a backup of it."""
    for day, note in (("2026-02-20", "plum"), ("2026-03-02", "quince"), ("2026-03-20", "medlar")):
        cli.log(day, "--rest", "--left", "3", "--note", note)
    folder = data_folder() / "backups"
    folder.mkdir(parents=True)
    cli.ok("backup", str(folder / "b.kneelog"))
    return cli


def dates(cli: CommandLine) -> list[str]:
    return [entry["date"] for entry in cli.json("entries")]


def test_yes_erases_without_asking(kept: CommandLine) -> None:
    """A script can erase a period: counts, dates, the backup that holds it still, and that it is for good."""
    said = kept.ok("erase", *MARCH, "--yes")
    assert "This erases 1 entry, of 2 March 2026." in said
    assert "It holds 1 entry of these days." in said
    assert "This cannot be undone: not by Undo, and not from a snapshot." in said
    assert "Erased: 1 entry." in said
    assert sorted(dates(kept)) == ["2026-02-20", "2026-03-20"]
    assert b"quince" not in kept.diary.read_bytes()
    assert (data_folder() / "backups" / "b.kneelog").exists()


def test_backups_go_if_asked(kept: CommandLine) -> None:
    """With --backups no file of the program's own holds it any more."""
    said = kept.ok("erase", *MARCH, "--yes", "--backups")
    assert "Deleted: 1 backup." in said
    assert not (data_folder() / "backups" / "b.kneelog").exists()


def test_a_dry_run_changes_no_byte(kept: CommandLine) -> None:
    """One can look before deciding."""
    before = kept.everything()
    assert "This erases 3 entries, from 20 February 2026 to 20 March 2026." in kept.ok(
        "erase", "--everything", "--dry-run"
    )
    found = kept.json("erase", "--everything", "--dry-run")
    assert (found["erased"], found["counts"]["entries"], found["first"]) == (False, 3, "2026-02-20")
    assert [one["entries"] for one in found["still_held_by"]] == [3]
    assert kept.everything() == before


TYPED = {
    "the word": ("erase\n", True),
    "in capitals": ("Erase \n", True),
    "yes": ("yes\n", False),
    "nothing": ("\n", False),
}


@pytest.mark.parametrize(("typed", "goes"), TYPED.values(), ids=TYPED)
def test_at_a_terminal_the_word_is_typed(
    kept: CommandLine, monkeypatch: pytest.MonkeyPatch, typed: str, goes: bool
) -> None:
    """A slip of the finger erases nothing: the whole word is needed."""
    monkeypatch.setattr(command, "_is_at_terminal", lambda: True)
    result = kept.run("erase", *MARCH, typed=typed)
    assert result.exit_code == 0
    assert ("Erased: 1 entry." in result.stdout) == goes
    assert ("Nothing was erased." in result.stdout) != goes
    assert ("2026-03-02" in dates(kept)) != goes


WRONG = {
    "nobody to ask": MARCH,
    "no scope": ("--yes",),
    "half a period": ("--from", "2026-03-01", "--yes"),
    "the wrong way round": ("--from", "2026-03-14", "--to", "2026-03-01", "--yes"),
    "both": ("--everything", *MARCH, "--yes"),
    "settings of a period": ("--keep-settings", *MARCH, "--yes"),
    "JSON without a yes": ("--everything", "--json"),
}


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG)
def test_what_is_unclear_erases_nothing(kept: CommandLine, words: tuple[str, ...]) -> None:
    """A command that is wrong or that nobody can confirm says so in a sentence, with status 2."""
    before = kept.everything()
    result = kept.run("erase", *words)
    assert result.exit_code == 2
    assert is_plain(result.stderr)
    assert kept.everything() == before


def test_a_second_time_finds_nothing(kept: CommandLine) -> None:
    """Erasing the same days again finds nothing, and says so."""
    kept.ok("erase", *MARCH, "--yes")
    assert "The diary holds nothing of these days." in kept.ok("erase", *MARCH, "--yes")


def test_where_there_is_no_diary_none_is_made(cli: CommandLine) -> None:
    """Erasing nothing makes no file."""
    assert "nothing to erase" in cli.ok("erase", "--everything", "--yes")
    assert not cli.diary.exists()
