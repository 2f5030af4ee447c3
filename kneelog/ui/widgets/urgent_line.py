"""What to do about an urgent sign, as soon as it is ticked: words in a frame, no colour, no motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import panel
from kneelog.ui.widgets.announce import announce
from kneelog.ui.widgets.group import Group
from kneelog.ui.widgets.label import Label
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_FRAME = 2
_PADDING = 12


class UrgentLine(Group):
    """Hidden until ``say``; a page stacks one for each urgent sign."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(tr("Urgent sign"), parent)
        self.theme = theme
        self.sign = Label(theme, semibold=True, wrap=True)
        self.advice = Label(theme, kind=Type.LARGE, semibold=True, wrap=True)
        column = QVBoxLayout(self)
        aside, above = theme.px(Size.CARD_PADDING), theme.px(_PADDING)
        column.setContentsMargins(aside, above, aside, above)
        column.setSpacing(theme.px(Size.GAP_TIGHT))
        column.addWidget(self.sign)
        column.addWidget(self.advice)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def say(self, sign: str, advice: str) -> None:
        """Show ``sign`` ("Left knee: stuck …") and what to do, and interrupt a screen reader with it."""
        unchanged = (self.sign.text(), self.advice.text()) == (sign, advice)
        if unchanged and not self.isHidden():
            return
        self.sign.setText(sign)
        self.advice.setText(advice)
        self.setAccessibleName(tr("Urgent sign: {sign}. {advice}", sign=sign, advice=advice))
        self.show()
        announce(self, f"{sign}. {advice}", assertive=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A frame of ink on the page's ground."""
        theme, colours = self.theme, self.theme.colours
        painter = QPainter(self)
        radius = theme.px(Size.RADIUS_CARD)
        panel(painter, QRectF(self.rect()), radius, colours.page, colours.ink, theme.px(_FRAME))
