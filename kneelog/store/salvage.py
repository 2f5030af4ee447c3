"""Reading what is readable of a damaged diary. The file itself is only read, page by page, past SQLite.

Only records that the domain accepts come out. What is missing is known from the indexes, which name an entry's id and
date a second time, from rows that refer to it, and from the latest backup.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kneelog.domain.diary import Diary, Record, RecordKind
from kneelog.errors import DiaryDamagedError
from kneelog.services.rescuing import Counted, Salvaged
from kneelog.store import files
from kneelog.store.faults import NONSENSE
from kneelog.store.key import salt_of
from kneelog.store.last_backup import candidates
from kneelog.store.opening import check_readable
from kneelog.store.protection import snapshots
from kneelog.store.raw_pages import read_pages
from kneelog.store.raw_records import entries_in, mend_ids, runs_in, singles_in
from kneelog.store.raw_tables import IDS, Tables, read_tables
from kneelog.store.salvage_lost import Filled, fill, missing
from kneelog.store.single_rows import HEADS, TABLES
from kneelog.words import tr

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping
    from pathlib import Path

    from kneelog.domain.codec import Plain
    from kneelog.domain.entry import Entry
    from kneelog.services.rescuing import LastBackup
    from kneelog.store.key import Key

_MOST_SALTS = 8
"""As many are tried: each takes a tenth of a second."""


def salvage(
    path: str | os.PathLike[str], key: Key | None = None, backup: LastBackup | None = None
) -> Salvaged:
    """What can be saved of the diary at ``path``, with what only ``backup`` has.

    Raises:
        DiaryDamagedError: nothing of a diary can be read in it.
        DiaryLockedError: it is protected and there is no passphrase, or not the right one.
        DiaryError: the disk does not give it.
    """
    place = files.real(path)
    check_readable(place)
    pages = read_pages(place, key, known_salts(place, backup) if key is not None else ())
    tables = read_tables(pages)
    mend_ids(tables)
    runs, runs_partly = runs_in(tables)
    entries, partly = entries_in(tables)
    records: dict[RecordKind, dict[str, Record]] = {
        RecordKind.RUN: {**runs},
        RecordKind.ENTRY: {**entries},
        **{kind: singles_in(tables, kind) for kind in TABLES},
    }
    read = {kind: len(found) for kind, found in records.items()}
    lost = {kind: missing(tables, kind, records) for kind in HEADS}
    in_part = {RecordKind.ENTRY: partly, RecordKind.RUN: runs_partly}
    filled = fill(tables, records, lost, in_part, backup)
    if not any(read.values()) and not filled.from_history:
        raise _nothing(place)
    partly |= _unnamed_runs(records)
    return Salvaged(
        Diary({kind: found for kind, found in records.items() if found}),
        read[RecordKind.ENTRY],
        tuple(sorted(partly, key=lambda name: (_on(records, name), name))),
        filled.from_history,
        tuple(filled.from_backup[RecordKind.ENTRY]),
        filled.lost[RecordKind.ENTRY],
        _others(read, filled, in_part),
        backup,
        _draft(tables),
        pages.is_protected,
        bool({"entry", IDS["entry"]} & tables.whole),
    )


def known_salts(place: Path, backup: LastBackup | None = None) -> list[bytes]:
    """Those of the diary's copies, each once: the copies keep the salt that its damaged first page may have lost."""
    copies = [] if backup is None else [backup.path]
    copies += [path for _made, path in candidates(place)] + snapshots(place)
    found: dict[bytes, None] = {}
    for copy in copies:
        with suppress(OSError):
            salt = salt_of(copy)
            if salt is not None:
                found[salt] = None
    return list(found)[:_MOST_SALTS]


def _nothing(place: Path) -> DiaryDamagedError:
    return DiaryDamagedError(
        tr(
            "Nothing of a diary can be read in {path}; it is left as it is. "
            "Restore a backup with “kneelog restore”.",
            path=place,
        )
    )


def _on(records: Mapping[RecordKind, Mapping[str, Record]], name: str) -> str:
    return str(getattr(records[RecordKind.ENTRY][name], "on", ""))


def _unnamed_runs(records: dict[RecordKind, dict[str, Record]]) -> set[str]:
    """Let entries no longer name runs that are lost; their ids."""
    runs = records[RecordKind.RUN]
    changed = set()
    for name, record in records[RecordKind.ENTRY].items():
        entry = cast("Entry", record)
        if entry.run is not None and entry.run not in runs:
            records[RecordKind.ENTRY][name] = replace(entry, run=None)
            changed.add(name)
    return changed


def _others(
    read: Mapping[RecordKind, int], filled: Filled, partly: Mapping[RecordKind, set[str]]
) -> dict[RecordKind, Counted]:
    return {
        kind: Counted(
            read[kind],
            len(partly.get(kind, ())),
            len(filled.from_backup[kind]),
            len(filled.lost.get(kind, ())),
        )
        for kind in HEADS
        if kind is not RecordKind.ENTRY
    }


def _draft(tables: Tables) -> Plain | None:
    for _rowid, row in tables.rows["draft"]:
        try:
            found = json.loads(row[1])
        except NONSENSE:
            continue
        if isinstance(found, dict):
            return found
    return None
