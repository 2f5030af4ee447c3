"""One Tab stop for a whole group of buttons: arrows move among them, Tab leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kneelog.ui.widgets.group import Group

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.widgets.control import Control

_BACK = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up})
_ON = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down})


class RovingGroup(Group):
    """A group of controls of which exactly one can be reached by Tab; giving the group focus gives it to that one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._members: list[Control] = []
        self._current = 0

    @property
    def members(self) -> tuple[Control, ...]:
        """The controls, in order."""
        return tuple(self._members)

    def set_members(self, members: list[Control], current: int = 0) -> None:
        """Let the arrows move among ``members``; Tab leads to the one at ``current``."""
        self._members = members
        self.make_current(current)

    def make_current(self, index: int) -> None:
        """Let Tab lead to the control at ``index``."""
        self._current = min(max(index, 0), max(len(self._members) - 1, 0))
        for number, member in enumerate(self._members):
            stop = number == self._current
            member.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._members[self._current] if self._members else None)  # type: ignore[arg-type]

    def moved_to(self, index: int) -> None:
        """Called after an arrow moved the focus to the control at ``index``; a choice takes it here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the focus within the group and stop at its ends."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self._members or not plain or key not in _BACK | _ON:
            event.ignore()
            return
        step = -1 if key in _BACK else 1
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self.isRightToLeft():
            step = -step
        wanted = self._index_with_focus() + step
        if 0 <= wanted < len(self._members):
            self.make_current(wanted)
            self._members[wanted].setFocus(Qt.FocusReason.TabFocusReason)
            self.moved_to(wanted)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the current control."""
        super().focusInEvent(event)

    def _index_with_focus(self) -> int:
        for number, member in enumerate(self._members):
            if member.hasFocus():
                return number
        return self._current
