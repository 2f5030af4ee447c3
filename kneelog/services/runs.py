"""A run's facts corrected by the runner: what then counts as an edit, which no import takes back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

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
