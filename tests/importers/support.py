"""What the tests of import and export share: one runner's today, and files as text."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from kneelog.domain.codec import to_plain
from kneelog.domain.diary import EMPTY, Diary
from kneelog.exporters import kneelog_csv, kneelog_json
from kneelog.exporters.period import ALL, Period
from kneelog.importers.detect import plan_import
from kneelog.importers.rows import Reading

if TYPE_CHECKING:
    from kneelog.domain.entry import Entry
    from kneelog.services.importing import ImportPlan

TODAY = date(2026, 3, 10)
NOW = datetime(2026, 3, 10, 11, 0, tzinfo=UTC)
BERLIN_WINTER = timezone(timedelta(hours=1))
READING = Reading(TODAY, NOW, BERLIN_WINTER)


def plan(content: str | bytes, diary: Diary = EMPTY, reading: Reading = READING) -> ImportPlan:
    """What importing a file of that content would do."""
    raw = content if isinstance(content, bytes) else content.encode()
    return plan_import(io.BytesIO(raw), diary, reading)


def taken(content: str | bytes, diary: Diary = EMPTY, reading: Reading = READING) -> Diary:
    """The diary after importing a file that has nothing wrong with it."""
    planned = plan(content, diary, reading)
    assert planned.rejected == ()
    change = planned.change()
    return diary if change is None else diary.applying(change.edits)


def one(content: str) -> Entry:
    """The only entry of a CSV."""
    (entry,) = taken(content).entries.values()
    return entry


def as_csv(diary: Diary, period: Period = ALL) -> str:
    """The diary's CSV."""
    stream = io.StringIO(newline="")
    kneelog_csv.write(diary, stream, period)
    return stream.getvalue()


def as_json(diary: Diary, period: Period = ALL) -> str:
    """The diary's JSON."""
    stream = io.StringIO(newline="")
    kneelog_json.write(diary, stream, NOW, period)
    return stream.getvalue()


def plainly(diary: Diary) -> dict[str, dict[str, Any]]:
    """Everything in a diary, in a form in which two spellings of one instant differ."""
    return {
        kind.value: {name: to_plain(record) for name, record in records.items()}
        for kind, records in diary.records.items()
        if records
    }
