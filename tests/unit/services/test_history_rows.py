"""The rows of the history: the right order, a heading a month, runs without an answer among them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneelog.domain.diary import EMPTY, Diary, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History
from kneelog.domain.report import KneeReport
from kneelog.domain.run import Run
from kneelog.errors import ConflictError
from kneelog.services.history_rows import Book, Key, Rows, remove

ZONE = timezone(timedelta(hours=1))


def entry(
    name: str, on: date, at: time | None = time(18), run: str | None = None, level: int | None = 4
) -> Entry:
    kind = Kind.RUN if run else Kind.REST
    return Entry(
        name, on, kind, at=at, run=run, left=KneeReport(level), recorded_at=datetime(2026, 3, 10, tzinfo=UTC)
    )


def run(name: str, on: date, at: time | None = time(17), source: str = "Watch") -> Run:
    return Run(name, on, datetime.combine(on, at, ZONE) if at else None, distance_m=8200, source=source)


def diary(*records: Entry | Run) -> Diary:
    return EMPTY.applying(
        Edit(RecordKind.RUN if isinstance(item, Run) else RecordKind.ENTRY, item.id, None, item)
        for item in records
    )


def rows_of(*records: Entry | Run) -> Rows:
    book = Book.of(History.of(diary(*records)))
    return Rows(book, book.items)


def shown(rows: Rows) -> list[str]:
    """Each row as its id, or as its month."""
    names = []
    for row in range(len(rows)):
        item, month = rows.item_at(row), rows.month_at(row)
        names.append(item.id if item is not None else f"{month:%Y-%m}")
    return names


MARCH, FEBRUARY = date(2026, 3, 2), date(2026, 2, 27)
MORNING = Entry("m", MARCH, Kind.REST, run="r", left=KneeReport(2))


def test_newest_stands_first_and_each_month_under_its_heading() -> None:
    rows = rows_of(
        entry("noon", MARCH, time(12)),
        entry("evening", MARCH),
        entry("before", FEBRUARY),
        entry("last year", date(2025, 3, 2)),
    )
    assert shown(rows) == ["2026-03", "evening", "noon", "2026-02", "before", "2025-03", "last year"]


def test_run_without_an_entry_stands_where_it_happened() -> None:
    rows = rows_of(
        entry("noon", MARCH, time(12)), run("r", MARCH), entry("evening", MARCH), entry("old", FEBRUARY)
    )
    assert shown(rows) == ["2026-03", "evening", "r", "noon", "2026-02", "old"]
    assert rows.waiting == 1


def test_run_without_a_start_stands_at_the_end_of_its_day() -> None:
    assert shown(rows_of(entry("e", MARCH), run("r", MARCH, None))) == ["2026-03", "r", "e"]


@pytest.mark.parametrize(
    ("case", "records", "waiting"),
    [
        ("answered", (run("r", MARCH), entry("e", MARCH, run="r")), []),
        ("no entry", (run("r", MARCH),), ["r"]),
        ("an entry without a level", (run("r", MARCH), entry("e", MARCH, run="r", level=None)), ["e"]),
        (
            "answered by another entry",
            (run("r", MARCH), entry("e", MARCH, run="r", level=None), entry("f", MARCH, run="r")),
            [],
        ),
        ("only its morning is known", (run("r", FEBRUARY), MORNING), ["r"]),
        ("a rest day", (entry("e", MARCH, level=None),), []),
        ("a run of which only the entry is known", (Entry("e", MARCH, Kind.RUN),), []),
    ],
)
def test_who_waits_for_an_answer(case: str, records: tuple[Entry | Run, ...], waiting: list[str]) -> None:
    rows = rows_of(*records)
    assert [item.id for item in rows.items if rows.book.is_waiting(item)] == waiting, case
    assert rows.waiting == len(waiting)


def test_hairline_stands_between_days_only() -> None:
    rows = rows_of(
        entry("a", MARCH), entry("b", MARCH, time(7)), entry("c", MARCH - timedelta(1)), entry("d", FEBRUARY)
    )
    named = {name: row for row, name in enumerate(shown(rows))}
    assert [name for name, row in named.items() if rows.is_last_of_day(row) and rows.item_at(row)] == [
        "b",
        "c",
        "d",
    ]
    assert [name for name, row in named.items() if rows.is_first_of_day(row) and rows.item_at(row)] == [
        "a",
        "c",
        "d",
    ]


@given(st.lists(st.integers(0, 400), max_size=60))
def test_rows_and_items_are_counted_alike(days: list[int]) -> None:
    rows = rows_of(*(entry(f"e{number}", MARCH - timedelta(ago)) for number, ago in enumerate(days)))
    assert len(rows) == len(days) + len({(MARCH - timedelta(ago)).replace(day=1) for ago in days})
    for index, item in enumerate(rows.items):
        row = rows.row_of_index(index)
        assert rows.item_at(row) is item
        assert rows.index_of_row(row) == index
        head = rows.month_at(rows.head_above(row))
        assert head == rows.book.date_of(item).replace(day=1)
    assert sum(rows.item_at(row) is not None for row in range(len(rows))) == len(days)
    assert rows.items_between(0, len(rows) - 1) == len(days)
    assert rows.item_at(-1) is rows.item_at(len(rows)) is None


def test_rows_are_found_by_name_and_a_run_is_no_entry_of_the_same_id() -> None:
    rows = rows_of(entry("same", MARCH), run("same", FEBRUARY))
    assert rows.rows_of([Key(False, "same"), Key(True, "same"), Key(True, "gone")]) == {
        Key(False, "same"): 1,
        Key(True, "same"): 3,
    }


@pytest.mark.parametrize(
    ("first", "last", "listed"),
    [
        (None, None, ["c", "b", "a"]),
        (MARCH, None, ["c", "b"]),
        (None, MARCH, ["b", "a"]),
        (MARCH, MARCH, ["b"]),
        (MARCH + timedelta(5), None, []),
    ],
)
def test_period_includes_both_its_ends(first: date | None, last: date | None, listed: list[str]) -> None:
    book = rows_of(entry("a", FEBRUARY), entry("b", MARCH), entry("c", MARCH + timedelta(1))).book
    assert [item.id for item in book.between(book.items, first, last)] == listed


def test_time_of_a_row_is_the_entrys_own_and_else_its_runs_start() -> None:
    book = rows_of(
        run("r", MARCH), entry("own", MARCH, run="r"), entry("untimed", MARCH, None, run="r"), MORNING
    ).book
    times = {item.id: book.time_of(item) for item in book.items}
    assert times == {"own": time(18), "untimed": time(17), "m": None}


def test_several_rows_go_in_one_change_with_their_typed_runs() -> None:
    typed = run("typed", MARCH, source="")
    before = diary(entry("e", MARCH, run="typed"), typed, run("waiting", FEBRUARY), entry("stays", FEBRUARY))
    change = remove(before, [Key(False, "e"), Key(True, "waiting"), Key(False, "gone meanwhile")])
    assert change.label == "Deleted 1 entry and 1 run."
    after = before.applying(change.edits)
    assert (set(after.entries), set(after.runs)) == ({"stays"}, set())


def test_deleting_says_which_day_and_nothing_left_is_nothing_to_do() -> None:
    before = diary(entry("a", date(2026, 3, 8)), entry("b", MARCH), run("r", FEBRUARY))
    assert remove(before, [Key(False, "a")]).label == "Deleted Sunday 8 March."
    assert remove(before, [Key(False, "a"), Key(False, "b")]).label == "Deleted 2 entries."
    assert remove(before, [Key(True, "r")]).label == "Deleted the run of 27 February."
    assert remove(before, [Key(False, "gone")]).edits == ()


def test_run_of_which_an_entry_speaks_does_not_go_alone() -> None:
    with pytest.raises(ConflictError):
        remove(diary(run("r", MARCH), entry("e", MARCH, run="r")), [Key(True, "r")])


def test_a_run_goes_with_the_morning_that_named_it() -> None:
    for source in ("Watch", ""):
        before = diary(run("r", FEBRUARY, source=source), MORNING)
        for keys in ([Key(False, "m"), Key(True, "r")], [Key(True, "r"), Key(False, "m")]):
            change = remove(before, keys)
            assert change.label == "Deleted 1 entry and 1 run."
            after = before.applying(change.edits)
            assert (dict(after.entries), dict(after.runs)) == ({}, {})
            back = after.applying(change.reversed().edits)
            assert (back.entries, back.runs) == (before.entries, before.runs)


def test_several_unanswered_runs_go_together() -> None:
    change = remove(diary(run("a", MARCH), run("b", FEBRUARY)), [Key(True, "a"), Key(True, "b")])
    assert (change.label, len(change.edits)) == ("Deleted 2 runs.", 2)
