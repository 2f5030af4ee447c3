"""A watch's file comes in as the run that the runner remembers, whatever the watch is peculiar about."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, BinaryIO, cast

import pytest

from kneelog.importers import fit
from kneelog.services.workout import Doubt, Sport, UnreadableWorkoutError, Workout, Zone
from tests.importers import fit_writer as w

BERLIN = timezone(timedelta(hours=1))
MORNING = datetime(2026, 3, 8, 7, 12, tzinfo=UTC)


def read(content: bytes) -> tuple[Workout, ...]:
    return fit.read(io.BytesIO(content), "run.fit")


def only(*messages: w.Message, order: str = "<") -> Workout:
    """The only workout of a file."""
    (workout,) = read(w.fit(*messages, order=order))
    return workout


def of_session(**fields: Any) -> Workout:  # noqa: ANN401 - whatever fields a session has
    """The workout of a watch's usual file, but for what its session says differently."""
    return only(w.file_id(), w.session(**fields), w.activity())


def test_a_run_comes_in_with_all_that_the_watch_sums_up() -> None:
    facts = {"heart_rate": 148, "cadence": 84, "cadence_128": 64, "climb": 96, "feel": 75, "rpe": 60}
    assert read(w.run(**facts)) == (
        Workout(
            source="FIT",
            source_id="fit:garmin:3921345678:2026-03-08T07:12:00Z",
            sport=Sport.RUN,
            sport_name="running",
            start=datetime(2026, 3, 8, 8, 12, tzinfo=BERLIN),
            zone=Zone.OFFSET,
            distance_m=12_400,
            moving_s=3910,
            elapsed_s=3925,
            climb_m=96,
            heart_rate=148,
            cadence=169,
            effort=6,
            device="Garmin Forerunner 935",
        ),
    )


def test_the_start_is_told_by_the_clock_of_the_place() -> None:
    """The local date decides under which day a run stands."""
    (workout,) = read(w.run())
    assert workout.start is not None
    assert workout.start.utcoffset() == timedelta(hours=1)


def test_what_the_watch_does_not_know_stays_blank() -> None:
    blank = of_session(heart_rate=None, cadence=None, climb=None, rpe=None, distance_cm=None)
    assert (blank.heart_rate, blank.cadence, blank.climb_m) == (None, None, None)
    assert (blank.effort, blank.distance_m, blank.surface) == (None, None, "")


NUMBERS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "timer time is moving time": ({"timer_ms": 1_500_400}, {"moving_s": 1500}),
    "else what it calls moving": ({"timer_ms": None, "moving_ms": 1_400_000}, {"moving_s": 1400}),
    "a timer of 0 is none": ({"timer_ms": 0, "moving_ms": 1_400_000}, {"moving_s": 1400}),
    "else by the clock": ({"timer_ms": None, "elapsed_ms": 1_300_000}, {"moving_s": 1300, "elapsed_s": 1300}),
    "a watch left on for 27 days": (
        {"elapsed_ms": 2_332_800_000},
        {"moving_s": 3910, "elapsed_s": 2_332_800},
    ),
    "a treadmill wrote a distance of 0": ({"distance_cm": 0}, {"distance_m": None}),
    "no strap, heart rate 0": ({"heart_rate": 0}, {"heart_rate": None}),
    "one foot is counted": ({"cadence": 84}, {"cadence": 168}),
    "one foot of a sprinter": ({"cadence": 119}, {"cadence": 238}),
    "both feet are counted": ({"cadence": 120}, {"cadence": 120}),
    "cadence of a pod that sleeps": ({"cadence": 0}, {"cadence": None}),
    "a flat run climbs 0": ({"climb": 0}, {"climb_m": 0}),
    "effort 1": ({"rpe": 10}, {"effort": 1}),
    "effort 10": ({"rpe": 100}, {"effort": 10}),
    "effort between two": ({"rpe": 45}, {"effort": 5}),
    "effort of no scale": ({"rpe": 101}, {"effort": None}),
    "nobody rated it": ({"rpe": 0}, {"effort": None}),
}


