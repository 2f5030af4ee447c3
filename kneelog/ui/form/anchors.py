"""The ends of the scale in words below a strip; the first times, the keys instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kneelog.ui.theme import Type
from kneelog.ui.widgets.label import Label
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme


class Anchors(QWidget):
    """ "no pain … worst you can imagine"."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._low = Label(theme, tr("no pain"), kind=Type.SMALL, muted=True)
        self._high = Label(theme, tr("worst you can imagine"), kind=Type.SMALL, muted=True)
        self._hint = Label(theme, "", kind=Type.SMALL, muted=True, wrap=True)
        row.addWidget(self._low, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._hint, 1)
        row.addStretch(0)
        row.addWidget(self._high, 0, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)  # a hint wraps where there is little room
        self.setSizePolicy(policy)
        self.show_hint("")

    def show_hint(self, hint: str) -> None:
        """Put ``hint`` in the place of the words; empty brings the words back."""
        self._hint.setText(hint)
        self._low.setVisible(not hint)
        self._high.setVisible(not hint)
        self._hint.setVisible(bool(hint))
