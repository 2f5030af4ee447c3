"""The paper, what is added to the page, and in plain words what the file then holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from kneelog.services.physio_page import PaperSize
from kneelog.ui.section import wrapping
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.check_box import CheckBox
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.group import Group
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.segmented import Segmented
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme


def paper_choice(theme: Theme, paper: PaperSize) -> Segmented:
    """A4 or Letter."""
    options = [Option(PaperSize.A4, tr("A4")), Option(PaperSize.LETTER, tr("Letter"))]
    choice = Segmented(theme, tr("Paper"), options)
    choice.value = paper
    return choice


class Added(Group):
    """All off at first and at every start: nobody sends along what was wanted once."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Add"))
        self.entries = CheckBox(theme, tr("list of all entries"))
        self.data = CheckBox(theme, tr("data inside the PDF"))
        self.notes = CheckBox(theme, tr("with my notes"))
        self.words = Label(theme, kind=Type.SMALL, muted=True, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for box in (self.entries, self.data, self.notes):
            box.toggled.connect(self._toggled)
            column.addWidget(box)
        column.addSpacing(theme.px(Size.GAP_TIGHT))
        column.addWidget(self.words)
        self.setSizePolicy(wrapping())
        self._say()

    @property
    def with_entries(self) -> bool:
        """Whether the list of entries follows the page."""
        return self.entries.isChecked()

    @property
    def attach(self) -> bool:
        """Whether the PDF holds the data of these days."""
        return self.data.isChecked()

    @property
    def with_notes(self) -> bool:
        """Whether list and data hold the notes."""
        return self.notes.isChecked() and self.notes.isEnabled()

    def show_entries(self, count: int, pages: int) -> None:
        """Say how long the list is: in pages once it was set (else 0), before that in entries."""
        words = trn("list of all entries ({count} entry)", "list of all entries ({count} entries)", count)
        if pages:
            words = trn("list of all entries ({count} page)", "list of all entries ({count} pages)", pages)
        if words != self.entries.text():
            self.entries.setText(words)
            self.entries.updateGeometry()

    def _toggled(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self.notes.setEnabled(self.with_entries or self.attach)
        self.words.setText(what_goes_in(self.with_entries, self.attach, self.with_notes))


def what_goes_in(with_entries: bool, attach: bool, with_notes: bool) -> str:
    """What whoever gets the file has in hand."""
    if not with_entries and not attach:
        return tr("The PDF holds the page as you see it, nothing else. Nothing is sent anywhere.")
    said = []
    if with_entries:
        said.append(
            tr("The list shows every entry of these days, with your notes.")
            if with_notes
            else tr("The list shows every entry of these days, without your notes.")
        )
    if attach:
        said.append(
            tr(
                "Whoever gets the PDF can take the entries and runs of these days out of it (JSON and CSV), your "
                "notes too."
            )
            if with_notes
            else tr(
                "Whoever gets the PDF can take the entries and runs of these days out of it (JSON and CSV), "
                "without your notes."
            )
        )
    said.append(tr("About you it holds only what is ticked above."))
    return " ".join(said)
