"""Two laptops, one runner: their diaries become one from a terminal, and what both changed is asked about."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.journeys.command_line import CommandLine, is_plain

if TYPE_CHECKING:
    from pathlib import Path


class Laptops:
    """Two copies of one diary."""

    def __init__(self, folder: Path) -> None:
        self.here, self.there = (CommandLine(folder / name) for name in ("here", "there"))
        for each in (self.here, self.there):
            each.folder.mkdir()
        self.here.log("2026-03-02", "--rest", "--left", "4", "--note", "the first")
        shutil.copy(self.here.diary, self.there.diary)
        self.other = str(self.there.diary)


@pytest.fixture
def laptops(tmp_path: Path) -> Laptops:
    return Laptops(tmp_path)


@pytest.fixture
def apart(laptops: Laptops) -> Laptops:
    """The same entry was changed on both."""
    for cli, level in ((laptops.here, 5), (laptops.there, 7)):
        _amend(cli, level)
    return laptops


def _amend(cli: CommandLine, level: int) -> None:
    """Change the first entry's left level as the window would."""
    from contextlib import closing
    from dataclasses import replace
    from datetime import UTC, datetime

    from kneelog.domain.report import KneeReport
    from kneelog.services.record import amend
    from tests.store.helpers import opened

    now = datetime(2026, 3, 9, 7, level, tzinfo=UTC)
    with closing(opened(cli.diary)) as store:
        diary = store.load()
        (entry,) = diary.entries.values()
        store.commit(amend(diary, replace(entry, left=KneeReport(level)), now=now))


def levels(cli: CommandLine) -> set[tuple[str, int]]:
    told: list[dict[str, Any]] = cli.json("entries")
    return {(each["date"], each["left"]["level"]) for each in told}


def test_what_was_written_on_either_is_on_both(laptops: Laptops) -> None:
    """There and back, each laptop holds both entries; a third time there is nothing to do."""
    here, there = laptops.here, laptops.there
    here.log("2026-03-03", "--rest", "--left", "1")
    there.log("2026-03-04", "--rest", "--left", "2")
    said = here.ok("merge", laptops.other)
    assert "New from diary.kneelog: 1 entry." in said
    assert "Merged 1 entry from diary.kneelog." in said
    there.ok("merge", str(here.diary))
    assert levels(here) == levels(there) == {("2026-03-02", 4), ("2026-03-03", 1), ("2026-03-04", 2)}
    assert here.ok("merge", laptops.other) == "Nothing to merge: both hold the same.\n"


def test_the_diary_before_is_kept_and_the_other_untouched(laptops: Laptops) -> None:
    """A merge that was a mistake costs nothing."""
    laptops.there.log("2026-03-04", "--rest", "--left", "2")
    before, there = laptops.here.json("entries"), laptops.there.everything()
    said = laptops.here.ok("merge", laptops.other)
    (kept,) = laptops.here.folder.glob("*before-merge*")
    assert str(kept) in said
    assert json.loads(laptops.here.ok("entries", "--json", "--diary", str(kept))) == before
    assert laptops.there.everything() == there


def test_a_dry_run_says_it_and_changes_nothing(laptops: Laptops) -> None:
    laptops.there.log("2026-03-04", "--rest", "--left", "2")
    before = laptops.here.everything()
    said = laptops.here.ok("merge", laptops.other, "--dry-run")
    assert "New from diary.kneelog: 1 entry." in said
    assert "nothing was changed" in said
    assert laptops.here.everything() == before


def test_what_both_changed_is_shown_and_nothing_merged(apart: Laptops) -> None:
    """The runner sees both versions side by side before anything happens."""
    before = apart.here.everything()
    result = apart.here.run("merge", apart.other)
    assert result.exit_code == 3
    assert is_plain(result.stderr)
    assert "nothing was merged" in result.stderr
    (row,) = [line.split() for line in result.stdout.splitlines() if "level" in line]
    assert row == ["Left:", "level", "5", "7"]
    assert apart.here.everything() == before


@pytest.mark.parametrize(("prefer", "stands"), [("mine", 5), ("theirs", 7), ("later", 7)])
def test_what_is_preferred_stands_on_both(apart: Laptops, prefer: str, stands: int) -> None:
    """Chosen once: the other laptop takes the choice over, and nobody is asked again."""
    apart.here.ok("merge", apart.other, "--prefer", prefer)
    assert levels(apart.here) == {("2026-03-02", stands)}
    assert apart.here.ok("merge", apart.other).startswith("Nothing to merge")
    apart.there.ok("merge", str(apart.here.diary))
    assert levels(apart.there) == {("2026-03-02", stands)}
    assert apart.there.ok("merge", str(apart.here.diary)) == "Nothing to merge: both hold the same.\n"


def test_a_program_reads_what_was_done(apart: Laptops) -> None:
    apart.there.log("2026-03-04", "--rest", "--left", "2")
    told = json.loads(apart.here.run("merge", apart.other, "--json").stdout)
    assert (told["merged"], told["added"], told["kept_before"]) == (False, {"entries": 1}, None)
    (conflict,) = told["conflicts"]
    assert conflict["differences"] == [{"label": "Left: level", "mine": "5", "theirs": "7"}]
    assert (conflict["mine"]["left"], conflict["theirs"]["left"]) == ({"level": 5}, {"level": 7})
    assert conflict["stands"] == "theirs"
    told = apart.here.json("merge", apart.other, "--prefer", "mine")
    assert (told["merged"], told["conflicts"][0]["stands"]) == (True, "mine")
    assert told["kept_before"]


def test_a_new_laptop_begins_with_the_old_ones_diary(laptops: Laptops, tmp_path: Path) -> None:
    """Into a diary that does not exist yet: nothing is there to be kept aside."""
    new = CommandLine(tmp_path / "new")
    new.folder.mkdir()
    new.ok("merge", laptops.other)
    assert levels(new) == {("2026-03-02", 4)}
    assert [path.name for path in new.folder.iterdir()] == ["diary.kneelog"]


def test_what_cannot_be_merged_is_said_and_nothing_touched(laptops: Laptops, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear physio", encoding="utf-8")
    before = laptops.here.everything()
    for path, status in ((laptops.here.diary, 3), (letter, 4), (tmp_path, 4), (tmp_path / "none", 4)):
        result = laptops.here.run("merge", str(path))
        assert result.exit_code == status, path
        assert is_plain(result.stderr), result.stderr
    assert laptops.here.everything() == before


def test_a_disk_that_fails_leaves_no_copy_behind(laptops: Laptops, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever tries again on a full disk does not fill it further."""
    laptops.there.log("2026-03-04", "--rest", "--left", "2")
    before = laptops.here.everything()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kneelog.store.undo_log.weigh", full)
    result = laptops.here.run("merge", laptops.other)
    assert (result.exit_code, "is full" in result.stderr) == (4, True)
    assert laptops.here.everything() == before


def test_a_merge_that_was_kept_keeps_the_copy_from_before(
    laptops: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes wrong after the merge was kept does not take the runner's way back with it."""
    from kneelog.store.diary import SqliteDiary

    laptops.there.log("2026-03-04", "--rest", "--left", "2")
    commit = SqliteDiary.commit

    def stumbling(store: SqliteDiary, *words: Any) -> None:  # noqa: ANN401 - as the real one takes them
        commit(store, *words)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(SqliteDiary, "commit", stumbling)
    laptops.here.run("merge", laptops.other)
    assert len(levels(laptops.here)) == 2
    assert len(list(laptops.here.folder.glob("*.before-merge-*"))) == 1
