"""What the store's tests share: small diaries, changes, and a look at the file from outside."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from kneelog.domain.diary import Change, Diary, Edit, Record, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import KneeReport
from kneelog.domain.run import Run
from kneelog.store.connect import connect
from kneelog.store.diary import SqliteDiary
from kneelog.store.opening import open_diary

CHECKOUT = Path(__file__).parents[2]
DAY = date(2026, 3, 2)


def entry(name: str = "a", left: int | None = 4, **fields: Any) -> Entry:  # noqa: ANN401
    """A plain entry of a run."""
    return Entry(name, DAY, Kind.RUN, left=KneeReport(left), right=KneeReport(0), **fields)


def run(name: str = "r") -> Run:
    """A run of which only the date is known."""
    return Run(name, DAY)


_KINDS: dict[type, RecordKind] = {Entry: RecordKind.ENTRY, Run: RecordKind.RUN}


def new(*records: Entry | Run, label: str = "new") -> Change:
    """The change that adds ``records``."""
    return Change(label, tuple(Edit(_KINDS[type(one)], one.id, None, one) for one in records))


def gone(*records: Entry | Run, label: str = "gone") -> Change:
    """The change that removes ``records``."""
    return Change(label, tuple(Edit(_KINDS[type(one)], one.id, one, None) for one in records))


def changed(before: Entry, after: Entry, label: str = "changed") -> Change:
    """The change of one entry."""
    return Change(label, (Edit(RecordKind.ENTRY, before.id, before, after),))


def difference(before: Diary, after: Diary, label: str = "x") -> Change:
    """The change that turns one diary into the other."""
    edits = []
    for kind in RecordKind:
        for record_id in {**before.of(kind), **after.of(kind)}:
            old, now = before.get(kind, record_id), after.get(kind, record_id)
            if old != now:
                edits.append(Edit(kind, record_id, old, now))
    return Change(label, tuple(edits))


def content(diary: Diary) -> dict[RecordKind, dict[str, Record]]:
    """What a diary holds, whichever kinds it lists without a record."""
    return {kind: dict(found) for kind, found in diary.records.items() if found}


def opened(path: Path, *, create: bool = True, readonly: bool = False) -> SqliteDiary:
    """The diary at ``path``, which is a file."""
    store = open_diary(path, create=create, readonly=readonly)
    assert isinstance(store, SqliteDiary)
    return store


def begun(path: Path, *records: Entry | Run) -> Path:
    """A diary at ``path`` that holds ``records`` and that nobody has open."""
    with closing(opened(path)) as store:
        if records:
            store.commit(new(*records))
    return path


def loaded(path: Path) -> Diary:
    """Everything in the diary at ``path``."""
    with closing(opened(path, create=False)) as store:
        return store.load()


def sql(path: Path, statement: str, *parameters: object) -> list[tuple[Any, ...]]:
    """Run one statement on the file, as any other program might."""
    with closing(connect(path, write=True)) as connection:
        rows: list[tuple[Any, ...]] = connection.execute(statement, parameters).fetchall()
        return rows


def python(program: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Another process that runs ``program`` with kneelog at hand."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
