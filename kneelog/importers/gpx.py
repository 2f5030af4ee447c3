"""Reads GPX: tracks as watches, phones and services record them; planned routes and places are no workouts.

A file is one workout: a pause begins a new segment, a recording that was interrupted a new track. Only where more than
two hours lie between two of either, or two tracks run at the same time, the file holds several workouts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from math import degrees
from typing import TYPE_CHECKING, BinaryIO

from kneelog.importers import safe_xml
from kneelog.importers.safe_xml import Element, of_text
from kneelog.importers.skimming import Skim
from kneelog.importers.sports import sport_of, surface_of
from kneelog.importers.texts import measured, number, one_line, stamp, whole
from kneelog.importers.track import Track, place, steps
from kneelog.services.workout import Doubt, Sport, UnreadableWorkoutError, Workout, Zone
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

APART = timedelta(hours=2)
"""Tracks, and segments, of one file that lie further apart are workouts of their own."""
_OVERLAP = timedelta(seconds=5)
"""Tracks that run longer at the same time are recordings of two devices, or one twice."""

_POINT = re.compile(
    r'<trkpt\s+(?:lat="([^"]*)"\s+lon="([^"]*)"|lon="([^"]*)"\s+lat="([^"]*)")\s*>'  # in either order
)
_HEIGHT = re.compile(r"<ele>\s*([^<\s]+)")
_TIME = re.compile(r"<time>\s*([^<\s]+)")
_HEART_RATE = re.compile(r":hr>\s*([^<\s]+)")
_CADENCE = re.compile(r":cad>\s*([^<\s]+)")
_RARE = ("<hr>", "<cad>", "heartrate>", "adence>")
"""Other names for the same."""


@dataclass(slots=True)
class _Recorded:
    """One ``trk``, a part of one, or several that belong together."""

    title: str = ""
    type: str = ""
    track: Track = field(default_factory=Track)

    def is_apart_from(self, before: _Recorded) -> bool:
        """Whether this is another workout, or another recording of the same; without times it goes with ``before``."""
        gap = _gap(before.track, self.track)
        return gap is not None and (gap > APART or gap < -_OVERLAP)

    def join(self, later: _Recorded) -> None:
        self.title = self.title or later.title
        self.type = self.type or later.type
        self.track.join(later.track)


def _gap(one: Track, other: Track) -> timedelta | None:
    """The time between two tracks, below 0 where they overlap; ``None`` if either tells none."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return None
    return max(one.earliest - other.latest, other.earliest - one.latest)


def read(stream: BinaryIO, name: str) -> tuple[Workout, ...]:  # noqa: ARG001 - all readers are called alike
    """The workouts of a GPX file, mostly one. UnreadableWorkoutError where it holds no recorded track."""
    reader = _Reader()
    skim = Skim(b"<trkseg>", b"</trkpt>", b"</trkseg>", reader.skimmed)
    is_whole = safe_xml.read(stream, reader.document(), skims=(reader.segment, skim))
    reader.track_ends("")
    if not reader.recorded:
        raise UnreadableWorkoutError(reader.reason(is_whole=is_whole))
    return tuple(_workout(each, reader.creator, is_whole=is_whole) for each in reader.recorded)


