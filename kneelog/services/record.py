"""Everything a runner can do to a diary, as pure functions: the diary and what is wanted give a Change.

Nothing is stored here: a :class:`~kneelog.services.ports.DiaryStore` commits the change, one transaction and one
Undo each. A change without edits means that there is nothing to do; it need not be committed. ``now`` is an aware
local time.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from time import time_ns
from typing import TYPE_CHECKING

from kneelog.domain.care import SINGLE, LookedAt, Reminder, SeeingSomeone
from kneelog.domain.diary import Change, Edit, RecordKind
from kneelog.domain.entry import EPOCH, Kind
from kneelog.domain.settings import RULE_SETTINGS, parse_setting
from kneelog.domain.signs import SIGNS
from kneelog.errors import ConflictError, InvalidValueError
from kneelog.services.local_time import last_day, minute, offset_minutes
from kneelog.services.runs import corrected, rebased
from kneelog.services.wording import changed_sentence, deleted_sentence, saved_sentence
from kneelog.words import short_day, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneelog.domain.diary import Diary, Record
    from kneelog.domain.entry import Entry
    from kneelog.domain.report import Knee
    from kneelog.domain.run import Run
    from kneelog.domain.settings import Preferences
    from kneelog.domain.signs import Sign


def new_id() -> str:
    """A new id for a record: 32 hexadecimal digits, the later made the later sorted."""
    return f"{time_ns() // 1_000_000:012x}{os.urandom(10).hex()}"


def instant(now: datetime) -> datetime:
    """``now`` as a diary keeps instants: in UTC, to the second."""
    return now.astimezone(UTC).replace(microsecond=0)


def record(diary: Diary, entry: Entry, run: Run | None = None, label: str = "", *, now: datetime) -> Change:
    """Add ``entry``, and with it ``run``: a new run, or a known one of which something changed.

    An entry that brings no moment of typing gets it. Refuses days that are still to come, and an id that is
    already taken. ``run`` is put in the place of the one with its id: a form that was open meanwhile brings what
    :func:`~kneelog.services.runs.rebased` makes of it.
    """
    if entry.id in diary.entries:
        raise ConflictError(
            tr(
                "An entry with the id {id} is already there. Leave out the id to add another entry.",
                id=entry.id,
            )
        )
    _refuse_future(entry, run, now)
    if entry.recorded_at == EPOCH:
        entry = replace(entry, recorded_at=instant(now))
    edits = _run_edits(diary, entry, run, now)
    edits.append(Edit(RecordKind.ENTRY, entry.id, None, entry))
    return Change(label or saved_sentence(entry, _run_of(diary, entry, run), now.date()), tuple(edits))


def amend(diary: Diary, entry: Entry, run: Run | None = None, label: str = "", *, now: datetime) -> Change:
    """Put ``entry`` in the place of the one with its id, and keep what changed of ``run``.

    A run that was typed by hand and is no longer named by any entry goes. The moment of typing stays the first
    one; the moment of the change is kept beside it.
    """
    before = _known(diary, entry.id)
    _refuse_future(entry, run, now)
    entry = replace(entry, recorded_at=before.recorded_at, edited_at=before.edited_at)
    edits = _run_edits(diary, entry, run, now)
    if entry != before:
        entry = replace(entry, edited_at=instant(now))
        edits.append(Edit(RecordKind.ENTRY, entry.id, before, entry))
    if before.run is not None and before.run != entry.run:
        edits += _forsaken(diary, [before.run], {entry.id})
    return Change(label or changed_sentence(entry), tuple(edits))


def remove(diary: Diary, entry_ids: Iterable[str], label: str = "") -> Change:
    """Delete entries, and runs typed by hand that no other entry names; imported runs stay, unanswered."""
    gone = {entry_id: _known(diary, entry_id) for entry_id in entry_ids}
    edits = [Edit(RecordKind.ENTRY, entry.id, entry, None) for entry in gone.values()]
    runs = dict.fromkeys(entry.run for entry in gone.values() if entry.run is not None)
    edits += _forsaken(diary, runs, set(gone))
    return Change(label or deleted_sentence(gone.values()), tuple(edits))


def amend_run(diary: Diary, run: Run, label: str = "", *, before: Run, now: datetime) -> Change:
    """Make of a run what was made between ``before``, which the form began with, and ``run``; with an entry or not.

    What the diary learnt of it meanwhile stays; see :func:`~kneelog.services.runs.rebased`.
    """
    present = diary.runs.get(run.id)
    if present is None:
        raise ConflictError(tr("This run is not there any more; it may have been deleted meanwhile."))
    _refuse_day("run_started_at", run.on, now.date())
    after = corrected(present, rebased(present, before, run), instant(now))
    edits = () if after == present else (Edit(RecordKind.RUN, run.id, present, after),)
    return Change(label or tr("Changed the run of {day}.", day=short_day(run.on)), edits)


def remove_run(diary: Diary, run_id: str, label: str = "") -> Change:
    """Delete a run that no entry names (an unanswered one)."""
    run = diary.runs[run_id]
    if any(entry.run == run_id for entry in diary.entries.values()):
        raise ConflictError(tr("An entry speaks of this run. Delete that entry first."))
    return Change(
        label or tr("Deleted the run of {day}.", day=short_day(run.on)),
        (Edit(RecordKind.RUN, run_id, run, None),),
    )


def as_today(entry: Entry, now: datetime) -> Entry:
    """``entry`` said again now: the same of both knees, without the facts of that day's run."""
    return replace(
        entry,
        id=new_id(),
        on=now.date(),
        at=minute(now),
        utc_offset=offset_minutes(now),
        run=None,
        recorded_at=instant(now),
        edited_at=None,
    )


