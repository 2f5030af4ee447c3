"""The file around the values: header, separators, line ends, quotes, encodings."""

from __future__ import annotations

import pytest

from kneelog.services.parsed import FileRejectedError
from tests.importers.support import one, plan, taken


def refused(content: str | bytes) -> FileRejectedError:
    with pytest.raises(FileRejectedError) as caught:
        plan(content)
    return caught.value


def test_only_the_date_is_needed() -> None:
    """A list of dates is a diary already."""
    assert len(taken("date\n2026-03-02\n2026-03-03\n").entries) == 2


def test_unknown_columns_are_named_and_the_nearest_is_offered() -> None:
    """A misspelt column is not dropped in silence."""
    error = refused("date,lefft,pace\n2026-03-02,4,5:30\n")
    assert [(problem.line, problem.field) for problem in error.problems] == [(1, "lefft"), (1, "pace")]
    assert "There is no column lefft. Is left meant?" in str(error)
    assert "There is no column pace." in str(error)


def test_a_column_that_stands_twice_is_refused() -> None:
    """It cannot be known which of the two the runner means."""
    assert "The column left stands there twice." in str(refused("date,left,left\n2026-03-02,4,5\n"))


def test_a_missing_date_column_is_said() -> None:
    assert "The column date is missing" in str(refused("left,right\n4,0\n"))


def test_another_table_is_told_from_a_diary() -> None:
    """The sentence says what the first line should be, rather than list forty columns."""
    error = refused("Activity Type,Date of run,Title\nRunning,2026-03-02,Morning\n")
    assert "This is not a kneelog CSV" in str(error)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte-order mark"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_line_ends_marks_and_separators_are_all_read(end: str, mark: str, separator: str) -> None:
    """Whatever program saved the file."""
    rows = [["date", "left", "note"], ["2026-03-02", "4", "küßchen, “ok”"], ["2026-03-03", "0", ""]]
    text = mark + end.join(separator.join(f'"{c}"' if "," in c else c for c in row) for row in rows)
    first, second = taken(text).entries.values()
    assert (first.left.level, first.note, second.left.level) == (4, "küßchen, “ok”", 0)


def test_a_semicolon_file_takes_decimal_commas_and_quotes_its_lists() -> None:
    """Half of Europe's spreadsheets write so."""
    diary = taken('date;left_places;run_km;run_minutes\n2026-03-02;"hollow;kneecap";8,25;41.5\n')
    (entry,), (run,) = diary.entries.values(), diary.runs.values()
    assert len(entry.left.places) == 2
    assert (run.distance_m, run.moving_s) == (8250, 2490)


def test_excels_own_first_line_is_passed_over() -> None:
    assert one("sep=;\ndate;left\n2026-03-02;4\n").left.level == 4


def test_blank_rows_and_blank_columns_of_a_spreadsheet_are_nothing() -> None:
    """Spreadsheets save empty cells around the filled ones."""
    entry = one("date,left,,\n,,,\n2026-03-02,4,,\n\n,,,\n")
    assert entry.left.level == 4


def test_a_cell_without_a_column_is_not_lost_in_silence() -> None:
    for text in ("date,left\n2026-03-02,4,7\n", "date,left,\n2026-03-02,4,7\n"):
        (problem,) = plan(text).rejected
        assert "more cells than the header" in problem.sentence


def test_a_quoted_note_keeps_its_lines_and_rows_keep_their_line_numbers() -> None:
    """A problem names the line at which its row starts, as an editor counts them."""
    planned = plan(
        'date,note,left\n2026-03-02,"one\n\ntwo, ""three""",4\n2026-03-03,"a\nb",11\n2026-03-04,,12\n'
    )
    assert [problem.line for problem in planned.rejected] == [5, 7]
    (edit,) = planned.edits
    assert getattr(edit.after, "note", None) == 'one\n\ntwo, "three"'


def test_a_quote_that_never_closes_swallows_nothing_in_silence() -> None:
    """The rest of the file is not taken for a note."""
    planned = plan('date,note\n2026-03-02,"never closed\n2026-03-03,\n2026-03-04,\n')
    (problem,) = planned.rejected
    assert problem.line == 2
    assert "Lines 2 to 4" in problem.sentence


def test_a_file_that_is_not_utf8_names_the_line_and_how_to_save_it() -> None:
    """Excel's plain CSV, with the letters of its own code page."""
    error = refused("date,note\n2026-03-02,\n2026-03-03,Müde\n".encode("cp1252"))
    assert error.problems[0].line == 3
    assert "CSV UTF-8" in str(error)


def test_tabs_are_named() -> None:
    assert "tabs" in str(refused("date\tleft\n2026-03-02\t4\n"))


def test_a_header_alone_is_a_file_without_entries() -> None:
    planned = plan("date,left\n")
    assert (planned.imported, planned.rejected_records, planned.change()) == (0, 0, None)


def test_all_or_nothing_unless_bad_rows_are_skipped() -> None:
    """A half-imported file is the runner's choice, never an accident."""
    planned = plan("date,left\n2026-03-02,4\n2026-03-03,11\n")
    assert planned.change() is None
    change = planned.change(skip_bad=True)
    assert change is not None
    assert len(change.edits) == 1


def test_a_cell_of_a_hundred_thousand_letters_is_not_called_a_matter_of_quotes() -> None:
    """Whatever was pasted there, the sentence says what is wrong with it; the other rows can be taken in."""
    planned = plan(f"date,note\n2026-03-02,{'x' * 140_000}\n2026-03-03,fine\n")
    (problem,) = planned.rejected
    assert problem.line == 2
    assert problem.sentence == "A cell of this row is longer than any text may be, which is 20000 characters."
    change = planned.change(skip_bad=True)
    assert change is not None
    assert [edit.after.note for edit in change.edits] == ["fine"]  # type: ignore[union-attr]
