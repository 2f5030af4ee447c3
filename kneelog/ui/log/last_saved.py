"""What was saved last, so that its Undo can put the values back into the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kneelog.domain.entry import Entry
from kneelog.services import log_form

if TYPE_CHECKING:
    from kneelog.ui.desk import Desk, Done


class LastSaved(QObject):
    """``undone`` carries the form with the values of the entry whose saving was just taken back."""

    undone = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        desk.changed.connect(self._changed)

    def remember(self, done: Done) -> None:
        """``done`` kept what the form held."""
        kept = [edit.after for edit in done.change.edits if isinstance(edit.after, Entry)]
        self._entry = kept[-1] if kept else None

    def forget(self) -> None:
        """It was erased for good."""
        self._entry = None

    def _changed(self, done: Done) -> None:
        entry, before, after = self._entry, done.before.diary, done.after.diary
        if entry is not None and entry.id in before.entries and entry.id not in after.entries:
            self._entry = None
            self.undone.emit(log_form.again(entry, before, after))
