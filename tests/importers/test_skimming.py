"""Points that are read from their bytes give the same runs as points that are read one by one."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.importers import gpx as gpx_reader
from kneelog.importers import tcx as tcx_reader
from kneelog.importers.skimming import Skim, Skimmer
from tests.importers.activity_files import activity, gpx, heart, lap, point, tcx, track, trackpoint

if TYPE_CHECKING:
    from types import ModuleType

    from kneelog.services.workout import Workout

NOT_PLAIN = "<!-- so it is read one by one -->"


def both_ways(reader: ModuleType, content: str) -> tuple[tuple[Workout, ...], tuple[Workout, ...]]:
    """The workouts of a file in which "@" stands once in each stretch of points, for nothing or for a comment."""
    plain, commented = (content.replace("@", said).encode() for said in ("", NOT_PLAIN))
    return reader.read(io.BytesIO(plain), "x"), reader.read(io.BytesIO(commented), "x")


PLACES = st.tuples(
    st.integers(-500, 50_000),
    st.integers(0, 90_000) | st.none(),
    st.integers(-200, 9000) | st.none(),
    st.integers(0, 300),
)


@given(st.lists(st.lists(PLACES, max_size=6), min_size=1, max_size=3))
def test_gpx_reads_alike_both_ways(segments: list[list[tuple[int, int | None, int | None, int]]]) -> None:
    written = [
        "@" + "".join(point(m, s, heart(beats), height=h) for m, s, h, beats in points) for points in segments
    ]
    content = gpx(track(point(0, 5) + "@", *written)).decode()
    plain, commented = both_ways(gpx_reader, content)
    assert plain == commented


@given(st.lists(st.lists(PLACES, max_size=6), min_size=1, max_size=3))
def test_tcx_reads_alike_both_ways(laps: list[list[tuple[int, int | None, int | None, int]]]) -> None:
    written = [
        lap(1000, 300, "@" + "".join(trackpoint(m, s or 0, heart_rate=beats) for m, s, _, beats in points))
        for points in laps
    ]
    plain, commented = both_ways(tcx_reader, tcx(activity(*written)).decode())
    assert plain == commented


@pytest.mark.parametrize(
    ("case", "write"),
    [
        ("lon before lat", lambda text: text.replace(' lon="8"', "").replace("<trkpt ", '<trkpt lon="8" ')),
        ("one quote", lambda text: text.replace('"', "'")),
        ("more attributes", lambda text: text.replace("<trkpt ", '<trkpt id="1" ')),
        ("names without a prefix", lambda text: text.replace("ns3:", "")),
        ("line breaks", lambda text: text.replace("<trkpt ", "<trkpt\n").replace("<ele>", "<ele> \n")),
        ("a prefix everywhere", lambda text: text.replace("<", "<g:").replace("<g:/", "</g:")),
    ],
)
def test_however_points_are_written_they_give_the_same(case: str, write: object) -> None:
    assert callable(write)
    usual = gpx(track(point(0, 0, heart(150), height=10) + point(500, 100, heart(160), height=30)), before="")
    expected = gpx_reader.read(io.BytesIO(usual), "x")
    assert gpx_reader.read(io.BytesIO(write(usual.decode()).encode()), "x") == expected, case


@given(st.text("ab<>/!&t", max_size=60), st.integers(1, 9))
def test_nothing_is_lost_and_nothing_comes_twice(text: str, size: int) -> None:
    """What is taken and what is left make up the whole, however the bytes arrive."""
    raw = text.replace("a", "<t>").replace("b", "</t>").encode()
    seen: list[bytes] = []

    def take(content: bytes) -> bool:
        seen.append(content)
        return True

    skimmer = Skimmer(Skim(b"<t>", b"/", b"</t>", take), lambda: True)
    for at in range(0, len(raw), size):
        for left in skimmer.left(raw[at : at + size]):
            seen.append(left)  # noqa: PERF402 - in the order in which `take` appends too
    assert b"".join(seen) + skimmer.last() == raw


def test_millions_of_empty_stretches_take_no_longer_than_their_bytes() -> None:
    began = time.process_time()
    content = gpx(track(point(0, 0) + point(100, 30)), "<trk>" + "<trkseg></trkseg>" * 200_000 + "</trk>")
    (run,) = gpx_reader.read(io.BytesIO(content), "x")
    assert run.distance_m == 100
    assert time.process_time() - began < 5
