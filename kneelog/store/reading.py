"""Reading records out of a diary, through whatever runs its SQL: the bare driver or SQLAlchemy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from kneelog.domain.diary import Diary, Record, RecordKind
from kneelog.store.layout import select
from kneelog.store.rows import ReportReader, Row, read_entries, read_runs
from kneelog.store.single_rows import TABLES, read_singles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.domain.entry import Entry
    from kneelog.domain.run import Run

Execute = Callable[[str, tuple[Any, ...]], Iterable[Row]]
"""Runs one statement with its parameters and gives its rows."""


def read_diary(execute: Execute) -> Diary:
    """Everything; kinds of which there is nothing are left out."""
    records: dict[RecordKind, Mapping[str, Record]] = {
        RecordKind.ENTRY: entries(execute),
        RecordKind.RUN: runs(execute),
        **read_all_singles(execute),
    }
    return Diary({kind: found for kind, found in records.items() if found})


def read_all_singles(execute: Execute) -> dict[RecordKind, Mapping[str, Record]]:
    """Everything but entries and runs, by kind."""
    return {kind: records(execute, kind) for kind in TABLES}


def records(
    execute: Execute, kind: RecordKind, chosen: str = "", parameters: tuple[Any, ...] = ()
) -> Mapping[str, Record]:
    """The records of one kind by id; of those only whose ids the query ``chosen`` gives, if there is one."""
    if kind is RecordKind.ENTRY:
        return entries(execute, chosen, parameters)
    if kind is RecordKind.RUN:
        return runs(execute, chosen, parameters)
    return read_singles(kind, execute(select(TABLES[kind], _where("id", chosen)), parameters))


def entries(execute: Execute, chosen: str = "", parameters: tuple[Any, ...] = ()) -> dict[str, Entry]:
    """Entries by id, in the order of their dates."""
    of_entry = _where("entry_id", chosen)
    places = execute(select("knee_place", of_entry), parameters)
    signs = execute(select("knee_sign", of_entry), parameters)
    reports = ReportReader(places, signs).read(execute(select("knee_report", of_entry), parameters))
    person_signs = execute(select("person_sign", of_entry), parameters)
    rows = execute(select("entry", _where("id", chosen) + " ORDER BY on_date, id"), parameters)
    return read_entries(rows, reports, person_signs)


def runs(execute: Execute, chosen: str = "", parameters: tuple[Any, ...] = ()) -> dict[str, Run]:
    """Runs by id, in the order of their dates."""
    sources = execute(
        select("run_source", _where("run_id", chosen) + " ORDER BY run_id, position"), parameters
    )
    return read_runs(
        execute(select("run", _where("id", chosen) + " ORDER BY on_date, id"), parameters), sources
    )


def _where(column: str, chosen: str) -> str:
    return f"WHERE {column} IN ({chosen})" if chosen else ""
