"""The half-filled form, kept against a crash: a moment after the last touch, and forgotten once it was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from kneelog.ui.desk import Desk
    from kneelog.ui.form.entry_form import EntryForm

_AFTER_MS = 400


class Drafts(QObject):
    """Watches ``form`` and keeps what is in it with the diary."""

    def __init__(self, desk: Desk, form: EntryForm) -> None:
        super().__init__(form)
        self._desk = desk
        self._form = form
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._keep)

    def touch(self) -> None:
        """The form was touched: keep it in a moment."""
        self._timer.start()

    def keep_now(self) -> None:
        """Keep it at once if that is still to come."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def forget(self) -> None:
        """Nothing is half filled any more."""
        self._timer.stop()
        self._desk.keep_draft(None)

    def _keep(self) -> None:
        form = self._form.form
        self._desk.keep_draft(None if form.is_empty else form.as_draft(self._desk.now()))
