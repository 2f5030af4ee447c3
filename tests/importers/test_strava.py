"""A whole Strava export: its list in any language, joined with whatever files are in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kneelog.importers import archive, dates, gpx, strava, tcx
from kneelog.services.ports import Cancelled
from kneelog.services.workout import Doubt, Sport, UnreadableWorkoutError, Workout, Zone
from tests.importers.activity_files import (
    START,
    activity,
    gzipped,
    lap,
    point,
    steady,
    strava_list,
    strava_row,
    track,
    zipped,
)
from tests.importers.activity_files import gpx as gpx_file
from tests.importers.activity_files import tcx as tcx_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kneelog.importers.activities import Outcome

READERS = {"gpx": gpx.read, "tcx": tcx.read}
FACTS = {
    "km": "5.02",
    "metres": "5021.5",
    "elapsed": "1900.0",
    "moving": "1800.0",
    "climb": "41.7",
    "heart": "151.2",
    "cadence": "84.5",
}


def outcomes(path: Path) -> list[Outcome]:
    with archive.opened(path) as entries:
        return list(strava.read(entries, READERS))


def exported(
    folder: Path, *rows: Sequence[str], columns: int = 94, files: Mapping[str, bytes] | None = None
) -> list[Outcome]:
    """What comes of an export with these lines and these files in activities/."""
    named = {f"activities/{name}": content for name, content in (files or {}).items()}
    return outcomes(
        zipped(folder / "export.zip", {"activities.csv": strava_list(*rows, columns=columns)} | named)
    )


def one(found: list[Outcome]) -> Workout:
    ((workout,),) = (outcome.workouts for outcome in found)
    return workout


def test_a_run_that_was_typed_in_has_no_file_and_comes_all_the_same(tmp_path: Path) -> None:
    run = one(exported(tmp_path, strava_row(**FACTS, description='two\nlines, "quoted"')))
    assert (run.source, run.source_id, run.title) == ("Strava", "strava:1001", "Morning run")
    assert (run.start, run.zone, run.sport) == (START, Zone.UTC, Sport.RUN)
    assert (run.distance_m, run.moving_s, run.elapsed_s, run.climb_m) == (5022, 1800, 1900, 42)
    assert (run.heart_rate, run.cadence, run.doubts) == (151, 169, ())


@pytest.mark.parametrize("columns", [87, 92, 94])
def test_each_year_has_more_columns(columns: int, tmp_path: Path) -> None:
    assert one(exported(tmp_path, strava_row(**FACTS), columns=columns)).distance_m == 5022


@pytest.mark.parametrize(
    ("km", "metres", "distance", "moving"),
    [
        ("5.02", "5021.5", 5022, 1800),
        ("5,02", "5021.5", 5022, 1800),
        ("3.12", "5021.5", 5022, 1800),  # shown in miles
        ("1,117", "1117000.0", 1_117_000, 1800),
        ("", "5021.5", 5022, 1800),
        ("5.02", "151.2", 5020, None),  # another layout than any known: only the first columns are believed
        ("0.00", "0.0", None, 1800),
    ],
)
def test_columns_are_checked_against_each_other(
    km: str, metres: str, distance: int | None, moving: int | None, tmp_path: Path
) -> None:
    run = one(exported(tmp_path, strava_row(**FACTS | {"km": km, "metres": metres})))
    assert (run.distance_m, run.moving_s) == (distance, moving)


def test_a_track_gives_the_zone_and_strava_the_better_distance(tmp_path: Path) -> None:
    points = steady(5000, 1850).replace("Z</time>", "+00:00</time>")
    rows = strava_row(**FACTS, file="activities/77.gpx.gz", name="Along the river", type="Lauf")
    run = one(exported(tmp_path, rows, files={"77.gpx.gz": gzipped(gpx_file(track(points, name="x")))}))
    assert (run.source_id, run.title, run.sport, run.device) == (
        "strava:1001",
        "Along the river",
        Sport.RUN,
        "Test watch",
    )
    assert (run.distance_m, run.moving_s, run.elapsed_s) == (5022, 1800, 1850)
    assert (run.heart_rate, run.doubts) == (150, ())


def test_what_a_watch_measured_is_preferred_to_the_list(tmp_path: Path) -> None:
    file = tcx_file(activity(lap(4990, 1790)))
    run = one(exported(tmp_path, strava_row(**FACTS, file="activities/77.tcx"), files={"77.tcx": file}))
    assert (run.distance_m, run.moving_s, run.climb_m, run.heart_rate) == (4990, 1790, 42, 151)


def test_of_a_file_with_several_workouts_the_one_is_taken_that_starts_then(tmp_path: Path) -> None:
    file = tcx_file(activity(lap(20_000, 3600), since=-4000, sport="Biking"), activity(lap(5000, 1500)))
    run = one(exported(tmp_path, strava_row(**FACTS, file="activities/77.tcx"), files={"77.tcx": file}))
    assert (run.start, run.distance_m) == (START, 5000)


def test_a_track_without_times_takes_the_time_of_the_list(tmp_path: Path) -> None:
    file = gpx_file(track(point(0) + point(2000) + point(5000)))
    run = one(exported(tmp_path, strava_row(**FACTS, file="activities/77.gpx"), files={"77.gpx": file}))
    assert (run.start, run.zone, run.doubts) == (START, Zone.UTC, ())


def test_a_file_that_is_missing_or_broken_leaves_the_list(tmp_path: Path) -> None:
    rows = (
        strava_row("1", **FACTS, file="activities/gone.gpx"),
        strava_row("2", **FACTS, file="activities/bad.gpx"),
        strava_row("3", **FACTS, file="../../secret.gpx"),
    )
    found = exported(tmp_path, *rows, files={"bad.gpx": b"<gpx><rte/></gpx>"})
    assert [outcome.workouts[0].distance_m for outcome in found] == [5022] * 3
    assert ["lacks this file" in found[0].problem, "planned route" in found[1].problem] == [True, True]


def test_files_of_rides_are_not_even_opened(tmp_path: Path) -> None:
    (ride,) = exported(
        tmp_path, strava_row(type="Radfahrt", file="activities/1.gpx"), files={"1.gpx": b"unreadable"}
    )
    assert (ride.workouts[0].sport, ride.problem) == (Sport.OTHER, "")


def test_files_that_the_list_forgot_come_too(tmp_path: Path) -> None:
    found = exported(
        tmp_path, strava_row(**FACTS), files={"5.gpx": gpx_file(track(steady(1000, 300))), "6.gpx": b"x"}
    )
    assert [(each.name, len(each.workouts)) for each in found] == [
        ("strava:1001", 1),
        ("activities/5.gpx", 1),
        ("activities/6.gpx", 0),
    ]
    assert found[2].problem


def test_the_unpacked_folder_reads_like_the_zip(tmp_path: Path) -> None:
    (tmp_path / "export_1" / "activities").mkdir(parents=True)
    (tmp_path / "export_1" / "activities.csv").write_bytes(
        b"\xef\xbb\xbf" + strava_list(strava_row(**FACTS, file="activities/1.gpx"))
    )
    (tmp_path / "export_1" / "activities" / "1.gpx").write_bytes(gpx_file(track(steady(1000, 300))))
    assert one(outcomes(tmp_path)).elapsed_s == 300


def test_lines_that_are_none_are_said_and_the_others_come(tmp_path: Path) -> None:
    found = exported(
        tmp_path, strava_row("1"), ["", "x"], ["hello", *[""] * 20], strava_row("1"), strava_row("2")
    )
    assert [each.problem for each in found] == [
        "",
        "Line 3 of activities.csv is no activity.",
        "Line 4 of activities.csv is no activity.",
        "",
    ]


def test_a_date_that_cannot_be_read_leaves_the_run_without_a_start(tmp_path: Path) -> None:
    run = one(exported(tmp_path, strava_row(**FACTS, date="yesterday")))
    assert (run.start, run.doubts) == (None, (Doubt.NO_TIMES,))


def test_an_archive_without_the_list_is_no_export(tmp_path: Path) -> None:
    with pytest.raises(UnreadableWorkoutError, match="no Strava export"):
        outcomes(zipped(tmp_path / "x.zip", {"1.gpx": b""}))


def test_progress_is_told_before_each_file_and_may_cancel(tmp_path: Path) -> None:
    rows = [strava_row(str(number), file=f"activities/{number}.gpx") for number in range(3)]
    files = {f"activities/{number}.gpx": gpx_file(track(steady(100, 30))) for number in range(4)}
    path = zipped(tmp_path / "x.zip", {"activities.csv": strava_list(*rows)} | files)
    told: list[tuple[int, int]] = []
    with archive.opened(path) as entries:
        list(strava.read(entries, READERS, lambda *done: told.append(done)))
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4)]

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with archive.opened(path) as entries, pytest.raises(Cancelled):
        list(strava.read(entries, READERS, cancel))


AFTERNOON = datetime(2024, 9, 1, 14, 41, 23)  # noqa: DTZ001 - a list tells no zone


@pytest.mark.parametrize(
    "written",
    [
        *(
            "Sep 1, 2024, 2:41:23 PM",
            "Sep 1, 2024, 2:41:23\u202fPM",
            "1 Sept 2024, 14:41:23",
            "01.09.2024, 14:41:23",
        ),
        *(
            "1 sept. 2024 à 14:41:23",
            "1 sept 2024, 14:41:23",
            "1 de set. de 2024, 14:41:23",
            "1 set 2024, 14:41:23",
        ),
        *("1 sep. 2024 14:41:23", "2024-09-01 14:41:23", "2024/09/01 14:41:23", "2024年9月1日 下午2:41:23"),
        *(
            "2024. 9. 1. 오후 2:41:23",
            "1 wrz 2024, 14:41:23",
            "1 сент. 2024 г., 14:41:23",
            "01/09/2024, 14:41:23",
        ),
        *("1 Eyl 2024 14:41:23", "1.9.2024 klo 14.41.23", "1. 9. 2024 14:41:23", "1 sep. 2024 kl. 14:41:23"),
    ],
)
def test_dates_are_read_in_the_languages_of_the_services(written: str) -> None:
    assert dates.read(written) == AFTERNOON


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12:05:00 AM, Jan 2, 2024", None),
        ("Jan 2, 2024, 12:05:00 AM", datetime(2024, 1, 2, 0, 5)),  # noqa: DTZ001
        ("Jan 2, 2024, 12:05:00 PM", datetime(2024, 1, 2, 12, 5)),  # noqa: DTZ001
        ("32 Jan 2024, 12:05:00", None),
        ("2024-13-01 12:05:00", None),
        ("2024-01-01", None),
        ("", None),
        ("1" * 500, None),
    ],
)
def test_midnight_noon_and_what_is_no_date(written: str, expected: datetime | None) -> None:
    assert dates.read(written) == expected


@pytest.mark.parametrize(
    ("written", "month_first"),
    [
        (["3/4/2024 10:00"], False),
        (["3/4/2024, 10:00 AM"], True),
        (["3/4/2024 10:00", "3/14/2024 10:00"], True),
        (["3/4/2024, 10:00 AM", "14/3/2024, 10:00 AM"], False),
        (["01.02.2024 10:00"], False),
    ],
)
def test_a_whole_list_tells_whether_its_months_come_first(written: list[str], month_first: bool) -> None:
    assert dates.is_month_first(written) is month_first


def test_the_dates_of_the_list_are_utc(tmp_path: Path) -> None:
    run = one(exported(tmp_path, strava_row(date="1 mars 2026 à 08:15:00")))
    assert run.start == datetime(2026, 3, 1, 8, 15, tzinfo=UTC)
    assert run.start.utcoffset() == timedelta(0)


EXPORT = strava_list(
    strava_row("1", **FACTS, description="two\nlines"),
    strava_row("2", **FACTS, file="activities/1.gpx", type="Lauf"),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_to_the_list_costs_at_most_its_lines(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever the list holds, each line is a run or a sentence, and files come in without it."""
    raw = bytearray(EXPORT)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw)))
        raw[at : at + data.draw(st.integers(0, 30))] = data.draw(
            st.sampled_from((b'"', b"\n", b"\r", b",", b"\0", b"9" * 400, b"\xff", b"nan"))
            | st.binary(max_size=6)
        )
    (tmp_path / "activities").mkdir(exist_ok=True)
    (tmp_path / "activities.csv").write_bytes(raw)
    (tmp_path / "activities" / "1.gpx").write_bytes(gpx_file(track(steady(1000, 300))))
    found = outcomes(tmp_path)
    assert all(outcome.workouts or outcome.problem for outcome in found)
    assert "activities/1.gpx" in [outcome.name for outcome in found]
