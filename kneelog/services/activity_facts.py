"""A workout of a file as the facts of a run: by the clock of the place, in our units, within what a run can hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from kneelog.domain.settings import Units
from kneelog.errors import UsageError
from kneelog.services.activity_doubts import LEFT_OUT, of_facts, of_file
from kneelog.services.wording import METRES_PER
from kneelog.services.workout import Doubt, Workout, Zone
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import tzinfo

_FOOT_M = 0.3048
_LONGEST_TEXT = 200
_LONGEST_DEVICE = 100
_RANGES = {
    "distance_m": (0, 1_000_000),
    "moving_s": (0, 14 * 24 * 3600),
    "climb_m": (0, 50_000),
    "heart_rate": (20, 300),
    "cadence": (1, 400),
    "effort": (0, 10),
}
"""What a :class:`~kneelog.domain.run.Run` can hold, both ends included."""
NUMBERS = tuple(_RANGES)
_RICHNESS_LOST = {Doubt.DAMAGED: 2, Doubt.COMPUTED: 1, Doubt.NO_TIMES: 1}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a run gains from one workout.

    ``start`` is aware, by the clock of the place, its offset in whole minutes; ``None`` where it is not known.
    ``values`` are fields of a run, only those that the workout tells and a run can hold. ``doubts`` are parts of a
    sentence that say what to check.
    """

    workout: Workout
    start: datetime | None
    values: Mapping[str, Any]
    doubts: tuple[str, ...]

    @property
    def richness(self) -> int:
        """How much it tells: the richest of several recordings of one run is kept."""
        told = sum(name in self.values for name in NUMBERS)
        return richness(told, self.workout.doubts) + (self.workout.zone is Zone.OFFSET)

    @property
    def is_damaged(self) -> bool:
        """Whether its file ends before the run may have."""
        return Doubt.DAMAGED in self.workout.doubts

    @property
    def source_id(self) -> str:
        """The name of the workout, fit for a diary."""
        return kept_name(self.workout.source_id)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Its name, and those of the recordings that were joined in it, each once."""
        return tuple(dict.fromkeys(map(kept_name, (self.workout.source_id, *self.workout.other_ids))))


_REMEMBERED = {
    Doubt.DAMAGED: N_("file damaged"),
    Doubt.COMPUTED: N_("distance computed from the track"),
}


def richness(told: int, doubts: Iterable[Doubt]) -> int:
    """How much is told by so many numbers, with such doubts about them."""
    return 2 * told - 2 * sum(_RICHNESS_LOST.get(doubt, 0) for doubt in doubts)


def facts_of(workout: Workout, zone: str, units: Units | None, now: datetime) -> Facts:
    """The facts of ``workout``, where ``zone`` (empty: this computer's) and ``units`` fill what its file leaves open.

    ``now`` is an aware local time, against which what is still to come is doubtful.
    """
    start = local_start(workout, zone)
    told = {name: getattr(workout, name) for name in NUMBERS}
    told["moving_s"] = workout.moving_s if workout.moving_s is not None else workout.elapsed_s
    if Doubt.NO_UNIT in workout.doubts and units is Units.MILES:
        told["distance_m"] = _times(
            told["distance_m"], METRES_PER[Units.MILES] / METRES_PER[Units.KILOMETRES]
        )
        told["climb_m"] = _times(told["climb_m"], _FOOT_M)
    values: dict[str, Any] = {}
    left_out = []
    for name, value in told.items():
        low, high = _RANGES[name]
        if value is not None and low <= value <= high:
            values[name] = value
        elif value is not None:
            left_out.append(tr(LEFT_OUT[name], value=value))
    texts = {
        "surface": workout.surface,
        "title": workout.title,
        "source": _source(workout),
    }
    values |= {name: line for name, text in texts.items() if (line := one_line(text))}
    doubts = (*of_file(workout, start), *left_out, *of_facts(start, values, now))
    return Facts(workout, start, values, doubts)


def _source(workout: Workout) -> str:
    """ "Garmin fenix 5 (FIT)", and for good what makes its figures less sure than others'."""
    name = f"{workout.device[:_LONGEST_DEVICE]} ({workout.source})" if workout.device else workout.source
    return remarked(one_line(name), workout.doubts)


def remarks(source: str) -> frozenset[Doubt]:
    """What a run's ``source`` remembers of the doubts about its figures, in the language of now or in English."""
    return frozenset(doubt for doubt, text in _spellings() if text in source)


def remarked(source: str, doubts: Collection[Doubt]) -> str:
    """``source`` that remembers those of ``doubts`` that stay with a run, and no others."""
    for _, text in _spellings():
        source = source.replace(text, "")
    said = [tr(text) for doubt, text in _REMEMBERED.items() if doubt in doubts]
    return ", ".join([source, *said]) if source else ""


def _spellings() -> list[tuple[Doubt, str]]:
    """How a source may say a doubt: a diary outlives a change of language."""
    return [(doubt, f", {said}") for doubt, text in _REMEMBERED.items() for said in (text, tr(text))]


def local_start(workout: Workout, zone: str) -> datetime | None:
    """When a workout started, by the clock of the place; ``None`` where that is not known."""
    start = workout.start
    if start is None:
        return None
    try:
        if start.tzinfo is None:
            there = start.replace(tzinfo=zone_named(zone)) if zone else start.astimezone()
        elif workout.zone is Zone.OFFSET:
            there = start
        else:
            there = start.astimezone(zone_named(zone) if zone else None)
        return _by_whole_minutes(there)
    except (OSError, OverflowError, ValueError):  # some systems know no zones long ago
        try:
            return start.replace(tzinfo=UTC) if start.tzinfo is None else start.astimezone(UTC)
        except (OverflowError, ValueError):
            return None


def _by_whole_minutes(there: datetime) -> datetime:
    """The same moment with a fixed offset of whole minutes, as a diary keeps it; old local times had seconds."""
    offset = there.utcoffset() or timedelta(0)
    minutes = round(offset / timedelta(minutes=1))
    zone = timezone(timedelta(minutes=minutes)) if minutes else UTC
    return there.astimezone(zone).replace(microsecond=0)


@lru_cache(maxsize=8)
def zone_named(name: str) -> tzinfo:
    """The zone of an IANA name; one that does not exist is a UsageError."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise UsageError(
            tr("There is no time zone “{name}”; a name is like Europe/Berlin.", name=one_line(name))
        ) from None


def one_line(text: str) -> str:
    """A stranger's text as a diary keeps a line."""
    words = " ".join("".join(each if each.isprintable() else " " for each in text[:1000]).split())
    return words if len(words) <= _LONGEST_TEXT else words[: _LONGEST_TEXT - 1].rstrip() + "…"


def kept_name(source_id: str) -> str:
    """A source id as a diary keeps it; one that is too long is shortened, and still another for another run."""
    if source_id == one_line(source_id) and source_id:
        return source_id
    return f"{one_line(source_id)[:100]}#{sha256(source_id.encode(errors='replace')).hexdigest()[:16]}"


def _times(value: int | None, factor: float) -> int | None:
    return None if value is None else round(value * factor)
