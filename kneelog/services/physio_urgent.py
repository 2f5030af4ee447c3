"""The urgent signs on the page for the physio: every one that was ticked, never cut and never changed by a setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.domain.history import event_date
from kneelog.domain.report import Knee
from kneelog.domain.signs import SIGNS, URGENT, Sign
from kneelog.rules.day_words import days
from kneelog.rules.urgent_signs import signs_of
from kneelog.rules.urgent_words import knee_name
from kneelog.services.physio_words import listing
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from kneelog.domain.history import History
    from kneelog.domain.period import Period
    from kneelog.services.physio_page import Listing


def urgent(history: History, period: Period, today: date) -> Listing:
    """The urgent signs ticked on a date of ``period``, an item a sign with both its knees, in the order of their table.

    So there are 13 at most. All of them are always shown; what is left out is said for completeness only.
    """
    last = min(period.last, today)
    ticked: dict[Sign, dict[Knee | None, set[date]]] = {}
    for entry in history.entries:
        on = event_date(entry, history.runs)
        if not period.first <= on <= last:
            continue
        for knee in (*Knee, None):
            for sign in signs_of(entry, knee):
                ticked.setdefault(sign, {}).setdefault(knee, set()).add(on)
    return listing(
        [_said(sign, ticked[sign], last) for sign in URGENT if sign in ticked],
        lambda count: trn("and {count} more sign", "and {count} more signs", count),
        lambda count: trn("{count} sign", "{count} signs", count),
    )


def _said(sign: Sign, ticked: dict[Knee | None, set[date]], as_of: date) -> str:
    """ "gives way: left knee 3 March, right knee 5 and 7 March"; of a sign of the person its dates alone."""
    name = tr(SIGNS[sign].label)
    if None in ticked:
        return tr("{sign}: {dates}", sign=name, dates=_days(ticked[None], as_of))
    if len(ticked) == len(Knee) and ticked[Knee.LEFT] == ticked[Knee.RIGHT]:
        return tr("{sign}: both knees {dates}", sign=name, dates=_days(ticked[Knee.LEFT], as_of))
    knees = [
        tr("{knee} {dates}", knee=knee_name(knee), dates=_days(ticked[knee], as_of))
        for knee in Knee
        if knee in ticked
    ]
    return tr("{sign}: {knees}", sign=name, knees=", ".join(knees))


def _days(dates: Collection[date], as_of: date) -> str:
    return days(sorted(dates), as_of)