@pytest.mark.parametrize(("said", "expected"), NUMBERS.values(), ids=NUMBERS)
def test_each_number_means_what_it_means_on_that_watch(
    said: dict[str, Any], expected: dict[str, Any]
) -> None:
    workout = of_session(**said)
    assert {name: getattr(workout, name) for name in expected} == expected


END = w.START + 3925
OFFSETS: dict[str, tuple[dict[str, Any], int | None]] = {
    "an hour east": ({"hours": 1}, 60),
    "Kathmandu": ({"hours": 5.75}, 345),
    "Newfoundland": ({"hours": -3.5}, -210),
    "Kiritimati": ({"hours": 14}, 840),
    "London in winter": ({"hours": 0}, 0),
    "further than any place": ({"hours": 14.25}, None),
    "no quarter of an hour": ({"local": END + 3599}, None),
    "Zwift's 0": ({"local": 0}, None),
    "a constant": ({"local": 698_070_063}, None),
    "Suunto's nothing": ({"hours": None}, None),
    "no time at all": ({"time": None}, None),
}


@pytest.mark.parametrize(("said", "minutes"), OFFSETS.values(), ids=OFFSETS)
def test_only_an_offset_that_a_place_can_have_is_believed(said: dict[str, Any], minutes: int | None) -> None:
    workout = only(w.file_id(), w.session(), w.activity(**said))
    assert workout.start == MORNING
    assert workout.zone is (Zone.UTC if minutes is None else Zone.OFFSET)
    assert workout.start.utcoffset() == timedelta(minutes=minutes or 0)


@pytest.mark.parametrize("manufacturer", [294, 71])
def test_a_maker_that_writes_utc_everywhere_is_not_taken_for_a_londoner(manufacturer: int) -> None:
    workout = only(w.file_id(manufacturer=manufacturer), w.session(), w.activity(hours=0))
    assert workout.zone is Zone.UTC


def test_a_file_without_an_end_has_no_place() -> None:
    workout = only(w.file_id(), w.session())
    assert (workout.start, workout.zone) == (MORNING, Zone.UTC)


def test_a_clock_that_was_never_set_is_no_date() -> None:
    """It counts seconds since it was switched on; the run is kept, and known again."""
    unset = w.session(start=17_217_864, time=17_221_751)
    workout = only(w.file_id(created=17_217_864), unset, w.activity(time=17_221_751, local=698_070_063))
    assert (workout.start, workout.zone, workout.doubts) == (None, Zone.UTC, (Doubt.NO_CLOCK,))
    assert workout.source_id == "fit:garmin:3921345678:17217864"
    assert workout.moving_s == 3910


def test_a_run_without_a_start_is_known_again_by_what_its_file_holds() -> None:
    first, again = (of_session(start=None, time=None) for _time in range(2))
    other = of_session(start=None, time=None, distance_cm=500_000)
    assert first.start is None
    assert first.source_id == again.source_id != other.source_id


def test_numbers_may_stand_in_either_byte_order() -> None:
    """Phones write them the other way round."""
    messages = w.file_id(), w.record(1, distance_cm=500), w.session(heart_rate=148), w.activity()
    assert only(*messages, order=">") == only(*messages)


def test_a_header_may_be_short_or_longer_than_it_used_to_be() -> None:
    messages = w.file_id(), w.session(), w.activity()
    expected = read(w.fit(*messages))
    assert read(w.fit(*messages, header=12)) == read(w.fit(*messages, header=20)) == expected


def test_what_an_app_adds_to_a_message_changes_nothing() -> None:
    """Its fields may have the numbers of FIT's own, and nobody may have described them."""
    plain = w.session()
    stryd = w.Message(plain.number, plain.fields, developer=b"\x01\x02\x03\x04\x05")
    records = [w.Message(w.RECORD, w.record(5, distance_cm=900).fields, developer=b"\x09") for _ in range(3)]
    assert only(w.file_id(), *records, stryd, w.activity()) == only(w.file_id(), plain, w.activity())


