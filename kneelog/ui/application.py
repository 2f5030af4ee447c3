"""The window's process: Qt, the theme, the desk and the window, put together once."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from kneelog.errors import UsageError
from kneelog.services import log_form
from kneelog.ui.desk import Desk, State
from kneelog.ui.main_window import MainWindow
from kneelog.ui.no_press import without_press
from kneelog.ui.no_reader import without_reader
from kneelog.ui.single import OnlyOne
from kneelog.ui.theme import Theme
from kneelog.ui.theme.theme import STYLED
from kneelog.ui.window_state import WindowState
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kneelog.domain.codec import Plain
    from kneelog.domain.diary import Diary
    from kneelog.services.log_form import LogForm
    from kneelog.services.ports import DiaryStore
    from kneelog.ui.no_press import MakePress
    from kneelog.ui.no_reader import MakeReader
    from kneelog.ui.state import Early


_TURN_S = 0.0005
"""So long the diary's thread may hold Python while the window waits for it; by default ten times as long.

A window that is being painted lets go of Python and asks for it again with almost every call of Qt.
"""
_TRIED = ("log", "trends", "summary")
"""The charts and the page for the physio stand on libraries of their own: are they there, and do they fit?"""


class Glance(Protocol):
    """What the store read of the diary before the window was built."""

    @property
    def diary(self) -> Diary:
        """The last weeks."""

    @property
    def draft(self) -> Plain | None:
        """The half-filled form."""


class Application:
    """Everything of the window that lives as long as the process. ``glance`` below is what the store read early."""

    def __init__(
        self, argv: list[str], settings_file: Path | None = None, now: Callable[[], datetime] | None = None
    ) -> None:
        sys.setswitchinterval(_TURN_S)
        QCoreApplication.setApplicationName("kneelog")
        existing = QApplication.instance()
        self._qt = (
            existing
            if isinstance(existing, QApplication)
            else QApplication([*(argv or ["kneelog"]), "-style", "fusion"])
        )
        self._qt.setProperty(STYLED, True)
        self._qt.setApplicationDisplayName("kneelog")
        self._qt.setDesktopFileName("io.github.kneelog.kneelog")
        self._window_state = WindowState(settings_file)
        self._now = now or local_now
        self._only_one: OnlyOne | None = None
        self._window: MainWindow | None = None

    def is_already_open(self, diary: Path) -> bool:
        """Whether another window has this diary; then that one was brought to the front."""
        self._only_one = OnlyOne(diary)
        return self._only_one.another_was_raised()

    def show_window(  # noqa: PLR0913 - whatever only the composition root can make
        self,
        open_store: Callable[[], DiaryStore],
        diary: Path,
        glance: Glance | None = None,
        ready: Callable[[MainWindow], None] | None = None,
        read_early: Callable[[], Early | None] | None = None,
        *,
        press: MakePress = without_press,
        reader: MakeReader = without_reader,
    ) -> MainWindow:
        """Build the window, show it painted and ready for input, then let the diary be opened behind it."""
        window = self.build(open_store, diary, glance, read_early, press=press, reader=reader)
        if ready is not None:
            ready(window)
        window.show()
        QTimer.singleShot(0, window.start)
        if self._only_one is not None:
            self._only_one.raise_requested = window.come_to_front
            QTimer.singleShot(1000, self._only_one.listen)
        return window

    def try_window(
        self,
        open_store: Callable[[], DiaryStore],
        diary: Path,
        glance: Glance | None = None,
        *,
        press: MakePress = without_press,
        reader: MakeReader = without_reader,
    ) -> MainWindow:
        """Build the window, let it open the diary and paint, charts and physio's page too, and close it again."""
        window = self.build(open_store, diary, glance, press=press, reader=reader)
        broken: list[BaseException] = []
        window.desk.broke.connect(broken.append)
        window.show()
        window.desk.start()
        for page in _TRIED:
            window.desk.settle()
            self._qt.processEvents()
            window.go(page)
            for settle in (window.desk.settle, window.page.settle):
                settle()
                self._qt.processEvents()
            window.grab()
        window.close()
        if broken:
            raise broken[0]
        return window

    def exec(self) -> int:
        """Stay until the window is closed; the exit status tells whether the diary could be opened."""
        status = self._qt.exec()
        return status or (self._window.exit_status if self._window is not None else 0)

    def build(
        self,
        open_store: Callable[[], DiaryStore],
        diary: Path,
        glance: Glance | None,
        read_early: Callable[[], Early | None] | None = None,
        *,
        press: MakePress = without_press,
        reader: MakeReader = without_reader,
    ) -> MainWindow:
        """The window, not shown yet."""
        first = State() if glance is None else State(glance.diary, glance.diary)
        theme = Theme(self._qt, first.diary.preferences.appearance)
        desk = Desk(open_store, self._now, first, read_early)
        kept = _kept_form(glance)
        self._window = MainWindow(theme, desk, self._window_state, diary, kept, press=press, reader=reader)
        return self._window


def local_now() -> datetime:
    """The local time with its offset from UTC. ``KNEELOG_NOW`` (ISO 8601) sets a clock for pictures and trials."""
    fixed = os.environ.get("KNEELOG_NOW")
    if not fixed:
        return datetime.now().astimezone()
    try:
        return datetime.fromisoformat(fixed).astimezone()
    except (ValueError, OverflowError, OSError):
        from kneelog.services.parsed import shown

        raise UsageError(
            tr(
                "KNEELOG_NOW is “{found}”: it takes a date and time such as 2026-03-02T18:30.",
                found=shown(fixed),
            )
        ) from None


def _kept_form(glance: Glance | None) -> tuple[LogForm, datetime] | None:
    if glance is None or glance.draft is None:
        return None
    return log_form.from_draft(glance.draft)
