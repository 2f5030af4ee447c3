"""What a FIT file sums up of each workout in it: from its sessions, else its laps, else its records."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from kneelog.importers.fit_decode import ACTIVITY, FILE_ID, LAP, NOTHING, SESSION, SPORT, Told, told
from kneelog.importers.fit_names import TRANSITION
from kneelog.importers.fit_track import tracks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kneelog.importers.fit_skim import Body
    from kneelog.importers.fit_track import Track

MOST_MESSAGES = 2_000
"""So many sessions, or laps, of one file are read: the longest races have a few hundred laps."""

_FILE_OF_WORKOUT = 4
_HEAD = frozenset({FILE_ID, SPORT, SESSION, ACTIVITY})


@dataclass(frozen=True, slots=True)
class Summary:
    """A workout as the file sums it up, in FIT's terms; ``None`` and empty: the file does not say.

    ``start`` and ``end`` in FIT's seconds, times in seconds, ``metres``, ``heart_rate`` in beats and ``cadence`` in
    turns a minute as the device counts them, ``rpe`` 0-100.
    """

    start: int | None = None
    end: int | None = None
    sport: int | None = None
    sub_sport: int | None = None
    sport_name: str = ""
    moving: float | None = None
    elapsed: float | None = None
    metres: float | None = None
    climb: float | None = None
    heart_rate: float | None = None
    cadence: float | None = None
    rpe: float | None = None
    is_computed: bool = False


@dataclass(slots=True)
class Head:
    """What a file says of itself: who made it, its clock, its sport, and the sessions in it."""

    file_id: Told = NOTHING
    activity: Told = NOTHING
    sport: Told = NOTHING
    sessions: list[Summary] = field(default_factory=list)

    @property
    def type(self) -> int | None:
        """FIT's number for the sort of file; 4 is a workout."""
        return self.file_id.code("type")


def head(body: Body) -> Head:
    """Walk through the body once."""
    found = Head()
    for message in islice(body.messages(_HEAD), MOST_MESSAGES):
        said = told(body.data, message)
        match message.layout.message:
            case 0:
                found.file_id = said if found.file_id is NOTHING else found.file_id
            case 12:
                found.sport = said
            case 18:
                found.sessions.append(_summary(said, said.word("sport_profile_name")))
            case _:
                found.activity = said
    return found


def summaries(body: Body, about: Head) -> list[Summary]:
    """The workouts of one file, transitions left out; none if it holds none."""
    usable = [session for session in about.sessions if session.moving]
    if not usable and about.type in {None, _FILE_OF_WORKOUT}:
        usable = _rescued(body, about)
    found = [summary for summary in usable if summary.sport != TRANSITION]
    if any(summary.metres is None and summary.start is not None for summary in found):
        return _measured(body, usable)
    return found


def _summary(said: Told, profile: str = "") -> Summary:
    """A session, or a lap, which FIT describes in the same words."""
    elapsed = _positive(said.number("total_elapsed_time"))
    timer = _positive(said.number("total_timer_time"))
    cadence = said.number("avg_cadence")
    sport = said.code("sport")
    return Summary(
        start=said.code("start_time"),
        end=said.code("timestamp"),
        sport=sport,
        sub_sport=said.code("sub_sport"),
        sport_name=profile if profile and not sport else said.word("sport") or str(sport or ""),
        moving=timer or _positive(said.number("total_moving_time")) or elapsed,
        elapsed=elapsed,
        metres=said.number("total_distance"),
        climb=said.number("total_ascent"),
        heart_rate=said.number("avg_heart_rate"),
        cadence=None if cadence is None else cadence + (said.number("avg_fractional_cadence") or 0.0),
        rpe=said.number("workout_rpe"),
    )


def _rescued(body: Body, about: Head) -> list[Summary]:
    """The workout of a file without a session, from its laps, or from its records if they cover more.

    Where a recording broke off, its last lap is missing.
    """
    candidates = [each for each in (_of_laps(body, about), _of_records(body, about)) if each is not None]
    return [max(candidates, key=lambda each: each.elapsed or each.moving or 0)] if candidates else []


def _of_laps(body: Body, about: Head) -> Summary | None:
    """The laps together: their sums, and means weighed by their times."""
    messages = islice(body.messages({LAP}), MOST_MESSAGES)
    laps = [lap for lap in (_summary(told(body.data, message)) for message in messages) if lap.moving]
    if not laps:
        return None
    first, last = laps[0], laps[-1]
    summed = Summary(
        start=first.start,
        end=last.end,
        moving=_sum(lap.moving for lap in laps),
        elapsed=_sum(lap.elapsed for lap in laps),
        metres=_sum(lap.metres for lap in laps),
        climb=_sum(lap.climb for lap in laps),
        heart_rate=_mean((lap.heart_rate, lap.moving) for lap in laps),
        cadence=_mean((lap.cadence, lap.moving) for lap in laps),
    )
    return _with_sport(summed, about, first)


def _of_records(body: Body, about: Head) -> Summary | None:
    """What the messages of every second tell together."""
    (track,) = tracks(body, [0])
    if not track.elapsed:
        return None
    summed = Summary(
        start=track.first,
        end=track.last,
        moving=max(0, track.elapsed - track.paused) or track.elapsed,
        elapsed=track.elapsed,
        heart_rate=track.heart_rate,
        cadence=track.cadence,
    )
    return _with_distance(_with_sport(summed, about), track)


def _with_sport(summary: Summary, about: Head, lap: Summary | None = None) -> Summary:
    """A summary under the sport that a lap or the file itself names."""
    if lap is not None and lap.sport is not None:
        return replace(summary, sport=lap.sport, sub_sport=lap.sub_sport, sport_name=lap.sport_name)
    sport, name = about.sport.code("sport"), about.sport.word("name")
    return replace(
        summary,
        sport=sport,
        sub_sport=about.sport.code("sub_sport"),
        sport_name=name if name and not sport else about.sport.word("sport") or str(sport or ""),
    )


def _measured(body: Body, sessions: Sequence[Summary]) -> list[Summary]:
    """The sessions, transitions left out, with their distances taken from the records where they tell none."""
    in_order = sorted((each for each in sessions if each.start is not None), key=lambda each: each.start or 0)
    found = tracks(body, [each.start or 0 for each in in_order])
    told_by = {id(session): track for session, track in zip(in_order, found, strict=True)}
    return [
        _with_distance(session, told_by[id(session)])
        if session.metres is None and id(session) in told_by
        else session
        for session in sessions
        if session.sport != TRANSITION
    ]


def _with_distance(summary: Summary, track: Track) -> Summary:
    if track.metres:
        return replace(summary, metres=track.metres)
    if track.walked:
        return replace(summary, metres=track.walked, is_computed=True)
    return summary


def _positive(value: float | None) -> float | None:
    return value if value is not None and value > 0 else None


def _sum(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _mean(weighed: Iterable[tuple[float | None, float | None]]) -> float | None:
    known = [(value, weight) for value, weight in weighed if value and weight]
    total = sum(weight for _value, weight in known)
    return sum(value * weight for value, weight in known) / total if known else None
