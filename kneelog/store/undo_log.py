"""The undo history: what each change touched, and for each record the document that going over it would bring.

A change that is *done* keeps what its records were before; taken back (*undone*) it keeps what they were after.
Undo and redo are the same act: put in what is kept, keep what was there. A record that is absent on the other side
keeps no document, so a hundred thousand new entries add little.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, delete, insert, select, update

from kneelog.domain.codec import from_plain, to_plain
from kneelog.domain.diary import RecordKind
from kneelog.store.clauses import clause, insert_text
from kneelog.store.evidence import digests_to_remember
from kneelog.store.rows import instant_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from kneelog.domain.diary import Edit, Record, Weighed

changes, items = clause("change"), clause("change_item")

DONE, UNDONE = "done", "undone"

CHOSEN = "SELECT record_id FROM change_item WHERE change_id = ? AND kind = ? AND position BETWEEN ? AND ?"
"""The ids of one kind's records in a stretch of a change: its id, the kind, the first and last position."""


class Logged(NamedTuple):
    """A change in the history."""

    id: int
    label: str


class Item(NamedTuple):
    """A record that a change touched; ``other`` is what it becomes when the change is gone over."""

    position: int
    kind: RecordKind
    record_id: str
    other: Record | None


def newest_done(connection: Connection) -> Logged | None:
    """The change that undo would take back."""
    return _first(connection, DONE, newest=True)


def oldest_undone(connection: Connection) -> Logged | None:
    """The change that redo would do again."""
    return _first(connection, UNDONE, newest=False)


def _first(connection: Connection, state: str, *, newest: bool) -> Logged | None:
    order = changes.c.id.desc() if newest else changes.c.id
    query = select(changes.c.id, changes.c.label).where(changes.c.state == state).order_by(order).limit(1)
    row = connection.execute(query).one_or_none()
    return None if row is None else Logged(row.id, row.label)


def begin(connection: Connection, label: str) -> int:
    """Enter a new change, which forgets all that were undone but for the digests of their versions; its id."""
    forgotten = [*digests_to_remember(connection.exec_driver_sql)]
    if forgotten:
        connection.exec_driver_sql(insert_text("forgotten_version") + " ON CONFLICT DO NOTHING", forgotten)
    connection.execute(delete(changes).where(changes.c.state == UNDONE))
    row = {"label": label, "made_at": instant_text(datetime.now(UTC)), "state": DONE}
    return connection.execute(insert(changes), row).lastrowid


def add(connection: Connection, change_id: int, first: int, edits: Iterable[Edit]) -> None:
    """Enter ``edits`` into a change from position ``first`` on."""
    rows = [
        (change_id, position, edit.kind.value, edit.id, _document(edit.before))
        for position, edit in enumerate(edits, first)
    ]
    connection.exec_driver_sql(insert_text("change_item"), rows)


def weigh(connection: Connection, change_id: int, weighed: Iterable[Weighed]) -> None:
    """Enter into a change which versions of another diary were weighed for it."""
    rows = {(change_id, each.kind.value, each.id, each.digest) for each in weighed}
    if rows:
        connection.exec_driver_sql(insert_text("weighed_version"), sorted(rows))


def read(connection: Connection, change_id: int) -> list[Item]:
    """The records that a change touched, in its order."""
    query = (
        select(items.c.position, items.c.kind, items.c.record_id, items.c.other)
        .where(items.c.change_id == change_id)
        .order_by(items.c.position)
    )
    return [
        Item(position, RecordKind(kind), record_id, _record(RecordKind(kind), other))
        for position, kind, record_id, other in connection.execute(query)
    ]


def turn(connection: Connection, change_id: int, state: str, others: dict[int, Record | None]) -> None:
    """Mark a change as gone over: its new state, and by position what its records were until now."""
    connection.execute(update(changes).where(changes.c.id == change_id).values(state=state))
    statement = (
        update(items)
        .where(items.c.change_id == change_id, items.c.position == bindparam("at"))
        .values(other=bindparam("document"))
    )
    rows = [{"at": position, "document": _document(record)} for position, record in others.items()]
    if rows:
        connection.execute(statement, rows)


def _document(record: Record | None) -> str | None:
    if record is None:
        return None
    return json.dumps(to_plain(record), ensure_ascii=False, separators=(",", ":"))


def _record(kind: RecordKind, document: str | None) -> Record | None:
    return None if document is None else from_plain(kind, json.loads(document))
