"""The one door for activity files: tells what a path holds, whatever it is called, and reads it.

A path is an activity file (FIT, GPX, TCX, also as .gz), a list (Garmin Connect's CSV), an export (Strava's, Apple
Health's), or a zip or folder of any of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.importers import activities, apple_health, archive, garmin_csv, strava
from kneelog.importers.activities import Outcome
from kneelog.importers.patience import ACTIVITY_S, Patience
from kneelog.importers.unpacking import watch, within_memory
from kneelog.services.workout import UnreadableWorkoutError
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kneelog.importers.activities import Readers
    from kneelog.importers.archive import Entry
    from kneelog.importers.garmin_csv import Unit
    from kneelog.importers.patience import Tick
    from kneelog.services.parsed import Progress

_HEAD = 64 * 1024
_ARCHIVES = (".zip", ".7z", ".rar")
"""Within an archive they are said not to be read, rather than passed over."""


def read(
    path: Path,
    readers: Readers,
    unit: Unit | None = None,
    progress: Progress | None = None,
    byte_progress: Progress | None = None,
    tick: Tick | None = None,
) -> Iterator[Outcome]:
    """What comes of a file, an export, a zip or a folder, one by one; what cannot be read is an outcome that says why.

    ``unit`` is the runner's answer where an outcome was ``is_unit_open``. ``progress`` is called with (done, total) in
    files, ``byte_progress`` (else it as well) in bytes of an Apple Health export, ``tick`` now and then within each
    file; all may raise :class:`~kneelog.services.ports.Cancelled`.
    """
    try:
        with archive.opened(path, tick) as entries:
            rest = entries
            if (listed := strava.list_of(rest)) is not None:
                yield from strava.read(rest, readers, progress, tick)
                rest = _beside(listed, rest)
            if (export := apple_health.export_of(rest)) is not None:
                yield from apple_health.outcomes(export, byte_progress or progress)
                rest = _beside(export, rest)
            if rest or not entries:
                yield from _each(rest, readers, unit, progress, tick)
    except UnreadableWorkoutError as error:
        yield Outcome(path.name, problem=str(error))


def _beside(export: Entry, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """What does not lie in the folder of an export, all of which belongs to it."""
    folder = export.name[: export.name.rfind("/") + 1]
    return tuple(entry for entry in entries if not entry.name.startswith(folder))


def _each(
    entries: tuple[Entry, ...],
    readers: Readers,
    unit: Unit | None,
    progress: Progress | None,
    tick: Tick | None,
) -> Iterator[Outcome]:
    """Files that do not belong together; among several, what is no activity by its name is passed over."""
    wanted = entries if len(entries) == 1 else [entry for entry in entries if _is_wanted(entry)]
    if not wanted:
        raise UnreadableWorkoutError(tr("There is no activity file in it (FIT, GPX, TCX)."))
    for done, entry in enumerate(wanted):
        if progress is not None:
            progress(done, len(wanted))
        try:
            if _is_named_list(entry):
                yield from _of_list(entry, unit, tick)
            else:
                yield Outcome(entry.name, activities.read(entry, readers, tick))
        except UnreadableWorkoutError as error:
            yield Outcome(entry.name, problem=str(error))


def _is_wanted(entry: Entry) -> bool:
    name = entry.name.lower()
    return (
        activities.is_named_so(entry.name)
        or name.endswith((*_ARCHIVES, "/"))
        or (_is_named_list(entry) and _is_list(entry))
    )


def _is_named_list(entry: Entry) -> bool:
    return entry.name.lower().removesuffix(".gz").endswith(".csv")


def _is_list(entry: Entry) -> bool:
    try:
        with entry.open() as stream:
            return garmin_csv.is_list(stream.read(_HEAD).decode("utf-8-sig", "replace"))
    except UnreadableWorkoutError:
        return False


def _of_list(entry: Entry, unit: Unit | None, tick: Tick | None) -> Iterator[Outcome]:
    with within_memory(), entry.open() as stream:
        watch(stream, Patience(ACTIVITY_S, tick))
        listed = garmin_csv.read(stream, unit)
    for outcome in listed.outcomes:
        is_open = listed.unit is None and any(each.distance_m is not None for each in outcome.workouts)
        yield Outcome(outcome.name or entry.name, outcome.workouts, outcome.problem, is_unit_open=is_open)
