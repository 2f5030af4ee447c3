"""A header that opens and closes what belongs to it: "▸ Moments of the run"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent

from kneelog.ui.theme import Type
from kneelog.ui.theme.paint import Mark, draw_mark
from kneelog.ui.widgets.control import Control
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_CHEVRON = 16
_GAP = 2
_HEIGHT = 24


class Fold(Control):
    """The header only, so that several can stand in a row; ``attach`` names what it shows and hides.

    ``memory`` keeps, under ``key``, whether it is open; the page hands in whatever mapping it keeps for that.
    The text may carry a mnemonic ("&Note"), which opens and closes it from anywhere.
    """

    opened = Signal(bool)
    """It was opened (or closed): by the runner, or by ``set_open``."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        key: str = "",
        memory: MutableMapping[str, bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent)
        self._key = key
        self._memory = memory
        self._body: QWidget | None = None
        self._open = bool(memory and memory.get(key))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.set_open(not self._open))
        self._describe()

    @property
    def is_open(self) -> bool:
        """Whether its body is shown."""
        return self._open

    def attach(self, body: QWidget) -> None:
        """Show and hide ``body`` from now on, beginning as it is."""
        self._body = body
        body.setVisible(self._open)

    def set_open(self, wanted: bool) -> None:
        """Open or close it."""
        if wanted == self._open:
            return
        self._open = wanted
        if self._memory is not None:
            self._memory[self._key] = wanted
        if self._body is not None:
            self._body.setVisible(wanted)
        self._describe()
        self.update()
        self.opened.emit(wanted)

    def sizeHint(self) -> QSize:
        """The chevron and the words."""
        words = self.text_width(self.theme.font(Type.BODY))
        return QSize(self.theme.px(_CHEVRON + _GAP) + words, self.theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chevron, to the right or down, and the words."""
        painter = QPainter(self)
        theme, accent = self.theme, self.theme.colours.accent
        side = theme.px(_CHEVRON)
        square = QRectF(0, (self.height() - side) / 2, side, side)
        mark = Mark.CHEVRON_DOWN if self._open else Mark.CHEVRON_RIGHT
        draw_mark(painter, mark, square, accent, 2.75 if self.hovered else 2.25)
        words = QRectF(side + theme.px(_GAP), 0, self.width(), self.height())
        self.draw_text(painter, words, theme.font(Type.BODY), accent, centred=False)

    def _describe(self) -> None:
        self.setAccessibleDescription(tr("open") if self._open else tr("closed"))
