"""What a JSON file may hold, and the sentence that leads to the place where it holds something else."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given

from kneelog.domain.codec import from_plain, parse_instant, to_plain
from kneelog.domain.diary import Record, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.places import Place
from kneelog.domain.report import BLANK, KneeReport, Lasted, Swelling
from kneelog.domain.run import Run
from kneelog.errors import InvalidValueError
from tests.strategies import entries

ENTRY: dict[str, Any] = {"id": "e", "on": "2026-03-02", "kind": "run"}
K = RecordKind


def test_a_record_is_written_by_its_plain_names_and_without_what_is_not_known() -> None:
    knee = KneeReport(
        4, places=(Place.INNER_JOINT_LINE,), swelling=Swelling.SLIGHT, lasted=Lasted.parse("2d")
    )
    made = Entry(
        "e",
        date(2026, 3, 2),
        Kind.RUN,
        at=time(18, 30),
        left=knee,
        recorded_at=datetime(2026, 3, 2, 18, tzinfo=UTC),
    )
    assert to_plain(made) == {
        "id": "e",
        "on": "2026-03-02",
        "kind": "run",
        "at": "18:30:00",
        "left": {"level": 4, "places": ["inner-joint-line"], "swelling": "slight", "lasted": "2d"},
        "recorded_at": "2026-03-02T18:00:00+00:00",
    }


def test_a_level_of_zero_is_written_and_one_that_is_not_recorded_is_not() -> None:
    made = Entry("e", date(2026, 3, 2), Kind.REST, left=KneeReport(0), right=BLANK)
    plain = to_plain(made)
    assert plain["left"] == {"level": 0}
    assert "right" not in plain


@given(entries())
def test_every_entry_comes_back_from_a_file_as_it_went(entry: Entry) -> None:
    assert from_plain(K.ENTRY, json.loads(json.dumps(to_plain(entry)))) == entry


REFUSED: dict[str, tuple[RecordKind, object, str, str]] = {
    "no object": (K.ENTRY, [], "entries[3]", "entries[3] is “[…]”: it takes an object."),
    "an unknown field": (
        K.ENTRY,
        ENTRY | {"mood": "low"},
        "entries[3]",
        "entries[3] has an unknown field: mood.",
    ),
    "a field missing": (K.ENTRY, {"id": "e", "kind": "run"}, "entries[3]", "entries[3] lacks the field on."),
    "a level in words": (
        K.ENTRY,
        ENTRY | {"left": {"level": "four"}},
        "entries[3].left.level",
        "entries[3].left.level is “four”: it takes a whole number.",
    ),
    "a level that is true": (
        K.ENTRY,
        ENTRY | {"left": {"level": True}},
        "entries[3].left.level",
        "entries[3].left.level is “True”: it takes a whole number.",
    ),
    "level 11": (
        K.ENTRY,
        ENTRY | {"left": {"level": 11}},
        "entries[3].left.level",
        "entries[3].left: level is 11: a level is a whole number from 0 to 10.",
    ),
    "a day that does not exist": (
        K.ENTRY,
        ENTRY | {"on": "2026-02-30"},
        "entries[3].on",
        "entries[3].on is “2026-02-30”: it takes a date such as 2026-03-02.",
    ),
    "a date in another form": (
        K.ENTRY,
        ENTRY | {"on": "20260302"},
        "entries[3].on",
        "entries[3].on is “20260302”: it takes a date such as 2026-03-02.",
    ),
    "a time with an offset": (
        K.ENTRY,
        ENTRY | {"at": "18:30+01:00"},
        "entries[3].at",
        "entries[3].at is “18:30+01:00”: it takes a time such as 18:30.",
    ),
    "an instant without one": (
        K.ENTRY,
        ENTRY | {"recorded_at": "2026-03-02T18:30:00"},
        "entries[3].recorded_at",
        "entries[3].recorded_at is “2026-03-02T18:30:00”: it takes an instant such as 2026-03-02T18:30:00+01:00.",
    ),
    "an unknown kind": (
        K.ENTRY,
        ENTRY | {"kind": "walk"},
        "entries[3].kind",
        "entries[3].kind is “walk”: it takes one of run, rest.",
    ),
    "an unknown place": (
        K.ENTRY,
        ENTRY | {"left": {"places": ["kneecap", "elbow"]}},
        "entries[3].left.places[1]",
        "entries[3].left.places[1] is “elbow”: it takes one of above-kneecap,",
    ),
    "places that are no list": (
        K.ENTRY,
        ENTRY | {"left": {"places": "kneecap"}},
        "entries[3].left.places",
        "entries[3].left.places is “kneecap”: it takes a list.",
    ),
    "fortnights": (
        K.ENTRY,
        ENTRY | {"left": {"lasted": "3 fortnights"}},
        "entries[3].left.lasted",
        "entries[3].left.lasted is “3 fortnights”: it takes",
    ),
    "a number for a note": (
        K.ENTRY,
        ENTRY | {"note": 3},
        "entries[3].note",
        "entries[3].note is “3”: it takes a text.",
    ),
    "a word for a switch": (
        K.PREFERENCES,
        {"move_on": "yes"},
        "entries[3].move_on",
        "entries[3].move_on is “yes”: it takes true or false.",
    ),
    "a very long wrong value": (
        K.ENTRY,
        ENTRY | {"on": "x" * 100},
        "entries[3].on",
        f"entries[3].on is “{'x' * 40}…”",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_wrong_value_is_found_again_by_its_place_in_the_file(case: str) -> None:
    kind, plain, field, said = REFUSED[case]
    with pytest.raises(InvalidValueError) as refused:
        from_plain(kind, plain, "entries[3]")
    assert refused.value.sentence.startswith(said)
    assert refused.value.field == field


NULLS = {
    "a level": ENTRY | {"left": {"level": None}},
    "a run": ENTRY | {"run": None},
    "a time": ENTRY | {"at": None},
}


@pytest.mark.parametrize("case", NULLS)
def test_null_is_not_recorded(case: str) -> None:
    assert from_plain(K.ENTRY, NULLS[case]) == from_plain(K.ENTRY, ENTRY)


@pytest.mark.parametrize(
    ("kind", "plain", "name"),
    [
        (K.TRIED, {"id": "t", "from": "2026-03-02", "text": "ice"}, "from_"),
        (K.RUN, {"id": "r", "on": "2026-03-02"}, "on"),
    ],
)
def test_names_that_python_keeps_for_itself_are_plain_in_files(
    kind: RecordKind, plain: dict[str, Any], name: str
) -> None:
    record: Record = from_plain(kind, plain)
    assert getattr(record, name) == date(2026, 3, 2)
    assert to_plain(record) == plain


@pytest.mark.parametrize(
    ("written", "minutes_east"),
    [
        ("2026-03-02T18:30:00Z", 0),
        ("2026-03-02T18:30:00+00:00", 0),
        ("2026-03-02T18:30:00+01:00", 60),
        ("2026-03-02T18:30:00-03:30", -210),
    ],
)
def test_an_instant_keeps_its_offset(written: str, minutes_east: int) -> None:
    instant = parse_instant(written)
    assert instant.utcoffset() == timedelta(minutes=minutes_east)
    assert instant.replace(tzinfo=None) == datetime(2026, 3, 2, 18, 30)  # noqa: DTZ001 - as it is written


def test_utc_is_one_and_the_same_however_it_is_written() -> None:
    assert parse_instant("2026-03-02T18:30:00Z").tzinfo is UTC
    assert parse_instant("2026-03-02T18:30:00+00:00").tzinfo is UTC


def test_a_run_keeps_the_offset_of_the_place_where_it_started() -> None:
    away = datetime(2026, 3, 2, 18, 30, tzinfo=timezone(timedelta(hours=9)))
    run = Run("r", away.date(), started_at=away)
    back = from_plain(K.RUN, json.loads(json.dumps(to_plain(run))))
    assert isinstance(back, Run)
    assert back.started_at is not None
    assert back.started_at.utcoffset() == timedelta(hours=9)
