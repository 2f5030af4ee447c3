"""What Trends says: a period in plain sentences, one day in one line. Counts and medians, never a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain import running
from kneelog.domain.figures import KneeFigures, knee_figures
from kneelog.domain.report import Knee
from kneelog.services.wording import distance_words
from kneelog.words import short_day, tr, trn

if TYPE_CHECKING:
    from kneelog.domain.period import Period
    from kneelog.domain.running import Load
    from kneelog.services.trends import Reading, Trends

_WEEK = 7
_LONG = 100
"""Beyond so many days it is said when the first part was."""


class Said(NamedTuple):
    """A sentence whose beginning stands out."""

    head: str
    rest: str

    @property
    def whole(self) -> str:
        """All of it."""
        return f"{self.head} {self.rest}".strip()


def knee_sentence(trends: Trends, period: Period, knee: Knee) -> Said:
    """ "Left: median 4 in the last 4 weeks, was 2 in the first 4 weeks." and what its runs were, and the blanks."""
    whole = _figures(trends, period, knee)
    side = _side(knee)
    if not whole.recorded:
        return Said(tr("{knee}: not recorded in this period.", knee=side), "")
    parts = trends.lived(period).parts
    if parts is None:
        return Said(tr("{knee}: {median}.", knee=side, median=number(whole.median)), "")
    first, last = (_figures(trends, part, knee) for part in parts)
    rest = [_runs_then(last, first), _blank_days(whole), niggle_since(trends, period, knee)]
    head = _medians(side, last, first, length_words(parts[0].days), _in_first(trends, period, parts[0]))
    return Said(head, " ".join(part for part in rest if part))


def part_caption(part: Period, *, is_first: bool) -> str:
    """ "first 4 weeks", "last 9 days": what a part of the period is called."""
    length = length_words(part.days)
    return tr("first {length}", length=length) if is_first else tr("last {length}", length=length)


def length_words(days: int) -> str:
    """ "4 weeks" where they are whole weeks and more than one, else "9 days"."""
    weeks, over = divmod(days, _WEEK)
    if not over and weeks > 1:
        return trn("{count} week", "{count} weeks", weeks)
    return trn("{count} day", "{count} days", days)


def number(value: float | None) -> str:
    """ "4", "3.5", or "–" for what was not recorded."""
    if value is None:
        return "–"
    return str(int(value)) if value == int(value) else f"{value:.1f}"


def compared(trends: Trends, period: Period) -> tuple[str, str, str]:
    """The lived part of ``period`` against as many days before it, a sentence each for left, right and running."""
    period = trends.lived(period)
    left, right = (_compared_knee(trends, period, knee) for knee in Knee)
    return left, right, _compared_running(trends, period)


def _figures(trends: Trends, period: Period, knee: Knee) -> KneeFigures:
    return knee_figures(trends.days, period, knee, trends.as_of, trends.settings.counts_from)


def _side(knee: Knee) -> str:
    return tr("Left") if knee is Knee.LEFT else tr("Right")


def _in_first(trends: Trends, period: Period, first: Period) -> str:
    """ "in the first", as long as the last; of a long period with its day, for nobody knows where it begins."""
    if period.days <= _LONG:
        return tr("in the first")
    return tr(
        "in the first, from {day}", day=short_day(first.first, year=first.first.year != trends.as_of.year)
    )


def _medians(side: str, last: KneeFigures, first: KneeFigures, length: str, in_first: str) -> str:
    values = {
        "knee": side,
        "length": length,
        "now": number(last.median),
        "then": number(first.median),
        "in_first": in_first,
    }
    if not last.recorded and not first.recorded:
        return tr("{knee}: not recorded {in_first} nor in the last {length}.", **values)
    if not last.recorded:
        return tr("{knee}: not recorded in the last {length}, was median {then} {in_first}.", **values)
    if not first.recorded:
        return tr("{knee}: median {now} in the last {length}, not recorded {in_first}.", **values)
    values |= {"worst": number(last.worst), "then_worst": number(first.worst)}
    return tr(
        "{knee}: median {now}, worst {worst} in the last {length}; was {then}, worst {then_worst} {in_first}.",
        **values,
    )


def _runs_then(last: KneeFigures, first: KneeFigures) -> str:
    if not last.answered:
        if not first.answered:
            return ""
        return tr(
            "No answered run there, was hurt on {hurt} of {answered}.",
            hurt=first.hurt_runs,
            answered=first.answered,
        )
    said = trn(
        "Hurt on {hurt} of {count} answered run",
        "Hurt on {hurt} of {count} answered runs",
        last.answered,
        hurt=last.hurt_runs,
    )
    if not first.answered:
        return f"{said}."
    return tr("{now}, was {hurt} of {answered}.", now=said, hurt=first.hurt_runs, answered=first.answered)


def _blank_days(whole: KneeFigures) -> str:
    """ "12 of all 84 days not recorded.": those of the whole period, not of its last part alone."""
    if not whole.unrecorded:
        return ""
    return tr("{blank} of all {days} days not recorded.", blank=whole.unrecorded, days=whole.days)


def niggle_since(trends: Reading, period: Period, knee: Knee) -> str:
    """Since when the knee has been hurting, if it still is at the end of the period."""
    near, last = trends.settings.current_days, trends.lived(period).last
    for niggle in trends.niggles.listed:
        still = 0 <= (last - niggle.last).days <= near or niggle.first <= last <= niggle.last
        if niggle.knee is knee and still:
            year = niggle.first.year != trends.as_of.year
            return tr("Niggle since {day}.", day=short_day(niggle.first, year=year))
    return ""


def _compared_knee(trends: Trends, period: Period, knee: Knee) -> str:
    now, then = _figures(trends, period, knee), _figures(trends, period.before, knee)
    side = _side(knee)
    if not now.recorded and not then.recorded:
        return tr("{knee}: not recorded in either.", knee=side)
    if not now.recorded:
        return tr("{knee}: not recorded; was median {then}.", knee=side, then=number(then.median))
    said = [
        _against(tr("median {now}"), now.median, then.median, then),
        _against(tr("worst {now}"), now.worst, then.worst, then),
    ]
    if now.answered or then.answered:
        said.append(_runs_against(now, then))
    blank = trn("{count} day not recorded", "{count} days not recorded", now.unrecorded)
    said.append(_against(blank, None, then.unrecorded, then))
    if not then.recorded:
        said.append(tr("not recorded before"))
    return f"{side}: {'; '.join(said)}."


def _runs_against(now: KneeFigures, then: KneeFigures) -> str:
    runs = trn(
        "hurt on {hurt} of {count} run", "hurt on {hurt} of {count} runs", now.answered, hurt=now.hurt_runs
    )
    said = runs if now.answered else tr("no answered run")
    if not then.answered:
        return said
    return tr("{what}, was {hurt} of {runs}", what=said, hurt=then.hurt_runs, runs=then.answered)


def _against(what: str, now: float | None, then: float | None, before: KneeFigures) -> str:
    """ "median 3, was 4"; without the latter where nothing was recorded before."""
    said = what.format(now=number(now))
    return tr("{what}, was {then}", what=said, then=number(then)) if before.recorded else said


def _compared_running(trends: Trends, period: Period) -> str:
    now = running.load(trends.runs.values(), period)
    said = _load_words(now, trends)
    if now.longest is not None:
        distance = distance_words(now.longest, trends.units)
        said = tr("{load}, longest {distance}", load=said, distance=distance)
    begun = trends.days.first
    if begun is None or period.before.last < begun:
        return tr("Running: {now}; not recorded before.", now=said)
    then = _load_words(running.load(trends.runs.values(), period.before), trends)
    return tr("Running: {now}; was {then}.", now=said, then=then)


def _load_words(load: Load, trends: Trends) -> str:
    if not load.runs:
        return tr("no run")
    runs = trn("{count} run", "{count} runs", load.runs)
    if not load.metres:
        return runs
    said = tr("{runs}, {distance}", runs=runs, distance=distance_words(load.metres, trends.units))
    if load.without_distance:
        return tr("{load} ({count} without a distance)", load=said, count=load.without_distance)
    return said
