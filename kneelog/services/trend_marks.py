"""The marks of the charts: findings, swelling, urgent signs, visits, runs much longer than before, new shoes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.report import Knee, Swelling
from kneelog.rules.fact_words import in_brief
from kneelog.rules.finding import Rule
from kneelog.services.wording import SWELLING_WORDS, asked_as
from kneelog.words import N_, join, short_day, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kneelog.domain.care import Appointment
    from kneelog.domain.context import LengthBefore
    from kneelog.domain.days import Day, Days
    from kneelog.domain.running import RunBar
    from kneelog.domain.shoes import NewPairs
    from kneelog.domain.signs import Sign
    from kneelog.rules.finding import Finding, Review

_SWELLING_BRIDGE = 7
"""Swelling recorded within a week of the last is the same, unless "no swelling" was recorded between: one mark."""


class MarkKind(StrEnum):
    """What a mark stands for, in the order in which marks of one day stand."""

    URGENT = "urgent"
    FINDING = "finding"
    VISIT = "visit"
    SWELLING = "swelling"
    LONGER = "longer"
    SHOES = "shoes"


class Mark(NamedTuple):
    """A mark on the day of the ordinal ``day``: its short word beside the symbol, and what it says in full.

    ``knee`` is ``None`` where it is of neither or of both.
    """

    day: int
    kind: MarkKind
    knee: Knee | None
    word: str
    sentence: str


_WORDS = {
    Rule.HIGH_PAIN: N_("high pain"),
    Rule.LASTING_PAIN: N_("lasting"),
    Rule.UNEVEN_PAIN: N_("uneven"),
    Rule.RECURRING_NIGGLE: N_("niggle"),
}
_ORDER = {kind: number for number, kind in enumerate(MarkKind)}


def marks(
    days: Days,
    review: Review,
    visits: Sequence[Appointment],
    bars: Sequence[RunBar],
    pairs: Sequence[NewPairs] = (),
) -> tuple[Mark, ...]:
    """Every mark, oldest first; those of one day in the order of :class:`MarkKind`, and urgent signs in their table's.

    An urgent sign is marked on each date on which it was ticked, a finding on the date on which it was first met,
    swelling on the first date of each stretch of it. ``pairs`` are the shoes that came into use.
    """
    found: list[Mark] = []
    for finding in review.findings:
        found += _urgent(finding, finding.sign) if finding.sign is not None else [_finding(finding)]
    found += [visit_mark(visit) for visit in visits]
    found += [_swelling(stretch, knee, review.as_of) for knee in Knee for stretch in _swollen(days, knee)]
    found += [_longer(bar.day, bar.longer) for bar in bars if bar.longer is not None]
    found += [_new_shoes(new) for new in pairs]
    # What is equal stays as it came: findings as the review lists them, the most pressing first.
    return tuple(sorted(found, key=lambda mark: (mark.day, _ORDER[mark.kind])))


def _urgent(finding: Finding, sign: Sign) -> list[Mark]:
    said = _of_knee(finding.knee, asked_as(sign))
    return [
        Mark(on.toordinal(), MarkKind.URGENT, finding.knee, tr("urgent sign"), said) for on in finding.dates
    ]


def _finding(finding: Finding) -> Mark:
    said = tr("rule of thumb met: {finding}", finding=in_brief(finding))
    return Mark(finding.on.toordinal(), MarkKind.FINDING, finding.knee, tr(_WORDS[finding.rule]), said)


def visit_mark(visit: Appointment) -> Mark:
    """The mark of a visit, past or to come."""
    said = tr("visit: {whom}", whom=visit.with_whom) if visit.with_whom else tr("visit")
    return Mark(visit.on.toordinal(), MarkKind.VISIT, None, tr("visit"), said)


def _swollen(days: Days, knee: Knee) -> list[list[Day]]:
    """The swollen days of each stretch of swelling of ``knee``; a day recorded as not swollen ends it."""
    stretches: list[list[Day]] = []
    goes_on_until = 0  # the ordinal up to which a swollen day belongs to the last stretch
    for day in days.all:
        swelling = day.knee(knee).swelling
        if swelling is None:
            continue
        if swelling is Swelling.NONE:
            goes_on_until = 0
            continue
        if day.number > goes_on_until:
            stretches.append([])
        stretches[-1].append(day)
        goes_on_until = day.number + _SWELLING_BRIDGE
    return stretches


def _swelling(stretch: Sequence[Day], knee: Knee, as_of: date) -> Mark:
    """The mark of one stretch of swelling, with its worst degree."""
    degrees = [degree for day in stretch if (degree := day.knee(knee).swelling) is not None]
    said = tr(SWELLING_WORDS[max(degrees, key=list(Swelling).index)])
    first, last = stretch[0].on, stretch[-1].on
    if first < last:
        count = trn("{count} day", "{count} days", len(stretch))
        until = short_day(last, year=last.year != as_of.year)
        said = tr("{degree}, on {days} up to {last}", degree=said, days=count, last=until)
    return Mark(first.toordinal(), MarkKind.SWELLING, knee, tr("swelling"), _of_knee(knee, said))


def _longer(day: int, longer: LengthBefore) -> Mark:
    percent = longer.percent_longer
    said = tr("run {percent}% longer than the longest of the 30 days before", percent=percent)
    return Mark(day, MarkKind.LONGER, None, tr("{percent}% longer", percent=percent), said)


def _new_shoes(new: NewPairs) -> Mark:
    return Mark(
        new.day, MarkKind.SHOES, None, tr("new shoes"), tr("new shoes: {shoes}", shoes=join(new.names))
    )


def _of_knee(knee: Knee | None, what: str) -> str:
    if knee is None:
        return what
    side = tr("left") if knee is Knee.LEFT else tr("right")
    return f"{side}: {what[:1].lower()}{what[1:]}"
