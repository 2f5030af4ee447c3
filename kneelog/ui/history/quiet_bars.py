"""The quiet lines of the page: the bar over a chosen set of entries, and the footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kneelog.ui.theme import Size
from kneelog.ui.theme.paint import Mark, panel
from kneelog.ui.widgets.footer_ground import FooterGround
from kneelog.ui.widgets.footer_line import FooterLine
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.mark_button import MarkButton
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

_FOOTER = 32
_BAR = 34


class OnlyBar(QWidget):
    """ "3 entries of this finding  ✕"; ``closed`` is the cross."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._label = Label(theme, semibold=True, elide=True)
        self.close_button = MarkButton(theme, Mark.CROSS, tr("Show all entries again"))
        self.close_button.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(2), theme.px(6), theme.px(2))
        row.addWidget(self._label, 1)
        row.addWidget(self.close_button)
        self.setMinimumHeight(theme.px(_BAR))
        self.hide()

    def say(self, words: str) -> None:
        """Show ``words``; nothing hides the bar."""
        self._label.setText(words)
        self.setVisible(bool(words))

    @property
    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a bar of ink at its left, as the finding's card has."""
        theme, colours, painter = self._theme, self._theme.colours, QPainter(self)
        rect = QRectF(self.rect())
        panel(painter, rect, theme.px(Size.RADIUS), colours.surface)
        painter.fillRect(QRectF(rect.x(), rect.y(), theme.px(Size.CARD_BAR), rect.height()), colours.ink)


class Footer(FooterGround):
    """What just happened, and the way back; 32 high, under a hairline. ``more`` opens a detail that was hidden."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.line = FooterLine(theme)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.line, 1)
        self.more = LinkButton(theme, tr("Show the whole entry"))
        self.more.hide()
        self._row.addWidget(self.more)
        theme.changed.connect(self._fit)
        self.set_margin(theme.px(Size.PAGE_MARGIN))
        self._fit()

    def set_margin(self, pixels: int) -> None:
        """Begin where the page's content begins."""
        self._row.setContentsMargins(pixels, 1, pixels, 0)

    def _fit(self) -> None:
        self.setFixedHeight(self.theme.px(_FOOTER))
