"""Puts together the runs that the rows of a CSV tell of: several rows may tell of one run, none need tell all.

Rows of one run must agree wherever two of them are filled, and with the run that the diary knows: a new row may fill
in what the diary's run leaves open, a known one says the same as the diary. The run's date is that of its start, or as
``run_date`` tells, or the diary's; else the first date of its ``run`` rows. A follow-up whose run is known nowhere is
taken as the next-morning answer that it is: its run is dated the day before, which is said; a file that tells more of
that run later corrects the date. A row of a file of runs names no entry; its run stays unanswered.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from kneelog.domain.diary import Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.run import Run
from kneelog.services.csv_columns import RUN_FIELDS, fact_cells
from kneelog.services.parsed import ParsedRecord, Problem, shown
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kneelog.domain.diary import Diary, Record

_COLUMN = {name: column for column, name in RUN_FIELDS.items()}
_BLANK = (None, "", ())


@dataclass(slots=True)
class Told:
    """What the rows of one run tell, each fact with the line that told it first."""

    facts: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int | None] = field(default_factory=dict)
    rows: list[tuple[ParsedRecord, bool]] = field(default_factory=list)
    """Rows, and whether the diary knows the row's entry."""


@dataclass(slots=True)
class Settled:
    """The outcome: edits of runs, rows that contradict the diary, and what is worth saying."""

    edits: list[Edit] = field(default_factory=list)
    rejected: list[tuple[ParsedRecord, Problem]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    known: set[int] = field(default_factory=set)

    def is_new(self, record: ParsedRecord) -> bool:
        """Whether ``record`` would have been added."""
        return id(record) not in self.known


@dataclass(slots=True)
class RunMatcher:
    """Collects rows with :meth:`add`; :meth:`settle` says what becomes of their runs.

    ``columns`` are the fields of a run for which the file has a column.
    """

    diary: Diary
    columns: frozenset[str]
    told: dict[str, Told] = field(default_factory=dict)
    dated: frozenset[str | None] | None = None

    def add(self, row: ParsedRecord, known: Record | None) -> Problem | None:
        """Take what ``row`` tells of its run; a problem if an earlier row of that run tells otherwise."""
        run_id = _run_of(known if isinstance(known, Entry) and not row.is_run_given else row.record)
        if run_id is None or row.facts is None:
            return None
        told = self.told.get(run_id)
        if told is None:
            told = self.told[run_id] = Told()
        for name in differing(row.facts, told.facts):
            sentence = tr(
                "{column} is {here}, but {there} on line {line} for the same run “{run}”.",
                column=_COLUMN[name],
                here=_said(name, row.facts[name]),
                there=_said(name, told.facts[name]),
                line=told.lines[name],
                run=shown(run_id),
            )
            return row.problem(_COLUMN[name], sentence)
        for name, value in row.facts.items():
            if name not in told.facts:
                told.facts[name] = value
                told.lines[name] = row.line
        told.rows.append((row, known is not None))
        return None

    def settle(self, new: Iterable[ParsedRecord], new_runs: set[str]) -> Settled:
        """What becomes of the runs. ``new`` are the records that would be added, ``new_runs`` the runs among them."""
        settled = Settled()
        for run_id, told in self.told.items():
            known = self.diary.runs.get(run_id)
            if known is not None:
                self._compare(known, told, settled)
        unknown: dict[str, list[ParsedRecord]] = {}
        for record in new:
            named = _run_of(record.record)
            if named is not None and named not in self.diary.runs and named not in new_runs:
                unknown.setdefault(named, []).append(record)
        for run_id, records in unknown.items():
            self._make(run_id, records, settled)
        return settled

    def _make(self, run_id: str, records: list[ParsedRecord], settled: Settled) -> None:
        told = self.told.get(run_id) or Told()
        facts = dict(told.facts)
        if "on" not in facts:
            run_days = _run_days(records)
            facts["on"] = min(run_days) if run_days else _day_before(_first_day(records))
            if not run_days:
                settled.warnings.append(
                    tr(
                        "{where} follows up the run “{run}”, of which nothing is known: it is "
                        "kept as a run of {day}, the day before.",
                        where=_where(records[0]),
                        run=shown(run_id),
                        day=facts["on"],
                    )
                )
        run = Run(run_id, **facts)
        settled.edits.append(Edit(RecordKind.RUN, run_id, None, run))

    def _compare(self, known: Run, told: Told, settled: Settled) -> None:
        """Refuse the rows that contradict the diary's run, and fill in what new ones add to it."""
        theirs = {name: getattr(known, name) for name in RUN_FIELDS.values()}
        theirs = {name: value for name, value in theirs.items() if value not in _BLANK}
        added: dict[str, Any] = {}
        if theirs.keys() == {"on"} and known.id not in self._dated_runs():
            del theirs["on"]
            added = {"on": min(_run_days(row for row, _ in told.rows), default=known.on)}
        for row, is_known in told.rows:
            mine = dict(row.facts or {})
            wrong = differing(mine, theirs)
            if is_known:
                settled.known.add(id(row))
                wrong += self._unlike(row, mine, theirs, told.facts)
            if wrong:
                settled.rejected.append((row, _contradiction(row, known, wrong[0], mine, theirs)))
            else:
                added |= {name: value for name, value in mine.items() if name not in {*theirs, "edited_at"}}
        if added:
            completed = replace(known, **added)
            if completed != known:
                settled.edits.append(Edit(RecordKind.RUN, known.id, known, completed))

    def _unlike(
        self, row: ParsedRecord, mine: Mapping[str, Any], theirs: Mapping[str, Any], told: Mapping[str, Any]
    ) -> list[str]:
        """Where a row that the diary knows tells more, or as a run's own row less, than the diary."""
        names = [name for name in mine if name not in theirs and name not in ("on", "edited_at")]
        if isinstance(row.record, Entry) and row.record.kind is Kind.RUN:
            names += [
                name
                for name in theirs
                if name in self.columns and name not in told and name not in ("on", "edited_at")
            ]
        return names

    def _dated_runs(self) -> frozenset[str | None]:
        """The runs of which a ``run`` entry of the diary speaks, so that their date is no guess."""
        if self.dated is None:
            self.dated = frozenset(
                entry.run for entry in self.diary.entries.values() if entry.kind is Kind.RUN
            )
        return self.dated


def _run_of(record: Record) -> str | None:
    """The id of the run that an entry names, or that a row of a file of runs is."""
    if isinstance(record, Run):
        return record.id
    return record.run if isinstance(record, Entry) else None


def differing(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[str]:
    """The fields that both tell, and tell differently. The same start on another clock is the same."""
    names = [
        name
        for name, value in mine.items()
        if name != "edited_at" and name in theirs and theirs[name] != value
    ]
    start = mine.get("started_at")
    if "on" in names and start is not None and start == theirs.get("started_at"):
        names.remove("on")
    return names


def _contradiction(
    row: ParsedRecord, known: Run, name: str, mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> Problem:
    sentence = tr(
        "{column} is {here}, but {there} in the diary for the run “{run}”.",
        column=_COLUMN[name],
        here=_said(name, mine.get(name)),
        there=_said(name, theirs.get(name)),
        run=shown(known.id),
    )
    return row.problem(_COLUMN[name], sentence)


def _said(name: str, value: object) -> str:
    cells = fact_cells({name: value})
    return shown(cells[_COLUMN[name]], 40) if cells else tr("blank")


def _where(record: ParsedRecord) -> str:
    if record.line:
        return tr("Line {line}", line=record.line)
    return record.where or tr("This entry")  # typed on the command line, it has neither


def _run_days(records: Iterable[ParsedRecord]) -> list[date]:
    """The dates of those that are entries of a run."""
    entries = (record.record for record in records)
    return [entry.on for entry in entries if isinstance(entry, Entry) and entry.kind is Kind.RUN]


def _first_day(records: Iterable[ParsedRecord]) -> date:
    entries = (record.record for record in records)
    return min(entry.on for entry in entries if isinstance(entry, Entry))


def _day_before(day: date) -> date:
    return day if day == date.min else day - timedelta(days=1)
