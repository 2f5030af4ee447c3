"""Writes FIT files as devices do: definitions, messages, compressed times, developers' fields, checksums.

A message is its number and its fields; :func:`fit` puts a definition before the first of each kind and wherever the
fields change. Times are FIT's own seconds, counted from 1989-12-31; :func:`moment` gives them.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

TYPES = {
    "enum": (0x00, "B", 0xFF),
    "u8": (0x02, "B", 0xFF),
    "u16": (0x84, "H", 0xFFFF),
    "s32": (0x85, "i", 0x7FFFFFFF),
    "u32": (0x86, "I", 0xFFFFFFFF),
    "u32z": (0x8C, "I", 0),
    "f32": (0x88, "f", float("nan")),
    "text": (0x07, "s", b""),
    "bytes": (0x0D, "s", b""),
}
"""Name of a type -> FIT's number, how it is packed, and what stands for nothing."""

FILE_ID, SPORT, SESSION, LAP, RECORD, EVENT, ACTIVITY = 0, 12, 18, 19, 20, 21, 34
RUNNING, WALKING, HIKING, CYCLING, TRANSITION, GENERIC = 1, 11, 17, 2, 3, 0
EPOCH = datetime(1989, 12, 31, tzinfo=UTC)

_FIELDS: dict[int, dict[str, tuple[int, str]]] = {
    FILE_ID: {
        "type": (0, "enum"),
        "manufacturer": (1, "u16"),
        "product": (2, "u16"),
        "serial": (3, "u32z"),
        "created": (4, "u32"),
        "product_name": (8, "text"),
    },
    SPORT: {"sport": (0, "enum"), "sub_sport": (1, "enum"), "name": (3, "text")},
    SESSION: {
        "time": (253, "u32"),
        "start": (2, "u32"),
        "sport": (5, "enum"),
        "sub_sport": (6, "enum"),
        "elapsed_ms": (7, "u32"),
        "timer_ms": (8, "u32"),
        "distance_cm": (9, "u32"),
        "heart_rate": (16, "u8"),
        "cadence": (18, "u8"),
        "climb": (22, "u16"),
        "moving_ms": (59, "u32"),
        "cadence_128": (92, "u8"),
        "profile": (110, "text"),
        "feel": (192, "u8"),
        "rpe": (193, "u8"),
    },
    LAP: {
        "time": (253, "u32"),
        "start": (2, "u32"),
        "elapsed_ms": (7, "u32"),
        "timer_ms": (8, "u32"),
        "distance_cm": (9, "u32"),
        "heart_rate": (15, "u8"),
        "cadence": (17, "u8"),
        "climb": (21, "u16"),
        "sport": (25, "enum"),
        "sub_sport": (39, "enum"),
    },
    RECORD: {
        "time": (253, "u32"),
        "lat": (0, "s32"),
        "lon": (1, "s32"),
        "heart_rate": (3, "u8"),
        "cadence": (4, "u8"),
        "distance_cm": (5, "u32"),
        "packed": (8, "bytes"),
    },
    EVENT: {"time": (253, "u32"), "event": (0, "enum"), "what": (1, "enum")},
    ACTIVITY: {"time": (253, "u32"), "local": (5, "u32")},
}


@dataclass(frozen=True)
class Message:
    """One message: FIT's number, its fields as (number, type, value), and what a developer adds to it.

    ``offset`` are the five bits of a compressed header; a value of ``None`` is written as FIT writes nothing.
    """

    number: int
    fields: tuple[tuple[int, str, Any], ...]
    developer: bytes = b""
    offset: int | None = None

    def layout(self, order: str) -> bytes:
        """The definition, without its header byte."""
        sizes = [
            (number, len(packed(kind, value, order)), TYPES[kind][0]) for number, kind, value in self.fields
        ]
        written = struct.pack(f"{order}BBHB", 0, order == ">", self.number, len(sizes))
        written += b"".join(bytes(each) for each in sizes)
        return written + (bytes((1, 0, len(self.developer), 0)) if self.developer else b"")

    def values(self, order: str) -> bytes:
        """The message, without its header byte."""
        return b"".join(packed(kind, value, order) for _number, kind, value in self.fields) + self.developer


def packed(kind: str, value: Any, order: str) -> bytes:  # noqa: ANN401 - numbers, texts, lists of numbers
    """One value as it stands in a file."""
    _base, code, nothing = TYPES[kind]
    if code == "s":
        return value.encode() + b"\0" if isinstance(value, str) else bytes(value or b"\0")
    values = value if isinstance(value, list) else [nothing if value is None else value]
    return struct.pack(f"{order}{len(values)}{code}", *values)


