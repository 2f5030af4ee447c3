"""The page of care and background: what is typed is kept when its field or the page is left, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kneelog.errors import KneelogError
from kneelog.ui.care.appointments import Appointments
from kneelog.ui.care.background import BackgroundSection
from kneelog.ui.care.records import Hands
from kneelog.ui.care.scores import Scores
from kneelog.ui.care.seeing import Seeing
from kneelog.ui.care.tried import TriedSection
from kneelog.ui.quiet_page import QuietPage
from kneelog.ui.widgets.tab_order import first_stop
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


class CarePage(QuietPage):
    """Another page may ask for a section by its name in :attr:`sections`."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__(theme, desk, tr("Care and background"))
        hands = Hands(self._attempt, self.keep, self._say_discarded, self._bring, self._today)
        self.appointments = Appointments(theme, hands)
        self.seeing = Seeing(theme, hands)
        self.scores = Scores(theme, hands)
        self.tried = TriedSection(theme, hands)
        self.background = BackgroundSection(theme, hands)
        self.lists: tuple[RecordSection, ...] = (self.appointments, self.seeing, self.scores, self.tried)
        self.sections = {
            "appointments": self.appointments,
            "seeing": self.seeing,
            "scores": self.scores,
            "tried": self.tried,
            "background": self.background,
        }
        for section in self.sections.values():
            self.column.addWidget(section)
        self.column.addStretch(1)
        self.show_state(desk.state)

    def enter(self, subject: object = None) -> None:
        """Show the page from its top, or from the section asked for."""
        for section in self.lists:
            section.sort()
        section_asked = self.sections.get(str(subject))
        if section_asked is None:
            self.enter_top()
            return
        self.reveal(section_asked)
        stop = first_stop(section_asked)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """The first button, and the footer's link."""
        return [self.appointments.buttons[0], self.footer.link]

    def leaving(self) -> None:
        """Keep what is still being typed, and what is half said."""
        for section in self.lists:
            section.settle()
        self.background.settle()

    def show_state(self, state: State) -> None:
        """Show what the diary holds; what is being typed is left alone."""
        for section in self.lists:
            section.show_diary(state.diary)
        self.background.show_diary(state.diary)

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
