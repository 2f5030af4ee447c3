"""The two files as others read them: spreadsheets, scripts, and the JSON Schema that ships with the program."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker

from kneelog import paths
from kneelog.domain.diary import EMPTY, RECORD_TYPES, SINGLES, Diary, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.places import Place
from kneelog.domain.report import (
    KneeReport,
    Lasted,
    LastedUnit,
    Spread,
    Swelling,
    SwellingExtent,
    SwellingOnset,
)
from kneelog.domain.run import Run, RunKind
from kneelog.domain.settings import RULE_SETTINGS
from kneelog.domain.signs import KNEE_SIGNS, PERSON_SIGNS, URGENT, Sign
from kneelog.exporters import kneelog_csv, kneelog_json
from kneelog.services.json_shape import RENAMED
from kneelog.services.ports import Cancelled
from tests import strategies
from tests.importers.support import NOW, as_csv, as_json

SCHEMA: dict[str, Any] = json.loads(
    (paths.resources() / "schema" / "kneelog-diary-1.schema.json").read_text(encoding="utf-8")
)
_PROMISED = (
    "id, date, time, utc_offset, kind, run, left, right, left_start, left_during, left_after, right_start, "
    "right_during, right_after, left_places, right_places, left_spread, right_spread, left_swelling, "
    "right_swelling, left_swelling_extent, right_swelling_extent, left_swelling_onset, right_swelling_onset, "
    "left_lasted, right_lasted, left_signs, right_signs, signs, note, eased_by_medicine, recorded_at, "
    "run_started_at, run_km, run_minutes, run_climb_m, run_heart_rate, run_cadence, run_effort, run_kind, "
    "run_surface, run_shoes, run_title, run_source"
)
PROMISED = _PROMISED.split(", ")

RUN = Run(
    "r1",
    date(2026, 3, 2),
    datetime(2026, 3, 2, 7, 30, tzinfo=timezone(timedelta(hours=1))),
    8250,
    2581,
    120,
    151,
    172,
    6,
    RunKind.EASY,
    "road",
    "Blue",
    "Hills; far",
    "watch",
    ("garmin:1", "a;b\\c"),
)
ENTRY = Entry(
    "a",
    date(2026, 3, 2),
    Kind.RUN,
    time(8, 30),
    60,
    "r1",
    KneeReport(
        None,
        2,
        4,
        3,
        (Place.HOLLOW, Place.KNEECAP),
        Spread.PALM,
        Swelling.SLIGHT,
        SwellingExtent.SPOT,
        SwellingOnset.NEXT_DAY,
        Lasted(2, LastedUnit.DAYS),
        (Sign.SQUAT,),
    ),
    KneeReport(0),
    (Sign.CALF_SWOLLEN,),
    "=1+1",
    "@ibuprofen",
    datetime(2026, 3, 2, 20, 0, tzinfo=UTC),
)


def holding(*records: Entry | Run) -> Diary:
    kinds = {Entry: RecordKind.ENTRY, Run: RecordKind.RUN}
    return EMPTY.applying(Edit(kinds[type(record)], record.id, None, record) for record in records)


def test_the_csv_has_every_promised_column_in_order_and_four_more() -> None:
    """Scripts and spreadsheets are written against these names."""
    header = next(csv.reader([as_csv(EMPTY)]))
    assert header[: len(PROMISED)] == PROMISED
    assert header[len(PROMISED) :] == ["edited_at", "run_date", "run_source_ids", "run_edited_at"]


def test_a_full_row_reads_as_promised() -> None:
    """Units, offsets, lists, blanks and guarded text, cell by cell."""
    (row,) = csv.DictReader(io.StringIO(as_csv(holding(ENTRY, RUN)), newline=""))
    assert {column: cell for column, cell in row.items() if cell} == {
        "id": "a",
        "date": "2026-03-02",
        "time": "08:30",
        "utc_offset": "+01:00",
        "kind": "run",
        "run": "r1",
        "right": "0",
        "left_start": "2",
        "left_during": "4",
        "left_after": "3",
        "left_places": "kneecap;hollow",
        "left_spread": "palm",
        "left_swelling": "slight",
        "left_swelling_extent": "spot",
        "left_swelling_onset": "next-day",
        "left_lasted": "2d",
        "left_signs": "squat",
        "signs": "calf-swollen",
        "note": "'=1+1",
        "eased_by_medicine": "'@ibuprofen",
        "recorded_at": "2026-03-02T20:00:00+00:00",
        "run_started_at": "2026-03-02T07:30:00+01:00",
        "run_km": "8.25",
        "run_minutes": "43.02",
        "run_climb_m": "120",
        "run_heart_rate": "151",
        "run_cadence": "172",
        "run_effort": "6",
        "run_kind": "easy",
        "run_surface": "road",
        "run_shoes": "Blue",
        "run_title": "Hills; far",
        "run_source": "watch",
        "run_date": "2026-03-02",
        "run_source_ids": "garmin:1;a\\;b\\\\c",
    }


def test_a_follow_up_carries_its_run_so_that_it_can_come_back_alone() -> None:
    morning = Entry("b", date(2026, 3, 3), Kind.REST, run="r1")
    (row,) = csv.DictReader(io.StringIO(as_csv(holding(morning, RUN)), newline=""))
    assert (row["kind"], row["run"], row["run_date"], row["run_km"]) == ("rest", "r1", "2026-03-02", "8.25")


def test_rows_end_as_the_csv_standard_has_it() -> None:
    text = as_csv(holding(ENTRY, RUN))
    assert text.count("\r\n") == 2
    assert not text.startswith("\ufeff")


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@settings(max_examples=max(25, settings.default.max_examples // 4) if settings.default else 25)
@given(strategies.diaries())
def test_every_json_export_keeps_to_the_schema(diary: Diary) -> None:
    """Whoever reads the file may rely on the schema."""
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(json.loads(as_json(diary)))


@pytest.mark.parametrize("kind", RecordKind)
def test_the_schema_names_every_field(kind: RecordKind) -> None:
    """A field that is added to the diary is added to the schema too."""
    shape = SCHEMA["properties"][kind.value]
    if kind not in SINGLES:
        shape = SCHEMA["$defs"][shape["items"]["$ref"].rpartition("/")[2]]
    names = {field.name.rstrip("_") for field in fields(RECORD_TYPES[kind])}
    names = {RENAMED.get(name, name) for name in names} - ({"id"} if kind in SINGLES else set())
    assert set(shape["properties"]) == names


def test_the_schema_names_every_place_sign_and_range() -> None:
    knee, entry = SCHEMA["$defs"]["knee_report"]["properties"], SCHEMA["$defs"]["entry"]["properties"]
    assert set(knee) == {field.name for field in fields(KneeReport)}
    assert knee["places"]["items"]["enum"] == list(Place)
    assert set(knee["signs"]["items"]["enum"]) == KNEE_SIGNS
    assert set(entry["signs"]["items"]["enum"]) == PERSON_SIGNS
    assert SCHEMA["$defs"]["looked_at"]["properties"]["sign"]["enum"] == list(URGENT)
    for name, facts in RULE_SETTINGS.items():
        shape = SCHEMA["properties"]["settings"]["properties"][name]
        assert (shape["minimum"], shape["maximum"], shape["description"]) == (
            facts.low,
            facts.high,
            facts.meaning,
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"left": {"level": 11}},
        {"left": {"level": None}},
        {"left": {"places": ["elbow"]}},
        {"date": "2 March"},
        {"mood": "good"},
        {"kind": "jog"},
        {"signs": ["gives-way"]},
    ],
)
def test_the_schema_refuses_what_kneelog_refuses(wrong: dict[str, Any]) -> None:
    content = json.loads(as_json(holding(ENTRY, RUN)))
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    assert validator.is_valid(content)
    content["entries"][0] |= wrong
    assert not validator.is_valid(content)


def test_a_period_of_the_json_keeps_the_runs_that_its_entries_name() -> None:
    from kneelog.exporters.period import Period

    morning = Entry("b", date(2026, 3, 3), Kind.REST, run="r1")
    other = Run("r2", date(2025, 1, 1))
    content = json.loads(as_json(holding(ENTRY, morning, RUN, other), Period(date(2026, 3, 3), None)))
    assert [entry["id"] for entry in content["entries"]] == ["b"]
    assert [run["id"] for run in content["runs"]] == ["r1"]


def test_progress_is_told_and_may_cancel() -> None:
    """Long exports show how far they are, and stop when asked."""
    diary = holding(*(Entry(f"e{number}", date(2026, 3, 2), Kind.REST) for number in range(1200)))
    told: list[tuple[int, int]] = []
    kneelog_csv.write(diary, io.StringIO(), progress=lambda *done: told.append(done))
    kneelog_json.write(diary, io.StringIO(), NOW, progress=lambda *done: told.append(done))
    assert told == [(500, 1200), (1000, 1200), *((done, 1200) for done in range(200, 1201, 200))]

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        kneelog_csv.write(diary, io.StringIO(), progress=cancel)
