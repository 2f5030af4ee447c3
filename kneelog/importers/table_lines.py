"""The lines of a table that strangers wrote, for ``csv.reader``: no row is longer than any table has.

``csv`` itself limits a cell, but neither a line nor how many cells or lines a row goes on for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from kneelog.services.workout import UnreadableWorkoutError
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.errors import KneelogError

LONGEST_ROW = 1024 * 1024
"""Characters of one row, line breaks within quotes included; all texts of an entry at their longest are an eighth."""

MOST_ROWS = 100_000
"""So many has a list of activities at most: thirty years of two a day are 22,000."""


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


class ListLines(TableLines):
    """The lines of a list of activities, of :data:`MOST_ROWS` at most; errors are UnreadableWorkoutErrors."""

    def __init__(self, text: TextIO) -> None:
        super().__init__(text, _endless)
        self._rows = -1  # the header is none

    def begin_row(self) -> None:
        """The next line begins a row, unless the list has ended."""
        super().begin_row()
        self._rows += 1
        if self._rows > MOST_ROWS + 1:
            raise UnreadableWorkoutError(
                tr("It has more than {most} lines, which no list of activities has.", most=f"{MOST_ROWS:,}")
            )


def _endless(line: int) -> UnreadableWorkoutError:
    return UnreadableWorkoutError(
        tr("Line {line} is longer than any list of activities has: it is not taken in.", line=line)
    )
