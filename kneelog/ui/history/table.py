"""Keys and pointer in the list of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip

from kneelog.domain.entry import Entry
from kneelog.domain.run import Run
from kneelog.services import history_words as words
from kneelog.services.history_rows import key_of
from kneelog.ui.history.columns import Column, places
from kneelog.ui.history.rows_view import RowsView
from kneelog.ui.widgets.control import ENTER
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from kneelog.services.history_rows import Item

_MOVE = QAbstractItemView.CursorAction
_UP = frozenset({_MOVE.MoveUp, _MOVE.MovePageUp, _MOVE.MoveEnd})
_LONGEST_TIP = 400


class HistoryTable(RowsView):
    """``opened`` (Enter, a double click) and ``answer_asked`` carry the :class:`Key` of their row.

    ``detail_asked`` is Space: show or hide what stands beside the list.
    """

    opened = Signal(object)
    answer_asked = Signal(object)
    delete_asked = Signal()
    detail_asked = Signal()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Up and Down pass over headings; Home and End go to the newest and the oldest."""
        del modifiers
        row, last = self.currentIndex().row(), len(self.listed.rows) - 1
        page = max(1, self.viewport().height() // self.row_height - 2)
        targets = {
            _MOVE.MoveUp: row - 1,
            _MOVE.MoveDown: row + 1,
            _MOVE.MovePageUp: row - page,
            _MOVE.MovePageDown: row + page,
            _MOVE.MoveHome: 0,
            _MOVE.MoveEnd: last,
        }
        if action not in targets or last < 0:
            return self.currentIndex()
        return self.listed.index(self.not_heading(targets[action], -1 if action in _UP else 1), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del deletes, Space shows the detail; the arrows are Qt's, the rest is the page's."""
        key, item = event.key(), self.current_item
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ENTER and plain and item is not None:
            self.opened.emit(key_of(item))
        elif key == Qt.Key.Key_Delete and plain:
            self.delete_asked.emit()
        elif key == Qt.Key.Key_Space and plain:
            self.detail_asked.emit()
        elif key in ENTER or key == Qt.Key.Key_Escape or (event.text() and event.text().isprintable()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing does not jump: Find is for that."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the row under the pointer, and its Answer."""
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        row, hot = self.rowAt(place.y()), self._waiting_at(place) is not None
        if (row, hot) != (self.hovered, self.hot):
            self.hovered, self.hot = row, hot
            shape = Qt.CursorShape.PointingHandCursor if hot else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Answer is a button within its row; a heading is nothing to press."""
        place = event.position().toPoint()
        if self._item_at(place) is None:
            return
        super().mousePressEvent(event)
        waiting = self._waiting_at(place)
        if waiting is not None and event.button() == Qt.MouseButton.LeftButton:
            self.answer_asked.emit(key_of(waiting))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens."""
        place = event.position().toPoint()
        item = self._item_at(place)
        if item is not None and self._waiting_at(place) is None:
            self.opened.emit(key_of(item))

    def viewportEvent(self, event: QEvent) -> bool:
        """Forget the pointer when it leaves; say what a mark means where it rests on one."""
        if event.type() is QEvent.Type.Leave:
            self.hovered, self.hot = -1, False
            self.viewport().update()
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def _item_at(self, place: QPoint) -> Item | None:
        """The item under the pointer; none where the heading at the top covers it."""
        if place.y() < self.row_height and self.rowViewportPosition(self.rowAt(place.y())) < 0:
            return None
        return self.listed.rows.item_at(self.rowAt(place.y()))

    def row_rect(self, row: int) -> QRect:
        """Where ``row`` stands, in the viewport's coordinates."""
        return QRect(0, self.rowViewportPosition(row), self.row_width, self.row_height)

    def _waiting_at(self, place: QPoint) -> Item | None:
        """The run without an answer whose Answer is under the pointer."""
        item = self._item_at(place)
        if item is None or not self.listed.rows.book.is_waiting(item):
            return None
        button = self.painter.answer_button(self.row_rect(self.rowAt(place.y())))
        return item if button.contains(place) else None

    def _tip(self, place: QPoint) -> str:
        """What the marks of the row under the pointer stand for; elsewhere nothing."""
        item = self._item_at(place)
        if not isinstance(item, Entry) or isinstance(item, Run):
            return ""
        marks = places(dict(self.painter.wide), self.row_rect(self.rowAt(place.y())))[Column.MARKS]
        if not marks.contains(place):
            return ""
        note = item.note if len(item.note) <= _LONGEST_TIP else item.note[:_LONGEST_TIP] + "…"
        lines = [note, words.signs_words(item)]
        if item.id in self.painter.findings:
            lines.append(tr("Belongs to a finding"))
        return "\n".join(line for line in lines if line)
