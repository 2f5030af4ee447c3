"""An ordinary button that shows that Enter does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize

from kneelog.ui.theme.paint import Mark, draw_mark
from kneelog.ui.widgets.plain_button import PlainButton

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QPainter

_KEY = 16
_GAP = 8


class ReturnButton(PlainButton):
    """The words, then the mark of the key."""

    def sizeHint(self) -> QSize:
        """Room for the mark too."""
        return super().sizeHint() + QSize(self.theme.px(_KEY + _GAP), 0)

    def draw_text(
        self, painter: QPainter, rect: QRectF, font: QFont, colour: QColor, *, centred: bool = True
    ) -> None:
        """Words and mark together in the middle."""
        key, gap = self.theme.px(_KEY), self.theme.px(_GAP)
        super().draw_text(painter, rect.adjusted(0, 0, -key - gap, 0), font, colour, centred=centred)
        end = (rect.width() - key - gap + self.text_width(font)) / 2 + gap
        draw_mark(painter, Mark.RETURN, QRectF(end, (rect.height() - key) / 2, key, key), colour)
