r"""The kneelog CSV: its columns, and how a value is written into a cell. Readers and writers share this table.

Cells are text; an empty one means *not recorded*. Decimals carry a point. The columns after ``run_source`` came
with version 1 of the program; they make an export of entries and the runs they name lossless:

``edited_at``
    when the entry was last changed (UTC)
``run_date``
    the run's local date, which a follow-up's own row does not tell
``run_source_ids``
    the names under which other programs know the run, separated by ``;`` (``\;`` is one inside a name, ``\\`` a
    backslash)
``run_edited_at``
    when the run was last changed (UTC)

A file of runs has the columns of :data:`RUN_COLUMNS`: one row a run, and nothing that could be said of a knee. See
:func:`holds_only_runs` for how such a file is told from one of entries.

A time whose offset from UTC is not known is written with the offset ``-00:00``, as RFC 3339 has it, for a blank
``utc_offset`` beside a time means that the system's zone holds.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kneelog.domain.report import BLANK, Knee

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import time

    from kneelog.domain.entry import Entry
    from kneelog.domain.report import KneeReport
    from kneelog.domain.run import Run

_IN_ORDER = (
    "id date time utc_offset kind run left right left_start left_during left_after right_start right_during "
    "right_after left_places right_places left_spread right_spread left_swelling right_swelling "
    "left_swelling_extent right_swelling_extent left_swelling_onset right_swelling_onset left_lasted right_lasted "
    "left_signs right_signs signs note eased_by_medicine recorded_at run_started_at run_km run_minutes run_climb_m "
    "run_heart_rate run_cadence run_effort run_kind run_surface run_shoes run_title run_source "
    "edited_at run_date run_source_ids run_edited_at"
)
COLUMNS = tuple(_IN_ORDER.split())
"""Every column, in the order in which they are exported."""

REPORT_FIELDS = (
    "level",
    "start",
    "during",
    "after",
    "places",
    "spread",
    "swelling",
    "swelling_extent",
    "swelling_onset",
    "lasted",
    "signs",
)

RUN_FIELDS = {
    "run_started_at": "started_at",
    "run_km": "distance_m",
    "run_minutes": "moving_s",
    "run_climb_m": "climb_m",
    "run_heart_rate": "heart_rate",
    "run_cadence": "cadence",
    "run_effort": "effort",
    "run_kind": "kind",
    "run_surface": "surface",
    "run_shoes": "shoes",
    "run_title": "title",
    "run_source": "source",
    "run_date": "on",
    "run_source_ids": "source_ids",
    "run_edited_at": "edited_at",
}
"""Column -> field of :class:`~kneelog.domain.run.Run`."""

_OF_A_RUNS_ROW = ("date", "kind", "run")

RUN_COLUMNS = (*_OF_A_RUNS_ROW, *(name for name in COLUMNS if name in RUN_FIELDS and name != "run_date"))
"""Every column of a file of runs, in the order in which they are exported; ``date`` is the run's own."""

UNKNOWN_OFFSET = "-00:00"
METRES_PER_KM = 1000
SECONDS_PER_MINUTE = 60

_GUARDED = frozenset("=+-@'\t\r")
_HOUR = 60


def knee_column(knee: Knee, field: str) -> str:
    """The column that holds ``field`` of a :class:`~kneelog.domain.report.KneeReport`."""
    return knee.value if field == "level" else f"{knee.value}_{field}"


def holds_only_runs(columns: frozenset[str]) -> bool:
    """Whether a file with these columns tells of runs and of nothing else.

    It has ``date``, ``kind`` and ``run``, at least one ``run_…`` column, and none that an entry could fill. Its rows
    of kind ``run`` that name their run are then runs without an answer, which need no entry.
    """
    told = columns.difference(_OF_A_RUNS_ROW)
    return bool(told) and told <= RUN_FIELDS.keys() and columns.issuperset(_OF_A_RUNS_ROW)


KNEE_COLUMNS = {knee: {knee_column(knee, field): field for field in REPORT_FIELDS} for knee in Knee}
"""Per knee: column -> field of its report."""

