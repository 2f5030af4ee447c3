"""One row of a kneelog CSV -> one entry and what it tells of its run.

Rows are given as column -> cell, only the filled ones; the command line's options have the same names and forms.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date
from functools import partial
from typing import TYPE_CHECKING, Any

from kneelog.domain.diary import RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import Knee
from kneelog.domain.run import Run, RunKind
from kneelog.domain.signs import Sign
from kneelog.errors import InvalidValueError
from kneelog.importers import cells, choices
from kneelog.importers.derived import DerivedIds, derived_run_id
from kneelog.importers.knees import KneeReader
from kneelog.services.csv_columns import (
    ENTRY_FIELDS,
    METRES_PER_KM,
    RUN_FIELDS,
    SECONDS_PER_MINUTE,
    entry_cells,
    fact_cells,
)
from kneelog.services.parsed import ParsedRecord
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime, tzinfo

_KM = (METRES_PER_KM, 1000, "8.2")
_MINUTES = (SECONDS_PER_MINUTE, 14 * 24 * 60, "43.5")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file is read against.

    ``today`` is the last date that is not in the future; ``now`` (UTC) stands for a blank ``recorded_at``; ``zone``
    gives offsets that are not written, ``None`` being the system's.
    """

    today: date
    now: datetime
    zone: tzinfo | None = None


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one file whose header holds ``columns``; ``comma`` tells that decimals may have one.

    In a file of runs (``only_runs``) a run that is named is a run alone, without an entry.
    """

    columns: frozenset[str]
    reading: Reading
    comma: bool = False
    only_runs: bool = False
    readers: dict[str, Callable[[str, str], Any]] = field(init=False)
    readers_of_imported: dict[str, Callable[[str, str], Any]] = field(init=False)
    """Of runs that came from a file: a watch whose clock is wrong dates them ahead, and they were taken in so."""
    knees: dict[Knee, KneeReader] = field(init=False)
    ids: DerivedIds = field(default_factory=DerivedIds)
    compared: dict[frozenset[str], tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Choose a reader for each column."""
        self.readers = _readers(self.reading.today, comma=self.comma)
        self.readers_of_imported = _readers(date.max, comma=self.comma)
        self.knees = {knee: KneeReader(knee) for knee in Knee}

    def read(self, line: int, filled: Mapping[str, str]) -> ParsedRecord | list[InvalidValueError]:
        """The record of one row, or everything that is wrong with it. ``filled`` holds no blank cells."""
        is_imported = self.only_runs and "run_source_ids" in filled
        row = _Row(self.reading, filled, date.max if is_imported else self.reading.today)
        row.take(self.readers_of_imported if is_imported else self.readers)
        left, right = (self.knees[knee].read(filled, row.wrong) for knee in Knee)
        if row.wrong:
            return row.wrong
        try:
            facts = row.facts()
            if self.only_runs and row.kind is Kind.RUN and "run" in filled:
                return _run_record(line, row, facts)
            return self._record(line, row, facts, {"left": left, "right": right})
        except InvalidValueError as error:
            return [error]

    def _record(self, line: int, row: _Row, facts: dict[str, Any], reports: dict[str, Any]) -> ParsedRecord:
        values, filled = row.values, row.filled
        known_id: str | None = values.get("id")
        run: str | None = values.get("run")
        entry = Entry(
            known_id or "-",
            values["date"],
            row.kind,
            values.get("time"),
            row.offset(),
            run,
            reports["left"],
            reports["right"],
            values.get("signs", ()),
            values.get("note", ""),
            values.get("eased_by_medicine", ""),
            values.get("recorded_at", self.reading.now),
            values.get("edited_at"),
        )
        if known_id is None or (run is None and facts):
            entry_id = known_id or self._derived_id(entry, row, facts)
            run = run or (derived_run_id(entry_id) if facts else None)
            entry = replace(entry, id=entry_id, run=run)
        unsaid = set()
        if "time" in filled and "utc_offset" not in filled:
            unsaid.add("utc_offset")
        if "run" not in filled:  # the program itself names a run, when its next morning is answered
            unsaid.add("run")
        return ParsedRecord(
            RecordKind.ENTRY,
            entry.id,
            entry,
            self._compared(frozenset(unsaid)),
            line,
            is_id_given=known_id is not None,
            is_run_given="run" in filled,
            facts=facts,
        )

    def _compared(self, unsaid: frozenset[str]) -> tuple[str, ...]:
        """The places of an entry that a row with these columns tells."""
        found = self.compared.get(unsaid)
        if found is None:
            said = self.columns - unsaid
            found = tuple(place for column, place in ENTRY_FIELDS.items() if column in said)
            self.compared[unsaid] = found
        return found

    def _derived_id(self, entry: Entry, row: _Row, facts: Mapping[str, object]) -> str:
        """An id from what the row says, however it is written, and how many equal rows came before it."""
        content = entry_cells(entry) | fact_cells(facts)
        if "time" in content and row.values.get("utc_offset") is None:
            del content["utc_offset"]  # what the zone gave may be another one the next time
        if "run_started_at" in row.filled:
            content["run_started_at"] = row.started_at_utc
            if "run_date" not in row.filled:
                del content["run_date"]
        return self.ids.entry_id(content)


