"""The page on paper: the runner chooses the printer, the sides are painted onto it as they are seen on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QFileDevice, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from kneelog.errors import KneelogError
from kneelog.services.physio_page import PaperSize
from kneelog.ui.printed import is_chosen
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

_SIZES = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.LETTER: QPageSize.PageSizeId.Letter}
_OWNER = QFileDevice.Permission.ReadOwner | QFileDevice.Permission.WriteOwner
_FINE, _COARSE = 600.0, 300.0
_FEW = 2


def ask_printer(parent: QWidget, paper: PaperSize) -> QPrinter | None:
    """Let the runner choose a printer; ``None`` if they thought better of it."""
    printer = printer_for(paper)
    return printer if is_chosen(printer, parent) else None


def printer_for(paper: PaperSize) -> QPrinter:
    """The system's printer, set up for whole sheets of ``paper``: the page brings its own margins."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(tr("Summary for a physio"))
    printer.setPageSize(QPageSize(_SIZES[paper]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer


def ppi_for(printer: QPrinter, sides: int) -> float:
    """How many pixels an inch it can show: at most 600, for a long list 300."""
    return min(float(printer.resolution()), _FINE if sides <= _FEW else _COARSE)


def print_on(printer: QPrinter, sides: Sequence[bytes]) -> None:
    """Print each side (a PNG) on a page of its own. A printer that does not follow is a :class:`KneelogError`."""
    painter = QPainter()
    if not painter.begin(printer):
        raise KneelogError(tr("The printer does not answer. Nothing was printed."))
    for number, png in enumerate(sides):
        if number and not printer.newPage():
            painter.end()
            raise KneelogError(tr("The printer stopped. The page may not be whole."))
        image = QImage.fromData(png)
        sheet = printer.pageLayout().fullRectPixels(printer.resolution())
        scale = min(sheet.width() / image.width(), sheet.height() / image.height())
        place = QRectF(0, 0, image.width() * scale, image.height() * scale)
        place.moveCenter(QRectF(sheet).center())
        painter.drawImage(place, image, QRectF(image.rect()))
    if not painter.end():
        raise KneelogError(tr("The printer stopped. The page may not be whole."))
    if printer.outputFileName():
        QFile.setPermissions(printer.outputFileName(), _OWNER)
