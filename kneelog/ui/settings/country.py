"""Which numbers stand beside the urgent signs: a country's, or the runner's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.domain.settings import EMERGENCY_NUMBERS, Country
from kneelog.services.wording import first_upper
from kneelog.ui.narrowing import Labelled
from kneelog.ui.section import row_of, wrapping
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.combo import Combo
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.text_field import TextField
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from kneelog.domain.settings import Preferences
    from kneelog.ui.theme import Theme

COUNTRIES: dict[Country, str] = {
    Country.UNITED_KINGDOM: N_("United Kingdom"),
    Country.EUROPEAN_UNION: N_("European Union"),
    Country.UNITED_STATES: N_("United States"),
    Country.AUSTRALIA: N_("Australia"),
    Country.OTHER: N_("Another country"),
}
_LONGEST = 40
_FIELD = 120
COMBO_WIDTH = 184
"""In units, so that choices below one another are equally wide."""


class CountryChoice(QWidget):
    """``chosen`` carries the country, the emergency number and the advice line; the numbers hold for another country.

    Setting it by :meth:`show_preferences` emits nothing.
    """

    chosen = Signal(object, str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.country = Combo(
            theme, tr("Country"), [Option(country, tr(name)) for country, name in COUNTRIES.items()]
        )
        self.country.setMinimumWidth(theme.px(COMBO_WIDTH))
        self.emergency = TextField(theme, tr("Emergency number"), limit=_LONGEST, width=_FIELD)
        self.advice = TextField(theme, tr("Advice line"), limit=_LONGEST, width=_FIELD)
        self.numbers = Label(theme, kind=Type.SMALL, muted=True, wrap=True)
        self._own = Labelled(
            theme, (tr("Emergency number"), self.emergency), (tr("Advice line"), self.advice)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP))
        column.addLayout(row_of(theme, self.country))
        column.addWidget(self._own)
        column.addWidget(self.numbers)
        self.setSizePolicy(wrapping())
        self.country.chosen.connect(lambda _country: self.settle())
        self.emergency.editingFinished.connect(self.settle)
        self.advice.editingFinished.connect(self.settle)
        self._shown: tuple[Country, str, str] | None = None

    @property
    def value(self) -> tuple[Country, str, str]:
        """The country and the runner's own numbers, as they are shown."""
        return self.country.value, self.emergency.text().strip(), self.advice.text().strip()

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the country and the numbers that hold."""
        self.country.value = preferences.country
        for field, number in (
            (self.emergency, preferences.emergency_number),
            (self.advice, preferences.advice_number),
        ):
            if not field.hasFocus():
                field.setText(number)
        self._shown = self.value
        self._describe()

    def settle(self) -> None:
        """Take what is shown, if it is not what holds already."""
        if self.value == self._shown:
            return
        self._shown = self.value
        self._describe()
        self.chosen.emit(*self.value)

    def _describe(self) -> None:
        country = self.country.value
        self._own.setVisible(country is Country.OTHER)
        self.numbers.setText(first_upper(numbers_as_text(*EMERGENCY_NUMBERS[country])) + ".")
        self.numbers.setVisible(country is not Country.OTHER)


def numbers_as_text(emergency: str, advice: str) -> str:
    """ "emergency number 999, advice line 111", within a sentence."""
    if not emergency and not advice:
        return tr("no numbers are given")
    if not advice:
        return tr("emergency number {emergency}, no advice line is listed", emergency=emergency)
    if not emergency:
        return tr("advice line {advice}, no emergency number is given", advice=advice)
    return tr("emergency number {emergency}, advice line {advice}", emergency=emergency, advice=advice)
