"""The page for the physio as frozen values: every text in the runner's language, every figure computed.

:mod:`kneelog.services.physio` makes one of a diary; the exporters only set it. Nothing here is laid out: lists that
may grow too long for one side come as :class:`Listing`, which knows what to say of what is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.places import Place, View
    from kneelog.domain.report import Knee


class PaperSize(StrEnum):
    """The paper; the value is Typst's name for it."""

    A4 = "a4"
    LETTER = "us-letter"


class Listing(NamedTuple):
    """Items in the order of their weight, of which as many are shown as there is room for.

    ``rest[k]`` says what is left out where only the first ``k`` items are shown ("and 3 more places, 5 days"); there
    are as many as items.
    """

    items: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()

    def shown(self, most: int) -> tuple[str, ...]:
        """At most ``most`` lines (at least 1): the first items, and where not all fit what is left out."""
        if len(self.items) <= most:
            return self.items
        kept = max(most, 1) - 1
        return (*self.items[:kept], self.rest[kept])


class Phrase(NamedTuple):
    """A sentence of which the beginning stands out; ``knee`` puts that knee's badge before it."""

    head: str
    rest: str = ""
    knee: Knee | None = None

    @property
    def whole(self) -> str:
        """All of it."""
        return f"{self.head} {self.rest}".strip()


class CourseDot(NamedTuple):
    """The worst level (0-10) of a day, a week or a month; ``x`` is its middle in days from the period's begin.

    ``filled``: a day with a run.
    """

    x: float
    level: int
    filled: bool


class CourseBar(NamedTuple):
    """The running of a day, a week or a month, in metres (``None``: no distance is known), and the figure above it."""

    x: float
    metres: int | None
    label: str


class CourseRow(NamedTuple):
    """One knee: its dots in stretches that may each be joined by a line, and the x of every blank day."""

    knee: Knee
    stretches: tuple[tuple[CourseDot, ...], ...] = ()
    blanks: tuple[float, ...] = ()


class CourseLabel(NamedTuple):
    """A text at an x: a date below the axis, a visit above the chart."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Course:
    """The chart: ``days`` wide, each dot and bar standing for ``step`` days (1, 7 or about 30)."""

    title: str
    days: int
    step: float
    rows: tuple[CourseRow, CourseRow]
    bars: tuple[CourseBar, ...]
    bars_title: str
    ticks: tuple[CourseLabel, ...]
    visits: tuple[CourseLabel, ...]
    caption: str
    alt: str
    """What the chart shows, for those who cannot see it."""


class Drawing(NamedTuple):
    """One view of one knee with the number of days on which each place was marked."""

    knee: Knee
    view: View
    marked: tuple[tuple[Place, int], ...]
    caption: str
    alt: str


class Places(NamedTuple):
    """Where: the drawings from left to right (none: nothing was marked), and the places of each knee in words."""

    title: str
    drawings: tuple[Drawing, ...]
    left: Listing
    right: Listing
    caption: str

    def of(self, knee: Knee) -> Listing:
        """The places of ``knee`` in words."""
        return self.left if knee == "left" else self.right


class Behaviour(NamedTuple):
    """One row of how the knees behave; the items of a cell are said in one line, with commas between."""

    name: str
    left: Listing
    right: Listing


class RunningColumn(NamedTuple):
    """The running of a week, a month, a quarter or years: what heads the column, and its figures as texts.

    ``metres`` is the sum of the known distances, ``longest_m`` the longest of them; ``None``: none is known.
    """

    head: str
    distance: str
    runs: str
    longest: str
    metres: int | None = None
    longest_m: int | None = None

    @property
    def texts(self) -> tuple[str, str, str, str]:
        """What stands in the column, from its head down."""
        return self.head, self.distance, self.runs, self.longest


@dataclass(frozen=True, slots=True)
class Running:
    """The running of the period: at most nine columns (none: no runs), the names of its rows, and what stood out."""

    title: str
    names: tuple[str, str, str, str]
    """What stands before the heads, the distances, the numbers of runs, the longest runs."""
    columns: tuple[RunningColumn, ...]
    facts: tuple[Listing, ...]
    """One listing a fact (runs much longer, shoes, surfaces): its first item begins the sentence.

    The last one says what the mark at a head means, where a head has one.
    """


@dataclass(frozen=True, slots=True)
class RuleOfThumb:
    """The rule as the diary meets it, as of the period's last day."""

    title: str
    met: Listing
    """ "Left knee: pain that keeps coming on …", current ones."""
    not_met: str
    not_judged: Listing
    past: Listing
    settings: Phrase
    """The settings; those that were changed stand in ``head``, in bold."""
    source: str


class EntryRow(NamedTuple):
    """One entry of the list that follows the page; every cell is a text, "–" for what was not recorded."""

    day: str
    kind: str
    left: str
    right: str
    details: str
    note: str


class EntryList(NamedTuple):
    """The list of entries on the following pages."""

    title: str
    names: tuple[str, str, str, str, str, str]
    rows: tuple[EntryRow, ...]


@dataclass(frozen=True, slots=True)
class PhysioPage:
    """One page. Empty texts and listings are left out, headings too."""

    language: str
    """As in RFC 3066: "en"."""
    paper: PaperSize
    title: str
    who: str
    """Name and age, if the runner wants them printed."""
    period: str
    """ "27 January to 9 March 2026 (6 weeks)"."""
    completeness: tuple[Phrase, ...]
    """Lines: days with an entry, runs answered, knees missing, entries typed late; or "No entries from … to …"."""
    question: str
    problem: str
    goal: str
    changed: tuple[Phrase, ...]
    """A sentence a knee."""
    urgent: Listing
    """Urgent signs ticked in the period, with their dates, in the order of their table: 13 at most, never cut."""
    course: Course
    places: Places
    behaviour: tuple[Behaviour, ...]
    behaviour_title: str
    running: Running
    rule: RuleOfThumb
    tried: Listing
    scores: Listing
    background: tuple[Phrase, ...]
    """What of the background the runner wants printed: its name, and what it says."""
    footer: str
    """Self-reported, not an assessment; the scale; program version, date made."""
    first: date
    last: date
    made: date
    entries: EntryList | None = None
