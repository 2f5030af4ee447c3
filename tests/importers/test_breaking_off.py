"""Lists, exports and files that break off: what could be read comes in, and that something is missing is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kneelog.importers import activity_files
from kneelog.services.workout import Doubt
from tests.importers import fit_writer
from tests.importers.activity_files import gpx, gzipped, health, sheet, steady, track, workout, zipped
from tests.importers.test_garmin_csv import ENGLISH, row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kneelog.services.activity_items import FoundFile

LIST = sheet(
    [ENGLISH, *(row(date=f"2026-03-{day:02} 07:30:00", title=f"Run {day**9}") for day in range(1, 29))]
)
EXPORT = health(*(workout("<WorkoutEvent/>", hour=hour) for hour in range(6, 20)))
FIT = fit_writer.run(heart_rate=148)
GPX = gpx(track(steady(1000, 300)))


def found(path: Path, raw: bytes) -> list[FoundFile]:
    path.write_bytes(raw)
    return list(activity_files.read_files([path]))


def broken(raw: bytes) -> bytes:
    return raw[: len(raw) * 2 // 3]


def test_a_packed_list_that_breaks_off_says_so(tmp_path: Path) -> None:
    """The line at the break is left out: half a number looks like a whole one."""
    *lines, last = found(tmp_path / "Activities.csv.gz", broken(gzipped(LIST)))
    assert 5 < len(lines) < 28
    assert all(each.workouts[0].distance_m == 5480 and not each.problem for each in lines)
    assert (last.workouts, "breaks off" in last.problem) == ((), True)


def test_a_whole_packed_list_is_read_whatever_its_name(tmp_path: Path) -> None:
    for name in ("Activities.csv.gz", "ACTIVITIES.CSV.GZ", "Activities.csv"):
        raw = gzipped(LIST) if name.lower().endswith(".gz") else LIST
        lines = found(tmp_path / name, raw)
        assert [each.problem for each in lines] == [""] * 28
    (tmp_path / "run.gpx").write_bytes(GPX)
    assert len(list(activity_files.read_files([tmp_path]))) == 3 * 28 + 1


def test_a_list_that_is_damaged_from_its_beginning_says_so(tmp_path: Path) -> None:
    (only,) = found(tmp_path / "Activities.csv.gz", gzipped(LIST)[:10] + b"\xff" * 200)
    assert "damaged" in only.problem


@pytest.mark.parametrize(
    "cut",
    [
        lambda raw: raw[: raw.rindex(b"<Record")],
        lambda raw: raw[: raw.rindex(b"</HealthData>")],
        lambda raw: raw[:-2],
        broken,
    ],
    ids=["between records", "before the end", "within the end", "within a record or workout"],
)
@pytest.mark.parametrize("is_packed", [False, True])
def test_an_export_without_its_end_is_marked_and_said(
    cut: Callable[[bytes], bytes], tmp_path: Path, *, is_packed: bool
) -> None:
    """A copy that broke off looks like an export with fewer runs."""
    raw = cut(EXPORT)
    path = tmp_path / "export.xml"
    path.write_bytes(raw)
    if is_packed:
        path = zipped(tmp_path / "export.zip", {"apple_health_export/export.xml": raw})
    runs, lack = activity_files.read_files([path])
    assert Doubt.DAMAGED in runs.workouts[-1].doubts
    assert [Doubt.DAMAGED in each.doubts for each in runs.workouts[:-1]].count(True) == 0
    assert (runs.problem, lack.workouts) == ("", ())
    assert "workouts after the break are missing" in lack.problem


@pytest.mark.parametrize("after", [b"", b"\n", b"\r\n\r\n", b"<!-- end -->\n"])
def test_a_whole_export_is_not_marked(after: bytes, tmp_path: Path) -> None:
    (runs,) = found(tmp_path / "export.xml", EXPORT + after)
    assert (len(runs.workouts), runs.problem) == (14, "")
    assert {each.doubts for each in runs.workouts} == {()}


@pytest.mark.parametrize(("name", "raw"), [("run.fit", FIT), ("run.gpx", GPX)])
def test_a_packed_file_that_is_damaged_is_not_called_empty(name: str, raw: bytes, tmp_path: Path) -> None:
    packed = gzipped(raw)
    for kept in (2, 10, 12, 14):
        (only,) = found(tmp_path / f"{name}.gz", packed[:kept])
        assert "damaged" in only.problem, kept
    (only,) = found(tmp_path / f"{name}.gz", packed[:10] + b"\xff" * 100)
    assert "damaged" in only.problem
    (empty,) = found(tmp_path / f"{name}.gz", gzipped(b""))
    assert "It is empty" in empty.problem


def test_a_small_file_in_a_damaged_zip_is_not_called_empty(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"a.gpx": GPX, "run.fit": FIT})
    raw = bytearray(path.read_bytes())
    at = raw.index(b"run.fit") + len(b"run.fit")
    raw[at : at + 20] = b"\xff" * 20
    sound, damaged = found(path, bytes(raw))
    assert [each.distance_m for each in sound.workouts] == [1000]
    assert "damaged" in damaged.problem


def test_what_a_short_packed_file_held_before_the_break_is_read(tmp_path: Path) -> None:
    (only,) = found(tmp_path / "run.gpx.gz", broken(gzipped(GPX)))
    assert only.problem == ""
    assert only.workouts[0].distance_m is not None
    assert Doubt.DAMAGED in only.workouts[0].doubts


def test_a_file_that_the_memory_cannot_hold_leaves_the_others_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reader(_stream: object, name: str) -> tuple[()]:
        if name == "a.gpx":
            raise MemoryError
        return ()

    monkeypatch.setattr(activity_files, "_READERS", {"gpx": reader})
    for name in ("a.gpx", "b.gpx"):
        (tmp_path / name).write_bytes(GPX)
    first, second = activity_files.read_files([tmp_path])
    assert "too large for the memory" in first.problem
    assert second.problem == ""
