"""What recordings of runs are compared by, and when two of them are of one run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kneelog.services.activity_facts import remarks
from kneelog.services.workout import Doubt, Sport, Zone

if TYPE_CHECKING:
    from datetime import date, datetime

    from kneelog.domain.entry import Entry
    from kneelog.domain.run import Run
    from kneelog.services.activity_facts import Facts

SAME_START = timedelta(minutes=2)
ABOUT_THEN = timedelta(minutes=30)
"""By so much may a start that was typed from memory differ."""
HOUR = timedelta(hours=1)
FARTHEST = timedelta(hours=14)
"""So far from UTC a zone may be, to the east; and so far apart are starts looked at."""
_WEST = timedelta(hours=-12)
_NONE = timedelta(0)
SAME = 0.05
"""By so much of the larger one may two distances or times differ."""
_ALL_BUT_EQUAL = 0.01
"""By so much, where the hour of the start is a guess: runners have loops that they run again and again."""
_CLAIMING = "tcx"
_LOCAL = frozenset({"garmin-connect", _CLAIMING})
"""Source ids of these come with the time of a clock on the wall, though TCX claims that it is UTC."""
_UNNAMED = "\n"
"""Begins no id of a diary."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A run as one file, or the diary, tells of it. ``index`` is its place among the workouts, ``run_id`` the diary's.

    ``distance`` is in metres, ``durations`` in seconds, moving and by the clock, whichever are told; a 0 is not.
    ``is_local``: its clock was one on the wall, whose zone was guessed; or, where ``is_claimed``, it says that it is
    UTC, and may be one. ``is_run``: it is kept as a run even if no other recording says that it is one.
    ``is_answered``: an entry speaks of it, whose day it must keep. ``is_damaged``: it may be only the beginning.
    """

    ids: frozenset[str]
    on: date | None
    start: datetime | None
    distance: int | None
    durations: tuple[int, ...]
    is_local: bool = False
    is_claimed: bool = False
    is_run: bool = True
    is_answered: bool = False
    is_damaged: bool = False
    index: int | None = None
    run_id: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """What puts recordings into an order that no folder can change; those that it does not tell apart are equal."""
        facts = (
            self.distance or 0,
            self.durations,
            self.is_local,
            self.is_claimed,
            self.is_run,
            self.is_damaged,
        )
        return (self.run_id, sorted(self.ids), str(self.start), *facts)

    @property
    def sorts(self) -> frozenset[str]:
        """Where its source ids come from: "fit", "strava"."""
        return frozenset(_sort(name) for name in self.ids)

    @property
    def is_typed(self) -> bool:
        """Whether it is a run of the diary that no file told of."""
        return bool(self.run_id) and not self.ids


def of_facts(facts: Facts, index: int | None = None, *, is_run: bool | None = None) -> Recording:
    """The recording that is a workout of a file; without an ``index`` where nothing becomes of it."""
    workout, start = facts.workout, facts.start
    durations = (facts.values.get("moving_s"), workout.moving_s, workout.elapsed_s)
    return Recording(
        frozenset(facts.source_ids),
        None if start is None else start.date(),
        start,
        facts.values.get("distance_m") or None,
        tuple(sorted({duration for duration in durations if duration})),
        is_wall_clock(facts),
        workout.zone is Zone.UTC,
        workout.sport is Sport.RUN if is_run is None else is_run,
        is_damaged=facts.is_damaged,
        index=index,
    )


def of_run(run: Run, *, is_answered: bool = False) -> Recording:
    """The recording that is a run of the diary; an entry speaks of it where ``is_answered``."""
    sorts = {_sort(name) for name in run.source_ids}
    return Recording(
        frozenset(run.source_ids),
        run.on,
        run.started_at,
        run.distance_m or None,
        (run.moving_s,) if run.moving_s else (),
        bool(sorts) and sorts <= _LOCAL,
        sorts == {_CLAIMING},
        is_answered=is_answered,
        is_damaged=Doubt.DAMAGED in remarks(run.source),
        run_id=run.id,
    )


def of_entry(entry: Entry) -> Recording:
    """The run that an entry is about without naming one: of it nothing is known but its day."""
    return Recording(frozenset(), entry.on, None, None, (), run_id=_UNNAMED + entry.id)


def entry_of(run_id: str) -> str:
    """The id of the entry behind a run that :func:`of_entry` made up; empty for a run of the diary."""
    return run_id.removeprefix(_UNNAMED) if run_id.startswith(_UNNAMED) else ""


def is_wall_clock(facts: Facts) -> bool:
    """Whether a workout's start may be that of a clock on the wall whose zone was guessed."""
    zone = facts.workout.zone
    return zone is Zone.LOCAL or (zone is Zone.UTC and _sort(facts.source_id) in _LOCAL)


