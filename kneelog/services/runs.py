"""A run's facts corrected by the runner; what counts as an edit, no import takes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
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


def moved(run: Run, on: date, at: time | None, zone: tzinfo | None) -> Run:
    """``run`` on another date and at another time there, or at none; ``zone`` is that of a start not known before."""
    if at is None:
        return replace(run, on=on, started_at=None)
    there = run.started_at.tzinfo if run.started_at is not None else zone
    return replace(run, on=on, started_at=datetime.combine(on, at, there))
