"""Charts that leave the window: to the clipboard, into a file, onto paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QFile,
    QFileDevice,
    QIODevice,
    QMarginsF,
    QMimeData,
    QRectF,
    QSaveFile,
    QStandardPaths,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPageLayout, QPainter
from PySide6.QtWidgets import QFileDialog

from kneelog.ui.printed import is_chosen, said_of
from kneelog.ui.theme import Type
from kneelog.ui.theme.look import Paper
from kneelog.ui.trends.pictures import NAMES, WIDTH, Chart, height_of, image_of, paint_chart, svg_of
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme.look import Look
    from kneelog.ui.trends.pictures import Shown

_ON_PAPER = (Chart.COURSE, Chart.WHERE, Chart.YEAR)
_MARGIN_MM = 12.0
_EDGE = 16
_OWNER = QFileDevice.Permission.ReadOwner | QFileDevice.Permission.WriteOwner


def copy(chart: Chart, shown: Shown) -> str:
    """Put the picture on the clipboard, as pixels and as a drawing; what to say of it."""
    data = QMimeData()
    data.setImageData(image_of(chart, shown))
    data.setData("image/svg+xml", svg_of(chart, shown))
    QGuiApplication.clipboard().setMimeData(data)
    return tr("Copied: {chart}.", chart=tr(NAMES[chart]))


def ask_where(parent: QWidget, chart: Chart) -> Path | None:
    """Ask for the file; ``None`` if the runner thought better of it."""
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    proposed = str(Path(pictures) / f"kneelog-{chart}.png")
    kinds = tr("PNG picture (*.png);;SVG drawing (*.svg)")
    chosen, kind = QFileDialog.getSaveFileName(parent, tr("Save the picture"), proposed, kinds)
    return with_ending(Path(chosen), kind) if chosen else None


def with_ending(path: Path, kind: str) -> Path:
    """``path`` with the ending of the ``kind`` chosen in the dialog, where it has none of the two."""
    if path.suffix.lower() in {".png", ".svg"}:
        return path
    return path.with_name(path.name + (".svg" if "svg" in kind else ".png"))


def save(path: Path, chart: Chart, shown: Shown, note: str = "") -> str:
    """Write the picture as what the ending of ``path`` says, whole or not at all; what to say of it, with ``note``.

    Like everything of the diary it is readable by its owner only.
    """
    data = svg_of(chart, shown) if path.suffix.lower() == ".svg" else _png(chart, shown)
    file = QSaveFile(str(path))
    if not (file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(data) == len(data) and _close(file)):
        return tr(
            "{path} could not be written: {why}. Choose another folder.", path=path, why=file.errorString()
        )
    return tr("Saved: {path}.", path=path) + note


def print_page(parent: QWidget, sentences: Sequence[str], shown: Shown) -> str:
    """Let the runner choose a printer and print the page; what to say of it (empty: nothing was printed)."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(tr("kneelog, Trends"))
    printer.setPageMargins(QMarginsF(*[_MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    if not is_chosen(printer, parent, with_range=True):
        return ""
    return print_on(printer, sentences, shown)


def print_on(printer: QPrinter, sentences: Sequence[str], shown: Shown) -> str:
    """Print on one page of ``printer``."""
    painter = QPainter()
    if not painter.begin(printer):
        return tr("The printer does not answer. Nothing was printed.")
    page = QRectF(0, 0, printer.width(), printer.height())
    look = Paper()
    high = page_height(look, sentences, shown)
    scale = min(page.width() / WIDTH, page.height() / high)
    painter.scale(scale, scale)
    paint_page(painter, look, sentences, shown)
    if not painter.end():
        return tr("The printer stopped. The page may not be whole.")
    if printer.outputFileName():
        QFile.setPermissions(printer.outputFileName(), _OWNER)
    return said_of(printer)


def page_height(look: Look, sentences: Sequence[str], shown: Shown) -> float:
    """How high the page is at its own width."""
    charts = sum(height_of(chart, shown, look, WIDTH) for chart in _ON_PAPER)
    words = sum(_height_of_sentence(look, sentence) for sentence in sentences)
    return charts + words + look.px(_EDGE) + look.line(Type.LARGE)


def paint_page(painter: QPainter, look: Look, sentences: Sequence[str], shown: Shown) -> None:
    """The sentences, then the charts one below the other, at a width of :data:`WIDTH`."""
    left, y = look.px(_EDGE), float(look.px(_EDGE))
    inner = WIDTH - 2 * left
    painter.setPen(look.colours.ink)
    painter.setFont(look.font(semibold=True))
    whose = shown.whose or tr("Knee diary of a runner")
    painter.drawText(QRectF(left, y, inner, look.line(Type.LARGE)), whose)
    y += look.line(Type.LARGE)
    painter.setFont(look.font())
    for sentence in sentences:
        high = _height_of_sentence(look, sentence)
        painter.drawText(QRectF(left, y, inner, high), int(Qt.TextFlag.TextWordWrap), sentence)
        y += high
    for chart in _ON_PAPER:
        high = height_of(chart, shown, look, WIDTH)
        paint_chart(painter, look, QRectF(0, y, WIDTH, high), chart, shown._replace(whose=""))
        y += high


def _height_of_sentence(look: Look, sentence: str) -> float:
    room = QRectF(0, 0, WIDTH - 2 * look.px(_EDGE), 1000)
    words = QFontMetricsF(look.font()).boundingRect(room, int(Qt.TextFlag.TextWordWrap), sentence)
    return words.height() + look.px(4)


def _png(chart: Chart, shown: Shown) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image_of(chart, shown).save(buffer, "PNG")  # type: ignore[call-overload] # text it takes, whatever its stub says
    return bytes(data.data())


def _close(file: QSaveFile) -> bool:
    file.setPermissions(_OWNER)
    return file.commit()
