"""Other files that hold what a diary held: snapshots, crash reports, left-over parts, backups, conflict copies."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kneelog import paths
from kneelog.errors import DiaryError
from kneelog.services.erasing import Trace, TraceKind
from kneelog.store import files
from kneelog.store.connect import connect, driver
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

    Of backups and conflict copies those that hold an entry or a run of its period, or that can't be looked into.
    """
    place = files.real(path)
    found = [Trace(file, TraceKind.SNAPSHOT) for file in _beside(place, ("before", "damaged"))]
    found += [Trace(file, TraceKind.LEFTOVER) for file in _left_over(place)]
    found += [Trace(file, TraceKind.REPORT) for file in _reports()]
    for kind, copies in (
        (TraceKind.BACKUP, sorted(set(backups))),
        (TraceKind.CONFLICT_COPY, conflict_copies(place)),
    ):
        for copy in copies:
            held = _held(copy, period, key)
            if held is None or any(held):
                found.append(Trace(copy, kind, None if held is None else held[0]))
    return tuple(found)


def _beside(place: Path, labels: Iterable[str]) -> Iterator[Path]:
    starts = tuple(f"{place.stem}.{label}-" for label in labels)
    yield from (file for file in _names(place.parent) if file.name.startswith(starts) and file != place)


def _left_over(place: Path) -> Iterator[Path]:
    """Half-made copies of a program that was killed, of this diary or of its snapshots."""
    start = f".{place.stem}."
    yield from (
        file for file in _names(place.parent) if file.name.startswith(start) and file.suffix == ".part"
    )


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


def _held(copy: Path, period: Period | None, key: Key | None) -> tuple[int, int] | None:
    """How many entries and runs of ``period`` (of any day, without one) the diary at ``copy`` holds."""
    first, last = ("", "9999") if period is None else (period.first.isoformat(), period.last.isoformat())
    counts = [f"SELECT count(*) FROM {table} WHERE on_date BETWEEN ? AND ?" for table in ("entry", "run")]  # noqa: S608
    try:
        with closing(connect(copy, write=False, key=key)) as connection:
            entries, runs = (connection.execute(count, (first, last)).fetchone()[0] for count in counts)
    except (driver.Error, DiaryError, OSError):
        return None
    return entries, runs
