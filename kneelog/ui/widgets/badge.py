"""The sign of a knee: L on a blue circle, R on an ochre square."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kneelog.domain.report import Knee
from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import panel
from kneelog.ui.widgets.knee_words import knee_name
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme
    from kneelog.ui.theme.look import Look

_CORNER = 4
_LETTER_SHARE = 13 / 22


def letter(knee: Knee) -> str:
    """The letter of ``knee`` in the chosen language."""
    return tr("L") if knee is Knee.LEFT else tr("R")


def draw_badge(painter: QPainter, look: Look, knee: Knee, square: QRectF) -> None:
    """Draw the badge of ``knee`` into ``square``, wherever a widget or a delegate needs one."""
    colours = look.colours
    side = square.width()
    radius = side / 2 if knee is Knee.LEFT else side * _CORNER / Size.BADGE
    panel(painter, square, radius, colours.side(knee))
    font = look.font(Type.BODY, semibold=True)
    if abs(side * _LETTER_SHARE - font.pixelSize()) >= 1:
        font = type(font)(font)
        font.setPixelSize(max(1, round(side * _LETTER_SHARE)))
    painter.setFont(font)
    painter.setPen(colours.on_side)
    painter.drawText(square, int(Qt.AlignmentFlag.AlignCenter), letter(knee))


class Badge(QWidget):
    """The badge as a widget, named "Left knee" or "Right knee"."""

    def __init__(
        self, theme: Theme, knee: Knee, *, size: float = Size.BADGE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.knee = knee
        self._size = size
        self.setAccessibleName(knee_name(knee))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self.theme.px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The same square."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the badge in the middle."""
        side = self.theme.px(self._size)
        place = QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        draw_badge(QPainter(self), self.theme, self.knee, place)
