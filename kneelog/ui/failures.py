"""What the window does when the world fails: one sentence, or the page for a diary that is damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from kneelog.errors import KneelogError
    from kneelog.ui.main_window import MainWindow


class Failures(QObject):
    """Hears from the desk what nobody else said, and keeps the window's exit status."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._is_locked_out = False
        window.desk.failed.connect(self._failed)
        window.desk.damaged.connect(self._damaged)

    def _failed(self, error: KneelogError) -> None:
        from kneelog.errors import DiaryDamagedError, DiaryForeignError, DiaryLockedError, DiaryMissingError

        if not self._window.desk.state.is_whole:
            self._window.exit_status = error.exit_status
        if isinstance(error, DiaryLockedError):
            if self._is_locked_out:
                return  # said already; each time the window is looked at it would be said again
            self._is_locked_out = True
        if isinstance(error, DiaryMissingError):
            self._lead_to("missing")
            return
        is_unopened = isinstance(error, DiaryLockedError) and not self._window.desk.state.is_whole
        if is_unopened or isinstance(error, DiaryDamagedError | DiaryForeignError):
            self._offer_rescue(error)
        else:
            self._say(error)

    def _damaged(self, error: KneelogError) -> None:
        """Somebody else says the sentence."""
        from kneelog.errors import DiaryMissingError

        if isinstance(error, DiaryMissingError):
            self._lead_to("missing")
        else:
            self._offer_rescue(None)

    def _lead_to(self, name: str) -> None:
        """Show the page for what is the matter; whoever is there stays, with what was said and half typed there."""
        if not self._window.shows(name):
            self._window.go(name)

    def _offer_rescue(self, unless: KneelogError | None) -> None:
        """Show the page for a damaged diary if it is the diary and something can be done; else say ``unless``."""

        def answered(can: bool) -> None:
            if can:
                self._lead_to("rescue")
            elif unless is not None:
                self._say(unless)

        keeper = self._window.made_of.keeper
        self._window.desk.do(keeper.can_rescue, answered, lambda _why: answered(False))

    def _say(self, error: KneelogError) -> None:
        from kneelog.ui.trouble import say_failure

        say_failure(self._window, error)
