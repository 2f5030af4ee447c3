"""The window's process: Qt, the theme, the desk and the window, put together once."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from kneelog.domain.settings import Appearance
from kneelog.errors import UsageError
from kneelog.services import log_form
from kneelog.ui.defects import Defects, say_defect
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
    from kneelog.domain.settings import Preferences
    from kneelog.services.example import Examples
    from kneelog.services.log_form import LogForm
    from kneelog.services.ports import Keeper
    from kneelog.ui.example.stay import Stay
    from kneelog.ui.no_press import MakePress
    from kneelog.ui.no_reader import MakeReader
    from kneelog.ui.state import Early


_TURN_S = 0.0005
"""So long the diary's thread may hold Python while the window waits for it; by default ten times as long.

A window that is being painted lets go of Python and asks for it again with almost every call of Qt.
"""
_TRIED = ("log", "trends", "summary", "learn", "about")
"""Charts, the page for the physio, Learn and the licences stand on libraries and files of their own: are they there?"""


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
        self._defects: Defects | None = None
        self._theme: Theme | None = None
        self._stay: Stay | None = None

    def is_already_open(self, diary: Path) -> bool:
        """Whether another window has this diary; then that one was brought to the front."""
        self._only_one = OnlyOne(diary)
        return self._only_one.another_was_raised()

    def unlock(self, keeper: Keeper) -> bool:
        """Ask for the passphrase until it opens the diary; false if the runner would rather quit."""
        from kneelog.ui.unlock.dialog import UnlockDialog

        theme = self._themed(Appearance.SYSTEM)
        dialog = UnlockDialog(theme, keeper)
        dialog.broke.connect(lambda error: say_defect(theme, dialog, error, keeper.versions))
        if self._only_one is not None:
            self._only_one.raise_requested = dialog.come_to_front
            self._only_one.listen()
        self._qt.setQuitOnLastWindowClosed(False)  # else the window would be quit as soon as it opens
        opened = dialog.exec() == UnlockDialog.DialogCode.Accepted
        self._qt.setQuitOnLastWindowClosed(True)
        dialog.deleteLater()
        return opened

    def show_window(
        self,
        keeper: Keeper,
        glance: Glance | None = None,
        ready: Callable[[MainWindow], None] | None = None,
        read_early: Callable[[], Early | None] | None = None,
        *,
        press: MakePress = without_press,
        reader: MakeReader = without_reader,
    ) -> MainWindow:
        """Build the window, show it painted and ready for input, then let the diary be opened behind it."""
        window = self.build(keeper, glance, read_early, press=press, reader=reader)
        if self._defects is not None:
            self._defects.watch(keeper.path)
        if ready is not None:
            ready(window)
        window.show()
        QTimer.singleShot(0, window.start)
        window.backing_up.begin()
        if self._only_one is not None:
            self._only_one.raise_requested = self._come_to_front
            window.gone.connect(self._only_one.let_go)
            QTimer.singleShot(1000, self._only_one.listen)
        return window

    def offer_example(self, window: MainWindow, examples: Callable[[], Examples]) -> None:
        """Let ``window`` lead to the example diary; one that a killed kneelog left goes once the diary is open."""

        def begin(preferences: Preferences) -> None:
            from kneelog.ui.example.stay import Stay

            if self._stay is None and self._defects is not None:
                self._stay = Stay(window, examples(), self._defects)
            if self._stay is not None:
                self._stay.begin(preferences)

        def clear() -> None:
            window.desk.opened.disconnect(cleared)
            window.desk.do(lambda: examples().clear(), lambda _none: None)

        window.example_asked.connect(begin)
        cleared = window.desk.opened.connect(clear)

    def _come_to_front(self) -> None:
        seen = self._stay.seen if self._stay is not None else self._window
        if seen is not None:
            seen.come_to_front()

    def try_window(
        self,
        keeper: Keeper,
        glance: Glance | None = None,
        *,
        press: MakePress = without_press,
        reader: MakeReader = without_reader,
    ) -> MainWindow:
        """Build the window, let it open the diary and paint, charts and physio's page too, and close it again."""
        window = self.build(keeper, glance, press=press, reader=reader)
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
        if self._defects is not None:
            self._defects.end()
        return status or (self._window.exit_status if self._window is not None else 0)

    def _themed(self, appearance: Appearance) -> Theme:
        """The one theme, in this appearance."""
        if self._theme is None:
            self._theme = Theme(self._qt, appearance)
        else:
            self._theme.choose(appearance)
        return self._theme

    def build(
        self,
        keeper: Keeper,
        glance: Glance | None,
        read_early: Callable[[], Early | None] | None = None,
        *,
        press: MakePress = without_press,
        reader: MakeReader = without_reader,
    ) -> MainWindow:
        """The window, not shown yet."""
        first = State() if glance is None else State(glance.diary, glance.diary)
        theme = self._themed(first.diary.preferences.appearance)
        desk = Desk(keeper.open, self._now, first, read_early)
        kept = _kept_form(glance)
        self._window = MainWindow(theme, desk, self._window_state, keeper, kept, press=press, reader=reader)
        self._defects = Defects(self._window, keeper.versions)
        desk.broke.connect(self._defects.take)
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
