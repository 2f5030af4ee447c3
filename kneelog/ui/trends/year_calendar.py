"""A year at a glance: a square a day, to be pointed at, walked through with the keys, and opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from kneelog.domain.days import Days
from kneelog.domain.trend import WEEK
from kneelog.ui.theme import Ring, Size
from kneelog.ui.trends.calendar_grid import PITCH, CalendarGrid, grid_of, names_width
from kneelog.ui.trends.calendar_paint import calendar_height, framed, paint_days, paint_standing_out
from kneelog.ui.trends.calendar_view import (
    WEEKS,
    CalendarDay,
    CalendarView,
    calendar_description,
    calendar_name,
    calendar_view,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from kneelog.domain.period import Period
    from kneelog.domain.report import Knee
    from kneelog.ui.theme import Theme

_KEY = Qt.Key
_STEPS = {_KEY.Key_Up: -1, _KEY.Key_Down: 1, _KEY.Key_Left: -WEEK, _KEY.Key_Right: WEEK}
_YEARS = {_KEY.Key_PageUp: -1, _KEY.Key_PageDown: 1}
_ENDS = frozenset({_KEY.Key_Home, _KEY.Key_End})
_ENTER = frozenset({_KEY.Key_Return, _KEY.Key_Enter})
_NARROWEST = 240


class YearCalendar(QWidget):
    """The 53 weeks that end with the week of a given day; one Tab stop. ``view`` is all that it shows."""

    pointed = Signal(object)
    """The pointer is over this day (a ``date``), or over none (``None``)."""
    dayChosen = Signal(object)  # noqa: N815
    """This day was clicked or walked to; it stands selected."""
    dayOpened = Signal(object)  # noqa: N815
    """The runner wants to see the entries of this day."""
    yearAsked = Signal(int)  # noqa: N815
    """The runner wants to see the year before (-1) or after (1)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = (Days(), date.min, date.min, 0)
        self._kept: tuple[object, QPixmap] | None = None
        self.view = CalendarView()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._name()
        theme.changed.connect(self._theme_changed)

    # What is shown ------------------------------------------------------------------------------------------

    def show_days(self, days: Days, as_of: date, last: date, first_weekday: int) -> None:
        """Show the 53 weeks that end with the week of ``last``; days after ``as_of`` have no square."""
        self._shown = (days, as_of, last, first_weekday)
        self._read(self.view.knee)

    def set_knee(self, knee: Knee | None) -> None:
        """Show the levels of ``knee``; ``None`` is the worse one of each day."""
        if knee is not self.view.knee:
            self._read(knee)

    def set_period(self, period: Period | None) -> None:
        """Draw a line over the weeks of ``period``."""
        if period != self.view.period:
            self.view = replace(self.view, period=period)
            self.update()

    def set_highlighted(self, days: frozenset[date]) -> None:
        """Let ``days`` stand out."""
        if days != self.view.highlighted:
            self.view = replace(self.view, highlighted=days)
            self.update()

    def set_day(self, day: date | None) -> None:
        """Select ``day``."""
        before = self.view.selected
        if day != before:
            self.view = replace(self.view, selected=day)
            self._repaint(before, day)

    def set_pointed(self, day: date | None) -> None:
        """Frame the day under the pointer, which may be over another chart."""
        before = self.view.pointed
        if day != before:
            self.view = replace(self.view, pointed=day)
            self._repaint(before, day)

    def _read(self, knee: Knee | None) -> None:
        made = calendar_view(*self._shown, knee)
        before = self.view
        self.view = replace(
            before, first=made.first, first_weekday=made.first_weekday, days=made.days, knee=knee
        )
        if self.view != before:
            self._name()
            self.update()

    def _name(self) -> None:
        self.setAccessibleName(calendar_name(self.view.knee))
        self.setAccessibleDescription(calendar_description(self.view))

    # Where it lies ------------------------------------------------------------------------------------------

    @property
    def grid(self) -> CalendarGrid:
        """Where the squares are at the present width."""
        return grid_of(self._theme, self.width(), self.view.first)

    def ring(self) -> Ring | None:
        """The focus ring goes round the squares."""
        grid, gap = self.grid, self._theme.px(Size.GAP_TIGHT) // 2
        left, top = grid.left - gap, grid.tops[0] - gap
        squares = QRectF(left, top, grid.width - left + gap, grid.bottom - top + gap)
        return Ring(squares.toRect(), self._theme.px(Size.GAP_TIGHT))

    def hasHeightForWidth(self) -> bool:
        """A wider calendar has larger squares; a narrow one breaks into bands."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Squares, names and legend."""
        return calendar_height(self._theme, width)

    def sizeHint(self) -> QSize:
        """The year in one band."""
        wide = names_width(self._theme) + WEEKS * self._theme.px(PITCH)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Narrow; how high it must be then is for the layout to ask."""
        return QSize(self._theme.px(_NARROWEST), self._theme.px(_NARROWEST) // 2)

    # Painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The squares from memory, and over them what stands out in the part to be painted."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture())
        paint_standing_out(painter, self._theme, self.grid, self.view, QRectF(event.rect()))

    def _picture(self) -> QPixmap:
        theme, ratio = self._theme, self.devicePixelRatioF()
        key = (self.view.plain, self.size(), ratio, theme.tokens, theme.unit)
        if self._kept is None or self._kept[0] != key:
            pixmap = QPixmap(self.size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            paint_days(painter, theme, self.width(), self.view)
            painter.end()
            self._kept = (key, pixmap)
        return self._kept[1]

    def _repaint(self, *days: date | None) -> None:
        """Paint only these days anew: moving the pointer must cost little."""
        grid = self.grid
        for day in days:
            if day is not None and self.view.at(day.toordinal()) is not None:
                self.update(
                    framed(self._theme, grid.square(day.toordinal())).toAlignedRect().adjusted(-1, -1, 1, 1)
                )

    def _theme_changed(self) -> None:
        self._kept = None
        self.updateGeometry()
        self.update()

    # Pointer and keys ---------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which day is pointed at."""
        self._point(self._day_under(event))

    def leaveEvent(self, event: QEvent) -> None:
        """None is pointed at any more."""
        super().leaveEvent(event)
        self._point(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        day = self._day_under(event)
        if event.button() is Qt.MouseButton.LeftButton and day is not None:
            self._choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the day under the pointer."""
        day = self._day_under(event)
        if event.button() is Qt.MouseButton.LeftButton and day is not None:
            self.dayOpened.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk as the squares lie; everything else goes to the page."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self.view.days:
            event.ignore()
        elif key in _STEPS or key in _ENDS:
            self._walk(key)
        elif key in _YEARS:
            self.yearAsked.emit(_YEARS[key])
        elif key in _ENTER and self.view.selected is not None:
            self.dayOpened.emit(self.view.selected)
        else:
            event.ignore()

    def _walk(self, key: Qt.Key) -> None:
        """The first key only selects the newest day, if the selected one is not in sight."""
        days, selected = self.view.days, self.view.selected
        here = self.view.at(selected.toordinal()) if selected is not None else None
        target: CalendarDay | None
        if here is None:
            target = days[-1]
        elif key in _STEPS:
            target = self.view.at(here.number + _STEPS[key])
        else:
            in_row = [day for day in days if (day.number - here.number) % WEEK == 0]
            target = in_row[0 if key is _KEY.Key_Home else -1]
        if target is not None and target != here:
            self._choose(target.on)

    def _choose(self, day: date) -> None:
        self.set_day(day)
        self.dayChosen.emit(day)

    def _point(self, day: date | None) -> None:
        if day != self.view.pointed:
            self.set_pointed(day)
            self.pointed.emit(day)

    def _day_under(self, event: QMouseEvent) -> date | None:
        number = self.grid.day_at(event.position())
        found = self.view.at(number) if number is not None else None
        return found.on if found is not None else None
