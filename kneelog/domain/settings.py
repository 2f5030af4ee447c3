"""The numbers of the rule of thumb, which the runner may change, and the runner's preferences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from kneelog.domain import checks
from kneelog.domain.care import SINGLE
from kneelog.errors import UsageError
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")


class SettingFacts(NamedTuple):
    """A setting's default, its range (both ends included), what it means and the source of its number."""

    default: int
    low: int
    high: int
    meaning: str
    source: str


RULE_SETTINGS: dict[str, SettingFacts] = {
    "high_level": SettingFacts(
        7, 5, 9, N_("High pain: a level from"), N_("7-10 is “severe” on the 0-10 numeric rating scale.")
    ),
    "lasting_days": SettingFacts(
        3, 2, 3, N_("Lasting pain: more days than"), N_("The article's own 2-3 days.")
    ),
    "uneven_gap": SettingFacts(
        4,
        2,
        6,
        N_("Uneven knees: left and right differ by"),
        N_(
            "4 points are “substantially important” (IMMPACT, Dworkin 2008); "
            "the same pain, rated twice, may differ by 1.3-2.8."
        ),
    ),
    "niggle_runs": SettingFacts(
        3,
        2,
        5,
        N_("Recurring niggle: painful runs"),
        N_(
            "No direct source; compare the consensus definition of a running injury, "
            "3 consecutive sessions (Yamato 2015)."
        ),
    ),
    "niggle_of": SettingFacts(
        5, 3, 8, N_("… of the last answered runs"), N_("No direct source; see painful runs.")
    ),
    "niggle_window_days": SettingFacts(
        42, 14, 84, N_("… within days"), N_("No direct source; see painful runs.")
    ),
    "counts_from": SettingFacts(
        1, 1, 3, N_("A record counts as pain from level"), N_("Literal reading of the article.")
    ),
    "bridged_blank_days": SettingFacts(
        1, 0, 2, N_("Unrecorded days in a row that a spell may bridge"), N_("Reasoned.")
    ),
    "current_days": SettingFacts(
        14, 7, 60, N_("A finding is current for days after its last date"), N_("Convention.")
    ),
}
"""The settings of the rule in the order in which they are shown. Sources as in the rule's description."""


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """The numbers by which the diary is read. Changing one re-reads the whole history."""

    high_level: int = 7
    lasting_days: int = 3
    uneven_gap: int = 4
    niggle_runs: int = 3
    niggle_of: int = 5
    niggle_window_days: int = 42
    counts_from: int = 1
    bridged_blank_days: int = 1
    current_days: int = 14

    def __post_init__(self) -> None:
        """Refuse values out of range (:class:`UsageError`), and more painful runs than runs looked at."""
        for name, facts in RULE_SETTINGS.items():
            value = getattr(self, name)
            if type(value) is not int or not facts.low <= value <= facts.high:
                raise UsageError(
                    tr(
                        "{name} is {value}: it takes a whole number from {low} to {high}.",
                        name=name,
                        value=value,
                        low=facts.low,
                        high=facts.high,
                    )
                )
        if self.niggle_runs > self.niggle_of:
            raise UsageError(
                tr(
                    "niggle_runs is {runs}, more than niggle_of, which is {of}.",
                    runs=self.niggle_runs,
                    of=self.niggle_of,
                )
            )

    def as_dict(self) -> dict[str, int]:
        """Every setting by name, in the table's order."""
        return {name: getattr(self, name) for name in RULE_SETTINGS}

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the settings that are not at their default."""
        return tuple(name for name, facts in RULE_SETTINGS.items() if getattr(self, name) != facts.default)


class Units(StrEnum):
    """Distances in kilometres or miles; files always hold kilometres."""

    KILOMETRES = "km"
    MILES = "mi"


class Country(StrEnum):
    """Where emergency and advice numbers are taken from; ``OTHER`` is free text."""

    UNITED_KINGDOM = "uk"
    EUROPEAN_UNION = "eu"
    UNITED_STATES = "us"
    AUSTRALIA = "au"
    OTHER = "other"


class Appearance(StrEnum):
    """The window's colours; ``SYSTEM`` follows the platform."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


EMERGENCY_NUMBERS: dict[Country, tuple[str, str]] = {
    Country.UNITED_KINGDOM: ("999", "111"),
    Country.EUROPEAN_UNION: ("112", ""),
    Country.UNITED_STATES: ("911", ""),
    Country.AUSTRALIA: ("000", ""),
    Country.OTHER: ("", ""),
}
"""Per country the emergency number and, where the rule's description names one, the advice line."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """How the program behaves for this runner. ``first_weekday`` is 0 for Monday to 6 for Sunday.

    ``emergency_number`` and ``advice_number`` hold for :attr:`Country.OTHER`. ``move_on`` sends the focus on after a
    level was typed. ``welcomed`` is set once the first-start card was answered.

    What starts with ``import_`` remembers what was answered for activity files that leave something open: the IANA name
    of the zone (empty: the computer's), the unit of distances without one, whether a workout without a sport is a run
    (``None``: not asked yet), and whether walks and hikes come in too.
    """

    id: str = SINGLE
    units: Units = Units.KILOMETRES
    country: Country = Country.EUROPEAN_UNION
    emergency_number: str = ""
    advice_number: str = ""
    first_weekday: int = 0
    appearance: Appearance = Appearance.SYSTEM
    move_on: bool = True
    welcomed: bool = False
    import_zone: str = ""
    import_units: Units | None = None
    import_unknown_is_run: bool | None = None
    import_walks: bool = False

    def __post_init__(self) -> None:
        """Check the texts and numbers."""
        checks.line("emergency_number", self.emergency_number, 40)
        checks.line("advice_number", self.advice_number, 40)
        checks.whole("first_weekday", self.first_weekday, 0, 6)
        checks.line("import_zone", self.import_zone, 64)

    @property
    def numbers(self) -> tuple[str, str]:
        """The emergency number and the advice line as text; empty where there is none."""
        if self.country is Country.OTHER:
            return self.emergency_number, self.advice_number
        return EMERGENCY_NUMBERS[self.country]


def parse_setting(name: str, value: str, settings: RuleSettings) -> RuleSettings:
    """``settings`` with ``name`` set from its text; an unknown name or a value out of range is a UsageError."""
    return parse_settings([(name, value)], settings)


def parse_settings(changes: Iterable[tuple[str, str]], settings: RuleSettings) -> RuleSettings:
    """``settings`` with several set at once, the last of a name; only what comes out of them all must hold."""
    return RuleSettings(**settings.as_dict() | {name: _number(name, value) for name, value in changes})


def _number(name: str, value: str) -> int:
    """The number of a setting from its text."""
    if name not in RULE_SETTINGS:
        raise UsageError(
            tr(
                "There is no setting {name}. The settings are {names}.",
                name=name,
                names=", ".join(RULE_SETTINGS),
            )
        )
    if not _WHOLE.fullmatch(value):
        raise UsageError(tr("{name} takes a whole number, not “{value}”.", name=name, value=value))
    return int(value)
