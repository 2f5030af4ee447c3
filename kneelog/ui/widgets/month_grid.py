"""One month as a grid of days to choose from."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.colours import see_through
from kneelog.ui.theme.paint import Mark, panel
from kneelog.ui.widgets.control import Control
from kneelog.ui.widgets.group import Group
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.mark_button import MarkButton
from kneelog.words import long_day, month_name, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from kneelog.ui.theme import Theme

_WEEKS, _WEEK = 6, 7
_CELL = (34, 30)
_FAINT = 0.4
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_WEEK,
    Qt.Key.Key_Down: _WEEK,
}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class MonthGrid(Group):
    """Days after ``today`` are shown but cannot be chosen. Arrows walk by day and week, Page Up and Down by month."""

    dayChosen = Signal(object)  # noqa: N815
    """The runner chose this day (a ``date``)."""

    def __init__(
        self,
        theme: Theme,
        *,
        today: Callable[[], date] = date.today,
        first_weekday: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Calendar"), parent)
        self.theme = theme
        self._today = today
        self._first_weekday = first_weekday
        self._day = today()
        self._title = Label(theme, semibold=True, centred=True)
        self._cells = tuple(_DayCell(theme, self) for _ in range(_WEEKS * _WEEK))
        self._lay_out()
        for cell in self._cells:
            cell.clicked.connect(self._cell_clicked)
        self.show_day(self._day)

    @property
    def day(self) -> date:
        """The day that stands chosen."""
        return self._day

    def show_day(self, day: date) -> None:
        """Turn to the month of ``day`` and mark it."""
        self._day = day
        self._title.setText(tr("{month} {year}", month=month_name(day), year=day.year))
        first = day.replace(day=1)
        start = first - timedelta(days=(first.weekday() - self._first_weekday) % _WEEK)
        today = self._today()
        for number, cell in enumerate(self._cells):
            shown = start + timedelta(days=number)
            cell.show_day(shown, in_month=shown.month == day.month, today=today)
            cell.setChecked(shown == day)
            stop = Qt.FocusPolicy.StrongFocus if shown == day else Qt.FocusPolicy.ClickFocus
            cell.setFocusPolicy(stop)
            if shown == day:
                self.setFocusProxy(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk; nothing is chosen until Space, ``Enter`` or a click."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._walk(self._day + timedelta(days=_STEPS[key]))
        elif key in _MONTHS:
            self._walk(_months_on(self._day, _MONTHS[key]))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            into = (self._day.weekday() - self._first_weekday) % _WEEK
            step = -into if key is Qt.Key.Key_Home else _WEEK - 1 - into
            self._walk(self._day + timedelta(days=step))
        else:
            event.ignore()

    def _walk(self, day: date) -> None:
        self.show_day(min(day, self._today()))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def _cell_clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, _DayCell):
            self.show_day(cell.day)
            self.dayChosen.emit(cell.day)

    def _turn(self, months: int) -> None:
        self.show_day(min(_months_on(self._day, months), self._today()))

    def _lay_out(self) -> None:
        theme = self.theme
        back = MarkButton(theme, Mark.CHEVRON_LEFT, tr("Month before"))
        on = MarkButton(theme, Mark.CHEVRON_RIGHT, tr("Month after"))
        back.clicked.connect(lambda: self._turn(-1))
        on.clicked.connect(lambda: self._turn(1))
        head = QHBoxLayout()
        head.addWidget(back)
        head.addWidget(self._title, 1)
        head.addWidget(on)
        days = QGridLayout()
        days.setSpacing(0)
        for column in range(_WEEK):
            weekday = (self._first_weekday + column) % _WEEK + 1
            short = QLocale().standaloneDayName(weekday, QLocale.FormatType.ShortFormat)
            days.addWidget(Label(theme, short, kind=Type.SMALL, muted=True, centred=True), 0, column)
        for number, cell in enumerate(self._cells):
            days.addWidget(cell, 1 + number // _WEEK, number % _WEEK)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(Size.GAP))
        whole.addLayout(head)
        whole.addLayout(days)


class _DayCell(Control):
    """One day."""

    enter_presses = True

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.day = date.min
        self._in_month = True
        self._is_today = False
        self.setCheckable(True)

    def show_day(self, day: date, *, in_month: bool, today: date) -> None:
        """Stand for ``day``."""
        self.day = day
        self._in_month = in_month
        self._is_today = day == today
        self.setText(str(day.day))
        self.setEnabled(day <= today)
        self.setAccessibleName(tr("{day} {year}", day=long_day(day), year=day.year))

    def nextCheckState(self) -> None:
        """A press chooses; the grid shows it."""

    def sizeHint(self) -> QSize:
        """A cell."""
        return QSize(self.theme.px(_CELL[0]), self.theme.px(_CELL[1]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The number; chosen on a tint with a frame, today with a line under it."""
        painter = QPainter(self)
        theme, colours = self.theme, self.theme.colours
        inner = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ink = colours.ink if self._in_month else colours.muted
        if self.isChecked():
            panel(painter, inner, theme.px(Size.RADIUS), colours.chosen, colours.ink, 1.5 * theme.px(1))
            ink = colours.on_chosen
        elif self.hovered:
            panel(painter, inner, theme.px(Size.RADIUS), None, colours.border, theme.px(1))
        if not self.isEnabled():
            ink = see_through(colours.ink, _FAINT)
        self.draw_text(painter, QRectF(self.rect()), theme.font(semibold=self.isChecked()), ink)
        if self._is_today:
            half = theme.px(6)
            middle, foot = self.width() / 2, self.height() - theme.px(5)
            painter.fillRect(QRectF(middle - half, foot, 2 * half, theme.px(2)), ink)


def _months_on(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
