"""How the tables of Trends look: headings on one or two lines, cells with hairlines between the rows."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QToolTip

from kneelog.services.trend_tables import BLANK
from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import panel

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QHelpEvent, QPainter
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

    from kneelog.services.trend_tables import Table
    from kneelog.ui.theme import Theme
    from kneelog.ui.trends.table_model import TableModel

ROW = 28
"""Units a row is high."""
_HEAD = 40
_PAD = 10
_WIDEST = 420
_MEASURED = 40
"""So many of the longest texts of a column are measured: the widest is nearly always among them."""
_DIGITS = str.maketrans(dict.fromkeys("123456789", "0"))
"""All figures are equally wide, so that texts which differ in nothing else are measured once."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Heads(QHeaderView):
    """The names of the columns, above what they hold."""

    def __init__(self, theme: Theme, model: TableModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._model = model
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        """Two lines high, whatever stands in them: nothing moves when another table is chosen."""
        return QSize(super().sizeHint().width(), self._theme.px(_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """One name."""
        theme, column = self._theme, self._model.table.columns[logical]
        painter.save()
        painter.fillRect(rect, theme.colours.page)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colours.border)
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(theme.colours.muted)
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        room = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), -theme.px(Size.GAP_TIGHT))
        painter.drawText(room, int(_across(column.is_number) | bottom), column.title)
        painter.restore()


class Cells(QStyledItemDelegate):
    """The cells: numbers at the right, texts at the left and shortened where there is no room."""

    def __init__(self, theme: Theme, model: TableModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._model = model
        self._view = view

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell; the current one has the ring inside it."""
        theme, colours = self._theme, self._theme.colours
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, colours.chosen if is_chosen else colours.page)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colours.hairline)
        if self._view.hasFocus() and index == self._view.currentIndex():
            around = QRectF(rect).adjusted(1, 1, -1, -2)
            panel(painter, around, theme.px(Size.GAP_TIGHT), None, colours.accent, theme.px(Size.RING))
        column = self._model.table.columns[index.column()]
        text = self._model.table.rows[index.row()][index.column()]
        room = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), -1)
        font = theme.font()
        if not column.is_number:
            text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        ink = colours.muted if text == BLANK else colours.ink
        painter.setPen(colours.on_chosen if is_chosen else ink)
        painter.drawText(room, int(_across(column.is_number) | _MIDDLE), text)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tell the whole text on hover where it had to be shortened."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        text = self._model.table.rows[index.row()][index.column()]
        room = view.visualRect(index).width() - 2 * self._theme.px(_PAD)
        is_short = QFontMetrics(self._theme.font()).horizontalAdvance(text) > room
        QToolTip.showText(event.globalPos(), text if is_short else "", view)
        return True


def column_widths(theme: Theme, table: Table) -> list[int]:
    """How wide each column has to be, in pixels: its heading on two lines, and the longest of its texts."""
    small, body = QFontMetrics(theme.font(Type.SMALL)), QFontMetrics(theme.font())
    widths = []
    for number, column in enumerate(table.columns):
        shapes = dict.fromkeys([text.translate(_DIGITS) for text in dict.fromkeys(_texts(table, number))])
        longest = nlargest(_MEASURED, shapes, key=len)
        wide = max([_on_two_lines(small, column.title), *map(body.horizontalAdvance, longest)])
        widths.append(min(wide + 1, theme.px(_WIDEST)) + 2 * theme.px(_PAD))
    return widths


def _texts(table: Table, number: int) -> list[str]:
    return [row[number] for row in table.rows]


def _on_two_lines(metrics: QFontMetrics, title: str) -> int:
    """The least width at which ``title`` needs no third line."""
    words = title.split(" ")
    return min(
        max(metrics.horizontalAdvance(" ".join(part)) for part in (words[:cut], words[cut:]))
        for cut in range(1, len(words) + 1)
    )


def _across(is_number: bool) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
