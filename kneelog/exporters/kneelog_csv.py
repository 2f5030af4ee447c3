"""Writes a diary's entries, and the runs they name, as kneelog CSV.

UTF-8 without a byte-order mark, commas, rows ended by CR LF as RFC 4180 has it (so that a note may hold any line end),
one header row, entries in the order in which they happened. Every row of a run repeats what is known of it.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from kneelog.domain.history import History
from kneelog.exporters.period import ALL, Period
from kneelog.services.csv_columns import COLUMNS, entry_cells, run_cells

if TYPE_CHECKING:
    from kneelog.domain.diary import Diary
    from kneelog.services.parsed import Progress

_ROWS_BETWEEN_REPORTS = 500


def write(diary: Diary, stream: TextIO, period: Period = ALL, progress: Progress | None = None) -> int:
    """Write the entries of ``period`` to a text stream that keeps line ends as they are; the number of rows.

    ``progress`` is called with (rows, entries); it may raise :class:`~kneelog.services.ports.Cancelled`.
    """
    history = History.of(diary)
    rows = csv.writer(stream, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    told: dict[str, dict[str, str]] = {}
    written = 0
    for number, entry in enumerate(history.entries, 1):
        if progress is not None and number % _ROWS_BETWEEN_REPORTS == 0:
            progress(number, len(history.entries))
        if not period.holds(entry, history.runs):
            continue
        cells = entry_cells(entry)
        run = history.runs.get(entry.run or "")
        if run is not None:
            if run.id not in told:
                told[run.id] = run_cells(run)
            cells |= told[run.id]
        rows.writerow(map(cells.get, COLUMNS))  # what is not recorded is None, which is written blank
        written += 1
    return written
