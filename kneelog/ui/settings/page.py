"""The Settings page: every change is kept at once and can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kneelog.services import record
from kneelog.ui.quiet_page import QuietPage
from kneelog.ui.settings.care import CareSection
from kneelog.ui.settings.diary_place import PlaceSection
from kneelog.ui.settings.preferences import KeyboardSection, LooksSection, NumbersSection, UnitsSection
from kneelog.ui.settings.rules import RuleSection
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.services.ports import Keeper
    from kneelog.ui.desk import Desk, State
    from kneelog.ui.theme import Theme


class SettingsPage(QuietPage):
    """``keeper`` knows where the diary lies."""

    def __init__(self, theme: Theme, desk: Desk, keeper: Keeper) -> None:
        super().__init__(theme, desk, tr("Settings"))
        self.rules = RuleSection(theme)
        self.numbers = NumbersSection(theme)
        self.units = UnitsSection(theme)
        self.looks = LooksSection(theme)
        self.keyboard = KeyboardSection(theme)
        self.care = CareSection(theme)
        self.place = PlaceSection(theme, keeper.path, keeper.whereabouts)
        for section in (self.rules, *self._preferences, self.care, self.place):
            self.column.addWidget(section)
        self.column.addStretch(1)
        self._connect()
        self.show_state(desk.state)

    def enter(self, subject: object = None) -> None:
        """Show the settings; "numbers" leads to the emergency numbers."""
        self.place.measure()
        if subject == "numbers":
            self.reveal(self.numbers)
            self.numbers.choice.country.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.enter_top()

    def regions(self) -> list[QWidget]:
        """The first setting, and the footer's link."""
        return [self.rules.row_of["high_level"].stepper, self.footer.link]

    def leaving(self) -> None:
        """Keep what is still being stepped or typed."""
        self.rules.settle()
        self.numbers.choice.settle()

    def show_state(self, state: State) -> None:
        """Show what holds now."""
        self.rules.show_state(state)
        for section in self._preferences:
            section.show_preferences(state.diary.preferences)
        self.care.show_diary(state.diary, self.desk.now().date())

    @property
    def _preferences(self) -> tuple[NumbersSection, UnitsSection, LooksSection, KeyboardSection]:
        return self.numbers, self.units, self.looks, self.keyboard

    def _connect(self) -> None:
        self.rules.chosen.connect(self._set_rule)
        self.rules.learn_asked.connect(lambda where: self.wanted.emit("learn", where))
        self.rules.refused.connect(lambda why: self.footer.say(why, aloud=True))
        self.rules.defaults_asked.connect(lambda: self.keep(record.reset_rules))
        for section in self._preferences:
            section.wanted.connect(self._prefer)
        self.care.change.clicked.connect(lambda: self.wanted.emit("care", "seeing"))
        self.care.cleared.connect(lambda: self.keep(record.clear_reminder))
        self.place.wanted.connect(lambda page: self.wanted.emit(page, None))
        self.place.copied.connect(lambda: self.footer.say(tr("Path copied."), aloud=True))

    def _set_rule(self, name: str, value: int) -> None:
        self.keep(lambda diary: record.set_rule(diary, name, value))

    def _prefer(self, changes: dict[str, object], label: str) -> None:
        self.keep(
            lambda diary: record.set_preferences(
                diary,
                replace(diary.preferences, **changes),  # type: ignore[arg-type]
                label,
            )
        )
