"""Reads workouts from Apple Health's export, however large: ``export.zip``, or the ``export.xml`` in it.

iOS 16 writes a broken DTD that stops every XML parser, and most of the file is heartbeats and steps. So the bytes are
searched for workouts, and only these slices are read as XML.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO

from kneelog.importers import apple_workout
from kneelog.importers.activities import Outcome
from kneelog.importers.health_slices import Slicer
from kneelog.importers.numbers import near
from kneelog.importers.patience import EXPORT_S, Patience
from kneelog.importers.unpacking import is_damaged, watch, within_memory
from kneelog.services.workout import Doubt, UnreadableWorkoutError, Workout, Zone
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kneelog.importers.archive import Entry
    from kneelog.services.parsed import Progress

MOST_BYTES = 8 * 1024**3
MOST_WORKOUTS = 100_000
_CHUNK = 1024 * 1024
_HEAD = 64 * 1024
_ROOT = b"<HealthData"
_SAME_START = timedelta(minutes=2)
_MOST_TWINS = 20
_SAME = 0.05
_DEEPEST = 1
"""Folders above the export within its zip."""


def export_of(entries: Sequence[Entry]) -> Entry | None:
    """The export among ``entries``: the largest XML near the top that begins as one; ``None`` if there is none.

    Its name is translated, and another XML (for doctors) lies beside it.
    """
    near_top = [
        each for each in entries if each.name.lower().endswith(".xml") and each.name.count("/") <= _DEEPEST
    ]
    for entry in sorted(near_top, key=lambda each: -each.size)[:5]:
        try:
            with entry.open(MOST_BYTES) as stream:
                if is_export(stream.read(_HEAD)):
                    return entry
        except UnreadableWorkoutError:
            continue
    return None


def is_export(head: bytes) -> bool:
    """Whether a file that begins so is Apple Health's export; its DTD comes first."""
    return _ROOT in head


def outcomes(entry: Entry, progress: Progress | None = None) -> Iterator[Outcome]:
    """The workouts of an export, each once, in its order; then, if it breaks off, a sentence that says so.

    ``progress`` is called with (bytes read, size); it may raise :class:`~kneelog.services.ports.Cancelled`.
    UnreadableWorkoutError where there is none.
    """
    workouts, is_whole = _read(entry, progress)
    yield Outcome(entry.name, workouts)
    if not is_whole:
        lack = tr("The export breaks off; workouts after the break are missing: export it again.")
        yield Outcome(entry.name, problem=lack)


def read(entry: Entry, progress: Progress | None = None) -> tuple[Workout, ...]:
    """The workouts alone, as :func:`outcomes` has them; the last before a break is marked as damaged."""
    return _read(entry, progress)[0]


def _read(entry: Entry, progress: Progress | None) -> tuple[tuple[Workout, ...], bool]:
    """The workouts, and whether the export is whole."""
    known, slicer = _Known(), Slicer()
    with within_memory(), entry.open(MOST_BYTES) as stream:
        watch(stream, Patience(EXPORT_S))
        for workout in _workouts(stream, slicer, entry.size, progress):
            known.add(workout)
        is_whole = slicer.has_ended and not is_damaged(stream)
    if not known.workouts:
        raise UnreadableWorkoutError(
            tr("The Apple Health export holds no workout.")
            if is_whole
            else tr("The export is damaged, and no workout could be read: export it again.")
        )
    last = known.workouts[-1]
    if not is_whole and Doubt.DAMAGED not in last.doubts:
        known.workouts[-1] = replace(last, doubts=(*last.doubts, Doubt.DAMAGED))
    return tuple(known.workouts), is_whole


def _workouts(stream: BinaryIO, slicer: Slicer, size: int, progress: Progress | None) -> Iterator[Workout]:
    done, count, is_last = 0, 0, False
    while not is_last:
        piece = stream.read(_CHUNK)
        done, is_last = done + len(piece), not piece
        if progress is not None:
            progress(done, max(size, done))
        for slice_ in slicer.feed(piece, is_last=is_last):
            count += 1
            if count > MOST_WORKOUTS:
                raise UnreadableWorkoutError(
                    tr("It holds more than {most} workouts, which nobody has run.", most=f"{MOST_WORKOUTS:,}")
                )
            workout = apple_workout.read(slice_)
            if workout is not None:
                yield workout


@dataclass(slots=True)
class _Known:
    """The workouts so far, each once: a watch and an app often keep the same run."""

    workouts: list[Workout] = field(default_factory=list)
    by_minute: dict[int, list[int]] = field(default_factory=dict)
    """Minute of the start -> places in ``workouts``."""

    def add(self, workout: Workout) -> None:
        """Keep ``workout``, or the richer one of it and its twin."""
        if workout.start is None:
            return
        minute = int(workout.start.timestamp() // 60)
        for near_by in range(minute - 2, minute + 3):
            for place in self.by_minute.get(near_by, ())[-_MOST_TWINS:]:
                if _is_same(self.workouts[place], workout):
                    self.workouts[place] = _joined(self.workouts[place], workout)
                    return
        self.by_minute.setdefault(minute, []).append(len(self.workouts))
        self.workouts.append(workout)


def _joined(known: Workout, twin: Workout) -> Workout:
    """The richer of both, with the names of both."""
    richer = max(known, twin, key=_richness)
    names = dict.fromkeys((known.source_id, *known.other_ids, twin.source_id))
    return replace(richer, other_ids=tuple(name for name in names if name != richer.source_id))


def _is_same(one: Workout, other: Workout) -> bool:
    """Whether both are of one sport, start within two minutes and agree in time or distance."""
    pairs = ((one.distance_m, other.distance_m), (one.moving_s, other.moving_s))
    if one.start is None or other.start is None or abs(one.start - other.start) > _SAME_START:
        return False
    agrees = any(near(a, b, _SAME) for a, b in pairs if a is not None and b is not None)
    return one.sport_name == other.sport_name and agrees


def _richness(workout: Workout) -> int:
    facts = (workout.distance_m, workout.heart_rate, workout.climb_m, workout.cadence)
    return sum(fact is not None for fact in facts) + (workout.zone is Zone.OFFSET) - len(workout.doubts)