def duplicate_as_today(diary: Diary, entry_id: str, now: datetime, label: str = "") -> Change:
    """Add a copy of an entry, dated now; a run's facts are not copied."""
    return record(diary, as_today(_known(diary, entry_id), now), None, label, now=now)


def set_rule(diary: Diary, name: str, value: int | str) -> Change:
    """Set one number of the rule of thumb; an unknown name or a value out of range is a UsageError."""
    after = parse_setting(name, str(value), diary.rules)
    meaning = tr(RULE_SETTINGS[name].meaning)
    label = tr("Setting “{meaning}” is now {value}.", meaning=meaning, value=getattr(after, name))
    return Change(label, _single(diary, RecordKind.RULES, diary.rules, after))


def reset_rules(diary: Diary) -> Change:
    """Put every number of the rule of thumb back to its default."""
    after = type(diary.rules)()
    return Change(
        tr("Settings of the rule as at first."), _single(diary, RecordKind.RULES, diary.rules, after)
    )


def set_preferences(diary: Diary, preferences: Preferences, label: str = "") -> Change:
    """Keep the runner's preferences."""
    edits = _single(diary, RecordKind.PREFERENCES, diary.preferences, preferences)
    return Change(label or tr("Preferences changed."), edits)


def see_someone(diary: Diary, knees: Iterable[Knee], since: date, with_whom: str = "") -> Change:
    """ "I am already seeing someone" for ``knees`` from ``since``; :mod:`kneelog.services.care` ends it."""
    edits = []
    for knee in knees:
        if not any(seen.knee is knee and seen.until is None for seen in diary.seeing.values()):
            seen = SeeingSomeone(new_id(), knee, since, None, with_whom)
            edits.append(Edit(RecordKind.SEEING, seen.id, None, seen))
    return Change(tr("Noted: already seeing someone."), tuple(edits))


def remind_later(diary: Diary, until: date) -> Change:
    """ "Remind me later": until that day the card of notices and prompts does not open by itself."""
    before, after = diary.reminder, Reminder(until)
    edits = () if before == after else (Edit(RecordKind.REMINDER, SINGLE, before, after),)
    return Change(tr("Reminder on {day}.", day=short_day(until)), edits)


def clear_reminder(diary: Diary) -> Change:
    """Take back "remind me later": from now on the card opens by itself again."""
    before = diary.reminder
    edits = () if before is None else (Edit(RecordKind.REMINDER, SINGLE, before, None),)
    return Change(tr("Reminder cleared."), edits)


def looked_at(diary: Diary, sign: Sign, knee: Knee | None, on: date) -> Change:
    """ "I had it looked at": an urgent sign of one knee (``None``: of the person) was seen by a professional."""
    label = tr("Had it looked at: {sign}.", sign=tr(SIGNS[sign].label))
    if any((seen.sign, seen.knee, seen.on) == (sign, knee, on) for seen in diary.looked_at.values()):
        return Change(label, ())
    seen = LookedAt(new_id(), sign, knee, on)
    return Change(label, (Edit(RecordKind.LOOKED_AT, seen.id, None, seen),))


def _known(diary: Diary, entry_id: str) -> Entry:
    entry = diary.entries.get(entry_id)
    if entry is None:
        raise ConflictError(
            tr("The entry {id} is not there; it may have been deleted meanwhile.", id=entry_id)
        )
    return entry


def _run_of(diary: Diary, entry: Entry, run: Run | None) -> Run | None:
    return run or (diary.runs.get(entry.run) if entry.run is not None else None)


def _run_edits(diary: Diary, entry: Entry, run: Run | None, now: datetime) -> list[Edit]:
    if run is None:
        return []
    if entry.run != run.id:
        raise ValueError("the entry does not speak of this run")  # a defect of the caller
    before = diary.runs.get(run.id)
    after = corrected(before, run, instant(now))
    return [] if after == before else [Edit(RecordKind.RUN, run.id, before, after)]


def _forsaken(diary: Diary, run_ids: Iterable[str], but_for: set[str]) -> list[Edit]:
    """Edits that remove those runs, typed by hand, that no entry outside ``but_for`` names."""
    named = {entry.run for entry in diary.entries.values() if entry.id not in but_for}
    runs = [diary.runs[run_id] for run_id in run_ids if run_id in diary.runs and run_id not in named]
    return [Edit(RecordKind.RUN, run.id, run, None) for run in runs if not (run.source or run.source_ids)]


def _single(diary: Diary, kind: RecordKind, present: Record, after: Record) -> tuple[Edit, ...]:
    if after == present:
        return ()
    return (Edit(kind, SINGLE, diary.get(kind, SINGLE), after),)


def _refuse_future(entry: Entry, run: Run | None, now: datetime) -> None:
    """A day counts as still to come only if it is so both here and where the entry was made."""
    today = last_day(now, entry.utc_offset)
    _refuse_day("date", entry.on, today)
    if run is not None and entry.kind is Kind.RUN:
        _refuse_day("run_started_at", run.on, today)


def _refuse_day(field: str, day: date, today: date) -> None:
    if day > today:
        on = short_day(day, year=True)
        raise InvalidValueError(field, tr("{day} is still to come: check the date.", day=on))
