"""A run's facts corrected by the runner; what counts as an edit, no import takes back, and no edit an import."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from kneelog.errors import ConflictError
from kneelog.words import N_, join, tr

if TYPE_CHECKING:
    from datetime import date, time, tzinfo

    from kneelog.domain.run import Run

FACTS = {
    "started_at": N_("its start"),
    "distance_m": N_("its distance"),
    "moving_s": N_("its time"),
    "climb_m": N_("its climb"),
    "heart_rate": N_("its heart rate"),
    "cadence": N_("its cadence"),
    "effort": N_("its effort"),
    "kind": N_("its kind"),
    "surface": N_("its surface"),
    "shoes": N_("its shoes"),
    "title": N_("its title"),
    "source": N_("its source"),
}
"""What each fact of a run is called within a sentence; its day goes with its start."""


def rebased(now: Run, before: Run | None, after: Run) -> Run:
    """``now`` with what the runner made of the run between ``before``, which the form began with, and ``after``.

    What both changed, and not alike, is a ConflictError that names it. Names of files that came in on either side
    are kept, those taken back meanwhile do not return. Without ``before``, all that ``after`` says holds.
    """
    before = before or now
    changed: dict[str, Any] = {}
    clashing = []
    for name, said in FACTS.items():
        fields = ("on", name) if name == "started_at" else (name,)  # a start has to lie on its day
        was, present, wanted = ([getattr(run, field) for field in fields] for run in (before, now, after))
        if wanted in (was, present):
            continue
        if present != was:
            clashing.append(tr(said))
        changed.update(zip(fields, wanted, strict=True))
    if clashing:
        raise ConflictError(
            tr(
                "Elsewhere this run was changed meanwhile, too: {what}. What you typed still stands here; "
                "open the run again to see the other.",
                what=join(clashing),
            )
        )
    gained = (name for name in after.source_ids if name not in before.source_ids)
    return replace(now, **changed, source_ids=tuple(dict.fromkeys((*now.source_ids, *gained))))


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
