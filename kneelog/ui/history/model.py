"""The list as Qt and screen readers see it. Texts are made for the rows that are asked for, never for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from kneelog.domain.report import Knee
from kneelog.domain.run import Run
from kneelog.domain.settings import Units
from kneelog.services import history_words as words
from kneelog.services.history_rows import Book, Rows
from kneelog.ui.history.columns import Column, name_of
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kneelog.domain.entry import Entry
    from kneelog.services.history_rows import Item

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole


class HistoryModel(QAbstractTableModel):
    """``rows`` are replaced as a whole. ``today`` tells which year need not be said."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.rows = Rows(Book(), [])
        self.units = Units.KILOMETRES

    def show_rows(self, rows: Rows, units: Units) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.units = units
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Items and headings."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Always all, shown or not."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A month's heading cannot be chosen."""
        if self.rows.item_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """The names of the columns; for the ear, a row has its day."""
        if orientation is Qt.Orientation.Horizontal and role in {_ROLE.DisplayRole, _ROLE.AccessibleTextRole}:
            return name_of(Column(section))
        item = self.rows.item_at(section) if role == _ROLE.AccessibleTextRole else None
        return words.day_words(self.rows.book.date_of(item)) if item is not None else None

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """The words of a cell; for the ear, the first cell says the whole row."""
        if role not in {_ROLE.DisplayRole, _ROLE.AccessibleTextRole}:
            return None
        item, column = self.rows.item_at(index.row()), Column(index.column())
        if item is None:
            month = self.rows.month_at(index.row())
            return words.month_words(month) if month is not None and column is Column.DATE else None
        if column is Column.DATE and role == _ROLE.AccessibleTextRole:
            return words.row_sentence(self.rows.book, item, self.units, self._today())
        return self._text(item, column)

    def _text(self, item: Item, column: Column) -> str:
        book = self.rows.book
        if column is Column.DATE:
            return words.when_words(book, item, self._today())
        if column is Column.KIND:
            return words.kind_words(book, item, self.units)
        if isinstance(item, Run) or book.is_waiting(item):
            return tr("no answer") if column is Column.WHERE else ""
        return _of_entry(item, column)


def _of_entry(entry: Entry, column: Column) -> str:
    if column in {Column.LEFT, Column.RIGHT}:
        level = entry.report(Knee.LEFT if column is Column.LEFT else Knee.RIGHT).worst
        return tr("not recorded") if level is None else str(level)
    if column is Column.WHERE:
        said = (words.where_words(entry.report(knee), short=False) for knee in Knee)
        return ", ".join(text for text in said if text)
    if column is Column.SWELLING:
        worst, _knees = words.swollen(entry)
        return tr("not recorded") if worst is None else tr(words.SHORT_SWELLING[worst])
    return ", ".join(filter(None, (tr("note") if entry.note else "", words.signs_words(entry))))
