"""Made diary-0003.kneelog: the diary of revision 0002, and what revision 0003 remembers of a merge and of an Undo.

Run with the kneelog of that revision, from the checkout: ``python -m tests.data.make_diary_0003``. The file is
committed as that kneelog wrote it and is never made anew.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kneelog.domain.diary import Change, Diary, Edit, RecordKind, Weighed
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.versions import digest
from kneelog.store.creation import create_diary
from kneelog.store.diary import SqliteDiary
from tests.data import make_diary_0001 as first
from tests.data import make_diary_0002 as second

FILE = Path(__file__).with_name("diary-0003.kneelog")

DIARY = second.DIARY
FORGOTTEN = Entry("entry-6", first.MONDAY, Kind.REST, note="taken back and forgotten")
ELSEWHERE = replace(first.FULL, note="as it was on the other laptop")


def make(path: Path, diary: Diary = DIARY) -> None:
    """Write ``diary`` to ``path``, where nothing may lie yet, as it would grow over the days."""
    create_diary(path)
    store = SqliteDiary(path)
    store.commit(Change("Taken back and forgotten", (Edit(RecordKind.ENTRY, FORGOTTEN.id, None, FORGOTTEN),)))
    store.undo()
    weighed = Weighed(RecordKind.ENTRY, ELSEWHERE.id, digest(RecordKind.ENTRY, ELSEWHERE))
    first.grow(store, diary, weighed)
    store.close()


if __name__ == "__main__":
    make(FILE)
