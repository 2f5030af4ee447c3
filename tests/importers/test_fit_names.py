"""What a watch calls a sport and itself, in the runner's terms; and the name under which a run is known for ever."""

from __future__ import annotations

import io
from typing import Any

import pytest

from kneelog.importers import fit
from kneelog.services.workout import Sport, Workout
from tests.importers import fit_writer as w


def of(file_id: w.Message, session: w.Message) -> Workout:
    """The only workout of a watch's file."""
    (workout,) = fit.read(io.BytesIO(w.fit(file_id, session, w.activity())), "run.fit")
    return workout


SPORTS: dict[str, tuple[int | None, int | None, Sport, str]] = {
    "a run": (1, 0, Sport.RUN, ""),
    "a run, nothing said about where": (1, None, Sport.RUN, ""),
    "on the treadmill": (1, 1, Sport.RUN, "treadmill"),
    "on trails": (1, 3, Sport.RUN, "trail"),
    "on the track": (1, 4, Sport.RUN, "track"),
    "through a virtual world": (1, 58, Sport.RUN, "treadmill"),
    "an ultra": (1, 67, Sport.RUN, ""),
    "a walk": (11, 0, Sport.WALK, ""),
    "a hike": (17, 0, Sport.HIKE, ""),
    "a ride": (2, 0, Sport.OTHER, ""),
    "a ride through a virtual world": (2, 58, Sport.OTHER, ""),
    "a sport that FIT got later": (200, 0, Sport.OTHER, ""),
    "generic": (0, 0, Sport.UNKNOWN, ""),
    "no sport": (None, None, Sport.UNKNOWN, ""),
    "generic on trails": (0, 3, Sport.UNKNOWN, "trail"),
    "generic, but running indoors": (0, 45, Sport.RUN, ""),
    "a treadmill as a machine": (4, 1, Sport.UNKNOWN, "treadmill"),
    "walking on a machine": (4, 27, Sport.WALK, ""),
    "rowing on a machine": (4, 14, Sport.OTHER, ""),
}


@pytest.mark.parametrize(("sport", "sub_sport", "expected", "surface"), SPORTS.values(), ids=SPORTS)
def test_the_sport_is_known_where_the_file_knows_it(
    sport: int | None, sub_sport: int | None, expected: Sport, surface: str
) -> None:
    workout = of(w.file_id(), w.session(sport=sport, sub_sport=sub_sport))
    assert (workout.sport, workout.surface) == (expected, surface)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"sport": 1, "profile": "Lauf"}, "running"),
        ({"sport": 0, "profile": "Laufband"}, "Laufband"),
        ({"sport": 0}, "generic"),
        ({"sport": 200}, "200"),
        ({"sport": None}, ""),
        ({"sport": 0, "profile": "Lauf\x1b[2J\n"}, "Lauf[2J"),
    ],
)
def test_the_runner_is_asked_about_a_sport_by_the_name_it_has_on_the_watch(
    fields: dict[str, Any], name: str
) -> None:
    assert of(w.file_id(), w.session(**fields)).sport_name == name


def test_the_cadence_of_a_ride_is_not_steps() -> None:
    assert of(w.file_id(), w.session(sport=w.CYCLING, cadence=88)).cadence is None


DEVICES: dict[str, tuple[dict[str, Any], str, str]] = {
    "Garmin by its number": ({}, "Garmin Forerunner 935", "garmin:3921345678"),
    "fēnix": ({"product": 2697}, "Garmin fenix 5", "garmin:3921345678"),
    "a Garmin of tomorrow": ({"product": 65_000}, "Garmin", "garmin:3921345678"),
    "by its name": (
        {"manufacturer": 294, "product": 802, "product_name": "COROS PACE 2", "serial": 0},
        "Coros PACE 2",
        "coros:-",
    ),
    "a name without its maker's": ({"product_name": "Edge"}, "Garmin Edge", "garmin:3921345678"),
    "a maker without a name here": ({"manufacturer": 310, "product": 1}, "Decathlon", "310:3921345678"),
    "a maker of tomorrow": ({"manufacturer": 64_000, "product": 1}, "", "64000:3921345678"),
    "no maker": ({"manufacturer": None, "product": None}, "", "unknown:3921345678"),
    "a serial number that all have": ({"manufacturer": 95, "serial": 0x7FFFFFFF}, "Stryd", "stryd:-"),
}


@pytest.mark.parametrize(("said", "device", "name"), DEVICES.values(), ids=DEVICES)
def test_a_run_is_named_after_its_device_and_start(said: dict[str, Any], device: str, name: str) -> None:
    """However the file came: straight from the watch, in an export, or a second time."""
    workout = of(w.file_id(**said), w.session())
    assert (workout.device, workout.source_id) == (device, f"fit:{name}:2026-03-08T07:12:00Z")
