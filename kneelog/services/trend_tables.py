"""The table twin of every chart of Trends: the same numbers, to be read, heard and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.services import day_tables, period_tables, running_tables
from kneelog.services.table import BLANK, Column, Table, TableName, as_html, as_tsv
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.domain.period import Period
    from kneelog.services.trends import Trends

__all__ = ["BLANK", "NAMES", "TITLES", "Column", "Table", "TableName", "as_html", "as_tsv", "table"]

NAMES = {
    TableName.PAIN: N_("Days"),
    TableName.SMOOTH: N_("Median"),
    TableName.MARKS: N_("Marks"),
    TableName.RUNS: N_("Runs"),
    TableName.WEEKS: N_("Weeks"),
    TableName.WHERE: N_("Where"),
    TableName.YEAR: N_("Year"),
    TableName.NIGGLES: N_("Niggles"),
    TableName.COMPARED: N_("Compared"),
}
"""A word for each, to choose it by; translate where it is shown."""

TITLES = {
    TableName.PAIN: N_("Pain, day by day"),
    TableName.SMOOTH: N_("Median of 7 days"),
    TableName.MARKS: N_("Marks"),
    TableName.RUNS: N_("Runs"),
    TableName.WEEKS: N_("Running by week"),
    TableName.WHERE: N_("Where it hurt"),
    TableName.YEAR: N_("Year: worst level of the worse knee"),
    TableName.NIGGLES: N_("Niggles"),
    TableName.COMPARED: N_("This period against the one before"),
}
"""What each is called in full."""

_MAKERS: dict[TableName, Callable[[Trends, Period, str], Table]] = {
    TableName.PAIN: day_tables.pain,
    TableName.SMOOTH: day_tables.smooth,
    TableName.MARKS: day_tables.marks,
    TableName.RUNS: running_tables.runs,
    TableName.WEEKS: running_tables.weeks,
    TableName.WHERE: period_tables.where,
    TableName.YEAR: day_tables.year,
    TableName.NIGGLES: period_tables.niggles,
    TableName.COMPARED: period_tables.compared,
}


def table(name: TableName, trends: Trends, period: Period) -> Table:
    """The table of that name for ``period``."""
    return _MAKERS[name](trends, period, tr(TITLES[name]))
