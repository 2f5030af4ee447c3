"""What is said once something was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def said_of(printer: QPrinter) -> str:
    """Where it went: the printer, or the file that the runner chose instead, so that it can be found again."""
    file = printer.outputFileName()
    return tr("Saved: {path}.", path=file) if file else tr("Sent to the printer.")
