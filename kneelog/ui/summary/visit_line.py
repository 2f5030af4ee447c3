"""The appointment with which the words for the physio are kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kneelog.services.care import day_words
from kneelog.ui.section import wrapping
from kneelog.ui.theme import Size
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.segmented import Segmented
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.care import Appointment
    from kneelog.ui.theme import Theme


class VisitLine(QWidget):
    """Day and with whom; where none is to come, for when one is noted with the first words.

    The link leads to where appointments are kept.
    """

    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = Label(theme, wrap=True)
        self.link = LinkButton(theme, "")
        self.link.clicked.connect(self.asked)
        options = [Option(0, tr("today")), Option(1, tr("tomorrow"))]
        self.when = Segmented(theme, tr("My visit"), options)
        self.when.value = 1
        flow = FlowLayout(theme, self, gap=Size.GAP_WIDE, line_gap=4)
        for part in (self.words, self.when, self.link):
            flow.addWidget(part)
        self.setSizePolicy(wrapping())

    def show_visit(self, visit: Appointment | None, today: date) -> None:
        """Show the appointment to come."""
        self.words.setText(_said(visit, today))
        self.when.setVisible(visit is None)
        self.link.setText(tr("Another day…") if visit is None else tr("Change"))
        name = tr("Add an appointment") if visit is None else tr("Change the appointment")
        self.link.setAccessibleName(name)
        self.link.updateGeometry()

    def day(self, today: date) -> date:
        """The day of a visit that is noted with the first words."""
        return today + timedelta(days=int(self.when.value))


def _said(visit: Appointment | None, today: date) -> str:
    if visit is None:
        return tr("None is noted yet. What you write is kept with one of")
    days = {today: tr("today"), today + timedelta(days=1): tr("tomorrow")}
    day = days.get(visit.on) or day_words(visit.on, today)
    return tr("{day}, {whom}", day=day, whom=visit.with_whom) if visit.with_whom else day
