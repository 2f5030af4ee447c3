"""The list of backups and snapshots: a row each, walked by the arrows, read aloud as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate

from kneelog.services.keeping import entries_words, kind_words, moment_words
from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.row import RowLook, draw_ground, draw_ring, inks, write_line
from kneelog.ui.theme.sheets import scroll_bar_sheet
from kneelog.words import brief_day, short_day, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStyleOptionViewItem

    from kneelog.services.keeping import CopyFacts
    from kneelog.ui.theme import Ring, Theme

_Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_SHOWN = 4
"""So many rows are seen at once; the list scrolls the others."""
_COLUMNS = (0.27, 0.25, 0.17, 0.31)
_NARROW_COLUMNS = (0.32, 0.25, 0.21, 0.22)
_NARROW_BELOW = 520
"""A row narrower than this, in units, tells the last entry's day alone."""
_PAD = 10


class CopiesModel(QAbstractListModel):
    """The copies, replaced as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self.copies: Sequence[CopyFacts] = ()

    def show_copies(self, copies: Sequence[CopyFacts]) -> None:
        """Show others."""
        self.beginResetModel()
        self.copies = copies
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row a copy."""
        return 0 if parent.isValid() else len(self.copies)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """The whole row as it is read aloud."""
        if role in {_ROLE.DisplayRole, _ROLE.AccessibleTextRole} and index.row() < len(self.copies):
            return ", ".join(cells(self.copies[index.row()], aloud=True))
        return None


def cells(copy: CopyFacts, *, aloud: bool = False, brief: bool = False) -> tuple[str, ...]:
    """When a copy was made, what it is, how many entries it holds, and of when the last is."""
    if aloud:
        last = tr("last entry {day}", day=short_day(copy.last_entry, year=True)) if copy.last_entry else ""
        return tuple(
            part for part in (moment_words(copy.made_at), kind_words(copy), entries_words(copy), last) if part
        )
    last = brief_day(copy.last_entry, year=True) if copy.last_entry else "–"
    if copy.last_entry and not brief:
        last = tr("last entry {day}", day=last)
    made = tr("{day}, {time}", day=brief_day(copy.made_at.date(), year=True), time=f"{copy.made_at:%H:%M}")
    return made, kind_words(copy), entries_words(copy), last


class _RowPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: CopiesModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(0, self._theme.px(Size.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, state = self._theme, option.state
        flag = QStyle.StateFlag
        focused = bool(state & flag.State_HasFocus)
        look = RowLook(bool(state & flag.State_Selected), focused, bool(state & flag.State_MouseOver))
        rect: QRect = option.rect
        inner = QRectF(rect).adjusted(1, 1, -1, -1)
        draw_ground(painter, theme, inner, look)
        draw_ring(painter, theme, inner.adjusted(1, 1, -1, -1), look)
        ink, quiet = inks(theme, look)
        font, pad = theme.font(Type.BODY), theme.px(_PAD)
        at = float(rect.x() + pad)
        narrow = rect.width() < _NARROW_BELOW * theme.unit
        said = cells(self._model.copies[index.row()], brief=narrow)
        for number, (text, share) in enumerate(
            zip(said, _NARROW_COLUMNS if narrow else _COLUMNS, strict=True)
        ):
            wide = share * (rect.width() - 2 * pad)
            room = int(wide - pad)
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
            place = QRect(int(at), rect.y(), room, rect.height())
            write_line(painter, place, shown, font, quiet if number % 2 else ink)
            at += wide


class CopyRows(QListView):
    """``chosen`` carries the copy that became current."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._known: CopyFacts | None = None
        self.copies = CopiesModel()
        self.setModel(self.copies)
        self._painter = _RowPainter(theme, self.copies)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(tr("Backups and snapshots"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.NoRole)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._tell)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_copies(self, copies: Sequence[CopyFacts]) -> None:
        """Show other rows; what was current stays so, and is not told again, if it is still there."""
        before = self.current
        self.selectionModel().blockSignals(True)
        self.copies.show_copies(copies)
        self.selectionModel().blockSignals(False)
        self._restyle()
        row = next((at for at, copy in enumerate(copies) if before and copy.path == before.path), 0)
        if copies:
            select = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._known = before
            self.selectionModel().setCurrentIndex(self.copies.index(row), select)
            self._known = None

    @property
    def current(self) -> CopyFacts | None:
        """The copy that is chosen."""
        row = self.currentIndex().row()
        return self.copies.copies[row] if 0 <= row < len(self.copies.copies) else None

    def keyboardSearch(self, search: str) -> None:
        """Typing does not jump."""

    def _tell(self, *_indexes: object) -> None:
        if self.current is not None and self.current != self._known:
            self.chosen.emit(self.current)

    def ring(self) -> Ring | None:
        """The ring stands inside the row, not round the list."""
        return None

    def _restyle(self) -> None:
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(self._theme))
        rows = max(1, min(_SHOWN, len(self.copies.copies)))
        self.setFixedHeight(self._theme.px(Size.ROW) * rows)
