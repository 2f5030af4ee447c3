"""The list on the sheet of keys: key caps on the left, what they do on the right. The arrows scroll it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
)

from kneelog.ui.keys.table import TO
from kneelog.ui.theme import Ring, Size, Type
from kneelog.ui.theme.paint import panel
from kneelog.ui.theme.sheets import scroll_bar_sheet
from kneelog.ui.widgets.key_cap import draw_key_cap, key_cap_width
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from kneelog.ui.keys.content import Row
    from kneelog.ui.theme import Theme

_CAPS = 190
"""Units kept for the caps; less in a narrow sheet, where they begin a second line of caps if they must."""
_SHARE = 0.42
_CAP, _BETWEEN, _LINE_GAP = 20, 6, 4
_SIDE, _PAD = 10, 5
_ABOVE_HEADING = 14
_Index = QModelIndex | QPersistentModelIndex


class KeyList(QListWidget):
    """A real list, so that a screen reader reads it as one: "0 to 9: how much the knee hurts"."""

    def __init__(self, theme: Theme, rows: Sequence[Row]) -> None:
        super().__init__()
        self.theme = theme
        self.rows = list(rows)
        self.setAccessibleName(tr("Keys"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.NoRole)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.delegate = _Rows(theme, self)
        self.setItemDelegate(self.delegate)
        for row in self.rows:
            QListWidgetItem(row.spoken, self)
        self.setCurrentRow(0)
        theme.changed.connect(self._fit)
        self._fit()

    def ring(self) -> Ring:
        """Round the whole list."""
        return Ring(self.rect(), self.theme.px(Size.RADIUS))

    def _fit(self) -> None:
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(self.theme))
        self.scheduleDelayedItemsLayout()


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: KeyList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its caps or its words need."""
        px, row = self._theme.px, self._view.rows[index.row()]
        width = self._view.viewport().width()
        if not row.caps:
            above = px(_ABOVE_HEADING) if index.row() else 0
            return QSize(width, above + self._theme.line(Type.BODY) + 2 * px(_PAD))
        lines = len(self.lines_of_caps(row, width))
        caps = lines * px(_CAP) + (lines - 1) * px(_LINE_GAP)
        return QSize(width, max(caps, self.words(row, width).height()) + 2 * px(_PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A heading, or caps and words; the row that is current in a tint."""
        theme, px, row = self._theme, self._theme.px, self._view.rows[index.row()]
        rect: QRect = option.rect
        is_current = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        painter.save()
        colours = theme.colours
        if is_current:
            tint = (
                QRectF(rect)
                if row.caps
                else QRectF(rect.adjusted(0, px(_ABOVE_HEADING) if index.row() else 0, 0, 0))
            )
            panel(painter, tint, px(Size.GAP_TIGHT), colours.chosen)
        painter.setPen(colours.on_chosen if is_current else colours.ink)
        inner = rect.adjusted(px(_SIDE), px(_PAD), -px(_SIDE), -px(_PAD))
        if row.caps:
            pen = painter.pen()
            self._paint_caps(painter, row, inner, rect.width())
            painter.setFont(theme.font())
            painter.setPen(pen)
            words = self.words(row, rect.width()).translated(rect.topLeft())
            one_line = QFontMetrics(theme.font()).height()
            words.moveTop(inner.top() + max(0, (px(_CAP) - one_line) // 2))
            painter.drawText(words, int(Qt.TextFlag.TextWordWrap), row.what)
        else:
            painter.setFont(theme.font(semibold=True))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), row.what)
        painter.restore()

    def _paint_caps(self, painter: QPainter, row: Row, inner: QRect, width: int) -> None:
        px, theme = self._theme.px, self._theme
        top, pen = float(inner.top()), painter.pen()
        for line in self.lines_of_caps(row, width):
            left = float(inner.left())
            for cap in line:
                wide = self._wide(cap)
                place = QRectF(left, top, wide, px(_CAP))
                if cap == TO:
                    painter.setFont(theme.font())
                    painter.setPen(pen)
                    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), cap)
                else:
                    draw_key_cap(painter, theme, cap, place)
                left += wide + px(_BETWEEN)
            top += px(_CAP + _LINE_GAP)

    def lines_of_caps(self, row: Row, width: int) -> list[list[str]]:
        """The caps of a row, on as many lines as they need."""
        lines: list[list[str]] = [[]]
        for cap in row.caps:
            if lines[-1] and self.width_of([*lines[-1], cap]) > self.room(width):
                lines.append([])
            lines[-1].append(cap)
        return lines

    def width_of(self, line: list[str]) -> float:
        """How wide a line of caps is."""
        return sum(self._wide(cap) for cap in line) + (len(line) - 1) * self._theme.px(_BETWEEN)

    def _wide(self, cap: str) -> float:
        if cap == TO:
            return QFontMetricsF(self._theme.font()).horizontalAdvance(cap)
        return key_cap_width(self._theme, cap, self._theme.px(_CAP))

    def room(self, width: int) -> float:
        """How much of a row's ``width`` is for its caps."""
        return min(self._theme.px(_CAPS), width * _SHARE)

    def words(self, row: Row, width: int) -> QRect:
        """Where the words stand, in a row that begins at the origin."""
        px = self._theme.px
        left = px(_SIDE) + round(self.room(width)) + px(Size.GAP_WIDE)
        room = QRect(left, 0, max(1, width - left - px(_SIDE)), 10_000)
        found = QFontMetrics(self._theme.font()).boundingRect(room, int(Qt.TextFlag.TextWordWrap), row.what)
        return QRect(left, 0, room.width(), max(found.height(), self._theme.line()))
