"""What the runner sees of a backup before deciding: what it holds, its last entries, and what would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneelog.services import wording
from kneelog.services.restoring import difference, difference_words, holds_words
from kneelog.words import short_day, tr

if TYPE_CHECKING:
    from kneelog.domain.diary import Diary
    from kneelog.domain.entry import Entry

_SHOWN = 4
_NOTE = 80


@dataclass(frozen=True, slots=True)
class Inside:
    """The diary that a backup holds, and what is said of it. ``last`` are its newest entries, a line each."""

    diary: Diary
    holds: str
    change: str
    last: tuple[str, ...]


def inside(present: Diary, backup: Diary, *, stays_plain: bool = False) -> Inside:
    """What is said of ``backup`` beside ``present``; ``stays_plain`` if it has a passphrase and the diary has none."""
    newest = sorted(backup.entries.values(), key=lambda one: (one.on, one.recorded_at), reverse=True)[:_SHOWN]
    return Inside(
        backup,
        holds_words(backup),
        difference_words(difference(present, backup), stays_plain=stays_plain),
        tuple(_line(entry) for entry in newest),
    )


def _line(entry: Entry) -> str:
    """ "3 March 2026 · run · left 4, right 0 · “stairs fine”"."""
    parts = [short_day(entry.on, year=True), wording.kind_words(entry), wording.levels_words(entry)]
    note = " ".join(entry.note.split())
    if note:
        parts.append(tr("“{note}”", note=note if len(note) <= _NOTE else note[: _NOTE - 1] + "…"))
    return " · ".join(part for part in parts if part)
