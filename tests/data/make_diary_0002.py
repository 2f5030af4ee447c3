"""Made diary-0002.kneelog: the diary of revision 0001, and what the preferences of revision 0002 remember besides.

Run with the kneelog of that revision, from the checkout: ``python -m tests.data.make_diary_0002``. The file is
committed as that kneelog wrote it and is never made anew.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kneelog.domain.care import SINGLE
from kneelog.domain.diary import Diary, RecordKind
from kneelog.domain.settings import Units
from tests.data import make_diary_0001 as first

FILE = Path(__file__).with_name("diary-0002.kneelog")

PREFERENCES = replace(
    first.DIARY.preferences,
    import_zone="Europe/Zurich",
    import_units=Units.MILES,
    import_unknown_is_run=False,
    import_walks=True,
)
DIARY = Diary({**first.DIARY.records, RecordKind.PREFERENCES: {SINGLE: PREFERENCES}})


def make(path: Path) -> None:
    """Write the diary to ``path``, where nothing may lie yet."""
    first.make(path, DIARY)


if __name__ == "__main__":
    make(FILE)
