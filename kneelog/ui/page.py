"""What every page of the window is to the window around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from kneelog.ui.desk import Desk
    from kneelog.ui.theme import Theme


class Page(QWidget):
    """A page behaves; its view builds. Pages listen to the desk and never call one another.

    ``wanted`` asks the window for another page: the page's name and what it should show there.
    """

    wanted = Signal(str, object)

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self.theme = theme
        self.desk = desk

    def enter(self, subject: object = None) -> None:
        """The page is shown now; ``subject`` is what another page asked it to show."""
        raise NotImplementedError

    def step_back(self) -> bool:
        """Go a step back within the page; whether there was one."""
        return False

    def regions(self) -> list[QWidget]:
        """Widgets of the page through which F6 goes round, each the first of its region."""
        raise NotImplementedError

    def leaving(self) -> None:
        """The window closes or another page is shown: keep what is half done."""
        self.keep_draft()

    def closing(self) -> None:
        """The window closes, whichever page is shown: finish what must not be left half done."""

    def keep_draft(self) -> None:
        """Something broke: keep at once what is half filled, where the page has a draft of it."""

    def settle(self) -> None:
        """Wait until what the page has done on a thread of its own is done (for tests and the self-test)."""
