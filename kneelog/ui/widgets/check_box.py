"""A box to tick, with its words beside it, or alone at the end of a line of the sign table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from kneelog.ui.theme import Ring, Type
from kneelog.ui.theme.colours import see_through
from kneelog.ui.theme.paint import Mark, draw_mark, panel
from kneelog.ui.widgets.control import Control

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_BOX = 18
_HIGH = 28
_CORNER = 4
_GAP = 8
_FAINT = 0.5


class CheckBox(Control):
    """``toggled`` and ``setChecked`` are Qt's. ``name`` is for a screen reader where the words alone do not say it.

    ``letter`` stands in the box until it is ticked; ``box`` is the side of the box in units.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        name: str = "",
        letter: str = "",
        box: float = _BOX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent)
        self._letter = letter
        self._box = box
        self.setCheckable(True)
        if name:
            self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """The box and the words."""
        theme = self.theme
        words = theme.px(_GAP) + self.text_width(theme.font(Type.BODY)) if self.text() else 0
        wide = theme.px(self._box) + words
        return QSize(wide if words else theme.px(_HIGH), theme.px(_HIGH))

    def ring(self) -> Ring:
        """Round the words and the box, or round the box that stands alone."""
        around = self.rect() if self.text() else self._square().toRect()
        return Ring(around, self.theme.px(_CORNER))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, ticked on a tint with a frame of ink, and the words."""
        painter = QPainter(self)
        theme, colours = self.theme, self.theme.colours
        box = theme.px(self._box)
        square = self._square()
        ink = colours.ink if self.isEnabled() else see_through(colours.ink, _FAINT)
        if self.isChecked():
            panel(painter, square, theme.px(_CORNER), colours.chosen, ink, 1.5 * theme.px(1))
            draw_mark(painter, Mark.TICK, square.adjusted(2, 2, -2, -2), colours.on_chosen, 3.25)
        else:
            border = ink if self.hovered else colours.border
            panel(painter, square, theme.px(_CORNER), colours.field, border, theme.px(1))
            painter.setFont(theme.font(Type.SMALL))
            painter.setPen(colours.muted)
            painter.drawText(square, int(Qt.AlignmentFlag.AlignCenter), self._letter)
        words = QRectF(box + theme.px(_GAP), 0, self.width(), self.height())
        self.draw_text(painter, words, theme.font(Type.BODY), ink, centred=False)

    def _square(self) -> QRectF:
        box = self.theme.px(self._box)
        left = 0 if self.text() else (self.width() - box) // 2
        return QRectF(left, (self.height() - box) // 2, box, box)
