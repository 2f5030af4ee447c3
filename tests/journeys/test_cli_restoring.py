"""Backups and restoring on the command line: made, listed, looked into, put back, taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kneelog.store.opening import open_diary
from tests.journeys.command_line import is_plain

if TYPE_CHECKING:
    from tests.journeys.command_line import CommandLine


@pytest.fixture
def saved(cli: CommandLine) -> CommandLine:
    """A diary of two entries that was backed up, and has a third since."""
    cli.log("2026-03-02", "--rest", "--left", "4")
    cli.log("2026-03-03", "--rest", "--left", "5")
    cli.ok("backup")
    cli.log("2026-03-04", "--rest", "--left", "6")
    return cli


def days(cli: CommandLine) -> list[str]:
    return sorted(entry["date"] for entry in cli.json("entries"))


def test_a_backup_is_made_where_it_makes_itself(cli: CommandLine) -> None:
    """One word backs up, and says where and when; a second time there is nothing to do."""
    assert "nothing to back up" in cli.ok("backup")
    cli.log("2026-03-02", "--rest", "--left", "4")
    said = cli.ok("backup")
    (listed,) = json.loads(cli.ok("restore", "--list", "--json"))
    assert listed["path"] in said
    assert (listed["kind"], listed["entries"], listed["last_entry"]) == ("backup", 1, "2026-03-02")
    again = cli.ok("backup")
    assert "Nothing changed since the backup of today" in again
    assert listed["path"] in again


def test_the_list_is_empty_at_first(cli: CommandLine) -> None:
    """One sentence says what to do."""
    assert cli.ok("restore", "--list") == "There are no backups yet. “kneelog backup” makes one.\n"
    result = cli.run("restore", "--latest")
    assert result.exit_code == 4
    assert is_plain(result.stderr)


def test_looking_changes_nothing(saved: CommandLine) -> None:
    """The runner sees what a backup holds and what would change, and decides then."""
    before = saved.everything()
    said = saved.ok("restore", "--latest", "--look")
    assert "2 entries, 0 runs, last entry 3 March 2026" in said
    assert "1 entry goes. Nothing else changes." in said
    assert "Nothing was changed." in said
    assert saved.everything() == before


def test_the_latest_is_put_back_snapshotted_and_taken_back(saved: CommandLine) -> None:
    """Restoring costs nothing: what was there is kept beside, and Undo brings it back in the diary itself."""
    said = saved.ok("restore", "--latest")
    assert days(saved) == ["2026-03-02", "2026-03-03"]
    (kept,) = [name for name in saved.everything() if "before-restore" in name]
    assert kept in said
    store = open_diary(saved.diary, create=False)
    label = store.can_undo()
    store.undo()
    store.close()
    assert label is not None
    assert label.startswith("Restored the backup of ")
    assert days(saved) == ["2026-03-02", "2026-03-03", "2026-03-04"]
    kinds = {copy["kind"]: copy["entries"] for copy in json.loads(saved.ok("restore", "--list", "--json"))}
    assert kinds == {"snapshot": 3, "backup": 2}


def test_the_same_twice_changes_nothing(saved: CommandLine) -> None:
    """A restore that was typed twice sets nothing more aside."""
    saved.ok("restore", "--latest")
    before = saved.everything()
    assert "nothing was changed" in saved.ok("restore", "--latest")
    assert saved.everything() == before


@pytest.mark.parametrize("state", ["damaged", "gone", "no diary"])
def test_a_diary_that_is_lost_comes_back(saved: CommandLine, state: str) -> None:
    """The bad day: the latest backup takes the file's place, and the broken file is kept."""
    broken = {"damaged": saved.diary.read_bytes()[:-4096], "no diary": b"broken" * 1000, "gone": b""}[state]
    saved.diary.write_bytes(broken)
    if state == "gone":
        saved.diary.unlink()
    looked = saved.run("restore", "--latest", "--look")
    assert (looked.exit_code, "2 entries" in looked.stdout) == (0, True)
    said = saved.ok("restore", "--latest")
    assert days(saved) == ["2026-03-02", "2026-03-03"]
    kept = [content for name, content in saved.everything().items() if "before-restore" in name]
    assert kept == ([] if state == "gone" else [broken])
    assert ("is kept as" in said) is (state != "gone")


@pytest.mark.parametrize(
    "words",
    [("restore",), ("restore", "--list", "--latest"), ("restore", "--json"), ("restore", "x", "--latest")],
)
def test_an_unclear_wish_is_asked_about(saved: CommandLine, words: tuple[str, ...]) -> None:
    """Nothing is restored by guessing."""
    before = saved.everything()
    result = saved.run(*words)
    assert result.exit_code == 2
    assert is_plain(result.stderr)
    assert saved.everything() == before


def test_a_failing_backup_is_said_by_the_status_too(saved: CommandLine) -> None:
    """A script that backs up each night notices when it does not."""
    saved.diary.write_bytes(saved.diary.read_bytes()[:-4096])
    result = saved.run("backup")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "No backup could be made" in result.stderr
    assert "damaged" in result.stderr


def test_a_backup_of_a_path_that_is_typed_is_told_by_its_time(saved: CommandLine) -> None:
    """The change says which backup it was, however it was named."""
    path: Path = json.loads(saved.ok("restore", "--list", "--json"))[0]["path"]
    saved.ok("restore", str(path))
    store = open_diary(saved.diary, create=False)
    label = store.can_undo() or ""
    store.close()
    assert label.startswith("Restored the backup of ")
    assert label.endswith("2 entries.")


def test_a_protected_backup_of_a_plain_diary_says_that_it_stays_plain(
    saved: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody takes the passphrase for restored along with the entries."""
    words = tmp_path / "words"
    words.write_text("Straße 7\n", encoding="utf-8")
    monkeypatch.setenv("KNEELOG_PASSPHRASE_FILE", str(words))
    saved.ok("passphrase", "set", "--new-file", str(words))
    monkeypatch.setenv("KNEELOG_OTHER_PASSPHRASE_FILE", str(words))
    (copy,) = [Path(each["path"]) for each in saved.json("restore", "--list")]
    kept = tmp_path / "kept.kneelog"
    kept.write_bytes(copy.read_bytes())
    said = saved.ok("restore", str(kept), "--look")
    assert "stays plain" not in said
    saved.ok("passphrase", "remove")
    said = saved.ok("restore", str(kept), "--look")
    assert "1 entry goes. Nothing else changes. The backup has a passphrase and the diary has none" in said
    saved.ok("restore", str(kept))
    assert "stays plain" not in saved.ok("restore", str(kept), "--look")
