"""What a reader of the public interfaces expects of the command line, beyond the plain journeys."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kneelog.store.connect import connect
from tests.journeys.command_line import bound_by_permissions, is_plain

if TYPE_CHECKING:
    from tests.journeys.command_line import CommandLine

USAGE, DIARY = 2, 4


@pytest.mark.parametrize("words", [("--run",), ("--kind", "run"), ("--run", "--run-id", "r1")])
def test_a_run_may_be_kept_without_an_answer(cli: CommandLine, words: tuple[str, ...]) -> None:
    """As in a CSV, a run without levels is an unanswered run and no error; the review says what it lacks."""
    said = cli.log("2026-03-06", *words)
    assert said.startswith("Saved: run 6 March")
    assert said.splitlines()[0].endswith(", no levels.")
    missing = cli.json("review", "--as-of", "2026-03-07")["not_assessable"]
    assert [(item["rule"], item["knee"], item["dates"]) for item in missing] == [
        ("recurring-niggle", "left", ["2026-03-06"]),
        ("recurring-niggle", "right", ["2026-03-06"]),
    ]


@pytest.mark.parametrize("words", [(), ("--rest",), ("--rest", "--run-id", "r1")])
def test_a_rest_day_of_which_nothing_is_said_is_not_kept(cli: CommandLine, words: tuple[str, ...]) -> None:
    """There is nothing to keep, and no diary is made for it."""
    result = cli.run("log", "--date", "2026-03-06", *words)
    assert (result.exit_code, result.stdout) == (USAGE, "")
    assert not cli.diary.exists()


def test_the_diary_may_be_named_after_every_command(cli: CommandLine) -> None:
    """Where the option stands makes no difference, whichever command it is."""
    for command in (
        "log",
        "entries",
        "review",
        "import",
        "export",
        "settings",
        "check",
        "backup",
        "self-test",
    ):
        result = cli.run(command, "--diary", str(cli.diary), "--help")
        assert (result.exit_code, "--diary PATH" in result.stdout) == (0, True), command


def test_a_refusal_says_line_field_and_reason_to_programs(cli: CommandLine, tmp_path: Path) -> None:
    """The three things that the interface promises of every rejected row."""
    file = tmp_path / "mine.csv"
    file.write_text("date,left\n2026-03-05,11\n", encoding="utf-8")
    (told,) = json.loads(cli.run("import", "--json", str(file)).stdout)["files"]
    assert told["rejected"] == [
        {"line": 2, "field": "left", "reason": "left is 11: a level is a whole number from 0 to 10."}
    ]


def test_a_run_is_listed_at_the_date_of_its_start(cli: CommandLine, tmp_path: Path) -> None:
    """What was written down after midnight stands where --from and --to, and the rule, look for it."""
    file = tmp_path / "mine.csv"
    row = "2026-03-03,00:40,+01:00,run,4,2026-03-02T23:10:00+01:00"
    file.write_text(f"date,time,utc_offset,kind,left,run_started_at\n{row}\n", encoding="utf-8")
    cli.ok("import", str(file))
    listed = cli.ok("entries", "--from", "2026-03-02", "--to", "2026-03-02").splitlines()
    assert listed[1].split()[:3] == ["2026-03-02", "23:10", "run"]
    assert cli.ok("entries", "--from", "2026-03-03") == "No entries.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("words", ["entries --json", "export --format csv -o -", "review"])
def test_a_full_disk_behind_the_output_is_no_defect(cli: CommandLine, words: str) -> None:
    """One sentence and status 4, whoever opened the file; no crash report."""
    cli.log("2026-03-02", "--left", "4")
    done = cli.process(*words.split(), before=("sh", "-c", 'exec "$@" > /dev/full', "sh"))
    assert done.returncode == DIARY
    assert done.stderr == "The disk is full: the output is not whole. Free some space, then try again.\n"


def test_of_a_damaged_file_only_its_damage_is_told(cli: CommandLine) -> None:
    """Nothing is called whole, or brought up to date, that could not be looked at."""
    cli.log("2026-03-02", "--left", "4")
    cli.diary.write_bytes(cli.diary.read_bytes()[:3000])
    result = cli.run("check")
    assert result.exit_code == DIARY
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == ["Diary", "File"]


def test_settings_for_one_review_hold_together_in_any_order(cli: CommandLine) -> None:
    """2 of 4 is a rule, whatever stood there before and whichever of the two is named first."""
    cli.ok("settings", "set", "niggle_of", "8")
    cli.ok("settings", "set", "niggle_runs", "5")
    for words in (("niggle_of=4", "niggle_runs=2"), ("niggle_runs=2", "niggle_of=4")):
        read = cli.json("review", "--set", words[0], "--set", words[1])["settings"]
        assert (read["niggle_runs"], read["niggle_of"]) == (2, 4)
    assert cli.run("review", "--set", "niggle_of=4").exit_code == USAGE


@pytest.mark.parametrize("value", ["", "6.0", "６", "1_4", "six", "0x6", "²", "6" * 5000])
def test_a_setting_is_a_number_in_plain_digits(cli: CommandLine, value: str) -> None:
    """What is no plain number is named and refused."""
    result = cli.run("review", "--set", f"high_level={value}")
    assert (result.exit_code, result.stdout) == (USAGE, "")
    assert result.stderr == f"high_level takes a whole number, not “{value}”.\n"


def test_a_usage_error_is_one_line_of_plain_text(cli: CommandLine) -> None:
    """No tabs and no line ends, whatever the library below lists."""
    result = cli.run("export", "-o", "-")
    assert result.exit_code == USAGE
    assert result.stderr.startswith("Missing option '--format'. Choose from: csv, runs-csv, json, pdf, html.")
    assert result.stderr.count("\n") == 1


def test_a_newer_diary_is_not_promised_to_be_brought_up_to_date(cli: CommandLine) -> None:
    """The check says what it saw, and that a newer kneelog is needed; it does not say both that and the contrary."""
    cli.log("2026-03-02", "--left", "4")
    with closing(connect(cli.diary, write=True)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    result = cli.run("check")
    assert (result.exit_code, "up to date" in result.stdout) == (DIARY, False)
    assert "newer kneelog" in result.stderr


COMMANDS = (
    "check",
    "review",
    "log --left 3",
    "settings",
    "backup {there}",
    "restore {there}",
    "--diary {there} backup copy.kneelog",
    "--diary {there} restore backup.kneelog",
    "--diary {there} check",
    "--diary {there} log --left 3",
    "export --format csv -o {there}",
    "demo {there}",
)


@pytest.mark.parametrize("words", COMMANDS)
@pytest.mark.parametrize(
    "place", ["in a folder that may not be read", "too long a name", "a circle of links"]
)
def test_a_place_that_cannot_be_reached_is_no_defect(cli: CommandLine, words: str, place: str) -> None:
    """One plain sentence, and what was there before stays; whichever command is pointed at such a place."""
    bound = bound_by_permissions()
    if bound is None:
        pytest.skip("nothing is forbidden here")
    cli.log("2026-03-02", "--left", "4")
    cli.ok("backup", str(cli.folder / "backup.kneelog"))
    there = cli.folder / {"too long a name": "x" * 300, "a circle of links": "circle"}.get(
        place, "shut/below/x"
    )
    if place == "a circle of links":
        there.symlink_to(there.name)
    shut = cli.folder / "shut"
    shut.mkdir(mode=0)
    named = [part.format(there=there).replace("backup.k", f"{cli.folder}/backup.k") for part in words.split()]
    if "{there}" not in words:
        named = ["--diary", str(there), *named]
    before = {path: path.read_bytes() for path in cli.folder.glob("*.kneelog")}
    done = cli.process(*named, before=bound)
    shut.chmod(0o700)
    assert done.returncode in (USAGE, DIARY), done.stderr
    assert "unexpected" not in done.stderr
    assert is_plain(done.stderr)
    assert {path: path.read_bytes() for path in cli.folder.glob("*.kneelog")} == before


def test_an_example_cannot_begin_before_the_calendar(cli: CommandLine) -> None:
    """A slip in the year of --end is said."""
    result = cli.run("demo", str(cli.folder / "example.kneelog"), "--end", "0002-06-05", "--years", "3")
    assert result.exit_code == USAGE
    assert "0002-06-05" in result.stderr
    assert list(cli.folder.iterdir()) == []


def test_what_comes_in_besides_entries_is_said_too(cli: CommandLine, tmp_path: Path) -> None:
    """A JSON may hold only runs and settings; "0 imported" alone would sound as if nothing had been taken."""
    content = {"runs": [{"id": "r", "date": "2026-03-02"}], "settings": {"high_level": 6}}
    file = tmp_path / "mine.json"
    file.write_text(json.dumps({"format": "kneelog-diary", "version": 1, **content}), encoding="utf-8")
    assert cli.json("import", "--dry-run", str(file))["files"][0]["others"] == 2
    said = "0 imported, 0 already there, 0 rejected; and 2 runs, settings or the like."
    assert cli.ok("import", str(file)).strip().endswith(said)
    assert cli.ok("settings", "get", "high_level") == "6\n"
    assert cli.ok("import", str(file)).strip().endswith("0 imported, 0 already there, 0 rejected.")


def test_a_morning_after_an_unknown_run_is_said_without_lines_and_files(cli: CommandLine) -> None:
    """Nobody who types an entry has a line 0."""
    result = cli.run("log", "--date", "2026-03-05", "--rest", "--run-id", "q", "--left", "2")
    assert result.exit_code == 0
    assert result.stdout.startswith("Saved: morning 5 March")
    assert result.stderr == (
        "This entry follows up the run “q”, of which nothing is known: it is kept as a run of 2026-03-04, the day "
        "before.\n"
    )
