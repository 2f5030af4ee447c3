"""Three sizes of type in the platform's own font, all with tabular figures."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QFont, QFontInfo, QGuiApplication

from kneelog.ui.theme.tokens import BODY_PX


class Type(Enum):
    """A size of type: its font and its line height, in units."""

    SMALL = (12, 16)
    BODY = (13, 20)
    LARGE = (22, 28)


class Fonts:
    """The fonts of one text size; ``unit`` is what one unit of every other size is in pixels."""

    def __init__(self, family: QFont, body_px: int) -> None:
        self.unit = body_px / BODY_PX
        self._family = family
        self._made: dict[tuple[Type, bool, bool], QFont] = {}

    def font(self, kind: Type, *, semibold: bool = False, italic: bool = False) -> QFont:
        """The font of ``kind``; shared, so copy it before changing it."""
        key = (kind, semibold, italic)
        found = self._made.get(key)
        if found is None:
            found = QFont(self._family)
            found.setPixelSize(max(1, round(kind.value[0] * self.unit)))
            found.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
            found.setItalic(italic)
            found.setFeature(QFont.Tag("tnum"), 1)
            self._made[key] = found
        return found


def platform_font() -> QFont:
    """The font that the platform chose for texts."""
    return QFont(QGuiApplication.font())


def platform_px(font: QFont) -> int:
    """The pixel size that ``font`` has on this screen, and never less than the smallest body we set."""
    return max(BODY_PX, QFontInfo(font).pixelSize())
