"""Hypothesis strategies for diaries in which much happens on few dates, and a slow, literal reading of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from kneelog.domain.diary import Diary, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History
from kneelog.domain.period import Period
from kneelog.domain.run import Run
from kneelog.domain.signs import PERSON_SIGNS, SIGNS
from tests.strategies import knee_reports, offsets

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from kneelog.domain.report import Knee, KneeReport

START = date(2024, 2, 20)
LENGTH = 25
_NUMBERS = (0, 0, 0, 1, 1, 1, 2, 2, 3, 5, 9, 10, LENGTH)  # days after START: few, so that dates meet

_person_signs = [sign for sign in SIGNS if sign in PERSON_SIGNS]
_clocks = st.sampled_from((None, time(0, 10), time(7), time(18, 30), time(23, 50)))


def dates() -> SearchStrategy[date]:
    """Dates within the diaries drawn here, a leap day among them."""
    return st.sampled_from(_NUMBERS).map(lambda number: START + timedelta(days=number))


def as_of() -> SearchStrategy[date]:
    """The date as of which a diary is read: the end of these diaries, of all, or in the midst of them."""
    return st.one_of(st.just(START + timedelta(days=LENGTH)), st.just(date.max), dates())


def periods() -> SearchStrategy[Period]:
    """Periods that lie within these diaries, reach beyond them, or miss them."""
    edge = st.integers(-40, LENGTH + 40).map(lambda number: START + timedelta(days=number))
    return st.builds(Period, edge, edge)


@st.composite
def runs(draw: DrawFn, run_id: str = "r") -> Run:
    """A run with little known of it."""
    on, started = draw(dates()), draw(_clocks)
    return Run(
        run_id,
        on,
        None if started is None else datetime.combine(on, started, UTC),
        distance_m=draw(st.sampled_from((None, 0, 5_000, 5_500, 5_501, 9_000, 21_000))),
        moving_s=draw(st.sampled_from((None, 0, 1_800, 7_000))),
        surface=draw(st.sampled_from(("", "road", "trail"))),
        shoes=draw(st.sampled_from(("", "old", "new"))),
    )


@st.composite
def entries(draw: DrawFn, entry_id: str, run_ids: tuple[str, ...] = ()) -> Entry:
    """An entry of a run that is known, unknown or not named, or of rest."""
    return Entry(
        entry_id,
        draw(dates()),
        draw(st.sampled_from((Kind.RUN, Kind.RUN, Kind.REST))),
        draw(_clocks),
        draw(st.one_of(st.none(), offsets())),
        draw(st.sampled_from((None, "unknown", *run_ids))),
        draw(knee_reports()),
        draw(knee_reports()),
        tuple(draw(st.lists(st.sampled_from(_person_signs), max_size=1))),
        note=draw(st.sampled_from(("", "a note"))),
    )


@st.composite
def diaries(draw: DrawFn) -> Diary:
    """Several entries a date, several rows of a run, runs without an entry and entries of runs without a record."""
    run_ids = tuple(f"r{number}" for number in range(draw(st.sampled_from((0, 1, 2, 4)))))
    count = draw(st.sampled_from((0, 1, 2, 4, 7)))
    return Diary(
        {
            RecordKind.RUN: {run_id: draw(runs(run_id)) for run_id in run_ids},
            RecordKind.ENTRY: {f"e{number}": draw(entries(f"e{number}", run_ids)) for number in range(count)},
        }
    )


def histories() -> SearchStrategy[History]:
    """The histories of such diaries."""
    return diaries().map(History.of)


def date_of(entry: Entry, history: History) -> date:
    """The date to which an entry belongs: a run's rows to its start, or to the first of them if that is unknown."""
    if entry.kind is Kind.REST or entry.run is None:
        return entry.on
    if entry.run in history.runs:
        return history.runs[entry.run].on
    return min(row.on for row in history.entries if row.kind is Kind.RUN and row.run == entry.run)


def entries_of(day: date, history: History) -> list[Entry]:
    """The entries that belong to ``day``."""
    return [entry for entry in history.entries if date_of(entry, history) == day]


def reports_of(day: date, history: History, knee: Knee) -> list[KneeReport]:
    """What the entries of ``day`` say of ``knee``."""
    return [entry.report(knee) for entry in entries_of(day, history)]


def highest(levels: list[int | None]) -> int | None:
    """The highest level that was recorded."""
    return max((level for level in levels if level is not None), default=None)


def occasions_of(day: date, history: History) -> list[list[Entry]]:
    """The runs and rest entries of ``day``, each with all its rows."""
    found: list[list[Entry]] = []
    for entry in entries_of(day, history):
        of_run = entry.kind is Kind.RUN and entry.run is not None
        same = [rows for rows in found if of_run and rows[0].kind is Kind.RUN and rows[0].run == entry.run]
        if same:
            same[0].append(entry)
        else:
            found.append([entry])
    return found


def unanswered_of(day: date, history: History) -> list[Run]:
    """The runs of ``day`` of which no entry tells."""
    told = {entry.run for entry in history.entries if entry.kind is Kind.RUN}
    return [run for run in history.runs.values() if run.on == day and run.id not in told]


def cut(history: History, as_of: date) -> History:
    """What had happened by the end of ``as_of``; a row of a run without a record happened on its own date."""

    def happened(entry: Entry) -> date:
        run = history.runs.get(entry.run or "") if entry.kind is Kind.RUN else None
        return entry.on if run is None else run.on

    rows = tuple(entry for entry in history.entries if happened(entry) <= as_of)
    return History(rows, {run_id: run for run_id, run in history.runs.items() if run.on <= as_of})
