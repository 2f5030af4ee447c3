"""Damage that leaves a diary's file sound: a record that is no longer as it was, though nobody changed it.

Whoever changes a record enters that in the undo history. So a record that is not as in a backup, and that no change
since then touched, was changed by the disk, the memory or a cable.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneelog.domain.codec import to_plain
from kneelog.domain.diary import RecordKind
from kneelog.words import N_, join, short_day, tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from kneelog.domain.codec import Plain
    from kneelog.domain.diary import Diary, Record
    from kneelog.services.rescuing import LastBackup

Touched = set[tuple[RecordKind, str]]

KIND_WORDS: dict[RecordKind, str] = {
    RecordKind.ENTRY: N_("entry"),
    RecordKind.RUN: N_("run"),
    RecordKind.SHOE: N_("pair of shoes"),
    RecordKind.APPOINTMENT: N_("appointment"),
    RecordKind.SEEING: N_("someone who is being seen"),
    RecordKind.SCORE: N_("score"),
    RecordKind.TRIED: N_("something tried"),
    RecordKind.LOOKED_AT: N_("sign that was looked at"),
    RecordKind.REMINDER: N_("reminder"),
    RecordKind.BACKGROUND: N_("background"),
    RecordKind.RULES: N_("settings of the rule of thumb"),
    RecordKind.PREFERENCES: N_("preferences"),
}


@dataclass(frozen=True, slots=True)
class LoggedItem:
    """A record in the undo history: which, and the document kept of it as plain values."""

    kind: RecordKind
    id: str
    document: Plain | None


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """A change in the undo history. What has the same ``id``, ``label`` and ``made_at`` is the same change."""

    id: int
    label: str
    made_at: str
    state: str
    items: tuple[LoggedItem, ...]

    @property
    def name(self) -> tuple[int, str, str]:
        """What tells it from others."""
        return self.id, self.label, self.made_at


@dataclass(frozen=True, slots=True)
class SilentChange:
    """A record that differs though nobody changed it; ``None`` where one is not there."""

    kind: RecordKind
    id: str
    in_backup: Record | None
    now: Record | None

    @property
    def on(self) -> date | None:
        """The day it is of, in the backup if it is there."""
        return getattr(self.in_backup or self.now, "on", None)

    def differing(self) -> list[tuple[str, object, object]]:
        """Field, the backup's value, the diary's; a value that is not recorded is ``None``."""
        before, after = (dict(_flat(to_plain(one))) if one else {} for one in (self.in_backup, self.now))
        return [
            (name, before.get(name), after.get(name))
            for name in dict.fromkeys([*before, *after])
            if before.get(name) != after.get(name)
        ]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A diary beside its ``backup``. ``in_history`` are labels of changes of which the undo history holds otherwise.

    ``is_possible`` is false where the undo history began anew since: then nothing can be told.
    """

    backup: LastBackup
    changes: tuple[SilentChange, ...] = ()
    in_history: tuple[str, ...] = ()
    is_possible: bool = True

    @property
    def is_sound(self) -> bool:
        """Whether nothing changed by itself."""
        return not self.changes and not self.in_history


def compare(
    now: Diary, history: list[LoggedChange], backup: LastBackup, then: list[LoggedChange]
) -> Comparison:
    """What of the diary ``now`` differs from ``backup`` though no change explains it; ``then`` is its undo history."""
    here, there = ({change.name: change for change in changes} for changes in (history, then))
    if there and not here.keys() & there.keys():
        return Comparison(backup, is_possible=False)
    touched = _touched(here, there)
    changes = [
        SilentChange(kind, name, backup.diary.get(kind, name), now.get(kind, name))
        for kind in RecordKind
        for name in {**backup.diary.of(kind), **now.of(kind)}
        if (kind, name) not in touched and _differ(backup.diary.get(kind, name), now.get(kind, name))
    ]
    odd = [
        change.label
        for name, change in here.items()
        if name in there and there[name].state == change.state and there[name].items != change.items
    ]
    return Comparison(backup, tuple(changes), tuple(odd))


def _differ(before: Record | None, after: Record | None) -> bool:
    """Whether they are not the same to the last letter; a start in another zone compares as equal otherwise."""
    return before != after or (before is not None and to_plain(before) != to_plain(after))


def _touched(
    here: Mapping[tuple[int, str, str], LoggedChange], there: Mapping[tuple[int, str, str], LoggedChange]
) -> Touched:
    """The records of changes that were made, taken back, done again or forgotten since the backup."""
    gone_over = [
        change
        for name in {*here, *there}
        for change in (here.get(name), there.get(name))
        if change is not None
        and (name not in here or name not in there or here[name].state != there[name].state)
    ]
    return {(item.kind, item.id) for change in gone_over for item in change.items}


def _flat(plain: Plain, before: str = "") -> Iterator[tuple[str, object]]:
    for name, value in plain.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def change_words(change: SilentChange) -> str:
    """ "Entry of 9 March 2026: left level is 5, in the backup 4."."""
    what = tr(KIND_WORDS[change.kind])
    what = what[:1].upper() + what[1:]
    if change.on is not None:
        what = tr("{what} of {day}", what=what, day=short_day(change.on, year=True))
    if change.now is None:
        return tr("{what}: it is in the backup and no longer in the diary.", what=what)
    if change.in_backup is None:
        return tr("{what}: it is in the diary and was not in the backup.", what=what)
    parts = [
        tr(
            "{field} is {now}, in the backup {before}",
            field=_named(name),
            now=_said(now),
            before=_said(before),
        )
        for name, before, now in change.differing()
    ]
    return tr("{what}: {parts}.", what=what, parts=join(parts))


def _named(field: str) -> str:
    return field.replace(".", " ").replace("_", " ")


def _said(value: object) -> str:
    if value is None:
        return tr("not recorded")
    if isinstance(value, list):
        return "“" + ", ".join(map(str, value)) + "”"
    return f"“{value}”" if isinstance(value, str) else str(value)
