"""What a killed program left half made of a diary, wherever it writes: beside the diary and among its backups."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from kneelog.store import backup_places, leftovers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def half_made(diary: Path) -> list[Path]:
    """The files (of earlier versions: folders) that were left half made and that nobody is making any more."""
    return [found for folder, names in _where(diary) for found in leftovers.ownerless(folder, names)]


def sweep(diary: Path) -> list[Path]:
    """Overwrite and delete them, for they may be plain; what could not be deleted."""
    for folder, names in _where(diary):
        with suppress(OSError):
            leftovers.clear_in(folder, names)
    return half_made(diary)


def _where(diary: Path) -> Iterator[tuple[Path, str]]:
    yield diary.parent, leftovers.of_diary(diary)
    for place in backup_places.places(diary):
        yield place.folder, rf"{re.escape(place.start)}-.+"
