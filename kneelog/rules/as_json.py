"""A review as ``kneelog review --json`` gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kneelog.rules.sentences import not_assessable_sentence, sentence
from kneelog.rules.urgent_words import NO_NUMBERS

if TYPE_CHECKING:
    from kneelog.domain.settings import RuleSettings
    from kneelog.rules.finding import Finding, NotAssessable, Review
    from kneelog.rules.urgent_words import Numbers


def as_json(review: Review, numbers: Numbers = NO_NUMBERS) -> dict[str, Any]:
    """The review as JSON values; dates are ISO 8601. ``numbers``: those said for urgent signs."""
    return {
        "as_of": review.as_of.isoformat(),
        "settings": review.settings.as_dict(),
        "findings": [_finding(finding, review.settings, numbers) for finding in review.findings],
        "not_assessable": [_missing(item) for item in review.not_assessable],
    }


def _finding(finding: Finding, settings: RuleSettings, numbers: Numbers) -> dict[str, Any]:
    return {
        "rule": finding.rule.value,
        "tier": finding.tier.value,
        "knee": finding.knee.value if finding.knee else None,
        "sign": finding.sign.value if finding.sign else None,
        "from": finding.from_.isoformat(),
        "on": finding.on.isoformat(),
        "until": finding.until.isoformat(),
        "current": finding.current,
        "dates": [day.isoformat() for day in finding.dates],
        "entries": list(finding.entries),
        "unrecorded": [day.isoformat() for day in finding.unrecorded],
        "sentence": sentence(finding, settings, numbers),
    }


def _missing(item: NotAssessable) -> dict[str, Any]:
    return {
        "rule": item.rule.value,
        "knee": item.knee.value,
        "dates": [day.isoformat() for day in item.dates],
        "sentence": not_assessable_sentence(item),
    }
