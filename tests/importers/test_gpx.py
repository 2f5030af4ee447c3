"""Runs from GPX as real devices write it: half valid, paused, misdated, cut off."""

from __future__ import annotations

import io
from datetime import UTC, timedelta

import pytest

from kneelog.importers import gpx as reader
from kneelog.services.workout import Doubt, Sport, UnreadableWorkoutError, Workout, Zone
from tests.importers.activity_files import START, at, gpx, heart, point, steady, track


def read(content: bytes) -> tuple[Workout, ...]:
    return reader.read(io.BytesIO(content), "morning.gpx")


def one(content: bytes) -> Workout:
    (workout,) = read(content)
    return workout


def test_a_run_comes_with_all_that_its_track_tells() -> None:
    """Prefixes that nobody declares are no reason to lose a run, nor its heart rate."""
    run = one(gpx(track(steady(3000, 900))))
    assert (run.sport, run.sport_name, run.title, run.device) == (
        Sport.RUN,
        "running",
        "Morning run",
        "Test watch",
    )
    assert (run.start, run.zone, run.source_id) == (START, Zone.UTC, "gpx:2026-03-01T07:30:00Z")
    assert (run.distance_m, run.moving_s, run.elapsed_s) == (3000, 900, 900)
    assert (run.heart_rate, run.cadence) == (150, 170), "a cadence of 85 counts one foot"
    assert run.doubts == (Doubt.COMPUTED,)


def test_a_pause_counts_by_the_clock_but_not_as_running() -> None:
    """Neither the minutes nor the way of a pause are run."""
    run = one(gpx(track(steady(1000, 300), "", steady(1000, 300, since=900, from_=4000))))
    assert (run.distance_m, run.moving_s, run.elapsed_s) == (2000, 600, 1200)


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (120, [(2000, 720)]),  # the recording was interrupted: still running
        (3600, [(2000, 600)]),  # a pause
        (7300, [(1000, 300), (1000, 300)]),  # another run
        (-150, [(1000, 300), (1000, 300)]),  # another device at the same time
        (-300, [(1000, 300), (1000, 300)]),  # the same track twice
    ],
)
def test_tracks_of_one_file(gap: int, expected: list[tuple[int, int]]) -> None:
    content = gpx(track(steady(1000, 300)), track(steady(1000, 300, since=300 + gap)))
    assert [(run.distance_m, run.moving_s) for run in read(content)] == expected


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (120, [(2000, 600)]),
        (7100, [(2000, 600)]),  # a long pause
        (7300, [(1000, 300), (1000, 300)]),
        (36_000, [(1000, 300), (1000, 300)]),  # in the morning and in the evening
        (-40_000, [(1000, 300), (1000, 300)]),  # in the other order
        (-150, [(2000, 450)]),  # a clock that was set: still one track
    ],
)
def test_segments_of_one_track(gap: int, expected: list[tuple[int, int]]) -> None:
    """Some apps write all that was run in a day, or a year, as segments of a single track."""
    found = read(gpx(track(steady(1000, 300), steady(1000, 300, since=300 + gap))))
    assert [(run.distance_m, run.moving_s) for run in found] == expected
    assert {(run.title, run.sport) for run in found} == {("Morning run", Sport.RUN)}
    assert len({run.source_id for run in found}) == len(found)


def test_a_track_goes_on_in_the_one_after_it_whatever_lies_before() -> None:
    """Of two runs in one track, the second was interrupted."""
    first = track(steady(1000, 300), steady(1000, 300, since=36_000))
    runs = read(gpx(first, track(steady(1000, 300, since=36_360))))
    assert [(run.distance_m, run.moving_s) for run in runs] == [(1000, 300), (2000, 660)]


@pytest.mark.parametrize(
    ("case", "points", "expected"),
    [
        ("a point without lat", '<trkpt lon="8"/>', (1000, 300)),
        ("a place that is none", '<trkpt lat="950" lon="8"/>', (1000, 300)),
        ("not a number", '<trkpt lat="nan" lon="8"/>', (1000, 300)),
        ("0, 0 before the sky was seen", '<trkpt lat="0" lon="0"/>', (1000, 300)),
        (
            "a time of 1970",
            point(0).replace("</trkpt>", "<time>1970-01-01T00:00:00Z</time></trkpt>"),
            (1000, 300),
        ),
        ("no time", point(0), (1000, 300)),
    ],
)
def test_bad_points_are_passed_over(case: str, points: str, expected: tuple[int, int]) -> None:
    run = one(gpx(track(points + steady(1000, 300))))
    assert (run.distance_m, run.moving_s) == expected, case
    assert run.start == START


