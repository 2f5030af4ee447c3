"""What a FIT file's messages of every second tell, where no message sums them up: read once through, nothing kept."""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kneelog.importers.fit_skim import Body, Layout

SESSION, LAP, RECORD, EVENT, DEVICE_INFO = 18, 19, 20, 21, 23
"""The numbers of the messages that are read here."""

_TIME = 253
_LAT, _LON, _HEART, _CADENCE, _DISTANCE, _SPEED_DISTANCE = 0, 1, 3, 4, 5, 8
_EVENT, _EVENT_TYPE = 0, 1
_TIMER = 0
_START, _STOPS = 0, (1, 4, 8, 9)

_U32, _S32, _U8, _THREE = "I", "i", "B", "3s"
_BLANK: Mapping[str, object] = {_U32: 0xFFFFFFFF, _S32: 0x7FFFFFFF, _U8: 0xFF, _THREE: b"\xff\xff\xff"}
_RECORD_FIELDS = {
    _TIME: _U32,
    _LAT: _S32,
    _LON: _S32,
    _HEART: _U8,
    _CADENCE: _U8,
    _DISTANCE: _U32,
    _SPEED_DISTANCE: _THREE,
}
_FIELDS = {RECORD: _RECORD_FIELDS, EVENT: {_TIME: _U32, _EVENT: _U8, _EVENT_TYPE: _U8}}
_ONLY_TIME = {_TIME: _U32}
_TIMED = frozenset({SESSION, LAP, RECORD, EVENT, DEVICE_INFO})

_EARTH_M = 6_371_008.8  # mean radius (IUGG 1980)
_SEMICIRCLES = 2**31 / 180  # a degree
_CENTIMETRES = 100
_SIXTEENTHS = 16  # compressed distances: of a metre, 12 bits, counting on
_TURN = 1 << 12


@dataclass(slots=True)
class Track:
    """A stretch of recording. Times are FIT's, in seconds; distances in metres; ``None`` where nothing tells them.

    ``metres`` is what the device counted, ``walked`` the way between the places, by haversine.
    """

    first: int | None = None
    last: int | None = None
    paused: int = 0
    metres: float | None = None
    walked: float | None = None
    base: float | None = None
    beats: int = 0
    beaten: int = 0
    strides: int = 0
    strode: int = 0
    _place: tuple[float, float] | None = None

    @property
    def elapsed(self) -> int | None:
        """Seconds from the first to the last record."""
        return None if self.first is None or self.last is None else self.last - self.first

    @property
    def heart_rate(self) -> float | None:
        """The mean of the records that have one, in beats a minute."""
        return self.beats / self.beaten if self.beaten else None

    @property
    def cadence(self) -> float | None:
        """The mean of the records that have one, as the device counts."""
        return self.strides / self.strode if self.strode else None

    def add(self, at: int, told: Mapping[int, object]) -> None:
        """Take in one record."""
        self.first = at if self.first is None else min(self.first, at)
        self.last = at if self.last is None else max(self.last, at)
        match told.get(_DISTANCE):
            case int(centimetres):
                self._reach(centimetres / _CENTIMETRES)
        match told.get(_LAT), told.get(_LON):
            case int(lat), int(lon):
                self._step_to(radians(lat / _SEMICIRCLES), radians(lon / _SEMICIRCLES))
        match told.get(_HEART):
            case int(beats) if beats:
                self.beats, self.beaten = self.beats + beats, self.beaten + 1
        match told.get(_CADENCE):
            case int(strides) if strides:
                self.strides, self.strode = self.strides + strides, self.strode + 1

    def _reach(self, metres: float) -> None:
        if self.base is None or metres < self.base:
            self.base = metres
        self.metres = metres

    def _step_to(self, lat: float, lon: float) -> None:
        if self._place is not None:
            before_lat, before_lon = self._place
            half = (
                sin((lat - before_lat) / 2) ** 2
                + cos(lat) * cos(before_lat) * sin((lon - before_lon) / 2) ** 2
            )
            self.walked = (self.walked or 0.0) + 2 * _EARTH_M * asin(min(1.0, sqrt(half)))
        self._place = lat, lon


def tracks(body: Body, starts: Sequence[int]) -> list[Track]:
    """What the records tell from each of ``starts`` (ascending, FIT's seconds) to the next.

    Records before the first start count to the first track. A device that counts one distance over several sessions
    is understood: a later track's distance is what was added to it.
    """
    found = [Track() for _start in starts]
    clock, counter, stopped = 0, _Counter(), None
    for message in body.messages(_TIMED):
        reader = _reader(message.layout)
        told = reader.told(body.data, message.at, counter)
        at, offset = told.get(_TIME), message.offset
        if isinstance(at, int):
            clock = at
        elif offset is not None:
            clock += (offset - clock) & 0x1F
        else:
            continue
        track = found[max(0, bisect_right(starts, clock) - 1)]
        if message.layout.message == RECORD:
            track.add(clock, told)
        elif message.layout.message == EVENT and told.get(_EVENT) == _TIMER:
            if told.get(_EVENT_TYPE) in _STOPS:
                stopped = clock if stopped is None else stopped
            elif told.get(_EVENT_TYPE) == _START and stopped is not None:
                track.paused += max(0, clock - stopped)
                stopped = None
    for track in found[1:]:
        if track.metres is not None and track.base is not None:
            track.metres -= track.base
    return found


class _Counter:
    """The distance of compressed records, which tell only its last 12 bits."""

    def __init__(self) -> None:
        self.sixteenths = 0

    def centimetres(self, told: bytes) -> int:
        """What the counter stands at after ``told``, in centimetres."""
        low = int.from_bytes(told, "little") >> 12
        self.sixteenths += (low - self.sixteenths) % _TURN
        return round(self.sixteenths * _CENTIMETRES / _SIXTEENTHS)


class _Reader:
    """Reads the fields of one layout that count here, wherever they stand."""

    def __init__(self, layout: Layout) -> None:
        wanted = _FIELDS.get(layout.message, _ONLY_TIME)
        form, self.numbers, self.blanks = ">" if layout.is_big_endian else "<", [], []
        numbers: list[int] = []
        blanks: list[object] = []
        reached = 1
        for number, place, size, _kind in layout.fields:
            code = wanted.get(number)
            if code is not None and struct.calcsize(f"<{code}") == size:
                form += f"{place - reached}x{code}"
                reached = place + size
                numbers.append(number)
                blanks.append(_BLANK[code])
        self.numbers, self.blanks = numbers, blanks
        self._struct = struct.Struct(form)

    def told(self, data: bytes, at: int, counter: _Counter) -> dict[int, object]:
        """Field -> value of the message ``at``, without those that are blank."""
        values = self._struct.unpack_from(data, at + 1)
        told = {
            number: value
            for number, value, blank in zip(self.numbers, values, self.blanks, strict=True)
            if value != blank
        }
        packed = told.get(_SPEED_DISTANCE)
        if isinstance(packed, bytes) and _DISTANCE not in told:
            told[_DISTANCE] = counter.centimetres(packed)
        return told


@lru_cache(maxsize=64)
def _reader(layout: Layout) -> _Reader:
    """The reader of a layout; a file has a handful, a damaged one may have many."""
    return _Reader(layout)
