"""The rule of thumb on the command line: what is said of a diary's findings, urgent signs first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kneelog.domain.history import History
from kneelog.rules.finding import Tier
from kneelog.rules.review import evaluate
from kneelog.rules.sentences import CONSIDER, sentence
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.domain.settings import RuleSettings
    from kneelog.rules.finding import Finding, Review


def read_diary(diary: Diary, as_of: date, settings: RuleSettings | None = None) -> Review:
    """The review of ``diary`` with its own settings, or with others."""
    return evaluate(History.of(diary), settings or diary.rules, as_of)


def to_say(review: Review) -> list[Finding]:
    """What is said without being asked for: urgent signs that still stand, then what is current."""
    current = [finding for finding in review.current if finding.tier is not Tier.URGENT]
    return [*review.urgent_lines, *current]


def current_sentences(diary: Diary, review: Review) -> list[str]:
    """The paragraphs that follow a saved entry; none if nothing is current."""
    findings = to_say(review)
    said = [sentence(finding, review.settings, diary.preferences.numbers) for finding in findings]
    if any(finding.tier is Tier.PROMPT for finding in findings):
        said.append(tr(CONSIDER))
    return said


def current_as_json(diary: Diary, review: Review) -> list[dict[str, Any]]:
    """The same findings as ``review --json`` gives them."""
    from kneelog.rules.as_json import as_json

    told = as_json(review, diary.preferences.numbers)["findings"]
    said = to_say(review)
    return [item for item, finding in zip(told, review.findings, strict=True) if finding in said]
