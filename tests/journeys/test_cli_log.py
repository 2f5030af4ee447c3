"""Logging, listing and reading the rule from a terminal."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kneelog.cli.log_options import option_of
from kneelog.services.csv_columns import COLUMNS
from kneelog.store.opening import open_diary

if TYPE_CHECKING:
    from tests.journeys.command_line import CommandLine


def test_a_run_is_logged_in_one_line_and_said_back(cli: CommandLine) -> None:
    """The runner who lives in a terminal logs as quickly as in the window."""
    said = cli.log("2026-03-02", "--run", "--left", "4", "--right", "0", "--left-place", "inner-joint-line")
    assert said.startswith("Saved: run 2 March")
    assert "left 4, right 0." in said.splitlines()[0]
    (entry,) = cli.json("entries")
    assert (entry["date"], entry["kind"]) == ("2026-03-02", "run")
    assert entry["left"] == {"level": 4, "places": ["inner-joint-line"]}
    assert entry["right"] == {"level": 0}


def test_without_a_date_it_is_now(cli: CommandLine) -> None:
    """Just back from the run, nobody types a date."""
    before = datetime.now().astimezone().replace(second=0, microsecond=0)
    cli.ok("log", "--rest", "--left", "1")
    (entry,) = cli.json("entries")
    happened = datetime.fromisoformat(f"{entry['date']}T{entry['time']}:00{entry['utc_offset']}")
    assert before <= happened <= before + timedelta(minutes=2)


def test_with_a_date_no_time_is_made_up(cli: CommandLine) -> None:
    """What the runner did not say is not recorded."""
    cli.log("2026-03-02", "--rest", "--left", "1")
    (entry,) = cli.json("entries")
    assert "time" not in entry
    assert "right" not in entry


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("--left", "4"), "rest"),
        (("--left", "4", "--run-km", "8.2"), "run"),
        (("--left", "4", "--run"), "run"),
        (("--left", "4", "--rest"), "rest"),
        (("--left", "4", "--kind", "run"), "run"),
        (("--run-effort", "6"), "run"),
    ],
)
def test_run_or_rest_is_told_from_what_is_given(cli: CommandLine, words: tuple[str, ...], kind: str) -> None:
    """A run's distance says that it was a run."""
    cli.log("2026-03-02", *words)
    assert [entry["kind"] for entry in cli.json("entries")] == [kind]


def test_every_column_of_the_csv_is_an_option(cli: CommandLine) -> None:
    """Whatever a spreadsheet can say, the command line can say too."""
    known = cli.ok("log", "--help")
    assert [option for option in map(option_of, COLUMNS) if f"{option} " not in known] == []


def test_everything_that_can_be_said_of_an_entry_is_kept(cli: CommandLine) -> None:
    """Swelling, signs, moments and the facts of the run come back as they were given."""
    given = (
        "--id mine --run-id r1 --time 18:30 --utc-offset +01:00 --left-start 1 --left-during 2 --left-after 4 "
        "--right 0 --left-place inner-joint-line --left-place hollow --left-spread palm --left-swelling slight "
        "--left-swelling-extent spot --left-swelling-onset next-day --left-lasted 2d --left-sign stairs-down "
        "--left-sign squat --sign calf-swollen --eased-by-medicine ibuprofen --recorded-at 2026-03-03T08:00:00Z "
        "--run-started-at 2026-03-02T17:40:00+01:00 --run-km 8.2 --run-minutes 43.5 --run-climb-m 120 "
        "--run-heart-rate 150 --run-cadence 168 --run-effort 6 --run-kind easy --run-surface trail "
        "--run-shoes Fellmark --run-title Loop --run-source Watch --run-source-id a;b"
    )
    cli.log("2026-03-02", *given.split(), "--note", '=SUM(1) "two\nlines"')
    (entry,) = cli.json("entries")
    assert entry["left"]["signs"] == ["stairs-down", "squat"]
    assert entry["left"]["places"] == ["inner-joint-line", "hollow"]
    assert entry["left"]["lasted"] == "2d"
    assert entry["note"] == '=SUM(1) "two\nlines"'
    assert entry["recorded_at"] == "2026-03-03T08:00:00+00:00"
    with closing(open_diary(cli.diary, create=False)) as store:
        (run,) = store.load().runs.values()
    assert (run.id, run.distance_m, run.moving_s, run.source_ids) == ("r1", 8200, 2610, ("a;b",))


def test_the_next_morning_belongs_to_its_run(cli: CommandLine) -> None:
    """A rest entry that names a run is its follow-up and no second run."""
    cli.log("2026-03-02", "--run", "--run-id", "r1", "--left", "4")
    said = cli.log("2026-03-03", "--rest", "--run-id", "r1", "--left", "2")
    assert said.startswith("Saved: morning")
    assert [entry["kind"] for entry in cli.json("entries")] == ["run", "rest"]


def test_logging_the_same_id_again_changes_nothing(cli: CommandLine) -> None:
    """A script may be run twice."""
    words = ("--id", "a", "--rest", "--left", "4")
    cli.log("2026-03-02", *words)
    before = cli.everything()
    assert cli.log("2026-03-02", *words).startswith("Already there")
    assert cli.everything() == before


