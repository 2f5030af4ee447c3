"""Records that are one row of one table each: shoes, appointments, settings and the like."""

from __future__ import annotations

import types
from datetime import date
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, Union, cast, get_args, get_origin, get_type_hints

from kneelog.domain.care import SINGLE
from kneelog.domain.diary import RECORD_TYPES, Record, RecordKind
from kneelog.store.layout import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kneelog.store.rows import Row

TABLES: dict[RecordKind, str] = {
    RecordKind.SHOE: "shoe",
    RecordKind.APPOINTMENT: "appointment",
    RecordKind.SEEING: "seeing_someone",
    RecordKind.SCORE: "score",
    RecordKind.TRIED: "tried",
    RecordKind.LOOKED_AT: "looked_at",
    RecordKind.REMINDER: "reminder",
    RecordKind.BACKGROUND: "background",
    RecordKind.RULES: "rule_settings",
    RecordKind.PREFERENCES: "preferences",
}

HEADS: dict[RecordKind, str] = {RecordKind.ENTRY: "entry", RecordKind.RUN: "run", **TABLES}
"""Kind -> the table whose ``id`` is the record's; rows of other tables go with it."""

_FIELDS = {"from_date": "from_", "to_date": "to", "on_date": "on"}
"""Column -> field, where SQL has taken the field's own name."""


class _Column(NamedTuple):
    """A column's field (``None``: the record has no id of its own) and how a value is read back."""

    field: str | None
    read: Callable[[Any], Any] | None


@cache
def _columns(kind: RecordKind) -> tuple[_Column, ...]:
    hints = get_type_hints(RECORD_TYPES[kind])
    columns = []
    for column in COLUMNS[TABLES[kind]]:
        field = _FIELDS.get(column, column)
        columns.append(_Column(field, _reader(hints[field])) if field in hints else _Column(None, None))
    return tuple(columns)


def _reader(hint: object) -> Callable[[Any], Any] | None:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and (hint is bool or issubclass(hint, Enum)):
        return cast("Callable[[Any], Any]", hint)
    return None


def row_of(kind: RecordKind, record: Record) -> Row:
    """The row of ``record``, its columns as in :data:`~kneelog.store.layout.COLUMNS`."""
    return tuple(SINGLE if field is None else _stored(getattr(record, field)) for field, _ in _columns(kind))


def _stored(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    return value


def read_singles(kind: RecordKind, rows: Iterable[Row]) -> dict[str, Record]:
    """The records of ``kind`` by id."""
    columns = _columns(kind)
    found: dict[str, Record] = {}
    for row in rows:
        values = {
            field: read(value) if read is not None and value is not None else value
            for (field, read), value in zip(columns, row, strict=True)
            if field is not None
        }
        record = RECORD_TYPES[kind](**values)
        found[getattr(record, "id", SINGLE)] = record
    return found
