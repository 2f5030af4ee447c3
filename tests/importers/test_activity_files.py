"""Whatever is dropped on kneelog, however packed: each file is read or has a sentence, and none stops the others."""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.importers import folders
from kneelog.importers.activity_files import is_for_activities, read_files, size_of
from kneelog.services.ports import Cancelled
from kneelog.services.workout import Doubt
from tests.importers import fit_writer
from tests.importers.activity_files import gzipped, strava_list, strava_row, zipped
from tests.importers.one_of_each import GARMIN, GPX, HEALTH, STRAVA, TCX

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kneelog.services.activity_plan import FoundFile

FIT = fit_writer.run()
PDF = b"%PDF-1.7\n" + bytes(200)
XLSX = b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml"


def laid(folder: Path, files: dict[str, bytes]) -> Path:
    """``files`` in ``folder``."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def said(found: Iterable[FoundFile]) -> dict[str, str | int]:
    """Place within -> the number of its workouts, or the sentence."""
    return {
        each.within or each.name.rpartition(os.sep)[2]: each.problem or len(each.workouts) for each in found
    }


ACTIVITIES = {
    "run.fit": FIT,
    "run.fit.gz": gzipped(FIT),
    "fit without a name": FIT,
    "a GPX called.fit": GPX,
    "a FIT called.gpx": FIT,
    "run.gpx": GPX,
    "run.tcx": TCX,
    "UTF-16": GPX.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
    "with a mark": b"\xef\xbb\xbf" + GPX,
    "  spaces.tcx": b"   " + TCX,
    "export.xml": HEALTH,
    "activities.csv": STRAVA,
    "Activities (2).csv": GARMIN,
}
OTHERS = {
    "knees.csv": b"date,left\n2026-03-02,4\n",
    "my own id.csv": b"id,date,left\n1,2026-03-02,4\n",
    "a note on files.csv": b"date,left,note\n2026-03-02,4,no <gpx in it\n",
    "diary.json": b'{"format": "kneelog-diary"}',
    "letter.pdf": PDF,
    "table.xlsx": XLSX,
    "empty.csv": b"",
    "page.html": b"<!DOCTYPE html><html>",
}


@pytest.mark.parametrize("name", ACTIVITIES)
def test_an_activity_is_told_by_its_content(tmp_path: Path, name: str) -> None:
    (path,) = laid(tmp_path, {name: ACTIVITIES[name]}).iterdir()
    assert is_for_activities(path)
    (found,) = read_files([path])
    assert (found.name, found.problem, len(found.workouts)) == (str(path), "", 1)


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_left_to_their_own_readers(tmp_path: Path, name: str) -> None:
    laid(tmp_path, {name: OTHERS[name]})
    assert not is_for_activities(tmp_path / name)


def test_folders_and_archives_are_for_activities(tmp_path: Path) -> None:
    zipped(tmp_path / "export.zip", {"a.gpx": GPX})
    assert is_for_activities(tmp_path)
    assert is_for_activities(tmp_path / "export.zip")
    assert not is_for_activities(tmp_path / "gone.fit")
    assert not is_for_activities("no\0path")


def test_a_folder_with_everything_in_it(tmp_path: Path) -> None:
    """A folder of downloads: exports, single files, an archive, and photos that nobody asked about."""
    laid(
        tmp_path,
        {
            "a.fit": FIT,
            "b.pdf.fit": PDF,
            "c.gpx": b"",
            "photo.jpg": b"\xff\xd8",
            "strava/activities.csv": STRAVA,
            "health/export.xml": HEALTH,
            "health/workout-routes/route.gpx": GPX,
            "sub/run.tcx": TCX,
        },
    )
    zipped(tmp_path / "more.zip", {"d.gpx": GPX, "deeper/e.tcx": TCX})
    assert said(read_files([tmp_path])) == {
        "strava:1001": 1,
        "health/export.xml": 1,
        "a.fit": 1,
        "b.pdf.fit": "It is a PDF, not an activity file.",
        "c.gpx": "It is empty: export or download it again.",
        "more.zip/d.gpx": 1,
        "more.zip/deeper/e.tcx": 1,
        "sub/run.tcx": 1,
    }


def test_an_archive_within_an_archive_is_said(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a.gpx": GPX}).read_bytes()
    outer = zipped(tmp_path / "outer.zip", {"inner.zip": inner, "b.gpx": GPX, "c.gpx": inner})
    sentence = "It is an archive within an archive: unpack it and import what is in it."
    assert said(read_files([outer])) == {"b.gpx": 1, "c.gpx": sentence, "inner.zip": sentence}


def test_the_others_come_in_whatever_is_wrong_with_one(tmp_path: Path) -> None:
    """Each has its sentence; nothing is raised."""
    laid(
        tmp_path,
        {
            "broken.zip": b"PK\x03\x04" + bytes(50),
            "broken.gpx": GPX[:200],
            "not.fit": b"x" * 20,
            "good.gpx": GPX,
        },
    )
    names = ["gone.fit", "broken.zip", "broken.gpx", "not.fit", "good.gpx"]
    found = said(read_files([tmp_path / name for name in names]))
    assert found.pop("good.gpx") == 1
    assert found.pop("gone.fit") == "It does not exist, or no longer."
    assert (
        found.pop("broken.zip") == "The archive (zip) is damaged or not whole: export or download it again."
    )
    assert set(found) == {"broken.gpx", "not.fit"}
    assert all(isinstance(sentence, str) for sentence in found.values())


@pytest.mark.parametrize("forbidden", ["mine", "mine/secret"])
def test_a_forbidden_folder_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forbidden: str) -> None:
    """What lies beside it, or above it, comes in all the same."""
    laid(tmp_path, {"mine/a.gpx": GPX, "mine/secret/c.gpx": GPX, "b.gpx": GPX})
    scandir = os.scandir

    def forbidding(path: str) -> object:
        if str(path) == str(tmp_path / forbidden):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", forbidding)
    found = said(read_files([tmp_path / "mine", tmp_path / "b.gpx"]))
    assert found.pop("b.gpx") == 1
    assert "permission" in str(found.pop("secret/" if forbidden == "mine/secret" else "mine")).lower()
    assert found == ({"a.gpx": 1} if forbidden == "mine/secret" else {})


def test_a_file_that_vanishes_meanwhile_is_said(tmp_path: Path) -> None:
    """A stick that is pulled out while a thousand files are read costs those on it, not the others."""
    laid(tmp_path, {"a.gpx": GPX, "b.gpx": GPX, "c.gpx": GPX})
    found: dict[str, str | int] = {}
    for each in read_files([tmp_path]):
        (tmp_path / "b.gpx").unlink(missing_ok=True)
        found |= said([each])
    assert found["a.gpx"] == found["c.gpx"] == 1
    assert "exist" in str(found["b.gpx"])


def test_distances_without_a_unit_are_marked(tmp_path: Path) -> None:
    """The plan then asks, and need not read the list again."""
    laid(tmp_path, {"Activities.csv": GARMIN})
    (found,) = read_files([tmp_path / "Activities.csv"])
    assert [each.doubts for each in found.workouts] == [(Doubt.NO_UNIT,)]


def test_progress_reaches_the_end_of_files_and_bytes(tmp_path: Path) -> None:
    """Files within archives count; a bar that follows it never runs backwards."""
    laid(tmp_path, {"folder/a.gpx": GPX, "folder/b.tcx": TCX, "c.fit": FIT, "export.xml": HEALTH})
    zipped(tmp_path / "folder" / "d.zip", {"e.gpx": GPX, "f.gpx": GPX})
    zipped(tmp_path / "g.zip", {f"{number}.gpx": GPX for number in range(5)})
    paths = [tmp_path / name for name in ("folder", "c.fit", "export.xml", "g.zip")]
    told: list[tuple[int, int, int]] = []
    found = list(read_files(paths, lambda *so_far: told.append(so_far)))
    assert len(found) == 11
    assert told[0] == (0, 4, 0)
    done, total, size = told[-1]
    assert done == total
    assert (
        size == size_of(paths) == sum(each.stat().st_size for each in tmp_path.rglob("*") if each.is_file())
    )
    for column in (0, 2):
        steps = [so_far[column] for so_far in told]
        assert steps == sorted(steps)


def test_the_runner_can_stop_between_two_files(tmp_path: Path) -> None:
    zipped(tmp_path / "g.zip", {f"{number}.gpx": GPX for number in range(5)})
    read: list[FoundFile] = []

    def stop(done: int, _total: int, _size: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        read.extend(each for each in read_files([tmp_path / "g.zip"], stop) if each.workouts)
    (tmp_path / "g.zip").unlink()  # nothing holds it any more, not even on Windows


def test_the_runner_can_stop_while_sizes_are_summed(tmp_path: Path) -> None:
    laid(tmp_path, {f"{number}.gpx": GPX for number in range(3)})

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        size_of([tmp_path], stop)
    ticks: list[int] = []
    assert size_of([tmp_path], lambda: ticks.append(1)) == 3 * len(GPX)
    assert ticks


def test_the_runner_can_stop_while_a_folder_is_listed(tmp_path: Path) -> None:
    """Many files that are of no use are looked at before the first is read."""
    laid(tmp_path, {f"{number}.txt": b"x" for number in range(250)})
    told: list[int] = []

    def stop(_done: int, _total: int, _size: int) -> None:
        told.append(1)
        if len(told) == 6:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(read_files([tmp_path], stop))


@pytest.mark.parametrize("name", ["{}.gpx", ".{}"])
def test_the_walk_of_a_folder_ends_where_nobody_has_so_many_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A whole disk that was dropped by a slip of the hand, whatever its files are."""
    monkeypatch.setattr(folders, "MOST_ENTRIES", 20)
    laid(tmp_path, {f"{folder}/{name.format(number)}": GPX for folder in range(5) for number in range(10)})
    assert size_of([tmp_path]) <= 21 * len(GPX)
    (found,) = read_files([tmp_path])
    assert found.problem == "It holds more than 20 files: import the folders or files in it one by one."


