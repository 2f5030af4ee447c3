"""How far long work is: a line that fills with ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from kneelog.ui.theme.paint import panel

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

_HIGH = 8
_STEPS = 1000


class ProgressLine(QProgressBar):
    """``name`` is what a screen reader calls it; ``share`` is 0 to 1."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Fill so much of it."""
        self.setValue(round(min(max(share, 0.0), 1.0) * _STEPS))

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(self._theme.px(160), self._theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """As high as it is meant to be."""
        return QSize(self._theme.px(40), self._theme.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A pale line with a border, and ink in it."""
        painter, colours = QPainter(self), self._theme.colours
        whole, round_ = QRectF(self.rect()), self.height() / 2
        panel(painter, whole, round_, colours.field, colours.border, self._theme.px(1))
        filled = whole.width() * self.value() / _STEPS
        if filled >= 1:
            panel(painter, QRectF(0, 0, max(filled, whole.height()), whole.height()), round_, colours.ink)
