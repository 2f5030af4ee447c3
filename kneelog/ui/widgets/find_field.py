"""The field that finds as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent

from kneelog.ui.widgets.control import ENTER
from kneelog.ui.widgets.text_field import TextField
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kneelog.ui.theme import Theme

_WIDTH = 190
_ICON = 16
_ROOM = 30
_INTO_LIST = frozenset({Qt.Key.Key_Down, *ENTER})


class FindField(TextField):
    """``name`` is what a screen reader calls it. ``left_downwards`` is Down or Enter: on to what was found."""

    left_downwards = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        keys = QKeySequence(QKeySequence.StandardKey.Find).toString(QKeySequence.SequenceFormat.NativeText)
        hint = tr("Find…  {keys}", keys=keys) if keys else tr("Find…")
        super().__init__(theme, name, placeholder=hint, width=_WIDTH)
        theme.changed.connect(self._make_room)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave downwards."""
        if event.key() in _INTO_LIST:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The glass before the words."""
        super().paintEvent(event)
        theme, side = self.theme, self.theme.px(_ICON)
        icon = theme.icons.pixmap("search", side, theme.colours.muted, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPoint(theme.px(8), (self.height() - side) // 2), icon)

    def _make_room(self) -> None:
        self.setTextMargins(self.theme.px(_ROOM - 4), 0, self.theme.px(8), 0)
