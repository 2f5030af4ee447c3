"""A local instant as an entry keeps it: its time to the minute, and its offset from UTC in minutes."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime, time


def minute(now: datetime) -> time:
    """The local time of ``now``, to the minute."""
    return now.time().replace(second=0, microsecond=0)


def offset_minutes(now: datetime) -> int:
    """Minutes east of UTC of ``now``; 0 where it does not say."""
    shift = now.utcoffset()
    return 0 if shift is None else int(shift.total_seconds() // 60)


def last_day(now: datetime, offset: int | None = None) -> date:
    """The last day that is not still to come: by the aware ``now``, or by the clock of another place.

    ``offset`` are the minutes east of UTC there; ``None`` where the place is not known. A day counts as still to come
    only if it is so in both.
    """
    if offset is None:
        return now.date()
    return max(now.date(), now.astimezone(timezone(timedelta(minutes=offset))).date())
