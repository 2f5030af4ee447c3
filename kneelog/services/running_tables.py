"""Tables of the running: each run, and each week that has any."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kneelog.domain.coarse import Grain
from kneelog.services.table import BLANK, Column, Table, TableName, lasting, length
from kneelog.services.table import day as day_text
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.domain.period import Period
    from kneelog.domain.running import RunBar
    from kneelog.services.trends import Trends


def runs(trends: Trends, period: Period, title: str) -> Table:
    """Every run of the period; those much longer than the ones before with that fact."""
    unit = trends.units.value
    columns = (
        Column(tr("Date"), is_date=True),
        Column(tr("Distance, {unit}", unit=unit), is_number=True),
        Column(tr("Time, h:mm:ss"), is_number=True),
        Column(tr("Longest of the 30 days before, {unit}", unit=unit), is_number=True),
        Column(tr("Longer by, %"), is_number=True),
        Column(tr("Shoes")),
        Column(tr("Surface")),
    )
    found = [bar for bar in trends.bars if period.holds(date.fromordinal(bar.day))]
    dates = tuple(date.fromordinal(bar.day) for bar in found)
    rows = tuple(
        (day_text(on, trends.as_of), *_of_run(trends, bar)) for on, bar in zip(dates, found, strict=True)
    )
    return Table(TableName.RUNS, title, columns, rows, dates)


def weeks(trends: Trends, period: Period, title: str) -> Table:
    """The totals of each week with a run that has a day in the period: of the whole week, as its bar."""
    unit = trends.units.value
    columns = (
        Column(tr("Week from"), is_date=True),
        Column(tr("Runs"), is_number=True),
        Column(tr("Distance, {unit}", unit=unit), is_number=True),
        Column(tr("Time, h:mm:ss"), is_number=True),
        Column(tr("Runs without a distance"), is_number=True),
        Column(tr("Runs without a time"), is_number=True),
    )
    first, last = period.first.toordinal(), period.last.toordinal()
    found = [
        total for total in trends.totals[Grain.WEEK] if total.day <= last and total.day + total.days > first
    ]
    dates = tuple(date.fromordinal(max(total.day, 1)) for total in found)
    rows = tuple(
        (
            day_text(on, trends.as_of),
            str(total.runs),
            length(total.metres, trends.units),
            lasting(total.seconds),
            str(total.without_distance),
            str(total.without_time),
        )
        for on, total in zip(dates, found, strict=True)
    )
    return Table(TableName.WEEKS, title, columns, rows, dates)


def _of_run(trends: Trends, bar: RunBar) -> tuple[str, ...]:
    run, longer = trends.runs[bar.run], bar.longer
    return (
        length(bar.metres, trends.units),
        lasting(bar.seconds),
        length(longer.longest_m, trends.units) if longer is not None else BLANK,
        str(longer.percent_longer) if longer is not None else BLANK,
        run.shoes or BLANK,
        tr(run.surface) if run.surface else BLANK,
    )
