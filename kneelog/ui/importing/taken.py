"""What became of runs that were taken in: whether they are there, which waits for an answer, what to say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.services import offers
from kneelog.services.activity_words import day_words
from kneelog.services.history_filter import Only
from kneelog.services.wording import clock, run_words
from kneelog.words import brief_day, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.domain.diary import Diary
    from kneelog.domain.run import Run


def is_in(diary: Diary, runs: Sequence[Run]) -> bool:
    """Whether ``runs`` were kept, and not taken back since: an Undo takes all, who deletes some leaves the others."""
    return any(_is_as_kept(diary, run) for run in runs)


def latest_unanswered(diary: Diary, runs: Sequence[Run]) -> Run | None:
    """The run of ``runs`` that was run last and has no answer."""
    wanted = {run.id for run in runs}
    return next((run for run in offers.unanswered_runs(diary) if run.id in wanted), None)


def as_filter(diary: Diary, runs: Sequence[Run]) -> Only:
    """The rows of the history that stand for ``runs``: those with an answer by their entries."""
    wanted = frozenset(run.id for run in runs)
    entries = frozenset(entry.id for entry in diary.entries.values() if entry.run in wanted)
    return Only(entries, wanted, trn("1 imported run", "{count} imported runs", len(wanted)))


def words(diary: Diary, runs: Sequence[Run], new: int) -> tuple[str, str]:
    """ "412 runs came in." and from when to when; the latest without an answer. ``new`` of them are not just richer."""
    gaining = trn("1 run gained by it.", "{count} runs gained by it.", len(runs) - new)
    title = trn("1 run came in.", "{count} runs came in.", new) if new else gaining
    days = sorted(run.on for run in runs)
    parts = [gaining] if 0 < new < len(runs) else []
    if days and days[0] != days[-1]:
        first, last = (brief_day(day, year=True) for day in (days[0], days[-1]))
        parts.append(tr("From {first} to {last}.", first=first, last=last))
    latest = latest_unanswered(diary, runs)
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


def _is_as_kept(diary: Diary, run: Run) -> bool:
    """Told by the names of its files: an Undo takes those of a run that only gained, an edit leaves them."""
    kept = diary.runs.get(run.id)
    return kept is not None and set(run.source_ids) <= set(kept.source_ids)
