"""What every page that prints does alike: ask where to, and say where it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget


def is_chosen(printer: QPrinter, parent: QWidget, *, with_range: bool = False) -> bool:
    """Let the runner choose where to print, ``with_range`` also which pages; false if they thought better of it."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=with_range)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def said_of(printer: QPrinter) -> str:
    """Where it went: the printer, or the file that the runner chose instead, so that it can be found again."""
    file = printer.outputFileName()
    return tr("Saved: {path}.", path=file) if file else tr("Sent to the printer.")
