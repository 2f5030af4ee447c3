"""Small checks that every value runs when it is made; each refusal names the field and what it may hold."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta

from kneelog.errors import InvalidValueError
from kneelog.words import tr

MAX_ID = 64
MAX_TEXT = 20_000


def level(field: str, value: int | None) -> None:
    """A pain level: a whole number from 0 to 10, or ``None`` for *not recorded*."""
    if value is None or (type(value) is int and 0 <= value <= 10):  # noqa: PLR2004 - the 0-10 scale itself
        return
    raise InvalidValueError(
        field, tr("{field} is {value}: a level is a whole number from 0 to 10.", field=field, value=value)
    )


def whole(field: str, value: int | None, low: int, high: int) -> None:
    """A whole number within ``low``..``high``, or ``None``."""
    if value is None or (type(value) is int and low <= value <= high):
        return
    raise InvalidValueError(
        field,
        tr(
            "{field} is {value}: it takes a whole number from {low} to {high}.",
            field=field,
            value=value,
            low=low,
            high=high,
        ),
    )


def identifier(field: str, value: str) -> None:
    """An id: 1 to 64 printable characters without blanks around them."""
    is_text = type(value) is str  # a damaged file may hold bytes in its place
    if is_text and 0 < len(value) <= MAX_ID and value == value.strip() and value.isprintable():
        return
    raise InvalidValueError(
        field,
        tr("{field} takes 1 to 64 printable characters, without blanks around them.", field=field),
    )


def text(field: str, value: str, longest: int = MAX_TEXT) -> None:
    """Free text: empty, or with something to read in it; no NUL and no broken characters."""
    if type(value) is not str:  # a damaged file may hold bytes in its place
        raise InvalidValueError(field, tr("{field} is no text.", field=field))
    if not value:
        return
    if len(value) > longest:
        raise InvalidValueError(
            field,
            tr("{field} is too long: it takes {longest} characters.", field=field, longest=longest),
        )
    if not value.strip():
        raise InvalidValueError(field, tr("{field} holds nothing but blanks: leave it empty.", field=field))
    if not value.isprintable() and any(_unwritable(character) for character in value):
        raise InvalidValueError(
            field, tr("{field} holds a character that no file can keep (NUL or a broken one).", field=field)
        )


def line(field: str, value: str, longest: int = 200) -> None:
    """Free text on one line."""
    text(field, value, longest)
    if "\n" in value or "\r" in value:
        raise InvalidValueError(field, tr("{field} takes a single line.", field=field))


def offset(field: str, minutes: int | None) -> None:
    """An offset from UTC in minutes, within a day (-23:59 to +23:59), or ``None``."""
    whole(field, minutes, -1439, 1439)


def utc(field: str, instant: datetime) -> datetime:
    """``instant`` in UTC; one without an offset is a defect of the caller (``ValueError``)."""
    if instant.tzinfo is None:
        raise ValueError(f"{field} lacks its offset from UTC")
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        raise InvalidValueError(
            field, tr("{field} is {instant}: that is no instant in UTC.", field=field, instant=instant)
        ) from None


def whole_minutes(field: str, instant: datetime) -> None:
    """Refuse an offset from UTC that is not of whole minutes, and an instant without one (``ValueError``)."""
    shift = instant.utcoffset()
    if shift is None:
        raise ValueError(f"{field} lacks its offset from UTC")
    if shift % timedelta(minutes=1):
        raise InvalidValueError(
            field, tr("{field} is {instant}: an offset has whole minutes.", field=field, instant=instant)
        )


def _unwritable(character: str) -> bool:
    return character == "\0" or unicodedata.category(character) == "Cs"
