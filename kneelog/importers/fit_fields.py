"""Reads the few fields of FIT's messages of every second that are ever needed, wherever a layout puts them."""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kneelog.importers.fit_skim import Layout

RECORD, EVENT = 20, 21
"""FIT's numbers for the message of every second, and for what happens in between."""

_U32, _S32, _U8, _PACKED = ("I", 0xFFFFFFFF), ("i", 0x7FFFFFFF), ("B", 0xFF), ("3s", b"\xff\xff\xff")
"""How a field is stored, and what stands there if the device knew nothing."""

_TIME = (253, *_U32)
_COLUMNS: dict[int, tuple[tuple[int, str, object], ...]] = {
    # time, latitude and longitude, heart rate, cadence, distance, speed and distance packed into three bytes
    RECORD: (_TIME, (0, *_S32), (1, *_S32), (3, *_U8), (4, *_U8), (5, *_U32), (8, *_PACKED)),
    # time, event, what happened
    EVENT: (_TIME, (0, *_U8), (1, *_U8)),
}
_WIDTH = 7

Row = list[Any]
"""The columns of one message: whole numbers (the packed ones bytes), ``None`` where it does not tell one."""
Reader = Callable[[bytes, int], Row]
"""Gives the row of the message that begins at a place in the data."""


@lru_cache(maxsize=64)
def reader_of(layout: Layout) -> Reader:
    """The reader of a layout. A file has a handful of layouts; a damaged one may have any number."""
    columns = _COLUMNS.get(layout.message, (_TIME,))
    form, reached = ">" if layout.is_big_endian else "<", 1
    filled: list[tuple[int, object]] = []
    for number, place, size, _kind in layout.fields:
        for column, (wanted, code, blank) in enumerate(columns):
            if wanted == number and struct.calcsize(f"<{code}") == size:
                form += f"{place - reached}x{code}"
                reached = place + size
                filled.append((column, blank))
    unpack = struct.Struct(form).unpack_from

    def read(data: bytes, at: int) -> Row:
        row: Row = [None] * _WIDTH
        for (column, blank), value in zip(filled, unpack(data, at + 1), strict=True):
            if value != blank:
                row[column] = value
        return row

    return read
