"""XML that was made to hurt, or that a half-broken program wrote: bounded time, bounded memory, one sentence."""

from __future__ import annotations

import io
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.importers import gpx as gpx_reader
from kneelog.importers import safe_xml
from kneelog.importers import tcx as tcx_reader
from kneelog.importers.safe_xml import DEEPEST, LONGEST_TEXT, Element, of_text
from kneelog.services.workout import UnreadableWorkoutError
from tests.importers.activity_files import activity, gpx, lap, steady, tcx, track, trackpoint

if TYPE_CHECKING:
    from collections.abc import Callable

LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
BOMBS = {
    "a billion laughs": f'<!DOCTYPE gpx [<!ENTITY a0 "ha">{LAUGHS}]><gpx>&a9;</gpx>',
    "a file of this machine": '<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx>&x;</gpx>',
    "defaults for attributes": f'<!DOCTYPE gpx [<!ATTLIST trkpt x CDATA "{"x" * 50_000}">]><gpx>{"<trkpt/>" * 9}</gpx>',
    "entities of entities": '<!DOCTYPE gpx [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]><gpx/>',
}


@pytest.mark.parametrize("content", BOMBS.values(), ids=BOMBS)
def test_a_document_with_declarations_of_its_own_is_refused(content: str) -> None:
    with pytest.raises(UnreadableWorkoutError, match="declarations of its own"):
        gpx_reader.read(io.BytesIO(content.encode()), "x.gpx")


def test_a_plain_doctype_does_no_harm() -> None:
    before = '<!DOCTYPE gpx SYSTEM "http://127.0.0.1/gpx.dtd">'
    (run,) = gpx_reader.read(io.BytesIO(gpx(track(steady(1000, 300)), before=before)), "x.gpx")
    assert run.distance_m == 1000


LIMITS = {
    "nested": (lambda: b"<gpx>" + b"<a>" * DEEPEST, "deep"),
    "a long text": (lambda: b"<gpx><trk><name>" + b"x" * (2 * LONGEST_TEXT), "a text of more than"),
    "a long attribute": (lambda: b'<gpx creator="' + b"x" * (3 * LONGEST_TEXT), "a text of more than"),
    "a long comment": (lambda: b"<gpx><!--" + b"x" * (3 * LONGEST_TEXT), "a text of more than"),
    "many names": (lambda: b"<gpx>" + b"".join(b"<a%d/>" % n for n in range(100_000)), "sorts of elements"),
    "many attributes": (
        lambda: b"<gpx " + b" ".join(b'a%d=""' % n for n in range(50_000)) + b">" + b"<a/>" * 20_000,
        "sorts of elements",
    ),
    "many workouts": (
        lambda: tcx("<Activity><Lap/></Activity>" * (safe_xml.MOST_WORKOUTS + 1)),
        "more than 10000 workouts",
    ),
}


@pytest.mark.parametrize(("content", "said"), LIMITS.values(), ids=LIMITS)
def test_what_no_real_file_has_is_refused_within_bounds(content: Callable[[], bytes], said: str) -> None:
    raw = content()
    reader = tcx_reader if b"TrainingCenterDatabase" in raw else gpx_reader
    tracemalloc.start()
    began = time.process_time()
    with pytest.raises(UnreadableWorkoutError, match=said):
        reader.read(io.BytesIO(raw), "x")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50_000_000
    assert time.process_time() - began < 5


class Endless(io.RawIOBase):
    """A file that never ends, as a device or a broken disk may be."""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        return b" " * size


def test_a_file_that_never_ends_is_left() -> None:
    with pytest.raises(UnreadableWorkoutError, match="larger than 64 MB"):
        gpx_reader.read(Endless(), "x.gpx")  # type: ignore[arg-type]


class Vanishing(io.RawIOBase):
    """A file on a stick that is pulled."""

    def readable(self) -> bool:
        return True

    def read(self, _size: int = -1, /) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_file_that_vanishes_while_being_read_says_so() -> None:
    with pytest.raises(UnreadableWorkoutError, match=r"It cannot be read: Input/output error\."):
        gpx_reader.read(Vanishing(), "x.gpx")  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["no-such-code", "idna", "utf-7", "hex", "shift_jis", "punycode"])
def test_an_encoding_that_expat_does_not_know_is_a_damaged_file(encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?><gpx/>'.encode()
    with pytest.raises(UnreadableWorkoutError):
        gpx_reader.read(io.BytesIO(content), "x.gpx")


def test_text_is_told_where_it_is_wanted_only() -> None:
    """A name within a name's neighbour is not the name; below a loose element it is."""
    told: list[str] = []
    strict = Element({"a": Element({"b": of_text(told.append)})})
    loose = Element({"a": Element({"b": of_text(told.append)}, loose=True)})
    content = b"<p:a><q:x><b>deep</b></q:x><r:b> near </r:b></p:a>"
    assert safe_xml.read(io.BytesIO(content), strict)
    assert told == ["near"]
    assert safe_xml.read(io.BytesIO(content), loose)
    assert told == ["near", "deep", "near"]


SOUND = {
    "gpx": gpx(track(steady(600, 200), steady(300, 90, 400, 700)), track(steady(100, 50, 90_000))),
    "tcx": tcx(
        activity(
            lap(400, 100, trackpoint(0, 0) + trackpoint(400, 100)), lap(None, None, trackpoint(500, 200))
        )
    ),
}
PIECES = (
    b"<",
    b">",
    b"&",
    b"]]>",
    b"<!--",
    b"<![CDATA[",
    b"\0",
    b"\xff",
    b"nan",
    b"-1e308",
    b"9" * 400,
    b"<trk>",
)


@given(st.data(), st.sampled_from(sorted(SOUND)))
def test_damage_is_a_sentence_or_a_workout_and_never_a_crash(data: st.DataObject, kind: str) -> None:
    raw = bytearray(SOUND[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        at, length = data.draw(st.integers(0, len(raw))), data.draw(st.integers(0, 40))
        raw[at : at + length] = data.draw(st.sampled_from(PIECES) | st.binary(max_size=8))
    raw = raw[: data.draw(st.integers(0, len(raw)) | st.just(len(raw)))]
    reader = {"gpx": gpx_reader, "tcx": tcx_reader}[kind]
    try:
        found = reader.read(io.BytesIO(raw), "x")
    except UnreadableWorkoutError:
        return
    assert found
    for workout in found:
        assert workout.title.isprintable()
        assert workout.source_id
        assert workout.distance_m is None or workout.distance_m > 0


def test_numbers_beyond_all_reason_are_blank() -> None:
    """A height of 1e308 does not stop the import, nor does it make a climb."""
    high = '<trkpt lat="50" lon="8"><ele>-1e308</ele></trkpt><trkpt lat="50" lon="8"><ele>1e308</ele></trkpt>'
    (run,) = gpx_reader.read(io.BytesIO(gpx(track(high))), "x.gpx")
    assert run.climb_m is None
    (run,) = tcx_reader.read(io.BytesIO(tcx(activity(lap(1e308, 1e308), lap(1e308, 60)))), "x.tcx")
    assert (run.distance_m, run.moving_s) == (None, None)
