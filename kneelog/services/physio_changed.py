"""What changed, a sentence a knee: the last part of the period against the first, and the worst. Never a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.figures import KneeFigures, knee_figures
from kneelog.domain.report import Knee
from kneelog.services.physio_dates import short
from kneelog.services.physio_page import Phrase
from kneelog.services.trend_words import length_words, niggle_since, number
from kneelog.services.wording import distance_words
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.period import Period
    from kneelog.services.trends import Reading


def changed(reading: Reading, period: Period) -> tuple[Phrase, Phrase]:
    """ "Left: median 5 in the last 2 weeks, was 2 in the first 2 weeks; worst 7, after 15.9 km on 8 March." a knee.

    The parts are those of Trends: a third of the days up to today, 7 to 28 days each. Medians are of the days' worst
    levels, and the worst's day is the last that had it. Where a niggle goes on at the end, since when it does.
    """
    left, right = (_of_knee(reading, reading.lived(period), knee) for knee in Knee)
    return left, right


def _of_knee(reading: Reading, period: Period, knee: Knee) -> Phrase:
    whole = _figures(reading, period, knee)
    side = tr("Left") if knee is Knee.LEFT else tr("Right")
    if whole.worst is None or whole.worst_on is None:
        return Phrase(tr("{knee}: not recorded in this period.", knee=side), knee=knee)
    worst = _worst(reading, period, knee, whole.worst, whole.worst_on)
    since = niggle_since(reading, period, knee)
    parts = period.parts
    if parts is None or parts[0].days == 1:  # too few days to have a middle
        head, rest = tr("{knee}: {worst}.", knee=side, worst=worst), ""
    else:
        first, last = (_figures(reading, part, knee) for part in parts)
        head, rest = _parts(side, first, last, length_words(parts[0].days))
        rest = tr("{said}; {worst}.", said=rest, worst=worst)
    return Phrase(head, f"{rest} {since}".strip(), knee)


def _figures(reading: Reading, period: Period, knee: Knee) -> KneeFigures:
    return knee_figures(reading.days, period, knee, reading.as_of, reading.settings.counts_from)


def _parts(side: str, first: KneeFigures, last: KneeFigures, length: str) -> tuple[str, str]:
    """The last part, which stands out, and what it is held against. What was not recorded is said, not compared."""
    values = {"knee": side, "length": length, "now": number(last.median), "then": number(first.median)}
    in_first = tr("in the first {length}", length=length)
    if last.recorded and first.recorded:
        return tr("{knee}: median {now} in the last {length}, was {then}", **values), in_first
    if last.recorded:
        unknown = tr("not recorded in the first {length}", length=length)
        return tr("{knee}: median {now} in the last {length},", **values), unknown
    if first.recorded:
        return tr("{knee}: not recorded in the last {length}, was median {then}", **values), in_first
    return tr("{knee}: not recorded in the last {length},", **values), tr(
        "nor in the first {length}", length=length
    )


def _worst(reading: Reading, period: Period, knee: Knee, level: int, on: date) -> str:
    """ "worst 7, after 15.9 km on 8 March"; of no pain at all there is no such day."""
    said = tr("worst {level}", level=level)
    if not level:
        return said
    values = {"worst": said, "day": short(on, period)}
    day = reading.days.at(on)
    if day is None or not day.knee(knee).is_on_run:
        return tr("{worst}, on {day}", **values)
    runs = [reading.runs.get(run.run or "") for run in day.runs if run.level(knee) == level]
    metres = max((run.distance_m or 0 for run in runs if run is not None), default=0)
    if not metres:
        return tr("{worst}, after a run on {day}", **values)
    return tr("{worst}, after {distance} on {day}", distance=distance_words(metres, reading.units), **values)
