"""A line of text to fill in: 30 high, with a round border, its words as large as the page's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit

from kneelog.ui.theme import Size
from kneelog.ui.theme.colours import see_through
from kneelog.ui.theme.paint import panel
from kneelog.ui.widgets.control import ENTER

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_PADDING = 8
_WIDTH = 180
_FAINT = 0.5


class TextField(QLineEdit):
    """``name`` is what a screen reader calls it; ``limit`` is the most characters it takes, 0 for no limit.

    ``Enter`` stays in the field: it takes what was typed, it does not save the page.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        placeholder: str = "",
        limit: int = 0,
        width: float = _WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._units_wide = width
        self._doubted = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        if limit:
            self.setMaxLength(limit)
        self.setFrame(False)
        clear = QPalette()
        clear.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(clear)
        self.set_room_after(0)

    @property
    def doubted(self) -> bool:
        """Whether what it holds cannot be read; its border is then a frame of ink."""
        return self._doubted

    @doubted.setter
    def doubted(self, doubted: bool) -> None:
        self._doubted = doubted
        self.update()

    def set_room_after(self, pixels: int) -> None:
        """Keep ``pixels`` free after the text, for a unit or a button."""
        padding = self.theme.px(_PADDING)
        self.setTextMargins(padding, 0, padding + pixels, 0)

    def sizeHint(self) -> QSize:
        """30 units high."""
        return QSize(self.theme.px(self._units_wide), self.theme.px(Size.FIELD))

    def minimumSizeHint(self) -> QSize:
        """It may be narrower, never lower."""
        return QSize(self.theme.px(min(self._units_wide, 48)), self.theme.px(Size.FIELD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep a plain ``Enter`` from reaching the page."""
        super().keyPressEvent(event)
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the text on it."""
        theme, colours = self.theme, self.theme.colours
        painter = QPainter(self)
        width = theme.px(2) if self._doubted else theme.px(1)
        strong = self._doubted or (self.underMouse() and self.isEnabled())
        border = colours.ink if strong else colours.border
        if not self.isEnabled():
            border = see_through(border, _FAINT)
        panel(painter, QRectF(self.rect()), theme.px(Size.RADIUS), colours.field, border, width)
        painter.end()
        super().paintEvent(event)
