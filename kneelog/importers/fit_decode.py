"""Single messages of a FIT file, put into words and units by fitdecode.

fitdecode knows FIT's profile: what the fields are called, how they are scaled, which watch a number stands for. It is
given one message at a time, of which only the fields in :data:`FIELDS` are left, so that it is quick, and so that
what is wrong with one message touches no other.
"""

from __future__ import annotations

import io
import struct
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from fitdecode import CrcCheck, ErrorHandling, FitDataMessage, FitError, FitReader

from kneelog.importers.fit_skim import alone

if TYPE_CHECKING:
    from kneelog.importers.fit_skim import Message

FILE_ID, SPORT, SESSION, LAP, ACTIVITY = 0, 12, 18, 19, 34

FIELDS = {
    FILE_ID: frozenset(
        {0, 1, 2, 3, 4, 8}
    ),  # type, manufacturer, product, serial number, time created, product name
    SPORT: frozenset({0, 1, 3}),  # sport, sub sport, name
    # start, sport, sub sport, elapsed, timer, distance, heart rate, cadence, ascent, moving, fractional cadence,
    # profile's name, effort, time
    SESSION: frozenset({2, 5, 6, 7, 8, 9, 16, 18, 22, 59, 92, 110, 193, 253}),
    # the same of a lap, which has no profile and no effort
    LAP: frozenset({2, 7, 8, 9, 15, 17, 21, 25, 39, 52, 80, 253}),
    ACTIVITY: frozenset({5, 253}),  # local time, time
}
"""Message -> the fields of it that are read, by FIT's numbers."""

_LEAKED = (FitError, KeyError, IndexError, TypeError, ValueError, ArithmeticError, AssertionError)
"""What fitdecode raises on damaged files; the latter ones leak out of it."""


class Told(NamedTuple):
    """What one message tells: field -> value in units (a name for an enumeration), and as the file has it."""

    values: dict[str, object]
    raw: dict[str, object]

    def number(self, field: str) -> float | None:
        """A number in its unit; ``None`` where the message has none."""
        return _number(self.values.get(field))

    def code(self, field: str) -> int | None:
        """The number by which FIT names a sport, a maker, a moment; ``None`` where the message has none."""
        code = self.raw.get(field)
        return code if type(code) is int else None

    def word(self, field: str) -> str:
        """A name or text, cleaned of what cannot be printed; empty where the message has none."""
        value = self.values.get(field)
        if type(value) is not str:
            return ""
        return "".join(letter for letter in value if letter.isprintable() and letter != "\ufffd").strip()


NOTHING = Told({}, {})


def told(data: bytes, message: Message) -> Told:
    """What a message of the file ``data`` tells; nothing where it makes no sense."""
    stream = io.BytesIO(alone(data, message, FIELDS[message.layout.message]))
    reader = FitReader(
        stream, processor=None, check_crc=CrcCheck.DISABLED, error_handling=ErrorHandling.IGNORE
    )
    try:
        (frame,) = (frame for frame in reader if isinstance(frame, FitDataMessage))
        fields = [field for field in frame.fields if field.field is not None and field.field_def is not None]
        names = [(field.parent_field or field.field).name for field in fields]
    except (*_LEAKED, struct.error):
        return NOTHING
    return Told(
        {name: field.value for name, field in zip(names, fields, strict=True)},
        {name: field.raw_value for name, field in zip(names, fields, strict=True)},
    )


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return None
    return float(value)
