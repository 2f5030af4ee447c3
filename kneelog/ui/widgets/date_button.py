"""The button that shows when an entry is for, and opens a small sheet to change it."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent

from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import Mark, draw_mark, panel
from kneelog.ui.widgets.control import Control
from kneelog.ui.widgets.time_field import short_time
from kneelog.words import long_day, short_day, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme
    from kneelog.ui.widgets.day_sheet import DaySheet

_PADDING = 10
_CHEVRON = 14
_GAP = 8
_BELOW = 6


class DateButton(Control):
    """Shows the time if it was asked to keep one (the day then stands in the page's title), else the day.

    Opens by a click, Space or Down. ``day`` is a ``date``, ``moment`` a ``time`` or ``None``; setting them emits
    nothing. Days to come are refused, in words.
    """

    dateChosen = Signal(object)  # noqa: N815
    """The runner chose this day."""
    timeChosen = Signal(object)  # noqa: N815
    """The runner gave this time, or ``None``."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        with_time: bool = False,
        today: Callable[[], date] = date.today,
        first_weekday: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", parent)
        self._name = name
        self._with_time = with_time
        self._today = today
        self._first_weekday = first_weekday
        self._day = today()
        self._time: time | None = None
        self._sheet: DaySheet | None = None
        self.clicked.connect(self.open)
        self._describe()

    @property
    def day(self) -> date:
        """The day."""
        return self._day

    @day.setter
    def day(self, day: date) -> None:
        self._day = day
        self._describe()

    @property
    def moment(self) -> time | None:
        """The time of day, or ``None`` if it was not given."""
        return self._time

    @moment.setter
    def moment(self, moment: time | None) -> None:
        self._time = moment
        self._describe()

    def set_first_weekday(self, first_weekday: int) -> None:
        """Let the calendar's weeks begin with another day: 0 is Monday, 6 Sunday."""
        if first_weekday != self._first_weekday:
            self._first_weekday, self._sheet = first_weekday, None

    def open(self) -> DaySheet:
        """Open the sheet below the button, and return it."""
        from kneelog.ui.widgets.day_sheet import DaySheet

        sheet = self._sheet
        if sheet is None:
            sheet = self._sheet = DaySheet(
                self.theme,
                with_time=self._with_time,
                today=self._today,
                first_weekday=self._first_weekday,
                parent=self,
            )
            sheet.dateChosen.connect(self._take_day)
            sheet.timeChosen.connect(self._take_time)
        sheet.open_at(
            self.mapToGlobal(QPoint(0, self.height() + self.theme.px(_BELOW))), self._day, self._time
        )
        return sheet

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens it too."""
        if event.key() == Qt.Key.Key_Down:
            self.open()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The words and the chevron."""
        theme = self.theme
        words = self.text_width(theme.font(Type.BODY))
        return QSize(words + theme.px(2 * _PADDING + _GAP + _CHEVRON), theme.px(Size.FIELD))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it as a field with a chevron."""
        painter = QPainter(self)
        theme, colours = self.theme, self.theme.colours
        border = colours.ink if self.hovered else colours.border
        panel(painter, QRectF(self.rect()), theme.px(Size.RADIUS), colours.field, border, theme.px(1))
        padding, chevron = theme.px(_PADDING), theme.px(_CHEVRON)
        words = QRectF(self.rect()).adjusted(padding, 0, -padding, 0)
        self.draw_text(painter, words, theme.font(Type.BODY), colours.ink, centred=False)
        left = self.width() - padding - chevron
        square = QRectF(left, (self.height() - chevron) / 2, chevron, chevron)
        draw_mark(painter, Mark.CHEVRON_DOWN, square, colours.ink, 2.25)

    def _take_day(self, day: date) -> None:
        self.day = day
        self.dateChosen.emit(day)

    def _take_time(self, moment: time | None) -> None:
        self.moment = moment
        self.timeChosen.emit(moment)

    def _describe(self) -> None:
        said = long_day(self._day)
        if self._day.year != self._today().year:
            said = tr("{day} {year}", day=said, year=self._day.year)
        shown = short_day(self._day, year=self._day.year != self._today().year)
        if self._with_time:
            shown = short_time(self._time) if self._time is not None else tr("time")
            said = f"{said}, {short_time(self._time)}" if self._time is not None else said
        self.setText(shown)
        self.setAccessibleName(tr("{what}: {value}", what=self._name, value=said))
        self.updateGeometry()
