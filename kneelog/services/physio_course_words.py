"""What is written over, under and instead of the chart of the page for the physio."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from kneelog.domain.coarse import Grain, grain_of
from kneelog.domain.figures import knee_figures
from kneelog.domain.report import Knee
from kneelog.services.physio_dates import short
from kneelog.services.trend_words import number
from kneelog.services.wording import distance_words
from kneelog.words import N_, short_day, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.domain.period import Period
    from kneelog.services.physio_page import CourseBar, CourseLabel, CourseRow
    from kneelog.services.trends import Reading

TITLES = {
    Grain.DAY: N_("Worst pain each day, 0 to 10"),
    Grain.WEEK: N_("Worst pain of each week, 0 to 10"),
    Grain.MONTH: N_("Worst pain of each month, 0 to 10"),
}
BARS_TITLES = {
    Grain.DAY: N_("Runs, {unit}"),
    Grain.WEEK: N_("Runs of each week, {unit}"),
    Grain.MONTH: N_("Runs of each month, {unit}"),
}
CAPTIONS = {
    Grain.DAY: N_(
        "Filled: a day with a run. Hollow: a rest day or the morning after. A dash: not recorded (never counted as 0). "
        "Lines join neighbouring days only."
    ),
    Grain.WEEK: N_(
        "Filled: the worst was on a day with a run. Hollow: on a rest day or the morning after. A dash: a week not "
        "recorded (never counted as 0). Lines join neighbouring weeks only. The first and the last may be a part of a "
        "week."
    ),
    Grain.MONTH: N_(
        "Filled: the worst was on a day with a run. Hollow: on a rest day or the morning after. A dash: a month not "
        "recorded (never counted as 0). Lines join neighbouring months only. The first and the last may be a part of "
        "a month."
    ),
}
_SHOWN = {
    Grain.DAY: N_("Worst pain each day from {first} to {last}, from 0 to 10."),
    Grain.WEEK: N_("Worst pain of each week from {first} to {last}, from 0 to 10."),
    Grain.MONTH: N_("Worst pain of each month from {first} to {last}, from 0 to 10."),
}


def alternative(
    reading: Reading,
    period: Period,
    rows: Sequence[CourseRow],
    bars: Sequence[CourseBar],
    visits: Sequence[CourseLabel],
) -> str:
    """The chart for those who cannot see it.

    "Worst pain each day from 27 January to 9 March 2026, from 0 to 10. Left: 0 to 6, median 3, worst on 8 March; 4
    days not recorded. … Below: 17 days with a run, up to 17.0 km. Visit: physio, 26 Feb."
    """
    grain = grain_of(period.days)
    first = short_day(period.first, year=period.first.year != period.last.year)
    said = [tr(_SHOWN[grain], first=first, last=short_day(period.last, year=True))]
    said += [_row(reading, period, row, grain) for row in rows]
    said.append(_bars(reading, bars, grain))
    if visits:
        marked = "; ".join(visit.text for visit in visits)
        said.append(f"{marked[:1].upper()}{marked[1:]}.")
    return " ".join(said)


def _row(reading: Reading, period: Period, row: CourseRow, grain: Grain) -> str:
    side = tr("Left") if row.knee is Knee.LEFT else tr("Right")
    levels = [dot.level for stretch in row.stretches for dot in stretch]
    worst_on = knee_figures(reading.days, period, row.knee, reading.as_of).worst_on
    if worst_on is None:
        return tr("{knee}: not recorded in this period.", knee=side)
    middle, low, high = number(median(levels)), min(levels), max(levels)
    if low == high:
        said = tr("{knee}: only {level}", knee=side, level=low)
    else:
        said = tr(
            "{knee}: {low} to {high}, median {median}, worst on {day}",
            knee=side,
            low=low,
            high=high,
            median=middle,
            day=short(worst_on, period),
        )
    if not row.blanks:
        return f"{said}."
    return tr("{said}; {blank} not recorded.", said=said, blank=_count(len(row.blanks), grain))


def _bars(reading: Reading, bars: Sequence[CourseBar], grain: Grain) -> str:
    if not bars:
        return tr("Below: no runs recorded.")
    most = max(bar.metres or 0 for bar in bars)
    runs = tr("Below: {count} with a run", count=_count(len(bars), grain))
    if not most:
        return f"{runs}."
    return tr("{said}, up to {distance}.", said=runs, distance=distance_words(most, reading.units))


def _count(count: int, grain: Grain) -> str:
    """ "4 days", "2 weeks", "1 month"."""
    if grain is Grain.DAY:
        return trn("{count} day", "{count} days", count)
    if grain is Grain.WEEK:
        return trn("{count} week", "{count} weeks", count)
    return trn("{count} month", "{count} months", count)
