"""Undo of what was saved last: its values stand in the form again; Redo takes them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.services.log_form import LogForm
    from kneelog.ui.desk import Done
    from kneelog.ui.log.drafts import Drafts
    from kneelog.ui.log.last_saved import LastSaved
    from kneelog.ui.log.page import LogPage


class TakenBack(QObject):
    """Listens to ``last`` for ``page``, whichever page is shown."""

    def __init__(self, page: LogPage, drafts: Drafts, last: LastSaved) -> None:
        super().__init__(page)
        self._page, self._drafts = page, drafts
        last.undone.connect(self._put_into_form)
        last.redone.connect(self._take_out_of_form)

    def _put_into_form(self, form: LogForm) -> None:
        """What was saved last was undone: its values stand in the form again, unless something else is there."""
        page = self._page
        if not page.form.form.is_empty:
            page.say(tr("The last entry was taken back."), tr("Redo"), page.desk.redo)
            return
        page.show_form(form)
        page.say(tr("Not saved any more: change it and save again."), tr("Redo"), page.desk.redo)
        self._drafts.touch()
        if page.isVisible():
            page.form.focus_start()

    def _take_out_of_form(self, form: LogForm, done: Done) -> None:
        """It is saved again, and nothing was typed over it meanwhile; else Save changes the entry."""
        page = self._page
        if page.form.form != form:
            return
        self._drafts.forget()
        page.follow(done)
        if page.isVisible():
            page.say_what_happened(done)
            page.form.focus_start()
