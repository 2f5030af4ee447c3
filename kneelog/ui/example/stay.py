"""The way into the example diary and back. One window is seen at a time; one's own waits, open and untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from kneelog.errors import KneelogError
from kneelog.services import offers
from kneelog.ui.desk import Desk, State
from kneelog.ui.example.fleeting_state import FleetingState
from kneelog.ui.example.window import ExampleWindow

if TYPE_CHECKING:
    from kneelog.domain.settings import Preferences
    from kneelog.services.example import Example, Examples
    from kneelog.ui.defects import Defects
    from kneelog.ui.main_window import MainWindow

_PATIENCE_MS = 300
"""So long nothing says that the example is being made; then the cursor does."""


class Stay(QObject):
    """``own`` is the runner's window. It is only hidden: its form, its undo and its passphrase stay as they are.

    ``window`` is that of the example while there is one. Whoever closes it closes kneelog, as with any other window.
    """

    def __init__(self, own: MainWindow, examples: Examples, defects: Defects) -> None:
        super().__init__(own)
        self._own = own
        self._examples = examples
        self._defects = defects
        self._is_making = self._is_leaving = False
        self._before: State | None = None
        self.window: ExampleWindow | None = None
        self._cursor = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._cursor.timeout.connect(lambda: QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor))

    def begin(self, preferences: Preferences) -> None:
        """Make an example for a runner with these ``preferences`` and show it; what is in the way is said."""
        if self._is_making or self.window is not None:
            return
        self._is_making = True
        self._cursor.start()
        desk = self._own.desk
        desk.do(lambda: self._examples.make(preferences, desk.now()), self._show, self._refused)

    @property
    def seen(self) -> MainWindow:
        """The window that is seen."""
        return self.window or self._own

    def leave(self) -> None:
        """Go back to one's own diary, and delete the example."""
        if self.window is None:
            return
        self._is_leaving = True
        own = self._own
        self._defects.follow(own)
        own.theme.choose(own.desk.state.diary.preferences.appearance)
        own.show()
        if own.desk.state is not self._before:
            own.page.enter()  # another program changed it meanwhile
        own.come_to_front()
        self.window.close()

    def _show(self, example: Example) -> None:
        self._rest()
        if not self._own.isVisible():
            example.delete()  # the window was closed meanwhile
            return
        own, desk = self._own, self._own.desk
        first = State(example.diary, offers.recent(example.diary, desk.now().date()))
        made = Desk(example.keeper.open, desk.now, first)
        made.broke.connect(self._defects.take)
        window = ExampleWindow(
            own.theme,
            made,
            FleetingState(own.saveGeometry()),
            example.keeper,
            press=own.made_of.press,
            reader=own.made_of.reader,
        )
        window.leave_asked.connect(self.leave)
        window.gone.connect(lambda: self._gone(example))
        self.window, self._before = window, desk.state
        own.keep_drafts()
        self._defects.follow(window)
        window.show()
        own.hide()
        QTimer.singleShot(0, window, window.start)

    def _gone(self, example: Example) -> None:
        """The example's window was closed, and its file let go of."""
        example.delete()
        window, self.window = self.window, None
        if window is not None:
            window.deleteLater()
        if self._is_leaving:
            self._is_leaving = False
        else:
            self._defects.follow(self._own)
            self._own.close()

    def _refused(self, why: KneelogError) -> None:
        from kneelog.ui.trouble import say_failure

        self._rest()
        say_failure(self._own, KneelogError(str(why)))  # it is not the runner's diary that can't be used

    def _rest(self) -> None:
        self._is_making = False
        if self._cursor.isActive():
            self._cursor.stop()
        else:
            QApplication.restoreOverrideCursor()
