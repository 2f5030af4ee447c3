"""Runs from TCX: sums over laps, sessions of several sports, and laps that say nothing."""

from __future__ import annotations

import io

import pytest

from kneelog.importers import tcx as reader
from kneelog.services.workout import Doubt, Sport, UnreadableWorkoutError, Workout, Zone
from tests.importers.activity_files import START, activity, lap, tcx, trackpoint


def read(content: bytes) -> tuple[Workout, ...]:
    return reader.read(io.BytesIO(content), "morning.tcx")


def one(content: bytes) -> Workout:
    (workout,) = read(content)
    return workout


def points(metres: int, seconds: int, since: int = 0, from_: int = 0, *, reading: bool = True) -> str:
    return "".join(
        trackpoint(from_ + metres * now / seconds, since + now, reading=reading)
        for now in range(0, seconds + 1, 10)
    )


def test_a_run_is_the_sum_of_its_laps() -> None:
    """What the watch measured counts, not what its track would give."""
    laps = (lap(1010, 300.4, points(1000, 300)), lap(505, 160.4, points(500, 160, 300, 1000), since=301))
    run = one(tcx(activity(*laps)))
    assert (run.sport, run.device) == (Sport.RUN, "Test watch")
    assert (run.start, run.zone, run.source_id) == (START, Zone.UTC, "tcx:2026-03-01T07:30:00Z")
    assert (run.distance_m, run.moving_s, run.elapsed_s) == (1515, 461, 461)
    assert (run.heart_rate, run.cadence) == (150, 168)
    assert run.doubts == ()


def test_a_pause_between_laps_counts_by_the_clock_only() -> None:
    run = one(tcx(activity(lap(1000, 300), lap(1000, 300, since=900))))
    assert (run.moving_s, run.elapsed_s) == (600, 1200)


@pytest.mark.parametrize(
    ("case", "laps", "distance", "moving", "doubts"),
    [
        ("the points' own readings", lap(None, None, points(1000, 300)), 1000, 300, ()),
        ("laps of 0", lap(0, 0, points(1000, 300)), 1000, 300, ()),
        ("places only", lap(None, None, points(1000, 300, reading=False)), 1000, 300, (Doubt.COMPUTED,)),
        (
            "a pause within a lap",
            lap(None, None, points(500, 150, reading=False), points(500, 150, 600, 3000, reading=False)),
            1000,
            300,
            (Doubt.COMPUTED,),
        ),
        (
            "laps that follow each other",
            lap(None, None, points(500, 150, reading=False))
            + lap(None, None, points(500, 150, 150, 500, reading=False), since=150),
            1000,
            300,
            (Doubt.COMPUTED,),
        ),
        ("no distance at all, as on a treadmill", lap(None, 1800), None, 1800, ()),
        ("a distance of 0 is none", lap(0, 1800), None, 1800, ()),
    ],
)
def test_where_laps_say_nothing_the_track_answers(
    case: str, laps: str, distance: int | None, moving: int, doubts: tuple[Doubt, ...]
) -> None:
    run = one(tcx(activity(laps)))
    assert (run.distance_m, run.moving_s, run.doubts) == (distance, moving, doubts), case


@pytest.mark.parametrize(
    ("sport", "notes", "expected", "surface"),
    [
        ("Running", "", Sport.RUN, ""),
        ("Running", "Treadmill", Sport.RUN, "treadmill"),
        ("Biking", "", Sport.OTHER, ""),
        ("Other", "", Sport.UNKNOWN, ""),
        ("Other", "Treadmill", Sport.RUN, "treadmill"),
        ("Other", "Yoga", Sport.UNKNOWN, ""),
        ("Other", "Hiking", Sport.HIKE, ""),
    ],
)
def test_other_says_nothing(sport: str, notes: str, expected: Sport, surface: str) -> None:
    """Treadmill runs come as "Other": the runner is asked rather than the run dropped."""
    run = one(tcx(activity(lap(1000, 300), sport=sport, notes=notes)))
    assert (run.sport, run.sport_name, run.surface, run.title) == (expected, sport, surface, notes)


def test_several_activities_and_sessions_come_one_by_one() -> None:
    session = (
        "<MultiSportSession><Id>x</Id><FirstSport>"
        + activity(lap(20_000, 3600), sport="Biking")
        + "</FirstSport><NextSport><Transition/>"
        + activity(lap(5000, 1500, since=4000), since=4000)
        + "</NextSport></MultiSportSession>"
    )
    found = read(tcx(activity(lap(3000, 900), since=-90_000), session))
    assert [(each.sport, each.distance_m) for each in found] == [
        (Sport.RUN, 3000),
        (Sport.OTHER, 20_000),
        (Sport.RUN, 5000),
    ]


def test_spaces_before_the_declaration_do_not_matter() -> None:
    assert one(tcx(activity(lap(1000, 300)), before="          \n")).distance_m == 1000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (tcx("<Course><Name>x</Name></Course>", where="Courses"), "planned course"),
        (tcx("<Workout><Name>x</Name></Workout>", where="Workouts"), "planned course"),
        (tcx(activity()), "no recorded activity"),
        (tcx(), "no recorded activity"),
        (b"", "not a TCX file"),
        (b"<gpx/>", "not a TCX file"),
        (tcx(activity(lap(1000, 300)))[:110], "before its first lap"),
    ],
)
def test_a_file_without_a_workout_says_why(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableWorkoutError, match=said):
        read(content)


def test_a_download_that_broke_off_keeps_the_laps_that_arrived() -> None:
    content = tcx(
        activity(lap(1000, 300, points(1000, 300)), lap(1000, 300, points(1000, 300, 300, 1000), since=300))
    )
    run = one(content[: len(content) * 3 // 4])
    assert (run.distance_m, run.moving_s, run.doubts) == (2000, 600, (Doubt.DAMAGED,))
    earlier = (lap(1000, 300), lap(500, 200, points(500, 200, 90_000), since=90_000))
    content = tcx(activity(earlier[0]), activity(earlier[1], since=90_000))
    assert [each.doubts for each in read(content[:-200])] == [(), (Doubt.DAMAGED,)]


def test_without_any_time_the_id_names_the_run() -> None:
    run = one(
        tcx(
            '<Activity Sport="Running"><Id>abc</Id><Lap><TotalTimeSeconds>60</TotalTimeSeconds></Lap></Activity>'
        )
    )
    assert (run.start, run.source_id, run.doubts) == (None, "tcx:abc", (Doubt.NO_TIMES,))
