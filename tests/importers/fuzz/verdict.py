"""What must hold of any bytes handed to kneelog: a plain sentence or a sound import, soon and in little room."""

from __future__ import annotations

import time
import tracemalloc
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneelog.domain.diary import EMPTY
from kneelog.domain.settings import Units
from kneelog.errors import KneelogError
from kneelog.importers.activity_files import is_for_activities, read_files
from kneelog.importers.detect import plan_import
from kneelog.services.activity_items import Answers
from kneelog.services.activity_plan import change, plan
from tests.importers.support import BERLIN_WINTER, NOW, READING, as_json, plainly
from tests.importers.support import plan as import_of

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.domain.diary import Diary

MOST_SECONDS = 5.0
MOST_BYTES = 300 * 1024 * 1024
LONGEST_SENTENCE = 1500
_ANSWERS = Answers("Europe/Berlin", Units.KILOMETRES, unknown_is_run=True, with_walks=True)
_HERE = NOW.astimezone(BERLIN_WINTER)


@dataclass(frozen=True)
class Verdict:
    """What came of one file: whether anything of it came in, the seconds of computing, the bytes of memory at most."""

    came_in: bool
    seconds: float
    memory: int


def judged(path: Path, content: bytes) -> Verdict:
    """Import a file of that content into an empty diary, then once more; a failed assertion is a defect."""
    path.write_bytes(content)
    tracemalloc.start()
    began = time.process_time()
    try:
        diary = _import(path, EMPTY)
        seconds, memory = time.process_time() - began, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert seconds < MOST_SECONDS
    assert memory < MOST_BYTES
    assert plainly(_import(path, diary)) == plainly(diary), "importing it again changes the diary"
    exported = import_of(as_json(diary))
    assert exported.rejected == ()
    back = exported.change()
    assert plainly(EMPTY if back is None else EMPTY.applying(back.edits)) == plainly(diary)
    return Verdict(bool(diary.runs or diary.entries), seconds, memory)


def _import(path: Path, diary: Diary) -> Diary:
    """``diary`` after the import, which takes the way that the command line takes; every sentence is looked at."""
    if is_for_activities(path):
        found = list(read_files([path]))
        planned = plan(found, diary, _ANSWERS, _HERE)
        for said in (*(each.problem for each in found), *(item.sentence for item in planned.items)):
            _check(said)
        made = change(planned, diary)
    else:
        try:
            read = plan_import(path, diary, READING)
        except KneelogError as error:
            _check(str(error))
            return diary
        for said in (*map(str, read.rejected), *read.warnings):
            _check(said)
        made = read.change(skip_bad=True)
    return diary if made is None else diary.applying(made.edits)


def _check(sentence: str) -> None:
    assert sentence.isprintable()
    assert len(sentence) < LONGEST_SENTENCE
    assert not any(word in sentence for word in ("Error", "Exception", "<class", "object at 0x"))
