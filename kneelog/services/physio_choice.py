"""What the runner chose for the page for the physio: the period, the words, what is printed, what is added."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kneelog.services.physio_page import PaperSize

if TYPE_CHECKING:
    from kneelog.domain.period import Period

QUESTION_LIMIT, PROBLEM_LIMIT, GOAL_LIMIT = 140, 240, 80
"""So many characters of each keep the page readable within a minute; the window's counters stop there."""


class About(StrEnum):
    """What of the background may be printed, each by its own tick. The value is the name on the command line."""

    NAME = "name"
    AGE = "age"
    SEX = "sex"
    CONDITIONS = "conditions"
    INJURIES = "injuries"
    """Past injuries and surgery of both knees."""
    FINDINGS = "findings"
    """Strength, flexibility and running style."""
    GOAL = "goal"
    """The goal of the background, where the appointment has none of its own."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the page shall be. Empty words are left out; nothing of the background is printed but ``about``."""

    period: Period
    question: str = ""
    problem: str = ""
    goal: str = ""
    about: frozenset[About] = frozenset()
    paper: PaperSize = PaperSize.A4
    with_entries: bool = False
    """Whether the list of entries follows on further pages."""
    with_notes: bool = False
    """Whether that list, and attached data, hold the notes."""
    attach: bool = False
    """Whether the PDF holds the data of the period, to be imported."""
    is_example: bool = False
    """Whether it is of the example diary, which the page then says."""


class Attached(StrEnum):
    """What may be put inside the PDF; the value is the file's name there."""

    JSON = "kneelog-diary.json"
    CSV = "kneelog-entries.csv"
    RUNS = "kneelog-runs.csv"
