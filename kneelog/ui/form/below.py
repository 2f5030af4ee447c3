"""A part that keeps its distance to what stands below it, and takes that distance with it when it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kneelog.ui.theme import Size

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject

    from kneelog.ui.theme import Theme


class Below(QWidget):
    """A part with room below it that is there only while the part is shown."""

    def __init__(self, theme: Theme, part: QWidget) -> None:
        super().__init__()
        self._part = part
        part.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(Size.GAP_WIDE))
        column.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setVisible(not part.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show and hide together with the part."""
        if watched is self._part and event.type() in {event.Type.ShowToParent, event.Type.HideToParent}:
            self.setVisible(not self._part.isHidden())
        return super().eventFilter(watched, event)
