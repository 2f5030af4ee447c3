"""A quiet page of records: each is kept when its field or the page is left, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.errors import KneelogError
from kneelog.ui.care.records import Hands
from kneelog.ui.quiet_page import QuietPage
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from kneelog.domain.diary import Change, Diary
    from kneelog.ui.care.records import RecordSection
    from kneelog.ui.desk import Desk, State
    from kneelog.ui.theme import Theme

_ROOM = 24


class RecordsPage(QuietPage):
    """Subclasses put their sections in :attr:`lists`, and what else there is into the column."""

    def __init__(self, theme: Theme, desk: Desk, title: str) -> None:
        super().__init__(theme, desk, title)
        self.hands = Hands(self._attempt, self.keep, self._say_discarded, self._bring, self._today)
        self.lists: tuple[RecordSection, ...] = ()

    def leaving(self) -> None:
        """Keep what is still being typed, and what is half said."""
        for section in self.lists:
            section.settle()

    def show_state(self, state: State) -> None:
        """Show what the diary holds; what is being typed is left alone."""
        for section in self.lists:
            section.show_diary(state.diary)

    def _refused(self, why: KneelogError) -> None:
        for section in self.lists:
            section.forget_asked()
        super()._refused(why)

    def _attempt(self, make: Callable[[Diary], Change]) -> str:
        try:
            if not self._pending:  # else what is shown is not yet what the change will meet
                make(self.desk.state.diary)
        except KneelogError as why:
            self.footer.say(str(why))
            return str(why)
        self.keep(make)
        return ""

    def _say_discarded(self, put_back: Callable[[], None]) -> None:
        self._say(tr("Discarded what was not kept yet."), tr("Put back"), put_back)

    def _bring(self, part: QWidget) -> None:
        self._fit()  # what was just built does not know yet how much room there is
        body = self.scrolled.widget()
        if body is not None:
            body.adjustSize()
        self.scrolled.ensureWidgetVisible(part, 0, self.theme.px(_ROOM))

    def _today(self) -> date:
        return self.desk.now().date()
