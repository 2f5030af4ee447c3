"""The same file twice, the same row twice, the same id with something else: what is new and what is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kneelog.domain.diary import Edit, RecordKind
from kneelog.importers.rows import Reading
from tests.importers.support import NOW, TODAY, plainly, plan, taken

if TYPE_CHECKING:
    from kneelog.domain.diary import Diary

SHEET = (
    "date,time,left,right,note,run_km\n"
    "2026-03-02,18:30,4,0,hills,8.2\n"
    "2026-03-03,,2,0,,\n"
    "2026-03-03,,2,0,,\n"
    "2026-03-05,,,,rest,\n"
)


def changed(diary: Diary, number: int, **values: object) -> Diary:
    """The diary after one of its entries was changed in the program."""
    entry = list(diary.entries.values())[number]
    after = replace(entry, **values)  # type: ignore[arg-type] # any field
    return diary.applying([Edit(RecordKind.ENTRY, entry.id, entry, after)])


def test_the_runners_own_spreadsheet_twice_changes_nothing() -> None:
    """The sheet may be imported again each week; equal rows stay as many as they are."""
    diary = taken(SHEET)
    assert len(diary.entries) == 4
    again = plan(SHEET, diary)
    assert (again.imported, again.already_there, again.edits, again.change()) == (0, 4, (), None)


def test_a_sheet_that_grew_brings_only_its_new_rows() -> None:
    grown = SHEET.replace("2026-03-05", "2026-03-04,,5,1,new,\n2026-03-05")
    planned = plan(grown, taken(SHEET))
    assert (planned.imported, planned.already_there, len(planned.edits)) == (1, 4, 1)


def test_the_order_of_columns_and_the_writing_of_values_do_not_matter() -> None:
    """A column moved, a zero added or Excel's semicolons do not make another entry of it."""
    diary = taken(SHEET)
    moved = (
        "\ufeffrun_km;note;kind;right;left;time;date\r\n"
        "8,20;hills;run;0;4.0;18:30:00;2026-03-02\r\n"
        ";;;0;2;;2026-03-03\r\n"
        ";;rest;0;2;;2026-03-03\r\n"
        ";rest;;;;;2026-03-05\r\n"
    )
    assert plan(moved, diary).edits == ()
    assert plainly(taken(moved)) == plainly(diary)


def test_another_zone_does_not_make_other_entries_of_the_same_sheet() -> None:
    """On holiday the laptop's clock differs; the diary does not."""
    away = Reading(TODAY, NOW, ZoneInfo("America/New_York"))
    planned = plan(SHEET, taken(SHEET), away)
    assert (planned.edits, planned.already_there) == ((), 4)


def test_the_derived_ids_stay_what_they_are() -> None:
    """They are kept in diaries: another way to make them would double every spreadsheet."""
    assert list(taken(SHEET).entries) == [
        "csv-bb7c3e1225caf12df96f6478",
        "csv-4f2c05ceeb700bafbc59d5c3",
        "csv-1cffff1f3f48ee77765fad9f",
        "csv-6cd45ff9662a11914d1a6499",
    ]


def test_a_row_that_was_changed_in_the_diary_stays_as_it_is_there() -> None:
    """A correction in the program is neither undone nor in the way of the next import."""
    diary = changed(taken(SHEET), 0, note="hills, and rain")
    planned = plan(SHEET, diary)
    assert (planned.already_there, planned.rejected, planned.edits) == (4, (), ())
    assert "changed in the diary since" in planned.warnings[0]


def test_a_known_id_with_equal_content_is_already_there() -> None:
    text = "id,date,left,recorded_at\na,2026-03-02,4,2026-03-02T10:00:00Z\n"
    later = text.replace("T10", "T11")  # when it was typed is no content
    assert plan(later, taken(text)).already_there == 1


def test_a_run_that_the_program_named_does_not_make_another_row_of_it() -> None:
    """Answering the next morning ties an imported run to its answer; the file's blank cell says nothing against it."""
    text = "id,date,kind,run,left\na,2026-03-02,run,,4\n"
    diary = changed(taken(text), 0, run="made-later")
    assert plan(text, diary).already_there == 1


def test_columns_that_the_file_lacks_are_not_compared() -> None:
    """A short extract of the diary can be read back."""
    diary = taken("id,date,left,right,note,run_km\na,2026-03-02,4,0,hills,8.2\n")
    planned = plan("id,date,left\na,2026-03-02,4\n", diary)
    assert (planned.already_there, planned.edits, planned.rejected) == (1, (), ())


def test_a_known_id_with_other_content_is_a_conflict() -> None:
    """Nothing is overwritten, and the sentence says what differs."""
    diary = taken("id,date,left,note\na,2026-03-02,4,hills\n")
    (problem,) = plan("id,date,left,note\nb,2026-03-03,1,\na,2026-03-02,3,\n", diary).rejected
    assert (problem.line, problem.field) == (3, "id")
    assert "The id “a” is in the diary with other content" in problem.sentence
    assert "left: 4 there, 3 here" in problem.sentence
    assert "note: hills there, blank here" in problem.sentence


def test_a_conflict_names_the_column_that_differs() -> None:
    """The kind of an entry is not the kind of a run, though both are a kind."""
    diary = taken("id,date,kind,left\na,2026-03-02,run,4\n")
    (problem,) = plan("id,date,kind,left\na,2026-03-02,rest,4\n", diary).rejected
    assert "(kind: run there, rest here)" in problem.sentence


def test_blank_against_recorded_is_a_conflict_too() -> None:
    """Blank is not 0, and not anything else."""
    diary = taken("id,date,left\na,2026-03-02,0\n")
    assert plan("id,date,left\na,2026-03-02,\n", diary).rejected_records == 1


def test_one_id_twice_in_a_file() -> None:
    """The same row twice is one entry; two rows under one id are refused with both lines."""
    planned = plan("id,date,left\na,2026-03-02,4\na,2026-03-02,4\n")
    assert (planned.imported, planned.already_there, planned.rejected_records) == (1, 1, 0)
    (problem,) = plan("id,date,left\na,2026-03-02,4\na,2026-03-02,5\n").rejected
    assert problem.line == 3
    assert "stands on line 2 too" in problem.sentence


def test_text_that_a_spreadsheet_would_take_for_a_formula_comes_in_as_it_was_meant() -> None:
    """One leading ' is taken off where it guards something, and nowhere else."""
    text = "id,date,note\na,2026-03-02,'=1+1\nb,2026-03-02,'quoted'\nc,2026-03-02,''tis\nd,2026-03-02,-3 km\n"
    notes = [entry.note for entry in taken(text).entries.values()]
    assert notes == ["=1+1", "'quoted'", "'tis", "-3 km"]
