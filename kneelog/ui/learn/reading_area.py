"""A scrolled column of text as wide as can be read with ease, whatever the window's width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kneelog.ui.theme import Size
from kneelog.ui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kneelog.ui.theme import Theme

WIDEST = 640
_LETTERS = 84
"""So many letters would fill a line; as lines break at words, about 70 to 75 stand on one."""
_SAMPLE = "Knee pain during and after a run is common; a few words of plain text tell how wide a letter is."
_RING = 8
_TOP = 4


class ReadingArea(ScrollArea):
    """``column`` takes what is read, one below the other.

    Its width does not depend on whether there is a scroll bar: else every line might break anew as it comes.
    """

    def __init__(self, theme: Theme, body: QWidget) -> None:
        super().__init__(theme, body)
        self._before = self._room = 0
        self._inner = QWidget(body)
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(0, theme.px(_TOP), 0, theme.px(Size.GAP_WIDE))
        self._row = QHBoxLayout(body)
        self._row.setSpacing(0)
        self._row.addWidget(self._inner)
        self._row.addStretch(1)

    def fit(self, before: int, room: int) -> None:
        """Begin ``before`` pixels from the left edge; of ``room`` pixels take what can be read with ease."""
        self._before, self._room = before, room
        self._indent()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines as long as they can be."""
        self._indent()
        super().resizeEvent(event)

    def _indent(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        free = self.width() - bar - self._before - self.theme.px(_RING)
        self._inner.setFixedWidth(max(1, min(free, self._room, measure(self.theme))))
        self._row.setContentsMargins(self._before, 0, 0, 0)


def measure(theme: Theme) -> int:
    """How wide a column is that can be read with ease (px)."""
    letters = QFontMetricsF(theme.font()).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
    return min(theme.px(WIDEST), round(_LETTERS * letters))
