"""Whatever the bytes of a file are: workouts, or one sentence; in a time that its size explains."""

from __future__ import annotations

import io
import sys
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kneelog.importers import fit, fit_skim, fit_track
from kneelog.services.workout import Doubt, UnreadableWorkoutError, Workout
from tests.importers import fit_writer as w

SPORT = w.message(w.SPORT, sport=w.RUNNING, sub_sport=w.GENERIC)
SECONDS = tuple(w.record(at, distance_cm=at * 317, heart_rate=140) for at in range(0, 3925, 25))

SAMPLES = {
    "a run": w.run(heart_rate=148, rpe=60),
    "laps only": w.fit(w.file_id(), SPORT, *(w.lap(number) for number in range(9)), w.activity()),
    "records only": w.fit(w.file_id(), *SECONDS, order=">"),
    "joined": w.run() + w.fit(w.file_id(type=9)) + w.run(start=w.START + 9000),
}


def outcome(content: bytes) -> tuple[tuple[Workout, ...], str]:
    """The workouts, or why there are none."""
    try:
        return fit.read(io.BytesIO(content), "run.fit"), ""
    except UnreadableWorkoutError as error:
        return (), str(error)


def check(content: bytes) -> None:
    """Something readable, or one sentence; never anything else."""
    found, refusal = outcome(content)
    assert bool(found) != bool(refusal)
    assert refusal.isprintable()
    assert len({each.source_id for each in found}) == len(found)
    for each in found:
        assert each.source_id.isprintable()
        assert each.sport_name.isprintable()
        assert each.device.isprintable()
        assert 0 not in {each.distance_m, each.heart_rate, each.cadence, each.effort}
        assert each.start is None or each.start.tzinfo is not None


@given(st.sampled_from(list(SAMPLES.values())), st.data())
def test_damage_of_any_sort_is_a_sentence_at_worst(content: bytes, data: st.DataObject) -> None:
    raw = bytearray(content)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw)))
        match data.draw(st.integers(0, 3)):
            case 0:
                raw[at:at] = data.draw(st.binary(min_size=1, max_size=40))
            case 1:
                del raw[at : at + data.draw(st.integers(1, 200))]
            case 2:
                raw[at : at + 1] = bytes((data.draw(st.integers(0, 255)),))
            case _:
                del raw[at:]
    check(bytes(raw))


@given(st.binary(max_size=400))
@example(b"\x40\x00\x00\x12\x00\x01\x08\x00\x86" + b"\x00" * 20)
@example(b"\x60\x00\x00\x12\x00\x00\xff")
def test_any_bytes_behind_a_header_are_a_sentence_at_worst(content: bytes) -> None:
    check(w.framed(content))
    check(w.framed(w.body(w.file_id()) + content + w.body(w.session())))


@given(
    fields=st.lists(
        st.tuples(st.integers(0, 255), st.integers(0, 12), st.integers(0, 255)), min_size=1, max_size=12
    ),
    number=st.sampled_from([w.FILE_ID, w.SPORT, w.SESSION, w.LAP, w.RECORD, w.EVENT, w.ACTIVITY]),
    values=st.binary(min_size=144, max_size=144),
    order=st.booleans(),
)
def test_fields_of_any_type_and_size_are_a_sentence_at_worst(
    fields: list[tuple[int, int, int]], number: int, values: bytes, *, order: bool
) -> None:
    """Damaged definitions give texts where numbers belong, and numbers of eight bytes where one has two."""
    definition = bytes((0x4E, 0, order)) + number.to_bytes(2, "big" if order else "little")
    definition += bytes((len(fields),)) + b"".join(bytes(each) for each in fields)
    size = sum(each[1] for each in fields)
    check(w.framed(definition + b"\x0e" + values[:size] + b"\x0e" + values[-size:] * bool(size)))
    check(w.framed(w.body(w.file_id(), w.session()) + definition + b"\x0e" + values[:size]))