def message(number: int, *, developer: bytes = b"", offset: int | None = None, **fields: Any) -> Message:  # noqa: ANN401
    """A message of the fields that have names here."""
    known = _FIELDS[number]
    return Message(number, tuple((*known[name], value) for name, value in fields.items()), developer, offset)


def moment(year: int, month: int, day: int, hour: int, minute: int, second: int) -> int:
    """FIT's seconds of a moment in UTC."""
    return round((datetime(year, month, day, hour, minute, second, tzinfo=UTC) - EPOCH).total_seconds())


START = moment(2026, 3, 8, 7, 12, 0)
"""Sunday morning, 8:12 in Berlin."""


@dataclass
class Writer:
    """Keeps which definitions stand at present; a device has sixteen places for them.

    Records have the first: the two bits of a compressed header reach only four places.
    """

    order: str = "<"
    places: dict[int, int] = field(default_factory=lambda: {RECORD: 0})
    standing: dict[int, bytes] = field(default_factory=dict)

    def record(self, each: Message) -> bytes:
        """The message, after its definition if that is not the one that stands."""
        place = self.places.setdefault(each.number, len(self.places) % 16)
        layout, written = each.layout(self.order), b""
        if self.standing.get(place) != layout:
            self.standing[place] = layout
            written = bytes((0x40 | (0x20 if each.developer else 0) | place,)) + layout
        head = place if each.offset is None else 0x80 | place << 5 | each.offset
        return written + bytes((head,)) + each.values(self.order)


def body(*messages: Message, order: str = "<") -> bytes:
    """The records of a file, without its header and checksum."""
    writer = Writer(order)
    return b"".join(writer.record(each) for each in messages)


def framed(
    content: bytes, *, size: int | None = None, header: int = 14, checksum: bytes = b"\x12\x34"
) -> bytes:
    """A file of these records: ``size`` is what the header claims. Both checksums are stale, as real ones are."""
    said = len(content) if size is None else size
    written = struct.pack("<BBHI4s", header, 0x20, 2140, said, b".FIT")
    return written + b"\xab" * (header - 12) + content + checksum


def fit(*messages: Message, order: str = "<", header: int = 14) -> bytes:
    """A whole file of these messages."""
    return framed(body(*messages, order=order), header=header)


def file_id(**fields: Any) -> Message:  # noqa: ANN401
    """Who made the file: a Garmin Forerunner 935 where nothing else is said."""
    usual = {"type": 4, "manufacturer": 1, "product": 2691, "serial": 3921345678, "created": START}
    return message(FILE_ID, **{**usual, **fields})


def session(**fields: Any) -> Message:  # noqa: ANN401
    """A run of 12.4 km in 1:05:10 on that Sunday, where nothing else is said."""
    usual = {"time": START + 3925, "start": START, "sport": RUNNING, "sub_sport": GENERIC}
    times = {"elapsed_ms": 3_925_000, "timer_ms": 3_910_200, "distance_cm": 1_240_023}
    return message(SESSION, **{**usual, **times, **fields})


def lap(number: int, **fields: Any) -> Message:  # noqa: ANN401
    """A lap of 1 km in 5:00, the ``number``-th from 0."""
    start = START + number * 300
    usual = {"time": start + 300, "start": start, "elapsed_ms": 300_000, "timer_ms": 300_000}
    return message(LAP, **{**usual, "distance_cm": 100_000, **fields})


def record(second: int, *, offset: int | None = None, **fields: Any) -> Message:  # noqa: ANN401
    """What was so in the ``second``-th second of the run."""
    time = {} if offset is not None else {"time": START + second}
    return message(RECORD, offset=offset, **{**time, **fields})


def activity(*, hours: float | None = 1.0, **fields: Any) -> Message:  # noqa: ANN401
    """The end of the file, with the clock of a place ``hours`` east of Greenwich."""
    end = START + 3925
    local = None if hours is None else end + round(hours * 3600)
    return message(ACTIVITY, **{"time": end, "local": local, **fields})


def run(**fields: Any) -> bytes:  # noqa: ANN401
    """A watch's file of one run, records and all."""
    seconds = (record(second, distance_cm=second * 317, heart_rate=140) for second in range(0, 3925, 25))
    return fit(file_id(), *seconds, session(**fields), activity())


def semicircles(degrees: float) -> int:
    """An angle as FIT stores it."""
    return round(degrees * 2**31 / 180)
