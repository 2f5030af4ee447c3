"""Numbers as lists write them: "1,117", "1.117", "10,02", "--"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kneelog.importers.texts import number

if TYPE_CHECKING:
    from collections.abc import Iterable

_GROUPED = re.compile(r"[+-]?\d{1,3}([.,'’\s])\d{3}(?:\1\d{3})*")
_POINT = re.compile(r"\d*\.\d{1,2}|\d+\.\d{4,}")
_COMMA = re.compile(r"\d*,\d{1,2}|\d+,\d{4,}")
_GAPS = re.compile(r"['’\s]")


def is_decimal_comma(written: Iterable[str]) -> bool:
    """Whether a list writes 10,02 rather than 10.02; three digits behind either say nothing."""
    commas = points = 0
    for text in written:
        commas += _COMMA.fullmatch(text.strip()) is not None
        points += _POINT.fullmatch(text.strip()) is not None
    return commas > points


def decimal(written: str, *, comma: bool) -> float | None:
    """A number where ``comma`` tells whether the comma, or the point, stands before the decimals."""
    bare = _GAPS.sub("", written)
    return number(bare.replace(".", "").replace(",", ".") if comma else bare.replace(",", ""))


def readings(written: str) -> tuple[float, ...]:
    """All that a number could mean: "1,117" is 1117 or 1.117; with both signs the last one begins the decimals."""
    comma = written.rfind(",") > written.rfind(".")
    ways = (True, False) if _GROUPED.fullmatch(written.strip()) else (comma,)
    found = (decimal(written, comma=way) for way in ways)
    return tuple(value for value in found if value is not None)


def near(value: float, wanted: float, part: float = 0.02, least: float = 0.0) -> bool:
    """Whether both are the same within ``part`` of ``wanted``, or within ``least``."""
    return abs(value - wanted) <= max(part * abs(wanted), least)
