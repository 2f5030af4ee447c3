"""Which rows of the history are shown: by words, knee, time, kind, and what an entry has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.places import PLACES
from kneelog.domain.report import Knee, Swelling
from kneelog.domain.run import Run
from kneelog.domain.signs import SIGNS, Sign
from kneelog.services.history_words import SHORT_PLACES, of_findings_words, to_fill_in_words
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from kneelog.domain.report import KneeReport
    from kneelog.rules.finding import Finding, NotAssessable
    from kneelog.services.history_rows import Book, Item


class Period(StrEnum):
    """How far back the list goes."""

    ALL = "all"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Only:
    """A fixed set of rows that another page asked for: ids of entries and runs, and the words of the bar."""

    entries: frozenset[str]
    runs: frozenset[str]
    words: str


@dataclass(frozen=True, slots=True)
class Has:
    """What an entry must have: all that is set here at once. ``sign`` is one sign; ``any_sign`` is whichever.

    ``no_answer`` leaves the runs of which neither knee has a level, ``answered`` all other runs.
    """

    note: bool = False
    swelling: bool = False
    any_sign: bool = False
    sign: Sign | None = None
    level: int | None = None
    no_answer: bool = False
    answered: bool = False

    @property
    def answer(self) -> bool | None:
        """Whether only runs with or only runs without an answer are wanted; ``None``: neither."""
        return True if self.answered else False if self.no_answer else None

    def with_answer(self, *, answer: bool | None) -> Has:
        """The same, but for :attr:`answer`."""
        return replace(self, answered=answer is True, no_answer=answer is False)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown: every word of ``text`` must be found; dates are included; ``None`` leaves out a condition.

    With a knee, "pain from", swelling and signs mean that knee; without any of them, that it was recorded.
    """

    text: str = ""
    knee: Knee | None = None
    kind: Kind | None = None
    first: date | None = None
    last: date | None = None
    has: Has = Has()
    only: Only | None = None

    @property
    def is_open(self) -> bool:
        """Whether it lets everything through."""
        return self == Filter(text=self.text) and not self.text.strip()


def chosen(book: Book, wanted: Filter) -> Sequence[Item]:
    """The items that ``wanted`` lets through, newest first."""
    items = book.between(book.items, wanted.first, wanted.last)
    for test in _tests(book, wanted):
        items = [item for item in items if test(item)]
    return items


def count_runs(book: Book, wanted: Filter) -> tuple[int, int]:
    """How many rows of runs with an answer, and of runs without one, all else that is ``wanted`` lets through."""
    runs = chosen(book, replace(wanted, kind=Kind.RUN, has=wanted.has.with_answer(answer=None)))
    waiting = sum(map(book.is_waiting, runs))
    return sum(_is_answered(book, item) for item in runs), waiting


def first_day(period: Period, today: date) -> date | None:
    """The first day of ``period``, which ends today; ``None``: from the beginning (or chosen by hand)."""
    if period is Period.MONTH:
        return today.replace(day=1)
    if period is Period.QUARTER:
        return _months_before(today, 3)
    if period is Period.YEAR:
        return _months_before(today, 12)
    return None


def of_findings(findings: Iterable[Finding]) -> Only:
    """The entries that made some findings."""
    made = list(findings)
    entries = frozenset(entry for finding in made for entry in finding.entries)
    return Only(entries, frozenset(), of_findings_words(len(entries), len(made)))


def to_fill_in(item: NotAssessable, book: Book) -> Only:
    """The entries and runs in which a knee can still be filled in.

    Where the rule names none (days without any record), the entries of the days around the blanks.
    """
    words = to_fill_in_words(item)
    if item.entries or item.runs:
        return Only(frozenset(item.entries), frozenset(item.runs), words)
    first, last = min(item.dates), max(item.dates)
    near = book.between(
        book.items, first.fromordinal(first.toordinal() - 1), last.fromordinal(last.toordinal() + 1)
    )
    entries = frozenset(row.id for row in near if isinstance(row, Entry))
    return Only(entries, frozenset(row.id for row in near if isinstance(row, Run)), words)


def signs_used(entries: Iterable[Entry]) -> list[Sign]:
    """The signs that were ever ticked, in their table's order."""
    used: set[Sign] = set()
    for entry in entries:
        if entry.left.signs or entry.right.signs or entry.signs:
            used.update(entry.left.signs, entry.right.signs, entry.signs)
    return [sign for sign in SIGNS if sign in used]