def test_a_saved_entry_says_what_the_rule_now_says(cli: CommandLine) -> None:
    """Whoever never opens the window still hears of the rule of thumb, and of an urgent sign first."""
    said = cli.ok("log", "--rest", "--left", "8", "--right", "7", "--left-sign", "locked")
    urgent, high = said.index("stuck"), said.index("pain was 8")
    assert urgent < high
    assert "Consider arranging to see a physiotherapist or GP." in said


def test_what_was_saved_can_be_read_by_a_program(cli: CommandLine) -> None:
    """A script gets the id of what it saved, and the findings."""
    told = cli.json("log", "--run", "--left", "8")
    assert told["saved"] is True
    assert told["entry"]["left"] == {"level": 8}
    assert [finding["rule"] for finding in told["findings"]] == ["high-pain"]


def test_the_review_has_the_shape_that_programs_rely_on(cli: CommandLine) -> None:
    """Names and shape of the JSON are public."""
    for day, level in ((2, 2), (4, 3), (9, 2)):
        cli.log(f"2026-03-0{day}", "--run", "--id", f"e{day}", "--left", str(level), "--right", "0")
    review = cli.json("review", "--as-of", "2026-03-10")
    (finding,) = review["findings"]
    assert review["as_of"] == "2026-03-10"
    assert review["settings"]["high_level"] == 7
    assert review["not_assessable"] == []
    assert finding.pop("sentence").startswith("Left knee hurt on 3 of the last 3 runs with an answer")
    assert finding == {
        "rule": "recurring-niggle",
        "tier": "prompt",
        "knee": "left",
        "sign": None,
        "from": "2026-03-02",
        "on": "2026-03-09",
        "until": "2026-03-09",
        "current": True,
        "dates": ["2026-03-02", "2026-03-04", "2026-03-09"],
        "entries": ["e2", "e4", "e9"],
        "unrecorded": [],
    }


def test_the_review_can_be_read_with_other_numbers_for_once(cli: CommandLine) -> None:
    """Trying a setting changes nothing."""
    cli.log("2026-03-02", "--rest", "--left", "6", "--right", "6")
    assert "Nothing in the diary meets the rule" in cli.ok("review", "--as-of", "2026-03-03")
    assert "pain was 6" in cli.ok("review", "--as-of", "2026-03-03", "--set", "high_level=6")
    assert cli.ok("settings", "get", "high_level") == "7\n"


def test_a_changed_setting_holds_and_can_be_undone(cli: CommandLine) -> None:
    """The numbers are the runner's."""
    cli.log("2026-03-02", "--rest", "--left", "6", "--right", "6")
    cli.ok("settings", "set", "high_level", "6")
    assert cli.ok("settings", "get", "high_level") == "6\n"
    assert "pain was 6" in cli.ok("review", "--as-of", "2026-03-03")
    with closing(open_diary(cli.diary, create=False)) as store:
        assert store.undo() is not None
    assert cli.ok("settings", "get", "high_level") == "7\n"


def test_the_settings_are_listed_with_their_sources(cli: CommandLine) -> None:
    """Nobody has to take a number on trust."""
    listed = {item["key"]: item for item in cli.json("settings")}
    assert listed["uneven_gap"]["default"] == 4
    assert (listed["uneven_gap"]["low"], listed["uneven_gap"]["high"]) == (2, 6)
    assert "Dworkin" in listed["uneven_gap"]["source"]
    assert "uneven_gap" in cli.ok("settings")


def test_entries_are_listed_by_period(cli: CommandLine) -> None:
    """The last week fits on a screen; a knee that was not recorded is a dash and never a 0."""
    for day in (1, 2, 3):
        cli.log(f"2026-03-0{day}", "--rest", "--right", "0", "--note", f"day {day}\nnext line")
    listed = cli.ok("entries", "--from", "2026-03-02", "--to", "2026-03-02")
    assert len(listed.splitlines()) == 2
    assert "2026-03-02" in listed
    assert "rest  -  0" in listed


def test_a_diary_that_does_not_exist_reads_as_empty_and_is_not_made(cli: CommandLine) -> None:
    """Looking leaves no traces."""
    assert "No entries" in cli.ok("entries")
    assert cli.json("entries") == []
    assert cli.json("review")["findings"] == []
    assert "high_level" in cli.ok("settings")
    assert "no diary" in cli.ok("check")
    assert cli.everything() == {}


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_diary_may_be_named_before_and_after_the_command(cli: CommandLine, place: str) -> None:
    """Both orders come naturally."""
    other = str(cli.folder / "other.kneelog")
    words = ("log", "--rest", "--left", "1")
    cli.ok(*(("--diary", other, *words) if place == "before" else (*words, "--diary", other)))
    assert list(cli.everything()) == ["other.kneelog"]


def test_a_run_of_which_no_knee_is_told_is_still_an_entry(cli: CommandLine) -> None:
    """Whoever logs is asked about both knees later; only a whole file of runs brings runs without entries."""
    cli.log("2026-03-02", "--run", "--run-id", "r1", "--run-km", "8")
    (entry,) = cli.json("entries")
    assert (entry["kind"], entry["run"]) == ("run", "r1")
