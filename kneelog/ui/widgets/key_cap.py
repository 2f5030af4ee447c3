"""A letter on a small key, wherever a key is shown: in suggestions and over the zones of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from kneelog.ui.theme import Type
from kneelog.ui.theme.paint import panel

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from kneelog.ui.theme import Theme

_CORNER = 3
_LETTER = 11


def draw_key_cap(painter: QPainter, theme: Theme, letter: str, square: QRectF) -> None:
    """Draw ``letter`` on a key that fills ``square``."""
    colours = theme.colours
    panel(painter, square, theme.px(_CORNER), colours.field, colours.border, theme.px(1))
    font = QFont(theme.font(Type.SMALL, semibold=True))
    font.setPixelSize(theme.px(_LETTER))
    painter.setFont(font)
    painter.setPen(colours.ink)
    painter.drawText(square, int(Qt.AlignmentFlag.AlignCenter), letter)
