"""The note: three lines in the runner's own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.domain.checks import MAX_TEXT
from kneelog.ui.widgets.note_editor import NoteEditor
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.domain.entry import Entry
    from kneelog.ui.theme import Theme

_BROKEN = range(0xD800, 0xE000)


class Note(QWidget):
    """``entry_changed`` carries the entry with the note as typed."""

    entry_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self._editor = NoteEditor(theme, tr("Note"), placeholder=tr("Note"), limit=MAX_TEXT)
        self._editor.textChanged.connect(self._typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._editor)

    def show_entry(self, entry: Entry) -> None:
        """Show the entry's note; what is being typed is left alone."""
        self._entry = entry
        if _kept(self._editor.text) != entry.note:
            was = self._editor.blockSignals(True)
            self._editor.text = entry.note
            self._editor.blockSignals(was)

    def _typed(self) -> None:
        text = _kept(self._editor.text)
        if self._entry is not None and text != self._entry.note:
            self.entry_changed.emit(replace(self._entry, note=text))


def _kept(text: str) -> str:
    """The text as a diary keeps it: nothing but blanks is no note; what no file can hold is left out."""
    return "".join(char for char in text if char != "\0" and ord(char) not in _BROKEN).strip()
