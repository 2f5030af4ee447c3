"""What a terminal can get wrong: every refusal is a plain sentence with its own exit status, and costs nothing."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.journeys.command_line import is_plain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.command_line import CommandLine

USAGE, REJECTED = 2, 3
TOMORROW = (datetime.now().astimezone() + timedelta(days=2)).date().isoformat()


@pytest.fixture
def filled(cli: CommandLine) -> CommandLine:
    """A diary with one entry in it."""
    cli.log(
        "2026-03-02", "--run", "--id", "a", "--run-id", "r1", "--left", "4", "--right", "0", "--run-km", "8"
    )
    return cli


BAD_WORDS = [
    ("level 11", "log --left 11", REJECTED, "0 to 10"),
    ("level -1", "log --left -1", REJECTED, "0 to 10"),
    ("level 4.5", "log --left 4.5", REJECTED, "0 to 10"),
    ("level abc", "log --left abc", REJECTED, "0 to 10"),
    ("effort 11", "log --left 4 --run-effort 11", REJECTED, "0 to 10"),
    ("a future date", f"log --date {TOMORROW} --left 4", REJECTED, "future"),
    ("30 February", "log --date 2026-02-30 --left 4", REJECTED, "no such day"),
    ("another form of date", "log --date 02/03/2026 --left 4", REJECTED, "2026-03-02"),
    ("a time that is none", "log --date 2026-03-02 --time 25:00 --left 4", REJECTED, "18:30"),
    ("an offset that is none", "log --utc-offset CET --left 4", REJECTED, "+01:00"),
    ("an unknown place", "log --left 4 --left-place elbow", REJECTED, "elbow"),
    ("an unknown sign", "log --left 4 --left-sign squeaks", REJECTED, "squeaks"),
    ("a knee's sign for the person", "log --left 4 --sign locked", REJECTED, "locked"),
    ("the person's sign for a knee", "log --left 4 --left-sign calf-swollen", REJECTED, "calf-swollen"),
    ("an unknown swelling", "log --left 4 --left-swelling huge", REJECTED, "slight"),
    ("lasted 3 fortnights", "log --left 4 --left-lasted 3fortnights", REJECTED, "36h"),
    ("a level below its moments", "log --run --left 2 --left-after 5", REJECTED, "left_after"),
    ("a known id with other content", "log --date 2026-03-02 --id a --left 5", REJECTED, "“a”"),
    (
        "a known run with another length",
        "log --date 2026-03-02 --run-id r1 --left 5 --run-km 9",
        REJECTED,
        "r1",
    ),
    ("an id that is too long", f"log --left 4 --id {'x' * 65}", REJECTED, "64"),
    ("a kind that is none", "log --kind swim --left 4", REJECTED, "rest"),
    ("nothing at all", "log", USAGE, "Give a level for at least one knee, or write a note."),
    (
        "nothing but that it was no run",
        "log --rest",
        USAGE,
        "Give a level for at least one knee, or write a note.",
    ),
    ("run and rest", "log --run --rest --left 4", USAGE, "not both"),
    ("run and kind rest", "log --run --kind rest --left 4", USAGE, "different"),
    ("an unknown option", "log --elbow 4", USAGE, "--elbow"),
    ("an option without its value", "log --left", USAGE, "--left"),
    ("an unknown command", "lgo", USAGE, "lgo"),
    ("an import of nothing", "import", USAGE, "FILE"),
    ("an unknown setting", "settings set elbow 4", USAGE, "elbow"),
    ("an unknown setting to read", "settings get elbow", USAGE, "elbow"),
    ("a setting out of range", "settings set high_level 10", USAGE, "5 to 9"),
    ("a setting that is no number", "settings set high_level high", USAGE, "whole number"),
    ("more painful runs than runs", "review --set niggle_runs=5 --set niggle_of=4", USAGE, "niggle_of"),
    ("an unknown setting for once", "review --set elbow=4", USAGE, "elbow"),
    ("a setting without a value", "review --set high_level", USAGE, "KEY=VALUE"),
    ("a date of review that is none", "review --as-of tomorrow", USAGE, "2026-03-02"),
    ("a period that ends before it starts", "entries --from 2026-03-02 --to 2026-03-01", USAGE, "before"),
    ("a format that does not exist", "export --format docx -o -", USAGE, "docx"),
    ("an export to nowhere", "export --format csv", USAGE, "-o"),
    ("too many years", "demo x.kneelog --years 101", USAGE, "101"),
    ("an empty path", "entries --diary=", USAGE, "--diary"),
]


@pytest.mark.parametrize(
    ("words", "status", "told"), [row[1:] for row in BAD_WORDS], ids=[row[0] for row in BAD_WORDS]
)
def test_a_slip_on_the_command_line_costs_nothing(
    filled: CommandLine, words: str, status: int, told: str
) -> None:
    """The runner reads what was wrong and what is expected; the diary is what it was, byte for byte."""
    before = filled.everything()
    result = filled.run(*words.split())
    assert (result.exit_code, result.stdout) == (status, "")
    assert is_plain(result.stderr), result.stderr
    assert told in result.stderr
    assert filled.everything() == before


def test_a_slip_makes_no_diary(cli: CommandLine) -> None:
    """A typing error leaves no empty diary behind."""
    assert cli.run("log", "--left", "11").exit_code == REJECTED
    assert cli.run("settings", "set", "high_level", "99").exit_code == USAGE
    assert cli.everything() == {}


def _json_of_version_99() -> bytes:
    return json.dumps({"format": "kneelog-diary", "version": 99, "entries": []}).encode()


def _long_note(size: int) -> bytes:
    table = io.StringIO()
    csv.writer(table).writerows([["date", "left", "note"], ["2026-03-04", "3", "x" * size]])
    return table.getvalue().encode()


BAD_FILES = [
    ("a level of 11", b"date,left\n2026-03-04,11\n", "0 to 10"),
    ("30 February", b"date,left\n2026-02-30,1\n", "no such day"),
    ("a date of Excel's", b"date,left\n02/03/2026,1\n", "2026-03-02"),
    ("an unknown column", b"date,elbow\n2026-03-04,1\n", "elbow"),
    ("an unknown place", b"date,left,left_places\n2026-03-04,1,elbow\n", "elbow"),
    ("no date", b"left,right\n1,2\n", "date"),
    ("a known id with other content", b"id,date,left\na,2026-03-02,9\n", "“a”"),
    ("one id twice", b"id,date,left\nb,2026-03-02,9\nb,2026-03-02,8\n", "“b”"),
    ("a PDF by another name", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF"),
    ("a diary instead of a file", b"SQLite format 3\x00" + bytes(100), "database"),
    ("nothing in it", b"", "empty"),
    ("another encoding", "date,note\n2026-03-04,caf\xe9\n".encode("latin-1"), "UTF-8"),
    ("a JSON of version 99", _json_of_version_99(), "99"),
    ("a JSON that breaks off", b'{"format": "kneelog-diary", "version": 1, "entr', "JSON"),
    ("a JSON of something else", b'{"format": "recipes"}', "kneelog"),
    ("50 MB in one cell", _long_note(50_000_000), "longer than all texts"),
]


@pytest.mark.parametrize(
    ("content", "told"), [row[1:] for row in BAD_FILES], ids=[row[0] for row in BAD_FILES]
)
def test_a_bad_file_is_refused_as_a_whole(
    filled: CommandLine, tmp_path_factory: pytest.TempPathFactory, content: bytes, told: str
) -> None:
    """The runner reads on one line what is wrong with the file; nothing of it came in."""
    file = tmp_path_factory.mktemp("files") / "mine.csv"
    file.write_bytes(content)
    before = filled.everything()
    result = filled.run("import", str(file))
    assert result.exit_code == REJECTED
    assert str(file) in result.stdout
    assert is_plain(result.stderr), result.stderr
    assert told in result.stderr
    assert filled.everything() == before


def test_a_file_that_is_not_there_is_said(filled: CommandLine) -> None:
    """A name mistyped among several keeps the others from nothing."""
    good = filled.folder / "good.csv"
    good.write_text("date,left\n2026-03-04,1\n", encoding="utf-8")
    result = filled.run("import", str(filled.folder / "none.csv"), str(good), str(filled.folder))
    assert result.exit_code == REJECTED
    assert len(result.stderr.splitlines()) == 2
    assert "1 imported" in result.stdout
    assert len(filled.json("entries")) == 2


def test_the_rest_of_a_file_comes_in_if_asked_for(filled: CommandLine, tmp_path: Path) -> None:
    """One bad row of a year need not hold up the others; the runner says so first, and is told which it is."""
    file = tmp_path / "mine.csv"
    file.write_text("date,left\n2026-03-04,1\n2026-03-05,11\n2026-03-06,2\n", encoding="utf-8")
    whole = filled.run("import", str(file))
    assert (whole.exit_code, len(filled.json("entries"))) == (REJECTED, 1)
    tried = filled.run("import", str(file), "--skip-bad", "--dry-run")
    assert (tried.exit_code, len(filled.json("entries"))) == (REJECTED, 1)
    assert "2 would be imported" in tried.stdout
    part = filled.run("import", str(file), "--skip-bad")
    assert part.exit_code == REJECTED
    assert "2 imported, 0 already there, 1 rejected" in part.stdout
    assert "Line 3" in part.stdout
    assert len(filled.json("entries")) == 3


def test_a_program_can_read_what_became_of_each_file(filled: CommandLine, tmp_path: Path) -> None:
    """Line and field of every refusal."""
    file = tmp_path / "mine.csv"
    file.write_text("date,left\n2026-03-05,11\n", encoding="utf-8")
    result = filled.run("import", "--json", str(file))
    (told,) = json.loads(result.stdout)["files"]
    assert (told["imported"], told["already_there"], told["rejected_records"]) == (0, 0, 1)
    assert (told["rejected"][0]["line"], told["rejected"][0]["field"]) == (2, "left")
