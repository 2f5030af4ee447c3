"""The list as it stands: rows under headings that stay in sight, what is chosen, how far it is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from kneelog.services import history_words as words
from kneelog.services.history_rows import Key, key_of
from kneelog.ui.history.columns import Column, widths
from kneelog.ui.history.row_paint import Look, RowPainter
from kneelog.ui.history.table_head import TableHead
from kneelog.ui.theme import Size
from kneelog.ui.theme.sheets import scroll_bar_sheet
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from kneelog.services.history_rows import Item
    from kneelog.ui.history.model import HistoryModel
    from kneelog.ui.theme import Ring, Theme

_SELECT = QItemSelectionModel.SelectionFlag
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible


class RowsView(QTableView):
    """Shows a :class:`HistoryModel`. ``chosen`` tells that other rows are selected."""

    chosen = Signal()

    def __init__(self, theme: Theme, model: HistoryModel) -> None:
        super().__init__()
        self.theme = theme
        self.listed = model
        self.hovered = -1
        self.hot = False
        self.painter = RowPainter(theme, model)
        self.setModel(model)
        self._set_up()
        self.setHorizontalHeader(TableHead(theme, self))
        self._measure()
        theme.changed.connect(self._measure)

    def _set_up(self) -> None:
        self.setAccessibleName(tr("Entries"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @property
    def row_height(self) -> int:
        """The height of a row, and of a heading, in pixels."""
        return self.theme.px(Size.ROW)

    @property
    def row_width(self) -> int:
        """The width of a row in pixels; beside it there is always room for the scroll bar."""
        return sum(self.painter.wide.values())

    # What is chosen -----------------------------------------------------------------------------------------

    @property
    def current_item(self) -> Item | None:
        """The item of the current row."""
        return self.listed.rows.item_at(self.currentIndex().row())

    def selected_keys(self) -> list[Key]:
        """The names of the chosen rows, from above."""
        rows = self.listed.rows
        items = (rows.item_at(row) for top, bottom in self._spans() for row in range(top, bottom + 1))
        return list(dict.fromkeys(key_of(item) for item in items if item is not None))

    def count_selected(self) -> int:
        """How many items are chosen."""
        return sum(self.listed.rows.items_between(first, last) for first, last in self._spans())

    def choose(self, keys: Iterable[Key], current: Key | None = None) -> bool:
        """Choose the rows of ``keys`` that are listed; ``current`` (else the first of them) has the focus."""
        keys = list(keys)
        found = self.listed.rows.rows_of([*keys, *([current] if current else [])])
        if not found:
            return False
        row = found[current] if current in found else min(found.values())
        selection, model = QItemSelection(), self.listed
        for chosen in sorted({row, *(found[key] for key in keys if key in found)}):
            selection.select(model.index(chosen, 0), model.index(chosen, len(Column) - 1))
        self.selectionModel().setCurrentIndex(model.index(row, 0), _SELECT.NoUpdate)
        self.selectionModel().select(selection, _SELECT.ClearAndSelect)
        return True

    def choose_row(self, row: int) -> None:
        """Choose one row, or the nearest below (else above) that is no heading."""
        row = self.not_heading(row, 1)
        if row >= 0:
            self.setCurrentIndex(self.listed.index(row, 0))

    def not_heading(self, row: int, step: int) -> int:
        """The row nearest to ``row``, looked for in the direction of ``step``, that is an item; -1 without any."""
        rows = self.listed.rows
        if not len(rows):
            return -1
        row = min(max(row, 0), len(rows) - 1)
        if rows.item_at(row) is None:  # above and below a heading there are always items, but for the first
            row += step if 0 <= row + step < len(rows) else 1
        return row

    def _spans(self) -> list[tuple[int, int]]:
        """The first and last rows of what is chosen, from above."""
        selection = self.selectionModel().selection()
        spans = (selection.at(number) for number in range(selection.count()))
        return sorted((span.top(), span.bottom()) for span in spans)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that other rows are chosen."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.chosen.emit()

    # Where it stands ----------------------------------------------------------------------------------------

    def anchor(self) -> tuple[Key, int] | None:
        """The first row in sight and how far down it stands, to be found again by :meth:`return_to`."""
        rows, row = self.listed.rows, self.rowAt(self.row_height)
        for near in (row, row + 1):
            item = rows.item_at(near)
            if row >= 0 and item is not None:
                return key_of(item), self.rowViewportPosition(near)
        return None

    def return_to(self, anchor: tuple[Key, int] | None) -> None:
        """Scroll so that the row of ``anchor`` stands where it stood."""
        row = None if anchor is None else self.listed.rows.rows_of([anchor[0]]).get(anchor[0])
        if anchor is not None and row is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(row) - anchor[1])

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex, hint: QAbstractItemView.ScrollHint = _VISIBLE
    ) -> None:
        """Bring a row into sight, and not under the heading that stays at the top."""
        super().scrollTo(index, hint)
        covered = self.row_height - self.rowViewportPosition(index.row())
        if covered > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - covered)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew, for the heading at the top does not scroll along."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._measure()

    def ring(self) -> Ring | None:
        """The ring stands inside the row, not round the list."""
        return None

    def _measure(self) -> None:
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(self.theme))
        self.verticalScrollBar().setSingleStep(self.row_height)
        if self.verticalHeader().defaultSectionSize() != self.row_height:
            self.verticalHeader().setDefaultSectionSize(self.row_height)
        wide = widths(self.theme, self.width() - self.verticalScrollBar().sizeHint().width())
        self.painter.wide = wide
        for column, pixels in wide.items():
            self.setColumnHidden(column, pixels == 0)
            if pixels:
                self.setColumnWidth(column, pixels)
        self.viewport().update()

    # How it looks -------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight, then the month they stand under on top of them."""
        painter, rows = QPainter(self.viewport()), self.listed.rows
        painter.fillRect(event.rect(), self.theme.colours.page)
        row = self.rowAt(0)
        if row < 0:
            return
        chosen = self._spans()
        focus = self.currentIndex().row() if self.hasFocus() else -1
        head, top, width = rows.head_above(row), 0, self.row_width
        y = self.rowViewportPosition(row)
        while y < self.viewport().height() and row < len(rows):
            rect = QRect(0, y, width, self.row_height)
            month = rows.month_at(row)
            if month is not None:
                self.painter.paint_month(painter, rect, words.month_words(month))
                if row != head:
                    top = min(top, y - self.row_height) if 0 < y < self.row_height else top
            else:
                selected = any(first <= row <= last for first, last in chosen)
                over = row == self.hovered
                look = Look(selected, focused=row == focus, hovered=over, hot=over and self.hot)
                self.painter.paint_row(painter, rect, row, look)
            y += self.row_height
            row += 1
        month = rows.month_at(head)
        if month is not None:
            rect = QRect(0, top, width, self.row_height)
            self.painter.paint_month(painter, rect, words.month_words(month))
