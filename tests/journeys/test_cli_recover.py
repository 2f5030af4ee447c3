"""``kneelog recover`` and what ``kneelog check`` says of a diary that is not what it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.journeys.command_line import CommandLine
from tests.store.helpers import sql

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 4096


@pytest.fixture
def kneelog(tmp_path: Path) -> CommandLine:
    line = CommandLine(tmp_path)
    line.ok("demo", str(line.diary))
    return line


def lose_the_beginning(path: Path) -> bytes:
    """Overwrite the first page; what the file is then."""
    path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:])
    return path.read_bytes()


def test_recovering(kneelog: CommandLine) -> None:
    """Counts first, then a diary that can be used, and the damaged file beside it."""
    damaged = lose_the_beginning(kneelog.diary)
    assert kneelog.run("check").exit_code == 4
    tried = kneelog.ok("recover", "--dry-run")
    assert "entries could be read" in tried
    assert "Nothing was changed." in tried
    assert kneelog.diary.read_bytes() == damaged
    said = kneelog.ok("recover")
    assert "Its undo history begins anew." in said
    (kept,) = kneelog.folder.glob("diary.damaged-*")
    assert str(kept) in said
    assert kept.read_bytes() == damaged
    assert kneelog.ok("check")
    assert kneelog.ok("entries")


def test_recovering_as_json(kneelog: CommandLine) -> None:
    lose_the_beginning(kneelog.diary)
    tried = kneelog.json("recover", "--dry-run")
    assert (tried["is_recovered"], tried["damaged_kept_as"]) == (False, None)
    assert tried["entries"]["read"] == tried["entries"]["known"] > 300
    assert kneelog.json("recover")["is_recovered"] is True


def test_a_sound_diary_is_not_recovered(kneelog: CommandLine) -> None:
    result = kneelog.run("recover")
    assert result.exit_code == 3
    assert "is sound: nothing to recover" in result.stderr


def test_what_holds_nothing_is_left_as_it_is(kneelog: CommandLine) -> None:
    kneelog.diary.write_bytes(b"%PDF-1.7" * 5_000)
    result = kneelog.run("recover")
    assert result.exit_code == 4
    assert "Nothing of a diary can be read" in result.stderr
    assert kneelog.diary.read_bytes() == b"%PDF-1.7" * 5_000


def test_silent_damage_is_said(kneelog: CommandLine) -> None:
    """Which entry it is, both values, and what to do."""
    copy = kneelog.folder / "copy-2026-03-03-183000.kneelog"
    kneelog.ok("backup", str(copy))
    assert "nothing changed by itself" in kneelog.ok("check", "--against", str(copy))
    (name, on, level) = sql(
        kneelog.diary,
        "SELECT id, on_date, level FROM entry JOIN knee_report ON entry_id = id AND knee = 'left' AND level = 4 "
        "AND at_start IS NULL AND during_run IS NULL AND after_run IS NULL LIMIT 1",
    )[0]
    sql(kneelog.diary, "UPDATE knee_report SET level = 5 WHERE entry_id = ? AND knee = 'left'", name)
    result = kneelog.run("check", "--against", str(copy))
    assert result.exit_code == 4
    assert f"left level is 5, in the backup {level}." in result.stdout
    assert "kneelog restore" in result.stderr
    found = json.loads(kneelog.run("check", "--json", "--against", str(copy)).stdout)["backup"]["changed"]
    assert [(one["id"], one["date"], one["fields"]) for one in found] == [
        (name, on, [{"field": "left.level", "in_backup": 4, "now": 5}])
    ]
