"""A recording that broke off, or a file that was damaged, still gives the run that is in it, and says so."""

from __future__ import annotations

import gzip
import io
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO, cast

import pytest

from kneelog.importers import fit
from kneelog.services.workout import Doubt, Sport, UnreadableWorkoutError, Workout
from tests.importers import fit_writer as w

if TYPE_CHECKING:
    from collections.abc import Iterator

SPORT = w.message(w.SPORT, sport=w.RUNNING, sub_sport=w.GENERIC)


def read(content: bytes) -> tuple[Workout, ...]:
    return fit.read(io.BytesIO(content), "run.fit")


def only(*messages: w.Message) -> Workout:
    (workout,) = read(w.fit(*messages))
    return workout


def test_laps_stand_in_for_a_session_that_was_never_written() -> None:
    laps = (
        w.lap(0, heart_rate=140, cadence=80, climb=10, sport=w.RUNNING, sub_sport=3),
        w.lap(1, heart_rate=150, cadence=90, climb=5, sport=w.RUNNING, sub_sport=3),
        w.lap(2, heart_rate=None, cadence=0, climb=None, timer_ms=200_000, sport=w.RUNNING, sub_sport=3),
    )
    workout = only(w.file_id(), *laps, w.activity())
    assert (workout.sport, workout.surface, workout.sport_name) == (Sport.RUN, "trail", "running")
    assert (workout.distance_m, workout.moving_s, workout.elapsed_s) == (3000, 800, 900)
    assert (workout.heart_rate, workout.cadence, workout.climb_m) == (145, 170, 15)
    assert workout.source_id == "fit:garmin:3921345678:2026-03-08T07:12:00Z"


def test_records_stand_in_where_there_are_no_laps_either() -> None:
    seconds = (w.record(at, distance_cm=at * 300, heart_rate=140, cadence=85) for at in range(0, 1201, 5))
    workout = only(w.file_id(), SPORT, *seconds)
    assert (workout.sport, workout.sport_name) == (Sport.RUN, "running")
    assert (workout.distance_m, workout.moving_s, workout.elapsed_s) == (3600, 1200, 1200)
    assert (workout.heart_rate, workout.cadence) == (140, 170)


def test_the_way_after_the_last_lap_is_not_lost() -> None:
    """The battery died 4 minutes into the third kilometre."""
    seconds = [w.record(at, distance_cm=at * 333) for at in range(0, 841, 10)]
    workout = only(w.file_id(), SPORT, *seconds, w.lap(0), w.lap(1))
    assert (workout.distance_m, workout.moving_s) == (2797, 840)


def test_pauses_are_not_moving_time() -> None:
    """Pressed twice, as one does."""
    start, stop, stop_all = 0, 1, 4
    events = [
        w.message(w.EVENT, time=w.START + at, event=0, what=what)
        for at, what in ((0, start), (300, stop), (310, stop_all), (400, start), (700, stop))
    ]
    other = w.message(w.EVENT, time=w.START + 350, event=9, what=0)
    begun, stopped, again, resumed, ended = events
    workout = only(
        *(w.file_id(), begun, w.record(0, distance_cm=0), w.record(300, distance_cm=100_000), stopped, again),
        *(other, resumed, w.record(400, distance_cm=100_000), w.record(700, distance_cm=200_000), ended),
    )
    assert (workout.elapsed_s, workout.moving_s) == (700, 600)


def test_a_distance_that_the_session_lacks_is_the_last_record_s() -> None:
    seconds = (w.record(at, distance_cm=at * 300, lat=0, lon=at * 1000) for at in range(0, 1201, 5))
    workout = only(w.file_id(), *seconds, w.session(distance_cm=None))
    assert (workout.distance_m, workout.doubts) == (3600, ())


def test_else_it_is_computed_from_the_places_and_marked() -> None:
    """A hundredth of a degree of latitude is 1112 m."""
    places = (
        w.record(at, lat=w.semicircles(47.0 + at / 100_000), lon=w.semicircles(8.0))
        for at in range(0, 1001, 10)
    )
    nowhere = w.record(1010, lat=None, lon=None)
    workout = only(w.file_id(), *places, nowhere, w.session(distance_cm=None))
    assert workout.distance_m == pytest.approx(1112, abs=1)
    assert workout.doubts == (Doubt.COMPUTED,)


def test_of_two_sessions_each_gets_its_own_way() -> None:
    """The device counts one distance over both."""
    second = w.START + 1000
    seconds = (w.record(at, distance_cm=at * 300) for at in range(0, 2000, 10))
    sessions = (
        w.session(distance_cm=None, time=second),
        w.session(distance_cm=None, start=second, time=second + 1000),
    )
    assert [each.distance_m for each in read(w.fit(w.file_id(), *seconds, *sessions))] == [2970, 2970]


def test_the_places_of_a_change_of_sports_do_not_count_to_the_run() -> None:
    change = w.START + 1000
    seconds = (w.record(at, distance_cm=at * 300) for at in range(0, 2000, 10))
    sessions = (
        w.session(distance_cm=None, time=change),
        w.session(sport=w.TRANSITION, start=change, time=change + 1000, distance_cm=None),
    )
    assert [each.distance_m for each in read(w.fit(w.file_id(), *seconds, *sessions))] == [2970]


