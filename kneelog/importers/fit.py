"""Reads FIT, the format in which watches record: each session in it, but for transitions, is a workout."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from kneelog.importers import fit_names
from kneelog.importers.fit_sessions import head, summaries
from kneelog.importers.fit_skim import MAGIC, bodies
from kneelog.importers.track import steps
from kneelog.importers.unpacking import tick_of
from kneelog.services.workout import Doubt, Sport, UnreadableWorkoutError, Workout, Zone
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kneelog.importers.fit_sessions import Head, Summary
    from kneelog.importers.fit_skim import Body

MOST_BYTES = 64 * 1024 * 1024
"""One file may be so large; three days of recording every second are about 20 MB."""
MOST_FILES = 1_000
"""So many FIT files in one stream are looked at; watches chain fewer than ten."""

_PIECE = 1024 * 1024
_MAGIC_AT = slice(8, 12)

_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
_CLOCK_IS_SET = 0x10000000
"""Below it a time is seconds since the device was switched on."""
_QUARTER, _FURTHEST = 15 * 60, 14 * 60 * 60
_NO_SERIAL = frozenset({None, 0, 0x7FFFFFFF, 0xFFFFFFFF})

_NO_WORKOUT = N_("There is no workout in this file.")
_HOLDS = {
    2: N_("There is no workout in this file: it holds the settings of a device."),
    3: N_("There is no workout in this file: it holds the settings of a device."),
    5: N_("There is no workout in this file: it holds a training plan."),
    6: N_("There is no workout in this file: it holds a route to follow."),
    7: N_("There is no workout in this file: it holds a training plan."),
    9: N_("There is no workout in this file: it holds weights from a scale."),
    15: N_("There is no workout in this file: it holds what a watch notes through the day."),
    28: N_("There is no workout in this file: it holds what a watch notes through the day."),
    32: N_("There is no workout in this file: it holds what a watch notes through the day."),
    34: N_("There is no workout in this file: it holds a route to follow."),
}
"""FIT's number for the sort of file -> what is said of it."""


def read(stream: BinaryIO, name: str) -> tuple[Workout, ...]:  # noqa: ARG001 - all readers are called alike
    """The workouts of a FIT file, or of several in one stream, in their order.

    UnreadableWorkoutError where it holds none; ``stream`` is read to its end, up to 64 MB, and left open.
    """
    data, is_whole = _content(stream)
    if not data and is_whole:
        raise UnreadableWorkoutError(tr("The file is empty."))
    if data and data[_MAGIC_AT] != MAGIC:
        raise UnreadableWorkoutError(tr("This is not a FIT file, whatever its name says."))
    found: list[Workout] = []
    types: list[int | None] = []
    is_damaged = not is_whole
    for body in islice(bodies(data, tick_of(stream)), MOST_FILES):
        about = head(body)
        types.append(about.type)
        found += _workouts(body, about)
        is_damaged = is_damaged or body.is_damaged
    if not found:
        raise UnreadableWorkoutError(_reason(types, is_damaged=is_damaged or not types))
    if is_damaged:
        found = [replace(workout, doubts=(*workout.doubts, Doubt.DAMAGED)) for workout in found]
    return tuple(_told_apart(found))


def _content(stream: BinaryIO) -> tuple[bytes, bool]:
    """All bytes, and whether the stream could be read to its end: a packed file may break off."""
    take = getattr(stream, "read1", stream.read)  # gives what there is before it meets the break
    pieces: list[bytes] = []
    size, is_whole = 0, True
    try:
        while size <= MOST_BYTES and (piece := take(_PIECE)):
            pieces.append(piece)
            size += len(piece)
    except (EOFError, zlib.error):
        is_whole = False
    except OSError as error:
        if not pieces:
            reason = error.strerror or error
            raise UnreadableWorkoutError(tr("The file cannot be read: {reason}.", reason=reason)) from None
        is_whole = False
    if size > MOST_BYTES:
        raise UnreadableWorkoutError(tr("The file is larger than 64 MB, and no workout is."))
    return b"".join(pieces), is_whole


