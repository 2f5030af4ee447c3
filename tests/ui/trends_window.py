"""The Trends page in its window, for the tests: what the runner sees and does there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kneelog.ui.trends.page import TrendsPage

if TYPE_CHECKING:
    from datetime import date

    from kneelog.services.trends import Trends
    from kneelog.ui.trends.chart.time_chart import TimeChart
    from kneelog.ui.trends.view import TrendsView
    from tests.ui.log_window import LogWindow


class TrendsWindow:
    """The page in its window, and what the runner does there."""

    def __init__(self, window: LogWindow) -> None:
        self.window = window
        self.main = window.window
        self.go()

    def go(self) -> None:
        self.main.go("trends")
        self.settle()

    def settle(self) -> None:
        """Let the diary be read and the page draw it."""
        self.window.settle()
        self.window.settle()

    @property
    def page(self) -> TrendsPage:
        page = self.main.page
        assert isinstance(page, TrendsPage)
        return page

    @property
    def view(self) -> TrendsView:
        return self.page.view

    @property
    def chart(self) -> TimeChart:
        return self.view.chart

    @property
    def trends(self) -> Trends:
        assert self.page.trends is not None
        return self.page.trends

    @property
    def period(self) -> tuple[date, date]:
        assert self.page.choice is not None
        return self.page.choice.period.first, self.page.choice.period.last

    @property
    def said(self) -> list[str]:
        """The sentences of both knees."""
        return [sentence.accessibleName() for sentence in self.view.sentences.knees.values()]

    @property
    def day_line(self) -> str:
        return self.view.sentences.day.text()

    def type(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.window.type(*keys, modifier=modifier)

    def place_of(self, day: date) -> QPoint:
        """Where ``day`` is in the row of the left knee."""
        lanes = self.chart.lanes
        return QPoint(round(self.chart.scale.middle(day.toordinal())), round(lanes.plot.top()) + 20)

    def move_to(self, place: QPoint) -> None:
        QTest.mouseMove(self.chart.viewport(), place)
        QApplication.processEvents()

    def click(self, place: QPoint) -> None:
        self.move_to(place)
        QTest.mouseClick(
            self.chart.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )
        self.settle()
