"""The base of every button we draw ourselves: focus, hover, keys that belong to the page, a ring."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from kneelog.ui.theme import Ring, Size

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_UNDERLINES = sys.platform != "darwin"  # macOS has no keys in its words
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class Control(QAbstractButton):
    """A button drawn by its subclass. Space presses it.

    ``Enter`` presses it too where ``enter_presses``; otherwise, like the arrows, it is left to whoever holds the
    control: on a page ``Enter`` saves.
    """

    enter_presses = False
    ring_radius: ClassVar[float] = Size.RADIUS

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def ring(self) -> Ring | None:
        """Where the focus ring goes."""
        return Ring(self.rect(), self.theme.px(self.ring_radius))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows to the group and ``Enter`` to the page."""
        key = event.key()
        if key in ENTER and self.enter_presses:
            self.click()
        elif key in ARROWS or key in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Never smaller than it is meant to be."""
        return self.sizeHint()

    @property
    def hovered(self) -> bool:
        """Whether the pointer is over it and it can be used."""
        return self.isEnabled() and self.underMouse()

    def text_width(self, font: QFont, text: str | None = None) -> int:
        """How wide ``text`` (its own, if none is given) is in ``font``."""
        shown = self.text() if text is None else text
        return QFontMetrics(font).size(Qt.TextFlag.TextShowMnemonic, shown).width()

    def draw_text(
        self, painter: QPainter, rect: QRectF, font: QFont, colour: QColor, *, centred: bool = True
    ) -> None:
        """Write its text into ``rect`` on one line, its key underlined where the platform has such keys."""
        mnemonic = Qt.TextFlag.TextShowMnemonic if _UNDERLINES else Qt.TextFlag.TextHideMnemonic
        place = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(colour)
        flags = place | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | mnemonic
        painter.drawText(rect, int(flags), self.text())
