"""A run's facts corrected by the runner; what counts as an edit, no import takes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time, tzinfo

    from kneelog.domain.run import Run


def corrected(before: Run | None, after: Run, when: datetime) -> Run:
    """``after`` as a diary keeps it: edited at ``when`` (in UTC) if it tells otherwise of the run than ``before``.

    A pair of shoes filled in where none was named is no correction: no file says what was on the runner's feet.
    """
    if before is None:
        return after
    told = after if before.shoes else replace(after, shoes="")
    is_same = replace(told, edited_at=before.edited_at) == before
    return replace(after, edited_at=before.edited_at if is_same else when)


def moved(run: Run, on: date, at: time | None, zone: tzinfo | None = None) -> Run:
    """``run`` on another date and at another time there, or at none.

    On its own date a start keeps its offset. Elsewhere it gets that of ``zone`` on that date, of this computer's zone
    where none is given: today's would be an hour off in the other half of the year.
    """
    if at is None:
        return replace(run, on=on, started_at=None)
    if run.started_at is not None and on == run.on:
        return replace(run, started_at=datetime.combine(on, at, run.started_at.tzinfo))
    return replace(run, on=on, started_at=datetime.combine(on, at, _offset(datetime.combine(on, at), zone)))


def _offset(there: datetime, zone: tzinfo | None) -> tzinfo:
    """The offset, in whole minutes, of ``zone`` or this computer's at a time on the wall; UTC where it is unknown."""
    try:
        offset = (there.replace(tzinfo=zone) if zone else there.astimezone()).utcoffset()
    except (OSError, OverflowError, ValueError):  # some systems know no zones long ago
        offset = None
    minutes = round(offset / timedelta(minutes=1)) if offset else 0
    return timezone(timedelta(minutes=minutes)) if minutes else UTC
