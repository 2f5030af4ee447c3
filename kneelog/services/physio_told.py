"""What the entries of a period say of one knee beside its level and its places, by date."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain.report import Knee, LastedUnit, Swelling
from kneelog.domain.signs import Sign

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.domain.entry import Entry
    from kneelog.domain.period import Period
    from kneelog.domain.report import Lasted
    from kneelog.services.trends import Reading

Dates = tuple["date", ...]
"""Dates, each once, oldest first."""


class KneeTold(NamedTuple):
    """One knee over a period.

    ``speaks``: there is an entry that says anything of it. ``ticked`` holds the dates of each sign; ``swellings``
    those of each degree, of a date its worst. ``longest`` is the longest written duration and its (latest) date.
    ``still_there`` are the dates of entries that say so.
    """

    period: Period
    speaks: bool
    ticked: Mapping[Sign, Dates]
    swellings: Mapping[Swelling, Dates]
    longest: tuple[Lasted, date] | None
    still_there: Dates

    @property
    def swollen(self) -> Dates:
        """The dates on which it was swollen, however little."""
        degrees = [dates for degree, dates in self.swellings.items() if degree is not Swelling.NONE]
        return tuple(sorted(day for dates in degrees for day in dates))


def told(diary: Diary, reading: Reading, period: Period, knee: Knee) -> KneeTold:
    """Read ``knee`` over ``period`` off ``diary``, of which ``reading`` are."""
    days = reading.days.between(period)
    entries = [(day.on, diary.entries[name]) for day in days for name in day.entries]
    lasted = [(on, known) for on, entry in entries if (known := entry.report(knee).lasted) is not None]
    written = [(known.minutes, on, known) for on, known in lasted if known.minutes is not None]
    longest = max(written, key=lambda one: one[:2], default=None)
    swellings: dict[Swelling, list[date]] = {}
    for day in days:
        swelling = day.knee(knee).swelling
        if swelling is not None:
            swellings.setdefault(swelling, []).append(day.on)
    return KneeTold(
        period,
        any(not entry.report(knee).is_blank for _on, entry in entries),
        _ticked(entries, knee),
        {swelling: tuple(dates) for swelling, dates in swellings.items()},
        None if longest is None else (longest[2], longest[1]),
        tuple(dict.fromkeys(on for on, known in lasted if known.unit is LastedUnit.ONGOING)),
    )


def _ticked(entries: list[tuple[date, Entry]], knee: Knee) -> dict[Sign, Dates]:
    found: dict[Sign, dict[date, None]] = {}
    for on, entry in entries:
        for sign in entry.report(knee).signs:
            found.setdefault(sign, {})[on] = None
        if _names_medicine(entry, knee):
            found.setdefault(Sign.EASED_BY_MEDICINE, {})[on] = None
    return {sign: tuple(dates) for sign, dates in found.items()}


def _names_medicine(entry: Entry, knee: Knee) -> bool:
    """Whether the entry names a medicine that it ticks for neither knee: then it is of those that it speaks of."""
    is_ticked = any(Sign.EASED_BY_MEDICINE in entry.report(one).signs for one in Knee)
    return bool(entry.eased_by_medicine) and not is_ticked and not entry.report(knee).is_blank
