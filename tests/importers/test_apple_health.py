"""Apple Health's export: gigabytes of heartbeats, a DTD that no parser survives, and the runs in between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.importers import apple_health, apple_workout, archive, health_slices
from kneelog.importers.health_slices import Slicer
from kneelog.services.ports import Cancelled
from kneelog.services.workout import Doubt, Sport, UnreadableWorkoutError, Workout, Zone
from tests.importers.activity_files import health, workout, zipped

if TYPE_CHECKING:
    from pathlib import Path

BROKEN_DTD = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT Workout ((MetadataEntry|WorkoutEvent|WorkoutRoute|WorkoutStatistics)*)>
<!ATTLIST Workout workoutActivityType CDATA #REQUIRED>
<!ATTLIST WorkoutActivity uuid CDATA #REQUIRED <
]>
"""
STATISTICS = (
    '<MetadataEntry key="HKIndoorWorkout" value="0"/><MetadataEntry key="HKElevationAscended" value="5230 cm"/>'
    '<WorkoutEvent type="HKWorkoutEventTypePause" date="2026-03-01 07:40:00 +0100"/>'
    '<WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="5.5" unit="km"/>'
    '<WorkoutStatistics type="HKQuantityTypeIdentifierHeartRate" average="151.4" minimum="90" unit="count/min"/>'
    '<WorkoutStatistics type="HKQuantityTypeIdentifierStepCount" sum="5100" unit="count"/>'
    '<WorkoutActivity uuid="x"><WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="1"'
    ' unit="km"/></WorkoutActivity>'
)


def taken(path: Path) -> tuple[Workout, ...]:
    with archive.opened(path) as entries:
        export = apple_health.export_of(entries)
        assert export is not None
        return apple_health.read(export)


def read(folder: Path, *workouts: str, dtd: str = "") -> tuple[Workout, ...]:
    """What comes of an unpacked export with these workouts."""
    path = folder / "export.xml"
    path.write_bytes(health(*workouts, dtd=dtd))
    return taken(path)


def test_a_run_of_a_new_system_tells_itself_in_statistics(tmp_path: Path) -> None:
    (run,) = read(tmp_path, workout(STATISTICS), dtd=BROKEN_DTD)
    assert (run.source, run.sport, run.sport_name, run.device) == (
        "Apple Health",
        Sport.RUN,
        "Running",
        "Watch",
    )
    assert (run.distance_m, run.moving_s, run.elapsed_s) == (5500, 1800, 1860)
    assert (run.climb_m, run.heart_rate, run.cadence, run.surface) == (52, 151, 170, "")
    assert run.doubts == ()


@pytest.mark.parametrize(
    ("distance", "unit", "metres"),
    [
        ("5.5", "km", 5500),
        ("3.1", "mi", 4989),
        ("5500", "m", 5500),
        ("0", "km", None),
        ("5", "furlong", None),
    ],
)
def test_a_run_of_an_old_system_closes_itself(
    distance: str, unit: str, metres: int | None, tmp_path: Path
) -> None:
    (run,) = read(tmp_path, workout(totalDistance=distance, totalDistanceUnit=unit))
    assert (run.distance_m, run.moving_s) == (metres, 1800)


@pytest.mark.skipif("America/Denver" not in available_timezones(), reason="this system knows no zones")
def test_the_place_is_known_only_where_the_run_tells_it(tmp_path: Path) -> None:
    """The offset in the export is the phone's on the day of the export, so it is not the run's."""
    there = workout('<MetadataEntry key="HKTimeZone" value="America/Denver"/>')
    nowhere = workout('<MetadataEntry key="HKTimeZone" value="../../etc/passwd"/>', hour=12)
    here = workout(hour=18)
    first, second, third = read(tmp_path, there, nowhere, here)
    instant = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
    assert (first.start, first.zone) == (instant, Zone.OFFSET)
    assert first.start is not None
    assert first.start.utcoffset() == timedelta(hours=-7)
    assert (second.start, second.zone) == (instant + timedelta(hours=5), Zone.UTC)
    assert third.source_id == "apple:running:2026-03-01T17:30:00Z"


@pytest.mark.parametrize(
    ("sort", "inside", "sport", "surface"),
    [
        ("Running", "", Sport.RUN, ""),
        ("Running", '<MetadataEntry key="HKIndoorWorkout" value="1"/>', Sport.RUN, "treadmill"),
        ("Walking", "", Sport.WALK, ""),
        ("Hiking", "", Sport.HIKE, ""),
        ("Cycling", "", Sport.OTHER, ""),
        ("TraditionalStrengthTraining", "", Sport.OTHER, ""),
        ("SomethingNew", "", Sport.UNKNOWN, ""),
    ],
)
def test_all_sorts_come_and_are_told_apart(
    sort: str, inside: str, sport: Sport, surface: str, tmp_path: Path
) -> None:
    (found,) = read(tmp_path, workout(inside, sort))
    assert (found.sport, found.sport_name, found.surface) == (sport, sort, surface)


