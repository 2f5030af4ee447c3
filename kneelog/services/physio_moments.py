"""How the knees behave in and after a run, for the page for the physio: start, during, after, the next morning."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from kneelog.domain.days import worse
from kneelog.domain.entry import Kind
from kneelog.domain.report import Knee
from kneelog.services.physio_cells import one
from kneelog.services.physio_page import Behaviour
from kneelog.services.trend_words import number
from kneelog.words import N_, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kneelog.domain.diary import Diary
    from kneelog.domain.entry import Entry
    from kneelog.domain.period import Period
    from kneelog.services.physio_page import Listing
    from kneelog.services.trends import Reading

_NAMES = {
    "start": N_("At the start of a run"),
    "during": N_("During"),
    "after": N_("After"),
}


@dataclass(slots=True)
class RunLevels:
    """The levels of one knee for one run, 0-10: its worst, its moments, the next morning; ``None``: not recorded.

    ``run`` is the name that its entries have for the run, if any.
    """

    run: str | None = None
    worst: int | None = None
    start: int | None = None
    during: int | None = None
    after: int | None = None
    morning: int | None = None


def run_levels(diary: Diary, reading: Reading, period: Period, knee: Knee) -> tuple[RunLevels, ...]:
    """What the entries of ``period`` say of ``knee`` for each of its runs, also of runs without a record.

    Several rows of a run are one, at their worst levels. A morning counts for its run if both lie in the period.
    """
    entries = [diary.entries[name] for day in reading.days.between(period) for name in day.entries]
    runs: dict[tuple[bool, str], RunLevels] = {}
    for entry in entries:
        if entry.kind is Kind.RUN:
            _add_run(runs.setdefault(_key(entry), RunLevels(entry.run)), entry, knee)
    within = [run.run for day in reading.days.between(period) for run in day.runs]
    for run in within:
        if run is not None:
            runs.setdefault((True, run), RunLevels(run))
    for entry in entries:
        if entry.is_followup and (told := runs.get(_key(entry))) is not None:
            told.morning = worse(told.morning, entry.report(knee).worst)
    return tuple(runs.values())


def moments(diary: Diary, reading: Reading, period: Period) -> tuple[Behaviour, ...]:
    """The rows of the moments: median, lowest and highest level, and of how many runs. None where there was no run.

    Where no start, during or after was recorded of either knee, one row says so. The next morning is held against
    the runs with a level of that knee, from the run itself or from the morning.
    """
    left, right = (run_levels(diary, reading, period, knee) for knee in Knee)
    if not left:
        return ()
    rows = [
        Behaviour(tr(name), _of_runs(_recorded(left, moment)), _of_runs(_recorded(right, moment)))
        for moment, name in _NAMES.items()
    ]
    if not any(_recorded(knee, moment) for knee in (left, right) for moment in _NAMES):
        rows = [Behaviour(tr("Start, during, after"), _of_runs(()), _of_runs(()))]
    return (*rows, Behaviour(tr("Next morning"), _morning(left), _morning(right)))


def _key(entry: Entry) -> tuple[bool, str]:
    """The run of an entry; an entry of a run without a name is a run of its own."""
    return (entry.run is not None, entry.run or entry.id)


def _add_run(levels: RunLevels, entry: Entry, knee: Knee) -> None:
    report = entry.report(knee)
    levels.worst = worse(levels.worst, report.worst)
    levels.start = worse(levels.start, report.start)
    levels.during = worse(levels.during, report.during)
    levels.after = worse(levels.after, report.after)


def _recorded(runs: Iterable[RunLevels], moment: str) -> list[int]:
    return [level for run in runs if (level := getattr(run, moment)) is not None]


def _of_runs(levels: Sequence[int]) -> Listing:
    """ "3 (1–5) on 10 runs"."""
    if not levels:
        return one(tr("not recorded"))
    return one(trn("{level} on {count} run", "{level} on {count} runs", len(levels), level=_level(levels)))


def _morning(runs: Sequence[RunLevels]) -> Listing:
    """ "3 (1–5) on 7 of 11 runs"."""
    mornings = _recorded(runs, "morning")
    if not mornings:
        return one(tr("not recorded"))
    answered = sum(run.worst is not None or run.morning is not None for run in runs)
    return one(
        trn(
            "{level} on {found} of {count} run",
            "{level} on {found} of {count} runs",
            answered,
            level=_level(mornings),
            found=len(mornings),
        )
    )


def _level(levels: Sequence[int]) -> str:
    """ "3 (1–5)": the median, the lowest and the highest; "3" where all are one."""
    low, high = min(levels), max(levels)
    if low == high:
        return str(low)
    return tr("{median} ({low}–{high})", median=number(median(levels)), low=low, high=high)
