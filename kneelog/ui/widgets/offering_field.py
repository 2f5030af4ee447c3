"""A line of text that also offers what can be chosen instead of typed: Down, or the chevron at its end, lists it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMenu

from kneelog.ui.theme.paint import Mark, draw_mark
from kneelog.ui.theme.sheets import menu_sheet
from kneelog.ui.widgets.text_field import TextField
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_CHEVRON = 14
_PADDING = 8


class OfferingField(TextField):
    """What is chosen stands in the field as if it had been typed, and ``textEdited`` tells of it."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        limit: int = 0,
        width: float = 180,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, limit=limit, width=width, parent=parent)
        self._first: Sequence[str] = ()
        self._others: Sequence[str] = ()
        self.textChanged.connect(self._follow_start)

    @property
    def offers(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self._first or self._others)

    def offer(self, first: Sequence[str], others: Sequence[str] = ()) -> None:
        """Offer ``first``, and below a line ``others``."""
        if (self._first, self._others) == (first, others):
            return
        self._first, self._others = first, others
        self.set_room_after(self.theme.px(_CHEVRON + _PADDING) if self.offers else 0)
        self.setAccessibleDescription(tr("Down lists what can be chosen") if self.offers else "")
        self.update()

    def open(self) -> QMenu:
        """Open the list below, and return it."""
        menu = QMenu(self)
        menu.setStyleSheet(menu_sheet(self.theme))
        for names in (self._first, self._others):
            if names and not menu.isEmpty():
                menu.addSeparator()
            for name in names:
                action = menu.addAction(name.replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(name == self.text())
                action.triggered.connect(lambda _on=False, which=name: self._take(which))
        menu.setMinimumWidth(self.width())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list."""
        if event.key() == Qt.Key.Key_Down and self.offers:
            self.open()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the chevron opens the list."""
        if self.offers and self._chevron().contains(event.position()):
            self.open()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The chevron is pressed, the text is written in: the pointer says which."""
        is_chevron = self.offers and self._chevron().contains(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if is_chevron else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the chevron if there is something to choose."""
        super().paintEvent(event)
        if self.offers:
            side = self.theme.px(_CHEVRON)
            square = QRectF(0, 0, side, side)
            square.moveCenter(self._chevron().center())
            draw_mark(QPainter(self), Mark.CHEVRON_DOWN, square, self.theme.colours.ink, 2.25)

    def _chevron(self) -> QRectF:
        wide = self.theme.px(_CHEVRON + 2 * _PADDING)
        return QRectF(self.width() - wide, 0, wide, self.height())

    def _take(self, name: str) -> None:
        self.setText(name)
        self.textEdited.emit(name)

    def _follow_start(self) -> None:
        """A name longer than the field is read from its start, unless it is just being typed."""
        if not self.hasFocus():
            self.setCursorPosition(0)
