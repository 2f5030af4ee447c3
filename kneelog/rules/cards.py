"""When the finding card opens by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.rules.finding import TIER_RANK, Tier

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from kneelog.domain.care import Reminder, SeeingSomeone
    from kneelog.rules.finding import Finding, Review


def opens_by_itself(
    before: Review,
    after: Review,
    seeing: Collection[SeeingSomeone],
    reminder: Reminder | None,
    today: date,
) -> tuple[Finding, ...]:
    """The findings for which a save, which turned ``before`` into ``after``, opens the card; empty: it stays shut.

    Only what the save added or extended opens it: a finding with a new date or entry, or one that grew from a
    notice into a prompt. Past findings open nothing, nor does an urgent sign whose line does not stand. "I am already
    seeing someone" (for that knee) and "remind me later" (until its date, from which on the card opens again) keep it
    shut for notices and prompts, never for urgent signs.
    """
    reminded_later = reminder is not None and today < reminder.until
    seen = {item.knee for item in seeing if item.covers(today)}

    def may_open(finding: Finding) -> bool:
        if finding.tier is Tier.URGENT:
            return finding.stands
        return finding.current and not reminded_later and finding.knee not in seen

    return tuple(
        finding
        for finding in after.findings
        if may_open(finding) and _is_added_or_extended(finding, before.findings)
    )


def _is_added_or_extended(finding: Finding, before: Iterable[Finding]) -> bool:
    """Whether ``finding`` holds a date or an entry, or a tier, that none of its kind had before."""
    kin = [
        old
        for old in before
        if (old.rule, old.knee, old.sign) == (finding.rule, finding.knee, finding.sign)
        and TIER_RANK[old.tier] >= TIER_RANK[finding.tier]
    ]
    known_dates = {day for old in kin for day in old.dates}
    known_entries = {entry for old in kin for entry in old.entries}
    return not (known_dates.issuperset(finding.dates) and known_entries.issuperset(finding.entries))
