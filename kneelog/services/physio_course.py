"""The chart of the page for the physio: the worst level of each knee, what was not recorded, and the running below.

Everything is clipped to the period: a week at its edge tells of the days that lie within, and nothing else.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kneelog.domain import coarse, running
from kneelog.domain.coarse import Grain, grain_of
from kneelog.domain.figures import kept
from kneelog.domain.report import Knee
from kneelog.services.physio_axis import ticks
from kneelog.services.physio_course_words import BARS_TITLES, CAPTIONS, TITLES, alternative
from kneelog.services.physio_dates import brief
from kneelog.services.physio_page import Course, CourseBar, CourseDot, CourseLabel, CourseRow
from kneelog.services.table import BLANK
from kneelog.services.trend_marks import MarkKind
from kneelog.services.wording import METRES_PER
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneelog.domain.coarse import Buckets
    from kneelog.domain.period import Period
    from kneelog.domain.settings import Units
    from kneelog.services.trends import Trends

STEPS = {Grain.DAY: 1.0, Grain.WEEK: 7.0, Grain.MONTH: 365.2425 / 12}
"""How many days a dot or bar stands for; a month's are the calendar's on average."""
_WHOLE_FROM = 10


def course(trends: Trends, period: Period) -> Course:
    """The chart of ``period``; how fine it is depends on the number of its days, as in Trends."""
    grain = grain_of(period.days)
    buckets = trends.buckets(grain)
    left, right = (_row(trends, period, buckets, knee) for knee in Knee)
    bars, visits = _bars(trends, period, buckets), _visits(trends, period)
    return Course(
        title=tr(TITLES[grain]),
        days=period.days,
        step=STEPS[grain],
        rows=(left, right),
        bars=bars,
        bars_title=tr(BARS_TITLES[grain], unit=trends.units.value),
        ticks=ticks(period, grain, trends.first_weekday),
        visits=visits,
        caption=tr(CAPTIONS[grain]),
        alt=alternative(trends, period, (left, right), bars, len(visits)),
    )


def _middle(period: Period, day: int, days: int) -> float:
    """The middle, in days from the period's begin, of what lies in ``period`` of ``days`` days from ``day`` on."""
    first, last = period.first.toordinal(), period.last.toordinal()
    return (max(day, first) + min(day + days - 1, last) + 1) / 2 - first


def _row(trends: Trends, period: Period, buckets: Buckets, knee: Knee) -> CourseRow:
    """One knee. A line may join neighbouring days (weeks, months) only; blanks are of the time the diary was kept."""
    first, last = period.first.toordinal(), period.last.toordinal()
    dots = coarse.worst((dot for dot in trends.knee(knee).dots if first <= dot.day <= last), buckets)
    stretches: list[list[CourseDot]] = []
    expected = None
    for dot in dots:
        if dot.day != expected:
            stretches.append([])
        stretches[-1].append(CourseDot(_middle(period, dot.day, dot.days), dot.level, dot.is_run))
        expected = dot.day + dot.days
    recorded = {dot.day for dot in dots}
    blanks = [
        _middle(period, start, buckets.length(start))
        for start in _kept(trends, period, buckets)
        if start not in recorded
    ]
    return CourseRow(knee, tuple(map(tuple, stretches)), tuple(blanks))


def _kept(trends: Trends, period: Period, buckets: Buckets) -> Iterator[int]:
    """The first days of all days, weeks or months of the period in which the diary was kept."""
    within = kept(trends.days, period, trends.as_of)
    if within is None:
        return
    start, last = buckets.start(within.first.toordinal()), within.last.toordinal()
    while start <= last:
        yield start
        start += buckets.length(start)


def _bars(trends: Trends, period: Period, buckets: Buckets) -> tuple[CourseBar, ...]:
    """The running of each day, week or month that has a run: what is known of its distance, summed."""
    within = [bar for bar in trends.bars if period.holds(date.fromordinal(bar.day))]
    found = []
    for total in running.totals(within, buckets):
        metres = total.metres if total.without_distance < total.runs else None
        found.append(CourseBar(_middle(period, total.day, total.days), metres, _figure(metres, trends.units)))
    return tuple(found)


def _figure(metres: int | None, units: Units) -> str:
    """ "17", "8.2", "8": with a decimal below 10 only, and only where it says anything."""
    if metres is None:
        return BLANK
    length = metres / METRES_PER[units]
    rounded = f"{length:.1f}"
    return f"{length:.0f}" if float(rounded) >= _WHOLE_FROM else rounded.removesuffix(".0")


def _visits(trends: Trends, period: Period) -> tuple[CourseLabel, ...]:
    """ "visit: physio, 26 Feb" for each visit of the period, also one to come."""
    found = [(mark, date.fromordinal(mark.day)) for mark in trends.marks if mark.kind is MarkKind.VISIT]
    return tuple(
        CourseLabel(
            _middle(period, mark.day, 1),
            tr("{what}, {day}", what=mark.sentence, day=brief(on, period)),
        )
        for mark, on in found
        if period.holds(on)
    )
