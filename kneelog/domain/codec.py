"""Records as plain JSON values and back: the one form shared by the JSON export and the undo history.

A record becomes an object of its fields; ``None``, empty texts and empty lists are left out. Dates, times and
instants are ISO 8601, a duration is written as in the CSV, enumerations by their value.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import Enum
from functools import cache
from operator import attrgetter, methodcaller
from typing import TYPE_CHECKING, Any, Union, cast, get_args, get_origin, get_type_hints

from kneelog.domain.diary import RECORD_TYPES, Record, RecordKind
from kneelog.domain.report import Lasted
from kneelog.errors import InvalidValueError
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

Plain = dict[str, Any]


def to_plain(value: Any) -> Any:  # noqa: ANN401 - JSON is any of several types
    """``value`` (a record or one of its parts) as JSON values."""
    kind: type = type(value)
    return _encoder(kind)(value)


@cache
def _encoder(kind: type) -> Callable[[Any], Any]:
    """What makes JSON values of values of ``kind``; looked up once a type, for an export writes a million."""
    if issubclass(kind, Enum):
        return attrgetter("value")
    if issubclass(kind, (str, int, types.NoneType)):
        return _as_it_is
    if issubclass(kind, Lasted):
        return str
    if issubclass(kind, (date, time)):  # a datetime is a date
        return methodcaller("isoformat")
    if issubclass(kind, tuple):
        return _list
    return _object


def _as_it_is(value: Any) -> Any:  # noqa: ANN401
    return value


def _list(values: tuple[Any, ...]) -> list[Any]:
    return [to_plain(item) for item in values]


def _object(value: Any) -> Plain:  # noqa: ANN401
    plain: Plain = {}
    record: type = type(value)
    for name, key in _names(record):
        content = getattr(value, name)
        kind: type = type(content)
        if content is None or ((kind is str or kind is tuple) and not content):
            continue
        encoded = _encoder(kind)(content)
        if encoded != {}:
            plain[key] = encoded
    return plain


@cache
def _names(cls: type) -> tuple[tuple[str, str], ...]:
    """Field name -> JSON name for a dataclass."""
    return tuple((field.name, field.name.rstrip("_")) for field in fields(cls))


def from_plain(kind: RecordKind, plain: object, where: str = "") -> Record:
    """The record of ``kind`` that ``plain`` describes.

    ``where`` names the place in the file for error sentences. Unknown fields, wrong types and impossible values
    are an :class:`InvalidValueError`.
    """
    return cast("Record", _build(RECORD_TYPES[kind], plain, where or kind.value))


@cache
def _hints(cls: type) -> dict[str, tuple[str, Any, bool]]:
    """JSON name -> (field name, type, required) for a dataclass."""
    hints = get_type_hints(cls)
    return {
        field.name.rstrip("_"): (
            field.name,
            hints[field.name],
            field.default is MISSING and field.default_factory is MISSING,
        )
        for field in fields(cls)
    }


def _build(cls: type, plain: object, where: str) -> object:
    if not isinstance(plain, dict):
        raise _wrong(where, tr("an object"), plain)
    known = _hints(cls)
    unknown = [str(name) for name in plain if name not in known]
    if unknown:
        raise InvalidValueError(
            where, tr("{where} has an unknown field: {names}.", where=where, names=", ".join(unknown))
        )
    values = {}
    for name, (field_name, hint, required) in known.items():
        if name in plain:
            values[field_name] = _decode(hint, plain[name], f"{where}.{name}")
        elif required and _may_be_none(hint):
            values[field_name] = None
        elif required:
            raise InvalidValueError(where, tr("{where} lacks the field {name}.", where=where, name=name))
    try:
        return cls(**values)
    except InvalidValueError as error:
        raise InvalidValueError(f"{where}.{error.field}", f"{where}: {error.sentence}") from None


def _may_be_none(hint: Any) -> bool:  # noqa: ANN401
    return type(None) in get_args(hint)


def _decode(hint: Any, plain: Any, where: str) -> Any:  # noqa: ANN401
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        if plain is None:
            return None
        return _decode(next(arg for arg in get_args(hint) if arg is not type(None)), plain, where)
    if origin is tuple:
        if not isinstance(plain, list):
            raise _wrong(where, tr("a list"), plain)
        item = get_args(hint)[0]
        return tuple(_decode(item, part, f"{where}[{number}]") for number, part in enumerate(plain))
    if is_dataclass(hint) and hint is not Lasted:
        return _build(cast("type", hint), plain, where)
    return _decode_scalar(hint, plain, where)


def _decode_scalar(hint: Any, plain: Any, where: str) -> Any:  # noqa: ANN401
    if hint is bool or hint is int:
        if type(plain) is hint:
            return plain
        raise _wrong(where, tr("true or false") if hint is bool else tr("a whole number"), plain)
    if not isinstance(plain, str):
        raise _wrong(where, tr("a text"), plain)
    if hint is str:
        return plain
    try:
        if hint is Lasted:
            return Lasted.parse(plain, where)
        if hint is datetime:
            return parse_instant(plain)
        if hint in (date, time):
            return _parse_local(hint, plain)
        return hint(plain)
    except (ValueError, OverflowError):
        raise _wrong(where, _form(hint), plain) from None


def _form(hint: Any) -> str:  # noqa: ANN401
    if isinstance(hint, type) and issubclass(hint, Enum):
        return tr("one of {names}", names=", ".join(str(member.value) for member in hint))
    forms = {
        date: tr("a date such as 2026-03-02"),
        time: tr("a time such as 18:30"),
        datetime: tr("an instant such as 2026-03-02T18:30:00+01:00"),
    }
    return forms[hint]


def _parse_local(hint: Any, written: str) -> date | time:  # noqa: ANN401
    """A local date as 2026-03-02 only (Python also reads 20260302 and week dates); a time without an offset."""
    value: date | time = hint.fromisoformat(written)
    if value.isoformat() != written if isinstance(value, date) else value.tzinfo is not None:
        raise ValueError(written)
    return value


def parse_instant(written: str) -> datetime:
    """An ISO 8601 instant with an offset or Z; UTC is always the singleton :data:`datetime.UTC`."""
    instant = datetime.fromisoformat(written)
    if instant.tzinfo is None:
        raise ValueError(written)
    instant.astimezone(UTC)  # an OverflowError beside year 1 or 9999: such an instant could not be kept
    shift = instant.utcoffset() or timedelta(0)
    return instant.replace(tzinfo=UTC if not shift else timezone(shift))


def _wrong(where: str, wanted: str, found: object) -> InvalidValueError:
    shown = "{…}" if isinstance(found, dict) else "[…]" if isinstance(found, list) else str(found)
    if len(shown) > 40:  # noqa: PLR2004 - enough to recognise it
        shown = shown[:40] + "…"
    return InvalidValueError(
        where, tr("{where} is “{found}”: it takes {wanted}.", where=where, found=shown, wanted=wanted)
    )
