"""The parts of a finding's explanation: what was met, at which levels, where, and what was not recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.places import PLACES
from kneelog.domain.report import Knee, LastedUnit
from kneelog.rules import urgent_words
from kneelog.rules.day_words import MOST, and_more, days, from_to, on_days, span, with_year
from kneelog.rules.finding import (
    HighLevels,
    LongSpell,
    NiggleRuns,
    TickedSign,
    UnevenLevels,
    WrittenDuration,
)
from kneelog.words import join, short_day, tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from kneelog.domain.report import Lasted
    from kneelog.rules.finding import Finding


_MOST_LEVELS = 4
"""So many dates are listed with their levels at most: it is one line of a card. Of more, the latest."""


def knee_at_start(knee: Knee | None) -> str:
    """ "Left knee", at the beginning of a sentence."""
    return tr("Right knee") if knee is Knee.RIGHT else tr("Left knee")


def day_count(count: int) -> str:
    """ "3 days"."""
    return trn("{count} day", "{count} days", count)


def spell_dates(finding: Finding) -> str:
    """ "from 6 to 10 March": a spell's first and last date."""
    return from_to(finding.from_, finding.until, finding.as_of)


def what_was_met(finding: Finding) -> str:
    """The fact itself: "Left knee hurt on 3 of the last 5 runs with an answer (2, 4 and 9 March)."."""
    details, knee = finding.details, knee_at_start(finding.knee)
    match details:
        case NiggleRuns():
            return tr(
                "{knee} hurt on {hurt} of the last {answered} runs with an answer ({dates}).",
                knee=knee,
                hurt=details.hurt,
                answered=details.answered,
                dates=days(details.dates, finding.as_of),
            )
        case HighLevels():
            return tr("{knee} pain was {levels}.", knee=knee, levels=_high_levels(finding, details))
        case UnevenLevels():
            return _uneven(finding, details)
        case LongSpell():
            return tr(
                "{knee}: pain {dates}, {days}.",
                knee=knee,
                dates=spell_dates(finding),
                days=day_count(details.days),
            )
        case WrittenDuration():
            return tr(
                "{knee}: pain that lasted {long}, as written {when}.",
                knee=knee,
                long=duration(details.lasted),
                when=on_days(finding.dates, finding.as_of),
            )
        case TickedSign():
            return urgent_words.line(finding)


def _high_levels(finding: Finding, details: HighLevels) -> str:
    return _by_date(finding, lambda index, day: tr("{level} on {day}", level=details.levels[index], day=day))


def _uneven(finding: Finding, details: UnevenLevels) -> str:
    levels = _by_date(
        finding,
        lambda index, day: tr(
            "{level} against {other} on {day}",
            level=details.levels[index],
            other=details.other_levels[index],
            day=day,
        ),
    )
    if finding.knee is Knee.RIGHT:
        return tr("Right knee hurt more than the left: {levels}.", levels=levels)
    return tr("Left knee hurt more than the right: {levels}.", levels=levels)


def _by_date(finding: Finding, say: Callable[[int, str], str]) -> str:
    """What ``say`` makes of the number of a date and its name, for the latest dates of ``finding``."""
    dates = finding.dates
    first = max(0, len(dates) - _MOST_LEVELS)
    year = with_year(dates[first:], finding.as_of)
    said = [say(index, short_day(dates[index], year=year)) for index in range(first, len(dates))]
    return and_more(", ".join(said), first) if first else join(said)


def duration(lasted: Lasted) -> str:
    """ "4 days", "60 hours"; "still there" for pain without an end."""
    match lasted.unit:
        case LastedUnit.MINUTES:
            return trn("{count} minute", "{count} minutes", lasted.amount)
        case LastedUnit.HOURS:
            return trn("{count} hour", "{count} hours", lasted.amount)
        case LastedUnit.DAYS:
            return day_count(lasted.amount)
        case LastedUnit.ONGOING:
            return tr("still there")


def levels(finding: Finding) -> str:
    """The levels, where the fact itself does not say them: "Levels 4, 3 and 5."."""
    details = finding.details
    match details:
        case NiggleRuns() | LongSpell():
            return _levels_of(details.levels)
        case WrittenDuration(level=None):
            return tr("Its level was not recorded.")
        case WrittenDuration(level=level):
            return tr("Level {level}.", level=level)
        case _:
            return ""


def _levels_of(recorded: Sequence[int]) -> str:
    low, high = min(recorded), max(recorded)
    if low == high:
        return tr("Level {level} each time.", level=low)
    if len(recorded) > MOST:
        return tr("Levels from {low} to {high}.", low=low, high=high)
    return tr("Levels {levels}.", levels=join([str(level) for level in recorded]))


def unrecorded(finding: Finding) -> str:
    """What was not recorded, as far as the reading had to step over it; empty if nothing."""
    blanks: Sequence[date] = finding.unrecorded
    if not blanks:
        return ""
    said = days(blanks, finding.as_of)
    match finding.details:
        case NiggleRuns(unanswered=count):
            return trn(
                "{knee} was not recorded on {count} run ({dates}).",
                "{knee} was not recorded on {count} runs ({dates}).",
                count,
                knee=knee_at_start(finding.knee),
                dates=said,
            )
        case UnevenLevels():
            return tr(
                "Only one knee was recorded {when}, so left and right cannot be compared there.",
                when=on_days(blanks, finding.as_of),
            )
        case _:
            return trn("{dates} was not recorded.", "{dates} were not recorded.", len(blanks), dates=said)


def places(finding: Finding) -> str:
    """Where a niggle was marked: "Marked: inner side, on the joint line; just below the kneecap."."""
    if not isinstance(finding.details, NiggleRuns) or not finding.details.places:
        return ""
    named = "; ".join(tr(PLACES[place].plain) for place in finding.details.places)
    return tr("Marked: {places}.", places=named)


def in_brief(finding: Finding) -> str:
    """A finding in a few words: "left knee, pain on 2-6 March (4 days)"."""
    details, as_of = finding.details, finding.as_of
    if finding.knee is None or isinstance(details, TickedSign):
        return urgent_words.named(finding)
    knee = urgent_words.knee_name(finding.knee)
    when = (
        tr("on {day}", day=days(finding.dates, as_of))
        if finding.from_ == finding.until
        else tr("on {dates}", dates=span(finding.from_, finding.until, as_of))
    )
    match details:
        case LongSpell():
            return tr("{knee}, pain {when} ({days})", knee=knee, when=when, days=day_count(details.days))
        case WrittenDuration():
            return tr(
                "{knee}, pain for {long}, written {when}", knee=knee, long=duration(details.lasted), when=when
            )
        case HighLevels():
            return tr("{knee}, pain up to {level} {when}", knee=knee, level=max(details.levels), when=when)
        case UnevenLevels():
            return tr("{knee}, uneven pain {when}", knee=knee, when=when)
        case NiggleRuns():
            return tr(
                "{knee}, pain on {hurt} of {answered} runs, {dates}",
                knee=knee,
                hurt=details.hurt,
                answered=details.answered,
                dates=span(details.dates[0], details.dates[-1], as_of)
                if len(details.dates) > 1
                else days(details.dates, as_of),
            )
