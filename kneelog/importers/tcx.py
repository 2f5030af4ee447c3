"""Reads TCX: the activities of watches and services, each the sum of its laps; planned courses are no workouts.

"Other" says nothing: treadmill runs come as "Other" too. Some programs write local time with a Z behind it; a file
cannot tell that of itself, so the start is taken as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO

from kneelog.importers import safe_xml
from kneelog.importers.safe_xml import Element, of_text
from kneelog.importers.sports import sport_of, surface_of
from kneelog.importers.texts import measured, moment, number, one_line, stamp, whole
from kneelog.importers.track import Mean, Track, cadences, heart_rates, steps
from kneelog.services.workout import Doubt, Sport, UnreadableWorkoutError, Workout, Zone
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kneelog.importers.safe_xml import Closed

_A_YEAR_S = 366 * 24 * 3600


@dataclass(slots=True)
class _Activity:
    """One ``Activity``: its laps summed up, and its track for what the laps leave open."""

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


def read(stream: BinaryIO, name: str) -> tuple[Workout, ...]:  # noqa: ARG001 - all readers are called alike
    """The activities of a TCX file. UnreadableWorkoutError where it holds none."""
    reader = _Reader()
    is_whole = safe_xml.read(stream, reader.document())
    if not is_whole:
        reader.lap_ends("")  # the one within which the file breaks off
    for activity in reader.activities:
        activity.track.pause()
    told = [each for each in reader.activities if each.laps or each.track.points]
    if not told:
        raise UnreadableWorkoutError(reader.reason(is_whole=is_whole))
    return tuple(_workout(each, is_whole=is_whole or each is not told[-1]) for each in told)


class _Reader:
    """Collects what the elements of one file tell."""

    def __init__(self) -> None:
        self.activities: list[_Activity] = []
        self.is_tcx = False
        self.plans = 0
        self.lap: dict[str, float | None] = {}
        self.lap_start: datetime | None = None
        self.is_in_lap = False
        self.tracks = 0
        self.point: dict[str, float | None] = {}
        self.time = ""

    def document(self) -> Element:
        """The elements that are wanted."""
        activity = Element(
            {
                "Id": of_text(self._id),
                "Notes": of_text(self._notes),
                "Lap": self._lap_element(),
                "Creator": Element({"Name": of_text(self._device)}),
            },
            self._activity_begins,
        )
        inner = {"Activity": activity}
        session = Element({"FirstSport": Element(inner), "NextSport": Element(inner)})
        planned = Element(opened=self._planned)
        parts = {
            "Activities": Element({"Activity": activity, "MultiSportSession": session}),
            "Courses": Element({"Course": planned}),
            "Workouts": Element({"Workout": planned}),
        }
        return Element({"TrainingCenterDatabase": Element(parts, self._begin)})

    def _lap_element(self) -> Element:
        def kept(name: str) -> Element:
            return of_text(self._of_lap(name))

        parts = {
            "TotalTimeSeconds": kept("seconds"),
            "DistanceMeters": kept("metres"),
            "AverageHeartRateBpm": Element({"Value": kept("heart_rate")}),
            "Extensions": Element({"AvgRunCadence": kept("cadence")}, loose=True),
            "Track": Element({"Trackpoint": self._point_element()}, self._track_begins),
        }
        return Element(parts, self._lap_begins, self.lap_ends)

    def _point_element(self) -> Element:
        def kept(name: str) -> Element:
            return of_text(self._of_point(name))

        parts = {
            "Time": of_text(self._time),
            "Position": Element({"LatitudeDegrees": kept("lat"), "LongitudeDegrees": kept("lon")}),
            "AltitudeMeters": kept("height"),
            "DistanceMeters": kept("metres"),
            "HeartRateBpm": Element({"Value": kept("heart_rate")}),
            "Cadence": kept("cadence"),
            "Extensions": Element({"RunCadence": kept("cadence")}, loose=True),
        }
        return Element(parts, self._point_begins, self._point_ends)

    def reason(self, *, is_whole: bool) -> str:
        """Why there is no workout."""
        if not self.is_tcx:
            return tr("It is not a TCX file, or damaged from its beginning: export it again.")
        if not is_whole:
            return tr("The TCX file is damaged before its first lap: export or download it again.")
        if self.plans:
            return tr("It holds a planned course or training and no recorded activity, so no workout.")
        return tr("It holds no recorded activity, so no workout.")

    def lap_ends(self, _: str) -> None:
        """Add the lap up."""
        if not self.is_in_lap:
            return
        self.is_in_lap = False
        activity, lap = self.activities[-1], self.lap
        seconds = max(0.0, lap.get("seconds") or 0.0)
        activity.laps += 1
        activity.seconds += seconds
        activity.metres += max(0.0, lap.get("metres") or 0.0)
        activity.heart_rate.add(lap.get("heart_rate"), seconds)
        activity.cadence.add(lap.get("cadence"), seconds)
        if self.lap_start is not None and seconds < _A_YEAR_S:
            activity.end = self.lap_start + timedelta(seconds=seconds)

    def _of_lap(self, name: str) -> Closed:
        def closed(text: str) -> None:
            self.lap[name] = number(text)

        return closed

    def _of_point(self, name: str) -> Closed:
        def closed(text: str) -> None:
            self.point[name] = number(text)

        return closed

    def _begin(self, _: Mapping[str, str]) -> None:
        self.is_tcx = True

    def _planned(self, _: Mapping[str, str]) -> None:
        self.plans += 1

    def _activity_begins(self, attributes: Mapping[str, str]) -> None:
        safe_xml.check_count(len(self.activities))
        self.activities.append(_Activity(one_line(attributes.get("Sport", ""), 60)))

    def _id(self, text: str) -> None:
        self.activities[-1].id = one_line(text, 60)

    def _notes(self, text: str) -> None:
        self.activities[-1].notes = one_line(text.partition("\n")[0])

    def _device(self, text: str) -> None:
        self.activities[-1].device = one_line(text, 60)

    def _lap_begins(self, attributes: Mapping[str, str]) -> None:
        self.lap, self.is_in_lap, self.tracks = {}, True, 0
        self.lap_start = moment(attributes.get("StartTime"))
        activity = self.activities[-1]
        activity.start = activity.start or self.lap_start

    def _track_begins(self, _: Mapping[str, str]) -> None:
        self.tracks += 1
        if self.tracks > 1:  # a second track within a lap follows a pause; a new lap does not
            self.activities[-1].track.pause()

    def _point_begins(self, _: Mapping[str, str]) -> None:
        self.point, self.time = {}, ""

    def _time(self, text: str) -> None:
        self.time = text

    def _point_ends(self, _: str) -> None:
        activity, told = self.activities[-1], self.point.get
        activity.track.point(told("lat"), told("lon"), told("height"), self.time)
        activity.reading = max(activity.reading, told("metres") or 0.0)
        activity.track.heart_rate.add(told("heart_rate"))
        activity.track.cadence.add(told("cadence"))


def _workout(activity: _Activity, *, is_whole: bool) -> Workout:
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


def _sport(activity: _Activity) -> Sport:
    """The sport as told; where that is "Other", the notes may name it: "Treadmill"."""
    if activity.sport and activity.sport.lower() != "other":
        return sport_of(activity.sport)
    noted = sport_of(activity.notes)
    return Sport.UNKNOWN if noted is Sport.OTHER else noted


def _elapsed(activity: _Activity, start: datetime | None, moving: int | None) -> int | None:
    """By the clock: to the end of the last lap, or to the last point where that is later."""
    ends = [end for end in (activity.end, activity.track.latest) if end is not None]
    if start is None or not ends:
        return None
    return measured(max((max(ends) - start).total_seconds(), moving or 0))
