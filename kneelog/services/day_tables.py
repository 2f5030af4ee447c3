"""Tables whose rows are days or weeks of days: the levels, their median, the marks, the calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kneelog.domain.coarse import Grain, grain_of
from kneelog.domain.figures import kept
from kneelog.domain.period import Period
from kneelog.domain.report import Knee
from kneelog.domain.trend import WEEK, week_start
from kneelog.services.table import BLANK, Column, Table, TableName, difference, level
from kneelog.services.table import day as day_text
from kneelog.services.trend_words import number
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.domain.day import Day, KneeDay
    from kneelog.domain.trend import Smooth
    from kneelog.services.trends import Trends

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_WEEKS = 53
"""As many weeks as the calendar of the year has."""
_MEDIAN_OF = {Grain.DAY: N_("Date"), Grain.WEEK: N_("Week of"), Grain.MONTH: N_("Month of")}
_MEDIAN_TITLES = {Grain.WEEK: N_("Median of each week"), Grain.MONTH: N_("Median of each month")}
_UNKNOWN_DAY = (BLANK,) * 12
"""A date of which nothing is known: all its cells but the date."""
_UNKNOWN_MEDIAN = (BLANK,) * 3


def pain(trends: Trends, period: Period, title: str) -> Table:
    """Each date on which the diary was kept, with the levels of both knees."""
    shown = kept(trends.days, period, trends.as_of)
    columns = (
        Column(tr("Date"), is_date=True),
        Column(tr("Run or rest")),
        *_numbers(
            tr("Left"),
            tr("Right"),
            tr("Left, start"),
            tr("Left, during"),
            tr("Left, after"),
            tr("Right, start"),
            tr("Right, during"),
            tr("Right, after"),
            tr("Left, next morning"),
            tr("Right, next morning"),
            tr("Left minus right"),
        ),
    )
    if shown is None:
        return Table(TableName.PAIN, title, columns)
    known = {day.number: _of_day(day) for day in trends.days.between(shown)}
    dates = tuple(map(date.fromordinal, _ordinals(shown)))
    rows = tuple([(day_text(on, trends.as_of), *known.get(on.toordinal(), _UNKNOWN_DAY)) for on in dates])
    return Table(TableName.PAIN, title, columns, rows, dates)


def smooth(trends: Trends, period: Period, title: str) -> Table:
    """The median, lowest and highest level of each knee: of 7 days, or of weeks or months, as they are drawn."""
    grain = grain_of(period.days)
    columns = (
        Column(tr(_MEDIAN_OF[grain]), is_date=True),
        *_numbers(
            tr("Left, median"),
            tr("Left, lowest"),
            tr("Left, highest"),
            tr("Right, median"),
            tr("Right, lowest"),
            tr("Right, highest"),
        ),
    )
    left, right = (_medians(trends, period, knee) for knee in Knee)
    dates = tuple(map(date.fromordinal, sorted(left.keys() | right.keys())))
    rows = tuple(
        (
            day_text(on, trends.as_of),
            *left.get(on.toordinal(), _UNKNOWN_MEDIAN),
            *right.get(on.toordinal(), _UNKNOWN_MEDIAN),
        )
        for on in dates
    )
    return Table(TableName.SMOOTH, tr(_MEDIAN_TITLES.get(grain, title)), columns, rows, dates)


def marks(trends: Trends, period: Period, title: str) -> Table:
    """Every mark of the period; a visit may be still to come."""
    columns = (
        Column(tr("Date"), is_date=True),
        Column(tr("Mark")),
        Column(tr("Knee")),
        Column(tr("What it stands for")),
    )
    sides = {Knee.LEFT: tr("left"), Knee.RIGHT: tr("right"), None: BLANK}
    found = [mark for mark in trends.marks if period.holds(date.fromordinal(mark.day))]
    dates = tuple(date.fromordinal(mark.day) for mark in found)
    rows = tuple(
        (day_text(on, trends.as_of), mark.word, sides[mark.knee], mark.sentence)
        for on, mark in zip(dates, found, strict=True)
    )
    return Table(TableName.MARKS, title, columns, rows, dates)


def year(trends: Trends, period: Period, title: str) -> Table:
    """The calendar: a row a week, a column a weekday, for the 53 weeks that end with the week of the last date."""
    weekdays = [tr(_WEEKDAYS[(trends.first_weekday + step) % WEEK]) for step in range(WEEK)]
    columns = (Column(tr("Week of"), is_date=True), *_numbers(*weekdays), Column(tr("Days with a run")))
    last = week_start(period.last.toordinal(), trends.first_weekday)
    first = trends.days.first
    weeks = _period(last - (_WEEKS - 1) * WEEK, last + WEEK - 1)
    shown = None if first is None else weeks.within(Period(first, max(trends.as_of, first)))
    if shown is None:
        return Table(TableName.YEAR, title, columns)
    known = {day.number: day for day in trends.days.between(shown)}
    begun = week_start(shown.first.toordinal(), trends.first_weekday)
    starts = range(begun, shown.last.toordinal() + 1, WEEK)
    dates = tuple(date.fromordinal(max(start, 1)) for start in starts)
    rows = tuple(
        (day_text(on, trends.as_of), *_week(start, known, weekdays))
        for on, start in zip(dates, starts, strict=True)
    )
    return Table(TableName.YEAR, title, columns, rows, dates)


def _numbers(*titles: str) -> tuple[Column, ...]:
    return tuple(Column(title, is_number=True) for title in titles)


def _ordinals(period: Period) -> range:
    return range(period.first.toordinal(), period.last.toordinal() + 1)


def _period(first: int, last: int) -> Period:
    """From one ordinal to another, as far as the calendar reaches."""
    return Period(date.fromordinal(max(first, 1)), date.fromordinal(min(last, date.max.toordinal())))


def _of_day(day: Day) -> tuple[str, ...]:
    left, right = day.left, day.right
    kind = tr("run") if day.runs else tr("rest") if day.entries else BLANK
    worst = (level(left.worst), level(right.worst))
    mornings = (level(left.morning), level(right.morning))
    return (kind, *worst, *_moments(left), *_moments(right), *mornings, difference(day.gap))


def _moments(knee: KneeDay) -> tuple[str, str, str]:
    return level(knee.start), level(knee.during), level(knee.after)


def _medians(trends: Trends, period: Period, knee: Knee) -> Mapping[int, tuple[str, str, str]]:
    first, last = period.first.toordinal(), period.last.toordinal()
    return {
        one.day: _median(one)
        for stretch in trends.knee(knee).smooth[grain_of(period.days)]
        for one in stretch
        if first < one.day + one.days and one.day <= last
    }


def _median(one: Smooth) -> tuple[str, str, str]:
    return number(one.median), level(one.low), level(one.high)


def _week(start: int, known: Mapping[int, Day], weekdays: list[str]) -> tuple[str, ...]:
    """The worse knee's level on each day of the week, and on which of them there was a run."""
    found = [known.get(start + step) for step in range(WEEK)]
    levels = [level(day.worse) if day is not None else BLANK for day in found]
    runs = [name for name, day in zip(weekdays, found, strict=True) if day is not None and day.runs]
    return (*levels, ", ".join(runs) or BLANK)
