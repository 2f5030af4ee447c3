"""The charts over time as a widget: pyqtgraph's view and view box, with lanes that paint themselves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QGraphicsView, QSizePolicy

from kneelog.domain.period import Period
from kneelog.ui.theme import Ring, Size
from kneelog.ui.trends.chart.content import Content, Lane, Lanes, lanes, least_height
from kneelog.ui.trends.chart.lane_item import LaneItem
from kneelog.ui.trends.chart.mark_lane import placed_marks
from kneelog.ui.trends.chart.paint import Pointed
from kneelog.ui.trends.chart.scale import TimeScale
from kneelog.ui.trends.chart.time_box import TimeBox
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent

    from kneelog.services.trend_marks import Mark
    from kneelog.ui.theme import Theme

_SETTLED_MS = 120
"""So long after the last move of the view the rest of the page follows."""
_LEAST = (480, 320)


class TimeChart(pg.GraphicsView):  # type: ignore[misc] # pyqtgraph ships no types
    """Both knees, marks, runs and the difference over one axis of days.

    It only draws and says what is pointed at; the page decides. ``step_by`` of the keyboard is left to the page too.
    """

    content: Content | None = None
    """What is shown; the view resizes itself before anything is."""

    pointed = Signal(object)
    """The day under the pointer (a ``date``), or ``None``."""
    clicked = Signal(object)
    """A day was clicked."""
    moved = Signal(object)
    """The view is moving: the :class:`Period` it shows now, in whole days."""
    marks_pointed = Signal(object)
    """The pointer is over a count of marks: the marks."""
    near = Signal(float)
    """The pointer is at this height; -1 where it left."""
    laid_out = Signal()
    """The lanes lie elsewhere now."""
    pressed = Signal(object)
    """A key was pressed; whoever uses it accepts the event."""
    settled = Signal(object)
    """The view was moved by the runner and stands: the period it shows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(background=None)
        self.theme = theme
        self._pointed = Pointed()
        self._laid_out = Lanes({lane: QRectF() for lane in Lane}, QRectF())
        self.box = TimeBox()
        self._lanes = LaneItem(self)
        self.scene().addItem(self._lanes)
        self.scene().addItem(self.box)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settling.timeout.connect(lambda: self.settled.emit(self.period))
        self.box.sigRangeChanged.connect(self._range_changed)
        self.box.sigRangeChangedManually.connect(self._moved_by_hand)
        self.box.dragged.connect(self._dragged)
        self.box.clicked.connect(self._clicked)
        self.setAccessibleName(tr("Pain, runs and difference over time"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._restyle)
        self._restyle()

    # What is shown ------------------------------------------------------------------------------------------

    def show_content(self, content: Content, period: Period) -> None:
        """Draw ``content`` over the days of ``period``."""
        self.content = content
        self._place()
        self.show_period(period)
        self._lanes.forget()
        self.updateGeometry()

    def show_period(self, period: Period) -> None:
        """Show exactly ``period``; from there one may go back to the diary's first day and on to today."""
        if self.content is not None:
            trends = self.content.trends
            first = min(trends.days.first or period.first, period.first)
            self.box.set_reach(first.toordinal(), max(trends.as_of, period.last).toordinal() + 1)
        if period != self.period:
            self.box.show_period(period)
        self._settling.stop()

    def point_at(self, pointed: Pointed) -> None:
        """Let other days stand out."""
        if pointed != self._pointed:
            before, self._pointed = self._pointed, pointed
            self._lanes.follow(before, pointed)

    @property
    def shown(self) -> Pointed:
        """The days that stand out."""
        return self._pointed

    @property
    def period(self) -> Period:
        """The days in view, as whole days."""
        first, last = self.box.days
        begin = max(round(first), 1)
        return Period(date.fromordinal(begin), date.fromordinal(max(round(last) - 1, begin)))

    @property
    def scale(self) -> TimeScale:
        """The scale of the present view."""
        plot = self.lanes.plot
        return TimeScale(*self.box.days, plot.left(), plot.right())

    @property
    def lanes(self) -> Lanes:
        """Where the lanes lie now."""
        return self._laid_out

    def marks_at(self, x: float, y: float) -> tuple[Mark, ...]:
        """The marks whose symbol lies at a point of the widget."""
        content, rect = self.content, self.lanes.rects[Lane.MARKS]
        if content is None or not rect.contains(x, y):
            return ()
        reach = self.theme.px(8)
        placed = placed_marks(self.theme, rect, self.scale, content.trends)
        return next((item.marks for item in placed if abs(item.x - x) <= reach), ())

    # What the runner does -----------------------------------------------------------------------------------

    def _dragged(self, days: tuple[int, int], done: bool) -> None:
        first, last = (min(max(day, self.scale.days().start), self.scale.days().stop - 1) for day in days)
        if not done:
            self.point_at(self._pointed._replace(dragged=(first, last)))
            self.moved.emit(Period(date.fromordinal(first), date.fromordinal(last)))
            return
        self.point_at(self._pointed._replace(dragged=None))
        chosen = Period(date.fromordinal(first), date.fromordinal(last))
        if chosen.days < 2:  # noqa: PLR2004 - the hand trembled: it was a click
            self.moved.emit(self.period)
            self.clicked.emit(chosen.first)
            return
        today = self.content.trends.as_of if self.content is not None else chosen.last
        self.box.show_period(_at_least(chosen, today))
        self._moved_by_hand()

    def _clicked(self, day: int) -> None:
        self.clicked.emit(date.fromordinal(max(day, 1)))

    def _range_changed(self, *_range: object) -> None:
        self._lanes.forget()

    def _moved_by_hand(self, *_mask: object) -> None:
        self.moved.emit(self.period)
        self._settling.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the day under the pointer."""
        super().mouseMoveEvent(event)
        place = event.position()
        inside = self.content is not None and self.lanes.plot.contains(place)
        day = self.scale.day_at(place.x()) if inside else 0
        self.pointed.emit(date.fromordinal(day) if day > 0 else None)
        self.near.emit(place.y())
        marks = self.marks_at(place.x(), place.y())
        if len(marks) > 1:  # of one day, its line tells all
            self.marks_pointed.emit(marks)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is pressed here belongs to no one else."""
        super().mousePressEvent(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nor what is let go."""
        super().mouseReleaseEvent(event)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self.pointed.emit(None)
        self.near.emit(-1.0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll by what the box does not want."""
        event.ignore()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys belong to the page, before what scrolls takes them."""
        event.ignore()
        self.pressed.emit(event)

    def close(self) -> bool:
        """Close as any widget does: pyqtgraph would empty the scene, in which our items know one another."""
        return bool(QGraphicsView.close(self))

    def zoom(self, steps: float, about: date | None = None) -> None:
        """Show fewer days, or more, and say so."""
        self.box.zoom(steps, None if about is None else about.toordinal() + 0.5)
        self._moved_by_hand()

    # How it looks -------------------------------------------------------------------------------------------

    def ring(self) -> Ring:
        """The focus ring goes round the days, not round the names beside them."""
        return Ring(self.lanes.plot.toRect().adjusted(-1, -1, 1, 1), self.theme.px(Size.RING_RADIUS_MORE))

    def sizeHint(self) -> QSize:
        """The drawn size of the lanes."""
        high = (
            least_height(self.theme, self.content) if self.content is not None else self.theme.px(_LEAST[1])
        )
        return QSize(self.theme.px(728), high)

    def minimumSizeHint(self) -> QSize:
        """Narrower it may be, but not lower."""
        return QSize(self.theme.px(_LEAST[0]), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lanes out anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self.content is None:
            return
        self._laid_out = lanes(self.theme, self.content, self.width(), self.height())
        self.box.setGeometry(self._laid_out.plot)
        self._lanes.set_size(self.width(), self.height())
        self.laid_out.emit()

    def _restyle(self) -> None:
        self.setBackground(self.theme.colours.page)
        self._place()
        self._lanes.forget()


def _at_least(period: Period, last: date) -> Period:
    """``period``, or the seven days round it: fewer are no chart."""
    lacks = 7 - period.days
    if lacks <= 0:
        return period
    end = min(period.last + timedelta(days=lacks // 2), max(last, period.last))
    return Period.of_days(end, 7)
