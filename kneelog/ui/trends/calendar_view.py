"""What the calendar of the year shows, as plain values: the days of 53 weeks, and which of them stand out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from kneelog.domain.period import Period
from kneelog.domain.report import Knee
from kneelog.domain.trend import WEEK, week_start
from kneelog.words import short_day, tr, trn

if TYPE_CHECKING:
    from kneelog.domain.days import Day, Days

WEEKS: Final = 53
"""A year of whole weeks: every weekday of today's date a year ago is still in sight."""


class CalendarDay(NamedTuple):
    """One square. ``level`` is ``None`` where nothing was recorded; before the diary was begun it is not ``is_kept``.

    ``number`` is the date's ordinal.
    """

    on: date
    number: int
    level: int | None
    has_run: bool
    is_kept: bool


@dataclass(frozen=True, slots=True)
class CalendarView:
    """All that the calendar shows. ``knee`` is whose levels they are; ``None`` is the worse knee of each day.

    ``first`` is the ordinal of the first day of the first week. ``days`` are those up to the day as of which the
    diary is read, each following the one before; later days have no square.
    """

    first: int = 1
    first_weekday: int = 0
    days: tuple[CalendarDay, ...] = ()
    knee: Knee | None = None
    period: Period | None = None
    selected: date | None = None
    pointed: date | None = None
    highlighted: frozenset[date] = frozenset()

    def at(self, number: int) -> CalendarDay | None:
        """The square of the date with this ordinal."""
        index = number - self.days[0].number if self.days else -1
        return self.days[index] if 0 <= index < len(self.days) else None

    @property
    def plain(self) -> CalendarView:
        """The same with nothing standing out: what can be painted once and kept."""
        return replace(self, period=None, selected=None, pointed=None, highlighted=frozenset())


def calendar_view(
    days: Days, as_of: date, last: date, first_weekday: int, knee: Knee | None = None
) -> CalendarView:
    """The 53 weeks that end with the week of ``last``."""
    first = week_start(last.toordinal(), first_weekday) - (WEEKS - 1) * WEEK
    begin = max(first, date.min.toordinal())
    end = min(first + WEEKS * WEEK - 1, as_of.toordinal())
    if end < begin:
        return CalendarView(first, first_weekday, knee=knee)
    shown = Period(date.fromordinal(begin), date.fromordinal(end))
    known = {day.number: day for day in days.between(shown)}
    begun = days.first_entry
    kept_from = begun.toordinal() if begun is not None else end + 1
    squares = tuple(
        _square(number, known.get(number), knee, is_kept=number >= kept_from)
        for number in range(begin, end + 1)
    )
    return CalendarView(first, first_weekday, squares, knee)


def calendar_name(knee: Knee | None) -> str:
    """ "Calendar of the year, worse knee"."""
    names = {
        None: tr("Calendar of the year, worse knee"),
        Knee.LEFT: tr("Calendar of the year, left knee"),
        Knee.RIGHT: tr("Calendar of the year, right knee"),
    }
    return names[knee]


def calendar_description(view: CalendarView) -> str:
    """From when to when, how many days are recorded, and which keys walk."""
    if not view.days:
        return tr("No day of this year has come yet.")
    kept = [day for day in view.days if day.is_kept]
    recorded = sum(day.level is not None for day in kept)
    said = [
        tr(
            "{first} to {last}",
            first=short_day(view.days[0].on, year=True),
            last=short_day(view.days[-1].on, year=True),
        ),
        trn("{count} day recorded", "{count} days recorded", recorded),
        trn("{count} day not recorded", "{count} days not recorded", len(kept) - recorded),
        trn("{count} day with a run", "{count} days with a run", sum(day.has_run for day in view.days)),
    ]
    keys = tr(
        "Arrow keys walk by day and week, Enter opens a day, Page Up and Page Down turn to another year."
    )
    return f"{', '.join(said)}. {keys}"


def _square(number: int, day: Day | None, knee: Knee | None, *, is_kept: bool) -> CalendarDay:
    on = date.fromordinal(number)
    if day is None:
        return CalendarDay(on, number, None, has_run=False, is_kept=is_kept)
    level = day.worse if knee is None else day.knee(knee).worst
    return CalendarDay(on, number, level, has_run=bool(day.runs), is_kept=is_kept)
