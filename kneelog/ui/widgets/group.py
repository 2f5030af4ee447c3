"""A container that a screen reader announces as a group, and that looks like nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QGroupBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent


class Group(QGroupBox):
    """``QGroupBox`` is the only widget with the role of a group; this one keeps the role and drops the frame."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setContentsMargins(0, 0, 0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw nothing."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Resize as a plain widget: a group box would make room for its frame."""
        QWidget.resizeEvent(self, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus as a plain widget: a group box would pass it on."""
        QWidget.focusInEvent(self, event)

    def changeEvent(self, event: QEvent) -> None:
        """Undo the margins that a group box takes with each font or style."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.setContentsMargins(0, 0, 0, 0)

    def minimumSizeHint(self) -> QSize:
        """What the contents need; a group box would add its title."""
        return QWidget.minimumSizeHint(self)

    def sizeHint(self) -> QSize:
        """What the contents would like."""
        return QWidget.sizeHint(self)
