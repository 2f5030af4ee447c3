"""Who made a FIT file, and what FIT's numbers for sports mean here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kneelog.services.workout import Sport

if TYPE_CHECKING:
    from kneelog.importers.fit_decode import Told

_MAKERS = {
    1: ("garmin", "Garmin"),
    13: ("dynastream", "Dynastream"),
    15: ("dynastream", "Dynastream"),
    23: ("suunto", "Suunto"),
    32: ("wahoo", "Wahoo"),
    70: ("sigma", "Sigma"),
    71: ("tomtom", "TomTom"),
    89: ("tacx", "Tacx"),
    95: ("stryd", "Stryd"),
    123: ("polar", "Polar"),
    260: ("zwift", "Zwift"),
    265: ("strava", "Strava"),
    294: ("coros", "Coros"),
}
"""FIT's number -> the word in a source id, and the name for people.

The words name runs for ever: never change one, and never give one to a further maker, whose runs have its number.
"""
_WRITES_NO_OFFSET = frozenset({71, 294})
"""These write the same time twice wherever they are."""

_FORERUNNER = re.compile(r"^fr(?=\d)")
_NUMBER_BEGINS = re.compile(r"(?<=[a-z])(?=\d)")

TRANSITION = 3
"""FIT's sport of the minutes between the sports of a triathlon."""
_SPORTS = {1: Sport.RUN, 11: Sport.WALK, 17: Sport.HIKE}
_OPEN = frozenset({None, 0, 4})
"""No sport, generic, and what stands in a gym: the sub sport decides."""
_SUB_SPORTS = {27: Sport.WALK, 30: Sport.WALK, 31: Sport.WALK, 45: Sport.RUN} | dict.fromkeys(
    (None, 0, 1, 2, 3, 4, 49, 50, 51, 52, 58, 59, 67), Sport.UNKNOWN
)
"""Three sorts of walking, running indoors; and what may be a run: treadmill, street, trail, track, ultra and so on."""
_SURFACES = {1: "treadmill", 3: "trail", 4: "track", 58: "treadmill"}
"""58 is a virtual world, run through on a treadmill."""


def maker_word(file_id: Told) -> str:
    """The maker's name in a source id: a word, or FIT's number of the maker."""
    code = file_id.code("manufacturer")
    return "unknown" if code is None else _MAKERS.get(code, (str(code),))[0]


def knows_the_place(file_id: Told) -> bool:
    """Whether the maker's files can be believed where they say that the clock stood at UTC."""
    return file_id.code("manufacturer") not in _WRITES_NO_OFFSET


def device(file_id: Told) -> str:
    """What made the file, for people: "Garmin Forerunner 935", "Coros Pace 2", "Wahoo"; empty if nothing tells."""
    code = file_id.code("manufacturer")
    known = _MAKERS.get(-1 if code is None else code)
    maker = known[1] if known else file_id.word("manufacturer").replace("_", " ").title()
    product = file_id.word("product_name") or _product(file_id.word("product"))
    if maker and product.casefold().startswith(maker.casefold()):
        return f"{maker}{product[len(maker) :]}"
    return f"{maker} {product}".strip()


def _product(word: str) -> str:
    """A name as fitdecode has it ("fr935", "fenix5s_plus", "vivo_active_hr"), as one would write it."""
    spaced = _FORERUNNER.sub("Forerunner ", word).replace("_", " ")
    return _NUMBER_BEGINS.sub(" ", spaced)


def sport_of(sport: int | None, sub_sport: int | None) -> Sport:
    """FIT's sport and sub sport as one of ours."""
    if sport in _OPEN:
        return _SUB_SPORTS.get(sub_sport, Sport.OTHER)
    return _SPORTS.get(sport or 0, Sport.OTHER)


def surface_of(sub_sport: int | None) -> str:
    """ "treadmill", "trail", "track", or nothing."""
    return _SURFACES.get(-1 if sub_sport is None else sub_sport, "")
