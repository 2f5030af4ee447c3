"""What rows of painted lists have in common: their ground, their ring, their inks, and a line of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kneelog.ui.theme.colours import mixed
from kneelog.ui.theme.paint import panel
from kneelog.ui.theme.tokens import Size

if TYPE_CHECKING:
    from PySide6.QtCore import QRect, QRectF
    from PySide6.QtGui import QColor, QFont, QPainter

    from kneelog.ui.theme.theme import Theme

_HOVER = 0.45


@dataclass(slots=True)
class RowLook:
    """In what state a row is."""

    selected: bool = False
    focused: bool = False
    hovered: bool = False


def draw_ground(painter: QPainter, theme: Theme, inner: QRectF, look: RowLook) -> None:
    """The ground of a row that is chosen, or under the pointer."""
    colours = theme.colours
    if look.selected:
        panel(painter, inner, theme.px(Size.RADIUS), colours.chosen)
    elif look.hovered:
        panel(painter, inner, theme.px(Size.RADIUS), mixed(colours.page, colours.chosen, _HOVER))


def draw_ring(painter: QPainter, theme: Theme, inner: QRectF, look: RowLook) -> None:
    """The ring of a row that has the focus."""
    if look.focused:
        panel(painter, inner, theme.px(Size.RADIUS), None, theme.colours.accent, theme.px(Size.RING))


def inks(theme: Theme, look: RowLook) -> tuple[QColor, QColor]:
    """The colours of what a row says first, and of the rest; in high contrast a chosen row has but one."""
    ink = theme.colours.on_chosen if look.selected else theme.colours.ink
    return ink, ink if look.selected and theme.tokens.high_contrast else theme.colours.muted


def write_line(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    where: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of text in the middle of ``rect``'s height; whoever calls shortens it if need be."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, int(where | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text)
