"""The rule of thumb on the page for the physio, as of the period's last day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.report import Knee
from kneelog.domain.settings import RULE_SETTINGS
from kneelog.rules.day_words import days, on_days, span
from kneelog.rules.fact_words import day_count, in_brief
from kneelog.rules.finding import NiggleRuns, Rule, Tier
from kneelog.rules.lasting_pain import NOTICE_DAYS
from kneelog.rules.review import evaluate
from kneelog.rules.sentences import nothing_meets_it
from kneelog.rules.urgent_words import knee_name
from kneelog.services.physio_criteria import CRITERIA, listing_by_name, names, unmet
from kneelog.services.physio_page import Listing, Phrase, RuleOfThumb
from kneelog.words import N_, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.domain.history import History
    from kneelog.domain.period import Period
    from kneelog.domain.settings import RuleSettings
    from kneelog.rules.finding import Finding, NotAssessable, Review
    from kneelog.services.physio_criteria import Unmet
    from kneelog.services.trends import Reading

_CHANGED: dict[str, str] = {
    "high_level": N_("High pain: a level from {value} (supplied {supplied})"),
    "lasting_days": N_("Lasting pain: more than {value} days (supplied {supplied})"),
    "uneven_gap": N_("Very different knees: {value} levels apart (supplied {supplied})"),
    "niggle_runs": N_("Recurring niggle: {value} painful runs (supplied {supplied})"),
    "niggle_of": N_("Recurring niggle: of the last {value} answered runs (supplied {supplied})"),
    "niggle_window_days": N_("Recurring niggle: within {value} days (supplied {supplied})"),
    "counts_from": N_("A record counts as pain from level {value} (supplied {supplied})"),
    "bridged_blank_days": N_(
        "Unrecorded days in a row that a spell may bridge: {value} (supplied {supplied})"
    ),
    "current_days": N_("A finding is current for {value} days (supplied {supplied})"),
}


def review_of(history: History, diary: Diary, period: Period, today: date) -> Review:
    """The diary read as of the last day of ``period`` that is lived."""
    return evaluate(history, diary.rules, min(period.last, today))


def rule(reading: Reading, period: Period, review: Review, signs: Listing) -> RuleOfThumb:
    """The rule as ``review`` (see :func:`review_of`) reads it; of past findings those that touch ``period``.

    ``reading`` are the days of the same diary, as of the same date. ``signs`` are the urgent signs of the period:
    beside one of them, or beside an older one that still stands, it is not said that nothing meets the rule.
    """
    current = [finding for finding in review.current if finding.rule in CRITERIA]
    past = [finding for finding in review.past if finding.rule in CRITERIA]
    touching = [finding for finding in past if any(period.holds(day) for day in finding.dates)]
    left = unmet(reading, {finding.rule for finding in current})
    return RuleOfThumb(
        title=tr("The runner's rule of thumb for seeing a professional"),
        met=_findings(current, review.settings),
        not_met=_not_met(left, nothing_meets_it([*current, *past], [*signs.items, *review.urgent_lines])),
        not_judged=_could_not(left, review.not_assessable),
        past=_findings(touching, review.settings),
        settings=_settings(review.settings),
        source=tr(
            "Rule: James McCormack, “Inner Knee Pain Running”, Flawless Physio, updated 29 November 2022."
        ),
    )


def _findings(found: Sequence[Finding], settings: RuleSettings) -> Listing:
    """Where the list is cut it still says which criteria the others are."""
    return listing_by_name(
        [_finding(finding, settings) for finding in found],
        [finding.rule for finding in found],
        lambda count: trn("{count} finding", "{count} findings", count),
    )


def _finding(finding: Finding, settings: RuleSettings) -> str:
    said = _hurt(finding, finding.details) if isinstance(finding.details, NiggleRuns) else in_brief(finding)
    if finding.tier is Tier.NOTICE:
        return tr(
            "{finding}, more than {least}, not more than the setting of {most}",
            finding=said,
            least=day_count(NOTICE_DAYS),
            most=day_count(settings.lasting_days),
        )
    return said


def _hurt(finding: Finding, details: NiggleRuns) -> str:
    """ "left knee, hurt on 4 of the last 5 answered runs (25 February - 8 March)"."""
    first, last = details.dates[0], details.dates[-1]
    return tr(
        "{knee}, hurt on {hurt} of the last {answered} answered runs ({dates})",
        knee=knee_name(finding.knee or Knee.LEFT),
        hurt=details.hurt,
        answered=details.answered,
        dates=span(first, last, finding.as_of) if first < last else days((first,), finding.as_of),
    )


def _not_met(left: Unmet, nothing: str) -> str:
    """The criteria that were judged and are not met; or that there was nothing to be read, which is not the same."""
    if not left.judged:
        return left.nothing_read
    said = tr("Not met: {criteria}.", criteria=names(left.judged))
    return f"{nothing} {said}".strip()


def _could_not(left: Unmet, missing: Sequence[NotAssessable]) -> Listing:
    """What could not be judged: whole criteria first, of which none is lost where the list is cut."""
    criteria = [criterion for criterion, _said in left.unjudged]
    return listing_by_name(
        [*(said for _criterion, said in left.unjudged), *map(_not_judged, missing)],
        [*criteria, *(None for _item in missing)],
        lambda count: trn("{count} point", "{count} points", count),
    )


def _not_judged(item: NotAssessable) -> str:
    """ "left against right on 2 March (right not recorded)": what could not be judged, in brief."""
    when = on_days(item.dates, item.as_of)
    if item.rule is Rule.UNEVEN_PAIN:
        if item.knee is Knee.LEFT:
            return tr("left against right {when} (left not recorded)", when=when)
        return tr("left against right {when} (right not recorded)", when=when)
    knee = knee_name(item.knee)
    if item.rule is Rule.RECURRING_NIGGLE:
        return trn(
            "{knee} on {count} run (not recorded on {dates})",
            "{knee} on {count} runs (not recorded on {dates})",
            item.count,
            knee=knee,
            dates=days(item.dates, item.as_of),
        )
    return tr("{knee}, whether its pain lasted through (not recorded {when})", knee=knee, when=when)


def _settings(settings: RuleSettings) -> Phrase:
    """The rule in numbers; what the runner changed stands out."""
    changed = settings.changed
    numbers = tr(
        "It is met by a level from {high}, by pain of more than {days}, by knees {gap} levels apart, or by pain on "
        "{runs} of the last {of} answered runs within {window}.",
        high=settings.high_level,
        days=day_count(settings.lasting_days),
        gap=settings.uneven_gap,
        runs=settings.niggle_runs,
        of=settings.niggle_of,
        window=day_count(settings.niggle_window_days),
    )
    if not changed:
        return Phrase("", tr("{numbers} Settings as supplied.", numbers=numbers))
    said = "; ".join(
        tr(_CHANGED[name], value=getattr(settings, name), supplied=RULE_SETTINGS[name].default)
        for name in changed
    )
    return Phrase(f"{said}.", numbers)
