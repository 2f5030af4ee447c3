"""What a reader of activity files hands over: the workouts that a file holds, and a sentence where it holds none.

A reader judges nothing: it gives what the file says, in our units. Whether a workout is a run that the runner wants,
whether it is known already, and what is doubtful about it is decided by the services.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kneelog.errors import InputRejectedError

if TYPE_CHECKING:
    from datetime import datetime


class Sport(StrEnum):
    """What sort of workout it was, as far as kneelog cares."""

    RUN = "run"
    WALK = "walk"
    HIKE = "hike"
    OTHER = "other"
    UNKNOWN = "unknown"
    """The file does not say: the runner is asked once per import."""


class Zone(StrEnum):
    """What the file says of the clock by which ``Workout.start`` is told."""

    OFFSET = "offset"
    """The start carries the offset of the place."""
    UTC = "utc"
    """The start is right, but the offset of the place is not known: the system's zone is taken."""
    LOCAL = "local"
    """A clock on the wall without a zone (the start is naive), as in Garmin Connect's CSV."""


class Doubt(StrEnum):
    """Why a workout should be looked at before it is believed; services put these into sentences."""

    NO_CLOCK = "no-clock"
    """The device's clock was not set: the start is seconds since it was switched on."""
    DAMAGED = "damaged"
    """The file is damaged; what could be read was."""
    COMPUTED = "computed-distance"
    """The distance was computed from the track, within about 2 % of what the device would say."""
    NO_TIMES = "no-times"
    """The track has no times."""
    NO_UNIT = "no-unit"
    """The file tells distances without a unit; they were taken for kilometres, and heights for metres."""


@dataclass(frozen=True, slots=True)
class Workout:
    """One workout of a file; ``None`` and empty: the file does not say. A blank is never 0.

    ``start`` is aware but for :attr:`Zone.LOCAL`, and ``None`` where the file has none that can be believed.
    Distances and climb are in metres, times in seconds (moving time first; ``elapsed_s`` is by the clock), heart rate
    in beats and cadence in steps a minute (both feet). ``effort`` is the runner's own 0-10. ``surface`` is
    "treadmill", "trail" or "track" where the file says so. ``device`` is what made the file ("Garmin fenix 5").
    ``source_id`` names the workout for ever, whichever file it comes in again
    ("fit:garmin:3921345678:2020-04-18T11:10:44Z",
    "strava:4012345678"). ``other_ids`` are the source ids of other recordings that were joined in it, as that of the
    watch's own file in a service's export.
    """

    source: str
    """Where it comes from, for people: "FIT", "GPX", "TCX", "Strava", "Garmin Connect", "Apple Health"."""
    source_id: str
    sport: Sport
    sport_name: str = ""
    """What the file itself calls it ("running", "9", "Course à pied")."""
    start: datetime | None = None
    zone: Zone = Zone.UTC
    distance_m: int | None = None
    moving_s: int | None = None
    elapsed_s: int | None = None
    climb_m: int | None = None
    heart_rate: int | None = None
    cadence: int | None = None
    effort: int | None = None
    surface: str = ""
    title: str = ""
    device: str = ""
    doubts: tuple[Doubt, ...] = ()
    other_ids: tuple[str, ...] = ()


class UnreadableWorkoutError(InputRejectedError):
    """A file without a workout in it, or one that cannot be read; the text is one sentence that says why."""
