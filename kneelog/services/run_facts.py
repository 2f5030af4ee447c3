"""A run's distance and time as a runner types and reads them."""

from __future__ import annotations

import re

from kneelog.domain.settings import Units
from kneelog.errors import InvalidValueError
from kneelog.services.wording import METRES_PER
from kneelog.words import tr

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):(\d{2})")
_MINUTES = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?")
_SIXTY = 60


def metres(distance: float | None, units: Units) -> int | None:
    """Whole metres of a distance in ``units``."""
    return None if distance is None else round(distance * METRES_PER[units])


def in_units(distance_m: int | None, units: Units) -> float | None:
    """A distance in ``units``, to a thousandth; metres that were typed in ``units`` come back as typed."""
    return (
        None
        if distance_m is None
        else round(distance_m / METRES_PER[units], 3 if units is Units.KILOMETRES else 2)
    )


def seconds(typed: str) -> int:
    """Seconds from "47:10", "1:05:10" or minutes alone ("47")."""
    text = typed.strip()
    if _MINUTES.fullmatch(text):
        return round(float(text.replace(",", ".")) * _SIXTY)
    clock = _CLOCK.fullmatch(text)
    if clock is None or int(clock[3]) >= _SIXTY or (clock[1] and int(clock[2]) >= _SIXTY):
        raise InvalidValueError(
            "run_minutes", tr("“{typed}” is not a duration, such as 47:10 or 1:05:10.", typed=typed)
        )
    return int(clock[1] or 0) * _SIXTY * _SIXTY + int(clock[2]) * _SIXTY + int(clock[3])
