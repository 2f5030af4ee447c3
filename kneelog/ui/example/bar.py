"""The bar over every page of the example diary: whose diary this is, and the one button that leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout

from kneelog.ui.example.words import LEAVE, WHOSE_IS_IT
from kneelog.ui.section import wrapping
from kneelog.ui.theme import Size
from kneelog.ui.theme.paint import panel
from kneelog.ui.widgets.group import Group
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

_LINE = 2
_SIDE, _ABOVE = 24, 5


class ExampleBar(Group):
    """Ink above and below a tint: it can't be taken for part of a page, and it alarms nobody."""

    leave_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Example diary"))
        self.theme = theme
        self.words = Label(theme, tr(WHOSE_IS_IT), semibold=True, wrap=True)
        self.leave = PlainButton(theme, tr(LEAVE))
        self.leave.setAccessibleDescription(tr("Your own diary comes back as you left it."))
        self.leave.clicked.connect(self.leave_asked)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.leave)
        self.setSizePolicy(wrapping())
        theme.changed.connect(self._fit)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The tint between its lines."""
        theme, colours = self.theme, self.theme.colours
        painter, line = QPainter(self), theme.px(_LINE)
        panel(painter, QRectF(self.rect()), 0, colours.page if theme.tokens.high_contrast else colours.chosen)
        for top in (0, self.height() - line):
            painter.fillRect(0, top, self.width(), line, colours.ink)

    def _fit(self) -> None:
        px = self.theme.px
        self._row.setSpacing(px(Size.GAP_WIDE))
        self._row.setContentsMargins(px(_SIDE), px(_ABOVE + _LINE), px(_SIDE), px(_ABOVE + _LINE))
