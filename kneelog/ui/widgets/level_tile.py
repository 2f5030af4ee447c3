"""A level as a small tile in its pain colour, for lists: the number is always in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import panel
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

_CORNER = 4


def draw_level_tile(painter: QPainter, theme: Theme, level: int | None, rect: QRectF) -> None:
    """Draw the tile of ``level`` in the middle of ``rect``; a level that was not recorded is a dash."""
    colours = theme.colours
    width, height = theme.px(Size.TILE_WIDTH), theme.px(Size.TILE_HEIGHT)
    left = rect.x() + (rect.width() - width) // 2
    top = rect.y() + (rect.height() - height) // 2
    tile = QRectF(left, top, width, height)
    if level is None:
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(colours.muted)
        painter.drawText(tile, int(Qt.AlignmentFlag.AlignCenter), "–")
        return
    border = colours.border if not theme.tokens.high_contrast else colours.ink
    panel(painter, tile, theme.px(_CORNER), colours.pain[level], border, theme.px(1))
    painter.setFont(theme.font(Type.BODY, semibold=True))
    painter.setPen(colours.on_pain[level])
    painter.drawText(tile, int(Qt.AlignmentFlag.AlignCenter), str(level))


class LevelTile(QWidget):
    """The tile as a widget; ``value`` is the level or ``None``."""

    def __init__(self, theme: Theme, value: int | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.value = value

    @property
    def value(self) -> int | None:
        """The level shown."""
        return self._value

    @value.setter
    def value(self, level: int | None) -> None:
        self._value = level
        self.setAccessibleName(tr("not recorded") if level is None else str(level))
        self.update()

    def sizeHint(self) -> QSize:
        """The tile's size."""
        return QSize(self.theme.px(Size.TILE_WIDTH), self.theme.px(Size.TILE_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tile."""
        draw_level_tile(QPainter(self), self.theme, self._value, QRectF(self.rect()))