class _Reader:
    """Collects what the elements of one file tell."""

    def __init__(self) -> None:
        self.creator = ""
        self.recorded: list[_Recorded] = []
        self.is_gpx = False
        self.routes = 0
        self.places = 0
        self.current = _Recorded()
        self.parts: list[Track] = []
        """What lies hours apart within the current ``trk``; its newest segment is ``current.track``."""
        self.segment = Element(closed=self._segment_ends)
        self.place: Mapping[str, str] = {}
        self.height: float | None = None
        self.time: str | None = None

    def document(self) -> Element:
        """The elements that are wanted."""
        heart, cadence = of_text(self._heart_rate), of_text(self._cadence)
        sensors = {"hr": heart, "heartrate": heart, "cad": cadence, "cadence": cadence, "RunCadence": cadence}
        point = Element(
            {
                "ele": of_text(self._height),
                "time": of_text(self._time),
                "extensions": Element(sensors, loose=True),
            },
            self._point_begins,
            self._point_ends,
        )
        self.segment.children["trkpt"] = point
        track = Element(
            {"name": of_text(self._title), "type": of_text(self._type), "trkseg": self.segment},
            closed=self.track_ends,
        )
        gpx = Element(
            {"trk": track, "rte": Element(opened=self._route), "wpt": Element(opened=self._spot)}, self._begin
        )
        return Element({"gpx": gpx})

    def skimmed(self, content: bytes) -> bool:
        """Take points from their bytes, where they are written as almost everybody writes them."""
        text = content.decode("utf-8", "replace")
        points = _POINT.findall(text)
        if not len(points) == text.count("<trkpt") == text.count("</trkpt>") or any(
            each in text for each in _RARE
        ):
            return False
        track = self.current.track
        places = (place(number(lat or lat_2), number(lon or lon_2)) for lat, lon, lon_2, lat_2 in points)
        track.skim(len(points), places, map(number, _HEIGHT.findall(text)), _TIME.findall(text))
        for found, mean in ((_HEART_RATE, track.heart_rate), (_CADENCE, track.cadence)):
            for value in found.findall(text):
                mean.add(number(value))
        return True

    def reason(self, *, is_whole: bool) -> str:
        """Why there is no workout."""
        if not self.is_gpx:
            return tr("It is not a GPX file, or damaged from its beginning: export it again.")
        if not is_whole:
            return tr("The GPX file is damaged before its first point: export or download it again.")
        if self.routes:
            return tr("It holds a planned route and no recorded track, so no workout.")
        if self.places:
            return tr("It holds places and no recorded track, so no workout.")
        return tr("It holds no recorded track, so no workout.")

    def track_ends(self, _: str) -> None:
        """Keep the track if it has points, with the one before it if both are one workout."""
        self._segment_ends("")
        ended, parts, self.current, self.parts = self.current, self.parts, _Recorded(), []
        for order, part in enumerate(parts):
            found = _Recorded(ended.title, ended.type, part)
            if order or not self.recorded or found.is_apart_from(self.recorded[-1]):
                self.recorded.append(found)
            else:
                self.recorded[-1].join(found)

    def _begin(self, attributes: Mapping[str, str]) -> None:
        self.is_gpx = True
        self.creator = one_line(attributes.get("creator", ""), 60)

    def _route(self, _: Mapping[str, str]) -> None:
        self.routes += 1

    def _spot(self, _: Mapping[str, str]) -> None:
        self.places += 1

    def _title(self, text: str) -> None:
        self.current.title = one_line(text)

    def _type(self, text: str) -> None:
        self.current.type = one_line(text, 60)

    def _segment_ends(self, _: str) -> None:
        """Go on with the segment before it, or begin a workout where hours lie between."""
        ended, self.current.track = self.current.track, Track()
        ended.pause()
        if not ended.points:
            return
        gap = _gap(self.parts[-1], ended) if self.parts else None
        if self.parts and (gap is None or gap <= APART):
            self.parts[-1].join(ended, is_pause=True)
        else:
            safe_xml.check_count(len(self.recorded) + len(self.parts))
            self.parts.append(ended)

    def _point_begins(self, attributes: Mapping[str, str]) -> None:
        self.place = attributes
        self.height = self.time = None

    def _point_ends(self, _: str) -> None:
        place = self.place
        self.current.track.point(number(place.get("lat")), number(place.get("lon")), self.height, self.time)

    def _height(self, text: str) -> None:
        self.height = number(text)

    def _time(self, text: str) -> None:
        self.time = text

    def _heart_rate(self, text: str) -> None:
        self.current.track.heart_rate.add(number(text))

    def _cadence(self, text: str) -> None:
        self.current.track.cadence.add(number(text))


def _workout(recorded: _Recorded, creator: str, *, is_whole: bool) -> Workout:
    track, start = recorded.track, recorded.track.start
    sport = sport_of(recorded.type) if recorded.type else Sport.UNKNOWN
    metres = measured(track.metres) if track.has_way else None
    found = (
        (Doubt.DAMAGED, not is_whole or not track.is_orderly),
        (Doubt.COMPUTED, metres is not None),
        (Doubt.NO_TIMES, start is None),
    )
    return Workout(
        source="GPX",
        source_id=f"gpx:{stamp(start)}" if start is not None else _without_times(track),
        sport=sport,
        sport_name=recorded.type,
        start=start,
        zone=Zone.OFFSET if start is not None and start.utcoffset() else Zone.UTC,
        distance_m=metres,
        moving_s=measured(track.moving_s),
        elapsed_s=measured(track.elapsed_s),
        climb_m=whole(track.uphill) if track.has_heights else None,
        heart_rate=whole(track.heart_rate.value),
        cadence=None if sport is Sport.OTHER else steps(track.cadence.value),
        surface=surface_of(recorded.type) if sport is not Sport.OTHER else "",
        title=recorded.title,
        device=creator,
        doubts=tuple(doubt for doubt, holds in found if holds),
    )


def _without_times(track: Track) -> str:
    """A name for a track without times: where it begins, how far it goes."""
    if track.origin is None:
        return f"gpx:{track.points}"
    lat, lon = degrees(track.origin.lat), degrees(track.origin.lon)
    return f"gpx:{lat:.5f},{lon:.5f}:{track.points}:{track.metres:.0f}"
