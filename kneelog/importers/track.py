"""A recorded track, point by point, as pure arithmetic: how far, how long, how much up, without the pauses.

Nothing is kept but sums, so a track may be of any length. What a point does not say is ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, NamedTuple

from kneelog.importers.texts import moment, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

EARTH_M = 6_371_008.8
"""Mean radius of the earth in metres (IUGG: (2 a + b) / 3 of GRS 80)."""
UPHILL_M = 3.0
"""Height has to change by so much before it counts: receivers waver by a few metres on flat ground."""
MOST_STEPS = 400
ONE_FOOT = 120
"""Nobody runs at fewer steps a minute: a lower mean counts one foot only."""

INTERRUPTED_S = 600
"""Receivers that lose the sky or are restarted begin a new track; so many seconds later it is still the same run."""

_HEART_RATES = (30, 250)
_FASTEST = 300


@dataclass(slots=True)
class Mean:
    """The mean of what is above ``least`` and at most ``most``."""

    least: float
    most: float
    total: float = 0.0
    weight: float = 0.0

    def add(self, value: float | None, weight: float = 1.0) -> None:
        """Count ``value``, so many times; a blank, or one outside, is not counted."""
        if value is not None and self.least < value <= self.most:
            self.total += value * weight
            self.weight += weight

    def join(self, other: Mean) -> None:
        """Count all that ``other`` counted."""
        self.total += other.total
        self.weight += other.weight

    @property
    def value(self) -> float | None:
        """The mean, or ``None`` where nothing was counted."""
        return self.total / self.weight if self.weight > 0 else None


def heart_rates() -> Mean:
    """A mean of beats a minute; 0 is a sensor that is not worn."""
    return Mean(*_HEART_RATES)


def cadences() -> Mean:
    """A mean of steps a minute while moving; 0 is standing still."""
    return Mean(0, _FASTEST)


def steps(cadence: float | None) -> int | None:
    """Steps a minute of both feet, from a mean that counts one foot or both; 0, and what nobody runs, is a blank."""
    if cadence is None:
        return None
    both = whole(cadence * 2 if cadence < ONE_FOOT else cadence)
    return both if both is not None and 0 < both <= MOST_STEPS else None


class Place(NamedTuple):
    """A place on the sphere, in radians."""

    lat: float
    lon: float
    cos_lat: float

    def metres_to(self, other: Place) -> float:
        """The shortest way, by haversine."""
        up, along = sin((other.lat - self.lat) / 2), sin((other.lon - self.lon) / 2)
        return 2 * EARTH_M * asin(min(1.0, sqrt(up * up + self.cos_lat * other.cos_lat * along * along)))


def place(lat: float | None, lon: float | None) -> Place | None:
    """A place given in degrees; ``None`` for what is none, among it 0, 0, which receivers write before they know."""
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180) or not (lat or lon):  # noqa: PLR2004
        return None
    phi = radians(lat)
    return Place(phi, radians(lon), cos(phi))


@dataclass(slots=True)
class Track:
    """Sums over the points that :meth:`point` was told, between :meth:`pause` and :meth:`pause`."""

    points: int = 0
    metres: float = 0.0
    """The way on the sphere; the way of a pause does not count."""
    uphill: float = 0.0
    """Metres up, small wavering left out."""
    has_way: bool = False
    """Whether there were two places in one stretch: else ``metres`` says nothing."""
    has_heights: bool = False
    first: datetime | None = None
    """The time of the first point that tells one."""
    last: datetime | None = None
    earliest: datetime | None = None
    """The earliest time at which a stretch began or ended, known after :meth:`pause`."""
    latest: datetime | None = None
    origin: Place | None = None
    """The first place."""
    heart_rate: Mean = field(default_factory=heart_rates)
    cadence: Mean = field(default_factory=cadences)
    _moving: float = 0.0
    _begun: datetime | None = None
    _place: Place | None = None
    _level: float | None = None

    def point(self, lat: float | None, lon: float | None, height: float | None, time: str | None) -> None:
        """One more point: degrees, metres, and the time as the file writes it."""
        self.points += 1
        here = place(lat, lon)
        if here is not None:
            self._step(here)
        if height is not None:
            self._rise(height)
        when = moment(time)
        if when is not None:
            self._tick(when)

    def skim(
        self,
        points: int,
        places: Iterable[Place | None],
        heights: Iterable[float | None],
        times: Sequence[str],
    ) -> None:
        """So many more points, column by column; ``times`` as the file writes them, and in its order."""
        self.points += points
        for here in places:
            if here is not None:
                self._step(here)
        for height in heights:
            if height is not None:
                self._rise(height)
        for ordered in (times, times[::-1]):  # of a stretch, only the first and the last time count
            when = next(filter(None, map(moment, ordered)), None)
            if when is not None:
                self._tick(when)

    def pause(self) -> None:
        """The recording was paused here, or ends."""
        if self._begun is not None and self.last is not None:
            self._moving += max(0.0, (self.last - self._begun).total_seconds())
            self.earliest = min(self.earliest or self._begun, self._begun, self.last)
            self.latest = max(self.latest or self._begun, self._begun, self.last)
        self._begun = self._place = self._level = None

    def join(self, later: Track, *, is_pause: bool = False) -> None:
        """Go on with another track; both have been paused.

        Where few minutes lie between, the recording was interrupted rather than the run: the time counts as moving,
        unless it ``is_pause``.
        """
        if not is_pause and self.last is not None and later.first is not None:
            between = (later.first - self.last).total_seconds()
            self._moving += between if 0 < between <= INTERRUPTED_S else 0.0
        self.points += later.points
        self.metres += later.metres
        self.uphill += later.uphill
        self._moving += later._moving
        self.has_way |= later.has_way
        self.has_heights |= later.has_heights
        self.origin = self.origin or later.origin
        self.heart_rate.join(later.heart_rate)
        self.cadence.join(later.cadence)
        if later.first is None or later.earliest is None or later.latest is None:
            return
        self.first = self.first or later.first
        self.last = later.last
        self.earliest = min(self.earliest or later.earliest, later.earliest)
        self.latest = max(self.latest or later.latest, later.latest)

    @property
    def is_orderly(self) -> bool:
        """Whether the track ends after it begins; some clocks are set while recording."""
        return self.first is None or self.last is None or self.first <= self.last

    @property
    def start(self) -> datetime | None:
        """When it began."""
        return self.first if self.is_orderly else self.earliest

    @property
    def elapsed_s(self) -> float | None:
        """Seconds by the clock."""
        if self.first is None or self.last is None or self.earliest is None or self.latest is None:
            return None
        begin, end = (self.first, self.last) if self.is_orderly else (self.earliest, self.latest)
        return (end - begin).total_seconds()

    @property
    def moving_s(self) -> float | None:
        """Seconds without the pauses."""
        elapsed = self.elapsed_s
        if elapsed is None or not self.is_orderly or not self._moving:
            return elapsed
        return min(self._moving, elapsed)

    def _step(self, here: Place) -> None:
        if self._place is not None:
            self.metres += self._place.metres_to(here)
            self.has_way = True
        elif self.origin is None:
            self.origin = here
        self._place = here

    def _rise(self, height: float) -> None:
        if self._level is None:
            self._level = height
            return
        self.has_heights = True
        change = height - self._level
        if change >= UPHILL_M:
            self.uphill += change
        if abs(change) >= UPHILL_M:
            self._level = height

    def _tick(self, when: datetime) -> None:
        if self._begun is None:
            self._begun = when
        if self.first is None:
            self.first = when
        self.last = when
