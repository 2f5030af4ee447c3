"""Records out of the rows that could be read, each by itself: one that the domain refuses does not stop the others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kneelog.domain.report import BLANK
from kneelog.store.faults import NONSENSE
from kneelog.store.layout import COLUMNS
from kneelog.store.raw_gaps import Gap
from kneelog.store.raw_tables import IDS
from kneelog.store.rows import ReportReader, Row, read_entries, read_runs
from kneelog.store.single_rows import TABLES, read_singles, row_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.domain.diary import Record, RecordKind
    from kneelog.domain.entry import Entry
    from kneelog.domain.report import KneeReport
    from kneelog.domain.run import Run
    from kneelog.store.raw_tables import Tables

PARTS = ("knee_report", "knee_place", "knee_sign", "person_sign")
"""The tables whose rows are parts of entries."""

_RUN_ID = 5


def mend_ids(tables: Tables) -> None:
    """Give rows of entries and runs whose id was damaged the one that the index and rows of others know them by."""
    named = {
        "entry": {row[0] for table in PARTS for _rowid, row in tables.rows[table]},
        "run": {row[0] for _rowid, row in tables.rows["run_source"]}
        | {row[_RUN_ID] for _rowid, row in tables.rows["entry"]},
    }
    for table, known in named.items():
        known.discard(None)
        ids = {row[1]: row[0] for _rowid, row in tables.indexes[IDS[table]]}
        tables.rows[table][:] = [
            (rowid, (ids[rowid], *row[1:]))
            if row[0] not in known and ids.get(rowid) in known
            else (rowid, row)
            for rowid, row in tables.rows[table]
        ]


def entries_in(tables: Tables) -> tuple[dict[str, Entry], set[str]]:
    """Entries by id, and the ids of those that may lack a part."""
    parts = {table: _by_record(tables, table) for table in PARTS}
    found: dict[str, Entry] = {}
    partly: set[str] = set()
    for _rowid, row in tables.rows["entry"]:
        if row[0] in found:
            continue
        mine = {table: parts[table].get(row[0], []) for table in PARTS}
        entry = _whole(row, mine)
        if entry is None:
            entry = _in_part(row, mine)
            partly.add(row[0])
        if entry is None:
            partly.discard(row[0])
        else:
            found[entry.id] = entry
    return found, partly | _beside_gaps(tables, found)


def _by_record(tables: Tables, table: str) -> dict[str, list[Row]]:
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    seen = set()
    for _rowid, row in tables.rows[table]:
        key = row[: len(COLUMNS[table]) if table != "knee_report" else 2]
        if key not in seen:
            seen.add(key)
            rows[row[0]].append(row)
    return rows


def _whole(row: Row, parts: Mapping[str, list[Row]]) -> Entry | None:
    try:
        reports = ReportReader(parts["knee_place"], parts["knee_sign"]).read(parts["knee_report"])
        on_knees = {part[:2] for part in (*parts["knee_place"], *parts["knee_sign"])}
        if on_knees - set(reports):
            return None  # the report that they belong to is lost
        return read_entries([row], reports, parts["person_sign"])[row[0]]
    except NONSENSE:
        return None


def _in_part(row: Row, parts: Mapping[str, list[Row]]) -> Entry | None:
    """The entry with those of its parts that are possible."""
    try:
        entry = read_entries([row], {}, [])[row[0]]
    except NONSENSE:
        return None
    reports: dict[tuple[str, str], KneeReport] = {}
    for report in parts["knee_report"]:
        key = report[:2]
        places = [part for part in parts["knee_place"] if part[:2] == key]
        signs = [part for part in parts["knee_sign"] if part[:2] == key]
        for with_places, with_signs in ((places, signs), (places, []), ([], signs), ([], [])):
            try:
                reports |= ReportReader(with_places, with_signs).read([report])
            except NONSENSE:
                continue
            break
    entry = replace(
        entry, left=reports.get((entry.id, "left"), BLANK), right=reports.get((entry.id, "right"), BLANK)
    )
    try:
        return replace(entry, signs=read_entries([row], {}, parts["person_sign"])[row[0]].signs)
    except NONSENSE:
        return entry


def _beside_gaps(tables: Tables, found: Mapping[str, Entry]) -> set[str]:
    """The entries to which a part that is missing may belong."""
    gaps = [gap for table in PARTS for gap in (*tables.gaps.get(table, ()), *_strays(tables, table, found))]
    return {name for name in found if any(gap.holds(name) for gap in gaps)}


def _strays(tables: Tables, table: str, found: Mapping[str, Entry]) -> list[Gap]:
    """Around rows of entries that never were: damage changed the id, and they belong to a neighbour."""
    if IDS["entry"] not in tables.whole:
        return []
    known = {row[0] for _rowid, row in tables.indexes[IDS["entry"]]} | set(found)
    gaps = []
    keys = [row[0] for _rowid, row in tables.rows[table]]
    for at, key in enumerate(keys):
        if key not in known:
            before = next((name for name in reversed(keys[:at]) if name in known), None)
            after = next((name for name in keys[at + 1 :] if name in known), None)
            gaps.append(Gap(before, after))
    return gaps


def runs_in(tables: Tables) -> tuple[dict[str, Run], set[str]]:
    """Runs by id, and the ids of those that may lack a name under which another program knows them."""
    sources: defaultdict[str, list[Row]] = defaultdict(list)
    for _rowid, row in tables.rows["run_source"]:
        sources[row[0]].append(row)
    found: dict[str, Run] = {}
    for _rowid, row in tables.rows["run"]:
        named = sorted({part[1]: part for part in sources[row[0]]}.values(), key=lambda part: part[1])
        for chosen in (named, []):
            try:
                found.setdefault(row[0], read_runs([row], chosen)[row[0]])
            except NONSENSE:
                continue
            break
    gaps = tables.gaps.get("run_source", ())
    return found, {name for name in found if any(gap.holds(name) for gap in gaps)}


def singles_in(tables: Tables, kind: RecordKind) -> dict[str, Record]:
    """The records of a kind that is one row each."""
    found: dict[str, Record] = {}
    for _rowid, row in tables.rows[TABLES[kind]]:
        try:
            for name, record in read_singles(kind, [_filled_up(kind, row)]).items():
                found.setdefault(name, record)
        except NONSENSE:
            continue
    return found


def _filled_up(kind: RecordKind, row: Row) -> Row:
    """A row of an older diary's table with what the newer columns begin with."""
    missing = len(COLUMNS[TABLES[kind]]) - len(row)
    if not missing:
        return row
    from kneelog.domain.settings import Preferences

    return (*row, *row_of(kind, Preferences())[-missing:])
