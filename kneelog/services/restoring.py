"""Making a diary equal to a backup of it, as a change that can be taken back; and what would differ, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneelog.domain.diary import Change, Edit, RecordKind
from kneelog.domain.run import Run
from kneelog.services.keeping import moment_words
from kneelog.words import N_, join, short_day, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from kneelog.domain.diary import Diary, Record

_ELSEWHERE = {
    RecordKind.RUN: N_("runs"),
    RecordKind.SHOE: N_("shoes"),
    RecordKind.APPOINTMENT: N_("visits"),
    RecordKind.SEEING: N_("who you are seeing"),
    RecordKind.SCORE: N_("scores"),
    RecordKind.TRIED: N_("what you tried"),
    RecordKind.LOOKED_AT: N_("signs that were looked at"),
    RecordKind.REMINDER: N_("the reminder"),
    RecordKind.BACKGROUND: N_("your background"),
    RecordKind.RULES: N_("the numbers of the rule of thumb"),
    RecordKind.PREFERENCES: N_("your preferences"),
}


def restoring(present: Diary, backup: Diary, label: str) -> Change:
    """The change that makes ``present`` equal to ``backup``.

    Runs come before the entries that name them and go after them, so that every step in between is a whole diary.
    """
    coming = [kind for kind in RecordKind if kind is not RecordKind.ENTRY] + [RecordKind.ENTRY]
    edits = [edit for kind in coming for edit in _edits(present, backup, kind)]
    gone = [edit for edit in reversed(edits) if edit.after is None]
    return Change(label, (*(edit for edit in edits if edit.after is not None), *gone))


def _edits(present: Diary, backup: Diary, kind: RecordKind) -> Iterator[Edit]:
    here, there = present.of(kind), backup.of(kind)
    for record_id in {**here, **there}:
        before, after = here.get(record_id), there.get(record_id)
        if not _same(before, after):
            yield Edit(kind, record_id, before, after)


def _same(one: Record | None, other: Record | None) -> bool:
    """Whether both are written alike; the same instant in another zone is equal but not written alike."""
    if one != other:
        return False
    if isinstance(one, Run) and isinstance(other, Run) and one.started_at and other.started_at:
        return one.started_at.isoformat() == other.started_at.isoformat()
    return True


def restored_label(made_at: datetime | None, name: str, entries: int) -> str:
    """ "Restored the backup of 3 March 2026, 18:30. 412 entries."; ``name`` is told where no time is known."""
    count = trn("{count} entry.", "{count} entries.", entries)
    if made_at is None:
        return tr("Restored “{name}”. {count}", name=name, count=count)
    return tr("Restored the backup of {when}. {count}", when=moment_words(made_at), count=count)


@dataclass(frozen=True, slots=True)
class Difference:
    """What restoring would change: entries that come back, go, or are otherwise; ``elsewhere`` which other kinds."""

    back: int
    gone: int
    otherwise: int
    elsewhere: tuple[RecordKind, ...]


def difference(present: Diary, backup: Diary) -> Difference:
    """What making ``present`` equal to ``backup`` would change."""
    entries = list(_edits(present, backup, RecordKind.ENTRY))
    back = sum(edit.before is None for edit in entries)
    gone = sum(edit.after is None for edit in entries)
    elsewhere = tuple(kind for kind in _ELSEWHERE if any(_edits(present, backup, kind)))
    return Difference(back, gone, len(entries) - back - gone, elsewhere)


def difference_words(found: Difference, *, stays_plain: bool = False) -> str:
    """What restoring would change, in sentences that go on after a colon.

    ``stays_plain``: the backup has a passphrase and the diary none, which restoring does not change.
    """
    said = _changes_words(found)
    if stays_plain and found != Difference(0, 0, 0, ()):
        said += " " + tr("The backup has a passphrase and the diary has none: the diary stays plain.")
    return said


def _changes_words(found: Difference) -> str:
    parts = [
        trn("{count} entry comes back", "{count} entries come back", found.back) if found.back else "",
        trn("{count} entry goes", "{count} entries go", found.gone) if found.gone else "",
        trn(
            "{count} entry becomes what it was then",
            "{count} entries become what they were then",
            found.otherwise,
        )
        if found.otherwise
        else "",
    ]
    told = join([part for part in parts if part])
    others = join([tr(_ELSEWHERE[kind]) for kind in found.elsewhere])
    if told and others:
        return tr("{entries}. Also as they were then: {others}.", entries=told, others=others)
    if told:
        return tr("{entries}. Nothing else changes.", entries=told)
    if others:
        return tr("no entry changes. As they were then: {others}.", others=others)
    return tr("nothing changes, the diary is as it was then.")


def holds_words(diary: Diary) -> str:
    """What a diary holds, in a line: "412 entries, 380 runs, last entry 3 March 2026"."""
    parts = [
        trn("{count} entry", "{count} entries", len(diary.entries)),
        trn("{count} run", "{count} runs", len(diary.runs)),
    ]
    if diary.entries:
        last = max(entry.on for entry in diary.entries.values())
        parts.append(tr("last entry {day}", day=short_day(last, year=True)))
    return ", ".join(parts)
