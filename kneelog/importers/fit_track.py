"""What a FIT file's messages of every second tell, where no message sums them up: read once through, nothing kept."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kneelog.importers.fit_fields import EVENT, RECORD, reader_of
from kneelog.importers.track import place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.importers.fit_fields import Row
    from kneelog.importers.fit_skim import Body
    from kneelog.importers.track import Place

MOST_RECORDS = 2_000_000
"""So many are read: 23 days of one a second."""

_TIMED = frozenset({18, 19, RECORD, EVENT, 23})
"""Messages that tell the time: a compressed header adds to the newest one (18 session, 19 lap, 23 device info)."""

_TIMER, _STARTS, _STOPS = 0, 0, (1, 4, 8, 9)
_FIVE_BITS = 0x1F

_SEMICIRCLES = 2**31 / 180  # a degree
_CENTIMETRES = 100
_SIXTEENTHS, _TURN = 16, 1 << 12  # a compressed distance: of a metre, 12 bits, counting on


@dataclass(slots=True)
class Track:
    """A stretch of recording. Times are FIT's, in seconds; distances in metres; ``None`` where nothing tells them.

    ``metres`` is what the device counted, from ``base`` on; ``walked`` the way between the places, by haversine, which
    is followed only until the device tells a distance.
    """

    first: int | None = None
    last: int | None = None
    paused: int = 0
    metres: float | None = None
    base: float | None = None
    walked: float | None = None
    beats: int = 0
    beaten: int = 0
    turns: int = 0
    turned: int = 0
    _place: Place | None = None

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
        return self.turns / self.turned if self.turned else None

    def take(self, time: int, row: Row, tape: Tape) -> None:
        """Take in a record made at ``time``."""
        _time, lat, lon, beats, turns, centimetres, packed = row
        self.first = time if self.first is None or time < self.first else self.first
        self.last = time if self.last is None or time > self.last else self.last
        self.feel(beats, turns)
        if packed is not None:
            centimetres = tape.centimetres(packed)
        if centimetres is not None:
            self.reach(centimetres / _CENTIMETRES)
        elif self.metres is None and lat is not None and lon is not None:
            self.go_to(lat, lon)

    def reach(self, metres: float) -> None:
        """The device has counted so far."""
        if self.base is None or metres < self.base:
            self.base = metres
        self.metres = metres

    def go_to(self, lat: int, lon: int) -> None:
        """The next place, in semicircles."""
        here = place(lat / _SEMICIRCLES, lon / _SEMICIRCLES)
        if here is None:
            return
        if self._place is not None:
            self.walked = (self.walked or 0.0) + self._place.metres_to(here)
        self._place = here

    def feel(self, beats: int | None, turns: int | None) -> None:
        """Heart rate and cadence; 0 is a sensor that is silent."""
        if beats:
            self.beats += beats
            self.beaten += 1
        if turns:
            self.turns += turns
            self.turned += 1


def tracks(body: Body, starts: Sequence[int]) -> list[Track]:
    """What the records tell from each of ``starts`` (ascending, FIT's seconds) to the next.

    Records before the first start count to the first track. Where a device counts one distance over several sessions,
    the distance of a later track is what was added in it.
    """
    found = [Track() for _start in starts]
    clock, tape, stopwatch = 0, Tape(), _Stopwatch()
    for message in islice(body.messages(_TIMED), MOST_RECORDS):
        row = reader_of(message.layout)(body.data, message.at)
        if row[0] is not None:
            clock = row[0]
        elif (offset := message.offset) is not None:
            clock += (offset - clock) & _FIVE_BITS
        else:
            continue
        track = found[max(0, bisect_right(starts, clock) - 1)]
        if message.layout.message == RECORD:
            track.take(clock, row, tape)
        elif message.layout.message == EVENT and row[1] == _TIMER:
            track.paused += stopwatch.paused(clock, row[2])
    for track in found[1:]:
        if track.metres is not None and track.base is not None:
            track.metres -= track.base
    return found


class Tape:
    """The distance of devices that tell only its last 12 bits, in sixteenths of a metre."""

    def __init__(self) -> None:
        self._counted = 0

    def centimetres(self, packed: bytes) -> float:
        """How far it is after the next reading, which shares three bytes with a speed."""
        self._counted += (int.from_bytes(packed, "little") // _TURN - self._counted) % _TURN
        return self._counted * _CENTIMETRES / _SIXTEENTHS


class _Stopwatch:
    """When the runner stopped and started the watch."""

    def __init__(self) -> None:
        self._stopped: int | None = None

    def paused(self, clock: int, happened: int | None) -> int:
        """The seconds of the pause that ends now; 0 if none does."""
        stopped = self._stopped
        if happened in _STOPS:
            self._stopped = clock if stopped is None else stopped
        elif happened == _STARTS and stopped is not None:
            self._stopped = None
            return max(0, clock - stopped)
        return 0
