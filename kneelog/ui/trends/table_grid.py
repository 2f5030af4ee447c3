"""The grid of a table: its rows, what is chosen in it, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from kneelog.ui.theme.sheets import scroll_bar_sheet
from kneelog.ui.trends.table_model import TableModel
from kneelog.ui.trends.table_paint import ROW, Cells, Heads, column_widths
from kneelog.ui.widgets.control import ENTER
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from kneelog.services.trend_tables import Table
    from kneelog.ui.theme import Ring, Theme

_SELECT = QItemSelectionModel.SelectionFlag
_MODE = QAbstractItemView.ScrollMode


class Grid(QTableView):
    """Rows are chosen as a whole; the arrows go from cell to cell.

    ``reached`` and ``opened`` (Enter, a double click) carry the date of the cell, or ``None``; ``copy_asked`` is
    Ctrl+C. Only what the runner does is told.
    """

    reached = Signal(object)
    opened = Signal(object)
    copy_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._listed = TableModel()
        self._is_quiet = False
        self._told: tuple[int, date | None] | None = None
        self.setModel(self._listed)
        self.setItemDelegate(Cells(theme, self._listed, self))
        self._set_up()
        theme.changed.connect(self._measure)
        self._measure()

    def _set_up(self) -> None:
        heads = Heads(self._theme, self._listed, self)
        heads.setAccessibleName(tr("Columns"))
        self.setHorizontalHeader(heads)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())  # else the style draws its own between the scroll bars
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(_MODE.ScrollPerPixel)
        self.setHorizontalScrollMode(_MODE.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(self._tell)

    @property
    def table(self) -> Table:
        """What it shows."""
        return self._listed.table

    def show_table(self, table: Table) -> None:
        """Show ``table``; where it is the same one of another diary or period, the current day stays current."""
        before, current = self.table, self.currentIndex()
        if table == before:
            return
        day = before.day_at(current.row()) if current.isValid() else None
        was_chosen = self.selectionModel().isRowSelected(current.row())
        self._listed.show_table(table)
        self._told = None
        self.setAccessibleName(table.title)
        self._measure()
        if table.name is not before.name:
            self.scrollToTop()
            self.horizontalScrollBar().setValue(0)
        elif day is not None and day in table.days:
            self._return_to(table.days.index(day), current.column(), was_chosen)

    def chosen_rows(self) -> list[int]:
        """The numbers of the chosen rows, from above."""
        selection = self.selectionModel().selection()
        spans = (selection.at(number) for number in range(selection.count()))
        return sorted({row for span in spans for row in range(span.top(), span.bottom() + 1)})

    def ring(self) -> Ring | None:
        """The ring stands inside the cell, not round the table."""
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies, Ctrl+A chooses all; the arrows are Qt's, the rest is the page's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._open(self.currentIndex())
        elif event.key() in ENTER or event.key() == Qt.Key.Key_Escape or _is_typed(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the day."""
        super().mouseDoubleClickEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first cell current then: nobody chose it."""
        self._is_quiet = True
        super().focusInEvent(event)
        self._is_quiet = False
        self.viewport().update()

    def _return_to(self, row: int, column: int, chosen: bool) -> None:
        self._is_quiet = True
        flags = _SELECT.ClearAndSelect | _SELECT.Rows if chosen else _SELECT.NoUpdate
        self.selectionModel().setCurrentIndex(self._listed.index(row, column), flags)
        self._is_quiet = False

    def _tell(self, index: QModelIndex) -> None:
        """Tell the date of a cell, once."""
        if self._is_quiet or not index.isValid():
            return
        day = self.table.day_at(index.row(), index.column())
        if (index.row(), day) != self._told:
            self._told = (index.row(), day)
            self.reached.emit(day)

    def _open(self, index: QModelIndex) -> None:
        day = self.table.day_at(index.row(), index.column()) if index.isValid() else None
        if day is not None:
            self.opened.emit(day)

    def _measure(self) -> None:
        """Fit the columns, and the heights of all rows at once."""
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setStyleSheet(scroll_bar_sheet(self._theme))
            bar.setSingleStep(self._theme.px(ROW))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW))
        columns, heads = self.table.columns, self.horizontalHeader()
        heads.setStretchLastSection(bool(columns) and not columns[-1].is_number)
        for column, width in enumerate(column_widths(self._theme, self.table)):
            heads.resizeSection(column, width)
        self.viewport().update()


def _is_typed(event: QKeyEvent) -> bool:
    """Whether it is a letter or the like, which Qt would look for among the rows."""
    return bool(event.text()) and event.text().isprintable() and event.key() != Qt.Key.Key_Space