def test_two_runs_and_the_change_between_them() -> None:
    """A triathlon: every sport comes in but for the changes; what is a run is told apart later."""
    later = {"time": END + 4120, "start": END + 120}
    found = read(
        w.fit(
            w.file_id(),
            w.session(),
            w.session(sport=w.TRANSITION, start=END, time=END + 120, timer_ms=120_000, distance_cm=5000),
            w.session(sport=w.CYCLING, **later),
            w.session(start=END + 4120, time=END + 5000, timer_ms=880_000, distance_cm=250_000),
            w.activity(),
        )
    )
    assert [(each.sport, each.distance_m) for each in found] == [
        (Sport.RUN, 12_400),
        (Sport.OTHER, 12_400),
        (Sport.RUN, 2500),
    ]
    assert len({each.source_id for each in found}) == 3


def test_files_that_were_joined_are_all_read() -> None:
    """Watches put heart rates of a swim behind the file; people join files."""
    weights = w.fit(w.file_id(type=9))
    second = w.fit(w.file_id(), w.session(start=END + 100, distance_cm=300_000), w.activity())
    found = read(w.run() + weights + second + bytes(40))
    assert [each.distance_m for each in found] == [12_400, 3000]
    assert all(each.doubts == () for each in found)


def test_a_file_joined_to_itself_is_one_run() -> None:
    assert read(w.run() + w.run()) == read(w.run())


def test_two_that_differ_never_share_a_name() -> None:
    """A name is for ever: the second would be taken for the first, and be lost."""
    one, other = read(w.fit(w.file_id(), w.session(), w.session(distance_cm=300_000), w.activity()))
    assert other.source_id == f"{one.source_id}:2"


def test_a_packed_file_may_be_handed_over_as_it_unpacks() -> None:
    with gzip.open(io.BytesIO(gzip.compress(w.run()))) as stream:
        assert fit.read(cast("BinaryIO", stream), "run.fit.gz") == read(w.run())


def test_the_stream_is_left_open() -> None:
    stream = io.BytesIO(w.run())
    fit.read(stream, "run.fit")
    assert not stream.closed


WITHOUT: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "The file is empty."),
    "a PDF by another name": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "This is not a FIT file, whatever"),
    "text": (b"date,left\n2026-03-02,4\n", "This is not a FIT file, whatever"),
    "a day's steps": (w.fit(w.file_id(type=32)), "it holds what a watch notes through the day."),
    "an older watch's steps": (w.fit(w.file_id(type=15)), "it holds what a watch notes through the day."),
    "a weight": (w.fit(w.file_id(type=9)), "it holds weights from a scale."),
    "settings": (w.fit(w.file_id(type=2)), "it holds the settings of a device."),
    "a route, with laps": (w.fit(w.file_id(type=6), w.lap(0)), "it holds a route to follow."),
    "a training plan": (w.fit(w.file_id(type=5)), "it holds a training plan."),
    "a sort of tomorrow": (w.fit(w.file_id(type=90)), "There is no workout in this file."),
    "a run that was not begun": (w.fit(w.file_id(), w.record(0)), "There is no workout in this file."),
    "a session without a time": (
        w.fit(w.file_id(), w.session(timer_ms=None, elapsed_ms=0)),
        "There is no workout in this file.",
    ),
    "only a change of sports": (
        w.fit(w.file_id(), w.session(sport=w.TRANSITION)),
        "There is no workout in this",
    ),
    "a header and nothing": (w.framed(b"", checksum=b""), "The file is damaged, and no workout"),
    "a header cut off": (w.run()[:13], "The file is damaged, and no workout"),
}


@pytest.mark.parametrize(("content", "said"), WITHOUT.values(), ids=WITHOUT)
def test_a_file_without_a_workout_is_named_for_what_it_is(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableWorkoutError) as caught:
        read(content)
    assert said in str(caught.value)
    assert caught.value.exit_status == 3
