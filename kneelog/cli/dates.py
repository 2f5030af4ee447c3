"""Dates as options of the command line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kneelog.exporters.period import Period
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

_F = TypeVar("_F", bound="Callable[..., Any]")


if TYPE_CHECKING:
    _DateType = click.ParamType[date]
else:
    _DateType = click.ParamType  # older ones take no brackets


class Day(_DateType):
    """A local date such as 2026-03-02."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date, or say what form it takes."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            day = date.min
        if day.isoformat() != value:
            self.fail(tr("“{value}” is not a date such as 2026-03-02.", value=value), param, ctx)
        return day


def period_options(function: _F) -> _F:
    """Let a command take ``--from`` and ``--to``, both days included."""
    function = click.option("--to", "last", type=Day(), metavar="DATE", help=tr("Last day."))(function)
    return click.option("--from", "first", type=Day(), metavar="DATE", help=tr("First day."))(function)


def period(first: date | None, last: date | None) -> Period:
    """The period from ``first`` to ``last``; an end that is not given is open."""
    if first is not None and last is not None and last < first:
        raise click.UsageError(tr("--to lies before --from."))
    return Period(first, last)
