"""One sentence and one button, where otherwise a page's contents would stand; perhaps another way, as a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.ui.theme import Size
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.plain_button import PlainButton

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme


class EmptyMessage(QWidget):
    """Nothing is wrong: it says what will stand here, or what to do."""

    pressed = Signal()
    link_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._label = Label(theme, muted=True, wrap=True, centred=True)
        self.button = PlainButton(theme, "")
        self.button.clicked.connect(self.pressed)
        self.link = LinkButton(theme, "")
        self.link.clicked.connect(self.link_pressed)
        self.link.hide()
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(Size.GAP_WIDE))
        column.addStretch(2)
        column.addWidget(self._label)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, sentence: str, button: str = "", link: str = "") -> None:
        """Show ``sentence`` with ``button`` under it, and ``link`` under that."""
        self._label.setText(sentence)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.link.setText(link)
        self.link.setVisible(bool(link))
        for way in (self.button, self.link):
            way.updateGeometry()

    @property
    def text(self) -> str:
        """The sentence."""
        return self._label.text()
