"""The "…" of a chart: seen under the pointer and with the focus, always within reach of Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu

from kneelog.ui.theme import Size
from kneelog.ui.theme.paint import panel
from kneelog.ui.theme.sheets import menu_sheet
from kneelog.ui.widgets.control import Control
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_SIDE = 24


class MoreButton(Control):
    """``fill`` puts the items of the moment into the menu when it opens. ``is_near``: the pointer is over its chart."""

    enter_presses = True

    def __init__(
        self, theme: Theme, chart: str, fill: Callable[[ChartMenu], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", parent)
        self._fill = fill
        self.is_near = False
        name = tr("{chart}: copy, save, show as table", chart=chart)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.clicked.connect(self.open)

    def open(self) -> ChartMenu:
        """Open the menu below, and return it."""
        menu = ChartMenu(self.theme, self)
        self._fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu

    def set_near(self, near: bool) -> None:
        """The pointer came over the chart, or left it."""
        if near != self.is_near:
            self.is_near = near
            self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self.theme.px(_SIDE)
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens it too."""
        if event.key() == Qt.Key.Key_Down:
            self.open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Three dots, on a tint under the pointer."""
        if not (self.is_near or self.hovered or self.hasFocus()):
            return
        painter, colours = QPainter(self), self.theme.colours
        ground = colours.chosen if self.hovered else colours.page
        panel(painter, QRectF(self.rect()), self.theme.px(Size.RADIUS), ground)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.on_chosen if self.hovered else colours.ink)
        middle, step = QRectF(self.rect()).center(), self.theme.px(5)
        for number in (-1, 0, 1):
            painter.drawEllipse(
                middle + QPointF(number * step, 0), 1.6 * self.theme.unit, 1.6 * self.theme.unit
            )


class ChartMenu(QMenu):
    """A menu that is filled item by item."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setStyleSheet(menu_sheet(theme))

    def add(self, text: str, call: Callable[[], object], *, checked: bool | None = None) -> QAction:
        """An item; with ``checked`` one that can be ticked."""
        action = self.addAction(text)
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
        action.triggered.connect(lambda _checked=False: call())
        return action
