"""Reads one workout of Apple Health's export.

Older systems tell the distance as an attribute, newer ones as statistics within. Times are written in the zone that the
phone had when it exported; the zone of the workout is known only where the workout tells it.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kneelog.importers import safe_xml
from kneelog.importers.safe_xml import Element
from kneelog.importers.sports import plain, sport_of, surface_of
from kneelog.importers.texts import measured, moment, number, one_line, stamp, whole
from kneelog.importers.track import cadences, heart_rates
from kneelog.services.workout import Doubt, Sport, UnreadableWorkoutError, Workout, Zone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_TYPE = "HKWorkoutActivityType"
_QUANTITY = "HKQuantityTypeIdentifier"
_METRES = {"m": 1.0, "km": 1000.0, "mi": 1609.344, "ft": 0.3048, "yd": 0.9144, "cm": 0.01}
_SECONDS = {"s": 1.0, "min": 60.0, "hr": 3600.0}
_DISTANCES = ("DistanceWalkingRunning", "DistanceCycling", "DistanceSwimming")
_WRITTEN = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) ?([+-]\d{4})")
_MODEL = re.compile(r"\bname:([^,<>]+)")


@dataclass(slots=True)
class _Told:
    """What the elements of one workout say."""

    facts: Mapping[str, str] = field(default_factory=dict)
    sums: dict[str, float] = field(default_factory=dict)
    """Sort of statistic -> its sum, in metres where it is a length."""
    means: dict[str, float] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def statistic(self, attributes: Mapping[str, str]) -> None:
        """A statistic of the whole workout, which comes before those of its parts."""
        sort = attributes.get("type", "").removeprefix(_QUANTITY)
        unit = _METRES.get(attributes.get("unit", ""), 1.0)
        total, mean = number(attributes.get("sum")), number(attributes.get("average"))
        if total is not None:
            self.sums.setdefault(sort, total * unit)
        if mean is not None:
            self.means.setdefault(sort, mean)

    def note(self, attributes: Mapping[str, str]) -> None:
        """Something said beside: the zone, the way up, whether it was indoors."""
        self.notes.setdefault(attributes.get("key", "")[:100], attributes.get("value", "")[:200])


def read(slice_: bytes) -> Workout | None:
    """The workout that a slice of the export holds; ``None`` where the slice does not say even its sort or start."""
    told = _Told()

    def begins(attributes: Mapping[str, str]) -> None:
        told.facts = attributes

    statistic = Element(opened=told.statistic)
    parts = {
        "WorkoutStatistics": statistic,
        "WorkoutActivity": Element({"WorkoutStatistics": statistic}),
        "MetadataEntry": Element(opened=told.note),
    }
    try:
        is_whole = safe_xml.read(io.BytesIO(slice_), Element({"Workout": Element(parts, begins)}))
    except UnreadableWorkoutError:
        is_whole = False
    return _workout(told, is_whole=is_whole)


def _workout(told: _Told, *, is_whole: bool) -> Workout | None:
    facts = told.facts
    name = facts.get("workoutActivityType", "").removeprefix(_TYPE)[:60]
    start, end = _moment(facts.get("startDate")), _moment(facts.get("endDate"))
    if not name or start is None:
        return None
    sport = sport_of(name)
    elapsed = (end - start).total_seconds() if end is not None else None
    moving = _seconds(facts)
    local = _local(start, told.notes.get("HKTimeZone", ""))
    heart, cadence = heart_rates(), cadences()
    heart.add(told.means.get("HeartRate"))
    minutes = (moving or elapsed or 0) / 60
    steps = told.sums.get("StepCount")
    cadence.add(steps / minutes if steps is not None and minutes > 0 else None)
    return Workout(
        source="Apple Health",
        source_id=f"apple:{plain(name).replace(' ', '-')}:{stamp(start)}",
        sport=sport,
        sport_name=one_line(name),
        start=local or start,
        zone=Zone.OFFSET if local is not None else Zone.UTC,
        distance_m=measured(_distance(told)),
        moving_s=measured(moving) or measured(elapsed),
        elapsed_s=measured(max(elapsed, moving or 0.0)) if elapsed is not None else None,
        climb_m=whole(_length(told.notes.get("HKElevationAscended", ""))),
        heart_rate=whole(heart.value),
        cadence=whole(cadence.value) if sport is not Sport.OTHER else None,
        surface=_surface(name, told) if sport is Sport.RUN else "",
        device=_device(facts),
        doubts=() if is_whole else (Doubt.DAMAGED,),
    )


def _moment(written: str | None) -> datetime | None:
    """ "2016-11-14 07:25:41 -0700" in UTC: the offset is the phone's of the day of the export."""
    parts = _WRITTEN.fullmatch(written or "")
    when = moment(f"{parts[1]}T{parts[2]}{parts[3]}" if parts else written)
    return when if when is None else when.astimezone(UTC)


def _local(start: datetime, zone: str) -> datetime | None:
    """The start by the clock of the place, where the workout names its zone and this system knows it."""
    if not zone:
        return None
    try:
        local = start.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return moment(local.isoformat())


def _seconds(facts: Mapping[str, str]) -> float | None:
    value = number(facts.get("duration"))
    return None if value is None else value * _SECONDS.get(facts.get("durationUnit", "min"), 60.0)


def _distance(told: _Told) -> float | None:
    for sort in _DISTANCES:
        if told.sums.get(sort):
            return told.sums[sort]
    value = number(told.facts.get("totalDistance"))
    unit = _METRES.get(told.facts.get("totalDistanceUnit", "km"))
    return None if value is None or unit is None else value * unit


def _length(written: str) -> float | None:
    """ "5230 cm" in metres."""
    value, _, unit = written.partition(" ")
    metres = number(value)
    return None if metres is None or metres < 0 else metres * _METRES.get(unit, 1.0)


def _surface(name: str, told: _Told) -> str:
    """A run indoors is one on a treadmill."""
    return "treadmill" if told.notes.get("HKIndoorWorkout") == "1" else surface_of(name)


def _device(facts: Mapping[str, str]) -> str:
    model = _MODEL.search(facts.get("device", ""))
    return one_line(model[1] if model else facts.get("sourceName", ""), 60)