@pytest.mark.parametrize(
    "content",
    [
        b"\x40\x00\x00\x12\x00\x00",
        b"\x40\x00\x00\x12\x00\x01\x02\x04\x86\x80",
        w.framed(b"", checksum=b""),
        w.framed(b"\x40\x00\x00\x14\x00\x00" + b"\0" * 40),
        w.body(w.file_id(), w.session()),
        b"\x40\x00\x00\x12\x00\xff",
    ],
    ids=[
        "definitions",
        "definitions of sessions, broken",
        "headers",
        "short files",
        "sessions",
        "candidates",
    ],
)
def test_work_grows_with_the_size_of_a_file_and_no_faster(content: bytes) -> None:
    """Made to be slow: the same few bytes over and over. Calls are counted, not seconds."""
    once, twice = (calls_for(w.run() + content * (size // len(content))) for size in (20_000, 40_000))
    assert twice < 2.1 * once + 1000


TRAPS = {
    "candidates whose first field is wrong": b"\x40\x00\x00\x12\x00\xff",
    "candidates whose third field is wrong": b"\x40\x00\x00\x12\x00\xff"
    + b"\x01\x04\x86" * 2
    + b"\x01\x03\x86",
    "definitions of 255 fields": b"\x40\x00\x00\x14\x00\xff" + b"\x01\x04\x86" * 255,
}


@pytest.mark.parametrize("content", TRAPS.values(), ids=list(TRAPS))
def test_a_byte_of_a_crafted_file_costs_no_more_than_one_of_a_run(content: bytes) -> None:
    """What looks like definitions is judged by its first fields, not by the 255 that it claims. Lines are counted."""
    size = 200_000
    crafted = lines_for(w.framed(w.body(w.file_id()) + b"\xff" + content * (size // len(content))))
    assert crafted < 10 * size


def lines_for(content: bytes) -> int:
    """How many lines of Python are run in reading a file."""
    lines = 0

    def count(_frame: object, event: str, _argument: object) -> Any:  # noqa: ANN401 - itself, for every frame
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        outcome(content)
    finally:
        sys.settrace(before)
    return lines


def test_what_only_looks_like_a_definition_counts_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """So a file of nothing else is given up, and what stands behind it is not found."""
    monkeypatch.setattr(fit_skim, "MOST_DEFINITIONS", 50)
    trap = TRAPS["candidates whose first field is wrong"]
    few, many = (w.framed(b"\xff" + trap * times + w.body(w.session())) for times in (40, 60))
    assert [each.doubts for each in outcome(few)[0]] == [(Doubt.DAMAGED,)]
    found, refusal = outcome(many)
    assert found == ()
    assert "damaged" in refusal


def test_all_files_of_one_stream_share_one_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit_skim, "MOST_OF_ALL", 50)
    runs = [w.run(start=w.START + 9000 * number) for number in range(30)]
    first, *_rest = found = outcome(b"".join(runs))[0]
    assert first.distance_m is not None
    assert len(found) < 30


def calls_for(content: bytes) -> int:
    """How many functions are called in reading a file."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        outcome(content)
    finally:
        sys.setprofile(before)
    return calls


def test_a_file_of_nothing_but_definitions_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit_skim, "MOST_DEFINITIONS", 50)
    definitions = b"\x40\x00\x00\x12\x00\x00"
    found, _refusal = outcome(w.framed(w.body(w.file_id(), w.session()) + definitions * 47))
    assert [each.doubts for each in found] == [()]
    found, _refusal = outcome(w.framed(w.body(w.file_id(), w.session()) + definitions * 49 + definitions))
    assert [each.doubts for each in found] == [(Doubt.DAMAGED,)]


def test_a_recording_of_weeks_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit_track, "MOST_RECORDS", 100)
    (workout,), _refusal = outcome(w.fit(w.file_id(), SPORT, *SECONDS))
    assert workout.elapsed_s == 99 * 25
