"""The ground of a page's footer, which never scrolls: a hairline parts it from the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kneelog.ui.theme.paint import panel

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme


class FooterGround(QWidget):
    """What stands in the footer is laid out by whoever makes it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline above."""
        panel(QPainter(self), QRectF(0, 0, self.width(), 1), 0, self.theme.colours.hairline)
