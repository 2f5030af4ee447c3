"""What changed, a sentence a knee: the last part of the period against the rest, and the worst. Never a verdict."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kneelog.domain.figures import KneeFigures, knee_figures
from kneelog.domain.period import Period
from kneelog.domain.report import Knee
from kneelog.rules.fact_words import day_count
from kneelog.services.physio_dates import short
from kneelog.services.physio_page import Phrase
from kneelog.services.physio_words import DAYS_A_YEAR, how_long
from kneelog.services.trend_words import niggle_since, number
from kneelog.services.wording import distance_words
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from datetime import date

    from kneelog.services.trends import Reading


def changed(reading: Reading, period: Period) -> tuple[Phrase, Phrase]:
    """ "Left: median 5 in the last 2 weeks, was 2 in the 4 weeks before; hurt on 5 of 6 answered runs, was 3 of 8; …".

    The last part is that of Trends: a third of the days up to today, 7 to 28 days; it is held against the rest of the
    period ("before that", if that is a year or more). Medians are of the days' worst levels. Then the worst of the
    whole period, and where a niggle goes on at the end, since when it does.
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
        head, said = tr("{knee}: {worst}.", knee=side, worst=worst), ""
    else:
        last = parts[1]
        before = Period(period.first, last.first - timedelta(days=1))
        now, then = _figures(reading, last, knee), _figures(reading, before, knee)
        head, rest = _parts(side, now, then, how_long(last), before)
        said = "; ".join(part for part in (rest, _runs(now, then), worst) if part) + "."
    return Phrase(head, f"{said} {since}".strip(), knee)


def _figures(reading: Reading, period: Period, knee: Knee) -> KneeFigures:
    return knee_figures(reading.days, period, knee, reading.as_of, reading.settings.counts_from)


def _parts(side: str, now: KneeFigures, then: KneeFigures, length: str, before: Period) -> tuple[str, str]:
    """The last part, which stands out, and what it is held against. What was not recorded is said, not compared."""
    values = {"knee": side, "length": length, "now": number(now.median), "then": number(then.median)}
    is_long = before.days > DAYS_A_YEAR - 1  # 365 days too: "in the 1 year before" is not said
    in_before = tr("before that") if is_long else tr("in the {length} before", length=how_long(before))
    if now.recorded and then.recorded:
        return tr("{knee}: median {now} in the last {length}, was {then}", **values), in_before
    if now.recorded:
        unknown = tr("not recorded {when}", when=in_before)
        return tr("{knee}: median {now} in the last {length},", **values), unknown
    return tr("{knee}: not recorded in the last {length}, was median {then}", **values), in_before


def _runs(now: KneeFigures, then: KneeFigures) -> str:
    """ "hurt on 5 of 6 answered runs, was 3 of 8"; nothing without an answered run in the last part."""
    if not now.answered:
        return ""
    said = trn(
        "hurt on {hurt} of {count} answered run",
        "hurt on {hurt} of {count} answered runs",
        now.answered,
        hurt=now.hurt_runs,
    )
    if not then.answered:
        return said
    return tr("{now}, was {hurt} of {answered}", now=said, hurt=then.hurt_runs, answered=then.answered)


def _worst(reading: Reading, period: Period, knee: Knee, level: int, on: date) -> str:
    """ "worst 7, after 15.9 km on 8 March"; of several such days how many, and the last; of no pain at all none."""
    said = tr("worst {level}", level=level)
    if not level:
        return said
    times = sum(
        day.knee(knee).worst == level for day in reading.days.between(period) if day.on <= reading.as_of
    )
    if times > 1:
        said = tr("worst {level} on {days}, last", level=level, days=day_count(times))
    else:
        said = tr("{worst},", worst=said)
    values = {"worst": said, "day": short(on, period)}
    day = reading.days.at(on)
    if day is None or not day.knee(knee).is_on_run:
        return tr("{worst} on {day}", **values)
    runs = [reading.runs.get(run.run or "") for run in day.runs if run.level(knee) == level]
    metres = max((run.distance_m or 0 for run in runs if run is not None), default=0)
    if not metres:
        return tr("{worst} after a run on {day}", **values)
    return tr("{worst} after {distance} on {day}", distance=distance_words(metres, reading.units), **values)
