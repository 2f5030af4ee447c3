"""A new, empty diary: whole with all its tables, or not there at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, MetaData, PrimaryKeyConstraint, String, Table

from kneelog.store import files
from kneelog.store.engine import make_engine, writing
from kneelog.store.layout import APPLICATION_ID, REVISION
from kneelog.store.tables import metadata

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from kneelog.store.key import Key

_stamp = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""The table in which Alembic keeps the revision, as Alembic itself would make it."""


def create_diary(path: Path, key: Key | None = None) -> None:
    """Make an empty diary at ``path``, mode 0600; ``FileExistsError`` if something came to lie there meanwhile."""
    with files.temporary(path) as made:
        engine = make_engine(made, write=True, key=key)
        with engine.connect() as connection, writing(connection):
            fill(connection)
        files.put_new(made, path)


def fill(connection: Connection) -> None:
    """Mark an empty database as a diary and give it its tables, at the program's own revision."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID:d}")
    metadata.create_all(connection, checkfirst=False)
    _stamp.create(connection, checkfirst=False)
    connection.execute(_stamp.insert(), {"version_num": REVISION})
