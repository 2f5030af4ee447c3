"""Putting records into their tables: the edits of one change, in one transaction of the caller's."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast

from kneelog.domain.care import SINGLE
from kneelog.domain.diary import RECORD_TYPES, SINGLES, Change, Edit, RecordKind
from kneelog.domain.run import Run
from kneelog.store.clauses import delete_text, insert_text
from kneelog.store.layout import COLUMNS
from kneelog.store.rows import Rows, entry_rows, run_rows
from kneelog.store.single_rows import HEADS, TABLES, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from kneelog.domain.entry import Entry


def net_edits(change: Change) -> list[Edit]:
    """The edits of ``change``, one for each record, without those that leave a record as it was."""
    net: dict[tuple[RecordKind, str], Edit] = {}
    for edit in change.edits:
        _check(edit)
        key = (edit.kind, edit.id)
        earlier = net.get(key)
        if earlier is None:
            net[key] = edit
        elif earlier.after != edit.before:
            raise ValueError(f"edits of {edit.kind} do not follow from each other")
        else:
            net[key] = Edit(edit.kind, edit.id, earlier.before, edit.after)
    return [edit for edit in net.values() if edit.before != edit.after or _start_written_anew(edit)]


def _start_written_anew(edit: Edit) -> bool:
    """Whether a run's start is the same instant in another zone, which compares as equal."""
    starts = [record.started_at for record in (edit.before, edit.after) if isinstance(record, Run)]
    return len({start and start.isoformat() for start in starts}) > 1


def _check(edit: Edit) -> None:
    """Refuse (``ValueError``) an edit whose records are not of its kind and id: a defect of the caller."""
    for record in (edit.before, edit.after):
        if record is not None and (
            type(record) is not RECORD_TYPES[edit.kind] or getattr(record, "id", SINGLE) != edit.id
        ):
            raise ValueError(f"an edit of {edit.kind} holds another record")
    if edit.kind in SINGLES and edit.id != SINGLE:
        raise ValueError(f"a diary holds one record of {edit.kind}")


def apply(connection: Connection, edits: Iterable[Edit]) -> None:
    """Write ``edits``, which speak of different records. Foreign keys between runs and entries wait for the commit."""
    gone: defaultdict[str, list[tuple[str]]] = defaultdict(list)
    rows: Rows = defaultdict(list)
    for edit in edits:
        if edit.before is not None:
            gone[HEADS[edit.kind]].append((edit.id,))
        if edit.kind is RecordKind.ENTRY and edit.after is not None:
            entry_rows(cast("Entry", edit.after), rows)
        elif edit.kind is RecordKind.RUN and edit.after is not None:
            run_rows(cast("Run", edit.after), rows)
        elif edit.after is not None:
            rows[TABLES[edit.kind]].append(row_of(edit.kind, edit.after))
    for table, ids in gone.items():
        connection.exec_driver_sql(delete_text(table), ids)
    for table in COLUMNS:  # parents before children
        if rows[table]:
            connection.exec_driver_sql(insert_text(table), rows[table])
