"""Everything out, everything in again, copies and the example: the diary's files from a terminal."""

from __future__ import annotations

import csv
import io
import json
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from tests.journeys.command_line import CommandLine, is_plain

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def example(cli: CommandLine) -> CommandLine:
    """A year of the fictional runner."""
    cli.ok("demo", str(cli.diary), "--end", "2026-03-09")
    return cli


def whole(cli: CommandLine) -> dict[str, object]:
    """The diary as its JSON says it, but for the moment of exporting."""
    told: dict[str, object] = json.loads(cli.ok("export", "--format", "json", "-o", "-"))
    del told["exported_at"]
    return told


def test_the_whole_diary_moves_to_a_new_laptop(
    example: CommandLine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Out as JSON, in on the new machine, out again: the same content."""
    example.ok("export", "--format", "json", "-o", str(example.folder / "all.json"))
    new = CommandLine(tmp_path_factory.mktemp("laptop"))
    new.ok("import", str(example.folder / "all.json"))
    assert whole(new) == whole(example)


def test_the_entries_move_as_a_spreadsheet(
    example: CommandLine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """CSV keeps entries and the runs they name without loss."""
    example.ok("export", "--format", "csv", "-o", str(example.folder / "all.csv"))
    new = CommandLine(tmp_path_factory.mktemp("laptop"))
    assert "rejected" in new.ok("import", str(example.folder / "all.csv"))
    assert new.json("entries") == example.json("entries")


def test_importing_ones_own_export_again_changes_nothing(example: CommandLine) -> None:
    """No entry doubles, however often the file is taken in."""
    for form in ("csv", "json"):
        example.ok("export", "--format", form, "-o", str(example.folder / f"all.{form}"))
    before = example.everything()
    for form in ("csv", "json"):
        assert " 0 imported" in example.ok("import", str(example.folder / f"all.{form}"))
    assert example.everything() == before


def test_a_dry_run_changes_nothing(cli: CommandLine) -> None:
    """Looking first is free: not even a diary is made."""
    file = cli.folder / "mine.csv"
    file.write_text("date;left\r\n2026-03-04;1\r\n", encoding="utf-8-sig")
    assert "1 would be imported" in cli.ok("import", "--dry-run", str(file))
    assert list(cli.everything()) == ["mine.csv"]


def test_a_period_can_be_exported(example: CommandLine) -> None:
    """A month for a spreadsheet."""
    written = example.ok("export", "--format", "csv", "--from", "2026-02-01", "--to", "2026-02-28", "-o", "-")
    dates = [row["date"] for row in csv.DictReader(io.StringIO(written))]
    assert dates
    assert min(dates) >= "2026-02-01"
    assert max(dates) <= "2026-02-28"


def test_an_export_overwrites_nothing_unasked(example: CommandLine) -> None:
    """Last year's export stays unless the runner says otherwise."""
    target = example.folder / "all.csv"
    target.write_text("precious", encoding="utf-8")
    refused = example.run("export", "--format", "csv", "-o", str(target))
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert is_plain(refused.stderr)
    assert target.read_text(encoding="utf-8") == "precious"
    example.ok("export", "--format", "csv", "-o", str(target), "--force")
    assert target.read_text(encoding="utf-8").startswith("id,date")


def test_an_export_to_a_folder_that_is_missing_is_said(example: CommandLine) -> None:
    """A mistyped path is a sentence."""
    result = example.run("export", "--format", "csv", "-o", str(example.folder / "none" / "all.csv"))
    assert result.exit_code == 4
    assert is_plain(result.stderr)


def test_a_backup_comes_back(example: CommandLine) -> None:
    """The bad day: the diary is gone wrong, the backup takes its place, and what was there is kept."""
    saved, before = str(example.folder / "backup.kneelog"), whole(example)
    assert "Backed up" in example.ok("backup", saved)
    example.log("2026-03-09", "--rest", "--left", "9")
    said = example.ok("restore", saved)
    assert whole(example) == before
    kept = next(path for path in example.folder.iterdir() if "before-restore" in path.name)
    assert str(kept) in said
    assert (
        len(json.loads(example.ok("entries", "--json", "--diary", str(kept))))
        == len(example.json("entries")) + 1
    )


@pytest.mark.parametrize("words", [("backup",), ("restore",)])
def test_a_backup_is_never_the_diary_itself_or_something_else(
    example: CommandLine, words: tuple[str, ...]
) -> None:
    """No copy over the original, no letter taken for a backup."""
    letter = example.folder / "letter.txt"
    letter.write_text("Dear physio", encoding="utf-8")
    before = example.everything()
    for path in (str(example.diary), str(letter), str(example.folder), str(example.folder / "no" / "such")):
        result = example.run(*words, path)
        assert result.exit_code in (3, 4), (path, result.stdout)
        assert is_plain(result.stderr), result.stderr
    assert example.everything() == before


def test_a_check_says_what_the_diary_holds(example: CommandLine) -> None:
    """A runner who fears for the history can look."""
    said = example.ok("check")
    assert "sound" in said
    assert "Revision: 0003" in said
    told = example.json("check")
    assert told["is_sound"] is True
    assert told["counts"]["entries"] == len(example.json("entries"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_what_is_made_is_for_the_runner_alone(example: CommandLine) -> None:
    """Health data is nobody else's business."""
    example.ok("backup", str(example.folder / "b.kneelog"))
    example.ok("export", "--format", "json", "-o", str(example.folder / "e.json"))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in example.folder.iterdir()}
    assert set(modes.values()) == {0o600}, modes


def test_the_example_never_replaces_a_diary(cli: CommandLine) -> None:
    """A real diary is not lost to a demonstration."""
    cli.log("2026-03-02", "--rest", "--left", "4")
    before = cli.everything()
    result = cli.run("demo", str(cli.diary))
    assert result.exit_code == 4
    assert is_plain(result.stderr)
    assert cli.everything() == before


def test_the_example_ends_yesterday_and_is_the_same_each_time(cli: CommandLine) -> None:
    """Two people who try it see the same runner."""
    for name in ("a.kneelog", "b.kneelog"):
        cli.ok("demo", str(cli.folder / name), "--end", "2026-03-09", "--seed", "7")
    first, second = (
        cli.ok("entries", "--json", "--diary", str(cli.folder / name)) for name in ("a.kneelog", "b.kneelog")
    )
    assert first == second
    assert max(entry["date"] for entry in json.loads(first)) <= "2026-03-09"


def test_the_example_meets_the_rule_on_one_point(example: CommandLine) -> None:
    """Whoever tries kneelog sees what a finding looks like, and that it is calm."""
    review = example.json("review", "--as-of", "2026-03-10")
    current = [(item["rule"], item["knee"]) for item in review["findings"] if item["current"]]
    assert current == [("recurring-niggle", "left")]


def test_long_work_shows_no_bar_in_a_pipe(example: CommandLine, tmp_path: Path) -> None:
    """What a program reads holds no control characters."""
    written = example.process("export", "--format", "csv", "-o", "-")
    assert (written.returncode, written.stderr) == (0, "")
    assert "\x1b" not in written.stdout
    file = tmp_path / "all.csv"
    file.write_text(written.stdout, encoding="utf-8", newline="")
    taken = example.process("import", str(file))
    assert (taken.returncode, taken.stderr) == (0, "")
