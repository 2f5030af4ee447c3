"""The days that stand out on the page, in every chart at once: pointed at, selected, of a niggle; and their line."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kneelog.domain.report import Knee
from kneelog.services import day_reading
from kneelog.ui.widgets.announce import announce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.domain.places import Place
    from kneelog.rules.niggles import Niggle
    from kneelog.services.trend_marks import Mark
    from kneelog.services.trends import Trends
    from kneelog.ui.trends.view import TrendsView


class DaysShown(QObject):
    """Hears of days from one chart and tells all of them. ``selected`` stays until another is chosen."""

    def __init__(self, view: TrendsView) -> None:
        super().__init__()
        self._view = view
        self._trends: Trends | None = None
        self._reads_marks = False
        self.pointed: date | None = None
        self.selected: date | None = None
        self.niggle: Niggle | None = None

    def follow(self, trends: Trends) -> None:
        """Read days out of ``trends`` from now on."""
        self._trends = trends
        self._tell()

    def point(self, day: date | None) -> None:
        """The pointer is over ``day`` in some chart."""
        if day != self.pointed or self._reads_marks:
            self.pointed = day
            self._tell()

    def read_marks(self, marks: Sequence[Mark]) -> None:
        """Read out the marks for which a count stands, until the pointer moves on."""
        self._reads_marks = True
        self._view.sentences.say_day(day_reading.marks_line(marks))

    def select(self, day: date | None, *, aloud: bool = False) -> None:
        """Select ``day``; it is read out wherever the pointer rests. ``aloud`` has a screen reader say it too."""
        if day != self.selected or self.pointed is not None:
            self.selected, self.pointed = day, None
            self._tell()
        if aloud and day is not None and self._trends is not None:
            announce(self._view.chart, day_reading.day_spoken(self._trends, day))

    def highlight(self, niggle: Niggle | None) -> None:
        """Let the days of ``niggle`` stand out."""
        self.niggle = niggle
        self._tell()

    def walk(self, step: int, start: date, *, to_entry: bool) -> date | None:
        """The day ``step`` days from the selected one (at first ``start`` itself), or the next one with an entry.

        ``None`` where there is no further.
        """
        trends = self._trends
        if trends is None:
            return None
        if self.selected is None and not to_entry:
            return start
        here = self.selected or start + timedelta(days=1 if step < 0 else 0)
        if to_entry:
            return trends.days.next_entry(here, step)
        first = min(trends.days.first or start, here)
        target = here + timedelta(days=step)
        return target if first <= target <= max(trends.as_of, here) else None

    def _tell(self) -> None:
        view, trends = self._view, self._trends
        self._reads_marks = False
        highlighted = frozenset(self.niggle.dates) if self.niggle is not None else frozenset[date]()
        view.chart.point_at(
            view.chart.shown._replace(pointed=self.pointed, selected=self.selected, highlighted=highlighted)
        )
        view.calendar.set_pointed(self.pointed)
        view.calendar.set_day(self.selected)
        view.calendar.set_highlighted(highlighted)
        day = self.pointed or self.selected
        if trends is None:
            return
        known = trends.days.at(day) if day is not None else None
        places: dict[Knee, frozenset[Place]] = {
            knee: frozenset(mark.place for mark in known.knee(knee).places)
            if known is not None
            else frozenset()
            for knee in Knee
        }
        view.maps.set_day_places(places)
        line = day_reading.day_line(trends, day) if day is not None else ""
        view.sentences.say_day(line, opens=known is not None and bool(known.entries))
