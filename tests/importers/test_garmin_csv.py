"""Garmin Connect's list of activities, in any language, and as a spreadsheet saved it anew."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.importers import garmin_csv, table_lines
from kneelog.importers.garmin_csv import Unit
from kneelog.importers.numbers import decimal, readings
from kneelog.services.workout import Sport, UnreadableWorkoutError, Workout, Zone
from tests.importers.activity_files import sheet

ENGLISH = (
    *(
        "Activity Type",
        "Date",
        "Favorite",
        "Title",
        "Distance",
        "Calories",
        "Time",
        "Avg HR",
        "Max HR",
        "Aerobic TE",
    ),
    *("Avg Run Cadence", "Total Ascent", "Avg Stride Length", "Moving Time", "Elapsed Time"),
)
GERMAN = (
    *(
        "Aktivitätstyp",
        "Datum",
        "Favorit",
        "Titel",
        "Distanz",
        "Kalorien",
        "Zeit",
        "Ø Herzfrequenz",
        "Max. HF",
    ),
    *("Aerober TE", "Ø Schrittfrequenz (Laufen)", "Anstieg gesamt", "Ø Schrittlänge", "Zeit in Bewegung"),
    "Verstrichene Zeit",
)
RUN = (
    *(
        "Running",
        "2026-03-01 07:30:00",
        "false",
        "Well, a run",
        "5.48",
        "447",
        "00:31:24",
        "153",
        "176",
        "3.6",
    ),
    *("153", "215", "1.15", "00:31:08", "00:32:57"),
)


def row(**changed: str) -> list[str]:
    """The run above, with other cells: by their English name, in lower case and without spaces."""
    names = [name.lower().replace(" ", "_") for name in ENGLISH]
    cells = list(RUN)
    for name, value in changed.items():
        cells[names.index(name)] = value
    return cells


def read(
    *rows: list[str], header: tuple[str, ...] = ENGLISH, unit: Unit | None = None
) -> garmin_csv.GarminList:
    return garmin_csv.read(io.BytesIO(sheet([header, *rows])), unit)


def one(listed: garmin_csv.GarminList) -> Workout:
    ((workout,),) = (outcome.workouts for outcome in listed.outcomes)
    return workout


def test_a_run_comes_with_the_clock_on_the_wall() -> None:
    run = one(read(row()))
    assert (run.source, run.sport, run.title) == ("Garmin Connect", Sport.RUN, "Well, a run")
    assert (run.start, run.zone) == (datetime(2026, 3, 1, 7, 30), Zone.LOCAL)  # noqa: DTZ001 - it tells no zone
    assert run.source_id == "garmin-connect:2026-03-01T07:30:00"
    assert (run.distance_m, run.moving_s, run.elapsed_s, run.climb_m) == (5480, 1884, 1977, 215)
    assert (run.heart_rate, run.cadence) == (153, 153), "both feet are counted already"


def test_headers_are_translated() -> None:
    run = one(read(row(activity_type="Laufbandlauf"), header=GERMAN))
    assert (run.sport, run.surface, run.cadence, run.climb_m, run.elapsed_s) == (
        Sport.RUN,
        "treadmill",
        153,
        215,
        1977,
    )


def test_a_language_that_nobody_foresaw_keeps_its_first_columns() -> None:
    run = one(read(row(), header=tuple(f"x{number}" for number in range(15)), unit=Unit.KILOMETRES))
    assert (run.distance_m, run.moving_s, run.heart_rate, run.cadence) == (5480, 1884, 153, None)


@pytest.mark.parametrize(
    ("case", "changed", "unit", "metres", "climb"),
    [
        ("steps of 1.15 m", {}, Unit.KILOMETRES, 5480, 215),
        ("steps in cm", {"avg_stride_length": "114.07"}, Unit.KILOMETRES, 5480, 215),
        ("miles", {"distance": "3.41", "total_ascent": "705"}, Unit.MILES, 5488, 215),
        ("no steps", {"avg_stride_length": "--"}, None, 5480, 215),
        ("steps that fit neither", {"avg_stride_length": "0.30"}, None, 5480, 215),
    ],
)
def test_the_length_of_the_steps_gives_away_the_unit(
    case: str, changed: dict[str, str], unit: Unit | None, metres: int, climb: int
) -> None:
    """Else the runner is asked, and the answer counts."""
    listed = read(row(**changed))
    run = one(listed)
    assert (listed.unit, run.distance_m, run.climb_m) == (unit, metres, climb), case
    answered = read(row(**changed), unit=Unit.MILES)
    assert answered.unit is Unit.MILES
    assert one(answered).distance_m == round(float(changed.get("distance", "5.48")) * 1609.344)


@pytest.mark.parametrize(
    ("case", "changed", "expected"),
    [
        ("as exported", {"time": "01:05:10", "distance": "12.40"}, 3910),
        ("with tenths", {"time": "00:31:24.5"}, 1884),
        ("minutes only", {"time": "31:24"}, 1884),
        ("31:24 read as hours", {"time": "31:24:00"}, 1884),
        ("05:10 read as hours", {"time": "05:10:00", "distance": "1.01"}, 310),
        ("hours that are hours", {"time": "05:10:00", "distance": "42.20"}, 18_600),
        ("a slow hour", {"time": "01:30:00", "distance": "5.00"}, 5400),
        ("no distance", {"time": "31:24:00", "distance": "--"}, 1884),
        ("no distance, but an hour", {"time": "01:00:00", "distance": "0.00"}, 3600),
        ("none", {"time": "--", "moving_time": "--"}, None),
    ],
)
def test_a_spreadsheet_turns_minutes_into_hours(
    case: str, changed: dict[str, str], expected: int | None
) -> None:
    run = one(read(row(**changed), unit=Unit.KILOMETRES))
    assert run.moving_s is None if expected is None else abs((run.moving_s or 0) - expected) <= 1, case


HIKE = {"activity_type": "Hiking", "time": "05:00:00", "distance": "2.00"}


@pytest.mark.parametrize(
    ("case", "rows", "expected"),
    [
        ("as exported: five hours for 2 km", [HIKE, {}], [18_000, 1884]),
        ("as exported, in minutes", [{"time": "31:24"}, HIKE], [1884, 18_000]),
        ("alone: no run of 2:30 a kilometre", [HIKE], [18_000]),
        ("alone, and 5:00 a kilometre", [HIKE | {"distance": "1.00"}], [300]),
        (
            "saved anew",
            [{"time": "31:24:00"}, {"time": "05:00:00", "distance": "2.00"}, {"time": "28:10:00"}],
            [1884, 300, 1690],
        ),
        (
            "saved anew, and one run was longer than an hour",
            [{"time": "31:24:00"}, {"time": "01:05:10", "distance": "12.4"}, {"time": "28:10:00"}],
            [1884, 3910, 1690],
        ),
        (
            "one that takes days among those of hours",
            [
                {"time": "30:00:00", "distance": "5.00"},
                *({"time": f"0{hours}:30:00", "distance": f"{hours * 7}"} for hours in (1, 2, 3)),
            ],
            [108_000, 5400, 9000, 12_600],
        ),
    ],
)
def test_whether_a_spreadsheet_did_so_is_decided_by_the_whole_list(
    case: str, rows: list[dict[str, str]], expected: list[int]
) -> None:
    """A slow hike among runs is slow, and not a world record."""
    listed = read(*(row(moving_time="--", elapsed_time="--", **told) for told in rows))
    assert [outcome.workouts[0].moving_s for outcome in listed.outcomes] == expected, case


def test_a_dash_is_a_blank_and_a_comma_divides_thousands() -> None:
    run = one(read(row(avg_hr="--", total_ascent="1,117", avg_run_cadence="--", elapsed_time="--")))
    assert (run.heart_rate, run.climb_m, run.cadence, run.elapsed_s) == (None, 1117, None, None)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_spreadsheet_may_save_it_anew(separator: str, encoding: str) -> None:
    """Semicolons, decimal commas, dates of the country, and the letters of an older Windows."""
    cells = row(date="01.03.2026 07:30", distance="5,48", avg_stride_length="1,15", total_ascent="1.117")
    raw = sheet([GERMAN, cells], separator).decode().encode(encoding)
    run = one(garmin_csv.read(io.BytesIO(raw)))
    assert (run.start, run.distance_m, run.climb_m) == (datetime(2026, 3, 1, 7, 30), 5480, 1117)  # noqa: DTZ001
    assert run.cadence == 153


def test_a_list_with_months_first_is_read_so_throughout() -> None:
    listed = read(row(date="3/4/2026 7:30"), row(date="3/31/2026 7:30"))
    starts = [outcome.workouts[0].start for outcome in listed.outcomes]
    assert starts == [datetime(2026, 3, 4, 7, 30), datetime(2026, 3, 31, 7, 30)]  # noqa: DTZ001


def test_a_line_that_is_none_is_said_and_the_others_come() -> None:
    listed = read(row(), ["Summary"], [], row(date="soon"))
    assert [outcome.problem for outcome in listed.outcomes] == [
        "",
        "Entry 2 of the list is no activity.",
        "Entry 4 of the list is no activity.",
    ]


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"a,b\n1,2\n", b"\xff\xfe\x00", sheet([ENGLISH])])
def test_what_is_no_such_list_says_so(raw: bytes) -> None:
    with pytest.raises(UnreadableWorkoutError, match="no list of activities"):
        garmin_csv.read(io.BytesIO(raw))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (sheet([GERMAN, row()]).decode(), True),
        (sheet([["x"] * 15, row(distance="--")]).decode(), True),
        (sheet([ENGLISH, row(time="soon")]).decode(), False),
        ("date,kind,left,right\n2026-03-02,run,4,0\n", False),
        ("", False),
    ],
)
def test_the_list_is_known_by_its_lines_whatever_its_language(text: str, expected: bool) -> None:
    assert garmin_csv.is_list(text) is expected


def test_more_lines_than_any_list_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_lines, "MOST_ROWS", 3)
    with pytest.raises(UnreadableWorkoutError, match="more than 3 lines"):
        read(*[row()] * 4)
    with pytest.raises(UnreadableWorkoutError, match="larger than 16 MB"):
        garmin_csv.read(io.BytesIO(b"\n" * (garmin_csv.MOST_BYTES + 1)))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1,117", {1117.0, 1.117}),
        ("1.117", {1117.0, 1.117}),
        ("5,02", {5.02}),
        ("5.02", {5.02}),
        ("1,117.5", {1117.5}),
        ("1.117,5", {1117.5}),
        ("1\u202f117,5", {1117.5}),
        ("12", {12.0}),
        ("--", set()),
        ("", set()),
    ],
)
def test_a_number_may_mean_two_things(written: str, expected: set[float]) -> None:
    assert set(readings(written)) == expected


@given(st.decimals(0, 99_999, places=2))
def test_a_number_comes_back_however_it_is_written(value: object) -> None:
    written = f"{value:,}"
    assert decimal(written, comma=False) == float(str(value))
    swapped = written.translate(str.maketrans(",.", ".,"))
    assert decimal(swapped, comma=True) == float(str(value))


@given(st.data())
def test_damage_is_a_sentence_or_a_list(data: st.DataObject) -> None:
    raw = bytearray(sheet([GERMAN, row(), row(distance="12.5")]))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw)))
        raw[at : at + data.draw(st.integers(0, 30))] = data.draw(
            st.sampled_from((b'"', b"\n", b",", b"\0", b"9" * 400, b"\xff", b"1:99:99"))
            | st.binary(max_size=6)
        )
    try:
        listed = garmin_csv.read(io.BytesIO(raw))
    except UnreadableWorkoutError:
        return
    assert any(outcome.workouts for outcome in listed.outcomes)
