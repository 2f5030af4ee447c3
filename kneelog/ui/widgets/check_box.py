"""A box to tick, with its words beside it, or alone at the end of a line of the sign table."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from kneelog.ui.theme import Type
from kneelog.ui.theme.colours import see_through
from kneelog.ui.theme.paint import Mark, draw_mark, panel
from kneelog.ui.widgets.control import Control

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_BOX = 18
_CORNER = 4
_GAP = 8
_FAINT = 0.5


class CheckBox(Control):
    """``toggled`` and ``setChecked`` are Qt's. ``name`` is for a screen reader where the words alone do not say it."""

    ring_radius: ClassVar[float] = _CORNER

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        name: str = "",
        height: float = 28,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent)
        self._units_high = height
        self.setCheckable(True)
        if name:
            self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """The box and the words."""
        theme = self.theme
        words = theme.px(_GAP) + self.text_width(theme.font(Type.BODY)) if self.text() else 0
        wide = theme.px(_BOX) + words
        return QSize(wide if words else theme.px(self._units_high), theme.px(self._units_high))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, ticked on a tint with a frame of ink, and the words."""
        painter = QPainter(self)
        theme, colours = self.theme, self.theme.colours
        box = theme.px(_BOX)
        left = 0 if self.text() else (self.width() - box) // 2
        square = QRectF(left, (self.height() - box) // 2, box, box)
        ink = colours.ink if self.isEnabled() else see_through(colours.ink, _FAINT)
        if self.isChecked():
            panel(painter, square, theme.px(_CORNER), colours.chosen, ink, 1.5 * theme.px(1))
            draw_mark(painter, Mark.TICK, square.adjusted(2, 2, -2, -2), colours.on_chosen, 3.25)
        else:
            border = ink if self.hovered else colours.border
            panel(painter, square, theme.px(_CORNER), colours.field, border, theme.px(1))
        words = QRectF(box + theme.px(_GAP), 0, self.width(), self.height())
        self.draw_text(painter, words, theme.font(Type.BODY), ink, centred=False)
