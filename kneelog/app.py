"""The window's composition root: the diary's store and the window meet here and nowhere else."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kneelog.services.example import Examples
    from kneelog.services.ports import ActivityReader, PhysioPress
    from kneelog.store.glance import Glance
    from kneelog.store.vault import Vault
    from kneelog.ui.application import Application
    from kneelog.ui.main_window import MainWindow
    from kneelog.ui.state import Early


def run_window(diary: Path | None = None, ready: Callable[[MainWindow], None] | None = None) -> int:
    """Open the window on ``diary`` (default: the runner's own) and stay until it is closed.

    ``ready`` is called with the window before it is shown (for measuring). Returns the exit status; without a
    display or Qt's system libraries a :class:`~kneelog.errors.NoDisplayError` says so.
    """
    path = diary or _own_diary()
    from kneelog.ui.display import check_display

    check_display()
    application = _application()
    if application.is_already_open(path):
        return 0
    vault = _vault(path)
    if vault.asks and not application.unlock(vault):
        return 0
    window = application.show_window(
        vault,
        _glance(vault),
        ready,
        partial(_read_early, vault),
        press=_press,
        reader=_reader,
    )
    application.offer_example(window, _examples)
    return application.exec()


def build_window(diary: Path) -> object:
    """Build the window off-screen on ``diary``, let it paint once and close it again (for ``self-test``)."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = _application()
    vault = _vault(diary)
    return application.try_window(vault, _glance(vault), press=_press, reader=_reader)


def _vault(path: Path) -> Vault:
    from kneelog.store.vault import Vault

    return Vault(path)


def _glance(vault: Vault) -> Glance | None:
    """The last weeks through the bare driver; ``None`` where the full opening has to say what is the matter."""
    from kneelog.services.offers import RECENT_DAYS
    from kneelog.ui.application import local_now

    return vault.glance(local_now().date() - timedelta(days=RECENT_DAYS))


def _application() -> Application:
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
    return Application(sys.argv[:1])


def _own_diary() -> Path:
    from kneelog import paths

    return paths.diary_file()


def _read_early(vault: Vault) -> Early | None:
    from kneelog.ui.state import Early

    path = vault.path
    stamp = _stamp(path)
    diary = vault.whole()
    return None if diary is None else Early(diary, lambda: _stamp(path) == stamp)


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What changes whenever the file does; ``None`` where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _press() -> PhysioPress:
    from kneelog.exporters.press import Press

    return Press()


def _reader() -> ActivityReader:
    from kneelog.importers import activity_files

    return activity_files


def _examples() -> Examples:
    from kneelog.store import examples

    return examples.Examples()
