"""What a backup or another copy of a diary holds of a period: entries, other dated records, and what quotes them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneelog.errors import DiaryError
from kneelog.store.connect import connect, driver

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from kneelog.domain.period import Period
    from kneelog.store.key import Key

_DATED = {
    "run": ("on_date", "on_date"),
    "appointment": ("on_date", "on_date"),
    "score": ("on_date", "on_date"),
    "looked_at": ("on_date", "on_date"),
    "shoe": ("from_date", "to_date"),
    "tried": ("from_date", "to_date"),
    "seeing_someone": ("since", "until"),
}
"""Tables besides that of entries, with the columns of a record's first and last day."""
_UNDATED = ("background", "reminder")
_QUOTING = ("change_item", "draft")
"""What may quote a record of any day: the undo history and the half-filled form."""


@dataclass(frozen=True, slots=True)
class Holding:
    """How many ``entries``; whether there are ``others`` of the same days, and whether there is what ``quotes``."""

    entries: int
    others: bool
    quotes: bool


def holding(copy: Path, period: Period | None, key: Key | None) -> Holding | None:
    """What the diary at ``copy`` holds of ``period`` (of any day, without one); ``None`` if it can't be looked into.

    What lasts counts if it began and ended in the period, as it is only then erased.
    """
    try:
        with closing(connect(copy, write=False, key=key)) as connection:
            present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            entries = _count(connection, "entry", ("on_date", "on_date"), period)
            others = [
                _count(connection, name, days, period) for name, days in _DATED.items() if name in present
            ]
            if period is None:
                others += [_rows(connection, name) for name in _UNDATED if name in present]
            quotes = [_rows(connection, name) for name in _QUOTING if name in present]
    except (driver.Error, DiaryError, OSError):
        return None
    return Holding(entries, any(others), any(quotes))


def _count(connection: Any, table: str, days: tuple[str, str], period: Period | None) -> int:  # noqa: ANN401
    if period is None:
        return _rows(connection, table)
    first, last = days
    where = f"SELECT count(*) FROM {table} WHERE {first} >= ? AND {last} <= ?"  # noqa: S608 - names of ours
    return int(connection.execute(where, (period.first.isoformat(), period.last.isoformat())).fetchone()[0])


def _rows(connection: Any, table: str) -> int:  # noqa: ANN401 - the driver has no types
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - names of ours
