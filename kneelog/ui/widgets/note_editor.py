"""Several lines of text: the note, or the words for the physio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from kneelog.ui.theme import Ring, Size, Type
from kneelog.ui.theme.paint import panel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_PADDING = 6
_CONTROL = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class NoteEditor(QPlainTextEdit):
    """``lines`` high. With a ``limit`` it takes no more characters than that. Tab leaves it; Ctrl+Enter is the page's.

    ``textChanged`` is Qt's own signal; ``text`` reads and sets it.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        lines: int = 3,
        placeholder: str = "",
        limit: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._shown_lines = lines
        self.limit = limit
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        clear = QPalette()
        clear.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(clear)
        self.document().setDocumentMargin(theme.px(_PADDING))
        if limit:
            self.textChanged.connect(self._keep_to_limit)

    @property
    def text(self) -> str:
        """What it holds."""
        return self.toPlainText()

    @text.setter
    def text(self, text: str) -> None:
        self.setPlainText(text)

    def ring(self) -> Ring | None:
        """The ring goes round the field."""
        return Ring(self.rect(), self.theme.px(Size.RADIUS))

    def sizeHint(self) -> QSize:
        """As many lines as it was made for."""
        theme = self.theme
        line = QFontMetrics(theme.font(Type.BODY)).lineSpacing()
        return QSize(
            theme.px(Size.STRIP_WIDTH), self._shown_lines * line + 2 * theme.px(_PADDING) + theme.px(2)
        )

    def minimumSizeHint(self) -> QSize:
        """Narrower, but no lower."""
        return QSize(self.theme.px(120), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the page."""
        if event.key() in _CONTROL and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the text on it."""
        theme, colours = self.theme, self.theme.colours
        painter = QPainter(self.viewport())
        border = colours.ink if self.underMouse() else colours.border
        whole = QRectF(self.viewport().rect())
        panel(painter, whole, theme.px(Size.RADIUS), colours.field, border, theme.px(1))
        painter.end()
        super().paintEvent(event)

    def _keep_to_limit(self) -> None:
        text = self.toPlainText()
        if len(text) <= self.limit:
            return
        cursor = self.textCursor()
        at = cursor.position()
        over = len(text) - self.limit
        cursor.setPosition(max(0, at - over))
        cursor.setPosition(at, cursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        left = self.toPlainText()
        if len(left) > self.limit:
            self.setPlainText(left[: self.limit])
