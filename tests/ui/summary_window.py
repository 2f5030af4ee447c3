"""The Summary page in its window, for the tests: what the runner sees and does there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kneelog.ui.summary.page import SummaryPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.services.physio_page import PhysioPage
    from kneelog.ui.care.counted_field import CountedField
    from kneelog.ui.summary.column import Column
    from kneelog.ui.summary.view import SummaryView
    from tests.ui.fake_press import FakePress
    from tests.ui.log_window import LogWindow


class SummaryWindow:
    """The page in its window, and what the runner does there."""

    def __init__(self, window: LogWindow) -> None:
        self.window = window
        self.main = window.window
        self.main.go("summary")
        self.settle()

    def settle(self) -> None:
        """Let the diary's thread and the press finish, and the window hear of both; nobody waits for a timer."""
        for _round in range(2):
            self.window.settle()
            if isinstance(self.main.page, SummaryPage):
                page = self.main.page
                for timer in (page.typing, page.zooming):
                    if timer.isActive():
                        timer.stop()
                        page.follow()
                page.settle()
            QApplication.processEvents()

    @property
    def page(self) -> SummaryPage:
        page = self.main.page
        assert isinstance(page, SummaryPage)
        return page

    @property
    def view(self) -> SummaryView:
        return self.page.view

    @property
    def column(self) -> Column:
        return self.view.column

    @property
    def press(self) -> FakePress:
        return self.window.press

    @property
    def paper(self) -> PhysioPage:
        """The page as it is shown."""
        assert self.page.proof is not None
        return self.page.proof.page

    @property
    def said(self) -> str:
        """The footer's sentence."""
        return self.page.footer.text

    @property
    def link(self) -> str:
        """The link after it, if there is one."""
        link = self.page.footer.link
        return "" if link.isHidden() else link.text()

    def field(self, name: str) -> CountedField:
        return self.column.texts[name]

    def write(self, name: str, text: str) -> None:
        """Type over a text and stay in it."""
        editor = self.field(name).editor
        editor.setFocus()
        editor.selectAll()
        QTest.keyClicks(editor, text)

    def press_link(self) -> None:
        self.page.footer.link.click()
        self.settle()

    def click(self, control: QWidget) -> None:
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)
        self.settle()

    def type(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.window.type(*keys, modifier=modifier)
        self.settle()
