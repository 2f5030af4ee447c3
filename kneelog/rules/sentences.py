"""Findings as sentences, in the chosen language, made on demand.

The article is paraphrased, in the words of its description, and never quoted. No condition is named, no cause is
guessed, and nothing is ever said to be fine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.context import DAYS_BEFORE
from kneelog.rules import urgent_words
from kneelog.rules.day_words import days, on_days, with_year
from kneelog.rules.fact_words import (
    day_count,
    in_brief,
    knee_at_start,
    levels,
    places,
    spell_dates,
    unrecorded,
    what_was_met,
)
from kneelog.rules.finding import LongSpell, Rule, TickedSign
from kneelog.rules.setting_words import setting
from kneelog.rules.urgent_words import NO_NUMBERS, advice, knee_name
from kneelog.words import N_, short_day, tr, trn

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from kneelog.domain.context import LengthBefore
    from kneelog.domain.report import Knee
    from kneelog.domain.settings import RuleSettings
    from kneelog.rules.finding import Finding, NotAssessable
    from kneelog.rules.urgent_words import Numbers

__all__ = [
    "CONSIDER",
    "MONITORING_BAND",
    "NOTHING_MEETS_IT",
    "RULE_IS_MET",
    "advice",
    "article_point",
    "headline",
    "length_sentence",
    "not_assessable_sentence",
    "nothing_meets_it",
    "quiet_line",
    "reason",
    "sentence",
]

RULE_IS_MET = N_("Your entries meet this rule of thumb")
CONSIDER = N_("Consider arranging to see a physiotherapist or GP.")
NOTHING_MEETS_IT = N_("Nothing in the diary meets the rule with these settings.")

MONITORING_BAND = N_("Levels used in pain-monitoring programmes; agree yours with a physio.")
"""What is said of the light band up to :data:`kneelog.domain.context.BAND_UP_TO`; sources differ on the bands."""

_ARTICLE: dict[Rule, str] = {
    Rule.HIGH_PAIN: N_(
        "The article calls high pain not normal after exercise, and suggests a medical professional "
        "for pain that is very bad."
    ),
    Rule.LASTING_PAIN: N_("The article calls pain lasting more than 2-3 days not normal after exercise."),
    Rule.UNEVEN_PAIN: N_(
        "The article calls pain that is very different on one side not normal after exercise, "
        "and suggests a medical professional for uneven knees."
    ),
    Rule.RECURRING_NIGGLE: N_(
        "The article suggests a medical professional for a niggle that keeps coming on when you run."
    ),
    Rule.URGENT_SIGN: urgent_words.BASIS,
}


def article_point(rule: Rule) -> str:
    """What the article says to this rule, in our words; for urgent signs, what the list rests on."""
    return tr(_ARTICLE[rule])


def nothing_meets_it(met: Collection[object], urgent: Collection[object]) -> str:
    """That nothing ``met`` the rule; empty where something did, and beside ``urgent`` signs: it would soothe."""
    return "" if met or urgent else tr(NOTHING_MEETS_IT)


def sentence(finding: Finding, settings: RuleSettings, numbers: Numbers = NO_NUMBERS) -> str:
    """The full explanation: what was met, the article's point, the setting, levels, blanks and places.

    ``numbers`` (emergency, advice line) are said for urgent signs.
    """
    if isinstance(finding.details, TickedSign):
        return urgent_words.explanation(finding, numbers) + " " + article_point(finding.rule)
    parts = (
        what_was_met(finding),
        article_point(finding.rule),
        setting(finding, settings),
        levels(finding),
        unrecorded(finding),
        places(finding),
    )
    return " ".join(part for part in parts if part)


def reason(finding: Finding, settings: RuleSettings, numbers: Numbers = NO_NUMBERS) -> str:
    """The line of the finding card, beside the knee's badge; the article's point is said once below."""
    if isinstance(finding.details, TickedSign):
        return urgent_words.line(finding, numbers)
    if isinstance(finding.details, LongSpell):
        span = tr("Pain {dates}, {days}.", dates=spell_dates(finding), days=day_count(finding.details.days))
        return " ".join(part for part in (span, unrecorded(finding), setting(finding, settings)) if part)
    return f"{what_was_met(finding)} {setting(finding, settings)}"


def headline(finding: Finding) -> str:
    """ "Your entries meet this rule of thumb: left knee, pain on 2-6 March (4 days)."; for signs, their line."""
    if isinstance(finding.details, TickedSign):
        return urgent_words.line(finding)
    return tr("{met}: {finding}.", met=tr(RULE_IS_MET), finding=in_brief(finding))


def quiet_line(current: Sequence[Finding]) -> str:
    """ "Rule of thumb met: left knee, since 9 March.": the line in place of the card; empty without findings.

    Each knee is named once, with the first date on which any of its reasons was met. Urgent signs have lines of
    their own (:func:`kneelog.rules.urgent_words.lines`) and are left out.
    """
    findings = [
        finding for finding in current if finding.knee and not isinstance(finding.details, TickedSign)
    ]
    if not findings:
        return ""
    first: dict[Knee, date] = {}
    for finding in findings:
        if finding.knee:
            first[finding.knee] = min(finding.on, first.get(finding.knee, finding.on))
    said = [
        tr(
            "{knee}, since {day}",
            knee=knee_name(knee),
            day=short_day(on, year=with_year((on,), findings[0].as_of)),
        )
        for knee, on in first.items()
    ]
    return trn(
        "Rule of thumb met: {findings}.",
        "Rule of thumb met, {count} reasons: {findings}.",
        len(findings),
        findings="; ".join(said),
    )


def not_assessable_sentence(item: NotAssessable) -> str:
    """What could not be judged: "Right knee was not recorded on 2 March, so left and right cannot be compared."."""
    knee, when = knee_at_start(item.knee), on_days(item.dates, item.as_of)
    if item.rule is Rule.UNEVEN_PAIN:
        return tr(
            "{knee} was not recorded {when}, so left and right cannot be compared.", knee=knee, when=when
        )
    if item.rule is Rule.RECURRING_NIGGLE:
        return trn(
            "{knee} was not recorded on {count} run ({dates}), which is counted neither as painful nor as clean.",
            "{knee} was not recorded on {count} runs ({dates}), which are counted neither as painful nor as clean.",
            item.count,
            knee=knee,
            dates=days(item.dates, item.as_of),
        )
    return tr(
        "{knee} was not recorded {when}, so whether its pain lasted through cannot be told.",
        knee=knee,
        when=when,
    )


def length_sentence(length: LengthBefore, run: str, longest: str) -> str:
    """ "12.4 km; longest in the 30 days before: 10.0 km; 24% longer": context, never a finding.

    ``run`` and ``longest`` are the two distances as they are written for this runner. A run that was not longer
    gets no comparison in words.
    """
    said = tr(
        "{run}; longest in the {days} days before: {longest}", run=run, days=DAYS_BEFORE, longest=longest
    )
    percent = length.percent_longer
    return tr("{length}; {percent}% longer", length=said, percent=percent) if percent > 0 else said
