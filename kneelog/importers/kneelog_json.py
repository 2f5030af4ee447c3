"""Reads a kneelog JSON: the whole diary, or part of one."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from kneelog.domain.care import SINGLE
from kneelog.domain.diary import RECORD_TYPES, SINGLES, Record, RecordKind
from kneelog.domain.entry import Entry
from kneelog.domain.run import Run
from kneelog.errors import InvalidValueError, KneelogError
from kneelog.importers.cells import not_after
from kneelog.importers.patience import never
from kneelog.importers.source import Source, check_count, rejected
from kneelog.services.csv_columns import ENTRY_FIELDS
from kneelog.services.json_shape import FORMAT, RENAMED, VERSION, from_json
from kneelog.services.local_time import last_day, offset_minutes
from kneelog.services.parsed import MOST_PROBLEMS, ParsedFile, ParsedRecord, Problem, Progress, shown
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kneelog.importers.patience import Tick
    from kneelog.importers.rows import Reading

MOST_VALUES = 5_000_000
"""A JSON is read whole, so how much it can hold is bounded: a hundred thousand entries are about a million values."""
LONGEST_NUMBER = 20
"""Digits; what a diary counts has five."""

_MARKS = (b",", b"[", b"{")
"""Before each value there is one; within texts they are counted too."""
_HEADER = ("format", "version", "exported_at")
_RECORDS_BETWEEN_REPORTS = 200
_LONGEST_SENTENCE = 300
_NOT_COMPARED = frozenset({"id", "recorded_at", "edited_at"})


def read(
    source: Source, reading: Reading, progress: Progress | None = None, tick: Tick = never
) -> ParsedFile:
    """Every record of the file. What is not a kneelog JSON that this program knows is a FileRejectedError.

    ``progress`` is called with (records read, records), ``tick`` as often; both may raise
    :class:`~kneelog.services.ports.Cancelled`.
    """
    content = _checked(_loaded(source))
    records: list[ParsedRecord] = []
    problems: list[Problem] = []
    found = list(_pieces(content))
    check_count(len(found))
    for number, (kind, where, plain) in enumerate(found, 1):
        try:
            records.append(_record(kind, where, plain, reading))
        except KneelogError as error:
            if len(problems) < MOST_PROBLEMS:
                problems.append(_problem(where, error))
        if number % _RECORDS_BETWEEN_REPORTS == 0:
            tick()
            if progress is not None:
                progress(number, len(found))
    return ParsedFile(
        source.name,
        "json",
        tuple(records),
        tuple(problems),
        len(found) - len(records),
        fields=RENAMED,
    )


def _problem(where: str, error: KneelogError) -> Problem:
    if isinstance(error, InvalidValueError):
        return Problem(None, shown(error.field), shown(error.sentence, _LONGEST_SENTENCE))
    return Problem(None, where, shown(f"{where}: {error}", _LONGEST_SENTENCE))


def _loaded(source: Source) -> Any:  # noqa: ANN401 - JSON is any of several types
    raw = source.whole()
    if sum(raw.count(mark) for mark in _MARKS) > MOST_VALUES:
        raise rejected(tr("The file holds more values than any diary: import parts of it."))
    try:
        return json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=_object, parse_int=_whole, parse_constant=_no_number
        )
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise rejected(tr("The file is not UTF-8, as JSON is."), line) from None
    except json.JSONDecodeError as error:
        sentence = tr(
            "This is not whole JSON: it breaks off or goes wrong at column {column}.", column=error.colno
        )
        raise rejected(sentence, error.lineno) from None
    except RecursionError:
        raise rejected(
            tr("This is not a kneelog JSON: its parts lie in each other deeper than any diary's.")
        ) from None
    except ValueError as error:
        raise rejected(tr("This is not a kneelog JSON: {reason}.", reason=shown(error))) from None


def _whole(written: str) -> int:
    if len(written) > LONGEST_NUMBER:
        raise ValueError(tr("it holds a number of {count} digits", count=len(written)))
    return int(written)


def _no_number(written: str) -> None:
    raise ValueError(tr("it holds {written}, which is no number", written=written))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counts.items() if count > 1)
        raise ValueError(tr("a field stands twice in one object: {name}", name=shown(twice)))
    return found


def _checked(content: Any) -> dict[str, Any]:  # noqa: ANN401
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise rejected(tr("This JSON is not a kneelog diary: its “format” is not “{format}”.", format=FORMAT))
    version = content.get("version")
    if type(version) is not int or version < 1:
        raise rejected(tr("This kneelog JSON does not say its version as a whole number."), field="version")
    if version > VERSION:
        raise rejected(
            tr(
                "This kneelog JSON has version {theirs}; this kneelog reads up to version {ours}. Take a newer "
                "kneelog to import it.",
                theirs=shown(version),
                ours=VERSION,
            ),
            field="version",
        )
    unknown = [name for name in content if name not in _HEADER and name not in RECORD_TYPES]
    if unknown:
        names = shown(", ".join(unknown))
        raise rejected(
            tr("This kneelog JSON has a field that is not known: {names}.", names=names), field=names
        )
    return content


def _pieces(content: dict[str, Any]) -> Iterable[tuple[RecordKind, str, Any]]:
    """Every record with its kind and its place in the file."""
    for kind in RecordKind:
        if kind.value not in content:
            continue
        plain = content[kind.value]
        if kind in SINGLES:
            yield kind, kind.value, plain
        elif isinstance(plain, list):
            for number, item in enumerate(plain):
                yield kind, f"{kind.value}[{number}]", item
        else:
            raise rejected(tr("{where} should be a list.", where=kind.value), field=kind.value)


def _record(kind: RecordKind, where: str, plain: Any, reading: Reading) -> ParsedRecord:  # noqa: ANN401
    """One record. A run that a watch with a wrong clock dated ahead was taken in once, and comes back as it was."""
    record = from_json(kind, plain, where)
    if isinstance(record, Entry) or (isinstance(record, Run) and not record.source_ids):
        not_after(f"{where}.date", record.on, max(reading.today, last_day(reading.now, _offset(record))))
    if isinstance(record, Entry) and "recorded_at" not in plain:
        record = replace(record, recorded_at=reading.now)
    return ParsedRecord(kind, _id(record), record, _compared(kind), where=where)


def _offset(record: Entry | Run) -> int | None:
    """Minutes east of UTC where it happened: a day that began there has come, though it may not have here."""
    if isinstance(record, Entry):
        return record.utc_offset
    return None if record.started_at is None else offset_minutes(record.started_at)


def _id(record: Record) -> str:
    return getattr(record, "id", SINGLE)


@cache
def _compared(kind: RecordKind) -> tuple[str, ...]:
    """The places of a record that are its content; a knee's one by one, so that a difference can be named."""
    if kind is RecordKind.ENTRY:
        return tuple(ENTRY_FIELDS.values())
    names = RECORD_TYPES[kind].__dataclass_fields__  # type: ignore[attr-defined] # every record is a dataclass
    return tuple(name for name in names if name not in _NOT_COMPARED)
