"""What a runner does that a kill or a failing disk may cut short, and what must hold of the diary afterwards.

A scenario is told once (:class:`Scenario`) and is met by every fault: killed at random instants
(``test_kill.py``), killed or refused at every single write (``test_faults.py``). To add one, write its class and name
it in ``scenarios.SCENARIOS``.
"""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, ClassVar

from kneelog.store.check import check
from tests.store.helpers import entry, gone, new, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kneelog.domain.diary import Diary

DIARY = "diary.kneelog"
END = date(2026, 3, 9)
NOW = datetime(2026, 3, 10, 18, 30, tzinfo=UTC)
AFTERWARDS = entry("afterwards")
"""What the next start saves, and takes away again."""


class Scenario(ABC):
    """One thing that is done to a diary in a folder, again and again, each time to a fresh copy of the same one."""

    name: ClassVar[str]

    def __init__(self, template: Path, steps: int) -> None:
        self.steps = steps
        self._template = template
        template.mkdir()
        self.prepare(template)

    @abstractmethod
    def prepare(self, folder: Path) -> None:
        """Make what is there before."""

    @abstractmethod
    def act(self, folder: Path) -> Iterator[str]:
        """Do it, up to ``self.steps`` times where it can be repeated; yields what a runner is told, once it is done."""

    @abstractmethod
    def judge(self, folder: Path, told: list[str]) -> None:
        """Assert that the diary is as it was before or after the step that was cut short, and all ``told`` is there."""

    def fresh(self, folder: Path) -> None:
        """Lay out in ``folder`` what is there before."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._template, folder)

    def strays(self, folder: Path) -> list[str]:
        """Files that nobody wants: half-made ones, journals (of a save that the next start takes back)."""
        marks = (".part", "-journal", "-wal", "-shm")
        found = (path for path in folder.rglob("*") if path.is_file())
        return sorted(path.name for path in found if path.name.startswith(".") or path.name.endswith(marks))


def next_start(folder: Path) -> Diary:
    """Open the diary as the next start does, save, and look the file over; what it held."""
    path = folder / DIARY
    with closing(opened(path)) as store:
        found = store.load()
        store.commit(new(AFTERWARDS))
        store.commit(gone(AFTERWARDS))
    assert check(path).is_sound
    names = [file for file in folder.iterdir() if file.suffix == ".kneelog"]
    assert len({file.stat().st_ino for file in names}) == len(names), "two names for one file"
    return found
