"""How long it takes to make one diary of two. Run by ``make bench``; it judges nothing."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kneelog.domain.diary import EMPTY, Change, Diary, Edit, RecordKind
from kneelog.services import merging
from kneelog.services.demo import demo_diary
from kneelog.services.merge_settle import difference
from kneelog.store.creation import create_diary
from kneelog.store.diary import SqliteDiary
from tests.bench.measure import report
from tests.bench.test_bulk import best

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kneelog.domain.versions import Evidence

pytestmark = pytest.mark.bench
YEARS, CHANGED = 10, 500


def _made(path: Path, diary: Diary, note: str = "") -> Path:
    """A diary of which some entries were changed later, if there is a ``note``."""
    create_diary(path)
    with closing(SqliteDiary(path)) as store:
        store.commit(Change("all", difference(EMPTY, diary)))
        entries = [*diary.entries.values()][:CHANGED] if note else []
        edits = [Edit(RecordKind.ENTRY, each.id, each, replace(each, note=note)) for each in entries]
        store.commit(Change("notes", tuple(edits)))
    return path


def _elsewhere(diary: Diary) -> Diary:
    """The same runs as another program tells of them, with other entries about them."""
    runs = {f"{each.id}x": replace(each, id=f"{each.id}x", source_ids=()) for each in diary.runs.values()}
    entries = {
        f"{each.id}x": replace(each, id=f"{each.id}x", run=each.run and f"{each.run}x")
        for each in diary.entries.values()
    }
    return Diary({**diary.records, RecordKind.RUN: runs, RecordKind.ENTRY: entries})


def test_merge(tmp_path: Path) -> None:
    diary = demo_diary(date(2026, 3, 10), YEARS)
    mine = _made(tmp_path / "mine", diary, "here")
    others = {
        f"{CHANGED} entries changed on both": _made(tmp_path / "changed", diary, "there"),
        "every run under another id, other entries": _made(tmp_path / "elsewhere", _elsewhere(diary)),
        "an empty diary": _made(tmp_path / "empty", EMPTY),
    }
    rows = []
    with closing(SqliteDiary(mine)) as store:
        present, known = store.load(), store.evidence()
        rows.append(("what the undo history knows", "<= 100 ms", f"{best(store.evidence):.0f} ms"))
    for what, path in others.items():
        with closing(SqliteDiary(path, write=False)) as store:
            there, known_there = store.load(), store.evidence()
        both: Callable[[], object] = partial(_planned, present, known, there, known_there)
        rows.append((f"planned and settled, {what}", "<= 1000 ms", f"{best(both):.0f} ms"))
    report(f"Merging two diaries of {YEARS} years", rows)


def _planned(mine: Diary, known: Evidence, theirs: Diary, known_there: Evidence) -> Change:
    return merging.plan(mine, known, theirs, known_there, "other.kneelog").change()
