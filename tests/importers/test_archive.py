"""Zips, gzips and folders: listed and opened without ever being unpacked to the disk, and never trusted."""

from __future__ import annotations

import io
import os
import struct
import sys
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kneelog.importers import activities, archive, folders, gpx
from kneelog.importers.folders import MOST_ENTRIES
from kneelog.importers.unpacking import is_damaged
from kneelog.services.workout import Doubt, UnreadableWorkoutError, Workout
from tests.importers.activity_files import activity, gzipped, lap, steady, tcx, track, zipped
from tests.importers.activity_files import gpx as gpx_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kneelog.importers.archive import Entry

RUN = gpx_file(track(steady(1000, 300)))
READERS = {"gpx": gpx.read}


def content(entry: Entry) -> bytes:
    with entry.open() as stream:
        return stream.read()


def held(path: Path) -> dict[str, bytes]:
    with archive.opened(path) as entries:
        return {entry.name: content(entry) for entry in entries}


def test_a_zip_a_folder_and_a_single_file_are_read_alike(tmp_path: Path) -> None:
    files = {"a/run.gpx": RUN, "a/packed.gpx.gz": gzipped(RUN), "list.csv": b"a,b"}
    folder = tmp_path / "folder"
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    junk = {"__MACOSX/a/run.gpx": b"x", "a/.DS_Store": b"x"}
    expected = {"a/packed.gpx.gz": RUN, "a/run.gpx": RUN, "list.csv": b"a,b"}
    assert held(zipped(tmp_path / "export.zip", files | junk)) == expected
    (folder / "a" / ".DS_Store").write_bytes(b"x")
    assert held(folder) == expected
    assert held(folder / "a" / "packed.gpx.gz") == {"packed.gpx.gz": RUN}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["export.zip", "folder"], (
        "nothing was unpacked"
    )


def test_links_do_not_lead_out_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.gpx").write_bytes(RUN)
    folder = tmp_path / "folder"
    folder.mkdir()
    try:
        (folder / "link.gpx").symlink_to(tmp_path / "secret.gpx")
        (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets nobody make links")
    assert held(folder) == {}


def test_paths_that_lead_out_of_a_zip_lead_nowhere(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"../../evil.gpx": RUN, "/etc/evil.gpx": RUN})
    assert all(raw == RUN for raw in held(path).values())
    assert [each.name for each in tmp_path.parent.glob("evil*")] == []


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableWorkoutError) as caught:
        held(path)
    return str(caught.value)


def bomb(path: Path) -> Path:
    return zipped(path, {"run.gpx": b" " * 30_000_000})


def packed_twice(path: Path) -> Path:
    """A gzip of 30 MB of nothing within a zip."""
    return zipped(path, {"run.gpx.gz": gzipped(b" " * 30_000_000)})


def nested(path: Path) -> Path:
    return zipped(path, {"inner.zip": zipped(path.with_name("inner"), {"run.gpx": RUN}).read_bytes()})


def gzip_of_gzip(path: Path) -> Path:
    path.write_bytes(gzipped(gzipped(RUN)))
    return path


def encrypted(path: Path) -> Path:
    raw = bytearray(zipped(path, {"run.gpx": RUN}).read_bytes())
    raw[6] |= 1  # the flag in the file's own header …
    raw[raw.index(b"PK\x01\x02") + 8] |= 1  # … and in the listing
    path.write_bytes(raw)
    return path


def overlapping(path: Path) -> Path:
    """Two entries of the listing that point to the same bytes."""
    raw = zipped(path, {"a.gpx": RUN, "b.gpx": RUN}).read_bytes()
    second = raw.rindex(b"PK\x01\x02")
    path.write_bytes(raw[: second + 42] + struct.pack("<L", 0) + raw[second + 46 :])
    return path


def crowded(path: Path) -> Path:
    """200,000 empty files; the end of the archive tells of one."""
    one = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    listing = one * 200_000
    path.write_bytes(
        b"PK\x03\x04"
        + b"\0" * 27
        + listing
        + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(listing), 31, 0)
    )
    return path


def unknown_method(path: Path) -> Path:
    raw = bytearray(zipped(path, {"run.gpx": RUN}).read_bytes())
    raw[8] = raw[raw.index(b"PK\x01\x02") + 10] = 97
    path.write_bytes(raw)
    return path


