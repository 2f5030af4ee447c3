"""Which backups stay: the newest of each of the last days, weeks and months that have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from datetime import datetime

DAYS = 7
WEEKS = 5
"""ISO weeks."""
MONTHS = 12


def kept(made: Iterable[datetime]) -> frozenset[datetime]:
    """Of the moments at which backups were made (local wall time), those whose backups stay.

    That is the newest of each of the last 7 days that have one, of 5 weeks and of 12 months. The newest of all is
    always among them, and so is what a pause leaves: after a year without kneelog nothing is taken away.
    """
    newest_first = sorted(set(made), reverse=True)
    spans: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (DAYS, lambda moment: moment.date()),
        (WEEKS, lambda moment: moment.isocalendar()[:2]),
        (MONTHS, lambda moment: (moment.year, moment.month)),
    )
    stay: set[datetime] = set()
    for count, span in spans:
        newest_of: dict[Hashable, datetime] = {}
        for moment in newest_first:
            newest_of.setdefault(span(moment), moment)
        stay.update(list(newest_of.values())[:count])
    return frozenset(stay)
