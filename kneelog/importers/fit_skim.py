"""Walks through a FIT file and picks out the few messages that matter, without reading the others.

A FIT file is a header, a body of records and a checksum; several may follow each other in one stream. A record is a
*definition* (message so-and-so has these fields, of these sizes, in this order) or a *message* that follows the newest
definition of its local number. Knowing the sizes suffices to step over what nobody asked for, and that is nearly
everything: a run's messages of every second stand before the one that sums them up.

Checksums are not looked at. Real files have stale ones and are sound; and what is damaged shows in the walk itself.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kneelog.importers.patience import never

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterator

    from kneelog.importers.patience import Tick

MAGIC = b".FIT"
_MAGIC_AT = 8
_SHORTEST_HEADER = 12
_CHECKSUM = 2

_COMPRESSED = 0x80
_DEFINITION = 0x40
_DEVELOPER = 0x20
_LOCAL = 0x0F
_TIMES = 32  # a compressed header tells its time in five bits
_FIXED = 6  # header byte, reserved, byte order, message number (two), number of fields
_FIELD = 3  # number, size, type

MOST_DEFINITIONS = 100_000
"""So many of one file are read, those included that only look like one; watches write tens to hundreds."""
MOST_OF_ALL = 4 * MOST_DEFINITIONS
"""So many of one stream, however many files it holds and however often they are walked through."""

_BETWEEN_TICKS = 256 * 1024  # bytes
_SUMMARY = re.compile(
    rb"[\x40-\x4f\x60-\x6f]\x00(?:\x00[\x12\x13\x22]\x00|\x01\x00[\x12\x13\x22])[\x01-\xff]", re.DOTALL
)
"""How the definition of a session (18), a lap (19) or an activity (34) begins, in either byte order."""

_SIZES = {0x00: 1, 0x01: 1, 0x02: 1, 0x07: 1, 0x0A: 1, 0x0D: 1, 0x83: 2, 0x84: 2, 0x8B: 2, 0x85: 4, 0x86: 4}
_SIZES |= {0x88: 4, 0x8C: 4, 0x89: 8, 0x8E: 8, 0x8F: 8, 0x90: 8}
"""Type of a field -> bytes of one value."""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A definition: which message, and for each field its number, its place after the header byte, size and type.

    ``size`` is the whole record's, its header byte and the fields of developers included. Those are stepped over:
    their numbers are private to an app, and nothing that kneelog keeps is told by them alone.
    """

    message: int
    is_big_endian: bool
    fields: tuple[tuple[int, int, int, int], ...]
    size: int


class Message(NamedTuple):
    """One message that was asked for: its layout, where in the data it begins, and its header byte."""

    layout: Layout
    at: int
    header: int

    @property
    def offset(self) -> int | None:
        """The five bits of time in a compressed header, in seconds; ``None`` for a plain one."""
        return self.header & (_TIMES - 1) if self.header & _COMPRESSED else None


class _Effort:
    """How many definitions of one stream were read so far, and what is called on the way."""

    def __init__(self, tick: Tick = never) -> None:
        self.definitions = 0
        self.tick = tick


class Body:
    """The body of one FIT file within ``data``, from ``start`` to ``end``.

    ``is_damaged`` says whether something is wrong with it; it is certain once :meth:`messages` is exhausted.
    """

    def __init__(
        self, data: bytes, start: int, end: int, effort: _Effort | None = None, *, is_damaged: bool = False
    ) -> None:
        self.data = data
        self.start = start
        self.end = end
        self.is_damaged = is_damaged
        self._definitions = 0
        self._effort = effort or _Effort()

    def messages(self, wanted: Collection[int]) -> Iterator[Message]:
        """The messages whose numbers are ``wanted``, in order.

        Where the body makes no sense, the walk goes on at the next definition of a session, a lap or an activity.
        After :data:`MOST_DEFINITIONS` it ends.
        """
        start: int | None = self.start
        self._definitions = 0
        while start is not None:
            stopped = yield from self._walk(start, wanted)
            if stopped == self.end:
                return
            self.is_damaged = True
            start = self._next_summary(stopped)

    def _is_too_much(self) -> bool:
        """Count one more definition; whether that is more than any file needs."""
        self._definitions += 1
        self._effort.definitions += 1
        return self._definitions > MOST_DEFINITIONS or self._effort.definitions > MOST_OF_ALL

    def _walk(self, position: int, wanted: Collection[int]) -> Generator[Message, None, int]:
        """Walk from ``position``; gives back where it ended: at the end, or where the body makes no sense."""
        data, end, step = self.data, self.end, 0
        steps = [0] * 256  # header byte -> size of a record that may be stepped over
        layouts: dict[int, Layout] = {}
        while position < end:
            self._effort.tick()
            stop = min(end, position + _BETWEEN_TICKS)
            while position < stop:
                step = steps[data[position]]
                if step:
                    position += step
                    continue
                header = data[position]
                if header & _DEFINITION and not header & _COMPRESSED:
                    layout, after = read_definition(data, position, end, wanted)
                    if self._is_too_much() or layout is None:
                        return position
                    layouts[header & _LOCAL] = layout
                    _set_step(steps, header & _LOCAL, 0 if layout.message in wanted else layout.size)
                    position = after
                    continue
                known = layouts.get(header >> 5 & 3 if header & _COMPRESSED else header & _LOCAL)
                if known is None or position + known.size > end:
                    return position
                yield Message(known, position, header)
                position += known.size
        return position if position == end else position - step

    def _next_summary(self, stopped: int) -> int | None:
        """Where after ``stopped`` a definition begins that can hardly be anything else."""
        for found in _SUMMARY.finditer(self.data, stopped + 1, self.end):
            if self._is_too_much():
                return None
            if _is_sound(self.data, found.start(), self.end):
                return found.start()
        return None


