"""SQLAlchemy on a diary's file: transactions that begin when and as told."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool

from kneelog.store.connect import begin_writing, connect, driver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from kneelog.store.key import Key

_BEGIN = "kneelog_begin"
_READING = "BEGIN"


def make_engine(path: Path, *, write: bool, key: Key | None = None) -> Engine:
    """An engine on the diary at ``path``, foreign keys on; without ``write`` the file can't be changed by it."""
    return engine_on(lambda: connect(path, write=write, key=key))


def engine_on(creator: Callable[[], Any]) -> Engine:
    """An engine on the driver's connections that ``creator`` makes.

    Statements' parameters, which are the runner's own words, never appear in its errors.
    """
    engine = create_engine(
        "sqlite://", module=driver, creator=creator, poolclass=NullPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        how = connection.get_execution_options().get(_BEGIN, _READING)
        if how == _READING:
            connection.exec_driver_sql(how)
        else:
            begin_writing(connection.connection.driver_connection, how)

    return engine


@contextmanager
def reading(connection: Connection) -> Iterator[None]:
    """A transaction that sees one state of the diary."""
    with _transaction(connection, _READING):
        yield


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
    """A transaction that holds the write lock from its start; rolled back by any exception."""
    with _transaction(connection, "BEGIN IMMEDIATE"):
        yield


@contextmanager
def alone(connection: Connection) -> Iterator[None]:
    """A transaction beside which nobody reads or writes, so that no reader can keep its commit from happening."""
    with _transaction(connection, "BEGIN EXCLUSIVE"):
        yield


@contextmanager
def _transaction(connection: Connection, how: str) -> Iterator[None]:
    connection.execution_options(**{_BEGIN: how})
    try:
        with connection.begin():
            yield
    except BaseException:
        # SQLAlchemy takes a failed COMMIT (a broken reference, a lock, a full disk) for the end; SQLite does not.
        file = connection.connection.driver_connection
        if file is not None and file.in_transaction:
            file.rollback()
        raise
