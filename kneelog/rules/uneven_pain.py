"""``uneven-pain``: left and right of the same run, or of the same rest entry, are far apart.

Default 4 points: "substantially important" (IMMPACT, Dworkin 2008); retest noise of the scale is 1.3-2.8. An
unrecorded knee cannot be compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.report import Knee
from kneelog.rules.finding import Finding, NotAssessable, Rule, Tier, UnevenLevels
from kneelog.rules.series import all_ids_of, dates_of, is_recent, series, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kneelog.domain.settings import RuleSettings
    from kneelog.rules.records import Occasion, Timeline


def find(timeline: Timeline, settings: RuleSettings) -> Iterator[Finding]:
    """One finding for each worse knee and series of dates with a gap of at least ``uneven_gap``: 4 is uneven."""
    left_worse: list[Occasion] = []
    right_worse: list[Occasion] = []
    gap = settings.uneven_gap
    for occasion in timeline.occasions:
        left, right = occasion.left, occasion.right
        if left is None or right is None:
            continue
        if left - right >= gap:
            left_worse.append(occasion)
        elif right - left >= gap:
            right_worse.append(occasion)
    one_sided = one_knee_only(timeline)
    for knee, uneven in ((Knee.LEFT, left_worse), (Knee.RIGHT, right_worse)):
        for group in series(uneven, settings.current_days):
            yield _finding(knee, group, one_sided, timeline, settings)


def _finding(
    knee: Knee,
    group: Sequence[Occasion],
    one_sided: Sequence[Occasion],
    timeline: Timeline,
    settings: RuleSettings,
) -> Finding:
    pairs = _widest(group, knee)
    first, last = group[0], group[-1]
    return Finding(
        Rule.UNEVEN_PAIN,
        Tier.PROMPT,
        knee,
        None,
        from_=first.on,
        on=first.on,
        until=last.on,
        current=is_recent(last.day, timeline.today, settings.current_days),
        dates=tuple(pairs),
        entries=tuple(entry.id for o in group for entry in o.entries if entry.is_answered),
        unrecorded=dates_of(within(one_sided, first.day, last.day)),
        as_of=timeline.as_of,
        details=UnevenLevels(
            tuple(level for level, _ in pairs.values()), tuple(other for _, other in pairs.values())
        ),
    )


def _widest(group: Sequence[Occasion], knee: Knee) -> dict[date, tuple[int, int]]:
    """For each date the levels of ``knee`` and of the other, where they are furthest apart."""
    pairs: dict[date, tuple[int, int]] = {}
    for occasion in group:
        pair = (occasion.level(knee) or 0, occasion.level(knee.other) or 0)
        known = pairs.get(occasion.on)
        if known is None or (pair[0] - pair[1], pair[0]) > (known[0] - known[1], known[0]):
            pairs[occasion.on] = pair
    return pairs


def one_knee_only(timeline: Timeline) -> list[Occasion]:
    """The occasions in which exactly one knee was recorded."""
    return [o for o in timeline.occasions if (o.left is None) is not (o.right is None)]


def not_assessable(timeline: Timeline, settings: RuleSettings) -> Iterator[NotAssessable]:
    """For each knee that was left out where the other was recorded, the dates in the last ``current_days``."""
    recent = [
        occasion
        for occasion in one_knee_only(timeline)
        if is_recent(occasion.day, timeline.today, settings.current_days)
    ]
    for knee in Knee:
        blank = [occasion for occasion in recent if occasion.level(knee) is None]
        if blank:
            yield NotAssessable(
                Rule.UNEVEN_PAIN,
                knee,
                dates_of(blank),
                entries=all_ids_of(blank),
                runs=(),
                count=len(blank),
                as_of=timeline.as_of,
            )
