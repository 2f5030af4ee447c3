"""``lasting-pain``: one spell of one knee spans more than 3 days, or an entry says that it lasted longer.

The number is the article's own 2-3 days. A spell is a series of painful records in order of time:

- a record below ``counts_from`` ends it;
- records of the same or of consecutive dates continue it, whether run or rest;
- unrecorded dates are bridged, up to ``bridged_blank_days`` in a row, only if the next record after them is a rest
  record that hurts. Before a run they are not: that pain may be new. An unanswered run is an unrecorded date.

Its span is the date of its last pain minus the date of its first, in local dates; exactly 3 days is not more than 3.
A written duration fires by itself, dated on its entry's own date, whatever the level of that moment; it never
extends or bridges a spell, and it is not repeated where the spell that holds its entry says as much or more.
"Still there" says only that it hurt then.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kneelog.domain.report import ONGOING, Knee
from kneelog.rules.finding import (
    TIER_RANK,
    Finding,
    LongSpell,
    NotAssessable,
    Rule,
    Tier,
    WrittenDuration,
)
from kneelog.rules.series import dates_between, ids_of, is_recent, worst_by_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kneelog.domain.entry import Entry
    from kneelog.domain.report import Lasted
    from kneelog.domain.settings import RuleSettings
    from kneelog.rules.records import KneeRecords, Occasion, Timeline

NOTICE_DAYS = 2
"""The lower end of the article's 2-3 days: beyond it, with the setting at 3, there is a quiet notice."""

_MINUTES_A_DAY = 24 * 60


@dataclass(slots=True, eq=False)
class Spell:
    """A series of painful records of one knee, with the blank dates that it bridges (ordinals)."""

    occasions: list[Occasion]
    bridged: list[int] = field(default_factory=list)

    @property
    def days(self) -> int:
        """The date of the last pain minus the date of the first."""
        return self.occasions[-1].day - self.occasions[0].day


@dataclass(frozen=True, slots=True)
class Gap:
    """Blank dates (ordinals, both included) too many to bridge, between two painful records, the later at rest."""

    first: int
    last: int


def spells(knee: KneeRecords, settings: RuleSettings) -> tuple[list[Spell], list[Gap]]:
    """The spells of one knee in order of time, and the gaps over which one cannot tell whether it went on."""
    found: list[Spell] = []
    gaps: list[Gap] = []
    running: Spell | None = None
    last = 0
    for occasion, level in zip(knee.occasions, knee.levels, strict=True):
        if level < settings.counts_from:
            running = None
            continue
        blank = occasion.day - last - 1
        if running is not None and blank > 0:
            if occasion.is_run:
                running = None
            elif blank > settings.bridged_blank_days:
                gaps.append(Gap(last + 1, occasion.day - 1))
                running = None
            else:
                running.bridged.extend(range(last + 1, occasion.day))
        if running is None:
            running = Spell([occasion])
            found.append(running)
        else:
            running.occasions.append(occasion)
        last = occasion.day
    return found, gaps


def tier_of(days: float, settings: RuleSettings) -> Tier | None:
    """What pain over ``days`` amounts to: a prompt, a quiet notice or nothing."""
    if days > settings.lasting_days:
        return Tier.PROMPT
    return Tier.NOTICE if days > NOTICE_DAYS else None


def find(timeline: Timeline, settings: RuleSettings) -> Iterator[Finding]:
    """One finding for each spell, and for each entry with a written duration that no such spell covers."""
    for knee in timeline.knees:
        covered: dict[int, Tier] = {}
        for spell in spells(knee, settings)[0]:
            tier = tier_of(spell.days, settings)
            if tier is not None:
                covered.update(dict.fromkeys(map(id, spell.occasions), tier))
                yield _of_spell(knee.knee, spell, tier, timeline, settings)
        for occasion, entry, lasted in _durations(timeline, knee.knee):
            tier = tier_of((lasted.minutes or 0) / _MINUTES_A_DAY, settings)
            spoken = covered.get(id(occasion))
            if tier is not None and (spoken is None or TIER_RANK[tier] > TIER_RANK[spoken]):
                yield _of_entry(knee.knee, occasion, entry, tier, timeline, settings)


def _of_spell(knee: Knee, spell: Spell, tier: Tier, timeline: Timeline, settings: RuleSettings) -> Finding:
    occasions = spell.occasions
    longer_than = settings.lasting_days if tier is Tier.PROMPT else NOTICE_DAYS
    first = occasions[0]
    met = next(occasion for occasion in occasions if occasion.day - first.day > longer_than)
    worst = worst_by_date(occasions, knee)
    return Finding(
        Rule.LASTING_PAIN,
        tier,
        knee,
        None,
        from_=first.on,
        on=met.on,
        until=occasions[-1].on,
        current=is_recent(occasions[-1].day, timeline.today, settings.current_days),
        dates=tuple(worst),
        entries=ids_of(occasions, knee),
        unrecorded=tuple(day for blank in spell.bridged for day in dates_between(blank, blank)),
        as_of=timeline.as_of,
        details=LongSpell(tuple(worst.values()), spell.days),
    )


def _durations(timeline: Timeline, knee: Knee) -> Iterator[tuple[Occasion, Entry, Lasted]]:
    """What the entries say of how long the pain of ``knee`` lasted."""
    for occasion in timeline.occasions:
        for entry in occasion.entries:
            lasted = (entry.left if knee is Knee.LEFT else entry.right).lasted
            if lasted is not None:
                yield occasion, entry, lasted


def _of_entry(
    knee: Knee, occasion: Occasion, entry: Entry, tier: Tier, timeline: Timeline, settings: RuleSettings
) -> Finding:
    report = entry.report(knee)
    on = occasion.on
    return Finding(
        Rule.LASTING_PAIN,
        tier,
        knee,
        None,
        from_=on,
        on=on,
        until=on,
        current=is_recent(occasion.day, timeline.today, settings.current_days),
        dates=(on,),
        entries=(entry.id,),
        unrecorded=(),
        as_of=timeline.as_of,
        details=WrittenDuration(report.worst, report.lasted or ONGOING),
    )


def not_assessable(timeline: Timeline, settings: RuleSettings) -> Iterator[NotAssessable]:
    """For each knee the blank dates of the last ``current_days`` over which a spell could not be followed."""
    oldest = timeline.today - settings.current_days
    for knee in timeline.knees:
        dates: list[date] = []
        count = 0
        for gap in spells(knee, settings)[1]:
            if gap.last >= oldest:
                dates.extend(dates_between(max(gap.first, oldest), gap.last))
                count += 1
        if dates:
            yield NotAssessable(
                Rule.LASTING_PAIN,
                knee.knee,
                tuple(dates),
                entries=(),
                runs=(),
                count=count,
                as_of=timeline.as_of,
            )
