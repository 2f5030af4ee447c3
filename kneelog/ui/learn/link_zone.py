"""A link inside a paragraph: the paragraph paints its words, this takes its clicks, its keys and the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal

from kneelog.ui.widgets.control import Control

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.learn.rich_text import Link
    from kneelog.ui.theme import Theme


class LinkZone(Control):
    """A see-through button over the words of ``link``, also where they go on on the next line."""

    followed = Signal(str)
    enter_presses = True
    ring_radius: ClassVar[float] = 3

    def __init__(self, theme: Theme, link: Link, parent: QWidget) -> None:
        super().__init__(theme, link.words, parent)
        self.link = link
        self._paragraph = parent
        self._pieces: list[QRect] = []
        self.setAccessibleName(link.words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.followed.emit(link.target))

    def lie_over(self, pieces: Sequence[QRect]) -> None:
        """Take the place of the words: one piece a line, in the paragraph's coordinates."""
        whole = QRect()
        for piece in pieces:
            whole = whole.united(piece)
        self.setGeometry(whole)
        self._pieces = [piece.translated(-whole.topLeft()) for piece in pieces]

    def hitButton(self, place: QPoint) -> bool:
        """Only the words themselves are pressed."""
        return any(piece.contains(place) for piece in self._pieces)

    def sizeHint(self) -> QSize:
        """As large as its words: it is never laid out."""
        return self.size()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Have the line under the words drawn stronger."""
        super().enterEvent(event)
        self._paragraph.update()

    def leaveEvent(self, event: QEvent) -> None:
        """And fainter again."""
        super().leaveEvent(event)
        self._paragraph.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words are the paragraph's."""
