"""Everything that Trends shows of a diary, computed once; what depends on the period is read off it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain import running, trend
from kneelog.domain.days import Days
from kneelog.domain.report import Knee
from kneelog.rules import niggles
from kneelog.services import trend_marks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kneelog.domain.care import Appointment
    from kneelog.domain.diary import Diary
    from kneelog.domain.history import History
    from kneelog.domain.run import Run
    from kneelog.domain.settings import RuleSettings, Units
    from kneelog.domain.trend import Dot, Gap, Morning, Smooth
    from kneelog.rules.finding import Review
    from kneelog.rules.niggles import Niggles
    from kneelog.services.trend_marks import Mark


class KneeSeries(NamedTuple):
    """What is drawn of one knee: the worst level of each date and of each week, mornings, the rolling median."""

    dots: tuple[Dot, ...]
    mornings: tuple[Morning, ...]
    weekly: tuple[Dot, ...]
    smooth: tuple[tuple[Smooth, ...], ...]


@dataclass(frozen=True, slots=True)
class Trends:
    """A diary as the charts read it, as of the local date ``as_of``. All series run from its first day to its last.

    ``visits`` are the appointments, oldest first. ``runs`` are the diary's runs by id.
    """

    as_of: date
    days: Days
    left: KneeSeries
    right: KneeSeries
    gaps: tuple[Gap, ...]
    bars: tuple[running.RunBar, ...]
    weeks: tuple[running.Week, ...]
    marks: tuple[Mark, ...]
    niggles: Niggles
    visits: tuple[Appointment, ...]
    runs: Mapping[str, Run]
    settings: RuleSettings
    units: Units
    first_weekday: int

    @classmethod
    def of(cls, diary: Diary, history: History, review: Review) -> Trends:
        """Read ``diary``. Takes time in proportion to its entries and runs."""
        as_of, first_weekday = review.as_of, diary.preferences.first_weekday
        days = Days.of(history, as_of)
        past_runs = [run for run in diary.runs.values() if run.on <= as_of]
        bars = running.bars(past_runs)
        visits = tuple(sorted(diary.appointments.values(), key=lambda visit: (visit.on, visit.id)))
        return cls(
            as_of,
            days,
            _series(days, Knee.LEFT, first_weekday),
            _series(days, Knee.RIGHT, first_weekday),
            trend.gaps(days.all),
            bars,
            running.weeks(bars, first_weekday),
            trend_marks.marks(days, review, visits, bars),
            niggles.find(history, days, review.settings, as_of),
            visits,
            diary.runs,
            review.settings,
            diary.preferences.units,
            first_weekday,
        )

    def knee(self, knee: Knee) -> KneeSeries:
        """The series of ``knee``."""
        return self.left if knee is Knee.LEFT else self.right


def _series(days: Days, knee: Knee, first_weekday: int) -> KneeSeries:
    dots = trend.dots(days.all, knee)
    return KneeSeries(
        dots,
        trend.mornings(days.all, knee),
        trend.weekly_worst(dots, first_weekday),
        trend.rolling(dots),
    )
