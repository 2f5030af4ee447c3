"""The chart of the page for the physio: the worst level of each knee, what was not recorded, and the running below.

Everything is clipped to the period: a week at its edge tells of the days that lie within, and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain import coarse, trend
from kneelog.domain.coarse import Grain, grain_of
from kneelog.domain.figures import kept
from kneelog.domain.report import Knee
from kneelog.services.physio_axis import ticks
from kneelog.services.physio_course_words import BARS_TITLES, CAPTIONS, TITLES, alternative
from kneelog.services.physio_dates import brief
from kneelog.services.physio_page import Course, CourseBar, CourseDot, CourseLabel, CourseRow
from kneelog.services.physio_runs import known_metres, ran
from kneelog.services.table import BLANK
from kneelog.services.trend_marks import visit_mark
from kneelog.services.wording import METRES_PER
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kneelog.domain.coarse import Buckets
    from kneelog.domain.period import Period
    from kneelog.domain.settings import Units
    from kneelog.services.physio_runs import Ran
    from kneelog.services.trends import Reading

STEPS = {Grain.DAY: 1.0, Grain.WEEK: 7.0, Grain.MONTH: 365.2425 / 12}
"""How many days a dot or bar stands for; a month's are the calendar's on average."""
_WHOLE_FROM = 10


def course(reading: Reading, period: Period, today: date | None = None) -> Course:
    """The chart of ``period``; how fine it is depends on the number of its days, as in Trends.

    Visits before ``today`` are marked; it is the day of the ``reading`` if not given.
    """
    grain = grain_of(period.days)
    buckets = reading.buckets(grain)
    left, right = (_row(reading, period, buckets, knee) for knee in Knee)
    bars, visits = _bars(reading, period, buckets), _visits(reading, period, today or reading.as_of)
    return Course(
        title=tr(TITLES[grain]),
        days=period.days,
        step=STEPS[grain],
        rows=(left, right),
        bars=bars,
        bars_title=tr(BARS_TITLES[grain], unit=reading.units.value),
        ticks=ticks(period, grain, reading.first_weekday),
        visits=visits,
        caption=tr(CAPTIONS[grain]),
        alt=alternative(reading, period, (left, right), bars, visits),
    )


def _middle(period: Period, day: int, days: int) -> float:
    """The middle, in days from the period's begin, of what lies in ``period`` of ``days`` days from ``day`` on."""
    first, last = period.first.toordinal(), period.last.toordinal()
    return (max(day, first) + min(day + days - 1, last) + 1) / 2 - first


def _row(reading: Reading, period: Period, buckets: Buckets, knee: Knee) -> CourseRow:
    """One knee. A line may join neighbouring days (weeks, months) only; blanks are of the time the diary was kept."""
    dots = coarse.worst(trend.dots(reading.days.between(period), knee), buckets)
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
        for start in _kept(reading, period, buckets)
        if start not in recorded
    ]
    return CourseRow(knee, tuple(map(tuple, stretches)), tuple(blanks))


def _kept(reading: Reading, period: Period, buckets: Buckets) -> Iterator[int]:
    """The first days of all days, weeks or months of the period in which the diary was kept."""
    within = kept(reading.days, period, reading.as_of)
    if within is None:
        return
    start, last = buckets.start(within.first.toordinal()), within.last.toordinal()
    while start <= last:
        yield start
        start += buckets.length(start)


def _bars(reading: Reading, period: Period, buckets: Buckets) -> tuple[CourseBar, ...]:
    """The running of each day, week or month that has a run: what is known of its distance, summed.

    A run without a distance, or without any record, has a bar too: it was run.
    """
    starts: dict[int, list[Ran]] = {}
    for one in ran(reading, period):
        starts.setdefault(buckets.start(one.on.toordinal()), []).append(one)
    found = []
    for start, runs in starts.items():
        metres = sum(known_metres(runs)) or None
        x = _middle(period, start, buckets.length(start))
        found.append(CourseBar(x, metres, _figure(metres, reading.units)))
    return tuple(found)


def _figure(metres: int | None, units: Units) -> str:
    """ "17", "8.2", "8": with a decimal below 10 only, and only where it says anything."""
    if metres is None:
        return BLANK
    length = metres / METRES_PER[units]
    rounded = f"{length:.1f}"
    return f"{length:.0f}" if float(rounded) >= _WHOLE_FROM else rounded.removesuffix(".0")


def _visits(reading: Reading, period: Period, today: date) -> tuple[CourseLabel, ...]:
    """ "visit: physio, 26 Feb" for each visit of the period before ``today``; for a later one if something was said."""
    return tuple(
        CourseLabel(
            _middle(period, visit.on.toordinal(), 1),
            tr("{what}, {day}", what=visit_mark(visit).sentence, day=brief(visit.on, period)),
        )
        for visit in reading.visits
        if period.holds(visit.on) and (visit.on < today or visit.said)
    )
