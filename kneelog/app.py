"""The window's composition root: the diary's store and the window meet here and nowhere else."""

from __future__ import annotations

import os
import sys
import threading
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kneelog.domain.diary import Diary
    from kneelog.errors import NoDisplayError
    from kneelog.services.ports import DiaryStore
    from kneelog.store.glance import Glance
    from kneelog.ui.application import Application
    from kneelog.ui.main_window import MainWindow

GLANCE_DAYS = 45
"""How many days are read before the window is shown: all that the Log page asks about at first sight."""


def run_window(diary: Path | None = None, ready: Callable[[MainWindow], None] | None = None) -> int:
    """Open the window on ``diary`` (default: the runner's own) and stay until it is closed.

    ``ready`` is called with the window before it is shown (for measuring). Returns the exit status; without a
    display or Qt's system libraries a :class:`~kneelog.errors.NoDisplayError` says so.
    """
    path = diary or _own_diary()
    look, display = _Look(path), _Display()
    application = _application(display)
    if application.is_already_open(path):
        return 0
    application.show_window(_opener(path), path, look.result(), ready, partial(_read_early, path))
    return application.exec()


def build_window(diary: Path) -> object:
    """Build the window off-screen on ``diary``, let it paint once and close it again (for ``self-test``)."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = _application()
    return application.try_window(_opener(diary), diary, _Look(diary).result())


class _Display(threading.Thread):
    """Asks the display while Qt is being imported: Qt itself would only abort if it does not answer."""

    def __init__(self) -> None:
        super().__init__(name="display", daemon=True)
        self._trouble: NoDisplayError | None = None
        self.start()

    def run(self) -> None:
        from kneelog.errors import NoDisplayError
        from kneelog.ui.display import check_display

        try:
            check_display()
        except NoDisplayError as error:
            self._trouble = error

    def check(self) -> None:
        """Raise what was found to be wrong."""
        self.join()
        if self._trouble is not None:
            raise self._trouble


class _Look(threading.Thread):
    """Reads the last weeks through the bare driver while Qt is being imported."""

    def __init__(self, path: Path) -> None:
        super().__init__(name="first-look", daemon=True)
        self._path = path
        self._found: Glance | None = None
        self.start()

    def run(self) -> None:
        from kneelog.store.glance import glance

        since = datetime.now().astimezone().date() - timedelta(days=GLANCE_DAYS)
        self._found = glance(self._path, since)

    def result(self) -> Glance | None:
        """What was found; ``None`` where the full opening has to say what is the matter."""
        self.join()
        return self._found


def _application(display: _Display | None = None) -> Application:
    from kneelog.errors import NoDisplayError
    from kneelog.words import tr

    try:
        from kneelog.ui.application import Application
    except ImportError as error:
        if "PySide6" in str(error.name or "") and ".so" not in str(error):
            raise
        raise NoDisplayError(
            tr(
                "Qt's system libraries are missing: {error}. “make run” in the project installs them.",
                error=error,
            )
        ) from None
    if display is not None:
        display.check()
    return Application(sys.argv[:1])


def _own_diary() -> Path:
    from kneelog import paths

    return paths.diary_file()


def _read_early(path: Path) -> Diary | None:
    from kneelog.store.glance import whole

    return whole(path)


def _opener(path: Path) -> Callable[[], DiaryStore]:
    def open_store() -> DiaryStore:
        from kneelog.store.opening import open_diary

        return open_diary(path, create=True)

    return open_store
