"""What an article lies on: it takes the mouse, for a selection reaches from one paragraph into the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from kneelog.ui.learn.selection import Selection, Spot
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QMouseEvent

    from kneelog.ui.learn.passage import Passage


class Sheet(QWidget):
    """``pressed`` carries the paragraph, ``dragged`` where the pointer is while it selects."""

    pressed = Signal(object)
    dragged = Signal(QPoint)
    copy_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._passages: Sequence[Passage] = ()
        self._dragging = False
        self.selection = Selection(())

    def hold(self, passages: Sequence[Passage]) -> None:
        """Select in these."""
        self._passages = passages
        self.selection = Selection(passages)

    def parts(self) -> list[QWidget]:
        """Everything on it, in the order of reading."""
        return self.findChildren(QWidget)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._passages:
            event.ignore()
            return
        spot = self._spot(event.position())
        self.pressed.emit(self._passages[spot.number])
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.selection.extend(spot)
        else:
            self.selection.begin(spot)
        self._dragging = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select up to the pointer."""
        if self._dragging:
            self.selection.extend(self._spot(event.position()))
            self.dragged.emit(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What is selected stays."""
        self._dragging = False
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        if self._passages:
            self.selection.word(self._spot(event.position()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the text."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("&Copy")).triggered.connect(self.copy_asked)
        menu.addAction(tr("Select &all")).triggered.connect(self.selection.all)
        menu.popup(event.globalPos())

    def _spot(self, point: QPointF) -> Spot:
        """The place in the text nearest to ``point``."""

        def distance(number: int) -> tuple[float, float]:
            passage = self._passages[number]
            inside = passage.mapFrom(self, point)
            below, aside = inside.y() - passage.height(), inside.x() - passage.width()
            return max(-inside.y(), 0.0, below), max(-inside.x(), 0.0, aside)

        shown = [number for number, one in enumerate(self._passages) if one.isVisibleTo(self)]
        number = min(shown, key=distance)
        passage = self._passages[number]
        return Spot(number, passage.position_at(passage.mapFrom(self, point)))
