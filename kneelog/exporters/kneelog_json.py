"""Writes a whole diary as kneelog JSON, without loss.

UTF-8, one record a line. Settings are always written, with their defaults where nothing was changed. With a period,
only the entries and runs in it are written (and the runs that those entries name), beside everything else.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from kneelog.domain.care import SINGLE
from kneelog.domain.diary import SINGLES, Record, RecordKind
from kneelog.domain.history import History
from kneelog.exporters.period import ALL, Period
from kneelog.services.json_shape import FORMAT, MANY, VERSION, to_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from kneelog.domain.diary import Diary
    from kneelog.services.parsed import Progress

_RECORDS_BETWEEN_REPORTS = 200


def write(
    diary: Diary, stream: TextIO, now: datetime, period: Period = ALL, progress: Progress | None = None
) -> int:
    """Write the diary to a text stream; ``now`` (with its offset) is the ``exported_at``. The number of records.

    ``progress`` is called with (records, all records); it may raise :class:`~kneelog.services.ports.Cancelled`.
    """
    chosen = _chosen(diary, period)
    total = sum(len(records) for records in chosen.values())
    header = {"format": FORMAT, "version": VERSION, "exported_at": now.isoformat(timespec="seconds")}
    stream.write("{\n" + ",\n".join(f"{_dump(name)}: {_dump(value)}" for name, value in header.items()))
    stream.writelines(
        f",\n{_dump(kind.value)}: {_dump(to_json(kind, record))}" for kind, record in _singles(diary)
    )
    written = 0
    for kind in MANY:
        stream.write(f",\n{_dump(kind.value)}: [")
        for number, record in enumerate(chosen[kind]):
            stream.write((",\n" if number else "\n") + _dump(to_json(kind, record)))
            written += 1
            if progress is not None and written % _RECORDS_BETWEEN_REPORTS == 0:
                progress(written, total)
        stream.write("\n]" if chosen[kind] else "]")
    stream.write("\n}\n")
    return written


def _singles(diary: Diary) -> Iterator[tuple[RecordKind, Record]]:
    for kind in RecordKind:
        if kind is RecordKind.RULES:
            yield kind, diary.rules
        elif kind in SINGLES:
            record = diary.get(kind, SINGLE)
            if record is not None:
                yield kind, record


def _chosen(diary: Diary, period: Period) -> dict[RecordKind, list[Record]]:
    """The records of each list: entries in the order in which they happened, others by id."""
    history = History.of(diary)
    chosen = {kind: [record for _, record in sorted(diary.of(kind).items())] for kind in MANY}
    entries = [entry for entry in history.entries if period.holds(entry, history.runs)]
    chosen[RecordKind.ENTRY] = list(entries)
    if not period.is_everything:
        named = {entry.run for entry in entries}
        chosen[RecordKind.RUN] = [
            run for _, run in sorted(diary.runs.items()) if run.id in named or period.holds_day(run.on)
        ]
    return chosen


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
