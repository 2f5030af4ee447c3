"""The columns of the list: what they are called, how wide they are, and which go where there is little room."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from kneelog.words import N_, tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

PAD = 8
"""Units between the edge of a row's tint and its first words."""


class Column(IntEnum):
    """The columns from left to right; "where" takes what the others leave."""

    DATE = 0
    KIND = 1
    LEFT = 2
    RIGHT = 3
    WHERE = 4
    SWELLING = 5
    MARKS = 6


_UNITS = {
    Column.DATE: 150,
    Column.KIND: 104,
    Column.LEFT: 48,
    Column.RIGHT: 48,
    Column.WHERE: 218,
    Column.SWELLING: 88,
    Column.MARKS: 64,
}
_TIGHT_UNITS = {Column.DATE: 130, Column.KIND: 96, Column.LEFT: 44, Column.RIGHT: 44}

_NAMES = {
    Column.DATE: N_("Date"),
    Column.KIND: N_("Kind"),
    Column.LEFT: N_("Left"),
    Column.RIGHT: N_("Right"),
    Column.WHERE: N_("Where"),
    Column.SWELLING: N_("Swelling"),
    Column.MARKS: N_("Note, signs, finding"),
}
_LEAST_WHERE = 110
_LEAST_ALONE = 60


def name_of(column: Column) -> str:
    """The name of a column, as a screen reader says it."""
    return tr(_NAMES[column])


def widths(theme: Theme, pixels: int) -> dict[Column, int]:
    """How wide each column is (px) where the list has ``pixels``; 0 for one that is left out.

    First swelling goes, then where: the detail beside the list says both.
    """
    wide = {column: theme.px(units) for column, units in _UNITS.items()}
    wide[Column.DATE] += theme.px(PAD)
    for column, least in ((Column.SWELLING, _LEAST_WHERE), (Column.MARKS, _LEAST_ALONE)):
        wide[Column.WHERE] = pixels - sum(wide[other] for other in Column if other is not Column.WHERE)
        if wide[Column.WHERE] >= theme.px(least):
            return wide
        if column is Column.SWELLING:
            wide[column] = 0
    wide |= {column: theme.px(units) for column, units in _TIGHT_UNITS.items()}
    wide[Column.WHERE] = 0
    wide[Column.MARKS] = max(0, pixels - sum(wide[column] for column in Column if column is not Column.MARKS))
    return wide


def places(wide: dict[Column, int], row: QRect) -> dict[Column, QRect]:
    """Where the columns of a row stand."""
    found, x = {}, row.x()
    for column in Column:
        found[column] = QRect(x, row.y(), wide[column], row.height())
        x += wide[column]
    return found
