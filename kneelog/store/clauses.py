"""The tables as names only, for statements: quick to make where the schema itself is not needed."""

from __future__ import annotations

from functools import cache

from sqlalchemy import TableClause, bindparam, column, table
from sqlalchemy.dialects.sqlite import dialect

from kneelog.store.layout import COLUMNS


@cache
def clause(name: str) -> TableClause:
    """The table ``name`` with its columns, to build statements with."""
    return table(name, *map(column, COLUMNS[name]))


@cache
def insert_text(name: str) -> str:
    """The statement that adds a row to the table ``name``, for the driver: many rows go quickest as plain tuples."""
    return str(clause(name).insert().compile(dialect=dialect()))


@cache
def delete_text(name: str) -> str:
    """The statement that removes the row with an id from the table ``name``, for the driver."""
    rows = clause(name)
    return str(rows.delete().where(rows.c.id == bindparam("record")).compile(dialect=dialect()))
