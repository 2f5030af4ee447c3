"""Archives made to take more memory than their size explains: refused in a sentence before anything is unpacked."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest

from kneelog.importers import activity_files, archive
from kneelog.importers.folders import MOST_ENTRIES
from kneelog.services.workout import UnreadableWorkoutError
from tests.importers.activity_files import gpx, steady, track, zipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RUN = gpx(track(steady(1000, 300)))


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["bzip2", "lzma"])
def test_packings_that_unpack_more_than_is_asked_for_are_not_taken_in(packing: int, tmp_path: Path) -> None:
    """Of the file that is packed so a sentence is said; its neighbour comes in."""
    path = zipped(tmp_path / "export.zip", {"sound.gpx": RUN})
    with zipfile.ZipFile(path, "a", packing) as file:
        file.writestr("trap.gpx", b" " * 60_000_000)
    assert path.stat().st_size < 20_000
    tracemalloc.start()
    sound, trap = activity_files.read_files([path])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [each.distance_m for each in sound.workouts] == [1000]
    assert trap.workouts == ()
    assert "packed in a way that kneelog does not know" in trap.problem
    assert peak < 20_000_000


ONE = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
BEGIN = b"PK\x03\x04" + b"\0" * 27


def ends(listing: int, told: int, files: int = 1, locator_at: int | None = None) -> bytes:
    """The new end of an archive, its locator, and the old end that tells of ``told`` bytes of listing."""
    at = len(BEGIN) + listing
    new = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, files, files, listing, len(BEGIN))
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, at if locator_at is None else locator_at, 1)
    return new + locator + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, files, files, told, len(BEGIN), 0)


def old_end_tells_of_one(path: Path) -> None:
    """The new end lists 200,000 files, the old one a single one."""
    listing = ONE * 200_000
    path.write_bytes(BEGIN + listing + ends(len(listing), len(ONE)))


def old_end_tells_of_none(path: Path) -> None:
    listing = ONE * 200_000
    path.write_bytes(BEGIN + listing + ends(len(listing), 0, 0))


def a_second_new_end_tells_of_one(path: Path) -> None:
    """The locator points to another new end than the one before it."""
    listing = ONE * 200_000
    path.write_bytes(BEGIN + listing + ends(len(listing), 0xFFFFFFFF, locator_at=4))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (old_end_tells_of_one, "more than 100,000 files"),
        (old_end_tells_of_none, "more than 100,000 files"),
        (a_second_new_end_tells_of_one, "damaged or not whole"),
    ],
)
def test_the_end_that_is_read_is_the_one_that_is_checked(
    make: Callable[[Path], None], said: str, tmp_path: Path
) -> None:
    make(tmp_path / "export.zip")
    tracemalloc.start()
    (found,) = activity_files.read_files([tmp_path / "export.zip"])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said in found.problem
    assert peak < 40_000_000


def test_files_are_counted_once_more_when_they_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the check of the listing may have missed."""
    assert MOST_ENTRIES == 100_000
    path = zipped(tmp_path / "export.zip", {f"{number}.gpx": RUN for number in range(4)})
    monkeypatch.setattr(archive, "_check_listing", lambda _stream, _size: None)
    monkeypatch.setattr(archive, "MOST_ENTRIES", 3)
    with pytest.raises(UnreadableWorkoutError, match="more than 3 files"), archive.opened(path):
        pass


def test_a_large_archive_with_a_new_end_is_read(tmp_path: Path) -> None:
    """Archives beyond 4 GB, or of 65,536 files, have it; this one has it before its time."""
    path = tmp_path / "export.zip"
    raw = zipped(path, {"a.gpx": RUN}).read_bytes()
    at = raw.rindex(b"PK\x01\x02")
    end = raw.rindex(b"PK\x05\x06")
    new = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, end - at, at)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    old = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    path.write_bytes(raw[:end] + new + locator + old)
    (found,) = activity_files.read_files([path])
    assert [each.distance_m for each in found.workouts] == [1000]
