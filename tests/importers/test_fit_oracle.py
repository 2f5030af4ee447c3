"""Stepping over what nobody asked for finds the same as reading everything: fitdecode, which does, is the witness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from fitdecode import CrcCheck, ErrorHandling, FitDataMessage, FitReader
from hypothesis import given
from hypothesis import strategies as st

from kneelog.importers.fit_decode import SESSION
from kneelog.importers.fit_sessions import head
from kneelog.importers.fit_skim import bodies
from kneelog.importers.fit_track import tracks
from tests.importers import fit_writer as w

if TYPE_CHECKING:
    from collections.abc import Iterator

MOMENTS = st.integers(0, 0xFFFFFFFF)
BYTES = st.integers(0, 0xFF)
FIELDS: dict[int, dict[str, st.SearchStrategy[Any]]] = {
    w.SESSION: {
        "time": MOMENTS,
        "start": MOMENTS,
        "sport": BYTES,
        "timer_ms": MOMENTS,
        "distance_cm": MOMENTS,
        "heart_rate": BYTES,
        "profile": st.text(st.characters(codec="ascii", categories=["L"]), max_size=20),
    },
    w.RECORD: {"time": MOMENTS, "distance_cm": MOMENTS, "heart_rate": BYTES, "lat": st.integers(-9, 9)},
    w.LAP: {"time": MOMENTS, "distance_cm": MOMENTS},
    w.EVENT: {"time": MOMENTS, "event": BYTES, "what": BYTES},
}


@st.composite
def messages(draw: st.DrawFn) -> w.Message:
    """Any message with any of its fields, perhaps with a compressed time or something that an app added."""
    number = draw(st.sampled_from(list(FIELDS)))
    names = draw(st.lists(st.sampled_from(list(FIELDS[number])), min_size=1, unique=True))
    offset = draw(st.none() | st.integers(0, 31)) if number == w.RECORD else None
    return w.message(
        number,
        developer=draw(st.binary(max_size=3)),
        offset=offset,
        **{name: draw(FIELDS[number][name]) for name in names},
    )


def read_whole(content: bytes) -> Iterator[FitDataMessage]:
    reader = FitReader(
        content, processor=None, check_crc=CrcCheck.DISABLED, error_handling=ErrorHandling.IGNORE
    )
    yield from (frame for frame in reader if isinstance(frame, FitDataMessage))


def told(frame: FitDataMessage, name: str) -> Any:  # noqa: ANN401 - fitdecode has no types
    return frame.get_value(name, fallback=None)


@given(st.lists(messages(), max_size=12), st.sampled_from("<>"))
def test_the_sessions_are_those_that_reading_all_finds(written: list[w.Message], order: str) -> None:
    content = w.fit(w.file_id(), *written, order=order)
    (body,) = bodies(content)
    found = head(body).sessions
    whole = [frame for frame in read_whole(content) if frame.global_mesg_num == SESSION]
    assert not body.is_damaged
    assert [(each.start, each.end, each.moving or None, each.metres, each.heart_rate) for each in found] == [
        (
            told(frame, "start_time"),
            told(frame, "timestamp"),
            told(frame, "total_timer_time") or None,
            told(frame, "total_distance"),
            told(frame, "avg_heart_rate"),
        )
        for frame in whole
    ]


def test_a_track_is_that_which_reading_all_finds() -> None:
    """Places in any order, packed distances, times of five bits."""
    begun = w.record(0, packed=bytes(3), heart_rate=120)
    later = [
        w.record(at, offset=(w.START + at) & 0x1F, packed=(at * 61 % 4096 << 12).to_bytes(3, "little"))
        for at in range(9, 900, 9)
    ]
    plain = [w.record(at, heart_rate=at % 180) for at in range(900, 1000)]
    content = w.fit(w.file_id(), begun, *later, *plain)
    (body,) = bodies(content)
    (track,) = tracks(body, [0])
    whole = [frame for frame in read_whole(content) if frame.name == "record"]
    times = [told(frame, "timestamp") for frame in whole]
    beats = [beat for frame in whole if (beat := told(frame, "heart_rate"))]
    reached = [metres for frame in whole if (metres := told(frame, "distance")) is not None]
    assert (track.first, track.last) == (min(times), max(times))
    assert track.metres == pytest.approx(reached[-1])
    assert track.heart_rate == pytest.approx(sum(beats) / len(beats))