def cut(path: Path) -> Path:
    path.write_bytes(zipped(path, {"run.gpx": RUN}).read_bytes()[:-30])
    return path


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (bomb, "grows more than 200 times"),
        (packed_twice, "grows more than 200 times"),
        (nested, "archive within an archive"),
        (gzip_of_gzip, "archive within an archive"),
        (encrypted, "protected by a password"),
        (overlapping, "same bytes as several files"),
        (crowded, "more than 100,000 files"),
        (unknown_method, "packed in a way"),
        (cut, "damaged or not whole"),
    ],
)
def test_what_should_not_be_unpacked_is_refused_in_a_sentence(
    make: Callable[[Path], Path], said: str, tmp_path: Path
) -> None:
    path = make(tmp_path / "export.zip")
    tracemalloc.start()
    assert said in refusal(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000


def test_more_than_an_activity_may_hold_is_not_read_on(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"run.gpx": os.urandom(100_000)})
    with archive.opened(path) as (entry,), pytest.raises(UnreadableWorkoutError, match="it is larger than"):
        entry.open(50_000).read()


def test_one_bad_file_does_not_keep_the_others_out(tmp_path: Path) -> None:
    raw = zipped(tmp_path / "x.zip", {"a.gpx": RUN, "b.gpx": RUN, "c.gpx": RUN}).read_bytes()
    middle = raw.index(b"b.gpx") + 40
    (tmp_path / "x.zip").write_bytes(raw[:middle] + b"\xff" * 60 + raw[middle + 60 :])
    with archive.opened(tmp_path / "x.zip") as entries:
        found: list[Workout | None] = []
        for entry in entries:
            try:
                found += activities.read(entry, READERS)
            except UnreadableWorkoutError:
                found.append(None)
    first, second, third = found
    assert first is not None
    assert third is not None
    assert (first.distance_m, third.distance_m) == (1000, 1000)
    assert second is None or Doubt.DAMAGED in second.doubts


def test_a_packed_file_that_breaks_off_reads_as_a_file_that_breaks_off(tmp_path: Path) -> None:
    """The first half of a run is worth having, packed or not."""
    points = steady(20_000, 6000, step=1)
    path = tmp_path / "run.gpx.gz"
    whole = gzipped(gpx_file(track(points)))
    path.write_bytes(whole[: len(whole) // 2])
    with archive.opened(path) as (entry,):
        (run,) = activities.read(entry, READERS)
        with entry.open() as stream:
            stream.read()
            assert is_damaged(stream)
    assert run.distance_m is not None
    assert 2000 < run.distance_m < 18_000
    assert Doubt.DAMAGED in run.doubts


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("run.gpx", RUN, 1000),
        ("run.bin.gz", gzipped(RUN), 1000),
        ("run.fit", RUN, 1000),  # the content tells, not the name
        ("run.gpx", b"", "is empty"),
        ("run.fit", b"%PDF-1.7", "is a PDF"),
        ("run.gpx", tcx(activity(lap(1, 1))), "no activity file that kneelog reads"),  # no reader for it here
        ("notes.txt", b"hello", "no activity file"),
    ],
)
def test_the_reader_is_chosen_by_what_a_file_is(
    name: str, raw: bytes, expected: int | str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(raw)
    with archive.opened(tmp_path / name) as (entry,):
        if isinstance(expected, int):
            assert activities.read(entry, READERS)[0].distance_m == expected
        else:
            with pytest.raises(UnreadableWorkoutError, match=expected):
                activities.read(entry, READERS)


def test_a_file_that_is_gone_or_forbidden_says_so(tmp_path: Path) -> None:
    assert "does not exist" in refusal(tmp_path / "gone.zip")
    path = tmp_path / "run.gpx"
    path.write_bytes(RUN)
    with archive.opened(path) as (entry,):
        path.unlink()
        with pytest.raises(UnreadableWorkoutError, match="It does not exist"):
            entry.open()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is forbidden here")
def test_a_folder_without_permission_says_so(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    inner.chmod(0)
    try:
        assert "may not be read" in refusal(tmp_path)
    finally:
        inner.chmod(0o700)


def test_a_folder_with_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_ENTRIES == 100_000
    monkeypatch.setattr(folders, "MOST_ENTRIES", 3)
    for number in range(4):
        (tmp_path / f"{number}.gpx").write_bytes(RUN)
    assert "more than 3 files" in refusal(tmp_path)


def sound_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.gpx", RUN)
        file.writestr("b.gpx.gz", gzipped(RUN))
    return stream.getvalue()


SOUND = sound_zip()


def outcome(path: Path) -> list[str | int | None]:
    """What comes of each file in an archive, or of the archive: a distance, or a sentence."""
    found: list[str | int | None] = []
    try:
        with archive.opened(path) as entries:
            for entry in entries:
                try:
                    found.append(activities.read(entry, READERS)[0].distance_m)
                except UnreadableWorkoutError as error:
                    found.append(str(error))
    except UnreadableWorkoutError as error:
        found.append(str(error))
    return found


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_archive_is_a_sentence_or_its_files(tmp_path: Path, data: st.DataObject) -> None:
    raw = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=8))
    path = tmp_path / "x.zip"
    path.write_bytes(raw[: data.draw(st.integers(4, len(raw)) | st.just(len(raw)))])
    assert all(found is None or found for found in outcome(path))
