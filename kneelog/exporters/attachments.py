"""What a runner may put inside the page for the physio: the period's entries and runs, to be taken in elsewhere.

Nothing else of the diary goes along: no background, preferences, appointments, scores, nothing that was tried, no
reminder. Without ``notes`` two free texts are left blank, an entry's note and a run's title, for both say whatever
the runner typed, of other people too. What eased by medicine is said to have done is a fact about the knee and stays,
as do shoes, surface, and the names under which other programs know a run, without which it would come in twice.

A diary that holds these entries with their notes refuses a file without them as other content, and keeps its own.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from kneelog.domain.care import SINGLE
from kneelog.domain.diary import Diary, Record, RecordKind
from kneelog.domain.history import event_date
from kneelog.exporters import kneelog_csv, kneelog_json, runs_csv
from kneelog.services.physio_choice import Attached

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from typing import TextIO

    from kneelog.domain.period import Period


def attachments(diary: Diary, period: Period, made: datetime, *, notes: bool) -> dict[Attached, bytes]:
    """The files by their name inside the PDF, the same bytes each time; ``made`` (with its offset) dates the JSON.

    The JSON holds the entries that happened in ``period``, the runs in it and those its entries follow up, the pairs
    of shoes that these runs name, and the settings of the rule; the CSV files hold the same entries and runs.
    """
    part = part_of(diary, period, notes=notes)
    return {
        Attached.JSON: _bytes(lambda stream: kneelog_json.write(part, stream, made)),
        Attached.CSV: _bytes(lambda stream: kneelog_csv.write(part, stream)),
        Attached.RUNS: _bytes(lambda stream: runs_csv.write(part, stream)),
    }


def part_of(diary: Diary, period: Period, *, notes: bool) -> Diary:
    """What of ``diary`` is put inside the PDF, as a diary of its own."""
    entries = {
        entry.id: entry if notes else replace(entry, note="")
        for entry in diary.entries.values()
        if period.holds(event_date(entry, diary.runs))
    }
    named = {entry.run for entry in entries.values()}
    runs = {
        run.id: run if notes else replace(run, title="")
        for run in diary.runs.values()
        if run.id in named or period.holds(run.on)
    }
    worn = {run.shoes for run in runs.values()}
    shoes = {shoe.id: shoe for shoe in diary.shoes.values() if shoe.name in worn}
    records: Mapping[RecordKind, Mapping[str, Record]] = {
        RecordKind.ENTRY: entries,
        RecordKind.RUN: runs,
        RecordKind.SHOE: shoes,
        RecordKind.RULES: {SINGLE: diary.rules},
    }
    return Diary(records)


def _bytes(write: Callable[[TextIO], object]) -> bytes:
    stream = io.StringIO(newline="")
    write(stream)
    return stream.getvalue().encode()
