"""The quiet line of a footer: what Save will keep, or what just happened, with one way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.announce import announce
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme


class FooterLine(QWidget):
    """One sentence and, if there is one, a link after it ("Undo")."""

    linkPressed = Signal()  # noqa: N815

    def __init__(self, theme: Theme, *, kind: Type = Type.BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label(theme, kind=kind, muted=True, elide=True)
        self.link = LinkButton(theme, "", kind=kind)
        self.link.hide()
        self.link.clicked.connect(self.linkPressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Size.GAP_WIDE))
        row.addWidget(self.label)
        row.addWidget(self.link)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self.label.text()

    def say(self, sentence: str, link: str = "", *, aloud: bool = False) -> None:
        """Show ``sentence`` with ``link`` after it; ``aloud`` has a screen reader say it too."""
        self.label.setText(sentence)
        self.link.setText(link)
        self.link.setVisible(bool(link))
        self.link.updateGeometry()
        if aloud:
            announce(self, sentence)
