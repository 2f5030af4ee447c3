"""The kneelog JSON: how a record looks in it. Readers and writers share this table.

A record is an object of its fields, without those that are not recorded; names and forms are those of the CSV where
it has them: ``date`` and ``time`` for when something happened, ``utc_offset`` as ``+01:00``. Kinds of which a diary
holds one at most are objects without an id, the others lists.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kneelog.domain.codec import from_plain, to_plain
from kneelog.domain.diary import RECORD_TYPES, SINGLES, Record, RecordKind
from kneelog.errors import InvalidValueError
from kneelog.services.csv_columns import written_offset, written_time
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.domain.codec import Plain

FORMAT = "kneelog-diary"
VERSION = 1

MANY = tuple(kind for kind in RecordKind if kind not in SINGLES)
"""The kinds that are lists, in the order in which they are written."""

RENAMED = {"on": "date", "at": "time"}
"""Field of a record -> its name in the JSON, where they differ."""

_OFFSET = re.compile(r"([+-])([0-2][0-9]):([0-5][0-9])")


def to_json(kind: RecordKind, record: Record) -> Plain:
    """``record`` as it stands in the JSON."""
    plain: Plain = {RENAMED.get(name, name): value for name, value in to_plain(record).items()}
    if kind is RecordKind.ENTRY:
        at, offset = getattr(record, "at", None), getattr(record, "utc_offset", None)
        if at is not None:
            plain["time"] = written_time(at)
        if offset is not None:
            plain["utc_offset"] = written_offset(offset)
    elif kind in SINGLES:
        plain.pop("id", None)
    return plain


def from_json(kind: RecordKind, found: Any, where: str) -> Record:  # noqa: ANN401 - JSON is any of several types
    """The record that ``found`` describes.

    Anything else than the shape of :func:`to_json` is an :class:`~kneelog.errors.InvalidValueError` that names the
    place below ``where`` (``entries[3]``).
    """
    if not isinstance(found, dict):
        return from_plain(kind, found, where)
    plain = dict(found)
    if kind in SINGLES and "id" in plain:
        raise _unknown(where, "id")
    for field, name in RENAMED.items():
        if field in plain:
            raise _unknown(where, field)
        if name in plain and _has(kind, field):
            plain[field] = plain.pop(name)
    if _has(kind, "on") and "on" not in plain:
        raise InvalidValueError(where, tr("{where} lacks the field {name}.", where=where, name="date"))
    if kind is RecordKind.ENTRY and "utc_offset" in plain:
        plain["utc_offset"] = _minutes(plain["utc_offset"], f"{where}.utc_offset")
    try:
        return from_plain(kind, plain, where)
    except InvalidValueError as error:
        raise _renamed(error, where) from None


def _has(kind: RecordKind, field: str) -> bool:
    return field in RECORD_TYPES[kind].__dataclass_fields__  # type: ignore[attr-defined] # every record is one


def _minutes(written: object, where: str) -> int:
    match = _OFFSET.fullmatch(written) if isinstance(written, str) else None
    if match is None or int(match[2]) > 23:  # noqa: PLR2004 - hours of a day
        raise InvalidValueError(
            where,
            tr(
                "{where} is “{found}”: it takes an offset such as +01:00.",
                where=where,
                found=str(written)[:40] if isinstance(written, str | int) else "…",
            ),
        )
    minutes = int(match[2]) * 60 + int(match[3])
    return -minutes if match[1] == "-" else minutes


def _unknown(where: str, name: str) -> InvalidValueError:
    return InvalidValueError(where, tr("{where} has an unknown field: {names}.", where=where, names=name))


def _renamed(error: InvalidValueError, where: str) -> InvalidValueError:
    """``error`` with the JSON's name of a field in place of the record's own."""
    field, sentence = error.field, error.sentence
    for own, name in RENAMED.items():
        if field == f"{where}.{own}":
            field = f"{where}.{name}"
            sentence = sentence.replace(f"{where}.{own} ", f"{field} ", 1)
    return InvalidValueError(field, sentence)
