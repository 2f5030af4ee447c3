"""Read the whole diary against the rule of thumb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.report import Knee
from kneelog.domain.signs import URGENT
from kneelog.rules import collector, high_pain, lasting_pain, recurring_niggle, uneven_pain, urgent_signs
from kneelog.rules.finding import TIER_RANK, Finding, NotAssessable, Review, Rule
from kneelog.rules.records import read

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.history import History
    from kneelog.domain.settings import RuleSettings

_RULE_ORDER = {rule: number for number, rule in enumerate(Rule)}
_URGENT_ORDER = {sign: number for number, sign in enumerate(URGENT)}
_KNEE_ORDER = {Knee.LEFT: 0, Knee.RIGHT: 1, None: 2}


def evaluate(history: History, settings: RuleSettings, as_of: date) -> Review:
    """Read ``history`` with ``settings`` as of the local date ``as_of``, its whole day included.

    Pure: the same diary gives the same review, in whatever order its entries were typed.
    """
    with collector.at_rest():
        timeline = read(history, as_of)
        findings = [
            *urgent_signs.find(timeline, settings, history.looked_at),
            *high_pain.find(timeline, settings),
            *lasting_pain.find(timeline, settings),
            *uneven_pain.find(timeline, settings),
            *recurring_niggle.find(timeline, settings),
        ]
        missing = [
            *uneven_pain.not_assessable(timeline, settings),
            *recurring_niggle.not_assessable(timeline, settings),
            *lasting_pain.not_assessable(timeline, settings),
        ]
    return Review(
        as_of, settings, tuple(sorted(findings, key=_place)), tuple(sorted(missing, key=_place_of_missing))
    )


def _place(finding: Finding) -> tuple[int, ...]:
    """Urgent signs in their table's order, then prompts, then notices; newest first.

    The newest is that which was last met; so what is current stands before what is past.
    """
    return (
        -TIER_RANK[finding.tier],
        0 if finding.sign is None else _URGENT_ORDER[finding.sign],
        -finding.until.toordinal(),
        -finding.on.toordinal(),
        _RULE_ORDER[finding.rule],
        _KNEE_ORDER[finding.knee],
    )


def _place_of_missing(item: NotAssessable) -> tuple[int, int]:
    return _RULE_ORDER[item.rule], _KNEE_ORDER[item.knee]
