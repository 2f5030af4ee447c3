"""Text to be read, selected and copied, in letters of one width: a report, a licence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from kneelog.ui.theme import Ring, Size, Type
from kneelog.ui.theme.sheets import scroll_bar_sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_COLUMNS, _LINES = 84, 12
_PADDING = 8
_SHEET = """
QPlainTextEdit {{ background: {field}; color: {ink}; border: {line}px solid {border}; border-radius: {radius}px; }}
"""


class ReadingBox(QPlainTextEdit):
    """``name`` is what a screen reader calls it. Tab leaves it."""

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._fit()
        theme.changed.connect(self._fit)

    def ring(self) -> Ring | None:
        """The ring goes round the box."""
        return Ring(self.rect(), self.theme.px(Size.RADIUS))

    def sizeHint(self) -> QSize:
        """Room for the longest line of a licence, and some of them."""
        metrics = QFontMetrics(self.font())
        beside = 2 * self.theme.px(_PADDING) + self.theme.px(20)
        return QSize(
            _COLUMNS * metrics.horizontalAdvance("0") + beside, _LINES * metrics.lineSpacing() + beside
        )

    def minimumSizeHint(self) -> QSize:
        """Lines can be broken, and scrolled."""
        return QSize(self.theme.px(240), self.theme.px(96))

    def _fit(self) -> None:
        theme, tokens = self.theme, self.theme.tokens
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.font(Type.SMALL).pixelSize())
        self.setFont(font)
        self.document().setDocumentMargin(theme.px(_PADDING))
        self.setStyleSheet(
            _SHEET.format(
                field=tokens.field,
                ink=tokens.ink,
                border=tokens.border,
                line=theme.px(1),
                radius=theme.px(Size.RADIUS),
            )
        )
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme))
        self.updateGeometry()
