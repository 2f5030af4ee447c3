"""What leaves the window: the PDF, the page on paper, three sentences on the clipboard, other forms in files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from kneelog.services.ports import DataForm
from kneelog.ui.printed import said_of
from kneelog.ui.summary import printing
from kneelog.ui.summary.folds import CHART, HTML
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from kneelog.services.physio_page import PaperSize
    from kneelog.services.ports import PhysioPress
    from kneelog.ui.summary.page import SummaryPage
    from kneelog.ui.summary.press_room import Order

PDF = "pdf"
_TO_COUNT = 10
"""Pixels an inch with which sides are only counted."""


class FileKind(NamedTuple):
    """How a file is asked for: the title of the dialog, its kinds, and the name proposed in it."""

    title: str
    kinds: str
    name: str


_KINDS = {
    PDF: FileKind(N_("Save as PDF"), N_("PDF (*.pdf)"), "knee-diary-{last}.pdf"),
    HTML: FileKind(N_("Save as HTML"), N_("HTML (*.html)"), "knee-diary-{last}.html"),
    CHART: FileKind(N_("Save the chart"), N_("SVG drawing (*.svg)"), "knee-diary-{last}-chart.svg"),
    DataForm.CSV: FileKind(N_("Save the entries"), N_("CSV (*.csv)"), "knee-diary-{last}-entries.csv"),
    DataForm.RUNS_CSV: FileKind(N_("Save the runs"), N_("CSV (*.csv)"), "knee-diary-{last}-runs.csv"),
    DataForm.JSON: FileKind(N_("Save the whole diary"), N_("JSON (*.json)"), "kneelog-diary-{today}.json"),
}


def ask_where(parent: QWidget, kind: FileKind) -> Path | None:
    """Ask for the file, with its ending where the runner typed none; ``None`` if they thought better of it."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, kind.title, str(Path(documents) / kind.name), kind.kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(kind.name).suffix[1:])  # so that it asks before it writes over that file
    dialog.selectFile(kind.name)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles() if accepted else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


class Acts:
    """Acts on what ``page`` shows. ``ask_where`` and ``ask_printer`` ask the runner; tests answer themselves."""

    def __init__(self, page: SummaryPage) -> None:
        self._page = page
        self.ask_where: Callable[[QWidget, FileKind], Path | None] = ask_where
        self.ask_printer: Callable[[QWidget, PaperSize], QPrinter | None] = printing.ask_printer
        self.saved_note: Callable[[], str] = str

    def save(self, form: str = PDF) -> None:
        """Write a file where the runner says; what happened is said in the footer."""
        order = self._order()
        if order is None:
            return
        target = self.ask_where(self._page, self._kind_of(form, order))
        if target is None:
            return
        room = self._page.room

        def work() -> None:
            _write(room.press, order, form, target)

        self._page.say(tr("Writing {name}…", name=target.name))
        room.run(
            work,
            lambda _none: self._page.say(tr("Saved: {path}.", path=target) + self.saved_note()),
            self._page.say_trouble,
        )

    def print(self) -> None:
        """Print the sides on the printer that the runner chooses."""
        order = self._order()
        printer = self.ask_printer(self._page, order.choice.paper) if order is not None else None
        if order is None or printer is None:
            return
        room = self._page.room

        def work() -> None:
            page = order.made()
            many = len(room.press.sides(page, _TO_COUNT)) if page.entries is not None else 1
            printing.print_on(printer, room.press.sides(page, printing.ppi_for(printer, many)))

        self._page.say(tr("Printing…"))
        room.run(work, lambda _none: self._page.say(said_of(printer)), self._page.say_trouble)

    def copy_sentences(self) -> None:
        """Put the three sentences on the clipboard."""
        order = self._order()
        if order is None:
            return

        def copied(sentences: str) -> None:
            QGuiApplication.clipboard().setText(sentences)
            self._page.say(tr("Copied: three sentences to say."))

        self._page.room.run(lambda: _sentences(order), copied, self._page.say_trouble)

    def _order(self) -> Order | None:
        order = self._page.order()
        if order is None:
            self._page.say(tr("There is nothing to save or print yet."))
        return order

    def _kind_of(self, form: str, order: Order) -> FileKind:
        kind = _KINDS[form]
        name = kind.name.format(last=order.choice.period.last, today=order.today)
        if order.choice.is_example:
            name = f"example-{name}"
        return FileKind(tr(kind.title), tr(kind.kinds), name)


def _sentences(order: Order) -> str:
    from kneelog.services.physio_text import three_sentences

    return three_sentences(order.made())


def _write(press: PhysioPress, order: Order, form: str, target: Path) -> None:
    if form == PDF:
        press.write_pdf(order.made(), order.diary, order.choice, target)
    elif form == HTML:
        press.write_html(replace(order, choice=replace(order.choice, attach=False)).made(), target)
    elif form == CHART:
        press.write_chart(order.made(), target)
    else:
        press.write_data(DataForm(form), order.diary, order.choice, target)
