"""What a run can be: outside of it, the runner is asked to look before it counts.

Nothing here refuses or corrects a value. A device that was not set, a forgotten stop button and a track from a train
are real, and only the runner knows what was so. What is not known is not doubtful.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

FIRST_YEAR = 1990
"""Watches whose clock is not set begin to count around then: FIT at the end of 1989, GPS in 1980, Unix in 1970."""
AHEAD = timedelta(days=2)
"""So far a start may lie ahead: zones reach 14 hours, and clocks go wrong by a day."""
LONGEST_S = 48 * 60 * 60
"""Seconds; the longest runs without a night's rest take less."""
FARTHEST_M = 500_000
FASTEST_S_PER_KM = 2 * 60
"""Faster than any world record: one rides or drives."""
SLOWEST_S_PER_KM = 20 * 60
"""Slower than a stroll."""
LOWEST_HEART_RATE, HIGHEST_HEART_RATE = 30, 250

_M_PER_KM = 1000


class Questionable(StrEnum):
    """What about a run is beyond what a run can be; services put these into sentences."""

    START = "start"
    """Before 1990, or more than two days ahead."""
    TIME = "time"
    """48 hours or longer."""
    DISTANCE = "distance"
    """500 km or farther."""
    PACE = "pace"
    """Distance and time are each possible, but together faster than 2 or slower than 20 minutes a kilometre."""
    HEART_RATE = "heart-rate"
    """Below 30 or above 250 beats a minute."""


def questionable(
    now: datetime,
    *,
    start: datetime | None = None,
    moving_s: int | None = None,
    distance_m: int | None = None,
    heart_rate: int | None = None,
) -> tuple[Questionable, ...]:
    """What is doubtful about a run with these facts, in the order of :class:`Questionable`; empty: nothing.

    ``now`` is aware; ``start`` may be a naive clock on the wall, which is then compared with that of ``now``.
    Seconds of moving time, metres, beats a minute; ``None`` where not known. A time or distance of 0 is one that the
    device did not measure, as in :mod:`kneelog.domain.running`.
    """
    time_fits, distance_fits = time_is_plausible(moving_s), distance_is_plausible(distance_m)
    # A pace made of an impossible distance or time would say the same thing twice.
    pace_fits = not (time_fits and distance_fits) or pace_is_plausible(distance_m, moving_s)
    checks = (
        (Questionable.START, start_is_plausible(start, now)),
        (Questionable.TIME, time_fits),
        (Questionable.DISTANCE, distance_fits),
        (Questionable.PACE, pace_fits),
        (Questionable.HEART_RATE, heart_rate_is_plausible(heart_rate)),
    )
    return tuple(what for what, fits in checks if not fits)


def start_is_plausible(start: datetime | None, now: datetime) -> bool:
    """From 1990 on, and less than two days after ``now``."""
    if start is None:
        return True
    if start.year < FIRST_YEAR:
        return False
    # Subtracting, rather than adding to `now`, stays within what a datetime can hold.
    reference = now if start.tzinfo is not None else now.replace(tzinfo=None)
    return start - reference < AHEAD


def time_is_plausible(moving_s: int | None) -> bool:
    """Shorter than 48 hours."""
    return moving_s is None or 0 <= moving_s < LONGEST_S


def distance_is_plausible(distance_m: int | None) -> bool:
    """Less than 500 km."""
    return distance_m is None or 0 <= distance_m < FARTHEST_M


def pace_is_plausible(distance_m: int | None, moving_s: int | None) -> bool:
    """From 2 to 20 minutes a kilometre, both included; without one of the two there is no pace."""
    if not distance_m or not moving_s:
        return True
    thousandths = moving_s * _M_PER_KM
    return FASTEST_S_PER_KM * distance_m <= thousandths <= SLOWEST_S_PER_KM * distance_m


def heart_rate_is_plausible(heart_rate: int | None) -> bool:
    """From 30 to 250 beats a minute, both included."""
    return heart_rate is None or LOWEST_HEART_RATE <= heart_rate <= HIGHEST_HEART_RATE
