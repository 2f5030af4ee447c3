"""A check box of the sign table: its knee's letter until it is ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from kneelog.ui.theme import Ring, Size, Type
from kneelog.ui.theme.paint import Mark, draw_mark, panel
from kneelog.ui.widgets.badge import letter

if TYPE_CHECKING:
    from kneelog.domain.report import Knee
    from kneelog.ui.theme import Theme

_BOX = 22
_HIT = 28
_FRAME = 1.5


class SignBox(QCheckBox):
    """``knee`` is ``None`` for a sign of the whole person, which has one box without a letter."""

    def __init__(self, theme: Theme, name: str, knee: Knee | None) -> None:
        super().__init__()
        self._theme = theme
        self._letter = letter(knee) if knee is not None else ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """A square that is easy to hit."""
        return QSize(self._theme.px(_HIT), self._theme.px(_HIT))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(pos)  # type: ignore[call-overload, no-any-return]

    def ring(self) -> Ring:
        """Round the box itself."""
        return Ring(self._square().toRect(), self._theme.px(Size.GAP_TIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """An empty field with its letter, or an inked frame with a tick on a tint."""
        theme, colours, square = self._theme, self._theme.colours, self._square()
        painter = QPainter(self)
        radius = theme.px(Size.GAP_TIGHT)
        if self.isChecked():
            panel(painter, square, radius, colours.chosen, colours.ink, _FRAME * theme.px(1))
            inset = theme.px(2)
            place = square.adjusted(inset, inset, -inset, -inset)
            draw_mark(painter, Mark.TICK, place, colours.on_chosen, 3.0)
            return
        border = colours.ink if self.underMouse() else colours.border
        panel(painter, square, radius, colours.field, border, theme.px(1))
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(colours.muted)
        painter.drawText(square, int(Qt.AlignmentFlag.AlignCenter), self._letter)

    def _square(self) -> QRectF:
        side = self._theme.px(_BOX)
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
