"""Whatever a diary holds goes out and comes back the same."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from kneelog.domain.diary import EMPTY, Diary, RecordKind
from kneelog.domain.history import History, event_date
from kneelog.exporters.period import Period
from kneelog.services.csv_columns import COLUMNS, guard, unguard
from tests import strategies
from tests.importers.support import as_csv, as_json, plainly, plan, taken

FEWER = settings(max_examples=max(25, settings.default.max_examples // 4) if settings.default else 25)
"""For what follows from the two main properties in most cases; drawing a whole diary takes its time."""

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from kneelog.domain.entry import Entry


def told_by_csv(diary: Diary, entries: Mapping[str, Entry] | None = None) -> Diary:
    """What a CSV tells of a diary: entries, and the runs they name."""
    told = diary.entries if entries is None else entries
    named = {entry.run for entry in told.values()}
    runs = {run_id: run for run_id, run in diary.runs.items() if run_id in named}
    return Diary({RecordKind.ENTRY: told, RecordKind.RUN: runs})


@given(strategies.diaries())
def test_csv_keeps_entries_and_their_runs(diary: Diary) -> None:
    """Every level, mark, word, instant and run fact; follow-ups too."""
    assert plainly(taken(as_csv(diary))) == plainly(told_by_csv(diary))


@FEWER
@given(strategies.diaries())
def test_csv_into_the_same_diary_changes_nothing(diary: Diary) -> None:
    planned = plan(as_csv(diary), diary)
    assert (planned.edits, planned.rejected, planned.already_there) == ((), (), len(diary.entries))


@FEWER
@given(strategies.diaries(), st.randoms(use_true_random=False), st.sampled_from(",;"))
def test_the_order_of_columns_and_the_separator_do_not_matter(
    diary: Diary, chance: Random, mark: str
) -> None:
    """A spreadsheet may be rearranged and saved by another program."""
    columns = list(COLUMNS)
    chance.shuffle(columns)
    stream = io.StringIO(newline="")
    table = csv.DictWriter(stream, columns, delimiter=mark, lineterminator="\r\n")
    table.writeheader()
    table.writerows(csv.DictReader(io.StringIO(as_csv(diary), newline="")))
    assert plainly(taken(stream.getvalue())) == plainly(told_by_csv(diary))


@FEWER
@given(strategies.diaries())
def test_rows_without_ids_come_in_once(diary: Diary) -> None:
    """The runner's own sheet: no ids, so they are made of the content, the same each time."""
    rows = list(csv.DictReader(io.StringIO(as_csv(diary), newline="")))
    stream = io.StringIO(newline="")
    table = csv.DictWriter(
        stream, [c for c in COLUMNS if c != "id"], extrasaction="ignore", lineterminator="\r\n"
    )
    table.writeheader()
    table.writerows(rows)
    sheet = stream.getvalue()
    imported = taken(sheet)
    assert len(imported.entries) == len(diary.entries)
    assert plan(sheet, imported).edits == ()
    assert plainly(taken(as_csv(imported))) == plainly(imported)


@FEWER
@given(strategies.diaries(), strategies.days())
def test_two_halves_make_the_whole(diary: Diary, day: date) -> None:
    """Exported year by year and imported in any order, nothing falls between."""
    before, after = as_csv(diary, Period(None, day)), as_csv(diary, Period(day + timedelta(days=1), None))
    assert plainly(taken(before, taken(after))) == plainly(told_by_csv(diary))
    assert plainly(taken(after, taken(before))) == plainly(told_by_csv(diary))


@FEWER
@given(strategies.diaries(), strategies.days(), st.integers(0, 20_000))
def test_a_period_holds_what_happened_in_it(diary: Diary, first: date, days: int) -> None:
    """By the date of the event; a run's is the run's own."""
    last = min(first + timedelta(days=days), date.max)
    rows = list(csv.DictReader(io.StringIO(as_csv(diary, Period(first, last)), newline="")))
    within = [e.id for e in History.of(diary).entries if first <= event_date(e, diary.runs) <= last]
    assert [unguard(row["id"]) for row in rows] == within
    assert [entry["id"] for entry in json.loads(as_json(diary, Period(first, last)))["entries"]] == within


@given(strategies.diaries())
def test_json_keeps_everything(diary: Diary) -> None:
    """The way to another laptop, and out of kneelog."""
    text = as_json(diary)
    back = taken(text)
    assert as_json(back) == text
    assert back.rules == diary.rules
    there, here = plainly(back), plainly(diary)
    if there.get("settings") != here.get("settings"):  # defaults need not be written down
        assert there.pop("settings", None) is None
        assert here.pop("settings") == {"1": diary.rules.as_dict()}
    assert there == here


@FEWER
@given(strategies.diaries())
def test_json_into_the_same_diary_changes_nothing(diary: Diary) -> None:
    planned = plan(as_json(diary), diary)
    assert (planned.edits, planned.rejected, planned.warnings) == ((), (), ())


@FEWER
@given(strategies.diaries(), strategies.diaries())
def test_json_never_overwrites(one: Diary, other: Diary) -> None:
    """Whatever two diaries hold, merging one into the other leaves every record of the other as it was."""
    change = plan(as_json(one), other).change(skip_bad=True)
    merged = other if change is None else other.applying(change.edits)
    for kind, records in other.records.items():
        assert {name: merged.get(kind, name) for name in records} == dict(records)
    assert {entry.run for entry in merged.entries.values() if entry.run} <= set(merged.runs)


@given(strategies.texts())
def test_the_formula_guard_takes_off_what_it_put_on(text: str) -> None:
    """No text starts a formula in a spreadsheet, and none is changed by the way."""
    cell = guard(text)
    assert unguard(cell) == text
    assert cell[:1] not in tuple("=+-@\t\r")


def test_an_empty_diary_goes_out_and_comes_back_empty() -> None:
    assert taken(as_csv(EMPTY)) == EMPTY
    assert plainly(taken(as_json(EMPTY))) == {}
