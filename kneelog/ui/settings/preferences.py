"""The runner's preferences on the Settings page: numbers, units and dates, looks, keyboard."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kneelog.domain.settings import Appearance, Country, Units
from kneelog.ui.narrowing import Labelled
from kneelog.ui.section import Section
from kneelog.ui.settings.country import COMBO_WIDTH, COUNTRIES, CountryChoice
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.check_box import CheckBox
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.combo import Combo
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.segmented import Segmented
from kneelog.words import N_, tr, weekday_name

if TYPE_CHECKING:
    from kneelog.domain.settings import Preferences
    from kneelog.ui.theme import Theme

_A_MONDAY = date(2024, 1, 1)
UNITS = {Units.KILOMETRES: N_("Kilometres"), Units.MILES: N_("Miles")}
LOOKS = {
    Appearance.SYSTEM: N_("As the system"),
    Appearance.LIGHT: N_("Light"),
    Appearance.DARK: N_("Dark"),
}


class _Preferences(Section):
    """``wanted`` carries the preferences to change, by name, and what the change is called."""

    wanted = Signal(object, str)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what holds, without telling anybody."""
        raise NotImplementedError


class NumbersSection(_Preferences):
    """Emergency and advice numbers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            tr("Emergency numbers"),
            tr("Shown as text beside the urgent signs. kneelog never calls anybody."),
            beside=Size.FIELD,
        )
        self.choice = CountryChoice(theme)
        self.choice.chosen.connect(self._want)
        self.rows.addWidget(Labelled(theme, (tr("Country"), self.choice)))

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the country and its numbers."""
        self.choice.show_preferences(preferences)

    def _want(self, country: Country, emergency: str, advice: str) -> None:
        changes = {"country": country, "emergency_number": emergency, "advice_number": advice}
        label = tr("Emergency numbers: {country}.", country=tr(COUNTRIES[country]))
        self.wanted.emit(changes, label)


class UnitsSection(_Preferences):
    """Kilometres or miles, and the first day of the week."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Units and dates"), tr("Files always hold kilometres."), beside=Size.FIELD)
        self.units = units_choice(theme)
        self.weekday = weekday_choice(theme)
        self.units.chosen.connect(self._want_units)
        self.weekday.chosen.connect(self._want_weekday)
        self.rows.addWidget(
            Labelled(
                theme,
                (self.units.accessibleName(), self.units),
                (self.weekday.accessibleName(), self.weekday),
            )
        )

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the unit and the day."""
        self.units.value = preferences.units
        self.weekday.value = preferences.first_weekday

    def _want_units(self, units: Units) -> None:
        self.wanted.emit({"units": units}, tr("Distances in: {unit}.", unit=tr(UNITS[units])))

    def _want_weekday(self, first: int) -> None:
        day = weekday_name(_A_MONDAY + timedelta(days=first))
        self.wanted.emit({"first_weekday": first}, tr("Weeks begin on: {day}.", day=day))


def looks_chosen(appearance: Appearance) -> str:
    """What is said once ``appearance`` was chosen, here or in the menu."""
    return tr("Colours: {looks}.", looks=tr(LOOKS[appearance]))


class LooksSection(_Preferences):
    """Light or dark."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Looks"), beside=Size.FIELD)
        self.appearance = Segmented(
            theme, tr("Colours"), [Option(appearance, tr(name)) for appearance, name in LOOKS.items()]
        )
        self.appearance.chosen.connect(self._want)
        self.rows.addWidget(Labelled(theme, (tr("Colours"), self.appearance)))

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the appearance chosen."""
        self.appearance.value = preferences.appearance

    def _want(self, appearance: Appearance) -> None:
        self.wanted.emit({"appearance": appearance}, looks_chosen(appearance))


class KeyboardSection(_Preferences):
    """Where the focus goes after a level."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Keyboard"), beside=28)
        self.move_on = CheckBox(theme, tr("Move on after a level"))
        about = tr(
            "A digit on the left strip then leads to the right one, and from there to the knee that is worse. "
            "Off, the focus stays and Tab moves on."
        )
        self.move_on.setAccessibleDescription(about)
        self.move_on.toggled.connect(self._want)
        self.rows.setSpacing(theme.px(Size.GAP_TIGHT))
        self.rows.addWidget(self.move_on)
        self.rows.addWidget(Label(theme, about, kind=Type.SMALL, muted=True, wrap=True))

    def show_preferences(self, preferences: Preferences) -> None:
        """Show whether it is on."""
        was = self.move_on.blockSignals(True)
        self.move_on.setChecked(preferences.move_on)
        self.move_on.blockSignals(was)
        self.move_on.update()

    def _want(self, on: bool) -> None:
        label = tr("Move on after a level: on.") if on else tr("Move on after a level: off.")
        self.wanted.emit({"move_on": on}, label)


def units_choice(theme: Theme) -> Segmented:
    """Kilometres or miles."""
    return Segmented(theme, tr("Distances in"), [Option(unit, tr(name)) for unit, name in UNITS.items()])


def weekday_choice(theme: Theme) -> Combo:
    """Any day of the week as its first, 0 for Monday."""
    days = [Option(number, weekday_name(_A_MONDAY + timedelta(days=number))) for number in range(7)]
    combo = Combo(theme, tr("Weeks begin on"), days)
    combo.setMinimumWidth(theme.px(COMBO_WIDTH))
    return combo