def _reason(types: Sequence[int | None], *, is_damaged: bool) -> str:
    told = next((_HOLDS[kind] for kind in types if kind in _HOLDS), None)
    if told is not None:
        return tr(told)
    if is_damaged:
        return tr("The file is damaged, and no workout could be read from it: fetch it once more.")
    return tr(_NO_WORKOUT)


def _told_apart(found: Sequence[Workout]) -> Iterator[Workout]:
    """Each workout once; two that differ never share a source id."""
    seen: dict[str, list[Workout]] = {}
    for workout in found:
        alike = seen.setdefault(workout.source_id, [])
        if workout in alike:
            continue
        alike.append(workout)
        number = len(alike)
        yield workout if number == 1 else replace(workout, source_id=f"{workout.source_id}:{number}")


def _workouts(body: Body, about: Head) -> Iterator[Workout]:
    maker, serial = fit_names.maker_word(about.file_id), about.file_id.code("serial_number")
    device = fit_names.device(about.file_id)
    offset = _offset(about)
    for summary in summaries(body, about):
        start = _start(summary.start, offset)
        zone = Zone.UTC if offset is None else Zone.OFFSET
        moment = _stamp(summary.start, body)
        yield Workout(
            source="FIT",
            source_id=f"fit:{maker}:{'-' if serial in _NO_SERIAL else serial}:{moment}",
            sport=(sport := fit_names.sport_of(summary.sport, summary.sub_sport)),
            sport_name=summary.sport_name,
            start=start,
            zone=zone,
            distance_m=_whole(summary.metres) or None,
            moving_s=_whole(summary.moving),
            elapsed_s=_whole(summary.elapsed),
            climb_m=_whole(summary.climb),
            heart_rate=_whole(summary.heart_rate) or None,
            cadence=None if sport is Sport.OTHER else steps(summary.cadence),
            effort=_effort(summary.rpe),
            surface="" if sport is Sport.OTHER else fit_names.surface_of(summary.sub_sport),
            device=device,
            doubts=_doubts(summary, start),
        )


def _doubts(summary: Summary, start: datetime | None) -> tuple[Doubt, ...]:
    no_clock = (Doubt.NO_CLOCK,) if start is None and summary.start is not None else ()
    return (*no_clock, *((Doubt.COMPUTED,) if summary.is_computed else ()))


def _offset(about: Head) -> timezone | None:
    """The zone of the place, where the file tells it: a whole number of quarters of an hour, within 14 hours."""
    at, local = about.activity.code("timestamp"), about.activity.code("local_timestamp")
    if at is None or local is None or min(at, local) < _CLOCK_IS_SET:
        return None
    apart = local - at
    if apart % _QUARTER or abs(apart) > _FURTHEST:
        return None
    if not apart and not fit_names.knows_the_place(about.file_id):
        return None
    return timezone(timedelta(seconds=apart))


def _start(seconds: int | None, offset: timezone | None) -> datetime | None:
    """The moment, told by the clock of the place; ``None`` if the device did not know it."""
    if seconds is None or not _CLOCK_IS_SET <= seconds <= 0xFFFFFFFF:  # noqa: PLR2004 - 32 bits
        return None
    return (_EPOCH + timedelta(seconds=seconds)).astimezone(offset or UTC)


def _stamp(seconds: int | None, body: Body) -> str:
    """What tells this workout of a device from its others: its start, else what the file holds."""
    start = _start(seconds, None)
    if start is not None:
        return start.strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(seconds) if seconds else f"crc-{zlib.crc32(body.data[body.start : body.end]):08x}"


def _effort(rpe: float | None) -> int | None:
    """FIT's 0-100 in tens as 0-10; 0 is what a watch writes for a run that nobody rated."""
    if rpe is None or not 0 < rpe <= 100:  # noqa: PLR2004 - the scale itself
        return None
    return int(rpe / 10 + 0.5)


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
