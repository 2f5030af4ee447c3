"""What charts and pages read of a diary, computed once; what depends on the period is read off it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from kneelog.domain import coarse, running, trend
from kneelog.domain.coarse import Buckets, Grain
from kneelog.domain.days import Days
from kneelog.domain.period import Period
from kneelog.domain.report import Knee
from kneelog.domain.shoes import new_pairs
from kneelog.rules import niggles
from kneelog.rules.collector import at_rest
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
    """What is drawn of one knee: the worst level by day, week and month; the mornings; the median in stretches.

    By day ``smooth`` is the rolling median of seven days, by week and month that of the week and the month.
    """

    worst: Mapping[Grain, tuple[Dot, ...]]
    mornings: tuple[Morning, ...]
    smooth: Mapping[Grain, tuple[tuple[Smooth, ...], ...]]

    @property
    def dots(self) -> tuple[Dot, ...]:
        """The worst level of each date."""
        return self.worst[Grain.DAY]


@dataclass(frozen=True, slots=True)
class Reading:
    """What charts and pages read of a diary, as of the local date ``as_of``.

    ``visits`` are the appointments, oldest first. ``runs`` are the diary's runs by id, ``bars`` those up to ``as_of``.
    """

    as_of: date
    days: Days
    bars: tuple[running.RunBar, ...]
    niggles: Niggles
    visits: tuple[Appointment, ...]
    runs: Mapping[str, Run]
    settings: RuleSettings
    units: Units
    first_weekday: int

    @classmethod
    def of(cls, diary: Diary, history: History, review: Review) -> Self:
        """Read ``diary``. Takes time in proportion to its entries and runs."""
        with at_rest():
            return cls(**cls._read(diary, history, review))

    @classmethod
    def _read(cls, diary: Diary, history: History, review: Review) -> dict[str, Any]:
        return _common(diary, history, review)

    def lived(self, period: Period) -> Period:
        """``period`` up to today: days to come have no records, and so none is missing. All of it if all is to come."""
        return period.within(Period(period.first, max(self.as_of, period.first))) or period

    def buckets(self, grain: Grain) -> Buckets:
        """The weeks or months of this runner."""
        return Buckets(grain, self.first_weekday)


@dataclass(frozen=True, slots=True)
class Trends(Reading):
    """A diary as the charts draw it. All series run from its first day to its last.

    ``totals`` are the runs by week and by month.
    """

    left: KneeSeries
    right: KneeSeries
    gaps: Mapping[Grain, tuple[Gap, ...]]
    totals: Mapping[Grain, tuple[running.Total, ...]]
    marks: tuple[Mark, ...]

    @classmethod
    def _read(cls, diary: Diary, history: History, review: Review) -> dict[str, Any]:
        found = _common(diary, history, review)
        days, bars = found["days"], found["bars"]
        gaps = trend.gaps(days.all)
        ran = [run for run in diary.runs.values() if run.on <= review.as_of]
        pairs = new_pairs(diary.shoes.values(), ran)
        shoes = [new for new in pairs if new.day <= review.as_of.toordinal()]
        both = [Buckets(Grain.WEEK, found["first_weekday"]), Buckets(Grain.MONTH)]
        return found | {
            "left": _series(days, Knee.LEFT, both),
            "right": _series(days, Knee.RIGHT, both),
            "gaps": {Grain.DAY: gaps, **{one.grain: coarse.gaps(gaps, one) for one in both}},
            "totals": {one.grain: running.totals(bars, one) for one in both},
            "marks": trend_marks.marks(days, review, found["visits"], bars, shoes),
        }

    def knee(self, knee: Knee) -> KneeSeries:
        """The series of ``knee``."""
        return self.left if knee is Knee.LEFT else self.right


def _common(diary: Diary, history: History, review: Review) -> dict[str, Any]:
    """The fields of a :class:`Reading`."""
    as_of = review.as_of
    days = Days.of(history, as_of)
    return {
        "as_of": as_of,
        "days": days,
        "bars": running.bars(run for run in diary.runs.values() if run.on <= as_of),
        "niggles": niggles.find(history, days, review.settings, as_of),
        "visits": tuple(sorted(diary.appointments.values(), key=lambda visit: (visit.on, visit.id))),
        "runs": diary.runs,
        "settings": review.settings,
        "units": diary.preferences.units,
        "first_weekday": diary.preferences.first_weekday,
    }


def _series(days: Days, knee: Knee, both: list[Buckets]) -> KneeSeries:
    dots = trend.dots(days.all, knee)
    return KneeSeries(
        {Grain.DAY: dots, **{one.grain: coarse.worst(dots, one) for one in both}},
        trend.mornings(days.all, knee),
        {Grain.DAY: trend.rolling(dots), **{one.grain: coarse.smooth(dots, one) for one in both}},
    )
