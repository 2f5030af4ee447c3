"""What painting needs of a theme: colours and sizes. The window's own theme is one; paper is the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kneelog.ui.theme.colours import Colours
from kneelog.ui.theme.tokens import BODY_PX, LIGHT
from kneelog.ui.theme.type import Fonts, Type, platform_font

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from kneelog.ui.theme.tokens import Tokens


class Look(Protocol):
    """Colours, fonts and sizes as they are now; see :class:`kneelog.ui.theme.Theme`."""

    @property
    def tokens(self) -> Tokens:
        """The appearance as plain data."""

    @property
    def colours(self) -> Colours:
        """The same as ``QColor``."""

    @property
    def unit(self) -> float:
        """One unit in pixels."""

    def px(self, units: float) -> int:
        """``units`` as whole pixels."""

    def font(self, kind: Type = Type.BODY, *, semibold: bool = False, italic: bool = False) -> QFont:
        """The font of ``kind``."""

    def line(self, kind: Type = Type.BODY) -> int:
        """The height of a line of ``kind`` in pixels."""


class Paper:
    """The light appearance at its own size, whatever the window looks like: for pictures and for printing."""

    def __init__(self) -> None:
        self.tokens: Tokens = LIGHT
        self.colours = Colours(LIGHT)
        self.unit = 1.0
        self._fonts = Fonts(platform_font(), BODY_PX)

    def px(self, units: float) -> int:
        """``units`` as whole pixels; never 0 for more than 0."""
        pixels = round(units)
        return pixels if pixels or not units else 1

    def font(self, kind: Type = Type.BODY, *, semibold: bool = False, italic: bool = False) -> QFont:
        """The font of ``kind``."""
        return self._fonts.font(kind, semibold=semibold, italic=italic)

    def line(self, kind: Type = Type.BODY) -> int:
        """The height of a line of ``kind`` in pixels."""
        return self.px(kind.value[1])
