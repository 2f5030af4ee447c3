"""A button that is only a mark: × to take away, ‹ › to turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from kneelog.ui.theme import Size
from kneelog.ui.theme.colours import see_through
from kneelog.ui.theme.paint import draw_mark, panel
from kneelog.ui.widgets.control import Control

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme
    from kneelog.ui.theme.paint import Mark

_SIDE = 24
_MARK = 14
_FAINT = 0.4


class MarkButton(Control):
    """``name`` says what it does, to a screen reader and as a tip. ``side`` is its height and width in units."""

    enter_presses = True

    def __init__(
        self, theme: Theme, mark: Mark, name: str, *, side: float = _SIDE, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", parent)
        self._mark = mark
        self._side = side
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self.theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The mark, on a tint under the pointer."""
        painter = QPainter(self)
        theme, colours = self.theme, self.theme.colours
        over = self.hovered
        if over:
            panel(painter, QRectF(self.rect()), theme.px(Size.RADIUS), colours.chosen)
        mark = theme.px(_MARK)
        square = QRectF((self.width() - mark) / 2, (self.height() - mark) / 2, mark, mark)
        ink = colours.on_chosen if over else colours.muted
        draw_mark(painter, self._mark, square, ink if self.isEnabled() else see_through(ink, _FAINT), 2.5)