def test_a_folder_that_claims_to_hold_archives_elsewhere_leads_nowhere(tmp_path: Path) -> None:
    """A list can name any file; none outside its own folder is opened."""
    zipped(tmp_path / "secret.zip", {"a.gpx": GPX})
    row = strava_row("1002", file="../secret.zip", km="3.00", metres="3000.0")
    laid(tmp_path / "export", {"activities.csv": strava_list(row)})
    (found,) = read_files([tmp_path / "export"])
    assert len(found.workouts) == 1
    assert found.workouts[0].source == "Strava"


def test_names_that_no_terminal_can_print_are_shown_without(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a\x1b[2J.gpx", GPX)
    (found,) = read_files([path])
    assert found.within.isprintable()


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A Strava export with a file of each sort."""
    row = strava_row("77", file="activities/1.fit.gz", km="8.20", metres="8200.0")
    files = {
        "activities.csv": strava_list(row, strava_row("78", km="1.00", metres="1000.0")),
        "activities/1.fit.gz": gzipped(FIT),
        "activities/2.gpx": GPX,
        "activities/3.tcx.gz": gzipped(TCX),
    }
    return zipped(tmp_path_factory.mktemp("export") / "export.zip", files).read_bytes()


@given(
    cut=st.integers(0, 10_000),
    flips=st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 255)), max_size=6),
)
def test_a_damaged_archive_never_stops_an_import(
    export: bytes, tmp_path_factory: pytest.TempPathFactory, cut: int, flips: list[tuple[int, int]]
) -> None:
    """A download that broke off, a stick that lost bits: a sentence, or the runs that are left."""
    damaged = bytearray(export[: len(export) - cut % len(export)])
    for place, change in flips:
        damaged[place % len(damaged)] ^= change
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "export.zip").write_bytes(damaged)
    (folder / "good.gpx").write_bytes(GPX)
    found = list(read_files([folder / "export.zip", folder / "good.gpx"]))
    assert all(each.workouts or each.problem for each in found)
    assert len(found[-1].workouts) == 1
