"""The sheet of keys: a calm list over the window, that F1 opens and closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from kneelog.ui.keys.content import rows
from kneelog.ui.keys.key_list import KeyList
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.menus import MenuKeys
    from kneelog.ui.theme import Theme

_WIDTH, _HEIGHT = 720, 640
_AWAY = 24


class KeySheet(QDialog):
    """What holds on ``page`` comes first. It belongs to ``parent``, the window, and is never larger than that."""

    def __init__(self, theme: Theme, parent: QWidget, page: str, menus: Sequence[MenuKeys]) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(tr("Keys"))
        self.heading = Label(theme, tr("Keys"), kind=Type.LARGE, semibold=True)
        self.list = KeyList(theme, rows(page, menus))
        self.shut = PlainButton(theme, tr("Close"))
        self.shut.clicked.connect(self.accept)
        self._whole, self._foot = QVBoxLayout(self), QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.shut)
        self._whole.addWidget(self.heading)
        self._whole.addWidget(self.list, 1)
        self._whole.addLayout(self._foot)
        theme.changed.connect(self._fit)
        self._fit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 closes what F1 opened; Esc closes every dialog."""
        if event.key() == Qt.Key.Key_F1:
            self.accept()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        px, window = self.theme.px, self.parentWidget()
        side = px(Size.GAP_SECTION)
        self._whole.setContentsMargins(side, px(Size.GAP_WIDE), side, px(Size.GAP_WIDE))
        self._whole.setSpacing(px(Size.GAP))
        if window is not None:
            away = 2 * px(_AWAY)
            self.resize(min(px(_WIDTH), window.width() - away), min(px(_HEIGHT), window.height() - away))
