"""The appointment with which the words for the physio are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kneelog.services.care import day_words
from kneelog.ui.section import wrapping
from kneelog.ui.theme import Size
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.care import Appointment
    from kneelog.ui.theme import Theme


class VisitLine(QWidget):
    """Day and with whom, or that none is to come; the link leads to where appointments are kept."""

    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = Label(theme, wrap=True)
        self.link = LinkButton(theme, "")
        self.link.clicked.connect(self.asked)
        flow = FlowLayout(theme, self, gap=Size.GAP_WIDE, line_gap=0)
        flow.addWidget(self.words)
        flow.addWidget(self.link)
        self.setSizePolicy(wrapping())

    def show_visit(self, visit: Appointment | None, today: date) -> None:
        """Show the appointment to come."""
        self.words.setText(_said(visit, today))
        self.link.setText(tr("Add one") if visit is None else tr("Change"))
        name = tr("Add an appointment") if visit is None else tr("Change the appointment")
        self.link.setAccessibleName(name)
        self.link.updateGeometry()


def _said(visit: Appointment | None, today: date) -> str:
    if visit is None:
        return tr("None to come. Your words are kept with one of today.")
    day = tr("today") if visit.on == today else day_words(visit.on, today)
    return tr("{day}, {whom}", day=day, whom=visit.with_whom) if visit.with_whom else day
