"""The quiet line at the right end of the menu bar: when the last good backup was made, or that one failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from kneelog.services.keeping import in_brief, in_full
from kneelog.ui.theme import Type
from kneelog.ui.widgets.announce import announce
from kneelog.ui.widgets.control import Control

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QFont, QKeyEvent
    from PySide6.QtWidgets import QMenuBar

    from kneelog.services.keeping import BackupState
    from kneelog.ui.theme import Theme

_PADDING = 12
_HIGH = 24


class BackupLine(Control):
    """A button; it is not there before it has something to say."""

    enter_presses = True

    def __init__(self, theme: Theme, bar: QMenuBar) -> None:
        super().__init__(theme, "", bar)
        self._bar = bar
        self._failed = False
        self._state: BackupState | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        theme.changed.connect(self._settle)

    def show_state(self, state: BackupState, now: datetime) -> None:
        """Say how it stands at ``now``, the local time."""
        failed = bool(state.troubles)
        if failed and not self._failed:
            announce(self, state.troubles)
        self._failed = failed
        self.setText(in_brief(state, now))
        self.setToolTip(in_full(state, now))
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self.toolTip())
        self._settle()

    def sizeHint(self) -> QSize:
        """The words and some room beside them; no higher than the menu bar."""
        wide = self.text_width(self._font()) + 2 * self.theme.px(_PADDING)
        return QSize(wide, self.theme.px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep letters to itself: the menu bar, in which it stands, would take them for its menus."""
        super().keyPressEvent(event)
        if event.text().isprintable() and event.text():
            event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words: muted, in ink under the pointer and where something is wrong."""
        colours = self.theme.colours
        colour = colours.ink if self._failed or self.hovered else colours.muted
        self.draw_text(QPainter(self), QRectF(self.rect()), self._font(), colour)

    def _font(self) -> QFont:
        return self.theme.font(Type.SMALL, semibold=self._failed)

    def _settle(self) -> None:
        self.setFixedSize(self.sizeHint())
        if self.text():
            self._bar.setCornerWidget(self)  # once more: the bar asks for the width only then
            self.show()
        else:
            self.hide()
