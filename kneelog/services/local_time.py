"""A local instant as an entry keeps it: its time to the minute, and its offset from UTC in minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, time


def minute(now: datetime) -> time:
    """The local time of ``now``, to the minute."""
    return now.time().replace(second=0, microsecond=0)


def offset_minutes(now: datetime) -> int:
    """Minutes east of UTC of ``now``; 0 where it does not say."""
    shift = now.utcoffset()
    return 0 if shift is None else int(shift.total_seconds() // 60)
