"""Every unexpected error of the window's process ends here: the form is kept, a report written, one dialog shown."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kneelog import paths
from kneelog.ui.hooks import Hooks
from kneelog.words import trn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kneelog.services.fault_file import FaultFile
    from kneelog.ui.defect_dialog import DefectDialog
    from kneelog.ui.main_window import MainWindow
    from kneelog.ui.theme import Theme

_MOST_TOLD = 5
"""So many different defects stand in one dialog; further ones are counted."""
_MOST_WRITTEN = 20
_QUIET_S = 30.0
"""A defect that was said is said again only so long after its dialog was closed: it may come with each touch."""


class Defects(QObject):
    """What goes wrong in ``window``. ``versions`` names the libraries that keep the diary.

    ``clock`` gives seconds that only grow; tests pass their own.
    """

    _raised = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        versions: Callable[[], Mapping[str, str]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._window = self._shown = window
        self._versions = versions
        self._clock = clock
        self._dialog: DefectDialog | None = None
        self._closed_at = -_QUIET_S
        self._said: dict[str, Path] = {}
        self._told: list[str] = []
        self._further = 0
        self._is_taking = False
        self._hooks: Hooks | None = None
        self._faults: FaultFile | None = None
        self._left = ""
        self._raised.connect(self.take, Qt.ConnectionType.QueuedConnection)

    # The process --------------------------------------------------------------------------------------------

    def watch(self, diary: Path) -> None:
        """Hear of every error from now on, and once ``diary``'s window is painted of what Python does not survive."""
        self._hooks = Hooks(self._hear)
        QTimer.singleShot(0, self, lambda: self._begin(diary))

    def follow(self, window: MainWindow) -> None:
        """``window`` is seen from now on instead of the first one: what goes wrong is said there."""
        self._shown = window

    def end(self) -> None:
        """The window was closed as it should be: hear no more."""
        if self._hooks is not None:
            self._hooks.remove()
            self._hooks = None
        if self._faults is not None:
            self._faults.end()
            self._faults = None

    def _begin(self, diary: Path) -> None:
        from kneelog.services.fault_file import FaultFile

        self._faults = FaultFile(paths.crash_folder(), diary)
        self._left = self._faults.begin(self._all_versions)
        if self._left:
            self._window.desk.opened.connect(self._say_last_time)

    def _say_last_time(self) -> None:
        """The last run left a fault: say so, once the diary is open and the runner sees that all is there."""
        left, self._left = self._left, ""
        if left:
            from kneelog.ui.last_time import LastTime

            LastTime(self._window.theme, self._window, left).show_beside_menus()

    def _hear(self, error: BaseException) -> None:
        """On whichever thread it happened."""
        try:
            self._raised.emit(error)
        except RuntimeError:  # the window is gone already
            from kneelog.services import crash

            crash.write_report(error, paths.crash_folder())

    # A defect -----------------------------------------------------------------------------------------------

    def take(self, error: BaseException) -> None:
        """Keep what is half filled, write a report, and show it. Nothing that goes wrong on the way is raised."""
        if self._is_taking:
            return
        self._is_taking = True
        try:
            self._take(error)
        except Exception as another:  # noqa: BLE001 - what owns up to defects has one
            from kneelog.services import crash

            with suppress(Exception):
                crash.write_report(another, paths.crash_folder())
        finally:
            self._is_taking = False

    def _take(self, error: BaseException) -> None:
        from kneelog.services import crash

        for window in {self._window, self._shown}:
            window.keep_drafts()
        where = "\n".join(crash.where(error))
        is_new = where not in self._said
        if not is_new and (self._dialog is not None or self._clock() - self._closed_at < _QUIET_S):
            return
        report = crash.report(error, self._all_versions())
        if is_new:
            written = len(self._said) < _MOST_WRITTEN
            folder = paths.crash_folder()
            self._said[where] = crash.write_text(report, folder) if written else folder
        if self._dialog is None:
            self._show(report, self._said[where])
        else:
            self._add(crash.story(error))

    def _show(self, report: str, file: Path) -> None:
        if not self._shown.isVisible():
            return  # there is nobody to read it; the file tells
        from kneelog.ui.defect_dialog import DefectDialog

        self._told, self._further = [report], 0
        self._dialog = DefectDialog(self._shown.theme, self._shown, report, file)
        self._dialog.finished.connect(self._closed)
        self._dialog.show()

    def _add(self, story: str) -> None:
        if len(self._told) < _MOST_TOLD:
            self._told.append(story)
        else:
            self._further += 1
        parts = list(self._told)
        if self._further:
            parts.append(trn("And {count} more defect.", "And {count} more defects.", self._further) + "\n")
        if self._dialog is not None:
            self._dialog.show_report("\n".join(parts))

    def _closed(self) -> None:
        self._dialog = None
        self._closed_at = self._clock()

    def _all_versions(self) -> dict[str, str]:
        return window_versions() | dict(self._versions())


def say_defect(
    theme: Theme, parent: QWidget, error: BaseException, versions: Callable[[], Mapping[str, str]]
) -> None:
    """Own up to a defect that happened before there is a window: a report is written, and shown over ``parent``."""
    from kneelog.services import crash
    from kneelog.ui.defect_dialog import DefectDialog

    report = crash.report(error, window_versions() | dict(versions()))
    DefectDialog(theme, parent, report, crash.write_text(report, paths.crash_folder())).show()


def window_versions() -> dict[str, str]:
    """The versions of what the window stands on, by name."""
    import PySide6
    from PySide6.QtCore import qVersion

    return {"Qt": qVersion(), "PySide6": PySide6.__version__}
