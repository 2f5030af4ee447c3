"""What a reading of the diary gives: findings, what could not be judged, and the review that holds both.

Nothing here is text for the runner: a finding carries the values of its sentence, and the class of its
``details`` says which sentence that is. Sentences are made on demand by :mod:`kneelog.rules.sentences`, so that
reading a long diary stays quick.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.places import Place
    from kneelog.domain.report import Knee, Lasted
    from kneelog.domain.settings import RuleSettings
    from kneelog.domain.signs import Sign


class Rule(StrEnum):
    """The criteria of the rule of thumb, and the fixed list of urgent signs; the value is the id in files."""

    HIGH_PAIN = "high-pain"
    LASTING_PAIN = "lasting-pain"
    UNEVEN_PAIN = "uneven-pain"
    RECURRING_NIGGLE = "recurring-niggle"
    URGENT_SIGN = "urgent-sign"


class Tier(StrEnum):
    """How much is made of a finding; see :data:`TIER_RANK` for the order."""

    NOTICE = "notice"
    PROMPT = "prompt"
    URGENT = "urgent"


TIER_RANK: dict[Tier, int] = {Tier.NOTICE: 0, Tier.PROMPT: 1, Tier.URGENT: 2}
"""The quietest tier first."""


@dataclass(frozen=True, slots=True)
class HighLevels:
    """High pain: the worst high level of each of the finding's dates, 0-10."""

    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LongSpell:
    """Lasting pain over a spell: the worst level of each of its dates, and its span.

    ``days`` is the date of its last pain minus the date of its first.
    """

    levels: tuple[int, ...]
    days: int


@dataclass(frozen=True, slots=True)
class WrittenDuration:
    """Lasting pain that an entry puts in figures: its level then (``None``: not recorded), and the duration."""

    level: int | None
    lasted: Lasted


@dataclass(frozen=True, slots=True)
class UnevenLevels:
    """Uneven pain: for each of the finding's dates the level of the worse knee and that of the other."""

    levels: tuple[int, ...]
    other_levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NiggleRuns:
    """A recurring niggle, as it stood at the last run that met the rule.

    The knee hurt on ``hurt`` of its last ``answered`` answered runs: at ``levels``, run by run, on ``dates``. The
    places are those marked on these runs, in the order of the knee map. ``unanswered`` is the number of runs on the
    finding's ``unrecorded`` dates.
    """

    hurt: int
    answered: int
    dates: tuple[date, ...]
    levels: tuple[int, ...]
    places: tuple[Place, ...]
    unanswered: int


@dataclass(frozen=True, slots=True)
class TickedSign:
    """An urgent sign: whether its line still stands, and when it was looked at, if the runner said so.

    See :mod:`kneelog.rules.urgent_signs` for when the line ends. It has nothing to do with ``Finding.current``.
    """

    stands: bool
    looked_at: date | None


Details = HighLevels | LongSpell | WrittenDuration | UnevenLevels | NiggleRuns | TickedSign


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason that the runner's entries give.

    ``knee`` is ``None`` for a sign of the whole person; ``sign`` is set for urgent signs alone. ``dates`` are all
    local dates that contributed, oldest first, ``from_`` the first of them, ``on`` the first date on which the
    criterion was met and ``until`` the last. ``current``: ``until`` is at most ``current_days`` before ``as_of``.
    ``entries`` are the ids of the entries that contributed, in order of time. ``unrecorded`` are the dates of the
    blanks that the reading had to step over. A finding is derived from the diary each time and never stored.
    """

    rule: Rule
    tier: Tier
    knee: Knee | None
    sign: Sign | None
    from_: date
    on: date
    until: date
    current: bool
    dates: tuple[date, ...]
    entries: tuple[str, ...]
    unrecorded: tuple[date, ...]
    as_of: date
    details: Details

    @property
    def stands(self) -> bool:
        """Whether this is an urgent sign whose line is still to be shown."""
        return isinstance(self.details, TickedSign) and self.details.stands


@dataclass(frozen=True, slots=True)
class NotAssessable:
    """What one rule could not judge of one knee in the last ``current_days``, because it was not recorded.

    ``dates`` are the blanks, oldest first. ``entries`` are the ids of entries in which the knee can be filled in,
    ``runs`` the ids of runs that have no entry yet, and ``count`` how many occasions are concerned.
    """

    rule: Rule
    knee: Knee
    dates: tuple[date, ...]
    entries: tuple[str, ...]
    runs: tuple[str, ...]
    count: int
    as_of: date


@dataclass(frozen=True, slots=True)
class Review:
    """The whole diary, read with ``settings`` as of the local date ``as_of`` (its whole day included).

    ``findings`` stand in the order in which they are always shown: urgent signs in their table's order, then
    prompts, then notices, newest first. Past findings are among them.
    """

    as_of: date
    settings: RuleSettings
    findings: tuple[Finding, ...]
    not_assessable: tuple[NotAssessable, ...]

    @property
    def current(self) -> tuple[Finding, ...]:
        """The findings that are current, in their order."""
        return tuple(finding for finding in self.findings if finding.current)

    @property
    def past(self) -> tuple[Finding, ...]:
        """The findings that are kept and listed, but prompt nothing any more."""
        return tuple(finding for finding in self.findings if not finding.current)

    @property
    def urgent_lines(self) -> tuple[Finding, ...]:
        """The urgent signs whose line is to be shown before everything else, in the table's order."""
        return tuple(finding for finding in self.findings if finding.stands)
