"""A workout that is told by several recordings keeps the names of all, so that none of them comes in once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.importers.activity_files import read_files
from tests.importers import fit_writer
from tests.importers.activity_files import (
    gpx,
    gzipped,
    health,
    steady,
    strava_list,
    strava_row,
    track,
    workout,
    zipped,
)

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.services.workout import Workout

LISTED = {
    "date": "Mar 1, 2026, 7:30:00 AM",
    "km": "5.02",
    "metres": "5021.5",
    "moving": "1800",
    "elapsed": "1900",
}


def found(path: Path) -> list[Workout]:
    return [each for file in read_files([path]) for each in file.workouts]


def exported(path: Path, file: str, content: bytes) -> Workout:
    """The only workout of a Strava export whose list names that file."""
    listed = strava_list(strava_row("1001", **LISTED, file=f"activities/{file}"))
    (run,) = found(zipped(path / "export.zip", {"activities.csv": listed, f"activities/{file}": content}))
    return run


def test_a_run_from_a_strava_export_keeps_the_name_that_the_watch_gave_it(tmp_path: Path) -> None:
    """The same file copied from the watch later is then known, however Strava corrected the run."""
    for name, content in (("7.fit.gz", fit_writer.run()), ("8.gpx.gz", gpx(track(steady(5000, 1800))))):
        path = tmp_path / name.removesuffix(".gz")
        path.write_bytes(content)
        (alone,) = found(path)
        run = exported(tmp_path, name, gzipped(content))
        assert (run.source_id, run.other_ids) == ("strava:1001", (alone.source_id,))
        assert alone.other_ids == ()


def test_twins_of_apple_health_keep_each_others_names(tmp_path: Path) -> None:
    """Whichever an export has first, and whichever is richer."""
    watch = workout(totalDistance="5.5", totalDistanceUnit="km")
    app = workout(startDate="2026-03-01 07:31:00 +0100")
    again = workout(startDate="2026-03-01 07:31:20 +0100")
    path = tmp_path / "export.xml"
    names = {f"apple:running:2026-03-01T06:{time}Z" for time in ("30:00", "31:00", "31:20")}
    for order in ((watch, app, again), (again, app, watch), (app, watch, app, again)):
        path.write_bytes(health(*order))
        (run,) = found(path)
        assert run.distance_m == 5500
        assert run.source_id == "apple:running:2026-03-01T06:30:00Z"
        assert {run.source_id, *run.other_ids} == names
        assert len(run.other_ids) == 2
    path.write_bytes(health(watch, watch))
    assert found(path)[0].other_ids == (), "its own name is no other"
