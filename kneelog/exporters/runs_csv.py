"""Writes a diary's runs as kneelog CSV: one row a run, answered or not, the oldest first.

As :mod:`kneelog.exporters.kneelog_csv`, but with the columns of :data:`~kneelog.services.csv_columns.RUN_COLUMNS`
only: ``date`` is the run's own date, ``kind`` always ``run``. Taken into an empty diary the file gives exactly these
runs, unanswered and without entries; taken into the diary it came from it changes nothing.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from kneelog.domain.entry import Kind
from kneelog.exporters.period import ALL, Period
from kneelog.services.csv_columns import RUN_COLUMNS, guard, run_cells

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.diary import Diary
    from kneelog.domain.run import Run
    from kneelog.services.parsed import Progress

_ROWS_BETWEEN_REPORTS = 500


def write(diary: Diary, stream: TextIO, period: Period = ALL, progress: Progress | None = None) -> int:
    """Write the runs of ``period`` to a text stream that keeps line ends as they are; the number of rows.

    ``progress`` is called with (rows, runs); it may raise :class:`~kneelog.services.ports.Cancelled`.
    """
    runs = sorted((run for run in diary.runs.values() if period.holds_day(run.on)), key=_order)
    rows = csv.writer(stream, lineterminator="\r\n")
    rows.writerow(RUN_COLUMNS)
    for number, run in enumerate(runs, 1):
        rows.writerow(
            map(_cells(run).get, RUN_COLUMNS)
        )  # what is not recorded is None, which is written blank
        if progress is not None and number % _ROWS_BETWEEN_REPORTS == 0:
            progress(number, len(runs))
    return len(runs)


def _cells(run: Run) -> dict[str, str]:
    named = {"date": run.on.isoformat(), "kind": Kind.RUN.value, "run": guard(run.id)}
    return run_cells(run) | named


def _order(run: Run) -> tuple[date, bool, str, str]:
    """By date, then by the clock of the place; a run whose start is not known ends its day, as an entry does."""
    start = run.started_at
    return run.on, start is None, start.time().isoformat() if start is not None else "", run.id
