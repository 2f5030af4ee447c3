"""Lines that stand their words above their control where there is no room beside it (large text, small window)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kneelog.ui.section import wrapping
from kneelog.ui.theme import Size
from kneelog.ui.widgets.label import Label

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

NARROW_BELOW = 460
"""Contents narrower than this, in units, stand their words above."""
_WORDS = 120


class Narrowing(QWidget):
    """Whoever lays out a page tells what is narrow; nothing here guesses it from its own width."""

    def set_narrow(self, narrow: bool) -> None:
        """Stand the words above the controls, or beside them."""
        raise NotImplementedError


class Labelled(Narrowing):
    """Controls one below the other, each with its words before it."""

    def __init__(self, theme: Theme, *rows: tuple[str, QWidget]) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[QBoxLayout] = []
        self._words: list[Label] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP))
        for words, control in rows:
            label = Label(theme, words)
            line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            if control.hasHeightForWidth():
                line.addWidget(control, 1)
            else:
                line.addWidget(control, 1, Qt.AlignmentFlag.AlignLeft)
            column.addLayout(line)
            self._lines.append(line)
            self._words.append(label)
        self.setSizePolicy(wrapping())
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Stand the words above or beside."""
        px = self._theme.px
        widest = max(label.sizeHint().width() for label in self._words)
        for line, label in zip(self._lines, self._words, strict=True):
            line.setDirection(
                QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            )
            line.setSpacing(px(Size.GAP_TIGHT if narrow else Size.GAP_WIDE))
            label.setMinimumSize(*((0, 0) if narrow else (max(widest, px(_WORDS)), px(Size.FIELD))))


def set_narrow(holder: QWidget, narrow: bool) -> None:
    """Tell every such line in ``holder``."""
    for part in holder.findChildren(Narrowing):
        part.set_narrow(narrow)
