"""The list of the preview: headings that fold, rows with boxes; all of it by keys or by pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QToolTip, QTreeView

from kneelog.services import activity_listing as listing_of
from kneelog.ui.importing.row_measure import RowMeasure
from kneelog.ui.importing.row_paint import Look, RowPainter
from kneelog.ui.theme import Size
from kneelog.ui.theme.sheets import scroll_bar_sheet
from kneelog.ui.widgets.control import ENTER
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex, QRect
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from kneelog.services.activity_items import Fate
    from kneelog.services.activity_listing import Listing
    from kneelog.ui.importing.model import ImportModel
    from kneelog.ui.theme import Ring, Theme

_SELECT = QItemSelectionModel.SelectionFlag
_AROUND_BOX = 6


class ImportRows(QTreeView):
    """``toggled`` carries places in the plan and whether they come in from now on."""

    toggled = Signal(object, bool)

    def __init__(self, theme: Theme, model: ImportModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._hovered: QPersistentModelIndex | QModelIndex = QModelIndex()
        self._folded: set[Fate] = set(listing_of.FOLDED)
        self.measure = RowMeasure(theme)
        self.painter = RowPainter(theme, self.measure)
        model.measure = self.measure.size_of
        self.setModel(model)
        self._set_up()
        self.expanded.connect(lambda index: self._fold(index, False))
        self.collapsed.connect(lambda index: self._fold(index, True))
        theme.changed.connect(self._restyle)
        self._restyle()

    def _set_up(self) -> None:
        self.setAccessibleName(tr("What was found"))
        self.setAccessibleDescription(tr("Space chooses, Enter imports, Left and Right fold."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.NoRole)
        self.viewport().setAutoFillBackground(False)

    # What is shown ------------------------------------------------------------------------------------------

    def show_listing(self, listing: Listing) -> None:
        """Show other rows; the current one stays current and in its place, if it is still there."""
        place, group = self._model.place_of(self.currentIndex()), self._model.group_at(self.currentIndex())
        scrolled = self.verticalScrollBar().value()
        self.measure.has_boxes = listing.can_choose
        self._model.show_listing(listing)
        for number, each in enumerate(listing.groups):
            self.setExpanded(self._model.index(number, 0), each.fate not in self._folded)
        found = self._model.index_of(group.fate, place) if group is not None else QModelIndex()
        if not found.isValid():
            found = self._model.index(0, 0)
        self.selectionModel().setCurrentIndex(found, _SELECT.ClearAndSelect)
        self.verticalScrollBar().setValue(scrolled)

    def begin_anew(self) -> None:
        """Other files: fold as at first, and begin at the top."""
        self._folded = set(listing_of.FOLDED)
        self._model.show_listing(None)

    def _fold(self, index: QModelIndex, folded: bool) -> None:
        group = self._model.group_at(index)
        if group is not None and self._model.is_heading(index):
            (self._folded.add if folded else self._folded.discard)(group.fate)

    # Keys and pointer ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses all that is selected; Enter is the page's; the arrows are Qt's."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Space and plain:
            self._toggle(self.selectedIndexes() or [self.currentIndex()])
        elif event.key() in ENTER or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing does not jump."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a box chooses, with Shift all from the row that was current; one on a heading folds."""
        index, place = self._under(event.position().toPoint()), event.position().toPoint()
        if not index.isValid():
            return
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._is_on_box(index, place):
            is_range = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._toggle(self.selectedIndexes() if is_range else [index], index)
        elif self._model.is_heading(index):
            self.setExpanded(index, not self.isExpanded(index))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press is one like the first; beside the box of a row it chooses."""
        index, place = self._under(event.position().toPoint()), event.position().toPoint()
        if index.isValid() and (self._model.is_heading(index) or self._is_on_box(index, place)):
            self.mousePressEvent(event)
        elif index.isValid():
            self._toggle([index])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self._under(event.position().toPoint()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Forget the pointer when it leaves; tell a file's whole path where it rests."""
        if event.type() is QEvent.Type.Leave:
            self._hover(QModelIndex())
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            item = self._model.item_at(self.indexAt(event.pos()))
            QToolTip.showText(event.globalPos(), listing_of.path_of(item) if item else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def _toggle(self, indexes: list[QModelIndex], by: QModelIndex | None = None) -> None:
        """Choose them all, unless all are chosen; with ``by``, as the box that was pressed will be."""
        places, listing = self._model.places_of(indexes), self._model.listing
        if listing is None or not places:
            return
        decisive = self._model.places_of([by]) if by is not None else places
        self.toggled.emit(places, not set(decisive or places) <= listing.chosen)

    def _under(self, place: QPoint) -> QModelIndex:
        return self.indexAt(place)

    def _is_on_box(self, index: QModelIndex, place: QPoint) -> bool:
        if self._model.state_of(index) is None:
            return False
        box = self.measure.box_of(self.visualRect(index), heading=self._model.is_heading(index))
        around = self._theme.px(_AROUND_BOX)
        return box.adjusted(-around, -around, around, around).contains(place)

    def _hover(self, index: QModelIndex) -> None:
        if index != self._hovered:
            self._hovered = index
            self.viewport().update()

    # How it looks -------------------------------------------------------------------------------------------

    def ring(self) -> Ring | None:
        """The ring stands round the row."""
        return None

    def drawRow(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a heading or a row."""
        group, listing = self._model.group_at(index), self._model.listing
        if group is None or listing is None:
            return
        rect: QRect = option.rect
        rect.setWidth(self._room())
        look = Look(
            state=self._model.state_of(index),
            selected=self.selectionModel().isSelected(index) and self.hasFocus(),
            focused=self.hasFocus() and index == self.currentIndex(),
            hovered=index == self._hovered,
            is_open=self.isExpanded(index),
        )
        item = self._model.item_at(index)
        if item is None:
            said = listing_of.chosen_words(group, listing.chosen)
            self.painter.paint_heading(painter, rect, group, said, look)
        else:
            self.painter.paint_row(painter, rect, item, look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences break anew."""
        super().resizeEvent(event)
        self._measure()

    def _room(self) -> int:
        """Beside the rows there is always room for the scroll bar."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def _restyle(self) -> None:
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(self._theme))
        self.verticalScrollBar().setSingleStep(self._theme.px(Size.ROW))
        self._measure()

    def _measure(self) -> None:
        if self.measure.fit(self._room()):
            self.scheduleDelayedItemsLayout()
        self.viewport().update()
