"""Texts and numbers as strangers' files write them -> what a workout may hold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import isfinite

LONGEST_LINE = 200
"""As long may a title be, as everywhere in a diary."""

_FIRST_YEAR = 1990
_LAST_YEAR = 9998
_WIDEST = timedelta(hours=14)
_BEYOND = 1e9


def one_line(written: str, longest: int = LONGEST_LINE) -> str:
    """Free text on one line, without what cannot be printed, cut where it is longer than any title."""
    words = " ".join(written[: 4 * longest].split())
    clean = "".join(each for each in words if each.isprintable())
    return clean if len(clean) <= longest else clean[: longest - 1].rstrip() + "…"


def number(written: str | None) -> float | None:
    """A finite number, also with a decimal comma; ``None`` for anything else."""
    if not written:
        return None
    try:
        value = float(written)
    except ValueError:
        try:
            value = float(written.replace(",", "."))
        except ValueError:
            return None
    return value if isfinite(value) else None


def moment(written: str | None) -> datetime | None:
    """An instant; without an offset it is UTC, as GPX and TCX have it. ``None`` before 1990.

    A receiver that has not found the time yet writes 1970 or 1980. An offset that no place has is not believed.
    """
    if not written:
        return None
    try:
        when = datetime.fromisoformat(written)
    except ValueError:
        return None
    if not _FIRST_YEAR <= when.year <= _LAST_YEAR:
        return None
    if when.tzinfo is UTC:
        return when
    offset = when.utcoffset()
    if not offset:
        return when.replace(tzinfo=UTC)
    return when if abs(offset) <= _WIDEST and not offset.seconds % 60 else when.astimezone(UTC)


def stamp(start: datetime) -> str:
    """An instant as it stands in a source id: "2020-04-18T11:10:44Z"."""
    return start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def whole(value: float | None) -> int | None:
    """Rounded; a blank stays blank, and a number beyond anything that a body or a watch does is one."""
    return round(value) if value is not None and abs(value) < _BEYOND else None


def measured(value: float | None) -> int | None:
    """Rounded; what is not above 0 is a blank: no workout has no length."""
    return None if value is None or value <= 0 else whole(value) or None
