"""The card of the first start: what it says scrolls if it must, what it asks to be pressed is always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kneelog.ui.section import column_of
from kneelog.ui.theme import Size
from kneelog.ui.theme.paint import panel
from kneelog.ui.widgets.group import Group
from kneelog.ui.widgets.scroll_area import ScrollArea
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

_PADDING = 24
_BETWEEN = 20


class WelcomeCard(Group):
    """The card: blocks one below the other, which scroll if they must, and buttons that are always in sight."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(tr("Welcome to kneelog"), parent)
        self.theme = theme
        self._body = QWidget()
        self._blocks = QVBoxLayout(self._body)
        self._blocks.setContentsMargins(0, 0, 0, 0)
        self._blocks.setSpacing(theme.px(_BETWEEN))
        self.scrolled = ScrollArea(theme, self._body)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self)
        pad = theme.px(_PADDING)
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._column.setSpacing(theme.px(Size.GAP_WIDE))
        self._column.addWidget(self.scrolled, 1)

    def add(self, *parts: QWidget) -> None:
        """Add a block, whose parts are closer to each other than to the next block."""
        self._blocks.addWidget(column_of(self.theme, Size.GAP, *parts))

    def finish(self, *buttons: QWidget) -> None:
        """Put ``buttons`` at the foot, the one to press last."""
        self._blocks.addStretch(1)
        self._foot.setSpacing(self.theme.px(Size.GAP))
        self._foot.addStretch(1)
        for button in buttons:
            self._foot.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        self._column.addLayout(self._foot)
        self._buttons = buttons

    def height_at(self, width: int) -> int:
        """How high the whole card is at ``width``, which also tells whether its buttons stand side by side."""
        pad = 2 * self.theme.px(_PADDING)
        gap, sizes = self.theme.px(Size.GAP), [button.sizeHint() for button in self._buttons]
        beside = sum(size.width() + gap for size in sizes) - gap <= width - pad
        way = QBoxLayout.Direction
        self._foot.setDirection(way.LeftToRight if beside else way.TopToBottom)
        foot = sizes[0].height() if beside else sum(size.height() + gap for size in sizes) - gap
        return self._body.heightForWidth(width - pad) + self.theme.px(Size.GAP_WIDE) + foot + pad

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page's ground in a thin frame."""
        theme, colours = self.theme, self.theme.colours
        radius = theme.px(Size.RADIUS_CARD)
        panel(QPainter(self), QRectF(self.rect()), radius, colours.page, colours.border, theme.px(1))
