"""pyqtgraph's view box on days: pan, zoom and limits are its own; what the pointer means is ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal

if TYPE_CHECKING:
    from kneelog.domain.period import Period

LEAST_DAYS = 7
_ZOOM_STEP = 1.25
_WHEEL_NOTCH = 120


class TimeBox(pg.ViewBox):  # type: ignore[misc] # pyqtgraph ships no types
    """Days from left to right; nothing moves up or down. A plain wheel belongs to the page, which scrolls.

    Dragging with the left button draws a range of days, with the middle button (or the wheel and Shift) moves
    along, the wheel with Ctrl zooms about the pointer.
    """

    dragged = Signal(object, bool)
    """A range of days is being drawn: its first and last ordinal in the order drawn, and whether it is done."""
    clicked = Signal(int)
    """A day was clicked (its ordinal)."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setMouseEnabled(x=True, y=False)
        self.disableAutoRange()
        self.setDefaultPadding(0)
        self.setYRange(0, 1, padding=0)

    def set_reach(self, first: float, last: float) -> None:
        """Show no day before ``first`` and none after ``last`` (ordinals)."""
        self.setLimits(
            xMin=first,
            xMax=last,
            minXRange=min(LEAST_DAYS, last - first),
            maxXRange=max(LEAST_DAYS, last - first),
        )

    def show_period(self, period: Period) -> None:
        """Show exactly the days of ``period``."""
        self.setXRange(period.first.toordinal(), period.last.toordinal() + 1, padding=0)

    @property
    def days(self) -> tuple[float, float]:
        """The first and the last day in view, with fractions."""
        first, last = self.viewRange()[0]
        return float(first), float(last)

    def day_at(self, x: float) -> int:
        """The ordinal of the day at ``x`` of the box."""
        first, last = self.days
        return int(first + x / max(self.width(), 1) * (last - first))

    def zoom(self, steps: float, about: float | None = None) -> None:
        """Show fewer days (``steps`` above 0) or more, about the day ``about`` or the middle."""
        first, last = self.days
        middle = (first + last) / 2 if about is None else about
        self.scaleBy(x=_ZOOM_STEP**-steps, center=(middle, 0.5))

    def move(self, share: float) -> None:
        """Move along by a share of what is in view."""
        first, last = self.days
        self.translateBy(x=share * (last - first))

    def wheelEvent(self, event: Any, axis: int | None = None) -> None:  # noqa: ANN401, ARG002 - pyqtgraph's own
        """Zoom with Ctrl, move along with Shift or sideways; else leave the wheel to the page."""
        steps = event.delta() / _WHEEL_NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(steps, self.mapToView(event.pos()).x())
        elif (
            event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            or event.orientation() == Qt.Orientation.Horizontal
        ):
            self.move(-steps * 0.1)
        else:
            event.ignore()
            return
        event.accept()
        self.sigRangeChangedManually.emit([True, False])

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:  # noqa: ANN401 - pyqtgraph's own
        """Draw a range with the left button; move along with the middle one."""
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            days = self.day_at(event.buttonDownPos().x()), self.day_at(event.pos().x())
            self.dragged.emit(days, event.isFinish())
        elif event.button() == Qt.MouseButton.MiddleButton:
            super().mouseDragEvent(event, axis)
        else:
            event.ignore()

    def mouseClickEvent(self, event: Any) -> None:  # noqa: ANN401 - pyqtgraph's own
        """Tell which day was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.clicked.emit(self.day_at(event.pos().x()))
