"""The lines of a table that strangers wrote, for ``csv.reader``: no row is longer than any table has.

``csv`` itself limits a cell, but neither a line nor how many cells or lines a row goes on for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.errors import KneelogError

LONGEST_ROW = 1024 * 1024
"""Characters of one row, line breaks within quotes included; all texts of an entry at their longest are an eighth."""


class TableLines:
    """Gives the lines of ``text`` one by one; ``count`` tells how many, ``size`` their characters.

    A row that goes on for more than :data:`LONGEST_ROW` is what ``refuse`` makes of the number of its first line.
    """

    def __init__(self, text: TextIO, refuse: Callable[[int], KneelogError]) -> None:
        self._readline = text.readline
        self._refuse = refuse
        self._left = LONGEST_ROW
        self._first = 1
        self.count = self.size = 0

    def begin_row(self) -> None:
        """The next line begins a row."""
        self._left = LONGEST_ROW
        self._first = self.count + 1

    def __iter__(self) -> TableLines:
        """Itself: lines are read once."""
        return self

    def __next__(self) -> str:
        """The next line with its end."""
        line = self._readline(self._left + 1)
        if not line:
            raise StopIteration
        self._left -= len(line)
        self.size += len(line)
        if self._left < 0:
            raise self._refuse(self._first)
        self.count += 1
        return line
