"""What was saved last, so that its Undo can put the values back into the form, and Redo take them out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kneelog.domain.entry import Entry
from kneelog.services import log_form
from kneelog.ui.happened import was_redone, was_undone

if TYPE_CHECKING:
    from kneelog.services.log_form import LogForm
    from kneelog.ui.desk import Desk, Done


class LastSaved(QObject):
    """``undone`` carries the form with the values of the entry whose saving was just taken back.

    Only an Undo does that: an entry that was deleted, or that a restored backup does not hold, was meant to go.
    ``redone`` carries that form again, with what was done, where Redo saved it after all.
    """

    undone = Signal(object)
    redone = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._form: LogForm | None = None
        desk.changed.connect(self._changed)

    def remember(self, done: Done) -> None:
        """``done`` kept what the form held."""
        kept = [edit.after for edit in done.change.edits if isinstance(edit.after, Entry)]
        self._entry = kept[-1] if kept else None
        self._form = None

    def forget(self) -> None:
        """It was erased for good."""
        self._entry = self._form = None

    def _changed(self, done: Done) -> None:
        entry, form = self._entry, self._form
        before, after = done.before.diary, done.after.diary
        if (
            entry is not None
            and entry.id in before.entries
            and entry.id not in after.entries
            and was_undone(done)
        ):
            self._entry, self._form = None, log_form.again(entry, before, after)
            self.undone.emit(self._form)
        elif form is not None and form.entry.id in after.entries and was_redone(done):
            self._entry, self._form = after.entries[form.entry.id], None
            self.redone.emit(form, done)
