"""A table of Trends as Qt and screen readers see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from kneelog.services.trend_tables import BLANK, TITLES, Table, TableName
from kneelog.words import long_day, tr

if TYPE_CHECKING:
    from datetime import date

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
_READ = frozenset({_ROLE.DisplayRole, _ROLE.AccessibleTextRole})


class TableModel(QAbstractTableModel):
    """``table`` is replaced as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table(TableName.PAIN, tr(TITLES[TableName.PAIN]))

    def show_table(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """The rows."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The columns."""
        return 0 if parent.isValid() else len(self.table.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """The names of the columns; for the ear, a row has that of its first cell."""
        if role not in _READ:
            return None
        if orientation is Qt.Orientation.Horizontal:
            known = 0 <= section < len(self.table.columns)
            return self.table.columns[section].title if known else None
        return self._spoken(section, 0) if role == _ROLE.AccessibleTextRole else None

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """The text of a cell; for the ear, dates in full and blanks in words."""
        if role not in _READ or not index.isValid():
            return None
        row, column = index.row(), index.column()
        return self.table.rows[row][column] if role == _ROLE.DisplayRole else self._spoken(row, column)

    def _spoken(self, row: int, column: int) -> str:
        table = self.table
        cell, facts = table.rows[row][column], table.columns[column]
        if facts.is_date:
            is_second = any(before.is_date for before in table.columns[:column])
            on = (table.ends if is_second else table.days)[row]
            return _said(on) if on is not None else cell
        return tr("not recorded") if cell == BLANK and facts.is_number else cell


def _said(on: date) -> str:
    return tr("{day} {year}", day=long_day(on), year=on.year)
