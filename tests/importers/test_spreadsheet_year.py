"""A year as a runner keeps it in a spreadsheet, saved by one program or another."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import pytest

from kneelog.domain.entry import Kind
from kneelog.domain.history import History
from tests.importers.support import as_csv, plainly, plan, taken

FIRST = date(2025, 3, 1)
DAYS = 365
NOTES = (
    "",
    "",
    "müde, Regen",
    'Physio: "weiter so"',
    "downhill\nthen stairs\n\nsore after",
    "=SUM(A1:A9)",
    "-3 °C; icy",
    "Läufe à la carte – schön",
)


@dataclass(frozen=True)
class Habit:
    """How a runner's program saves."""

    separator: str
    end: str
    mark: str
    comma: bool
    quoting: Literal[0, 1] = csv.QUOTE_MINIMAL


HABITS = {
    "LibreOffice": Habit(",", "\n", "", comma=False),
    "Excel, English": Habit(",", "\r\n", "\ufeff", comma=False),
    "Excel, German": Habit(";", "\r\n", "\ufeff", comma=True),
    "old Mac": Habit(";", "\r", "", comma=False, quoting=csv.QUOTE_ALL),
}


def year(seed: int = 7) -> list[dict[str, str]]:
    """One row a day on which something was written: runs with a distance, rest days with a knee, some blanks."""
    chance = random.Random(seed)  # noqa: S311 - the same year each time
    rows = []
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        if chance.random() < 0.35:
            continue
        row = {"date": day.isoformat(), "left": str(chance.randint(0, 6)), "note": chance.choice(NOTES)}
        if chance.random() < 0.5:
            row |= {
                "run_km": f"{chance.randint(30, 210) / 10:.1f}",
                "run_minutes": str(chance.randint(20, 130)),
            }
            row["time"] = f"{chance.randint(6, 20)}:{chance.randint(0, 59):02}"
        if chance.random() < 0.7:
            row["right"] = str(chance.randint(0, 3))
        if row["left"] == "0":
            row["left"] = chance.choice(["0", ""])
        if chance.random() < 0.2:
            row["left_places"] = chance.choice(["inner-joint-line", "inner-joint-line;inner-top-of-shin"])
            row["left_lasted"] = chance.choice(["45min", "2d", "ongoing"])
        rows.append(row)
    return rows


def saved(rows: list[dict[str, str]], habit: Habit) -> bytes:
    """The rows as that program writes them, with the blank rows below that spreadsheets keep."""
    columns = ["date", "time", "left", "right", "left_places", "left_lasted", "run_km", "run_minutes", "note"]
    stream = io.StringIO(newline="")
    table = csv.writer(stream, delimiter=habit.separator, lineterminator=habit.end, quoting=habit.quoting)
    table.writerow(columns)
    for row in rows:
        shown = {**row, "run_km": row.get("run_km", "").replace(".", "," if habit.comma else ".")}
        table.writerow([shown.get(column, "") for column in columns])
    table.writerow([""] * len(columns))
    return (habit.mark + stream.getvalue()).encode()


@pytest.mark.parametrize("habit", HABITS.values(), ids=HABITS)
def test_a_year_comes_in_whole_from_any_program(habit: Habit) -> None:
    """Nothing is lost, doubled or made up, and the second import changes nothing."""
    rows = year()
    content = saved(rows, habit)
    diary = taken(content)
    assert len(diary.entries) == len(rows)
    assert sum(entry.kind is Kind.RUN for entry in diary.entries.values()) == sum(
        "run_km" in row for row in rows
    )
    for row, entry in zip(rows, diary.entries.values(), strict=True):
        assert entry.on.isoformat() == row["date"]
        assert entry.left.level == (int(row["left"]) if row["left"] else None)
        assert entry.right.level == (int(row["right"]) if "right" in row else None)
        assert entry.note == row["note"]
        assert (entry.at is None) == ("time" not in row)
    again = plan(content, diary)
    assert (again.already_there, again.edits, again.rejected) == (len(rows), (), ())


def test_every_program_saves_the_same_year() -> None:
    """Moving from one program to another doubles nothing."""
    rows = year()
    first, *others = (taken(saved(rows, habit)) for habit in HABITS.values())
    assert all(plainly(other) == plainly(first) for other in others)


def test_a_year_with_slips_names_each_of_them_and_can_leave_them_out() -> None:
    rows = year()
    rows[3]["date"] = "04.03.2025"
    rows[10]["left"] = "4.5"
    rows[20]["left_places"] = "knee"
    rows[30]["note"] = "fine"
    planned = plan(saved(rows, HABITS["Excel, German"]))
    assert [problem.field for problem in planned.rejected] == ["date", "left", "left_places"]
    assert (planned.rejected_records, planned.imported) == (3, len(rows) - 3)
    assert planned.change() is None
    assert planned.change(skip_bad=True) is not None


def test_what_the_runner_exports_afterwards_is_the_same_year() -> None:
    """In order of time, with every word of the notes."""
    diary = taken(saved(year(), HABITS["Excel, German"]))
    back = taken(as_csv(diary))
    assert plainly(back) == plainly(diary)
    exported = list(csv.DictReader(io.StringIO(as_csv(diary), newline="")))
    assert [row["id"] for row in exported] == [entry.id for entry in History.of(diary).entries]
