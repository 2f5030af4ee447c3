"""The next-morning answer: a rest entry tied to yesterday's run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kneelog.domain.diary import Change, Edit, RecordKind
from kneelog.domain.run import Run
from kneelog.services import record

if TYPE_CHECKING:
    from datetime import datetime

    from kneelog.domain.diary import Diary
    from kneelog.domain.entry import Entry


def follow_up(diary: Diary, answer: Entry, of: Entry, label: str = "", *, now: datetime) -> Change:
    """Keep ``answer`` as the follow-up of the run that ``of`` speaks of.

    A run of which only the entry is known gets a name by it, so that both can speak of the same run.
    """
    known = diary.entries.get(of.id, of)
    if known.run is not None:
        return record.record(diary, replace(answer, run=known.run), None, label, now=now)
    run = Run(record.new_id(), known.on)
    change = record.record(diary, replace(answer, run=run.id), None, label, now=now)
    named = (
        Edit(RecordKind.RUN, run.id, None, run),
        Edit(RecordKind.ENTRY, known.id, known, replace(known, run=run.id)),
    )
    return Change(change.label, named + change.edits)
