"""``high-pain``: a recorded level of a knee, run or rest, is high.

Default 7: 7-10 is "severe" on the 0-10 numeric rating scale. The knees are judged separately; equal pain in both
does not cancel it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.rules.finding import Finding, HighLevels, Rule, Tier
from kneelog.rules.series import ids_of, is_recent, levels_of, series, worst_by_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneelog.domain.settings import RuleSettings
    from kneelog.rules.records import Timeline


def find(timeline: Timeline, settings: RuleSettings) -> Iterator[Finding]:
    """One finding for each knee and series of dates with a level of at least ``high_level``: 7 is high."""
    for knee in timeline.knees:
        high = [
            occasion
            for occasion, level in zip(knee.occasions, knee.levels, strict=True)
            if level >= settings.high_level
        ]
        for group in series(high, settings.current_days):
            worst = worst_by_date(group, levels_of(group, knee.knee))
            yield Finding(
                Rule.HIGH_PAIN,
                Tier.PROMPT,
                knee.knee,
                None,
                from_=group[0].on,
                on=group[0].on,
                until=group[-1].on,
                current=is_recent(group[-1].day, timeline.today, settings.current_days),
                dates=tuple(worst),
                entries=ids_of(group, knee.knee),
                unrecorded=(),
                as_of=timeline.as_of,
                details=HighLevels(tuple(worst.values())),
            )
