"""The one button of a page that stands out: accent, 40 high, with its key beside the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.colours import mixed
from kneelog.ui.theme.paint import Mark, draw_mark, panel
from kneelog.ui.widgets.control import Control

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_PADDING = 24
_KEY = 18
_KEY_GAP = 10
_HOVER, _DOWN = 0.10, 0.20


class PrimaryButton(Control):
    """``with_return`` shows that ``Enter`` presses it, wherever on the page the focus is."""

    enter_presses = True
    ring_radius: ClassVar[float] = Size.RADIUS_CARD

    def __init__(
        self, theme: Theme, text: str, *, with_return: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, text, parent)
        self._with_return = with_return

    def sizeHint(self) -> QSize:
        """Words, key and generous room beside them."""
        theme = self.theme
        wide = self.text_width(self.theme.font(Type.BODY, semibold=True)) + self._key_room()
        return QSize(wide + 2 * theme.px(_PADDING), theme.px(Size.PRIMARY))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it, a little deeper under the pointer."""
        painter = QPainter(self)
        theme, colours = self.theme, self.theme.colours
        share = _DOWN if self.isDown() else _HOVER if self.hovered else 0.0
        fill = mixed(colours.accent, colours.ink, share)
        panel(painter, QRectF(self.rect()), theme.px(Size.RADIUS_CARD), fill)
        font = theme.font(Type.BODY, semibold=True)
        wide = self.text_width(font)
        left = (self.width() - wide - self._key_room()) / 2
        words = QRectF(left, 0, wide + 1, self.height())
        self.draw_text(painter, words, font, colours.on_accent, centred=False)
        if self._with_return:
            key = theme.px(_KEY)
            square = QRectF(left + wide + theme.px(_KEY_GAP), (self.height() - key) / 2, key, key)
            draw_mark(painter, Mark.RETURN, square, colours.on_accent)

    def _key_room(self) -> int:
        return self.theme.px(_KEY_GAP + _KEY) if self._with_return else 0
