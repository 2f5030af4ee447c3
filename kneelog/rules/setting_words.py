"""The runner's settings, as they are said beside a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.rules.fact_words import day_count
from kneelog.rules.finding import Rule, Tier
from kneelog.rules.lasting_pain import NOTICE_DAYS
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from kneelog.domain.settings import RuleSettings
    from kneelog.rules.finding import Finding


def setting(finding: Finding, settings: RuleSettings) -> str:
    """The setting of the finding's rule: "Your setting is 3 of 5."; empty for urgent signs, which have none."""
    if finding.rule is Rule.URGENT_SIGN:
        return ""
    return " ".join([_own(finding, settings), *_further(finding.rule, settings)])


def _own(finding: Finding, settings: RuleSettings) -> str:
    match finding.rule:
        case Rule.HIGH_PAIN:
            return tr("Your setting is {level}.", level=settings.high_level)
        case Rule.UNEVEN_PAIN:
            return tr("Your setting is {gap} apart.", gap=settings.uneven_gap)
        case Rule.LASTING_PAIN if finding.tier is Tier.NOTICE:
            return tr(
                "That is more than {days}, but not more than your setting of {most}.",
                days=day_count(NOTICE_DAYS),
                most=day_count(settings.lasting_days),
            )
        case Rule.LASTING_PAIN:
            return tr("Your setting is {days}.", days=day_count(settings.lasting_days))
        case _:
            return tr("Your setting is {runs} of {of}.", runs=settings.niggle_runs, of=settings.niggle_of)


def _further(rule: Rule, settings: RuleSettings) -> list[str]:
    """The other settings by which the rule was read, where the runner changed them."""
    said = []
    changed = settings.changed
    if rule is Rule.RECURRING_NIGGLE and "niggle_window_days" in changed:
        said.append(tr("These runs lie within {days}.", days=day_count(settings.niggle_window_days)))
    if rule in (Rule.RECURRING_NIGGLE, Rule.LASTING_PAIN) and "counts_from" in changed:
        said.append(tr("Pain counts from level {level}.", level=settings.counts_from))
    if rule is Rule.LASTING_PAIN and "bridged_blank_days" in changed:
        bridged = settings.bridged_blank_days
        said.append(
            trn(
                "Up to {count} unrecorded day in a row is bridged.",
                "Up to {count} unrecorded days in a row are bridged.",
                bridged,
            )
            if bridged
            else tr("Unrecorded days are not bridged.")
        )
    return said
