"""One activity of a TCX file: its laps summed up, and its track for what the laps leave open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kneelog.importers.sports import sport_of, surface_of
from kneelog.importers.texts import measured, moment, stamp, whole
from kneelog.importers.track import Mean, Track, cadences, heart_rates, steps
from kneelog.services.workout import Doubt, Sport, Workout, Zone

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(slots=True)
class Activity:
    """What one ``Activity`` says."""

    sport: str
    id: str = ""
    notes: str = ""
    device: str = ""
    start: datetime | None = None
    seconds: float = 0.0
    metres: float = 0.0
    laps: int = 0
    heart_rate: Mean = field(default_factory=heart_rates)
    cadence: Mean = field(default_factory=cadences)
    track: Track = field(default_factory=Track)
    reading: float = 0.0
    """The furthest distance that a point tells; it counts from the start of the activity."""
    end: datetime | None = None
    """When its last lap ended, by the lap's own time."""


def workout(activity: Activity, *, is_whole: bool) -> Workout:
    """The activity as a workout; ``is_whole`` is false where the file breaks off within it."""
    track = activity.track
    start = activity.start or moment(activity.id) or track.start
    sport = _sport(activity)
    told = measured(activity.metres) or measured(activity.reading)
    computed = measured(track.metres) if told is None and track.has_way else None
    moving = measured(activity.seconds) or measured(track.moving_s)
    found = (
        (Doubt.DAMAGED, not is_whole or not track.is_orderly),
        (Doubt.COMPUTED, computed is not None),
        (Doubt.NO_TIMES, start is None),
    )
    return Workout(
        source="TCX",
        source_id=f"tcx:{stamp(start) if start is not None else activity.id}",
        sport=sport,
        sport_name=activity.sport,
        start=start,
        zone=Zone.OFFSET if start is not None and start.utcoffset() else Zone.UTC,
        distance_m=told if computed is None else computed,
        moving_s=moving,
        elapsed_s=_elapsed(activity, start, moving),
        climb_m=whole(track.uphill) if track.has_heights else None,
        heart_rate=whole(track.heart_rate.value or activity.heart_rate.value),
        cadence=None if sport is Sport.OTHER else steps(track.cadence.value or activity.cadence.value),
        surface=surface_of(activity.sport) or surface_of(activity.notes) if sport is Sport.RUN else "",
        title=activity.notes,
        device=activity.device,
        doubts=tuple(doubt for doubt, holds in found if holds),
    )


def _sport(activity: Activity) -> Sport:
    """The sport as told; where that is "Other", the notes may name it: "Treadmill"."""
    if activity.sport and activity.sport.lower() != "other":
        return sport_of(activity.sport)
    noted = sport_of(activity.notes)
    return Sport.UNKNOWN if noted is Sport.OTHER else noted


def _elapsed(activity: Activity, start: datetime | None, moving: int | None) -> int | None:
    """By the clock: to the end of the last lap, or to the last point where that is later."""
    ends = [end for end in (activity.end, activity.track.latest) if end is not None]
    if start is None or not ends:
        return None
    return measured(max((max(ends) - start).total_seconds(), moving or 0))
