"""What is damaged: for each importer real files of its format, the words of the format, and how it is packed."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.importers import fit_writer as w
from tests.importers import one_of_each as one
from tests.importers import test_garmin_csv as garmin
from tests.importers.activity_files import (
    activity,
    gpx,
    gzipped,
    health,
    lap,
    sheet,
    steady,
    strava_list,
    strava_row,
    tcx,
    track,
    trackpoint,
    workout,
)
from tests.importers.fuzz.damage import TOKENS, damaged
from tests.importers.test_mutations import CONTENTS, PIECES

if TYPE_CHECKING:
    import random
    from collections.abc import Callable


@dataclass(frozen=True)
class Target:
    """An importer: ``name`` of the file, ``samples`` of its content, ``tokens`` of its format, ``pack`` around it."""

    name: str
    samples: tuple[bytes, ...]
    tokens: tuple[bytes, ...] = ()
    pack: Callable[[bytes], bytes] | None = None

    def sound(self) -> tuple[bytes, ...]:
        """The files as they are before any damage."""
        return self.samples if self.pack is None else tuple(map(self.pack, self.samples))

    def damaged(self, chance: random.Random) -> bytes:
        """One of the files with damage; of a packed one, either what is in it or the packing."""
        tokens = (*TOKENS, *self.tokens)
        if self.pack is not None and chance.randrange(2):
            return self.pack(damaged(chance.choice(self.samples), self.samples, tokens, chance))
        files = self.sound()
        return damaged(chance.choice(files), files, tokens, chance)


def _zip(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def _tags(*names: bytes) -> tuple[bytes, ...]:
    return tuple(mark % name for name in names for mark in (b"<%s>", b"</%s>", b"<%s/>", b"<%s a='b'>"))


_XML = (
    *(b"<", b">", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&amp;", b"&#0;", b"&#x10FFFF;", b"&lol;"),
    *(b"<?xml version='1.0' encoding='UTF-16'?>", b"<?xml version='1.0' encoding='nonsense'?>", b"<a:b>"),
    b'<!DOCTYPE a [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>',
    b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
)
_RECORDS = tuple(w.record(at, distance_cm=at * 317, heart_rate=140) for at in range(0, 3925, 100))
_SPORT = w.message(w.SPORT, sport=w.RUNNING, sub_sport=w.GENERIC)
_PACKED_DISTANCE = tuple(w.record(0, offset=at % 32, packed=bytes((at, 16, at))) for at in range(40))
_FIT = (
    w.run(heart_rate=148, rpe=60),
    w.fit(w.file_id(), _SPORT, *(w.lap(number) for number in range(9)), w.activity()),
    w.fit(w.file_id(product_name="Watch é"), *_RECORDS, order=">"),
    w.fit(w.file_id(), w.record(0), *_PACKED_DISTANCE, w.session(distance_cm=None, profile="Trail")),
    w.run() + w.fit(w.file_id(type=9)) + w.run(start=w.START + 9000),
)
_FIT_TOKENS = (
    *(
        b".FIT",
        b"\x0e\x20\x5c\x08\xff\xff\xff\xff.FIT\0\0",
        b"\x40\x00\x00\x12\x00\xff",
        b"\x4f",
        b"\x6f\0\1",
    ),
    *(
        b"\xff\xff\xff\xff",
        b"\x7f\xff\xff\xff",
        b"\x80\0\0\0",
        b"\x86",
        b"\x07",
        b"\x8f\x08",
        b"\0\0\x14\0\1\xfd\4\x86",
    ),
)
_GPX = (
    gpx(track(steady(1000, 300))),
    gpx(
        track(steady(2000, 600), steady(800, 200, since=700)), track(steady(500, 90, since=20_000), name="é")
    ),
    gpx('<wpt lat="1" lon="2"/><rte><rtept lat="1" lon="2"/></rte>', track(steady(500, 100), type_="hiking")),
)
_TCX = (
    tcx(activity(lap(2000, 600))),
    tcx(
        activity(
            *(
                lap(
                    1000,
                    300,
                    "".join(trackpoint(n * 1000 + m, n * 300 + m / 3) for m in range(0, 1000, 100)),
                    since=n * 300,
                )
                for n in range(4)
            ),
            notes="Two words",
        )
    ),
    tcx(activity(lap(None, None), sport="Other"), activity(lap(3000, 900, since=9000), since=9000)),
)
_HEALTH = (
    one.HEALTH,
    health(
        workout('<WorkoutEvent type="pause"/><MetadataEntry key="HKTimeZone" value="Europe/Berlin"/>'),
        workout('<WorkoutStatistics type="HKQuantityTypeIdentifierStepCount" sum="4000"/>', hour=9),
        workout(sort="Hiking", hour=12, totalDistance="4", totalDistanceUnit="mi"),
        dtd='<!DOCTYPE HealthData [\n<!ELEMENT HealthData (Workout|Record)*>\n<!ATTLIST Workout a CDATA "1">\n]>\n',
    ),
)
_GARMIN = (
    one.GARMIN,
    sheet([garmin.ENGLISH, *(garmin.row(date=f"2026-03-{day:02} 07:30:00") for day in range(1, 7))]),
    sheet([garmin.ENGLISH, garmin.row(distance="5,02"), garmin.row(time="00:30:48")], ";"),
)
_STRAVA = (
    one.STRAVA,
    strava_list(
        strava_row("7", km="3.00", metres="3000.0", file="activities/7.gpx"),
        strava_row("8", km="5,00", description="Two\nlines, “quoted”", date="01.03.2026, 15:24:49"),
        strava_row("9", type="Ride", km="30", file="activities/none.fit.gz"),
    ),
)
_LIST_TOKENS = (*PIECES, b"--", b"1,117", b"1.117", b"1:05:10", b"Running", b"\xa0", b"sep=;", b'"' * 7)

TARGETS = {
    "kneelog CSV": Target("sheet.csv", (CONTENTS["csv"], CONTENTS["exported"]), PIECES),
    "kneelog JSON": Target(
        "diary.json", (CONTENTS["json"],), (*PIECES, b'{"a":' * 30, b"[" * 1200, b"9" * 4400)
    ),
    "FIT": Target("run.fit", _FIT, _FIT_TOKENS),
    "GPX": Target(
        "run.gpx", _GPX, (*_XML, *_tags(b"gpx", b"trk", b"trkseg", b"trkpt", b"ele", b"time", b"ns3:hr"))
    ),
    "TCX": Target(
        "run.tcx",
        _TCX,
        (*_XML, *_tags(b"Activity", b"Lap", b"Track", b"Trackpoint", b"Time", b"Value", b"Id")),
    ),
    "packed (gz)": Target("run.gpx.gz", (*_GPX, *_FIT, *_TCX), (b"\x1f\x8b\x08",), gzipped),
    "zip": Target(
        "runs.zip",
        (*_GPX, *_FIT),
        (b"PK\3\4", b"PK\1\2", b"PK\5\6", b"PK\6\6", b"../../", b"\x63\0"),
        lambda raw: _zip({"a.gpx": raw, "b/c.fit": _FIT[0], "d.gpx.gz": gzipped(raw), "e.csv": _GARMIN[0]}),
    ),
    "Garmin list": Target("Activities.csv", _GARMIN, _LIST_TOKENS),
    "Strava export": Target(
        "export.zip",
        _STRAVA,
        (*_LIST_TOKENS, b"activities/7.gpx", b"PK\1\2"),
        lambda raw: _zip({"activities.csv": raw, "activities/7.gpx": _GPX[0], "activities/8.fit": _FIT[0]}),
    ),
    "Apple Health": Target(
        "export.xml",
        _HEALTH,
        (
            *_XML,
            *_tags(b"Workout", b"HealthData", b"WorkoutStatistics", b"MetadataEntry"),
            b'HKTimeZone" value="',
        ),
    ),
    "Apple Health, zipped": Target(
        "export.zip", _HEALTH, _XML, lambda raw: _zip({"apple_health_export/export.xml": raw})
    ),
}
