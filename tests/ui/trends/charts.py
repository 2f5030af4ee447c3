"""Small diaries, and charts of them painted into pictures, for the tests of Trends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QPainter

from kneelog.domain.diary import Diary, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History
from kneelog.domain.period import Period
from kneelog.domain.report import KneeReport
from kneelog.domain.run import Run
from kneelog.rules.review import evaluate
from kneelog.services.trends import Trends
from kneelog.ui.theme.look import Paper
from kneelog.ui.trends.chart.content import Content, Lanes, lanes
from kneelog.ui.trends.chart.paint import paint_charts
from kneelog.ui.trends.chart.scale import TimeScale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRectF

    from kneelog.domain.diary import Record
    from kneelog.ui.theme.look import Look

TODAY = date(2026, 3, 10)
WIDTH, HEIGHT = 728, 440


def back(days: int) -> date:
    """The date so many days before today."""
    return TODAY - timedelta(days=days)


def rest(days: int, left: int | None, right: int | None = None) -> Entry:
    """A rest day's entry so many days ago."""
    return Entry(f"rest-{days}", back(days), Kind.REST, left=KneeReport(left), right=KneeReport(right))


def ran(days: int, left: int | None, right: int | None = None, metres: int | None = 8000) -> list[Record]:
    """A run so many days ago, and its entry."""
    run = Run(f"run-{days}", back(days), distance_m=metres)
    entry = Entry(
        f"ran-{days}", back(days), Kind.RUN, run=run.id, left=KneeReport(left), right=KneeReport(right)
    )
    return [run, entry]


def diary_of(*records: Record | Iterable[Record]) -> Diary:
    """A diary that holds ``records``."""
    found: dict[RecordKind, dict[str, Record]] = {}
    flat: list[Record] = []
    for item in records:
        flat += item if isinstance(item, list) else [item]  # type: ignore[list-item]
    kinds = {Entry: RecordKind.ENTRY, Run: RecordKind.RUN}
    for record in flat:
        kind = kinds.get(type(record), RecordKind.APPOINTMENT)
        found.setdefault(kind, {})[record.id] = record  # type: ignore[union-attr]
    return Diary(found)


def trends_of(*records: Record | Iterable[Record]) -> Trends:
    """What Trends reads of them."""
    return read(diary_of(*records))


def read(diary: Diary) -> Trends:
    """What Trends reads of a diary."""
    history = History.of(diary)
    return Trends.of(diary, history, evaluate(history, diary.rules, TODAY))


class Painted:
    """The charts of ``trends`` over the last ``days`` days, as a picture on paper."""

    def __init__(self, trends: Trends, days: int, *, look: Look | None = None, **content: object) -> None:
        self.look = look or Paper()
        self.content = Content(trends, **content)  # type: ignore[arg-type]
        self.period = Period.of_days(TODAY, days)
        self.lanes: Lanes = lanes(self.look, self.content, WIDTH, HEIGHT)
        plot = self.lanes.plot
        first, last = self.period.first.toordinal(), self.period.last.toordinal() + 1
        self.scale = TimeScale(first, last, plot.left(), plot.right())
        self.image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        self.image.fill(self.look.colours.page)
        painter = QPainter(self.image)
        paint_charts(painter, self.look, self.lanes, self.scale, self.content)
        painter.end()

    def column(self, day: date, rect: QRectF, days: int = 1) -> list[int]:
        """The colours of the pixels in ``rect`` that belong to ``day`` (or ``days`` from it on) alone."""
        number = day.toordinal()
        left, right = round(self.scale.x(number)) + 1, round(self.scale.x(number + days)) - 1
        return [
            self.image.pixel(x, y)
            for x in range(max(left, round(rect.left())), min(right, round(rect.right())))
            for y in range(round(rect.top()), round(rect.bottom()))
        ]
