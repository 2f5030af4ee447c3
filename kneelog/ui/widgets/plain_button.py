"""An ordinary button: a field with a border, 30 high."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.colours import see_through
from kneelog.ui.theme.paint import panel
from kneelog.ui.widgets.control import Control

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_PADDING = 14
_FAINT = 0.5


class PlainButton(Control):
    """``height`` is 30 units in text, 40 beside a primary button. Disabled, it is faint but still there."""

    enter_presses = True

    def __init__(
        self, theme: Theme, text: str, *, height: float = Size.FIELD, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, text, parent)
        self._units_high = height

    def sizeHint(self) -> QSize:
        """The words and some room beside them."""
        wide = self.text_width(self.theme.font(Type.BODY)) + 2 * self.theme.px(_PADDING)
        return QSize(wide, self.theme.px(self._units_high))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it; under the pointer its border is ink."""
        painter = QPainter(self)
        theme, colours = self.theme, self.theme.colours
        fill = colours.chosen if self.isDown() else colours.field
        border = colours.ink if self.hovered else colours.border
        ink = colours.on_chosen if self.isDown() else colours.ink
        if not self.isEnabled():
            border, ink = colours.hairline, see_through(colours.ink, _FAINT)
        panel(painter, QRectF(self.rect()), theme.px(Size.RADIUS), fill, border, theme.px(1))
        self.draw_text(painter, QRectF(self.rect()), theme.font(Type.BODY), ink)
