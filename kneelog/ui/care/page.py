"""The page of care and background: what is typed is kept when its field or the page is left, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kneelog.ui.care.appointments import Appointments
from kneelog.ui.care.background import BackgroundSection
from kneelog.ui.care.records_page import RecordsPage
from kneelog.ui.care.scores import Scores
from kneelog.ui.care.seeing import Seeing
from kneelog.ui.care.tried import TriedSection
from kneelog.ui.widgets.tab_order import first_stop
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.desk import Desk, State
    from kneelog.ui.theme import Theme


class CarePage(RecordsPage):
    """Another page may ask for a section by its name in :attr:`sections`."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__(theme, desk, tr("Care and background"))
        hands = self.hands
        self.appointments = Appointments(theme, hands)
        self.seeing = Seeing(theme, hands)
        self.scores = Scores(theme, hands)
        self.tried = TriedSection(theme, hands)
        self.background = BackgroundSection(theme, hands)
        self.lists = (self.appointments, self.seeing, self.scores, self.tried)
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
        super().leaving()
        self.background.settle()

    def show_state(self, state: State) -> None:
        """Show what the diary holds; what is being typed is left alone."""
        super().show_state(state)
        self.background.show_diary(state.diary)
