"""Cuts the workouts out of Apple Health's export as its bytes pass by; nothing else of it is looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 64 * 1024 * 1024
"""Old exports hold a place for each second within a workout: about 1 MB for an hour."""

_BEGIN = b"<Workout"
_END = b"</Workout>"
_SPACES = (b" ", b"\t", b"\r", b"\n")
_TAG = re.compile(rb"""<Workout\s(?:[^<>"']++|"[^<"]*+"|'[^<']*+')*+>""")  # "<" stands in no tag
_NEXT = re.compile(rb"</Workout>|<Workout[ \t\r\n]")
"""What ends a workout: its end, or the next one."""
_LONGEST_TAG = 64 * 1024
_LAST = b"</HealthData>"
_MOST_AFTER = 4096
"""Nothing but blanks follows the last tag, or a comment."""


class Slicer:
    """Takes the bytes piece by piece; gives ``<Workout …>…</Workout>`` or ``<Workout …/>`` as soon as it is complete.

    A workout that breaks off, or goes on beyond reason, is given as its first tag only.
    """

    def __init__(self) -> None:
        self._waiting = b""
        self._searched = 0
        self._tail = b""

    @property
    def has_ended(self) -> bool:
        """Whether what came last is the end of an export: else it breaks off."""
        return _LAST in self._tail

    def feed(self, piece: bytes, *, is_last: bool = False) -> Iterator[bytes]:
        """The workouts that ``piece`` completes; with ``is_last`` also what has not ended."""
        self._tail = (self._tail + piece[-_MOST_AFTER:])[-_MOST_AFTER:]
        data = self._waiting + piece if self._waiting else piece
        at = 0
        while (begin := _beginning(data, at, len(data))) >= 0:
            tag = _TAG.match(data, begin, begin + _LONGEST_TAG)
            if tag is None:
                if not is_last and len(data) - begin < _LONGEST_TAG:
                    break
                at = begin + len(_BEGIN)
                continue
            end = self._end(data, begin, tag.end(), is_last=is_last)
            if end < 0:
                break
            whole = data.startswith(_END, end - len(_END)) or end == tag.end()
            yield data[begin:end] if whole else tag[0]
            at, self._searched = end, 0
        self._waiting = data[max(at, len(data) - len(_BEGIN)) if begin < 0 else begin :]

    def _end(self, data: bytes, begin: int, after_tag: int, *, is_last: bool) -> int:
        """Where the workout ends, or where the next one begins without it; -1 where that is not known yet."""
        if data[after_tag - 2 : after_tag] == b"/>":
            return after_tag
        start = max(after_tag, begin + self._searched - len(_END))
        found = _NEXT.search(data, start)
        if found is not None:
            return found.end() if found[0] == _END else found.start()
        if is_last or len(data) - begin > LONGEST:
            return len(data)
        self._searched = len(data) - begin
        return -1


def _beginning(data: bytes, at: int, end: int) -> int:
    """Where the next workout begins, not one of its events, routes and statistics; -1 if none does."""
    while (at := data.find(_BEGIN, at, end)) >= 0:
        if data[at + len(_BEGIN) : at + len(_BEGIN) + 1] in _SPACES:
            return at
        at += len(_BEGIN)
    return -1
