"""Reads TCX: the activities of watches and services, each the sum of its laps; planned courses are no workouts.

"Other" says nothing: treadmill runs come as "Other" too. Some programs write local time with a Z behind it; a file
cannot tell that of itself, so the start is taken as it stands.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO

from kneelog.importers import safe_xml
from kneelog.importers.safe_xml import Element, of_text
from kneelog.importers.skimming import Skim
from kneelog.importers.tcx_activity import Activity, workout
from kneelog.importers.texts import moment, number, one_line
from kneelog.services.workout import UnreadableWorkoutError, Workout
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kneelog.importers.safe_xml import Closed

_TIME = re.compile(r"<Time>\s*([^<\s]+)")
_HEIGHT = re.compile(r"<AltitudeMeters>\s*([^<\s]+)")
_HEART_RATE = re.compile(r"<HeartRateBpm[^>]*>\s*<Value>\s*([^<\s]+)")
_CADENCE = re.compile(r"Cadence[^>/]*>\s*([^<\s]+)")
_A_YEAR_S = 366 * 24 * 3600


def read(stream: BinaryIO, name: str) -> tuple[Workout, ...]:  # noqa: ARG001 - all readers are called alike
    """The activities of a TCX file. UnreadableWorkoutError where it holds none."""
    reader = _Reader()
    is_whole = safe_xml.read(stream, reader.document(), skims=(reader.track, reader.skim()))
    if not is_whole:
        reader.lap_ends("")  # the one within which the file breaks off
    for activity in reader.activities:
        activity.track.pause()
    told = [each for each in reader.activities if each.laps or each.track.points]
    if not told:
        raise UnreadableWorkoutError(reader.reason(is_whole=is_whole))
    return tuple(workout(each, is_whole=is_whole or each is not told[-1]) for each in told)


class _Reader:
    """Collects what the elements of one file tell."""

    def __init__(self) -> None:
        self.activities: list[Activity] = []
        self.is_tcx = False
        self.plans = 0
        self.lap: dict[str, float | None] = {}
        self.lap_start: datetime | None = None
        self.is_in_lap = False
        self.tracks = 0
        self.point: dict[str, float | None] = {}
        self.time = ""
        self.track = Element({"Trackpoint": self._point_element()}, self._track_begins)

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
            "Track": self.track,
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

    def skim(self) -> Skim:
        """How points are read from their bytes."""
        return Skim(b"<Track>", b"</Trackpoint>", b"</Track>", self._skimmed)

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

    def _skimmed(self, content: bytes) -> bool:
        """Take what points say but for their places, where the lap itself tells its distance."""
        text = content.decode("utf-8", "replace")
        points = text.count("<Trackpoint>")
        if not self.lap.get("metres") or not points == text.count("</Trackpoint>") == text.count("<Time>"):
            return False
        activity = self.activities[-1]
        activity.track.skim(points, (), map(number, _HEIGHT.findall(text)), _TIME.findall(text))
        for found, mean in ((_HEART_RATE, activity.track.heart_rate), (_CADENCE, activity.track.cadence)):
            for value in found.findall(text):
                mean.add(number(value))
        return True

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
        self.activities.append(Activity(one_line(attributes.get("Sport", ""), 60)))

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
