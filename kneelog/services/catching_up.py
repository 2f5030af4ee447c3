"""Answering several runs one after the other: which come, and how many are left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kneelog.domain.entry import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kneelog.domain.diary import Diary
    from kneelog.domain.run import Run


@dataclass(frozen=True, slots=True)
class CatchUp:
    """The ids of the runs to be answered, in order; ``at`` is the place of the one being answered."""

    queue: tuple[str, ...]
    at: int = 0

    @classmethod
    def begin(cls, queue: Sequence[str], run_id: str) -> CatchUp:
        """Begin with ``run_id``, go on to the end of ``queue``, then from its top to where it began."""
        at = queue.index(run_id) if run_id in queue else 0
        in_turn = dict.fromkeys([run_id, *queue[at:], *queue[:at]])
        return cls(tuple(in_turn))

    def left(self, diary: Diary) -> int:
        """How many of them have no answer yet, the skipped ones too."""
        return len(_waiting(diary, self.queue))

    def going_on(self, diary: Diary) -> CatchUp | None:
        """At the next run without an answer: this one, if it still has none; ``None`` after the last."""
        waiting = _waiting(diary, self.queue)
        at = next((n for n in range(self.at, len(self.queue)) if self.queue[n] in waiting), None)
        return None if at is None else replace(self, at=at)

    def skipping(self, diary: Diary) -> CatchUp | None:
        """At the next run without an answer after this one; ``None`` after the last."""
        return replace(self, at=self.at + 1).going_on(diary)

    def run(self, diary: Diary) -> Run | None:
        """The run being answered; ``None`` if it is not there any more."""
        return diary.runs.get(self.queue[self.at])


def _waiting(diary: Diary, run_ids: Collection[str]) -> set[str]:
    asked = {run_id for run_id in run_ids if run_id in diary.runs}
    answered = {
        entry.run
        for entry in diary.entries.values()
        if entry.run in asked and entry.kind is Kind.RUN and entry.is_answered
    }
    return asked - answered
