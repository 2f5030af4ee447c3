"""How fast activity files are read, beside other readers, and how much memory an export takes."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import time
import zipfile
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from kneelog.importers import gpx, tcx
from tests.importers.activity_files import activity, health, heart, lap, point, track, trackpoint, workout
from tests.importers.activity_files import gpx as gpx_file
from tests.importers.activity_files import tcx as tcx_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

POINTS = 10_000
TCX_NAMESPACE = b"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
EXPORT_BYTES = 300_000_000

pytestmark = pytest.mark.bench


def seconds(read: Callable[[], object]) -> float:
    """The best of three, in seconds of the processor."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        read()
        taken.append(time.process_time() - began)
    return min(taken)


def test_gpx_against_gpxpy() -> None:
    content = gpx_file(
        track("".join(point(n * 2.8, n, heart(150), height=100 + n % 50) for n in range(POINTS))),
        before='<?xml version="1.0"?>\n',
    ).replace(b"<gpx ", b'<gpx xmlns:ns3="urn:x" ')
    ours = seconds(lambda: gpx.read(io.BytesIO(content), "x"))
    print(f"\nGPX of {len(content) / 1e6:.1f} MB: {ours * 1000:.0f} ms, {len(content) / ours / 1e6:.0f} MB/s")
    gpxpy = import_module("gpxpy")
    theirs = seconds(lambda: gpxpy.parse(content))
    print(f"gpxpy: {theirs * 1000:.0f} ms, {theirs / ours:.1f} times as long")
    assert theirs / ours >= 3


def test_tcx_against_tcxreader(tmp_path: Path) -> None:
    points = "".join(trackpoint(n * 2.8, n) for n in range(POINTS))
    content = tcx_file(activity(lap(28_000, POINTS, points))).replace(b"urn:tcx", TCX_NAMESPACE)
    content = content.replace(b"<TrainingCenterDatabase ", b'<TrainingCenterDatabase xmlns:ns3="urn:x" ')
    ours = seconds(lambda: tcx.read(io.BytesIO(content), "x"))
    print(f"\nTCX of {len(content) / 1e6:.1f} MB: {ours * 1000:.0f} ms, {len(content) / ours / 1e6:.0f} MB/s")
    other = import_module("tcxreader.tcxreader")
    (tmp_path / "x.tcx").write_bytes(content)
    theirs = seconds(lambda: other.TCXReader().read(str(tmp_path / "x.tcx")))
    print(f"tcxreader: {theirs * 1000:.0f} ms, {theirs / ours:.1f} times as long")
    assert theirs / ours >= 2


MEASURED = """
import re, sys, time, zipfile
from pathlib import Path
from kneelog.importers import apple_health, archive
path = Path(sys.argv[1])
def peak():
    return int(re.search(r"VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text())[1]) // 1024
def unpack():
    with zipfile.ZipFile(path) as file, file.open(file.namelist()[0]) as stream:
        while stream.read(1 << 20):
            pass
def read():
    with archive.opened(path) as entries:
        return len(apple_health.read(apple_health.export_of(entries)))
began = time.process_time(); unpack(); unpacked = time.process_time() - began
idle = peak()
began = time.process_time(); count = read(); taken = time.process_time() - began
print(unpacked, taken, count, peak() - idle)
"""


def export(path: Path) -> int:
    """A zipped export of 300 MB, mostly heartbeats; how many workouts are in it."""
    chance, hours = random.Random(1), 0  # noqa: S311 - the same export each time
    record = (
        '<Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" unit="count/min" '
        'creationDate="2026-03-0{day} 07:{minute:02}:{second:02} +0100" '
        'startDate="2026-03-0{day} 07:{minute:02}:{second:02} +0100" value="{beats}"/>\n'
    )
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a/export.xml", "w") as file,
    ):
        done = file.write(health()[:-13])
        while done < EXPORT_BYTES:
            beats = "".join(
                record.format(
                    day=chance.randint(1, 9),
                    minute=chance.randrange(60),
                    second=chance.randrange(60),
                    beats=chance.randint(50, 180),
                )
                for _ in range(5_000)
            )
            for _ in range(4):
                run = workout(sourceName="Watch", duration=str(10 + hours), hour=hours % 22)
                done += file.write((beats + run.replace("2026-", f"{2000 + hours // 22}-") + "\n").encode())
                hours += 1
        file.write(b"</HealthData>")
    return hours


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux tells it")
def test_an_apple_health_export_costs_little_more_than_unpacking_it(tmp_path: Path) -> None:
    hours = export(tmp_path / "export.zip")
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, str(tmp_path / "export.zip")],
        capture_output=True,
        text=True,
        check=True,
    )
    unpacked, taken, count, megabytes = (float(each) for each in run.stdout.split())
    print(
        f"\nan export of 300 MB: unpacked in {unpacked:.2f} s, read in {taken:.2f} s, {megabytes:.0f} MB of memory"
    )
    assert count == hours
    assert taken <= 3 * unpacked
    assert megabytes <= 100
