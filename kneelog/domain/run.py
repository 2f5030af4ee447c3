"""A run and a pair of shoes, typed by hand or taken from an activity file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from kneelog.domain import checks
from kneelog.errors import InvalidValueError
from kneelog.words import N_, tr


class RunKind(StrEnum):
    """What sort of run it was."""

    EASY = "easy"
    LONG = "long"
    INTERVALS = "intervals"
    RACE = "race"
    OTHER = "other"


SURFACES = (N_("road"), N_("trail"), N_("track"), N_("treadmill"), N_("grass"), N_("sand"))
"""Surfaces that are offered; any other single line of text may be kept."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run; everything but its id and its local date ``on`` may be unknown (``None`` or empty).

    ``started_at`` carries the offset of the place; its local date is the run's date, also across midnight.
    ``distance_m`` and ``climb_m`` are in metres, ``moving_s`` in seconds, ``heart_rate`` in beats and ``cadence`` in
    steps a minute (both feet), ``effort`` is the runner's own 0-10. ``shoes`` is the name of a pair;
    ``source_ids`` are the names under which other programs know the run.
    """

    id: str
    on: date
    started_at: datetime | None = None
    distance_m: int | None = None
    moving_s: int | None = None
    climb_m: int | None = None
    heart_rate: int | None = None
    cadence: int | None = None
    effort: int | None = None
    kind: RunKind | None = None
    surface: str = ""
    shoes: str = ""
    title: str = ""
    source: str = ""
    source_ids: tuple[str, ...] = ()
    edited_at: datetime | None = None

    def __post_init__(self) -> None:
        """Refuse numbers that no run has, and a start that is not on the run's own date."""
        checks.identifier("run", self.id)
        checks.whole("run_km", self.distance_m, 0, 1_000_000)
        checks.whole("run_minutes", self.moving_s, 0, 14 * 24 * 3600)
        checks.whole("run_climb_m", self.climb_m, 0, 50_000)
        checks.whole("run_heart_rate", self.heart_rate, 20, 300)
        checks.whole("run_cadence", self.cadence, 1, 400)
        checks.level("run_effort", self.effort)
        for name in ("surface", "shoes", "title", "source"):
            checks.line(f"run_{name}", getattr(self, name))
        for name in self.source_ids:
            checks.line("source_ids", name)
            if not name:
                raise InvalidValueError("source_ids", tr("The name of a run in another program is empty."))
        if self.edited_at is not None and self.edited_at.tzinfo is not UTC:
            object.__setattr__(self, "edited_at", checks.utc("edited_at", self.edited_at))
        if self.started_at is not None:
            checks.whole_minutes("run_started_at", self.started_at)
            if self.started_at.date() != self.on:
                raise InvalidValueError(
                    "run_started_at",
                    tr("The run started on {start}, not on {on}.", start=self.started_at.date(), on=self.on),
                )


@dataclass(frozen=True, slots=True)
class Shoe:
    """A pair of shoes; ``name`` is what :attr:`Run.shoes` holds. ``from_`` and ``to`` bound its time in use."""

    id: str
    name: str
    from_: date | None = None
    to: date | None = None
    is_default: bool = False

    def __post_init__(self) -> None:
        """A pair needs a name, and cannot be laid aside before it was taken into use."""
        checks.identifier("shoe", self.id)
        checks.line("name", self.name)
        if not self.name:
            raise InvalidValueError("name", tr("A pair of shoes needs a name."))
        check_span("to", self.from_, self.to)


def check_span(field: str, first: date | None, last: date | None) -> None:
    """Refuse a span that ends before it begins."""
    if first is not None and last is not None and last < first:
        raise InvalidValueError(
            field, tr("The end {last} lies before the start {first}.", last=last, first=first)
        )