def _is_sound(data: bytes, at: int, end: int) -> bool:
    """Whether a definition ends by ``end``, and each field holds whole values; the first that does not decides."""
    first = at + _FIXED
    last = first + data[at + _FIXED - 1] * _FIELD
    if last + (data[at] & _DEVELOPER != 0) > end:
        return False
    fields = zip(data[first + 1 : last : _FIELD], data[first + 2 : last : _FIELD], strict=True)
    if not all(size and size % _SIZES.get(kind, size + 1) == 0 for size, kind in fields):
        return False
    return not data[at] & _DEVELOPER or last + 1 + data[last] * _FIELD <= end


def read_definition(data: bytes, at: int, end: int, wanted: Collection[int]) -> tuple[Layout | None, int]:
    """The definition that begins ``at``, and where the next record begins; ``None`` if it does not end by ``end``.

    The fields are left out of messages that are not ``wanted``: for these the size says all.
    """
    first = at + _FIXED
    if first > end or (after := first + data[at + _FIXED - 1] * _FIELD) > end:
        return None, at
    is_big_endian = data[at + 2] != 0
    number = int.from_bytes(data[at + 3 : at + 5], "big" if is_big_endian else "little")
    size = 1 + sum(data[first + 1 : after : _FIELD])
    fields = tuple(_fields(data[first:after])) if number in wanted else ()
    if data[at] & _DEVELOPER:
        count = data[after] if after < end else 0
        after += 1 + count * _FIELD
        if after > end:
            return None, at
        size += sum(data[after - count * _FIELD + 1 : after : _FIELD])
    return Layout(number, is_big_endian, fields, size), after


def _fields(defined: bytes) -> Iterator[tuple[int, int, int, int]]:
    place = 1
    for number, size, kind in zip(defined[::3], defined[1::3], defined[2::3], strict=True):
        yield number, place, size, kind
        place += size


def _set_step(steps: list[int], local: int, size: int) -> None:
    """Note for each header byte that names ``local`` how far its record may be stepped over."""
    for unused_bits in (0x00, 0x10, 0x20, 0x30):
        steps[local | unused_bits] = size
    if local < 4:  # noqa: PLR2004 - a compressed header has two bits for it
        first = _COMPRESSED | local << 5
        steps[first : first + _TIMES] = [size] * _TIMES


def bodies(data: bytes, tick: Tick = never) -> Iterator[Body]:
    """The body of each FIT file in ``data``, which may hold several, one after the other.

    A header that promises more than there is (a recording or a copy that broke off), or nothing (a recording that was
    never ended), is not believed: then the body is what lies before the next header. The last body is also damaged if
    something that is no FIT file follows it. ``tick`` is called now and then as they are walked through; it may raise.
    """
    at, effort = find_header(data, 0), _Effort(tick)
    while at is not None:
        start = at + data[at]
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = start + size
        is_broken_off = size == 0 or end > len(data)
        if is_broken_off:
            following = find_header(data, start)
            end = following if following is not None else max(start, len(data))
        rest = end if is_broken_off else end + _CHECKSUM
        at = find_header(data, rest)
        is_followed_by_junk = at != rest and bool(data[rest:at].strip(b"\0\xff"))
        yield Body(data, start, end, effort, is_damaged=is_broken_off or is_followed_by_junk)


def find_header(data: bytes, start: int) -> int | None:
    """Where the first FIT header at or after ``start`` begins."""
    magic = data.find(MAGIC, start + _MAGIC_AT)
    while magic >= 0:
        at = magic - _MAGIC_AT
        if _SHORTEST_HEADER <= data[at] <= len(data) - at:
            return at
        magic = data.find(MAGIC, magic + 1)
    return None


def alone(data: bytes, message: Message, wanted: Collection[int]) -> bytes:
    """A FIT file that holds nothing but the fields ``wanted`` of one message."""
    layout = message.layout
    kept = [field for field in layout.fields if field[0] in wanted and field[2]]
    definition = bytes((_DEFINITION, 0, layout.is_big_endian))
    definition += layout.message.to_bytes(2, "big" if layout.is_big_endian else "little") + bytes(
        (len(kept),)
    )
    definition += b"".join(bytes((number, size, kind)) for number, _place, size, kind in kept)
    at = message.at
    values = b"".join(data[at + place : at + place + size] for _number, place, size, _kind in kept)
    body = definition + b"\0" + values
    return struct.pack("<BBHI4sH", _SHORTEST_HEADER + 2, 0x20, 0, len(body), MAGIC, 0) + body + b"\0\0"
