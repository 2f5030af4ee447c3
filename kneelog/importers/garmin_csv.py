"""Reads the list of activities that Garmin Connect exports as CSV.

Its header is translated, but the first columns keep their place. Nothing in it names the zone, nor whether it counts
kilometres or miles: the length of the steps, which is always metric, gives that away, else the runner is asked. A
spreadsheet that saved it anew makes 30:48:00 of the 30:48 minutes; the whole list tells whether one did.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO

from kneelog.importers import dates, safe_xml
from kneelog.importers.activities import Outcome
from kneelog.importers.garmin_columns import Columns
from kneelog.importers.numbers import near
from kneelog.importers.sports import sport_of, surface_of
from kneelog.importers.texts import measured, one_line, whole
from kneelog.importers.track import cadences, heart_rates
from kneelog.importers.unpacking import is_damaged
from kneelog.services.workout import Sport, UnreadableWorkoutError, Workout, Zone
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

MOST_BYTES = 16 * 1024 * 1024
"""Thirty years of two activities a day are about 8 MB."""

_FOOT_M = 0.3048
_STRIDE_WITHIN = 0.15
_SLOWEST_MIN = 30
"""Minutes for a kilometre or mile above which a time is not believed to be hours …"""
_FASTEST_MIN = 2
"""… if as minutes it would be above this."""
_FAST_MIN = 3
"""What as minutes is above this and as hours unbelievable speaks for a spreadsheet; below it either is unlikely."""
_AN_HOUR_S, _A_DAY_S = 3600, 86_400


class Unit(StrEnum):
    """What the distances of a list count in; heights then are metres or feet."""

    KILOMETRES = "km"
    MILES = "mi"

    @property
    def metres(self) -> float:
        """Metres in one."""
        return 1000.0 if self is Unit.KILOMETRES else 1609.344


@dataclass(frozen=True, slots=True)
class GarminList:
    """What a list holds; ``unit`` is ``None`` where it gives away nothing.

    Distances then were taken for kilometres: ask the runner, and read it again with the unit.
    """

    outcomes: tuple[Outcome, ...]
    unit: Unit | None


def is_list(head: str) -> bool:
    """Whether a text that begins so is such a list: told by its first activities, whatever the language."""
    columns, lines = Columns.of(head)
    return any(columns.is_activity(cells) for _, cells in zip(range(5), lines, strict=False))


def read(stream: BinaryIO, unit: Unit | None = None) -> GarminList:
    """The activities of a list, in its order; lines that are none are :class:`Outcome` with a problem.

    ``unit`` is what the runner answered. UnreadableWorkoutError where nothing can be read.
    """
    text = _text(b"".join(safe_xml.chunks(stream, MOST_BYTES)))
    broken = is_damaged(stream)
    if broken:  # half a number looks like a whole one
        text = text[: text.rfind("\n") + 1]
    columns, lines = Columns.of(text)
    saved_anew = _is_saved_anew(columns, lines)
    columns, lines = Columns.of(text)
    known = unit or _unit(columns, lines, saved_anew=saved_anew)
    columns, lines = Columns.of(text)
    reader = _Lines(columns, known or Unit.KILOMETRES, _is_month_first(text), saved_anew)
    outcomes = tuple(reader.read(lines))
    if not any(outcome.workouts for outcome in outcomes):
        raise UnreadableWorkoutError(
            tr("The list is damaged from its beginning: export or download it again.")
            if broken
            else tr("It is no list of activities as Garmin Connect exports it.")
        )
    if broken:
        lack = tr("The list is damaged and breaks off, so activities are missing: export it again.")
        outcomes = (*outcomes, Outcome("", problem=lack))
    return GarminList(outcomes, known)


def _text(raw: bytes) -> str:
    """UTF-8, or what spreadsheets write in the west when they save a CSV anew."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _is_month_first(text: str) -> bool:
    columns, lines = Columns.of(text)
    return dates.is_month_first(columns.date(cells) for cells in lines)


