"""What became of runs that were taken in: whether that was undone, which waits for an answer, what to say of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneelog.services import offers
from kneelog.services.activity_words import day_words
from kneelog.services.history_filter import Only
from kneelog.services.wording import clock, run_words
from kneelog.words import brief_day, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.domain.diary import Change, Diary
    from kneelog.domain.run import Run


@dataclass(frozen=True, slots=True)
class Taken:
    """``runs`` as they came in, ``new`` of them not just richer, and the change that did it, once it was kept."""

    runs: Sequence[Run] = ()
    new: int = 0
    change: Change | None = None

    def is_undone_by(self, change: Change) -> bool:
        """Whether ``change`` takes back this very import."""
        return self.is_done_by(change.reversed())

    def is_done_by(self, change: Change) -> bool:
        """Whether ``change`` is this very import, done again."""
        mine = self.change
        return mine is not None and mine.label == change.label and _edits(mine) == _edits(change)

    def latest_unanswered(self, diary: Diary) -> Run | None:
        """The run that was run last and has no answer."""
        wanted = {run.id for run in self.runs}
        return next((run for run in offers.unanswered_runs(diary) if run.id in wanted), None)

    def as_filter(self, diary: Diary) -> Only:
        """The rows of the history that stand for the runs: those with an answer by their entries."""
        wanted = frozenset(run.id for run in self.runs)
        entries = frozenset(entry.id for entry in diary.entries.values() if entry.run in wanted)
        return Only(entries, wanted, trn("1 imported run", "{count} imported runs", len(wanted)))

    def words(self, diary: Diary) -> tuple[str, str]:
        """ "412 runs came in." and from when to when; the latest without an answer."""
        runs, new = self.runs, self.new
        gaining = trn("1 run gained by it.", "{count} runs gained by it.", len(runs) - new)
        title = trn("1 run came in.", "{count} runs came in.", new) if new else gaining
        days = sorted(run.on for run in runs)
        parts = [gaining] if 0 < new < len(runs) else []
        if days and days[0] != days[-1]:
            first, last = (brief_day(day, year=True) for day in (days[0], days[-1]))
            parts.append(tr("From {first} to {last}.", first=first, last=last))
        latest = self.latest_unanswered(diary)
        if latest is not None:
            parts.append(tr("The latest without an answer: {run}.", run=_run(diary, latest)))
        return title, " ".join(parts)


def _run(diary: Diary, run: Run) -> str:
    if run.started_at is None:
        day, start = brief_day(run.on, year=True), ""
    else:
        day, start = day_words(run.started_at), clock(run.started_at.time())
    facts = run_words(run, diary.preferences.units)
    return ", ".join(part for part in (" ".join(filter(None, (day, start))), facts) if part)


def _edits(change: Change) -> dict[object, object]:
    return {(edit.kind, edit.id): (edit.before, edit.after) for edit in change.edits}
