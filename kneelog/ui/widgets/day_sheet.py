"""The sheet behind a date button: a field to type in, a calendar, Yesterday and Today."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import panel
from kneelog.ui.widgets.announce import announce
from kneelog.ui.widgets.date_field import DateField
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.month_grid import MonthGrid
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.time_field import TimeField
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import time

    from kneelog.ui.theme import Theme


class DaySheet(QFrame):
    """A popup; Esc or a click elsewhere closes it. It closes itself once a day was chosen, not after a time."""

    dateChosen = Signal(object)  # noqa: N815
    timeChosen = Signal(object)  # noqa: N815

    def __init__(
        self,
        theme: Theme,
        *,
        with_time: bool,
        today: Callable[[], date],
        first_weekday: int,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.NoDropShadowWindowHint)
        self.theme = theme
        self._today = today
        self.setAccessibleName(tr("Choose a day"))
        self.field = DateField(theme, tr("Date"), today=today)
        self.time_field = TimeField(theme, tr("Time"))
        self.grid = MonthGrid(theme, today=today, first_weekday=first_weekday)
        self.problem = Label(theme, kind=Type.SMALL, wrap=True)
        self.yesterday = PlainButton(theme, tr("&Yesterday"))
        self.today = PlainButton(theme, tr("&Today"))
        self._lay_out(with_time=with_time)
        self.field.valueChanged.connect(self._choose)
        self.field.problemChanged.connect(self._say)
        self.time_field.valueChanged.connect(self.timeChosen)
        self.time_field.problemChanged.connect(self._say)
        self.grid.dayChosen.connect(self._choose)
        self.today.clicked.connect(lambda: self._choose(self._today()))
        self.yesterday.clicked.connect(lambda: self._choose(self._today() - timedelta(days=1)))

    def open_at(self, corner: QPoint, day: date, moment: time | None) -> None:
        """Show the sheet with its upper left at ``corner``, or as near as the screen allows."""
        self.field.value = day
        self.time_field.value = moment
        self.grid.show_day(day)
        self.problem.setFixedWidth(self.grid.sizeHint().width())
        self.adjustSize()
        screen = QGuiApplication.screenAt(corner)
        if screen is not None:
            free = screen.availableGeometry()
            corner.setX(max(free.left(), min(corner.x(), free.right() - self.width())))
            corner.setY(max(free.top(), min(corner.y(), free.bottom() - self.height())))
        self.move(corner)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.selectAll()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A plain surface with a border."""
        painter = QPainter(self)
        colours = self.theme.colours
        panel(painter, QRectF(self.rect()), 0, colours.page, colours.border, self.theme.px(1))

    def _choose(self, day: date | None) -> None:
        if day is not None:
            self.hide()
            self.dateChosen.emit(day)

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        announce(self, problem)
        self.adjustSize()

    def _lay_out(self, *, with_time: bool) -> None:
        gap = self.theme.px(Size.GAP)
        head = QHBoxLayout()
        head.setSpacing(gap)
        head.addWidget(self.field)
        head.addWidget(self.time_field)
        head.addStretch(1)
        self.time_field.setVisible(with_time)
        foot = QHBoxLayout()
        foot.setSpacing(gap)
        foot.addWidget(self.yesterday)
        foot.addWidget(self.today)
        foot.addStretch(1)
        self.problem.hide()
        whole = QVBoxLayout(self)
        margin = self.theme.px(Size.CARD_PADDING)
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.setSpacing(gap)
        whole.addLayout(head)
        whole.addWidget(self.problem)
        whole.addWidget(self.grid)
        whole.addLayout(foot)
