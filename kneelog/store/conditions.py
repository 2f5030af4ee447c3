"""The conditions that a diary's own file puts on its columns, as SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Column, Integer, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

_FRACTION = "." + "[0-9]" * 6


def must(name: str, condition: str) -> CheckConstraint:
    """A named condition on a row."""
    return CheckConstraint(condition, name=name)


def number(column: str, low: int, high: int) -> CheckConstraint:
    """A whole number from ``low`` to ``high``, or nothing where the column allows it."""
    return must(f"{column}_in_range", f"{column} BETWEEN {low} AND {high}")


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """One of the known words, or nothing where the column allows it."""
    # An IN of three or more words would be built as a table of its own for every row that is written.
    return must(f"{column}_known", " OR ".join(f"{column} = '{value}'" for value in values))


def day(column: str) -> CheckConstraint:
    """A date of the calendar, such as ``2026-03-02``: 30 February is refused."""
    return must(
        f"{column}_is_date",
        f"{column} IS NULL OR (date({column}) IS {column} AND {column} >= '0001-01-01')",
    )


def clock(column: str) -> CheckConstraint:
    """A time of day, ``18:30:00`` or ``18:30:00.250000``."""
    return must(
        f"{column}_is_time",
        f"{column} IS NULL OR (time(substr({column}, 1, 8)) IS substr({column}, 1, 8) AND {column} < '24'"
        f" AND (length({column}) = 8 OR substr({column}, 9) GLOB '{_FRACTION}'))",
    )


def instant(column: str) -> CheckConstraint:
    """An instant in UTC, ``2026-03-02T17:30:00Z`` or with six digits of a second."""
    start, rest = f"substr({column}, 1, 19)", f"substr({column}, 20)"
    return must(
        f"{column}_is_instant",
        f"{column} IS NULL OR (strftime('%Y-%m-%dT%H:%M:%S', {start}) IS {start}"
        f" AND {column} >= '0001-01-01' AND substr({column}, 12) < '24'"
        f" AND ({rest} = 'Z' OR {rest} GLOB '{_FRACTION}Z'))",
    )


def identifier(column: str) -> CheckConstraint:
    """An id: 1 to 64 characters."""
    return must(f"{column}_is_id", f"length({column}) BETWEEN 1 AND 64")


def span(first: str, last: str) -> CheckConstraint:
    """An end that does not lie before its start; either may be open."""
    return must(f"{last}_after_{first}", f"{last} >= {first}")


def text(name: str, longest: int = 20_000) -> tuple[Column[str], CheckConstraint]:
    """A text column, empty where nothing is known, with its greatest length."""
    return (
        Column(name, Text, nullable=False, server_default=""),
        must(f"{name}_length", f"length({name}) <= {longest}"),
    )


def flag(name: str, *, optional: bool = False) -> tuple[Column[int], CheckConstraint]:
    """A yes or no, kept as 1 or 0."""
    return Column(name, Integer, nullable=optional), must(f"{name}_is_flag", f"{name} IN (0, 1)")
