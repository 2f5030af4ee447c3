"""Other files that hold what a diary held: snapshots, crash reports, left-over parts, backups, conflict copies."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kneelog import paths
from kneelog.services.erasing import Trace, TraceKind
from kneelog.store import files
from kneelog.store.backup_places import snapshots
from kneelog.store.half_made import half_made
from kneelog.store.holding import holding
from kneelog.store.syncing import conflict_copies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kneelog.domain.period import Period
    from kneelog.store.key import Key

_REPORT = re.compile(r"crash-\d{8}-\d{6}-.*\.txt")


def traces(
    path: str | os.PathLike[str], period: Period | None, backups: Iterable[Path], key: Key | None = None
) -> tuple[Trace, ...]:
    """The files beside the diary at ``path``, and those of ``backups``, that may hold what was written of ``period``.

    Of backups and conflict copies those that hold a record of its days, those whose undo history or half-filled form
    may quote one, and those that can't be looked into.
    """
    place = files.real(path)
    found = [Trace(file, TraceKind.SNAPSHOT) for file in _set_aside(place)]
    found += [Trace(file, TraceKind.LEFTOVER) for file in half_made(place)]
    found += [Trace(file, TraceKind.REPORT) for file in _reports()]
    for kind, copies in (
        (TraceKind.BACKUP, sorted(set(backups))),
        (TraceKind.CONFLICT_COPY, conflict_copies(place)),
    ):
        for copy in copies:
            held = holding(copy, period, key)
            if held is None:
                found.append(Trace(copy, kind))
            elif held.entries or held.others or held.quotes:
                found.append(Trace(copy, kind, held.entries, others=held.others, quotes=held.quotes))
    return tuple(found)


def _set_aside(place: Path) -> list[Path]:
    return sorted(file for _made_at, file, _label in snapshots(place) if file != place)


def _reports() -> Iterator[Path]:
    yield from _names(paths.crash_folder())
    for file in _names(Path(tempfile.gettempdir())):
        if _REPORT.fullmatch(file.name) and _is_mine(file):
            yield file


def _is_mine(file: Path) -> bool:
    return not hasattr(os, "getuid") or file.lstat().st_uid == os.getuid()


def _names(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if file.is_file() or file.is_symlink())
    except OSError:
        return []
