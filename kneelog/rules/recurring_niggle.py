"""``recurring-niggle``: at a painful run, that knee hurt on at least 3 of its last 5 answered runs within 42 days.

The painful run itself is one of them; with fewer than 5 answered, 3 painful ones are enough. An unanswered run is
skipped: it is neither painful nor clean. A different place on the same knee is the same niggle. The numbers have no
direct source; compare the consensus definition of a running injury, 3 consecutive sessions (Yamato 2015).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.places import PLACE_ORDER
from kneelog.rules.finding import Finding, NiggleRuns, NotAssessable, Rule, Tier
from kneelog.rules.series import dates_of, ids_of, is_recent, levels_of, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kneelog.domain.places import Place
    from kneelog.domain.report import Knee
    from kneelog.domain.settings import RuleSettings
    from kneelog.rules.records import KneeRecords, Occasion, Timeline


class Window(NamedTuple):
    """A painful run that meets the rule, and what it looks back on: indices into the answered runs.

    ``since`` is the ordinal of the date from which an unanswered run would have been among them.
    """

    first: int
    last: int
    since: int


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """The answered runs of one knee in order of time, those of them that hurt, and the runs without an answer.

    ``before[index]`` is how many of the runs before ``index`` hurt.
    """

    runs: Sequence[Occasion]
    painful: Sequence[Occasion]
    before: Sequence[int]
    blank: Sequence[Occasion]
    blank_days: Sequence[int]

    @classmethod
    def of(cls, knee: KneeRecords, counts_from: int) -> Answered:
        """The runs of ``knee``; those from ``counts_from`` on hurt."""
        runs = [
            (record, level >= counts_from)
            for record, level in zip(knee.occasions, knee.levels, strict=True)
            if record.is_run
        ]
        return cls(
            [run for run, _ in runs],
            [run for run, hurt in runs if hurt],
            [0, *accumulate(hurt for _, hurt in runs)],
            knee.blank_runs,
            [run.day for run in knee.blank_runs],
        )

    def painful_in(self, first: int, last: int) -> Sequence[Occasion]:
        """The runs that hurt, from index ``first`` to ``last``."""
        return self.painful[self.before[first] : self.before[last + 1]]


def windows(answered: Answered, settings: RuleSettings) -> Iterator[Window]:
    """Every painful run that meets the rule, in order of time."""
    before = answered.before
    days = [run.day for run in answered.runs]
    needed, of, reach = settings.niggle_runs, settings.niggle_of, settings.niggle_window_days
    oldest = 0
    for index, day in enumerate(days):
        while day - days[oldest] > reach:
            oldest += 1
        hurt = before[index + 1]
        if hurt == before[index]:
            continue
        first = max(oldest, index - of + 1)
        if hurt - before[first] >= needed:
            is_full = index - first + 1 == of
            yield Window(first, index, days[first] if is_full else day - reach)


def groups(answered: Answered, settings: RuleSettings) -> Iterator[list[Window]]:
    """The windows cut into series, each at most ``current_days`` after the one before."""
    group: list[Window] = []
    for window in windows(answered, settings):
        if group:
            last_day = answered.runs[group[-1].last].day
            if answered.runs[window.last].day - last_day > settings.current_days:
                yield group
                group = []
        group.append(window)
    if group:
        yield group


def spans(knee: KneeRecords, settings: RuleSettings) -> Iterator[tuple[int, int]]:
    """The dates (ordinals) of each series: of the first painful run in it, and of the last that met the rule."""
    answered = Answered.of(knee, settings.counts_from)
    for group in groups(answered, settings):
        first, last = group[0], group[-1]
        yield answered.painful_in(first.first, first.last)[0].day, answered.runs[last.last].day


def find(timeline: Timeline, settings: RuleSettings) -> Iterator[Finding]:
    """One finding for each knee and series of runs that met the rule."""
    for knee in timeline.knees:
        answered = Answered.of(knee, settings.counts_from)
        for group in groups(answered, settings):
            yield _finding(knee.knee, answered, group, timeline, settings)


def _finding(
    knee: Knee, answered: Answered, group: list[Window], timeline: Timeline, settings: RuleSettings
) -> Finding:
    painful, blank = _contributing(answered, group)
    last = group[-1]
    met, until = answered.runs[group[0].last], answered.runs[last.last]
    latest = answered.painful_in(last.first, last.last)
    return Finding(
        Rule.RECURRING_NIGGLE,
        Tier.PROMPT,
        knee,
        None,
        from_=painful[0].on,
        on=met.on,
        until=until.on,
        current=is_recent(until.day, timeline.today, settings.current_days),
        dates=dates_of(painful),
        entries=ids_of(painful, knee),
        unrecorded=dates_of(blank),
        as_of=timeline.as_of,
        details=NiggleRuns(
            hurt=len(latest),
            answered=last.last - last.first + 1,
            dates=dates_of(latest),
            levels=levels_of(latest, knee),
            places=_places(latest, knee),
            unanswered=len(blank),
        ),
    )


def _contributing(answered: Answered, group: list[Window]) -> tuple[list[Occasion], list[Occasion]]:
    """The painful runs in any window of ``group``, and the unanswered ones that these windows skipped.

    Windows only ever move forwards, so each run is looked at once.
    """
    painful: list[Occasion] = []
    blank: list[Occasion] = []
    next_run, next_blank = 0, 0
    days = answered.blank_days
    for window in group:
        painful.extend(answered.painful_in(max(window.first, next_run), window.last))
        next_run = window.last + 1
        first_blank = max(bisect_left(days, window.since), next_blank)
        next_blank = bisect_right(days, answered.runs[window.last].day)
        blank.extend(answered.blank[first_blank:next_blank])
    return painful, blank


def _places(runs: Sequence[Occasion], knee: Knee) -> tuple[Place, ...]:
    marked = {place for run in runs for entry in run.entries for place in entry.report(knee).places}
    return tuple(sorted(marked, key=PLACE_ORDER.__getitem__))


def not_assessable(timeline: Timeline, settings: RuleSettings) -> Iterator[NotAssessable]:
    """For each knee its unanswered runs of the last ``current_days``."""
    oldest = timeline.today - settings.current_days
    for knee in timeline.knees:
        blank = within(knee.blank_runs, oldest, timeline.today)
        if blank:
            dates: tuple[date, ...] = dates_of(blank)
            yield NotAssessable(
                Rule.RECURRING_NIGGLE,
                knee.knee,
                dates,
                entries=tuple(entry.id for run in blank for entry in run.entries),
                runs=tuple(run.run for run in blank if run.run is not None and not run.entries),
                count=len(blank),
                as_of=timeline.as_of,
            )