def _unit(columns: Columns, lines: Iterator[list[str]], *, saved_anew: bool) -> Unit | None:
    """What the length of the steps gives away: steps a minute, minutes and their length make the metres of a run."""
    votes: Counter[Unit] = Counter()
    for cells in lines:
        stride, cadence = columns.number(cells, "stride"), columns.number(cells, "cadence")
        distance = columns.number(cells, "distance")
        if not stride or not cadence or not distance or sport_of(columns.type(cells)) is not Sport.RUN:
            continue
        seconds = _time(columns.seconds(cells, "time"), distance, saved_anew=saved_anew) or 0.0
        metres = (stride / 100 if stride > 10 else stride) * cadence * seconds / 60  # noqa: PLR2004 - some in cm
        votes.update(unit for unit in Unit if near(metres / distance, unit.metres, _STRIDE_WITHIN))
    return votes.most_common(1)[0][0] if votes else None


def _is_saved_anew(columns: Columns, lines: Iterator[list[str]]) -> bool:
    """Whether a spreadsheet took the minutes of this list for hours: then all below an hour end in ":00".

    And more of those make no sense as hours than do. What took longer than an hour was left as it is.
    """
    votes = 0
    for cells in lines:
        seconds, distance = columns.seconds(cells, "time"), columns.number(cells, "distance")
        if not seconds:
            continue
        if seconds % 60:
            if seconds < _AN_HOUR_S:
                return False
        elif not distance:
            votes += seconds >= _A_DAY_S
        else:
            pace = seconds / 60 / distance
            votes += (pace > _SLOWEST_MIN and pace / 60 > _FAST_MIN) - (_FASTEST_MIN <= pace <= _SLOWEST_MIN)
    return votes > 0


def _time(seconds: float | None, distance: float | None, *, saved_anew: bool) -> float | None:
    """A time as meant: a spreadsheet that took 30:48 for hours and minutes wrote 30:48:00."""
    if not saved_anew or not seconds or seconds % 60:
        return seconds
    if not distance:
        return seconds / 60 if seconds >= _A_DAY_S else seconds
    pace = seconds / 60 / distance
    return seconds / 60 if pace > _SLOWEST_MIN and pace / 60 > _FASTEST_MIN else seconds


@dataclass(frozen=True, slots=True)
class _Lines:
    """Reads the lines of one list."""

    columns: Columns
    unit: Unit
    month_first: bool
    saved_anew: bool

    def read(self, lines: Iterator[list[str]]) -> Iterator[Outcome]:
        for number, cells in enumerate(lines, 1):
            if not any(cell.strip() for cell in cells):
                continue
            start = dates.read(self.columns.date(cells), month_first=self.month_first)
            if start is None or not self.columns.type(cells):
                yield Outcome("", problem=tr("Entry {number} of the list is no activity.", number=number))
            else:
                yield Outcome(start.isoformat(" "), (self._workout(start, cells),))

    def _workout(self, start: datetime, cells: list[str]) -> Workout:
        columns, name = self.columns, one_line(self.columns.type(cells), 60)
        sport = sport_of(name)
        distance = columns.number(cells, "distance")
        time, moving, elapsed = (
            measured(_time(columns.seconds(cells, column), distance, saved_anew=self.saved_anew))
            for column in ("time", "moving", "elapsed")
        )
        ascent = columns.number(cells, "ascent")
        heart, cadence = heart_rates(), cadences()
        heart.add(columns.number(cells, "heart_rate"))
        cadence.add(columns.number(cells, "cadence"))
        return Workout(
            source="Garmin Connect",
            source_id=f"garmin-connect:{start.isoformat()}",
            sport=sport,
            sport_name=name,
            start=start,
            zone=Zone.LOCAL,
            distance_m=measured(distance * self.unit.metres) if distance is not None else None,
            moving_s=time or moving,
            elapsed_s=elapsed,
            climb_m=None if ascent is None or ascent < 0 else whole(self._height(ascent)),
            heart_rate=whole(heart.value),
            cadence=whole(cadence.value) if sport is not Sport.OTHER else None,
            surface=surface_of(name) if sport is Sport.RUN else "",
            title=one_line(columns.title(cells)),
        )

    def _height(self, ascent: float) -> float:
        return ascent * _FOOT_M if self.unit is Unit.MILES else ascent
