"""An entry: what a runner says of both knees after a run, the morning after, or at any other moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from kneelog.domain import checks
from kneelog.domain.report import BLANK, Knee, KneeReport
from kneelog.domain.signs import PERSON_SIGNS, SIGN_ORDER, Sign
from kneelog.errors import InvalidValueError
from kneelog.words import tr

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Kind(StrEnum):
    """``RUN``: said of a run. ``REST``: any moment not tied to a new run, the next morning included."""

    RUN = "run"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    ``on`` and ``at`` are the local date and time at which it happened, ``utc_offset`` the minutes east of UTC
    there; ``at`` and ``utc_offset`` may be unknown. ``run`` names the run it speaks of: for ``Kind.RUN`` the run
    itself (``None``: a run of which nothing else is known), for ``Kind.REST`` the run of which this is the
    follow-up, the next morning. ``recorded_at`` (UTC) is when it was first typed and ``edited_at`` (UTC) when it
    was last changed; they never move the event.
    """

    id: str
    on: date
    kind: Kind
    at: time | None = None
    utc_offset: int | None = None
    run: str | None = None
    left: KneeReport = BLANK
    right: KneeReport = BLANK
    signs: tuple[Sign, ...] = ()
    note: str = ""
    eased_by_medicine: str = ""
    recorded_at: datetime = EPOCH
    edited_at: datetime | None = None

    def __post_init__(self) -> None:
        """Refuse broken ids and texts and a time with an offset of its own; bring instants to UTC."""
        checks.identifier("id", self.id)
        if self.run is not None:
            checks.identifier("run", self.run)
        if self.at is not None and self.at.tzinfo is not None:
            raise InvalidValueError(
                "time", tr("time is {time}: its offset from UTC stands in utc_offset.", time=self.at)
            )
        if self.utc_offset is not None:
            checks.offset("utc_offset", self.utc_offset)
        if self.note:
            checks.text("note", self.note)
        if self.eased_by_medicine:
            checks.line("eased_by_medicine", self.eased_by_medicine)
        if self.recorded_at.tzinfo is not UTC:
            object.__setattr__(self, "recorded_at", checks.utc("recorded_at", self.recorded_at))
        if self.edited_at is not None and self.edited_at.tzinfo is not UTC:
            object.__setattr__(self, "edited_at", checks.utc("edited_at", self.edited_at))
        if self.signs:
            self._order_signs()

    def _order_signs(self) -> None:
        stray = set(self.signs) - PERSON_SIGNS
        if stray:
            raise InvalidValueError(
                "signs",
                tr(
                    "{sign} is a sign of one knee: give it with left_signs or right_signs.",
                    sign=", ".join(sorted(stray)),
                ),
            )
        object.__setattr__(self, "signs", tuple(sorted(set(self.signs), key=SIGN_ORDER.__getitem__)))

    def report(self, knee: Knee) -> KneeReport:
        """What this entry says of ``knee``."""
        return self.left if knee is Knee.LEFT else self.right

    @property
    def is_followup(self) -> bool:
        """Whether this is the follow-up of a run (the next-morning answer)."""
        return self.kind is Kind.REST and self.run is not None

    @property
    def is_answered(self) -> bool:
        """Whether at least one knee has a level."""
        return self.left.worst is not None or self.right.worst is not None

    @property
    def says_nothing(self) -> bool:
        """Whether nothing but its date and kind is known."""
        return (
            self.left.is_blank
            and self.right.is_blank
            and not (self.signs or self.note or self.eased_by_medicine or self.run)
        )
