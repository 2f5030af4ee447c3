"""One door: whatever the runner drops in, what is in it is found out and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneelog.importers import gpx, tcx, workouts
from kneelog.importers.garmin_csv import Unit
from kneelog.services.ports import Cancelled
from tests.importers.activity_files import gzipped, zipped
from tests.importers.one_of_each import GARMIN, GPX, HEALTH, STRAVA, TCX

if TYPE_CHECKING:
    from pathlib import Path

READERS = {"gpx": gpx.read, "tcx": tcx.read}


def distances(path: Path, unit: Unit | None = None) -> list[int | str | None]:
    """The metres of each workout, or the sentence where there is none."""
    return [
        outcome.workouts[0].distance_m if outcome.workouts else outcome.problem
        for outcome in workouts.read(path, READERS, unit)
    ]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("run.gpx", GPX, [1000]),
        ("run.gpx.gz", gzipped(GPX), [1000]),
        ("download", TCX, [2000]),
        ("activities.csv", STRAVA, [3000]),
        ("export.xml", HEALTH, [4000]),
        ("Activities.csv", GARMIN, [5000]),
        ("Activities (1).csv", GARMIN, [5000]),
        ("photo.jpg", b"\xff\xd8\xff", ["It is no activity file that kneelog reads (FIT, GPX, TCX)."]),
        ("empty.gpx", b"", ["It is empty: export or download it again."]),
        ("list.csv", b"a,b\n1,2\n", ["It is no list of activities as Garmin Connect exports it."]),
    ],
)
def test_a_file_is_read_as_what_it_is(
    name: str, content: bytes, expected: list[int | str], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    assert distances(tmp_path / name) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a.gpx": GPX, "b.tcx": TCX, "photo.jpg": b"x", "notes.csv": b"a,b\n1,2\n"}, [1000, 2000]),
        ({"Activities.csv": GARMIN, "b.tcx": TCX}, [5000, 2000]),
        ({"activities.csv": STRAVA, "activities/1.gpx": GPX}, [3000, 1000]),
        ({"apple_health_export/Export.xml": HEALTH, "apple_health_export/workout-routes/1.gpx": GPX}, [4000]),
        ({"a.jpg": b"x", "b.jpg": b"x"}, ["There is no activity file in it (FIT, GPX, TCX)."]),
        ({"a.gpx": b"<gpx/>", "b.gpx": GPX}, ["It holds no recorded track, so no workout.", 1000]),
    ],
)
def test_a_zip_and_the_same_folder_give_the_same(
    files: dict[str, bytes], expected: list[int | str], tmp_path: Path
) -> None:
    assert distances(zipped(tmp_path / "export.zip", files)) == expected
    folder = tmp_path / "folder"
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    assert distances(folder) == expected


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    (outcome,) = workouts.read(tmp_path / "gone.gpx", READERS)
    assert (outcome.name, outcome.problem) == ("gone.gpx", "It does not exist, or no longer.")


def test_an_open_unit_is_asked_for_and_the_answer_counts(tmp_path: Path) -> None:
    (tmp_path / "Activities.csv").write_bytes(GARMIN)
    (outcome,) = workouts.read(tmp_path / "Activities.csv", READERS)
    assert outcome.is_unit_open
    (outcome,) = workouts.read(tmp_path / "Activities.csv", READERS, Unit.MILES)
    assert (outcome.is_unit_open, outcome.workouts[0].distance_m) == (False, 8047)


def test_progress_counts_files_and_may_cancel(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"a.gpx": GPX, "b.gpx": GPX})
    told: list[tuple[int, int]] = []
    list(workouts.read(path, READERS, progress=lambda *done: told.append(done)))
    assert told == [(0, 2), (1, 2)]

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(workouts.read(path, READERS, progress=cancel))