def starts_alike(one: Recording, other: Recording) -> bool:
    """Whether both start within two minutes, overlap, and agree in distance or time where both tell either.

    Of a damaged file nobody knows how far and how long the run went on.
    """
    if one.start is None or other.start is None:
        return False
    apart = abs(one.start - other.start)
    if one.is_damaged or other.is_damaged:
        return apart <= SAME_START
    return (
        apart <= SAME_START and _overlap(one, other, apart) and (agreements(one, other) or {True}) != {False}
    )


def starts_hours_apart(one: Recording, other: Recording) -> bool:
    """Whether both would start alike if one's clock on the wall were read otherwise; all that both tell must agree."""
    if agreements(one, other) != {True}:
        return False
    return _otherwise(one, other) or _otherwise(other, one)


def _otherwise(one: Recording, other: Recording) -> bool:
    """Whether ``one``'s clock shows the start of ``other`` if it is read otherwise.

    UTC may be a clock on a wall of the runner's zone instead, and nothing else. A clock on the wall may have been where
    ``other``'s was, or in any zone that exists: but then hardly anything may differ, for it is a guess.
    """
    if one.start is None or other.start is None or not one.is_local:
        return False
    later, mine = one.start - other.start, one.start.utcoffset() or _NONE
    if one.is_claimed:
        return abs(later - mine) <= SAME_START
    zone = later + mine
    if abs(zone - (other.start.utcoffset() or _NONE)) <= SAME_START:
        return True
    off = min(zone % HOUR, HOUR - zone % HOUR)
    exists = _WEST - SAME_START <= zone <= FARTHEST + SAME_START
    return exists and off <= SAME_START and _are_all_but_equal(one, other)


def _are_all_but_equal(one: Recording, other: Recording) -> bool:
    """Whether both tell distance and time, and in one of them are the same to 1 %."""
    if one.distance is None or other.distance is None or not (one.durations and other.durations):
        return False
    pairs = [(one.distance, other.distance), *((a, b) for a in one.durations for b in other.durations)]
    return any(abs(a - b) <= _ALL_BUT_EQUAL * max(a, b) for a, b in pairs)


def is_as_typed(typed: Recording, other: Recording) -> bool:
    """Whether a run typed without a start may be ``other``, a run of its day: by distance, else by time.

    What was not typed speaks against nothing: whoever says how the knees are need not know how far it was.
    """
    return _as_typed(typed, other) is not False


def fits_typed(typed: Recording, other: Recording) -> bool:
    """Whether what was typed of a run without a start speaks for ``other``, a run of its day."""
    return _as_typed(typed, other) is True


def is_about_then(typed: Recording, other: Recording) -> bool:
    """Whether ``other`` started within half an hour of a typed start, and all that both tell agrees."""
    if typed.start is None or other.start is None or abs(typed.start - other.start) > ABOUT_THEN:
        return False
    return agreements(typed, other) == {True}


def _as_typed(typed: Recording, other: Recording) -> bool | None:
    distance = _near(typed.distance, other.distance)
    return _times_agree(typed, other) if distance is None else distance


def agreements(one: Recording, other: Recording) -> set[bool]:
    """Whether distances agree, and times; without those that only one tells."""
    return {
        each for each in (_near(one.distance, other.distance), _times_agree(one, other)) if each is not None
    }


def _overlap(one: Recording, other: Recording, apart: timedelta) -> bool:
    """Two short runs of one's intervals may start within two minutes, but not before the first has ended."""
    longest = [max(each.durations) for each in (one, other) if each.durations]
    return not longest or apart < timedelta(seconds=min(longest))


def _times_agree(one: Recording, other: Recording) -> bool | None:
    if not one.durations or not other.durations:
        return None
    return any(_near(mine, theirs) for mine in one.durations for theirs in other.durations)


def _near(one: int | None, other: int | None) -> bool | None:
    if one is None or other is None:
        return None
    return abs(one - other) <= SAME * max(one, other)


def _sort(source_id: str) -> str:
    return source_id.partition(":")[0]