@dataclass(slots=True)
class _Row:
    """A row on its way: its filled cells, their values by column, and what is wrong with it."""

    reading: Reading
    filled: Mapping[str, str]
    today: date
    values: dict[str, Any] = field(default_factory=dict)
    wrong: list[InvalidValueError] = field(default_factory=list)
    started_at_utc: str = ""

    def take(self, readers: Mapping[str, Callable[[str, str], Any]]) -> None:
        """Read every cell that is not a knee's."""
        for column, written in self.filled.items():
            reader = readers.get(column)
            if reader is not None:
                try:
                    self.values[column] = reader(column, written)
                except InvalidValueError as error:
                    self.wrong.append(error)
        if "date" not in self.filled:
            self.wrong.append(
                InvalidValueError("date", tr("date is blank: every row needs one, such as 2026-03-02."))
            )

    @property
    def kind(self) -> Kind:
        """As given; else a run if any ``run_…`` column is filled. ``run`` alone does not decide."""
        given: Kind | None = self.values.get("kind")
        if given is not None:
            return given
        return Kind.RUN if any(column in RUN_FIELDS for column in self.filled) else Kind.REST

    def offset(self) -> int | None:
        """As given; else, beside a time, the zone's on that date."""
        at = self.values.get("time")
        if "utc_offset" in self.filled or at is None:
            return self.values.get("utc_offset")
        return cells.zone_offset(self.values["date"], at, self.reading.zone)

    def facts(self) -> dict[str, Any]:
        """What the row tells of its run, checked; ``on`` only where it tells the run's date."""
        values = self.values
        facts = {name: values[column] for column, name in RUN_FIELDS.items() if column in values}
        if not facts:
            return facts
        if self.kind is Kind.REST and "run" not in values:
            raise InvalidValueError(
                "run", tr("run is blank: a rest row that tells of a run needs the id of that run.")
            )
        start = facts.get("started_at")
        if start is not None:
            self.started_at_utc = start.astimezone(UTC).isoformat()
            if cells.is_utc_written(self.filled["run_started_at"]):
                start = cells.local_start(start, values.get("utc_offset"), self.reading.zone)
                facts["started_at"] = start
            cells.not_after("run_started_at", start.date(), self.today)
            facts.setdefault("on", start.date())
        checked = Run("-", **{"on": values["date"], **facts})
        return {name: getattr(checked, name) for name in facts}


def _run_record(line: int, row: _Row, facts: dict[str, Any]) -> ParsedRecord:
    """A row of a file of runs: its date is the run's own, and nothing is said of a knee."""
    facts.setdefault("on", row.values["date"])
    run = Run(row.values["run"], **facts)
    return ParsedRecord(RecordKind.RUN, run.id, run, tuple(facts), line, facts=facts)


def _readers(today: date, *, comma: bool) -> dict[str, Callable[[str, str], Any]]:
    a_date = partial(cells.read_date, today=today)
    readers: dict[str, Callable[[str, str], Any]] = {
        "id": cells.read_id,
        "date": a_date,
        "time": cells.read_time,
        "utc_offset": cells.read_offset,
        "kind": partial(choices.read_choice, choices=Kind),
        "run": cells.read_id,
        "signs": partial(choices.read_ids, choices=Sign),
        "run_km": partial(cells.read_scaled, form=_KM, comma=comma),
        "run_minutes": partial(cells.read_scaled, form=_MINUTES, comma=comma),
        "run_effort": cells.read_level,
        "run_kind": partial(choices.read_choice, choices=RunKind),
        "run_date": a_date,
        "run_source_ids": choices.read_names,
    }
    texts = ("note", "eased_by_medicine", "run_surface", "run_shoes", "run_title", "run_source")
    readers |= dict.fromkeys(texts, cells.read_text)
    readers |= dict.fromkeys(("run_climb_m", "run_heart_rate", "run_cadence"), cells.read_whole)
    readers |= dict.fromkeys(
        ("recorded_at", "edited_at", "run_started_at", "run_edited_at"), cells.read_instant
    )
    return readers
