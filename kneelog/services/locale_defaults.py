"""What a runner's region suggests at first start: units, emergency numbers, the first day of the week.

Every suggestion is shown before it is kept, and can be changed there and later.
"""

from __future__ import annotations

from dataclasses import replace

from kneelog.domain.settings import Country, Preferences, Units
from kneelog.services.physio_page import PaperSize

_EUROPEAN_UNION = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905
)
_OVERSEAS = frozenset({"AX", "GF", "GP", "MF", "MQ", "RE", "YT"})
"""Regions of the Union with a code of their own."""
_UNITED_STATES = frozenset({"US", "AS", "GU", "MP", "PR", "VI"})
_AUSTRALIA = frozenset({"AU", "CC", "CX", "NF"})
_MILES = _UNITED_STATES | {"GB", "GG", "IM", "JE", "LR"}
"""Where roads are measured in miles."""
_LETTER = frozenset("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split())  # noqa: SIM905
"""Where paper is Letter, as in Unicode's CLDR (supplemental, paper size); everywhere else it is A4."""

_COUNTRIES: dict[str, Country] = {
    "GB": Country.UNITED_KINGDOM,
    **dict.fromkeys(_EUROPEAN_UNION | _OVERSEAS, Country.EUROPEAN_UNION),
    **dict.fromkeys(_UNITED_STATES, Country.UNITED_STATES),
    **dict.fromkeys(_AUSTRALIA, Country.AUSTRALIA),
}


def for_locale(territory: str, first_weekday: int, preferences: Preferences | None = None) -> Preferences:
    """``preferences`` (the program's own, if none are given) as they fit a region.

    ``territory`` is its ISO 3166 code of two letters, in either case; empty or unknown: kilometres, and no number is
    claimed. ``first_weekday`` is 0 for Monday to 6 for Sunday.
    """
    code = territory.upper()
    return replace(
        preferences or Preferences(),
        units=Units.MILES if code in _MILES else Units.KILOMETRES,
        country=_COUNTRIES.get(code, Country.OTHER),
        first_weekday=first_weekday,
    )


def paper_of(territory: str) -> PaperSize:
    """The paper of a region, told by its ISO 3166 code of two letters in either case; empty or unknown: A4."""
    return PaperSize.LETTER if territory.upper() in _LETTER else PaperSize.A4
