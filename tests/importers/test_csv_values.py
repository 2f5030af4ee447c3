"""Each value of the CSV: the forms it may have, and the sentence that a wrong one gets."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from kneelog.domain.entry import Kind
from kneelog.domain.report import BLANK, Lasted, LastedUnit
from kneelog.domain.run import RunKind
from kneelog.domain.signs import Sign
from kneelog.importers.rows import Reading
from tests.importers.support import NOW, TODAY, one, plan, taken

BAD = {
    "eleven": ("left", "11", "left is 11: a level is a whole number from 0 to 10"),
    "below zero": ("right", "-1", "right is -1: a level is a whole number"),
    "half a level": ("left", "4.5", "left is “4.5”: a level is a whole number"),
    "no number": ("left_during", "abc", "left_during is “abc”: a level is a whole number"),
    "tomorrow": ("date", "2026-03-11", "date is 2026-03-11, which lies in the future (today is 2026-03-10)"),
    "30 February": ("date", "2026-02-30", "there is no such day"),
    "Excel, British": ("date", "02/03/2026", "the expected form is 2026-03-02"),
    "Excel, American, short": ("date", "3/2/26", "format the column as text or as yyyy-mm-dd"),
    "Excel's number": ("date", "46083", "the expected form is 2026-03-02"),
    "Excel, German": ("date", "02.03.2026", "the expected form is 2026-03-02"),
    "a date with a time": ("date", "2026-03-02 00:00:00", "the expected form is 2026-03-02"),
    "a week date": ("date", "2026-W10-1", "it takes a date such as 2026-03-02"),
    "no date": ("date", "yesterday", "it takes a date such as 2026-03-02"),
    "25 o'clock": ("time", "25:00", "time is “25:00”: it takes a time such as 18:30"),
    "half past six": ("time", "6.30", "it takes a time such as 18:30"),
    "a zone's name": ("utc_offset", "CET", "it takes an offset from UTC such as +01:00, -03:30 or Z"),
    "offset too far": ("utc_offset", "+24:00", "it takes an offset"),
    "another kind": ("kind", "jog", "kind is “jog”: it takes one of run, rest"),
    "unknown place": ("left_places", "hollow;elbow", "left_places names “elbow”, which is not known"),
    "misspelt place": ("left_places", "inner-jointline", "Is inner-joint-line meant?"),
    "unknown sign": ("right_signs", "creaks", "right_signs names “creaks”"),
    "the person's sign on a knee": ("left_signs", "calf-swollen", "give it in the column signs"),
    "a knee's sign of the person": ("signs", "gives-way", "give it with left_signs or right_signs"),
    "spread": ("left_spread", "hand", "it takes one of fingertip, palm, whole"),
    "swelling": ("right_swelling", "huge", "it takes one of none, slight, clear, tight"),
    "extent": ("left_swelling_extent", "all", "it takes one of spot, whole"),
    "onset": ("left_swelling_onset", "soon", "it takes one of within-hours, next-day, slowly"),
    "fortnights": (
        "left_lasted",
        "3 fortnights",
        "left_lasted is “3 fortnights”: it takes 45min, 36h, 4d or ongoing",
    ),
    "no time at all": ("left_lasted", "0d", "it takes 45min, 36h, 4d or ongoing"),
    "id too long": ("id", "x" * 65, "id takes 1 to 64 printable characters"),
    "run id too long": ("run", "x" * 65, "run takes 1 to 64 printable characters"),
    "typed when": ("recorded_at", "2026-03-02T18:30:00", "with offset such as 2026-03-02T18:30:00+01:00"),
    "started when": ("run_started_at", "18:30", "run_started_at is “18:30”"),
    "started in the future": ("run_started_at", "2026-03-11T00:30:00+01:00", "lies in the future"),
    "negative way": ("run_km", "-3", "run_km is “-3”: it takes a number from 0 to 1000 such as 8.2"),
    "decimal comma beside commas": ("run_km", '"8,2"', "it takes a number from 0 to 1000 such as 8.2"),
    "endless": ("run_minutes", "1e9", "run_minutes is “1e9”: it takes a number from 0 to 20160"),
    "a stopped heart": ("run_heart_rate", "3", "run_heart_rate is 3: it takes a whole number from 20 to 300"),
    "climb": ("run_climb_m", "much", "run_climb_m is “much”: it takes a whole number"),
    "effort": ("run_effort", "11", "run_effort is 11: a level is a whole number from 0 to 10"),
    "sort of run": ("run_kind", "fartlek", "it takes one of easy, long, intervals, race, other"),
    "two lines of title": ("run_title", '"a\nb"', "run_title takes a single line"),
}


@pytest.mark.parametrize(("column", "cell", "said"), BAD.values(), ids=BAD)
def test_a_bad_value_says_its_line_its_column_and_the_form_it_takes(
    column: str, cell: str, said: str
) -> None:
    """The runner finds the cell and knows what to write there."""
    row = {"date": "2026-03-02", column: cell}
    planned = plan(f"{','.join(row)}\n\n{','.join(row.values())}\n")
    (problem,) = planned.rejected
    assert (problem.line, problem.field) == (3, column)
    assert said in problem.sentence
    assert str(problem).startswith("Line 3: ")
    assert problem.sentence.endswith((".", "?"))
    assert planned.change() is None


def test_every_bad_cell_of_a_row_is_named_at_once() -> None:
    """One look at the file is enough to mend it."""
    planned = plan("date,left,right,run_km\n02/03/2026,11,abc,far\n2026-03-02,1,2,3\n")
    assert [problem.field for problem in planned.rejected] == ["date", "run_km", "left", "right"]
    assert (planned.rejected_records, planned.imported) == (1, 1)


def test_a_row_without_a_date_is_refused() -> None:
    (problem,) = plan("date,left\n ,4\n").rejected
    assert (problem.line, problem.field) == (2, "date")
    assert "date is blank" in problem.sentence


def test_a_level_below_a_moment_is_refused_and_named() -> None:
    """A worst that is not the worst is a slip of the pen."""
    (problem,) = plan("date,left,left_start,left_during\n2026-03-02,3,2,5\n").rejected
    assert problem.field == "left"
    assert problem.sentence.startswith("left is 3, lower than left_during, which is 5")


def test_blank_is_not_recorded_and_never_zero() -> None:
    """A knee that was not asked about does not become a painless one."""
    entry = one("date,left,right,left_start,note,run_km\n2026-03-02,,0, ,,\n")
    assert entry.left is BLANK
    assert entry.right.level == 0
    assert (entry.note, entry.run, entry.kind) == ("", None, Kind.REST)


def test_a_blank_level_stays_blank_beside_its_moments() -> None:
    """What was computed is not written down as if the runner had said it."""
    entry = one("date,kind,left,left_start,left_after\n2026-03-02,run,,2,4\n")
    assert (entry.left.level, entry.left.worst) == (None, 4)


def test_every_form_of_a_value_that_is_promised_is_read() -> None:
    """Spreadsheets may write 4.0 for 4 and leave blanks around."""
    entry = one(
        "date,time,utc_offset,left,left_places,left_lasted,right_lasted,signs,left_signs\n"
        " 2026-03-02 ,8:05,-03:30, 4.0 , hollow ;kneecap; ,36h,ongoing,calf-swollen,squat;warm\n"
    )
    assert (entry.on, entry.at, entry.utc_offset) == (date(2026, 3, 2), time(8, 5), -210)
    assert entry.left.level == 4
    assert [place.value for place in entry.left.places] == ["kneecap", "hollow"]
    assert entry.left.lasted == Lasted(36, LastedUnit.HOURS)
    assert entry.left.signs == (Sign.WARM, Sign.SQUAT)
    assert entry.signs == (Sign.CALF_SWOLLEN,)


@pytest.mark.parametrize(("written", "minutes"), [("+01:00", 60), ("-03:30", -210), ("Z", 0), ("+0530", 330)])
def test_an_offset_may_stand_without_a_time(written: str, minutes: int) -> None:
    """Where a day was spent can be known when the hour is not."""
    entry = one(f"date,utc_offset\n2026-03-02,{written}\n")
    assert (entry.at, entry.utc_offset) == (None, minutes)


@pytest.mark.parametrize(("day", "minutes"), [("2026-01-15", 0), ("2025-07-15", 60)])
def test_a_time_without_offset_takes_the_zones_on_that_date(day: str, minutes: int) -> None:
    """Summer entries get summer time, although they are imported in winter."""
    reading = Reading(TODAY, NOW, ZoneInfo("Europe/London"))
    (entry,) = taken(f"date,time\n{day},18:30\n", reading=reading).entries.values()
    assert entry.utc_offset == minutes


def test_without_a_zone_given_the_systems_is_taken() -> None:
    """The program needs no setting for it."""
    (entry,) = taken("date,time\n2026-03-02,18:30\n", reading=Reading(TODAY, NOW)).entries.values()
    here = datetime(2026, 3, 2, 18, 30).astimezone().utcoffset()
    assert here is not None
    assert entry.utc_offset == here.total_seconds() // 60


def test_an_offset_written_as_unknown_stays_unknown() -> None:
    """A time whose place is not known is not given one."""
    assert one("date,time,utc_offset\n2026-03-02,18:30,-00:00\n").utc_offset is None


def test_when_it_was_typed_is_now_unless_the_file_says_so() -> None:
    """Late typing never moves an event, and is not forgotten either."""
    assert one("date\n2026-03-02\n").recorded_at == NOW
    late = one("date,recorded_at\n2026-03-02,2026-03-04T20:00:00+01:00\n")
    assert late.recorded_at == datetime(2026, 3, 4, 19, 0, tzinfo=UTC)
    assert late.on == date(2026, 3, 2)


def test_all_facts_of_a_run_are_read_in_their_units() -> None:
    """Kilometres become metres and minutes seconds, to the nearest."""
    (run,) = taken(
        "date,run_km,run_minutes,run_climb_m,run_heart_rate,run_cadence,run_effort,run_kind,run_surface,run_shoes,"
        "run_title,run_source,run_started_at\n"
        "2026-03-02,12.3456,61.02,140,151,172,6,long,trail,Blue,Hills,watch,2026-03-02T07:00:00+01:00\n"
    ).runs.values()
    assert (run.distance_m, run.moving_s, run.climb_m, run.heart_rate) == (12346, 3661, 140, 151)
    assert (run.cadence, run.effort, run.kind) == (172, 6, RunKind.LONG)
    assert (run.surface, run.shoes, run.title, run.source) == ("trail", "Blue", "Hills", "watch")
    assert run.started_at == datetime(2026, 3, 2, 7, 0, tzinfo=timezone(timedelta(hours=1)))