def _tests(book: Book, wanted: Filter) -> list[Callable[[Item], bool]]:
    tests: list[Callable[[Item], bool]] = []
    only, kind = wanted.only, wanted.kind
    if only is not None:
        tests.append(lambda item: item.id in (only.runs if isinstance(item, Run) else only.entries))
    if kind is not None:
        tests.append(lambda item: (Kind.RUN if isinstance(item, Run) else item.kind) is kind)
    if wanted.has.no_answer:
        tests.append(book.is_waiting)
    if wanted.has.answered:
        tests.append(lambda item: _is_answered(book, item))
    tests += [_of_entry(test) for test in _entry_tests(wanted)]
    tests += [_word_test(word, book.runs) for word in wanted.text.casefold().split()]
    return tests


def _is_answered(book: Book, item: Item) -> bool:
    """Whether a row is a run of which a knee has a level, in this entry or in another of the same run."""
    if isinstance(item, Run) or item.kind is not Kind.RUN:
        return False
    return item.is_answered or (item.run is not None and item.run not in book.waiting)


def _of_entry(test: Callable[[Entry], bool]) -> Callable[[Item], bool]:
    return lambda item: isinstance(item, Entry) and test(item)


def _entry_tests(wanted: Filter) -> list[Callable[[Entry], bool]]:
    has, knee = wanted.has, wanted.knee
    tests: list[Callable[[Entry], bool]] = []
    if has.note:
        tests.append(lambda entry: bool(entry.note))
    if has.swelling:
        tests.append(_knee_test(knee, lambda report: report.swelling not in {None, Swelling.NONE}))
    if has.any_sign:
        tests.append(
            lambda entry: bool(entry.signs) or _knee_test(knee, lambda report: bool(report.signs))(entry)
        )
    if (sign := has.sign) is not None:
        tests.append(
            lambda entry: sign in entry.signs or _knee_test(knee, lambda report: sign in report.signs)(entry)
        )
    if (level := has.level) is not None:
        tests.append(
            _knee_test(knee, lambda report: (report.worst or 0) >= level and report.worst is not None)
        )
    if knee is not None and not tests and has.answer is not False:
        tests.append(_knee_test(knee, lambda report: not report.is_blank))
    return tests


def _knee_test(knee: Knee | None, test: Callable[[KneeReport], bool]) -> Callable[[Entry], bool]:
    if knee is Knee.LEFT:
        return lambda entry: test(entry.left)
    if knee is Knee.RIGHT:
        return lambda entry: test(entry.right)
    return lambda entry: test(entry.left) or test(entry.right)


def _word_test(word: str, runs: Mapping[str, Run]) -> Callable[[Item], bool]:
    """Whether an item has ``word`` (case-folded) in its note, places, signs, or its run's title or shoes."""
    places = {
        place
        for place, facts in PLACES.items()
        if any(word in tr(name).casefold() for name in (facts.plain, facts.anatomical, SHORT_PLACES[place]))
    }
    signs = {sign for sign, facts in SIGNS.items() if word in tr(facts.label).casefold()}
    named = {
        run.id
        for run in runs.values()
        if (run.title and word in run.title.casefold()) or (run.shoes and word in run.shoes.casefold())
    }

    def has_word(item: Item) -> bool:
        if isinstance(item, Run):
            return item.id in named
        left, right = item.left, item.right
        return bool(
            (item.note and word in item.note.casefold())
            or item.run in named
            or (places and not (places.isdisjoint(left.places) and places.isdisjoint(right.places)))
            or (
                signs
                and not (
                    signs.isdisjoint(left.signs)
                    and signs.isdisjoint(right.signs)
                    and signs.isdisjoint(item.signs)
                )
            )
            or (item.eased_by_medicine and word in item.eased_by_medicine.casefold())
        )

    return has_word


def _months_before(day: date, months: int) -> date:
    """The day after the one so many months earlier, so that the span is exactly that long."""
    month = day.year * 12 + day.month - 1 - months
    year, number = divmod(month, 12)
    for number_of_day in range(day.day, day.day - 4, -1):
        try:
            earlier = day.replace(year=year, month=number + 1, day=number_of_day)
        except ValueError:
            continue
        return earlier.fromordinal(earlier.toordinal() + 1)
    raise AssertionError(day)
