"""Passes over the many small parts of one sort of element, which are read from their bytes instead.

The points of a track are nine tenths of a file, and calling Python for each of their elements is nine tenths of the
time; where the sums of the laps make most of it needless, a few searches over the bytes find the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LONGEST_PART = 1024 * 1024
_NOT_PLAIN = (b"<!", b"<?", b"&")


@dataclass(frozen=True, slots=True)
class Skim:
    """What may be read from its bytes: between the tags ``begin`` and ``end``, in parts that each end with ``part``.

    ``take`` is called with whole parts that hold neither comments nor references. It gives ``False``, having done
    nothing, where it wants them as elements.
    """

    begin: bytes
    part: bytes
    end: bytes
    take: Callable[[bytes], bool]


class Skimmer:
    """Takes a document piece by piece, and gives what is left of it to be read as elements."""

    def __init__(self, skim: Skim, is_inside: Callable[[], bool]) -> None:
        self._skim = skim
        self._is_inside = is_inside
        self._inside = False
        self._waiting = b""

    def left(self, piece: bytes) -> Iterator[bytes]:
        """What is to be read as elements, up to and including each ``begin``; then ``is_inside`` is asked."""
        skim, data, self._waiting = self._skim, self._waiting + piece, b""
        at, size = 0, len(data)
        while at < size:
            if not self._inside:
                found = data.find(skim.begin, at)
                after = size if found < 0 else found + len(skim.begin)
                yield data[at:after]
                at, self._inside = after, found >= 0 and self._is_inside()
                continue
            end = data.find(skim.end, at)
            after = end if end >= 0 else _after(data, skim.part, at)
            taken = after == at or self._takes(data[at:after])
            if not taken:
                yield data[at:after]
            at, self._inside = after, taken and end < 0 and size - after < _LONGEST_PART
            if self._inside:
                self._waiting = data[at:]
                return

    def last(self) -> bytes:
        """What waited for its end in vain."""
        return self._waiting

    def _takes(self, parts: bytes) -> bool:
        return not any(mark in parts for mark in _NOT_PLAIN) and self._skim.take(parts)


def _after(data: bytes, part: bytes, at: int) -> int:
    """Where the last ``part`` from ``at`` on ends; ``at`` if there is none."""
    found = data.rfind(part, at)
    return at if found < 0 else found + len(part)
