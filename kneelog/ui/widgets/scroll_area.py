"""A page's scrolling body: no frame, a thin bar, room for the focus ring at its edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kneelog.ui.theme.sheets import scroll_bar_sheet

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme


class ScrollArea(QScrollArea):
    """Grows its contents to its own width and scrolls them up and down only. Never takes the focus itself.

    ``stage`` is its viewport: asking Qt for it would make PySide look through every kind of widget there is.
    """

    def __init__(self, theme: Theme, body: QWidget | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stage = QWidget()
        self.stage.setBackgroundRole(QPalette.ColorRole.NoRole)
        self.stage.setAutoFillBackground(False)
        self.setViewport(self.stage)
        theme.changed.connect(self._colour_bar)
        self._colour_bar()
        if body is not None:
            self.setWidget(body)
            body.setAutoFillBackground(False)

    def _colour_bar(self) -> None:
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(self.theme))
