"""A text that begins with a line or two and grows with what is typed, up to a dozen lines; then it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPlainTextEdit

from kneelog.ui.theme import Size
from kneelog.ui.theme.paint import panel
from kneelog.ui.theme.sheets import scroll_bar_sheet
from kneelog.ui.widgets.note_editor import NoteEditor

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent

    from kneelog.ui.theme import Theme

_MOST = 12
_SIDE = 4
"""What the words stand farther in than in other texts, so that they begin where those of a line of text begin."""


class GrowingEditor(NoteEditor):
    """``departed`` tells that the focus went elsewhere, also to another window."""

    departed = Signal()

    def __init__(
        self, theme: Theme, name: str, *, lines: int = 1, placeholder: str = "", limit: int = 0
    ) -> None:
        super().__init__(theme, name, lines=lines, placeholder=placeholder, limit=limit)
        self._fewest = lines
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._grow)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()
        self._grow()

    def sizeHint(self) -> QSize:
        """With one line, as high as a line of text to fill in."""
        return super().sizeHint() + QSize(0, self.theme.px(1))

    def event(self, event: QEvent) -> bool:
        """Draw the field round the words and the bar."""
        if event.type() is not QEvent.Type.Paint:
            return super().event(event)
        theme, colours = self.theme, self.theme.colours
        border = colours.ink if self.underMouse() else colours.border
        painter = QPainter(self)
        panel(painter, QRectF(self.rect()), theme.px(Size.RADIUS), colours.field, border, theme.px(1))
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words alone: the field stands already."""
        QPlainTextEdit.paintEvent(self, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower, it needs more lines; where all of them fit, none stays scrolled away."""
        super().resizeEvent(event)
        self._grow()
        if self.document().size().height() <= self._shown_lines:
            self.verticalScrollBar().setValue(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell it, but not of a menu that opened over the text."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.departed.emit()

    def _grow(self) -> None:
        """A plain text's document counts its height in lines."""
        needed = round(self.document().size().height())
        lines = max(self._fewest, min(needed, _MOST))
        bar = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if needed > _MOST else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setVerticalScrollBarPolicy(bar)
        if lines != self._shown_lines:
            self._shown_lines = lines
            self.updateGeometry()

    def _follow_theme(self) -> None:
        px = self.theme.px
        self.setViewportMargins(px(_SIDE), px(1), px(_SIDE), 0)
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(self.theme))
        self.updateGeometry()
