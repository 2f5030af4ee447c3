"""What stands on the page before anything was recorded: pale axes, a sentence, a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from kneelog.ui.theme import Size
from kneelog.ui.widgets.empty_message import EmptyMessage

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

_ROW = 104
_BETWEEN = 40


class EmptyCharts(EmptyMessage):
    """The axes of both knees, with nothing on them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two rows of pale lines at 0, 5 and 10, but none through the words."""
        painter, px = QPainter(self), self._theme.px
        painter.setPen(QPen(self._theme.colours.hairline, px(1)))
        gap = px(Size.GAP_WIDE)
        words = self.childrenRect().adjusted(0, -gap, 0, gap)
        left, right = px(Size.PAGE_MARGIN), self.width() - px(Size.PAGE_MARGIN)
        for top in (px(16), px(16 + _ROW + _BETWEEN)):
            for share in (0, 1, 2):
                y = top + round(px(_ROW) * share / 2) + 0.5
                if not words.top() <= y <= words.bottom():
                    painter.drawLine(QLineF(left, y, right, y))
