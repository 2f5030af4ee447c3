"""Runs out of files, from a terminal: read, merged, asked about, kept in one change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

import pytest

from kneelog.cli import activities
from tests.importers import fit_writer
from tests.importers.activity_files import gpx, sheet, steady, strava_list, strava_row, track, zipped
from tests.journeys.command_line import is_plain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.command_line import CommandLine

FIT = fit_writer.run()
RUN = gpx(track(steady(3000, 900)))
WALK = gpx(track(steady(1000, 900, since=7200), type_="walking"))
UNKNOWN = gpx(track(steady(3000, 900, since=20_000), type_="fun"))
GARMIN = sheet(
    [
        ["Activity Type", "Date", "Favorite", "Title", "Distance", "Calories", "Time", "Avg HR"],
        ["Running", "2026-05-01 07:30:00", "false", "Run", "5.00", "447", "00:31:24", "153"],
    ]
)


@pytest.fixture
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files beside the diary's own."""
    folder = tmp_path_factory.mktemp("files")
    contents = {
        "fit": FIT,
        "run.gpx": RUN,
        "walk.gpx": WALK,
        "unknown.gpx": UNKNOWN,
        "Activities.csv": GARMIN,
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return folder


def runs(cli: CommandLine) -> list[dict[str, object]]:
    """The runs of the diary, as its JSON tells them."""
    found: list[dict[str, object]] = json.loads(cli.ok("export", "--format", "json", "-o", "-"))["runs"]
    return found


def test_runs_come_in_and_importing_again_changes_nothing(cli: CommandLine, files: Path) -> None:
    """A runner can point at the same folder every week."""
    names = [str(files / name) for name in ("fit", "run.gpx", "walk.gpx")]
    said = cli.ok("import", "--zone", "Europe/Berlin", *names)
    assert f"{names[0]}: 1 imported, 0 already there, 0 rejected.\n" in said
    assert f"{names[1]}: 1 imported, 0 already there, 0 rejected.\n" in said
    assert f"{names[2]}: 0 imported, 0 already there, 1 not a run, 0 rejected.\n" in said
    before, known = cli.everything(), runs(cli)
    assert {each["source"] for each in known} >= {"Test watch (GPX), distance computed from the track"}
    again = cli.ok("import", *names)
    assert again.count("0 imported, 1 already there") == 2
    assert cli.everything() == before
    assert runs(cli) == known


def test_walks_come_in_by_choice_and_the_choice_is_remembered(cli: CommandLine, files: Path) -> None:
    assert "1 imported" in cli.ok("import", "--walks", str(files / "walk.gpx"))
    (files / "walk.gpx").write_bytes(gpx(track(steady(1000, 900, since=50_000), type_="walking")))
    assert "1 imported" in cli.ok("import", str(files / "walk.gpx"))
    (files / "walk.gpx").write_bytes(gpx(track(steady(1000, 900, since=90_000), type_="walking")))
    assert "1 not a run" in cli.ok("import", "--no-walks", str(files / "walk.gpx"))


def test_a_dry_run_says_the_same_and_keeps_nothing(cli: CommandLine, files: Path) -> None:
    said = cli.ok(
        "import", "--dry-run", "--unknown-sport", "run", str(files / "run.gpx"), str(files / "unknown.gpx")
    )
    assert said.count("1 would be imported") == 2
    assert cli.everything() == {}


OPEN = {
    "unknown.gpx": ("1 file does not say whether it is a run.", "--unknown-sport run | skip"),
    "Activities.csv": ("1 activity does not say in what its distance is.", "--units km | mi"),
}


@pytest.mark.parametrize("name", OPEN)
def test_in_a_pipe_an_open_question_names_the_option_that_answers_it(
    cli: CommandLine, files: Path, name: str
) -> None:
    """What depends on it is left out, the rest comes in, and a script can tell by the status."""
    result = cli.run("import", str(files / name), str(files / "run.gpx"))
    assert result.exit_code == 3
    assert f"{name}: 0 imported, 0 already there, 1 rejected." in result.stdout
    assert "run.gpx: 1 imported" in result.stdout
    sentence, option = OPEN[name]
    complaint, question = result.stderr.strip().splitlines()
    assert complaint.startswith(str(files / name))
    assert question == f"{sentence} They were left out; {option} answers it."
    assert is_plain(complaint)
    assert is_plain(question)


ANSWERS = {
    "unknown.gpx": (["--unknown-sport", "run"], "run\n", 3000),
    "Activities.csv": (["--units", "mi"], "mi\n", 8047),
}


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("is_typed", [True, False], ids=["typed", "option"])
def test_an_answer_is_asked_for_once_and_remembered(
    cli: CommandLine, files: Path, monkeypatch: pytest.MonkeyPatch, name: str, *, is_typed: bool
) -> None:
    """At a terminal by a question, else by an option; the next import asks nothing."""
    option, typed, metres = ANSWERS[name]
    if is_typed:
        monkeypatch.setattr(activities, "is_at_terminal", lambda: True)
    result = cli.run(
        "import", *(() if is_typed else option), str(files / name), typed=typed if is_typed else None
    )
    assert result.exit_code == 0, (result.stdout, result.stderr)
    assert (OPEN[name][0] in result.stdout) is is_typed
    (run,) = runs(cli)
    assert abs(int(str(run["distance_m"])) - metres) <= metres * 0.001
    later = (files / name).read_bytes().replace(b"2026", b"2027")
    (files / name).write_bytes(later)
    assert "1 imported" in cli.ok("import", str(files / name))


def test_one_answer_may_lead_to_the_next_question(
    cli: CommandLine, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list that names neither its unit nor what was done."""
    monkeypatch.setattr(activities, "is_at_terminal", lambda: True)
    (files / "Activities.csv").write_bytes(GARMIN.replace(b"Running", b"Zumba thing"))
    result = cli.run("import", str(files / "Activities.csv"), typed="km\nrun\n")
    assert result.exit_code == 0, (result.stdout, result.stderr)
    assert [each["distance_m"] for each in runs(cli)] == [5000]


def test_nobody_is_asked_when_a_program_reads(
    cli: CommandLine, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activities, "is_at_terminal", lambda: True)
    result = cli.run("import", "--json", str(files / "unknown.gpx"))
    assert result.exit_code == 3
    assert json.loads(result.stdout)["files"][0]["rejected_records"] == 1


def test_the_same_run_from_watch_and_service_is_one_run(cli: CommandLine, files: Path) -> None:
    """The files of one call are matched with each other, whatever their order."""
    row = strava_row("77", type="Run", km="3.01", metres="3010.0", elapsed="905", moving="900", climb="42")
    export = zipped(files / "export.zip", {"activities.csv": strava_list(row)})
    said = cli.ok("import", str(export), str(files / "run.gpx"))
    assert "1 merged" in said
    (run,) = runs(cli)
    assert (run["heart_rate"], run["climb_m"]) == (150, 42)
    assert set(cast("list[str]", run["source_ids"])) == {"strava:77", "gpx:2026-03-01T07:30:00Z"}


def test_a_run_that_was_logged_gains_its_facts(cli: CommandLine, files: Path) -> None:
    """Whoever said how the knees were, and no more, has the answer on the run that the watch brings later."""
    cli.log("2026-03-01", "--run", "--left", "4", "--run-effort", "6")
    said = cli.ok("import", str(files / "run.gpx"))
    assert "0 imported, 0 already there, 1 merged" in said
    assert "It is the run that you logged that day; what you typed stays." in said
    (run,) = runs(cli)
    assert run["distance_m"] in range(2990, 3011)


def test_an_entry_that_names_no_run_gets_it(cli: CommandLine, files: Path) -> None:
    """A year of knees from a spreadsheet finds the runs of a watch."""
    (files / "knees.csv").write_text(
        "date,kind,left\n2026-03-01,run,4\n2026-05-01,rest,1\n", encoding="utf-8"
    )
    cli.ok("import", str(files / "knees.csv"))
    assert "Your entry of that day is about it." in cli.ok("import", str(files / "run.gpx"))
    (run,) = runs(cli)
    assert [entry.get("run") for entry in cli.json("entries")] == [run["id"], None]
    assert "0 imported, 2 already there" in cli.ok("import", str(files / "knees.csv"))


def test_activities_come_in_beside_spreadsheets(cli: CommandLine, files: Path) -> None:
    """One call for a whole folder's names; a bad file stops none of the others."""
    (files / "knees.csv").write_text("date,left\n2026-03-02,4\n", encoding="utf-8")
    (files / "bad.csv").write_text("date,left\n2026-13-02,4\n", encoding="utf-8")
    (files / "bad.fit").write_bytes(b"%PDF-1.7\n")
    names = [str(files / name) for name in ("run.gpx", "knees.csv", "bad.csv", "bad.fit", "gone.fit")]
    result = cli.run("import", *names)
    assert result.exit_code == 3
    assert "knees.csv: 1 imported" in result.stdout
    assert "run.gpx: 1 imported" in result.stdout
    complaints = result.stderr.strip().splitlines()
    assert len(complaints) == 3
    assert all(is_plain(complaint) for complaint in complaints)
    assert any(
        "bad.fit: 1 problem. It is a PDF, not an activity file." in complaint for complaint in complaints
    )


def test_doubtful_runs_come_in_and_are_named(cli: CommandLine, files: Path) -> None:
    (files / "ride.gpx").write_bytes(gpx(track(steady(20_000, 900))))
    said = cli.ok("import", str(files / "ride.gpx"))
    assert "1 imported, 0 already there, 0 rejected, please check 1." in said
    assert "Please check: its pace is 0:45 a kilometre." in said
    told = cli.json("import", str(files / "fit"))["files"][0]
    assert (told["format"], told["imported"], told["please_check"]) == ("activities", 1, [])


def test_a_zone_that_does_not_exist_is_wrong_usage(cli: CommandLine, files: Path) -> None:
    """Said before anything is kept."""
    (files / "knees.csv").write_text("date,left\n2026-03-02,4\n", encoding="utf-8")
    result = cli.run("import", "--zone", "Mars/Crater", str(files / "run.gpx"), str(files / "knees.csv"))
    assert result.exit_code == 2
    assert "There is no time zone “Mars/Crater”" in result.stderr
    assert is_plain(result.stderr)
    assert cli.everything() == {}
