"""A letter on a small key, wherever a key is shown: in suggestions and over the zones of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from kneelog.ui.theme import Type
from kneelog.ui.theme.paint import panel

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from kneelog.ui.theme import Theme

_CORNER = 3
_LETTER = 11
_BESIDE = 6


def draw_key_cap(painter: QPainter, theme: Theme, letter: str, square: QRectF) -> None:
    """Draw ``letter`` on a key that fills ``square``, which is wider for a longer name."""
    colours = theme.colours
    panel(painter, square, theme.px(_CORNER), colours.field, colours.border, theme.px(1))
    painter.setFont(_font(theme))
    painter.setPen(colours.ink)
    painter.drawText(square, int(Qt.AlignmentFlag.AlignCenter), letter)


def key_cap_width(theme: Theme, name: str, height: float) -> float:
    """How wide a key of ``height`` is with ``name`` on it: at least as wide as high."""
    return max(height, QFontMetricsF(_font(theme)).horizontalAdvance(name) + 2 * theme.px(_BESIDE))


def _font(theme: Theme) -> QFont:
    font = QFont(theme.font(Type.SMALL, semibold=True))
    font.setPixelSize(theme.px(_LETTER))
    return font
