"""Small writers of activity files: the tests make every file that they read, and nobody's real track is among them."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

START = datetime(2026, 3, 1, 7, 30, tzinfo=UTC)
METRES_A_DEGREE = 111_195.08
"""On a meridian of a sphere of 6371.0088 km."""


def at(seconds: float, start: datetime = START) -> str:
    """The time so many seconds after the start, as files write it."""
    return (start + timedelta(seconds=seconds)).isoformat().replace("+00:00", "Z")


def point(metres: float, seconds: float | None = None, more: str = "", *, height: float | None = None) -> str:
    """A GPX point so many metres north of 50 degrees."""
    ele = "" if height is None else f"<ele>{height}</ele>"
    time = "" if seconds is None else f"<time>{at(seconds)}</time>"
    return f'<trkpt lat="{50 + metres / METRES_A_DEGREE:.9f}" lon="8">{ele}{time}{more}</trkpt>'


def heart(rate: int, cadence: int = 85) -> str:
    """Heart rate and cadence with a prefix that nobody declares, as real files have it."""
    return (
        f"<extensions><ns3:TrackPointExtension><ns3:hr>{rate}</ns3:hr><ns3:cad>{cadence}</ns3:cad>"
        "</ns3:TrackPointExtension></extensions>"
    )


def steady(metres: int, seconds: int, since: int = 0, from_: int = 0, step: int = 10) -> str:
    """Points of an even run, one each ``step`` seconds."""
    return "".join(
        point(from_ + metres * now / seconds, since + now, heart(150)) for now in range(0, seconds + 1, step)
    )


def track(*segments: str, name: str = "Morning run", type_: str = "running") -> str:
    """A GPX track."""
    inside = "".join(f"<trkseg>{points}</trkseg>" for points in segments)
    return f"<trk><name>{name}</name><type>{type_}</type>{inside}</trk>"


def gpx(*tracks: str, before: str = '<?xml version="1.0" encoding="UTF-8"?>\n') -> bytes:
    """A GPX file."""
    inside = "".join(tracks)
    return f'{before}<gpx version="1.1" creator="Test watch">{inside}</gpx>'.encode()


def trackpoint(metres: float, seconds: float, *, reading: bool = True, heart_rate: int = 150) -> str:
    """A TCX point so many metres north of 50 degrees."""
    distance = f"<DistanceMeters>{metres}</DistanceMeters>" if reading else ""
    return (
        f"<Trackpoint><Time>{at(seconds)}</Time><Position><LatitudeDegrees>{50 + metres / METRES_A_DEGREE:.9f}"
        f"</LatitudeDegrees><LongitudeDegrees>8</LongitudeDegrees></Position>{distance}"
        f"<HeartRateBpm><Value>{heart_rate}</Value></HeartRateBpm>"
        "<Extensions><ns3:TPX><ns3:RunCadence>84</ns3:RunCadence></ns3:TPX></Extensions></Trackpoint>"
    )


def lap(metres: float | None, seconds: float | None, *tracks: str, since: int = 0) -> str:
    """A TCX lap with its own sums, unless they are ``None``."""
    time = "" if seconds is None else f"<TotalTimeSeconds>{seconds}</TotalTimeSeconds>"
    distance = "" if metres is None else f"<DistanceMeters>{metres}</DistanceMeters>"
    inside = "".join(f"<Track>{points}</Track>" for points in tracks)
    return f'<Lap StartTime="{at(since)}">{time}{distance}{inside}</Lap>'


def activity(*laps: str, sport: str = "Running", notes: str = "", since: int = 0) -> str:
    """A TCX activity."""
    noted = f"<Notes>{notes}</Notes>" if notes else ""
    return (
        f'<Activity Sport="{sport}"><Id>{at(since)}</Id>{"".join(laps)}{noted}'
        "<Creator><Name>Test watch</Name></Creator></Activity>"
    )


def tcx(*parts: str, before: str = "", where: str = "Activities") -> bytes:
    """A TCX file."""
    inside = "".join(parts)
    return (
        f'{before}<?xml version="1.0"?><TrainingCenterDatabase xmlns="urn:tcx"><{where}>{inside}</{where}>'
        "</TrainingCenterDatabase>"
    ).encode()


def strava_row(id_: str = "1001", **told: str) -> list[str]:
    """A line of Strava's list: 94 cells, those named filled by their meaning."""
    places = {
        "date": 1,
        "name": 2,
        "type": 3,
        "description": 4,
        "elapsed_shown": 5,
        "km": 6,
        "file": 12,
        "elapsed": 15,
        "moving": 16,
        "metres": 17,
        "climb": 20,
        "cadence": 29,
        "heart": 31,
    }
    cells = [id_, "Mar 1, 2026, 7:30:00 AM", "Morning run", "Run"] + [""] * 90
    for name, value in told.items():
        cells[places[name]] = value
    return cells


def sheet(rows: Iterable[Sequence[str]], separator: str = ",") -> bytes:
    """A CSV."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode()


def strava_list(*rows: Sequence[str], columns: int = 94) -> bytes:
    """Strava's activities.csv with a translated header of so many columns."""
    header = ["Aktivitäts-ID", "Datum", "Name", "Typ", *["Distanz"] * (columns - 4)]
    return sheet([header, *(row[:columns] for row in rows)])


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    """A zip of ``files``."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def gzipped(content: bytes) -> bytes:
    """``content`` as .gz."""
    return gzip.compress(content, mtime=0)


def health(*workouts: str, dtd: str = "") -> bytes:
    """Apple Health's export, with heartbeats between its workouts."""
    beat = '<Record type="HKQuantityTypeIdentifierHeartRate" value="72"/>\n'
    inside = "".join(beat * 3 + workout + "\n" for workout in workouts)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{dtd}<HealthData locale="de_DE">\n{inside}</HealthData>'.encode()


def workout(inside: str = "", sort: str = "Running", hour: int = 7, **attributes: str) -> str:
    """One workout of Apple Health: half an hour in March; without anything ``inside`` it closes itself."""
    told = {
        "workoutActivityType": f"HKWorkoutActivityType{sort}",
        "duration": "30",
        "durationUnit": "min",
        "sourceName": "Watch",
        "startDate": f"2026-03-01 {hour:02}:30:00 +0100",
        "endDate": f"2026-03-01 {hour + 1:02}:01:00 +0100",
        **attributes,
    }
    tag = "<Workout " + " ".join(f'{name}="{value}"' for name, value in told.items())
    return f"{tag}>{inside}</Workout>" if inside else f"{tag}/>"
