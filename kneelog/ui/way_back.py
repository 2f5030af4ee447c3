"""The way back over links between Learn and the other pages: whoever looked a word up goes on where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from kneelog.ui.main_window import MainWindow

_READ = "learn"


class _Left(NamedTuple):
    """The page on which a link was followed, and what had the focus there."""

    page: str
    at: QWidget | None


class WayBack(QObject):
    """Knows the links that were followed in ``window``. Rail, menus and keys that lead elsewhere begin a new way."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._left: list[_Left] = []

    def follow(self, page: str, to: str, subject: object) -> None:
        """Go where ``page`` wants to."""
        way: list[_Left] = []
        if _READ in (page, to):
            way = [*self._left, _Left(page, self._window.page.focusWidget())]
        self._window.go(to, subject)
        self._left = way

    def forget(self) -> None:
        """Another page was chosen."""
        self._left.clear()

    def go(self) -> None:
        """A step back: within the page that is shown, else to the page on which the last link was followed."""
        if self._window.page.step_back() or not self._left:
            return
        *way, left = self._left
        self._window.go(left.page)
        self._left = way
        page = self._window.page
        if left.at is not None and left.at in page.findChildren(QWidget) and left.at.isVisible():
            left.at.setFocus(Qt.FocusReason.TabFocusReason)
