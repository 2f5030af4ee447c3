"""What could be saved of a damaged diary, and how that is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kneelog.domain.diary import EMPTY, Diary, RecordKind
from kneelog.services import wording
from kneelog.words import join, short_day, tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from kneelog.domain.codec import Plain

_NAMED_DATES = 6


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The newest backup that was found sound: what it holds, when it was made (local time), where it lies."""

    path: Path
    made_at: datetime
    diary: Diary


@dataclass(frozen=True, slots=True)
class LostRecord:
    """An entry or another record of which no more than this is known to have been there."""

    id: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many records of a kind could be read, of these may lack a part, were taken from the backup, are lost."""

    read: int = 0
    partly: int = 0
    from_backup: int = 0
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Salvaged:
    """``diary`` is all that could be saved.

    Of its entries ``read`` are as the damaged file has them; of those ``partly`` may lack a part (ids).
    ``from_history`` are earlier versions out of the undo history, ``from_backup`` come from ``backup``; ``lost`` are
    in none of them. ``others`` counts the other kinds of record.
    """

    diary: Diary = EMPTY
    read: int = 0
    partly: tuple[str, ...] = ()
    from_history: tuple[str, ...] = ()
    from_backup: tuple[str, ...] = ()
    lost: tuple[LostRecord, ...] = ()
    others: Mapping[RecordKind, Counted] = field(default_factory=dict)
    backup: LastBackup | None = None
    draft: Plain | None = None
    is_protected: bool = False
    is_count_sure: bool = True
    """Whether the file still shows how many entries there were; else there may have been more."""

    @property
    def known(self) -> int:
        """The entries that are known to have been in the diary."""
        return len(self.diary.entries) + len(self.lost)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all could be saved."""
        return not any(self.diary.records.values())


@dataclass(frozen=True, slots=True)
class Rescued:
    """A diary that was put in place of a damaged one: where, where the damaged file lies, and its entries."""

    path: Path
    damaged: Path | None
    entries: int


def sentences(saved: Salvaged) -> list[str]:
    """What could be read, what was taken from elsewhere, what is lost: one sentence each, if there is any."""
    said = [_read_words(saved)]
    if not saved.is_count_sure:
        said.append(tr("Whether there were more can’t be told from the file."))
    if saved.partly:
        said.append(
            trn(
                "{count} of them may lack a part: {dates}.",
                "{count} of them may lack a part: {dates}.",
                len(saved.partly),
                dates=_dates([saved.diary.entries[name].on for name in saved.partly]),
            )
        )
    said += _from_elsewhere(saved)
    if saved.lost:
        said.append(
            trn(
                "{count} is lost: {dates}.",
                "{count} are lost: {dates}.",
                len(saved.lost),
                dates=_dates([one.on for one in saved.lost]),
            )
        )
    return said + _of_others(saved)


def _read_words(saved: Salvaged) -> str:
    if not saved.read:
        return (
            trn("The one entry could not be read.", "None of the {count} entries could be read.", saved.known)
            if saved.known
            else tr("No entry could be read.")
        )
    if saved.read < saved.known:
        return tr("{read} of {known} entries could be read.", read=saved.read, known=saved.known)
    if not saved.is_count_sure:
        return trn("{count} entry could be read.", "{count} entries could be read.", saved.read)
    return trn("The one entry could be read.", "All {count} entries could be read.", saved.read)


def _from_elsewhere(saved: Salvaged) -> list[str]:
    said = []
    if saved.from_history:
        said.append(
            trn(
                "{count} more is in the undo history in an earlier version and was taken from there.",
                "{count} more are in the undo history in an earlier version and were taken from there.",
                len(saved.from_history),
            )
        )
    if saved.from_backup and saved.backup is not None:
        said.append(
            trn(
                "{count} more is in the backup of {when} and was taken from there.",
                "{count} more are in the backup of {when} and were taken from there.",
                len(saved.from_backup),
                when=wording.moment_words(saved.backup.made_at),
            )
        )
    return said


def _of_others(saved: Salvaged) -> list[str]:
    taken = sum(counted.from_backup for counted in saved.others.values())
    lost = sum(counted.lost for counted in saved.others.values())
    partly = sum(counted.partly for counted in saved.others.values())
    said = []
    if partly:
        said.append(
            trn(
                "{count} run may lack the name by which another program knows it.",
                "{count} runs may lack the names by which other programs know them.",
                partly,
            )
        )
    if taken:
        said.append(
            trn(
                "Of runs, shoes and the rest, {count} was taken from the backup.",
                "Of runs, shoes and the rest, {count} were taken from the backup.",
                taken,
            )
        )
    if lost:
        said.append(
            trn(
                "Of runs, shoes and the rest, {count} is lost.",
                "Of runs, shoes and the rest, {count} are lost.",
                lost,
            )
        )
    return said


def _dates(days: Sequence[date | None]) -> str:
    known = sorted({day for day in days if day is not None})
    said = [short_day(day, year=True) for day in known[:_NAMED_DATES]]
    if len(known) > _NAMED_DATES:
        said.append(trn("{count} more day", "{count} more days", len(known) - _NAMED_DATES))
    unknown = sum(day is None for day in days)
    if unknown:
        said.append(trn("{count} of an unknown day", "{count} of unknown days", unknown))
    return join(said)


def backup_lacks(saved: Salvaged, backup: LastBackup) -> int:
    """How many entries that can be read the backup does not have in the same form."""
    there = backup.diary.entries
    return sum(there.get(name) != entry for name, entry in saved.diary.entries.items())


def is_all_of_backup(saved: Salvaged) -> bool:
    """Whether no entry could be read, and the backup holds all the same records: going on with them gains nothing."""
    if saved.backup is None or saved.read or saved.from_history:
        return False
    there = saved.backup.diary
    return all(
        there.of(kind).get(name) == one
        for kind, of in saved.diary.records.items()
        for name, one in of.items()
    )
