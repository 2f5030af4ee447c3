"""What lies inside the PDF: the period's entries and runs, whole, and nothing that the runner did not mean to give."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from kneelog import paths
from kneelog.domain.care import SINGLE, Appointment, Background, Reminder, Score, SeeingSomeone, Tried
from kneelog.domain.diary import EMPTY, Diary, Edit, Record, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import event_date
from kneelog.domain.period import Period
from kneelog.domain.report import Knee, KneeReport
from kneelog.domain.run import Run, Shoe
from kneelog.domain.settings import Preferences, RuleSettings
from kneelog.exporters.attachments import attachments
from kneelog.services.csv_columns import unguard
from kneelog.services.physio_choice import Attached
from tests import strategies
from tests.importers.support import plainly, plan, taken

MADE = datetime(2026, 3, 10, tzinfo=UTC)
MARCH = Period(date(2026, 3, 1), date(2026, 3, 9))
FEWER = settings(max_examples=max(25, settings.default.max_examples // 4) if settings.default else 25)
SCHEMA: dict[str, Any] = json.loads(
    (paths.resources() / "schema" / "kneelog-diary-1.schema.json").read_text(encoding="utf-8")
)
periods = st.builds(
    lambda first, days: Period(first, first + timedelta(days=days)),
    strategies.days(),
    st.integers(0, 20_000),
)
KINDS: dict[type, RecordKind] = {
    Entry: RecordKind.ENTRY,
    Run: RecordKind.RUN,
    Shoe: RecordKind.SHOE,
    Appointment: RecordKind.APPOINTMENT,
    Score: RecordKind.SCORE,
    Tried: RecordKind.TRIED,
    SeeingSomeone: RecordKind.SEEING,
    Reminder: RecordKind.REMINDER,
    Background: RecordKind.BACKGROUND,
    RuleSettings: RecordKind.RULES,
    Preferences: RecordKind.PREFERENCES,
}


def holding(*records: Record) -> Diary:
    return EMPTY.applying(
        Edit(KINDS[type(record)], getattr(record, "id", SINGLE), None, record) for record in records
    )


def of_period(diary: Diary, period: Period) -> Diary:
    """The entries that happened in a period, and the runs in it or named by them: nothing else."""
    entries = {
        name: entry for name, entry in diary.entries.items() if period.holds(event_date(entry, diary.runs))
    }
    named = {entry.run for entry in entries.values()}
    runs = {name: run for name, run in diary.runs.items() if name in named or period.holds(run.on)}
    return Diary({RecordKind.ENTRY: entries, RecordKind.RUN: runs})


def entries_and_runs(diary: Diary) -> dict[str, dict[str, Any]]:
    return plainly(Diary({RecordKind.ENTRY: diary.entries, RecordKind.RUN: diary.runs}))


@given(strategies.diaries(), periods)
def test_the_json_comes_back_as_exactly_these_entries_and_runs(diary: Diary, period: Period) -> None:
    """The physio's own kneelog, or the runner's next one, reads what lies in the PDF; the rule's numbers too."""
    back = taken(attachments(diary, period, MADE, notes=True)[Attached.JSON])
    assert entries_and_runs(back) == plainly(of_period(diary, period))
    assert back.rules == diary.rules


@given(strategies.diaries(), periods)
def test_the_two_tables_come_back_as_the_same(diary: Diary, period: Period) -> None:
    found = attachments(diary, period, MADE, notes=True)
    back = taken(found[Attached.RUNS], taken(found[Attached.CSV]))
    assert plainly(back) == plainly(of_period(diary, period))


@FEWER
@given(strategies.diaries(), periods)
def test_into_the_same_diary_nothing_changes(diary: Diary, period: Period) -> None:
    for content in attachments(diary, period, MADE, notes=True).values():
        assert plan(content, diary).change() is None


@FEWER
@given(strategies.diaries(), periods, st.booleans())
def test_the_json_keeps_to_the_schema(diary: Diary, period: Period, notes: bool) -> None:
    content = json.loads(attachments(diary, period, MADE, notes=notes)[Attached.JSON])
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(content)


@FEWER
@given(strategies.diaries(), periods, st.booleans())
def test_the_same_diary_gives_the_same_bytes(diary: Diary, period: Period, notes: bool) -> None:
    """However the diary came to hold its records."""
    turned = Diary({kind: dict(reversed(list(records.items()))) for kind, records in diary.records.items()})
    assert attachments(diary, period, MADE, notes=notes) == attachments(turned, period, MADE, notes=notes)


