"""Entries and runs as rows of their tables and back.

A row that the domain refuses (an unknown place, 30 February) raises ``ValueError``, ``LookupError`` or a
KneelogError: the file is damaged. Nothing here knows SQLAlchemy.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.places import Place
from kneelog.domain.report import (
    BLANK,
    Knee,
    KneeReport,
    Lasted,
    LastedUnit,
    Spread,
    Swelling,
    SwellingExtent,
    SwellingOnset,
)
from kneelog.domain.run import Run, RunKind
from kneelog.domain.signs import Sign

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = tuple[Any, ...]
Rows = defaultdict[str, list[Row]]
"""Rows to insert, by table."""

_WORDS: dict[object, str] = {
    member: member.value
    for words in (
        Knee,
        Kind,
        RunKind,
        Place,
        Sign,
        Spread,
        Swelling,
        SwellingExtent,
        SwellingOnset,
        LastedUnit,
    )
    for member in words
}
"""What is kept for each word; quicker than asking the word itself."""

_KINDS = {kind.value: kind for kind in Kind}
_PLACES = {place.value: place for place in Place}
_SIGNS = {sign.value: sign for sign in Sign}


def instant_text(instant: datetime) -> str:
    """An instant in UTC as it is kept: ``2026-03-02T17:30:00Z``."""
    return instant.replace(tzinfo=None).isoformat() + "Z"


def entry_rows(entry: Entry, rows: Rows) -> None:
    """Add the rows of ``entry`` to ``rows``; a blank knee has none."""
    rows["entry"].append(
        (
            entry.id,
            entry.on.isoformat(),
            None if entry.at is None else entry.at.isoformat(),
            entry.utc_offset,
            _WORDS[entry.kind],
            entry.run,
            entry.note,
            entry.eased_by_medicine,
            instant_text(entry.recorded_at),
            None if entry.edited_at is None else instant_text(entry.edited_at),
        )
    )
    for knee, report in (("left", entry.left), ("right", entry.right)):
        if not report.is_blank:
            rows["knee_report"].append(_report_row(entry.id, knee, report))
            for place in report.places:
                rows["knee_place"].append((entry.id, knee, _WORDS[place]))
            for sign in report.signs:
                rows["knee_sign"].append((entry.id, knee, _WORDS[sign]))
    for sign in entry.signs:
        rows["person_sign"].append((entry.id, _WORDS[sign]))


def _report_row(entry_id: str, knee: str, report: KneeReport) -> Row:
    lasted = report.lasted
    return (
        entry_id,
        knee,
        report.level,
        report.start,
        report.during,
        report.after,
        _WORDS.get(report.spread),
        _WORDS.get(report.swelling),
        _WORDS.get(report.swelling_extent),
        _WORDS.get(report.swelling_onset),
        None if lasted is None else lasted.amount,
        None if lasted is None else _WORDS[lasted.unit],
    )


def run_rows(run: Run, rows: Rows) -> None:
    """Add the rows of ``run`` to ``rows``."""
    start = run.started_at
    offset = None if start is None else start.utcoffset()
    rows["run"].append(
        (
            run.id,
            run.on.isoformat(),
            None if start is None else start.time().isoformat(),
            None if offset is None else offset // timedelta(minutes=1),
            run.distance_m,
            run.moving_s,
            run.climb_m,
            run.heart_rate,
            run.cadence,
            run.effort,
            _WORDS.get(run.kind),
            run.surface,
            run.shoes,
            run.title,
            run.source,
            None if run.edited_at is None else instant_text(run.edited_at),
        )
    )
    rows["run_source"].extend((run.id, position, name) for position, name in enumerate(run.source_ids))


class ReportReader:
    """Builds the reports of many knees; equal ones, which are many, share one value."""

    def __init__(self, places: Iterable[Row], signs: Iterable[Row]) -> None:
        self._places = _grouped(places)
        self._signs = _grouped(signs)
        self._known: dict[Row, KneeReport] = {}

    def read(self, rows: Iterable[Row]) -> dict[tuple[str, str], KneeReport]:
        """The report for each (entry id, knee)."""
        found = {}
        for row in rows:
            key = row[:2]
            parts = (row[2:], self._places.get(key, ()), self._signs.get(key, ()))
            report = self._known.get(parts)
            if report is None:
                report = self._known[parts] = _report(*parts)
            found[key] = report
        return found


def _grouped(rows: Iterable[Row]) -> dict[tuple[str, str], tuple[str, ...]]:
    groups: dict[tuple[str, str], tuple[str, ...]] = {}
    for entry_id, knee, word in rows:
        key = (entry_id, knee)
        groups[key] = (*groups.get(key, ()), word)
    return groups


def _report(content: Row, places: tuple[str, ...], signs: tuple[str, ...]) -> KneeReport:
    level, start, during, after, spread, swelling, extent, onset, lasted, lasted_unit = content
    return KneeReport(
        level,
        start,
        during,
        after,
        tuple([_PLACES[place] for place in places]),
        None if spread is None else Spread(spread),
        None if swelling is None else Swelling(swelling),
        None if extent is None else SwellingExtent(extent),
        None if onset is None else SwellingOnset(onset),
        None if lasted is None else Lasted(lasted, LastedUnit(lasted_unit)),
        tuple([_SIGNS[sign] for sign in signs]),
    )


def read_entries(
    rows: Iterable[Row], reports: dict[tuple[str, str], KneeReport], person_signs: Iterable[Row]
) -> dict[str, Entry]:
    """Entries by id."""
    signs: dict[str, tuple[Sign, ...]] = {}
    for entry_id, sign in person_signs:
        signs[entry_id] = (*signs.get(entry_id, ()), _SIGNS[sign])
    entries = {}
    for entry_id, on, at, offset, kind, run, note, medicine, recorded, edited in rows:
        entries[entry_id] = Entry(
            entry_id,
            date.fromisoformat(on),
            _KINDS[kind],
            None if at is None else time.fromisoformat(at),
            offset,
            run,
            reports.get((entry_id, "left"), BLANK),
            reports.get((entry_id, "right"), BLANK),
            signs.get(entry_id, ()),
            note,
            medicine,
            datetime.fromisoformat(recorded),
            None if edited is None else datetime.fromisoformat(edited),
        )
    return entries


def read_runs(rows: Iterable[Row], sources: Iterable[Row]) -> dict[str, Run]:
    """Runs by id; ``sources`` are in the order of their positions."""
    names: dict[str, tuple[str, ...]] = {}
    for run_id, _, name in sources:
        names[run_id] = (*names.get(run_id, ()), name)
    runs = {}
    for run_id, on, start, offset, *known, kind, surface, shoes, title, source, edited in rows:
        day = date.fromisoformat(on)
        distance, moving, climb, heart_rate, cadence, effort = known
        runs[run_id] = Run(
            run_id,
            day,
            None if start is None else datetime.combine(day, time.fromisoformat(start), _zone(offset)),
            distance,
            moving,
            climb,
            heart_rate,
            cadence,
            effort,
            None if kind is None else RunKind(kind),
            surface,
            shoes,
            title,
            source,
            names.get(run_id, ()),
            None if edited is None else datetime.fromisoformat(edited),
        )
    return runs


def _zone(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes)) if minutes else UTC