def test_the_same_run_from_the_watch_and_an_app_comes_once_and_richer(tmp_path: Path) -> None:
    poor = workout(totalDistance="5.45", totalDistanceUnit="km", duration="29", sourceName="Some app")
    late = workout(startDate="2026-03-01 07:31:40 +0100", totalDistance="5.5", totalDistanceUnit="km")
    for order in ((poor, workout(STATISTICS), late), (workout(STATISTICS), late, poor)):
        (run,) = read(tmp_path, *order)
        assert (run.device, run.heart_rate) == ("Watch", 151)


@pytest.mark.parametrize(
    "other",
    [
        workout(sort="Walking"),
        workout(hour=9),
        workout(startDate="2026-03-01 07:33:00 +0100"),
        workout(duration="20"),
    ],
)
def test_other_workouts_are_not_the_same(other: str, tmp_path: Path) -> None:
    assert len(read(tmp_path, workout(), other)) == 2


def test_the_export_is_found_in_its_zip_whatever_it_is_called(tmp_path: Path) -> None:
    files = {
        "apple_health_export/Exportación.xml": health(workout(STATISTICS)),
        "apple_health_export/export_cda.xml": b"<ClinicalDocument>" + b" " * 100_000,
        "apple_health_export/workout-routes/route_1.gpx": b"<gpx/>",
        "apple_health_export/deeper/export.xml": health(*[workout()] * 200),
    }
    (run,) = taken(zipped(tmp_path / "export.zip", files))
    assert run.distance_m == 5500
    with archive.opened(zipped(tmp_path / "other.zip", {"a.xml": b"<other/>"})) as entries:
        assert apple_health.export_of(entries) is None


def test_an_export_without_workouts_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableWorkoutError, match="holds no workout"):
        read(tmp_path)


def test_a_run_that_breaks_off_is_kept_and_marked(tmp_path: Path) -> None:
    whole = workout(STATISTICS)
    first, second, third = read(
        tmp_path, whole[:-200], workout(STATISTICS, hour=12), workout(STATISTICS, hour=18)[:-9]
    )
    assert [each.doubts for each in (first, second, third)] == [(Doubt.DAMAGED,), (), (Doubt.DAMAGED,)]
    assert (second.distance_m, third.moving_s) == (5500, 1800)


def test_a_run_without_a_start_or_a_sort_is_none(tmp_path: Path) -> None:
    found = read(tmp_path, workout(startDate="soon"), workout(workoutActivityType=""), workout())
    assert len(found) == 1


def test_what_stands_in_an_attribute_is_not_the_end_of_a_tag(tmp_path: Path) -> None:
    (run,) = read(
        tmp_path, workout(STATISTICS, device="&lt;&lt;HKDevice: 0x1&gt;, name:Apple Watch, model:W>/>")
    )
    assert (run.distance_m, run.device) == (5500, "Apple Watch")


def test_more_workouts_than_anybody_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apple_health, "MOST_WORKOUTS", 3)
    with pytest.raises(UnreadableWorkoutError, match="more than 3 workouts"):
        read(tmp_path, *[workout()] * 4)


def test_progress_is_told_and_may_cancel(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    path.write_bytes(health(*[workout(STATISTICS)] * 2000))
    told: list[tuple[int, int]] = []

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with archive.opened(path) as (export,):
        apple_health.read(export, lambda *done: told.append(done))
        with pytest.raises(Cancelled):
            apple_health.read(export, cancel)
    assert len(told) > 2
    assert told[-1] == (path.stat().st_size, path.stat().st_size)


PIECES = (
    *(workout(STATISTICS), workout(), "<Workout", "<Workout ", "</Workout>", "<WorkoutEvent/>"),
    *(' x="', ">", "/>"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.integers(1, 60))
def test_however_the_bytes_arrive_the_slices_are_the_same(pieces: list[str], size: int) -> None:
    raw = "".join(pieces).encode()
    slicer, whole = Slicer(), Slicer()
    bit_by_bit = [found for at in range(0, len(raw), size) for found in slicer.feed(raw[at : at + size])]
    bit_by_bit += slicer.feed(b"", is_last=True)
    assert bit_by_bit == list(whole.feed(raw, is_last=True))
    for found in bit_by_bit:
        assert found.startswith(b"<Workout ")
        apple_workout.read(found)


def test_a_workout_that_never_ends_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health_slices, "LONGEST", 10_000)
    slicer = Slicer()
    found = list(slicer.feed(b'<Workout workoutActivityType="x">'))
    for _ in range(50):
        found += slicer.feed(b"<Record/>" * 100)
    assert found == [b'<Workout workoutActivityType="x">']
