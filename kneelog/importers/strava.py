"""Reads a Strava export, the zip or the folder it was unpacked to: its list of activities, joined with their files.

What the activity's own file tells is preferred: its zone, and what the watch measured. The list knows what the runner
said afterwards: the title, and what sort of activity it was.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kneelog.importers import activities, strava_list
from kneelog.importers.activities import Outcome
from kneelog.services.workout import Doubt, Sport, UnreadableWorkoutError, Workout
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kneelog.importers.activities import Readers
    from kneelog.importers.archive import Entry
    from kneelog.importers.patience import Tick
    from kneelog.importers.strava_list import Row
    from kneelog.services.parsed import Progress

_SAME_START = timedelta(minutes=2)
_BLANK = (None, "", ())


def list_of(entries: Sequence[Entry]) -> Entry | None:
    """The list of a Strava export among ``entries``, the one that lies least deep; ``None`` if this is none."""
    lists = [each for each in entries if strava_list.is_list(each)]
    return min(lists, key=lambda entry: entry.name.count("/"), default=None)


def read(
    entries: Sequence[Entry], readers: Readers, progress: Progress | None = None, tick: Tick | None = None
) -> Iterator[Outcome]:
    """Every activity of an export, in the order of its list, then the activity files that it does not list.

    Files of activities that are certainly no run, walk or hike are not opened. ``progress`` is called with (done,
    total) files before each, ``tick`` now and then; both may raise :class:`~kneelog.services.ports.Cancelled`.
    UnreadableWorkoutError where there is no list.
    """
    listed = list_of(entries)
    if listed is None:
        raise UnreadableWorkoutError(tr("It holds no activities.csv, so it is no Strava export."))
    folder = listed.name[: -len(strava_list.NAME)]
    files = {
        each.name.removeprefix(folder).lower(): each
        for each in entries
        if activities.is_named_so(each.name) and each.name.startswith(folder)
    }
    total = len(files)
    for row in strava_list.read(listed, tick):
        if isinstance(row, Outcome):
            yield row
            continue
        if progress is not None:
            progress(total - len(files), total)
        yield _joined(row, files.pop(row.file.lower(), None), readers, tick)
    for left, file in enumerate(list(files.values())):
        if progress is not None:
            progress(total - len(files) + left, total)
        yield _alone(file, readers, tick)


def _alone(file: Entry, readers: Readers, tick: Tick | None) -> Outcome:
    try:
        return Outcome(file.name, activities.read(file, readers, tick))
    except UnreadableWorkoutError as error:
        return Outcome(file.name, problem=str(error))


def _joined(row: Row, file: Entry | None, readers: Readers, tick: Tick | None) -> Outcome:
    """What the list and the file tell together; the list alone where the file is missing, or cannot be read."""
    told = row.workout
    if not row.file or told.sport is Sport.OTHER:
        return Outcome(row.file or told.source_id, (told,))
    if file is None:
        return Outcome(row.file, (told,), tr("The export lacks this file; the list alone was read."))
    try:
        found = activities.read(file, readers, tick)
    except UnreadableWorkoutError as error:
        return Outcome(row.file, (told,), str(error))
    return Outcome(row.file, (merged(told, _fitting(told, found)),))


def _fitting(told: Workout, found: tuple[Workout, ...]) -> Workout:
    """Which workout of a file the list tells of: the one that starts then, else the longest that may be it."""

    def fit(each: Workout) -> tuple[bool, bool, int]:
        near = (
            told.start is not None
            and each.start is not None
            and each.start.tzinfo is not None
            and abs(each.start - told.start) <= _SAME_START
        )
        return near, each.sport is told.sport, each.moving_s or each.elapsed_s or 0

    return max(found, key=fit)


def merged(told: Workout, file: Workout) -> Workout:
    """One workout from the line of the list and the file: the file's facts, the list's name, sort and title.

    Where the file's distance was computed from its track, the list's distance and moving time are Strava's own and
    better. The file's clock is left out where it was never set.
    """
    is_computed = Doubt.COMPUTED in file.doubts
    without_clock = file.start is None or Doubt.NO_CLOCK in file.doubts
    facts: dict[str, Any] = {
        name: getattr(file, name)
        for name in (
            "distance_m",
            "moving_s",
            "elapsed_s",
            "climb_m",
            "heart_rate",
            "cadence",
            "effort",
            "surface",
        )
    }
    facts |= {"device": file.device, "start": file.start, "zone": file.zone}
    if is_computed:
        facts |= {name: getattr(told, name) or facts[name] for name in ("distance_m", "moving_s", "climb_m")}
    if without_clock and told.start is not None:
        facts |= {"start": told.start, "zone": told.zone}
    facts = {name: value for name, value in facts.items() if value not in _BLANK}
    solved = {Doubt.NO_CLOCK, Doubt.NO_TIMES} if facts.get("start", told.start) is not None else set()
    if told.distance_m is not None and is_computed:
        solved.add(Doubt.COMPUTED)
    return replace(
        told,
        **facts,
        sport=file.sport if told.sport is Sport.UNKNOWN else told.sport,
        sport_name=told.sport_name or file.sport_name,
        title=told.title or file.title,
        doubts=tuple(doubt for doubt in file.doubts if doubt not in solved),
        other_ids=(file.source_id, *file.other_ids),
    )