def test_a_clock_that_was_set_while_running_is_marked() -> None:
    """A track that ends before it begins still gives its length and a day, to be looked at."""
    run = one(gpx(track(point(0, 3600) + point(500, 3700) + point(1000, 200))))
    assert run.distance_m == 1000
    assert run.start == START + timedelta(seconds=200)
    assert Doubt.DAMAGED in run.doubts


def test_a_step_back_in_time_within_the_track_does_no_harm() -> None:
    run = one(gpx(track(point(0, 0) + point(300, 100) + point(400, 90) + point(1000, 300))))
    assert (run.moving_s, run.doubts) == (300, (Doubt.COMPUTED,))


def test_a_track_without_times_keeps_its_length() -> None:
    run = one(gpx(track(point(0) + point(700) + point(1500))))
    assert (run.start, run.moving_s, run.distance_m) == (None, None, 1500)
    assert run.doubts == (Doubt.COMPUTED, Doubt.NO_TIMES)
    assert run.source_id == one(gpx(track(point(0) + point(700) + point(1500)))).source_id


def test_the_offset_of_the_place_is_kept() -> None:
    local = at(0).replace("07:30:00Z", "08:30:00.994+01:00")
    run = one(gpx(track(f'<trkpt lat="50" lon="8"><time>{local}</time></trkpt>' + point(100, 60))))
    assert run.zone is Zone.OFFSET
    assert run.start is not None
    assert run.start.utcoffset() == timedelta(hours=1)


@pytest.mark.parametrize(
    ("type_", "sport", "surface"),
    [
        ("running", Sport.RUN, ""),
        ("9", Sport.RUN, ""),
        ("trail_running", Sport.RUN, "trail"),
        ("treadmill_running", Sport.RUN, "treadmill"),
        ("Course à pied", Sport.RUN, ""),
        ("walking", Sport.WALK, ""),
        ("hiking", Sport.HIKE, ""),
        ("cycling", Sport.OTHER, ""),
        ("", Sport.UNKNOWN, ""),
        ("52", Sport.UNKNOWN, ""),
    ],
)
def test_the_sport_is_what_the_file_says_and_never_guessed(type_: str, sport: Sport, surface: str) -> None:
    run = one(gpx(track(steady(1000, 300), type_=type_)))
    assert (run.sport, run.sport_name, run.surface) == (sport, type_, surface)


def test_climbs_count_and_wavering_does_not() -> None:
    heights = [100, 101, 99, 100, 110, 121, 120, 90, 95]
    run = one(gpx(track("".join(point(n * 50, n * 20, height=h) for n, h in enumerate(heights)))))
    assert run.climb_m == 21 + 5
    assert one(gpx(track(steady(1000, 300)))).climb_m is None


def test_a_sensor_that_is_not_worn_is_no_heart_rate_of_0() -> None:
    run = one(gpx(track(point(0, 0, heart(0, 0)) + point(100, 30, heart(0, 0)))))
    assert (run.heart_rate, run.cadence) == (None, None)


@pytest.mark.parametrize(
    "before", ["\ufeff", "\ufeff<?xml version='1.0'?>", "\n\n  <?xml version='1.0'?>", ""]
)
def test_what_stands_before_the_first_tag_does_not_matter(before: str) -> None:
    assert one(gpx(track(steady(1000, 300)), before=before)).distance_m == 1000


def test_utf_16_is_read() -> None:
    text = gpx(track(steady(1000, 300)), before="").decode()
    assert one(text.encode("utf-16")).distance_m == 1000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (gpx('<rte><rtept lat="50" lon="8"/></rte>'), "planned route"),
        (gpx('<wpt lat="50" lon="8"/>'), "holds places"),
        (gpx(track("")), "no recorded track"),
        (gpx(), "no recorded track"),
        (b"", "not a GPX file"),
        (b"%PDF-1.7 and so on", "not a GPX file"),
        (b"<html><body>Log in first</body></html>", "not a GPX file"),
        (gpx(track(steady(1000, 300)))[:90], "before its first point"),
    ],
)
def test_a_file_without_a_workout_says_why(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableWorkoutError, match=said):
        read(content)


def test_a_download_that_broke_off_keeps_what_arrived() -> None:
    content = gpx(track(steady(3000, 900)))
    run = one(content[: len(content) // 2])
    assert run.distance_m is not None
    assert 1200 < run.distance_m < 1700
    assert Doubt.DAMAGED in run.doubts


def test_an_offset_that_no_place_has_is_not_believed() -> None:
    run = one(gpx(track(f'<trkpt lat="50" lon="8"><time>{at(0)[:-1]}+23:59</time></trkpt>' + point(9, 9))))
    assert run.start is not None
    assert run.start.utcoffset() == UTC.utcoffset(None)
