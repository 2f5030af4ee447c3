"""A whole day with kneelog, for those who watch what it asks of the system: the command line, then the window.

``python -m tests.soak.journey FOLDER`` does it off-screen and prints, one a line, every address that Python's own
audit saw asked for, and ``done`` at the end.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.importers import fit_writer

if TYPE_CHECKING:
    from kneelog.ui.main_window import MainWindow

COMMANDS = (
    "demo {folder}/demo.kneelog --end 2026-03-09",
    "log --run --left 4 --right 0",
    "entries",
    "review",
    "import {folder}/run.fit",
    "export --format csv -o {folder}/all.csv",
    "export --format json -o {folder}/all.json",
    "export --format html -o {folder}/page.html",
    "export --format pdf --attach -o {folder}/page.pdf",
    "settings set high_level 6",
    "check",
    "backup {folder}/backup.kneelog",
    "restore {folder}/backup.kneelog",
)
LISTENS_BY_MS = 1_500
"""By then the window listens for a second start."""


def _watch() -> None:
    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith("socket."):
            print(event, *arguments, flush=True)

    sys.addaudithook(hear)


def by_command(folder: Path) -> None:
    """Every command once."""
    from click.testing import CliRunner

    from kneelog.cli.root import root

    for words in COMMANDS:
        given = [word.format(folder=folder) for word in words.split()]
        done = CliRunner().invoke(root, ["--diary", str(folder / "diary.kneelog"), *given])
        assert done.exit_code == 0, (words, done.output)


def in_window(folder: Path) -> None:
    """Start, log, import, look at every page, and quit; a second start comes to the front meanwhile."""
    from PySide6.QtCore import QTimer

    from kneelog.app import run_window

    lived: list[MainWindow] = []

    def ready(window: MainWindow) -> None:
        QTimer.singleShot(LISTENS_BY_MS, lambda: _live(window, folder, lived))

    assert run_window(folder / "diary.kneelog", ready) == 0
    assert lived, "the day was not lived to its end"


def _live(window: MainWindow, folder: Path, lived: list[MainWindow]) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    def settle() -> None:
        for _round in range(3):
            window.desk.settle()
            page_settle = getattr(window.page, "settle", None)
            if page_settle is not None:
                page_settle()
            QApplication.processEvents()

    try:
        settle()
        form = window._log.form
        form.focus_start()
        for key in (Qt.Key.Key_4, Qt.Key.Key_0):
            QTest.keyClick(window.focusWidget(), key)
        form.save()
        settle()
        (folder / "another.fit").write_bytes(_fit(days_before=1))
        for page in _pages():
            window.go(page, [str(folder / "another.fit")] if page == "import" else None)
            settle()
            window.grab()
    finally:
        window.close()
    lived.append(window)


def _pages() -> list[str]:
    from kneelog.ui.page_makers import MAKERS

    return list(MAKERS)


def _fit(days_before: int) -> bytes:
    start = fit_writer.START - days_before * 24 * 3600
    return fit_writer.fit(
        fit_writer.file_id(created=start), fit_writer.session(start=start, time=start + 3925)
    )


def main() -> None:
    """The whole day in the folder named on the command line."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _watch()
    folder = Path(sys.argv[1])
    (folder / "run.fit").write_bytes(_fit(days_before=0))
    by_command(folder)
    in_window(folder)
    print("done")


if __name__ == "__main__":
    main()
