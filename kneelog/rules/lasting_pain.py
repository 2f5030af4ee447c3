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

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
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
from kneelog.rules.series import ids_of, is_recent, worst_by_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneelog.domain.entry import Entry
    from kneelog.domain.settings import RuleSettings
    from kneelog.rules.records import KneeRecords, Occasion, Timeline

NOTICE_DAYS = 2
"""The lower end of the article's 2-3 days: beyond it, with the setting at 3, there is a quiet notice."""

_MINUTES_A_DAY = 24 * 60


@dataclass(slots=True, eq=False)
class Spell:
    """Painful records of one knee that belong together: ``knee.occasions[start:stop]``.

    ``bridged`` are the blank dates (ordinals) inside it.
    """

    start: int
    stop: int
    bridged: list[int] = field(default_factory=list)


def spells(knee: KneeRecords, settings: RuleSettings) -> Iterator[Spell]:
    """The spells of one knee in order of time."""
    counts_from, bridge = settings.counts_from, settings.bridged_blank_days
    spell: Spell | None = None
    last = 0
    for index, (occasion, level) in enumerate(zip(knee.occasions, knee.levels, strict=True)):
        if level < counts_from:
            if spell is not None:
                yield spell
                spell = None
            continue
        day = occasion.day
        blank = day - last - 1
        if spell is not None and blank > 0:
            if occasion.is_run or blank > bridge:
                yield spell
                spell = None
            else:
                spell.bridged.extend(range(last + 1, day))
        if spell is None:
            spell = Spell(index, index)
        spell.stop = index + 1
        last = day
    if spell is not None:
        yield spell


def tier_of(days: float, settings: RuleSettings) -> Tier | None:
    """What pain over ``days`` amounts to: a prompt, a quiet notice or nothing."""
    if days > settings.lasting_days:
        return Tier.PROMPT
    return Tier.NOTICE if days > NOTICE_DAYS else None


def find(timeline: Timeline, settings: RuleSettings) -> Iterator[Finding]:
    """One finding for each spell, and for each entry with a written duration that no such spell covers."""
    written = [
        (occasion, entry)
        for occasion in timeline.occasions
        for entry in occasion.entries
        if entry.left.lasted is not None or entry.right.lasted is not None
    ]
    for knee in timeline.knees:
        covered: dict[int, Tier] = {}
        occasions = knee.occasions
        for spell in spells(knee, settings):
            tier = tier_of(occasions[spell.stop - 1].day - occasions[spell.start].day, settings)
            if tier is not None:
                covered.update(dict.fromkeys(map(id, occasions[spell.start : spell.stop]), tier))
                yield _of_spell(knee, spell, tier, timeline, settings)
        for occasion, entry in written:
            lasted = entry.report(knee.knee).lasted
            minutes = 0 if lasted is None else lasted.minutes or 0
            tier = tier_of(minutes / _MINUTES_A_DAY, settings)
            spoken = covered.get(id(occasion))
            if tier is not None and (spoken is None or TIER_RANK[tier] > TIER_RANK[spoken]):
                yield _of_entry(knee.knee, occasion, entry, tier, timeline, settings)


def _of_spell(
    knee: KneeRecords, spell: Spell, tier: Tier, timeline: Timeline, settings: RuleSettings
) -> Finding:
    occasions = knee.occasions[spell.start : spell.stop]
    longer_than = settings.lasting_days if tier is Tier.PROMPT else NOTICE_DAYS
    first, last = occasions[0], occasions[-1]
    met = next(occasion for occasion in occasions if occasion.day - first.day > longer_than)
    worst = worst_by_date(occasions, knee.levels[spell.start : spell.stop])
    return Finding(
        Rule.LASTING_PAIN,
        tier,
        knee.knee,
        None,
        from_=first.on,
        on=met.on,
        until=last.on,
        current=is_recent(last.day, timeline.today, settings.current_days),
        dates=tuple(worst),
        entries=ids_of(occasions, knee.knee),
        unrecorded=tuple(map(date.fromordinal, spell.bridged)),
        as_of=timeline.as_of,
        details=LongSpell(tuple(worst.values()), last.day - first.day),
    )


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
    """For each knee the blank dates of the last ``current_days`` over which a spell could not be followed.

    These are more blanks than a spell bridges, between a painful record and a painful rest record next after it.
    """
    oldest = timeline.today - settings.current_days
    for knee in timeline.knees:
        gaps = list(_gaps(knee, oldest, settings))
        if gaps:
            yield NotAssessable(
                Rule.LASTING_PAIN,
                knee.knee,
                tuple(date.fromordinal(day) for first, last in gaps for day in range(first, last + 1)),
                entries=(),
                runs=(),
                count=len(gaps),
                as_of=timeline.as_of,
            )


def _gaps(knee: KneeRecords, oldest: int, settings: RuleSettings) -> Iterator[tuple[int, int]]:
    """First and last date (ordinals, from ``oldest`` on) of each run of blanks too long to bridge."""
    begin = bisect_right(knee.occasions, oldest, key=lambda record: record.day)
    for index in range(max(begin, 1), len(knee.occasions)):
        before, after = knee.occasions[index - 1], knee.occasions[index]
        hurt = min(knee.levels[index - 1], knee.levels[index]) >= settings.counts_from
        if hurt and not after.is_run and after.day - before.day - 1 > settings.bridged_blank_days:
            yield max(before.day + 1, oldest), after.day - 1
