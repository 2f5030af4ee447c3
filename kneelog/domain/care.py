"""The runner's care and background: appointments, who is seen already, scores, what was tried, past history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kneelog.domain import checks
from kneelog.domain.report import Knee
from kneelog.domain.run import check_span
from kneelog.domain.signs import URGENT, Sign
from kneelog.errors import InvalidValueError
from kneelog.words import tr

SINGLE = "1"
"""The id of a record of which a diary holds one at most."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A visit: when, with whom, what the runner wants to ask, and what was said."""

    id: str
    on: date
    with_whom: str = ""
    question: str = ""
    problem: str = ""
    goal: str = ""
    said: str = ""

    def __post_init__(self) -> None:
        """Check the texts."""
        checks.identifier("id", self.id)
        checks.line("with_whom", self.with_whom)
        for name in ("question", "problem", "goal", "said"):
            checks.text(name, getattr(self, name))


@dataclass(frozen=True, slots=True)
class SeeingSomeone:
    """ "I am already seeing someone" for one knee, from ``since`` until it is ended."""

    id: str
    knee: Knee
    since: date
    until: date | None = None
    with_whom: str = ""

    def __post_init__(self) -> None:
        """Check the span and the text."""
        checks.identifier("id", self.id)
        checks.line("with_whom", self.with_whom)
        check_span("until", self.since, self.until)

    def covers(self, day: date) -> bool:
        """Whether someone is being seen on ``day``."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Score:
    """A score that a physio gave, as text ("KOOS-12", "62")."""

    id: str
    on: date
    name: str
    value: str

    def __post_init__(self) -> None:
        """A score needs a name and a value."""
        checks.identifier("id", self.id)
        for name in ("name", "value"):
            checks.line(name, getattr(self, name))
            if not getattr(self, name):
                raise InvalidValueError(name, tr("A score needs a name and a value."))


@dataclass(frozen=True, slots=True)
class Tried:
    """Something the runner tried, from one date to another (open: still going on), and whether it helped."""

    id: str
    from_: date
    text: str
    to: date | None = None
    helped: bool | None = None

    def __post_init__(self) -> None:
        """Check the span; something must have been tried."""
        checks.identifier("id", self.id)
        checks.text("text", self.text)
        if not self.text:
            raise InvalidValueError("text", tr("Say what was tried."))
        check_span("to", self.from_, self.to)


@dataclass(frozen=True, slots=True)
class LookedAt:
    """ "I had it looked at": an urgent sign of one knee (``None``: of the person) that a professional saw."""

    id: str
    sign: Sign
    knee: Knee | None
    on: date

    def __post_init__(self) -> None:
        """Only an urgent sign can be answered so."""
        checks.identifier("id", self.id)
        if self.sign not in URGENT:
            raise InvalidValueError("sign", tr("{sign} is not an urgent sign.", sign=self.sign))


@dataclass(frozen=True, slots=True)
class Reminder:
    """ "Remind me later": until that date the card does not open by itself for notices and prompts."""

    until: date
    id: str = SINGLE


@dataclass(frozen=True, slots=True)
class Background:
    """What the runner may say once; printed on the summary only if ticked there. All of it is optional."""

    id: str = SINGLE
    name: str = ""
    year_of_birth: int | None = None
    sex: str = ""
    conditions: str = ""
    left_past: str = ""
    right_past: str = ""
    strength: str = ""
    flexibility: str = ""
    running_style: str = ""
    goal: str = ""

    def __post_init__(self) -> None:
        """Check the texts and the year."""
        checks.whole("year_of_birth", self.year_of_birth, 1900, 2100)
        for name in ("name", "sex"):
            checks.line(name, getattr(self, name))
        for name in (
            "conditions",
            "left_past",
            "right_past",
            "strength",
            "flexibility",
            "running_style",
            "goal",
        ):
            checks.text(name, getattr(self, name))
