"""What paints the lanes inside pyqtgraph's view, and keeps a picture of what does not change while one points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from kneelog.ui.trends.chart.paint import day_column, paint_charts, paint_pointed

if TYPE_CHECKING:
    from kneelog.ui.theme.look import Look
    from kneelog.ui.trends.chart.content import Content, Lanes
    from kneelog.ui.trends.chart.paint import Pointed
    from kneelog.ui.trends.chart.scale import TimeScale


class Charted(Protocol):
    """The chart that the item paints."""

    @property
    def theme(self) -> Look:
        """Colours and sizes."""

    @property
    def content(self) -> Content | None:
        """What is shown."""

    @property
    def lanes(self) -> Lanes:
        """Where."""

    @property
    def scale(self) -> TimeScale:
        """On which days."""

    @property
    def shown(self) -> Pointed:
        """The days that stand out."""

    def devicePixelRatioF(self) -> float:
        """How fine the screen is."""


class LaneItem(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph ships no types
    """Paints the lanes. What does not change while the pointer moves is kept as a picture from the second time on."""

    def __init__(self, chart: Charted) -> None:
        super().__init__()
        self._chart = chart
        self._rect = QRectF()
        self._kept: QPixmap | None = None
        self._is_painted = False
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set_size(self, width: int, height: int) -> None:
        """Cover the widget."""
        if self._rect.size().toSize() != QSize(width, height):
            self.prepareGeometryChange()
            self._rect = QRectF(0, 0, width, height)
        self.forget()

    def forget(self) -> None:
        """Paint everything anew."""
        self._kept, self._is_painted = None, False
        self.update()

    def follow(self, before: Pointed, after: Pointed) -> None:
        """Repaint what stands out otherwise than before."""
        chart = self._chart
        if chart.content is None:
            return
        if before.highlighted != after.highlighted or before.dragged != after.dragged:
            self.update()
            return
        plot, scale, unit = chart.lanes.plot, chart.scale, chart.theme.unit
        for day in {before.pointed, before.selected} ^ {after.pointed, after.selected}:
            if day is not None:
                self.update(day_column(plot, scale, day.toordinal(), unit).adjusted(-2, -2, 2, 2))

    def boundingRect(self) -> QRectF:
        """The whole widget."""
        return self._rect

    def paint(self, painter: QPainter, *_options: Any) -> None:  # noqa: ANN401 - Qt's own
        """The lanes, then what stands out."""
        chart = self._chart
        if chart.content is None:
            return
        if self._is_painted and self._kept is None:
            self._kept = self._picture()
        if self._kept is not None:
            painter.drawPixmap(0, 0, self._kept)
        else:
            paint_charts(painter, chart.theme, chart.lanes, chart.scale, chart.content)
            self._is_painted = True
        paint_pointed(painter, chart.theme, chart.lanes, chart.scale, chart.shown)

    def _picture(self) -> QPixmap:
        chart, ratio = self._chart, self._chart.devicePixelRatioF()
        size = self._rect.size() * ratio
        kept = QPixmap(size.toSize())
        kept.setDevicePixelRatio(ratio)
        kept.fill(chart.theme.colours.page)
        if chart.content is not None:
            painter = QPainter(kept)
            paint_charts(painter, chart.theme, chart.lanes, chart.scale, chart.content)
            painter.end()
        return kept
