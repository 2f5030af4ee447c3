"""kneelog as it is started, with its way into the example diary and back, for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kneelog import paths
from kneelog.store.examples import Examples
from kneelog.store.opening import open_diary
from kneelog.store.vault import Vault
from kneelog.ui.application import Application
from kneelog.ui.example.window import ExampleWindow
from tests.ui.fake_press import FakePress
from tests.ui.log_window import EVENING, activity_reader

if TYPE_CHECKING:
    from pathlib import Path

    from kneelog.domain.diary import Diary
    from kneelog.services.example import Examples as MakesExamples
    from kneelog.store.key import Key
    from kneelog.ui.log.welcome import Welcome
    from kneelog.ui.main_window import MainWindow


class Start:
    """kneelog as it is started, on the runner's own diary; ``key`` is its passphrase, known already."""

    def __init__(self, folder: Path, key: Key | None = None, examples: MakesExamples | None = None) -> None:
        self.path = paths.diary_file()
        self.ini = folder / "window.ini"
        self.press = FakePress()
        self.application = Application(["kneelog"], self.ini, lambda: EVENING)
        self.vault = Vault(self.path, key)
        self.own = self.application.show_window(
            self.vault, self.vault.glance(EVENING.date()), press=lambda: self.press, reader=activity_reader
        )
        made = examples or Examples()
        self.application.offer_example(self.own, lambda: made)
        self.own.resize(1280, 720)
        self.own.activateWindow()
        QTest.qWaitForWindowActive(self.own)
        self.settle(self.own)

    def settle(self, window: MainWindow) -> None:
        for _round in range(4):
            window.desk.settle()
            QApplication.processEvents()
            window.page.settle()
            QApplication.processEvents()

    @property
    def welcome(self) -> Welcome:
        """The first-start card."""
        welcome = self.own._log.welcome
        assert welcome is not None
        return welcome

    def answer_card(self) -> None:
        self.welcome.answer()
        self.settle(self.own)

    def enter(self) -> ExampleWindow:
        """As by the Help menu."""
        self.action(self.own, "&Try with example data").trigger()
        return self.entered()

    def entered(self) -> ExampleWindow:
        self.settle(self.own)
        window = self.seen
        assert isinstance(window, ExampleWindow)
        QTest.qWaitForWindowActive(window)
        self.settle(window)
        return window

    @property
    def seen(self) -> MainWindow:
        """The one window that is seen."""
        shown = [part for part in QApplication.topLevelWidgets() if part.isVisible()]
        (window,) = (part for part in shown if part is self.own or isinstance(part, ExampleWindow))
        return window

    def leave(self) -> None:
        """As by the bar's button."""
        window = self.seen
        assert isinstance(window, ExampleWindow)
        window.bar.leave.click()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.settle(self.own)

    def type(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.seen.windowHandle(), key, modifier)
        self.settle(self.seen)

    @staticmethod
    def action(window: MainWindow, text: str) -> QAction:
        (found,) = (action for action in window.findChildren(QAction) if action.text() == text)
        return found

    def on_disk(self) -> Diary:
        """The runner's own diary, read anew."""
        with_key = open_diary(self.path, create=False, key=self.vault.key)
        try:
            return with_key.load()
        finally:
            with_key.close()

    def close(self) -> None:
        """Leave no window behind."""
        for window in [part for part in QApplication.topLevelWidgets() if isinstance(part, ExampleWindow)]:
            window.close()
        self.own.close()
        QApplication.processEvents()
        self.own.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
