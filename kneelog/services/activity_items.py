"""The values of an import of activities: what was found, what becomes of it, and what must be asked.

Use them from :mod:`kneelog.services.activity_plan`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kneelog.domain.run import Run
    from kneelog.domain.settings import Units
    from kneelog.services.workout import Workout


@dataclass(frozen=True, slots=True)
class Answers:
    """What the runner said of things that files leave open; asked once per import, and remembered.

    ``zone`` is an IANA name ("Europe/Berlin") or empty for this computer's; ``units`` are those of files that tell
    distances without a unit. ``None``: not asked yet. ``with_walks`` takes walks and hikes in too.
    """

    zone: str = ""
    units: Units | None = None
    unknown_is_run: bool | None = None
    with_walks: bool = False


class Fate(StrEnum):
    """What becomes of a workout, or of a file without one."""

    NEW = "new"
    """A run that the diary does not know."""
    KNOWN = "known"
    """Taken in before; nothing changes."""
    MERGED = "merged"
    """The same run as one of the diary, which gains by it, or as another of these files."""
    DOUBTFUL = "doubtful"
    """A new run to look at before it is believed; the sentence says why."""
    NOT_A_RUN = "not-a-run"
    UNREADABLE = "unreadable"
    WAITING = "waiting"
    """It depends on a question that is open: left out until that is answered."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """What a reader found in one file.

    ``name`` is the path as it was given, ``within`` the file's place in that folder or archive (empty: the file
    itself). ``problem`` is one sentence that says what is wrong with it; both it and ``workouts`` may be there, as
    where a list tells of a run whose own file cannot be read.
    """

    name: str
    workouts: tuple[Workout, ...] = ()
    problem: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the preview. ``day``, ``time``, ``distance`` and ``duration`` are texts, empty where not known.

    ``run`` is the run as the diary would keep it; ``None`` where nothing would be kept for this row, which then cannot
    be chosen. The other files of a run that is new are rows of their own (merged, without ``run``): they go with it.
    """

    fate: Fate
    file: str
    """Path as given; :attr:`within` its place in that folder or archive."""
    within: str = ""
    day: str = ""
    """ "Sun 2 Mar 2025"."""
    time: str = ""
    """ "8:12"."""
    distance: str = ""
    """ "12.4 km", in the runner's units."""
    duration: str = ""
    """ "1:05:10"."""
    what: str = ""
    """Its title, else what the file calls it; and what made it: "Morning Run · Garmin fenix 5 (FIT)"."""
    sentence: str = ""
    """Why it is doubtful, merged with what, no run, or unreadable; empty where there is nothing to say."""
    run: Run | None = None
    is_chosen: bool = False
    """Whether it comes in unless the runner takes it out."""
    before: Run | None = None
    """The run as the diary has it, where ``run`` is one that gains by the import."""


class Topic(StrEnum):
    """What can be asked."""

    SPORT = "unknown-sport"
    UNITS = "units"
    ZONE = "zone"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that files leave open. ``choices`` are (value, label); ``answer`` the value in force, if any.

    While ``is_open``, the ``count`` workouts concerned wait. The zone is never open: this computer's is taken unless
    another is named, by any IANA name besides those in ``choices``.
    """

    topic: Topic
    sentence: str
    choices: tuple[tuple[str, str], ...]
    answer: str | None
    count: int

    @property
    def is_open(self) -> bool:
        """Whether workouts wait for the answer."""
        return self.answer is None


@dataclass(frozen=True, slots=True)
class ActivityPlan:
    """What an import would do: a row for each workout and each unreadable file, in the order of the files."""

    items: tuple[Item, ...]
    questions: tuple[Question, ...]
    counts: Mapping[Fate, int]
    """How many rows have each fate; every fate is there."""
    summary: str
    """ "12 new runs, 3 already there; please check 1.", for a heading."""
    answers: Answers
    has_walks: bool = False
    """Whether there are walks or hikes, which come in or not as ``answers.with_walks`` says."""