def test_old_watches_pack_time_and_distance_into_a_few_bits() -> None:
    """Five bits of time in the header, twelve bits of distance in sixteenths of a metre: both turn over."""
    begun = w.record(0, packed=(0).to_bytes(3, "little"))
    packed = [
        w.record(
            at, offset=(w.START + at) & 0x1F, packed=((at * 48 & 0xFFF) << 12 | 0x123).to_bytes(3, "little")
        )
        for at in range(7, 1200, 7)
    ]
    workout = only(w.file_id(), begun, *packed)
    assert (workout.moving_s, workout.distance_m) == (1197, 3591)


def seconds_of_run() -> Iterator[w.Message]:
    return (w.record(at, distance_cm=at * 317, heart_rate=140) for at in range(0, 3925, 25))


def test_a_copy_that_broke_off_gives_what_arrived() -> None:
    whole = w.fit(w.file_id(), SPORT, *seconds_of_run(), w.session(), w.activity())
    (workout,) = read(whole[: len(whole) // 2])
    assert workout.sport is Sport.RUN
    assert workout.doubts == (Doubt.DAMAGED,)
    assert workout.distance_m is not None
    assert 4000 < workout.distance_m < 9000
    assert workout.source_id == read(whole)[0].source_id


def test_the_longer_the_copy_the_more_of_the_run() -> None:
    """Cut off anywhere: never a crash, never a run longer than it was."""
    whole = w.fit(w.file_id(), SPORT, *seconds_of_run(), w.session(), w.activity())
    lengths = []
    for end in range(100, len(whole) - 100, 37):
        (workout,) = read(whole[:end])
        lengths.append(workout.distance_m or 0)
    assert all(shorter <= longer for shorter, longer in pairwise(lengths))
    assert lengths[-1] > 10_000


def test_a_packed_copy_that_broke_off_gives_what_arrived() -> None:
    packed = gzip.compress(w.run(), compresslevel=0)
    with gzip.open(io.BytesIO(packed[: len(packed) - 300])) as stream:
        (workout,) = fit.read(cast("BinaryIO", stream), "run.fit.gz")
    assert Doubt.DAMAGED in workout.doubts


def test_a_recording_that_was_never_ended_says_size_0() -> None:
    content = w.body(w.file_id(), SPORT, *seconds_of_run())
    (workout,) = read(w.framed(content, size=0, checksum=b""))
    assert (workout.moving_s, workout.doubts) == (3900, (Doubt.DAMAGED,))


def test_a_sum_behind_the_damage_is_found_again() -> None:
    """A broken sector in the middle: the session at the end is whole."""
    before = w.body(w.file_id(), *seconds_of_run())
    after = w.body(w.session(heart_rate=148), w.activity())
    (workout,) = read(w.framed(before + b"\x0d\xf0\xad\x8b" * 16 + after))
    (whole,) = read(w.framed(before + after))
    assert workout == replace(whole, doubts=(Doubt.DAMAGED,))


def test_a_file_joined_behind_a_broken_one_is_whole() -> None:
    broken = w.fit(w.file_id(), SPORT, *seconds_of_run())[:500]
    other = w.fit(w.file_id(serial=7), w.session(), w.activity())
    assert [each.source_id for each in read(broken + other)] == [
        "fit:garmin:3921345678:2026-03-08T07:12:00Z",
        "fit:garmin:7:2026-03-08T07:12:00Z",
    ]


def test_something_behind_the_file_is_damage_but_padding_is_not() -> None:
    assert [each.doubts for each in read(w.run() + b"\xff" * 30 + bytes(30))] == [()]
    assert [each.doubts for each in read(w.run() + b"and more")] == [(Doubt.DAMAGED,)]


class Vanishing(io.RawIOBase):
    """A file on a stick that is pulled out."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def read(self, size: int = -1) -> bytes:
        if not self._content:
            raise OSError(5, "Input/output error")
        part, self._content = self._content[:size], self._content[size:]
        return part


def test_a_stick_that_is_pulled_out_is_said() -> None:
    with pytest.raises(UnreadableWorkoutError, match="cannot be read: Input/output error"):
        fit.read(cast("BinaryIO", Vanishing(b"")), "run.fit")


def test_what_was_read_before_it_was_pulled_out_is_kept() -> None:
    (workout,) = fit.read(cast("BinaryIO", Vanishing(w.run())), "run.fit")
    assert workout.doubts == (Doubt.DAMAGED,)


def test_a_file_larger_than_any_run_is_refused_before_it_fills_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fit, "MOST_BYTES", 5000)
    stream = io.BytesIO(w.run() + bytes(100_000_000))
    with pytest.raises(UnreadableWorkoutError, match="larger than 64 MB"):
        fit.read(stream, "run.fit")
    assert stream.tell() <= 2 * 1024 * 1024