ENTRY_FIELDS = {
    "date": "on",
    "time": "at",
    "utc_offset": "utc_offset",
    "kind": "kind",
    "run": "run",
    **{column: f"{knee.value}.{field}" for knee in Knee for column, field in KNEE_COLUMNS[knee].items()},
    "signs": "signs",
    "note": "note",
    "eased_by_medicine": "eased_by_medicine",
}
"""Column -> where an entry holds it. Not ``id``, nor the instants of typing: they are no content."""


def guard(text: str) -> str:
    """Free text as a cell: one leading ``'`` before what a spreadsheet would take for a formula."""
    return "'" + text if text and text[0] in _GUARDED else text


def unguard(cell: str) -> str:
    """The free text of a cell: without one leading ``'`` that :func:`guard` put there."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in _GUARDED else cell


def entry_cells(entry: Entry) -> dict[str, str]:
    """The filled cells of an entry, without those of its run."""
    cells = {
        "id": guard(entry.id),
        "date": entry.on.isoformat(),
        "kind": entry.kind.value,
        "recorded_at": entry.recorded_at.isoformat(),
    }
    if entry.at is not None:
        cells["time"] = written_time(entry.at)
        cells["utc_offset"] = UNKNOWN_OFFSET
    if entry.utc_offset is not None:
        cells["utc_offset"] = written_offset(entry.utc_offset)
    if entry.run is not None:
        cells["run"] = guard(entry.run)
    if entry.left is not BLANK:
        cells |= _knee_cells(entry.left, Knee.LEFT)
    if entry.right is not BLANK:
        cells |= _knee_cells(entry.right, Knee.RIGHT)
    if entry.signs:
        cells["signs"] = ";".join(entry.signs)
    for name in ("note", "eased_by_medicine"):
        text = getattr(entry, name)
        if text:
            cells[name] = guard(text)
    if entry.edited_at is not None:
        cells["edited_at"] = entry.edited_at.isoformat()
    return cells


@lru_cache(4096)  # a diary says few different things of a knee, again and again
def _knee_cells(report: KneeReport, knee: Knee) -> Mapping[str, str]:
    """The filled cells of one knee."""
    cells = {}
    for column, field in KNEE_COLUMNS[knee].items():
        value = getattr(report, field)
        if value is not None and value != ():
            cells[column] = ";".join(value) if isinstance(value, tuple) else str(value)
    return cells


def run_cells(run: Run) -> dict[str, str]:
    """The filled cells of a run, without its id."""
    return fact_cells({field: getattr(run, field) for field in RUN_FIELDS.values()})


def fact_cells(facts: Mapping[str, object]) -> dict[str, str]:
    """The filled cells of those fields of a run that ``facts`` holds."""
    cells = {}
    for column, field in RUN_FIELDS.items():
        value = facts.get(field)
        if value is not None and value not in ("", ()):
            cells[column] = _fact(field, value)
    return cells


def _fact(field: str, value: object) -> str:
    if field == "distance_m" and isinstance(value, int):
        return _decimal(f"{value // METRES_PER_KM}.{value % METRES_PER_KM:03}")
    if field == "moving_s" and isinstance(value, int):
        hundredths = round(value * 100 / SECONDS_PER_MINUTE)  # exact enough: a second is 1.67 of them
        return _decimal(f"{hundredths // 100}.{hundredths % 100:02}")
    if isinstance(value, tuple):
        return guard(";".join(name.replace("\\", "\\\\").replace(";", "\\;") for name in value))
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return guard(value) if isinstance(value, str) else str(value)


def _decimal(written: str) -> str:
    return written.rstrip("0").rstrip(".")


def written_time(at: time) -> str:
    """18:30, with seconds only where there are some."""
    return at.isoformat() if at.second or at.microsecond else at.isoformat("minutes")


def written_offset(minutes: int) -> str:
    """+01:00."""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // _HOUR:02}:{abs(minutes) % _HOUR:02}"
