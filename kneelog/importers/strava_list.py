"""Reads the list of a Strava export, ``activities.csv``.

Its header is translated, repeats itself and grows from year to year, so columns are known by their position; its dates
are UTC, written in the runner's language. Descriptions hold line breaks.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from kneelog.importers import dates
from kneelog.importers.activities import Outcome
from kneelog.importers.numbers import near, readings
from kneelog.importers.patience import ACTIVITY_S, Patience
from kneelog.importers.sports import sport_of, surface_of
from kneelog.importers.table_lines import ListLines
from kneelog.importers.texts import measured, number, one_line, whole
from kneelog.importers.track import cadences, heart_rates, steps
from kneelog.importers.unpacking import is_damaged, watch
from kneelog.services.workout import Doubt, Sport, UnreadableWorkoutError, Workout, Zone
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kneelog.importers.archive import Entry
    from kneelog.importers.patience import Tick
    from kneelog.importers.track import Mean

NAME = "activities.csv"
MOST_BYTES = 64 * 1024 * 1024

_ID, _DATE, _NAME, _TYPE, _KM, _FILE = 0, 1, 2, 3, 6, 12
_ELAPSED, _MOVING, _METRES, _CLIMB, _CADENCE, _HEART_RATE = 15, 16, 17, 20, 29, 31
_METRES_IN = (1000.0, 1609.344)
"""What the distance that is shown counts in: kilometres, or miles."""
_SHOWN_WITHIN_M = 20.0
"""The shown distance has two decimals."""
_LONGEST_ID = 20
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: the file that it names ("activities/123.fit.gz", or none), and what it says itself."""

    file: str
    workout: Workout


def is_list(entry: Entry) -> bool:
    """Whether this is Strava's list, not another service's of the same name: told by its first activities."""
    if entry.name.lower().rpartition("/")[2] != NAME:
        return False
    try:
        return any(_id_of(cells) for _, (_, cells) in zip(range(_LOOKED_AT), _lines(entry), strict=False))
    except UnreadableWorkoutError:
        return False


def read(entry: Entry, tick: Tick | None = None) -> Iterator[Row | Outcome]:
    """The activities of the list, each once; what cannot be read of it is an :class:`Outcome` that says so.

    ``tick`` is called now and then, and may raise :class:`~kneelog.services.ports.Cancelled`.
    """
    dated = (cells[_DATE] for _, cells in _lines(entry, tick) if len(cells) > _DATE)
    month_first = dates.is_month_first(dated)
    seen = set()
    for line, cells in _lines(entry, tick):
        id_ = _id_of(cells)
        if not id_:
            yield Outcome(NAME, problem=tr("Line {line} of activities.csv is no activity.", line=line))
        elif id_ not in seen:
            seen.add(id_)
            yield _row(id_, cells, month_first=month_first)


def _lines(entry: Entry, tick: Tick | None = None) -> Iterator[tuple[int, list[str]]]:
    """Each line after the header, with its number; one that cannot be read has no cells."""
    with entry.open(MOST_BYTES) as stream:
        watch(stream, Patience(ACTIVITY_S, tick))
        lines = ListLines(io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline=""))
        rows = csv.reader(lines)
        while True:
            lines.begin_row()
            line = lines.count + 1
            try:
                cells = next(rows)
            except StopIteration:
                break
            except csv.Error:
                cells = []
            if line > 1 and (not cells or any(cell.strip() for cell in cells)):
                yield line, cells
        if is_damaged(stream):
            yield line, []


def _id_of(cells: list[str]) -> str:
    """Strava's number for an activity; nothing where a line is none."""
    id_ = cells[_ID].strip() if len(cells) > _KM else ""
    return id_ if id_.isascii() and id_.isdigit() and len(id_) <= _LONGEST_ID else ""


def _row(id_: str, cells: list[str], *, month_first: bool) -> Row:
    def cell(column: int) -> str:
        return cells[column].strip() if column < len(cells) else ""

    start = dates.read(cell(_DATE), month_first=month_first)
    type_ = one_line(cell(_TYPE), 60)
    sport = sport_of(type_)
    metres, is_sound = _distance(cell(_METRES), cell(_KM))

    def fact(column: int) -> float | None:
        """A number of the columns further right, where these are where they should be."""
        return number(cell(column)) if is_sound else None

    climb = fact(_CLIMB)
    workout = Workout(
        source="Strava",
        source_id=f"strava:{id_}",
        sport=sport,
        sport_name=type_,
        start=None if start is None else start.replace(tzinfo=UTC),
        zone=Zone.UTC,
        distance_m=measured(metres),
        moving_s=measured(fact(_MOVING)),
        elapsed_s=measured(fact(_ELAPSED)),
        climb_m=whole(climb) if climb is not None and climb >= 0 else None,
        heart_rate=whole(_believed(heart_rates(), fact(_HEART_RATE))),
        cadence=None if sport is Sport.OTHER else steps(_believed(cadences(), fact(_CADENCE))),
        surface=surface_of(type_) if sport is Sport.RUN else "",
        title=one_line(cell(_NAME)),
        doubts=() if start is not None else (Doubt.NO_TIMES,),
    )
    return Row(cell(_FILE).replace("\\", "/"), workout)


def _believed(mean: Mean, value: float | None) -> float | None:
    mean.add(value)
    return mean.value


def _distance(metres: str, shown: str) -> tuple[float | None, bool]:
    """The distance in metres, and whether its column agrees with the one that is shown.

    Where it does not, the list has another layout than any known: then only the first columns are believed.
    """
    told, seen = number(metres), readings(shown)
    if told is None or not seen or told == 0:
        return (told or (1000 * seen[0] if seen else None)), told is not None or not metres
    agrees = any(near(told, unit * value, 0.02, _SHOWN_WITHIN_M) for value in seen for unit in _METRES_IN)
    agrees = agrees or any(near(told, value) for value in seen)  # swims are shown in metres
    return (told, True) if agrees else (1000 * seen[0], False)
