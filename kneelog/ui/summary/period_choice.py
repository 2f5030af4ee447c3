"""Which days the page tells of: one of the offers, or days of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kneelog.domain.period import Period
from kneelog.ui.section import wrapping
from kneelog.ui.theme import Size
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.combo import Combo
from kneelog.ui.widgets.date_button import DateButton
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from kneelog.services.physio_period import Offer
    from kneelog.ui.theme import Theme

_DASH = 4
OWN = "own"
"""Stands among the offers for days of one's own."""


class PeriodChoice(QWidget):
    """A list of offers, below it the two days; where these have no entry, days that have some."""

    offer_chosen = Signal(str)
    """The id of the offer."""
    days_chosen = Signal(object)
    """The :class:`Period`."""

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self.combo = Combo(theme, tr("Period"), width=400)
        self.since = DateButton(theme, tr("From"), today=today)
        self.until = DateButton(theme, tr("To"), today=today)
        self.hint = Label(theme, tr("No entry in these days."), muted=True)
        self.last = LinkButton(theme, "")
        days, line = QWidget(), QHBoxLayout()
        flow = FlowLayout(theme, days, gap=_DASH)
        up_to, end = QWidget(), QHBoxLayout()
        for part in (Label(theme, "–", muted=True), self.until):
            end.addWidget(part)
        end.setContentsMargins(0, 0, 0, 0)
        end.setSpacing(theme.px(_DASH))
        up_to.setLayout(end)
        flow.addWidget(self.since)
        flow.addWidget(up_to)
        days.setSizePolicy(wrapping())
        self._empty = QWidget()
        words = FlowLayout(theme, self._empty, line_gap=0)
        words.addWidget(self.hint)
        words.addWidget(self.last)
        self._empty.setSizePolicy(wrapping())
        self._empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP))
        line.addWidget(self.combo, 1)
        column.addLayout(line)
        column.addWidget(days)
        column.addWidget(self._empty)
        self._last: Period | None = None
        self.setSizePolicy(wrapping())
        self._connect()

    def show_offers(self, offers: Sequence[Offer], chosen: str, period: Period) -> None:
        """Offer these; ``chosen`` is the id of one, or :data:`OWN`."""
        options = [Option(offer.id, offer.words) for offer in offers]
        self.combo.set_options([*options, Option(OWN, tr("Days of my own"))])
        self.combo.value = chosen
        self.since.day, self.until.day = period.first, period.last

    def say_empty(self, is_empty: bool, last: Offer | None) -> None:
        """The days have no entry; ``last`` are some that have."""
        self._empty.setVisible(is_empty)
        self._last = last.period if last is not None else None
        self.last.setVisible(last is not None)
        if last is not None:
            self.last.setText(last.words)
            self.last.setAccessibleName(tr("{what}: {choice}", what=tr("Period"), choice=last.words))
            self.last.updateGeometry()

    def set_first_weekday(self, first_weekday: int) -> None:
        """Let the weeks of both calendars begin as the runner's do."""
        for button in (self.since, self.until):
            button.set_first_weekday(first_weekday)

    def _connect(self) -> None:
        self.combo.chosen.connect(self._take_offer)
        self.since.dateChosen.connect(lambda day: self.days_chosen.emit(Period(day, self.until.day)))
        self.until.dateChosen.connect(lambda day: self.days_chosen.emit(Period(self.since.day, day)))
        self.last.clicked.connect(self._take_last)

    def _take_offer(self, offer: str) -> None:
        if offer == OWN:  # the days stand below, ready to be changed
            self.days_chosen.emit(Period(self.since.day, self.until.day))
            self.since.setFocus()
        else:
            self.offer_chosen.emit(offer)

    def _take_last(self) -> None:
        if self._last is not None:
            self.days_chosen.emit(self._last)
            self.combo.setFocus()  # the link goes
