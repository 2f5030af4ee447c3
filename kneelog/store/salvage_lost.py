"""What a damaged diary is known to have lost, and what of that its undo history or the backup still has."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from kneelog.domain.codec import from_plain
from kneelog.domain.diary import Record, RecordKind
from kneelog.domain.entry import EPOCH, Entry
from kneelog.domain.report import BLANK
from kneelog.domain.run import Run
from kneelog.services.rescuing import LostRecord
from kneelog.store.faults import NONSENSE
from kneelog.store.raw_records import PARTS
from kneelog.store.raw_tables import DAYS, IDS
from kneelog.store.single_rows import HEADS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kneelog.services.rescuing import LastBackup
    from kneelog.store.raw_tables import Tables

Records = dict[RecordKind, dict[str, Record]]
Lost = dict[str, date | None]
"""Id -> the day it was of, where that is known."""

_RUN_ID = 5


@dataclass(slots=True)
class Filled:
    """The ids of what was taken from the undo history (entries) and the backup (by kind), and what stays lost."""

    from_history: tuple[str, ...] = ()
    from_backup: defaultdict[RecordKind, list[str]] = field(default_factory=lambda: defaultdict(list))
    lost: dict[RecordKind, tuple[LostRecord, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Missing:
    """What the file is known to have lost of a kind: ids with their day, and days of which the id is lost too."""

    ids: Lost
    days: tuple[date | None, ...] = ()

    def left(self, records: Mapping[str, Record]) -> tuple[LostRecord, ...]:
        """What is lost still, now that some of it is among ``records`` again."""
        days = list(self.days)
        for name, on in self.ids.items():
            taken = getattr(records.get(name), "on", None) if on is None else None
            if taken in days:
                days.remove(taken)
        known = [
            LostRecord(name, on) for name, on in self.ids.items() if name not in records and on is not None
        ]
        unsure = [name for name, on in self.ids.items() if name not in records and on is None]
        pairs = zip_longest(unsure[: len(days)] if days else unsure, days)
        rest = [LostRecord("" if on is not None else name or "", on) for name, on in pairs]
        return (*known, *rest, *(LostRecord(name) for name in (unsure[len(days) :] if days else ())))


def missing(tables: Tables, kind: RecordKind, records: Mapping[RecordKind, Mapping[str, Record]]) -> Missing:
    """The entries or runs that were in the diary and can't be read any more."""
    found, table = records[kind], HEADS[kind]
    rowids = {rowid for rowid, row in tables.rows[table] if row[0] in found}
    by_day = tables.indexes[DAYS[table]] if table in DAYS else []
    days = {row[1]: _day(row[0]) for _rowid, row in by_day if row[1] not in rowids}
    lost: Lost = {}
    for _rowid, row in tables.indexes[IDS[table]]:
        if isinstance(row[0], str) and row[0] not in found and row[1] not in rowids:
            lost[row[0]] = days.pop(row[1], None)
    if IDS[table] in tables.whole or table not in DAYS:
        return Missing(lost)
    named = named_ids(tables, kind)
    unsure: Lost = {name: None for name in sorted(named) if name not in found}
    in_order = sorted(days.values(), key=lambda on: on or date.max)
    return Missing({**unsure, **lost}, tuple(in_order))


def named_ids(tables: Tables, kind: RecordKind) -> set[str]:
    """The ids of entries or runs that other rows speak of."""
    if kind is RecordKind.ENTRY:
        return {row[0] for table in PARTS for _rowid, row in tables.rows[table]}
    of_entries = {row[_RUN_ID] for _rowid, row in tables.rows["entry"] if isinstance(row[_RUN_ID], str)}
    return of_entries | {row[0] for _rowid, row in tables.rows["run_source"]}


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def fill(
    tables: Tables,
    records: Records,
    lost: Mapping[RecordKind, Missing],
    partly: Mapping[RecordKind, set[str]],
    backup: LastBackup | None,
) -> Filled:
    """Put what is lost into ``records`` from where it still is; what was taken, and from where.

    Those ``partly`` read that the backup completes are taken out of there.
    """
    filled = Filled()
    history = _newest_documents(tables)
    for kind, names in partly.items() if backup is not None else ():
        taken = _complete(records[kind], names, backup.diary.of(kind) if backup else {})
        names.difference_update(taken)
    from_history = []
    for kind, gone in lost.items():
        for name in gone.ids:
            older = history.get((kind, name))
            there = None if backup is None else backup.diary.get(kind, name)
            if there is not None and (older is None or _written(there) >= _written(older)):
                records[kind][name] = there
                filled.from_backup[kind].append(name)
            elif older is not None:
                records[kind][name] = older
                if kind is RecordKind.ENTRY:
                    from_history.append(name)
    _take_from_backup(tables, records, backup, filled)
    filled.from_history = tuple(from_history)
    filled.lost = {kind: gone.left(records[kind]) for kind, gone in lost.items()}
    return filled


def _complete(found: dict[str, Record], partly: set[str], there: Mapping[str, Record]) -> list[str]:
    """Records that may lack a part and are otherwise as in the backup are taken from there; their ids."""
    taken = [name for name in sorted(partly) if name in there and _bare(there[name]) == _bare(found[name])]
    found.update({name: there[name] for name in taken})
    return taken


def _bare(record: Record) -> Record:
    if isinstance(record, Entry):
        return replace(record, left=BLANK, right=BLANK, signs=())
    return replace(record, source_ids=()) if isinstance(record, Run) else record


def _written(record: Record) -> datetime:
    if isinstance(record, Entry):
        return record.edited_at or record.recorded_at
    return (record.edited_at if isinstance(record, Run) else None) or EPOCH


def _take_from_backup(tables: Tables, records: Records, backup: LastBackup | None, filled: Filled) -> None:
    """What the backup has, unless the file shows that it was removed since: by a table or an index that is whole."""
    if backup is None:
        return
    for kind, table in HEADS.items():
        if table in tables.whole or IDS[table] in tables.whole:
            continue
        for name, record in backup.diary.of(kind).items():
            if name not in records[kind]:
                records[kind][name] = record
                filled.from_backup[kind].append(name)


def _newest_documents(tables: Tables) -> dict[tuple[RecordKind, str], Record]:
    found: dict[tuple[RecordKind, str], Record] = {}
    rows = (row for _rowid, row in tables.rows["change_item"] if isinstance(row[4], str))
    for _change, _position, kind, name, document in sorted(rows, key=lambda row: row[:2]):
        try:
            record = from_plain(RecordKind(kind), json.loads(document))
        except NONSENSE:
            continue
        if getattr(record, "id", name) == name:
            found[RecordKind(kind), name] = record
    return found