@FEWER
@given(strategies.diaries(), periods)
def test_without_notes_only_notes_and_titles_are_missing(diary: Diary, period: Period) -> None:
    part = of_period(diary, period)
    blanked: Diary = Diary(
        {
            RecordKind.ENTRY: {name: replace(entry, note="") for name, entry in part.entries.items()},
            RecordKind.RUN: {name: replace(run, title="") for name, run in part.runs.items()},
        }
    )
    found = attachments(diary, period, MADE, notes=False)
    assert entries_and_runs(taken(found[Attached.JSON])) == plainly(blanked)
    assert plainly(taken(found[Attached.RUNS], taken(found[Attached.CSV]))) == plainly(blanked)


ZORA = "Zora"
DIARY = holding(
    Entry(
        "e1",
        date(2026, 3, 2),
        Kind.RUN,
        time(18, 0),
        60,
        "r1",
        KneeReport(4),
        note="With Zora on the hill",
        eased_by_medicine="ibuprofen",
    ),
    Entry("e2", date(2026, 2, 2), Kind.REST, left=KneeReport(1), note="before"),
    Run(
        "r1",
        date(2026, 3, 2),
        distance_m=8000,
        title="Hills with Zora",
        shoes="Blue",
        source_ids=("watch:7",),
    ),
    Run("r2", date(2026, 3, 5), shoes="Red"),
    Run("r3", date(2026, 1, 5), shoes="Old"),
    Shoe("s1", "Blue"),
    Shoe("s2", "Old"),
    Appointment("a1", date(2026, 3, 10), "Zora", "q", "p", "g", "Zora said"),
    Score("c1", date(2026, 3, 1), "Zora", "61"),
    Tried("t1", date(2026, 3, 1), "Zora's balm"),
    SeeingSomeone("k1", Knee.LEFT, date(2026, 3, 1), None, "Zora"),
    Background(name="Zora", conditions="Zora"),
    RuleSettings(high_level=6),
    Preferences(emergency_number="Zora"),
    Reminder(date(2026, 3, 12)),
)


def test_nothing_else_of_the_diary_goes_along() -> None:
    """Not a name, not a word of what was said: with notes off the PDF's files never tell who Zora is."""
    for name, content in attachments(DIARY, MARCH, MADE, notes=False).items():
        assert ZORA not in content.decode(), name
    content = json.loads(attachments(DIARY, MARCH, MADE, notes=True)[Attached.JSON])
    assert {name for name, value in content.items() if value} == {
        "format",
        "version",
        "exported_at",
        "settings",
        "entries",
        "runs",
        "shoes",
    }
    assert [shoe["name"] for shoe in content["shoes"]] == ["Blue"]
    assert content["settings"]["high_level"] == 6
    assert content["exported_at"] == "2026-03-10T00:00:00+00:00"


def test_what_is_said_of_medicine_is_a_fact_and_stays() -> None:
    content = json.loads(attachments(DIARY, MARCH, MADE, notes=False)[Attached.JSON])
    assert [entry.get("eased_by_medicine") for entry in content["entries"]] == ["ibuprofen"]


def test_notes_go_along_when_asked_for() -> None:
    found = attachments(DIARY, MARCH, MADE, notes=True)
    (row,) = csv.DictReader(io.StringIO(found[Attached.CSV].decode(), newline=""))
    assert (row["note"], row["run_title"]) == ("With Zora on the hill", "Hills with Zora")


def test_the_runs_of_the_table_are_those_of_the_json() -> None:
    """The run of a morning that opens the period lies before it, and comes along in both."""
    morning = Entry("m", date(2026, 3, 1), Kind.REST, run="r0", left=KneeReport(2))
    diary = holding(morning, Run("r0", date(2026, 2, 28)), Run("r2", date(2026, 3, 5)))
    found = attachments(diary, MARCH, MADE, notes=True)
    rows = csv.DictReader(io.StringIO(found[Attached.RUNS].decode(), newline=""))
    assert [unguard(row["run"]) for row in rows] == ["r0", "r2"]
    assert [run["id"] for run in json.loads(found[Attached.JSON])["runs"]] == ["r0", "r2"]


def test_a_period_without_anything_gives_files_that_can_be_read() -> None:
    for content in attachments(EMPTY, MARCH, MADE, notes=False).values():
        assert plan(content).change() is None
