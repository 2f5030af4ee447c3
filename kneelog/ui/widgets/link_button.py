"""An action in the words of a line: accent, underlined, as high as its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from kneelog.ui.theme import Type
from kneelog.ui.theme.colours import see_through
from kneelog.ui.theme.paint import underline
from kneelog.ui.widgets.control import Control

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_RESTING = 0.4
_LEAST_HEIGHT = 24


class LinkButton(Control):
    """Never lower than 24 units, so that it can be hit; ``kind`` is the type of the line it stands in."""

    enter_presses = True
    ring_radius: ClassVar[float] = 3

    def __init__(
        self, theme: Theme, text: str, *, kind: Type = Type.BODY, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, text, parent)
        self._kind = kind
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """The words alone."""
        wide = self.text_width(self.theme.font(self._kind))
        return QSize(wide, max(self.theme.line(self._kind), self.theme.px(_LEAST_HEIGHT)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words and a thin line under them, stronger under the pointer."""
        painter = QPainter(self)
        font, accent = self.theme.font(self._kind), self.theme.colours.accent
        whole = QRectF(self.rect())
        self.draw_text(painter, whole, font, accent, centred=False)
        metrics = QFontMetrics(font)
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        words = QRectF(0, 0, min(self.text_width(font), self.width()), self.height())
        colour = accent if self.hovered else see_through(accent, _RESTING)
        underline(painter, words, baseline, colour, self.theme.px(1))
