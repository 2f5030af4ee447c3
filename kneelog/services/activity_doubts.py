"""What the runner is asked to check of an imported run, as parts of one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kneelog.domain.plausible import FIRST_YEAR, Questionable, questionable
from kneelog.services.wording import distance_words, duration_words
from kneelog.services.workout import Doubt
from kneelog.words import N_, brief_day, tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from kneelog.services.workout import Workout

LEFT_OUT = {
    "distance_m": N_("its distance of {value} metres cannot be, and is left out"),
    "moving_s": N_("its time of {value} seconds cannot be, and is left out"),
    "climb_m": N_("its climb of {value} metres cannot be, and is left out"),
    "heart_rate": N_("its heart rate of {value} cannot be, and is left out"),
    "cadence": N_("its cadence of {value} cannot be, and is left out"),
    "effort": N_("its effort of {value} cannot be, and is left out"),
}
"""Field of a run -> what is said where a file tells a number that no run can hold."""
_M_PER_KM = 1000


def of_file(workout: Workout, start: datetime | None) -> Iterator[str]:
    """What its reader found doubtful. A computed distance is no doubt: it is right within 2 %."""
    if start is None:
        if Doubt.NO_CLOCK in workout.doubts:
            yield tr("the clock of the watch was not set, so its date is not known")
        elif Doubt.NO_TIMES in workout.doubts:
            yield tr("its track has no times, so its date is not known")
        else:
            yield tr("its file does not tell its date")
    elif Doubt.NO_CLOCK in workout.doubts:
        yield tr("the clock of the watch was not set")
    elif Doubt.NO_TIMES in workout.doubts:
        yield tr("its track has no times")
    if Doubt.DAMAGED in workout.doubts:
        yield tr("its file is damaged, and a part of the run may be missing")


def of_facts(start: datetime | None, values: Mapping[str, Any], now: datetime) -> Iterator[str]:
    """What is beyond what a run can be, with the value that is."""
    moving, distance = values.get("moving_s"), values.get("distance_m")
    if not moving and not distance:
        yield tr("it has neither a time nor a distance")
    found = questionable(
        now, start=start, moving_s=moving, distance_m=distance, heart_rate=values.get("heart_rate")
    )
    for what in found:
        yield _said(what, start, values)


def _said(what: Questionable, start: datetime | None, values: Mapping[str, Any]) -> str:
    match what:
        case Questionable.START if start is not None:
            day = brief_day(start.date(), year=True)
            if start.year < FIRST_YEAR:
                return tr("its date, {day}, lies before there were such watches", day=day)
            return tr("its date, {day}, is still to come", day=day)
        case Questionable.TIME:
            return tr("it took {time}", time=duration_words(values["moving_s"]))
        case Questionable.DISTANCE:
            return tr("it is {distance} long", distance=distance_words(values["distance_m"]))
        case Questionable.PACE:
            pace = values["moving_s"] * _M_PER_KM // values["distance_m"]
            return tr("its pace is {pace} a kilometre", pace=duration_words(pace))
        case _:
            return tr("its heart rate is {heart_rate}", heart_rate=values.get("heart_rate"))
