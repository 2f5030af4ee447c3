"""What is known of a diary's copies: the backups that make themselves, and the snapshots beside it.

Every ``made_at`` is the local wall time at which the copy was made, without an offset: it is read from the file's
name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from kneelog.words import N_, short_day, tr, trn

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


DAMAGED = "damaged"
"""In the name under which a damaged diary is kept: ``diary.damaged-2026-03-02-183000.kneelog``."""


def is_damaged(path: Path) -> bool:
    """Whether the name of ``path`` is that of a damaged diary that was set aside."""
    return re.fullmatch(rf".+\.{DAMAGED}-\d{{4}}(-\d\d){{2}}-\d{{6}}(-\d+)?", path.stem) is not None


_MADE_AT = re.compile(r".*-(\d{4}-\d\d-\d\d-\d{6})(-\d+)?")


def made_at(path: Path) -> datetime | None:
    """When the copy at ``path`` was made, in local time, by its name; ``None`` where that tells nothing."""
    named = _MADE_AT.fullmatch(path.stem)
    try:
        return datetime.strptime(named[1], "%Y-%m-%d-%H%M%S") if named else None  # noqa: DTZ007 - local time
    except ValueError:
        return None


class CopyKind(StrEnum):
    """Where a copy comes from."""

    BACKUP = "backup"
    SECOND = "second"
    """A backup in the second folder."""
    SNAPSHOT = "snapshot"
    """Set aside beside the diary, before something changed it as a whole."""


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """One copy of the diary. ``reason`` is why a snapshot was made, in words.

    ``entries`` and ``last_entry`` are ``None`` where it can't be read: it ``is_locked``, or ``trouble`` says why.
    ``size`` is in bytes.
    """

    path: Path
    kind: CopyKind
    made_at: datetime
    reason: str = ""
    entries: int | None = None
    last_entry: date | None = None
    size: int = 0
    is_locked: bool = False
    trouble: str = ""
    is_foreign: bool = False
    """In the second folder, but made of another diary or on another computer."""


@dataclass(frozen=True, slots=True)
class SecondFolder:
    """The second folder for backups: whether it ``is_there``, when the ``last`` one was made in it."""

    folder: Path
    is_there: bool
    last: datetime | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class BackupState:
    """How it stands with the backups of a diary.

    ``last`` is the newest in the folder ``where``, ``newest`` its file. ``made`` is the file that was just made, if
    the diary had changed. ``trouble`` says what went wrong, in sentences; then older backups are as they were.
    """

    where: Path
    last: datetime | None = None
    newest: Path | None = None
    made: Path | None = None
    second: SecondFolder | None = None
    trouble: str = ""

    @property
    def troubles(self) -> str:
        """All that went wrong, in sentences; empty if nothing."""
        return " ".join(part for part in (self.trouble, self.second.trouble if self.second else "") if part)


@dataclass(frozen=True, slots=True)
class PutBack:
    """What was put back: the ``entries`` of the diary at ``path`` now, and where what was there before is kept.

    ``by_change``: it was a change of a sound diary, which Undo takes back. ``changed``: there was something to do.
    """

    path: Path
    entries: int
    set_aside: Path | None
    by_change: bool
    changed: bool = True


_REASONS = {
    "restore": N_("before a restore"),
    "merge": N_("before a merge"),
    "erase": N_("before an erasure"),
    "recovery": N_("before a recovery"),
    "passphrase": N_("before a new passphrase"),
    DAMAGED: N_("damaged"),
}


def reason_words(label: str) -> str:
    """Why a snapshot was made, after the label in its name: "before a restore"."""
    if re.fullmatch(r"\d{4}", label):
        return tr("before an update")
    known = _REASONS.get(label)
    return tr(known) if known else tr("set aside ({label})", label=label)


def kind_words(copy: CopyFacts) -> str:
    """What a copy is: "Backup", "Backup in the second folder", or why the snapshot was made."""
    if copy.kind is CopyKind.BACKUP:
        return tr("backup")
    if copy.is_foreign:
        return tr("second folder, of another diary or computer")
    return tr("second folder") if copy.kind is CopyKind.SECOND else copy.reason


def when_words(made_at: datetime, now: datetime) -> str:
    """ "today 18:30", "yesterday 18:30", "3 March, 18:30"; with its year if that is another one."""
    day, today = made_at.date(), now.date()
    clock = f"{made_at:%H:%M}"
    if day == today:
        return tr("today {time}", time=clock)
    if day == today - timedelta(days=1):
        return tr("yesterday {time}", time=clock)
    return moment_words(made_at, year=day.year != today.year)


def moment_words(made_at: datetime, *, year: bool = True) -> str:
    """ "3 March 2026, 18:30"; without the year if it need not be said."""
    return tr("{day}, {time}", day=short_day(made_at.date(), year=year), time=f"{made_at:%H:%M}")


def entries_words(copy: CopyFacts) -> str:
    """ "412 entries", or why that can't be told."""
    if copy.is_locked:
        return tr("locked")
    if copy.entries is None:
        return tr("can’t be read")
    return trn("{count} entry", "{count} entries", copy.entries)


def last_words(state: BackupState, now: datetime) -> str:
    """When and where the last good backup was made, as a sentence."""
    if state.last is None:
        return tr("No backup was made yet.")
    return tr("Last backup {when}, in {folder}.", when=when_words(state.last, now), folder=state.where)


_LONG_AWAY = timedelta(days=7)
"""So long a second folder may be away, as a stick in a drawer is, before the window's corner says so."""


def in_brief(state: BackupState, now: datetime) -> str:
    """How it stands, in the few words that the window's corner has room for."""
    if state.troubles:
        return tr("Backup failed")
    if state.last is None:
        return ""
    when, second = when_words(state.last, now), state.second
    if second is not None and not second.is_there:
        local = now.replace(tzinfo=None)
        if second.last is None or local - second.last.replace(tzinfo=None) > _LONG_AWAY:
            return tr("Backed up {when}, but not to the second folder", when=when)
    return tr("Backed up {when}", when=when)


def in_full(state: BackupState, now: datetime) -> str:
    """The same in sentences: where, and what there is to do about it."""
    second = state.second
    parts = [state.troubles or last_words(state, now)]
    if second is not None and not second.is_there:
        parts.append(
            tr("The second folder {folder}: {how}", folder=second.folder, how=second_words(second, now))
        )
    return " ".join(parts)


def second_words(second: SecondFolder, now: datetime) -> str:
    """How it stands with the second folder, as a sentence."""
    last = when_words(second.last, now) if second.last else ""
    if not second.is_there:
        if last:
            return tr("Not there now. The last copy in it was made {when}.", when=last)
        return tr("Not there now. A copy is made as soon as it is.")
    return tr("Last copy {when}.", when=last) if last else tr("No copy in it yet.")
