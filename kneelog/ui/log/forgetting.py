"""When something is erased for good, the Log page shows and keeps nothing of it either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from kneelog.ui.log.drafts import Drafts
    from kneelog.ui.log.last_saved import LastSaved
    from kneelog.ui.log.page import LogPage


class Forgetting(QObject):
    """Empties the form of ``page``, what was set aside for it, and what its Undo would put back."""

    def __init__(self, page: LogPage, drafts: Drafts, last: LastSaved) -> None:
        super().__init__(page)
        self._page, self._drafts, self._last = page, drafts, last
        page.desk.forgotten.connect(self._forget)

    def _forget(self) -> None:
        page = self._page
        self._drafts.forget()
        self._last.forget()
        page.stashed = page.catch_up = None
        page.show_form(page.fresh())
        page.say("", "", lambda: None)
