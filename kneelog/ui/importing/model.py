"""The rows of the preview as Qt and screen readers see them: fates, and under each its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt

from kneelog.services import activity_listing as listing_of
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kneelog.services.activity_items import Fate, Item
    from kneelog.services.activity_listing import Group, Listing

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
_TOP = 0
"""The internal id of a heading; that of a row is its heading's row, plus one."""
_BARE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_BOXED = _BARE | Qt.ItemFlag.ItemIsUserCheckable
_BARE_ROW = _BARE | Qt.ItemFlag.ItemNeverHasChildren
_BOXED_ROW = _BOXED | Qt.ItemFlag.ItemNeverHasChildren
_ANY_HEIGHT = QSize(0, 36)


class ImportModel(QAbstractItemModel):
    """One column. ``measure`` gives the height of a row, told its item (``None``: a heading)."""

    def __init__(self) -> None:
        super().__init__()
        self.listing: Listing | None = None
        self.measure: Callable[[Item | None], QSize] = lambda _: _ANY_HEIGHT

    def show_listing(self, listing: Listing | None) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.listing = listing
        self.endResetModel()

    def show_chosen(self, listing: Listing) -> None:
        """Show the same rows, of which others are chosen."""
        self.listing = listing
        for number in range(len(listing.groups)):
            top = self.index(number, 0)
            self.dataChanged.emit(top, top, [_ROLE.CheckStateRole])
            last = self.rowCount(top) - 1
            self.dataChanged.emit(self.index(0, 0, top), self.index(last, 0, top), [_ROLE.CheckStateRole])

    # What stands where --------------------------------------------------------------------------------------

    def group_at(self, index: _Index) -> Group | None:
        """The group of a heading or a row."""
        if self.listing is None or not index.isValid():
            return None
        number = index.row() if index.internalId() == _TOP else index.internalId() - 1
        return self.listing.groups[number]

    def is_heading(self, index: _Index) -> bool:
        """Whether it is a heading."""
        return index.isValid() and index.internalId() == _TOP

    def place_of(self, index: _Index) -> int | None:
        """The place in the plan of a row; ``None`` for a heading."""
        group = self.group_at(index)
        return None if group is None or self.is_heading(index) else group.places[index.row()]

    def item_at(self, index: _Index) -> Item | None:
        """The item of a row; ``None`` for a heading."""
        place = self.place_of(index)
        return None if place is None or self.listing is None else self.listing.plan.items[place]

    def index_of(self, fate: Fate, place: int | None = None) -> QModelIndex:
        """The heading of a fate, or the row of a place under it; invalid where there is none."""
        for number, group in enumerate(self.listing.groups if self.listing else ()):
            if group.fate is fate:
                top = self.index(number, 0)
                if place is None:
                    return top
                return self.index(group.places.index(place), 0, top) if place in group.places else _NOWHERE
        return _NOWHERE

    def state_of(self, index: _Index) -> Qt.CheckState | None:
        """Whether a row is chosen, or the rows under a heading; ``None`` where nothing can be chosen."""
        group, chosen = self.group_at(index), self.listing.chosen if self.listing else frozenset()
        if group is None or not group.open_to:
            return None
        if not self.is_heading(index):
            place = group.places[index.row()]
            if place not in group.open_to:
                return None
            return Qt.CheckState.Checked if place in chosen else Qt.CheckState.Unchecked
        if group.open_to <= chosen:
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if group.open_to & chosen else Qt.CheckState.Unchecked

    def places_of(self, indexes: Iterable[_Index]) -> list[int]:
        """The places that a press on these rows is about: a heading stands for all under it."""
        found: dict[int, None] = {}
        for index in indexes:
            group = self.group_at(index)
            if group is None:
                continue
            places = group.open_to if self.is_heading(index) else {group.places[index.row()]} & group.open_to
            found.update(dict.fromkeys(places))
        return list(found)

    # Qt's ---------------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        """A heading at the top, a row under its heading."""
        if row < 0 or column != 0 or row >= self.rowCount(parent):
            return _NOWHERE
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The heading of a row."""
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Headings, or the rows under one."""
        if self.listing is None:
            return 0
        if not parent.isValid():
            return len(self.listing.groups)
        return len(self.listing.groups[parent.row()].places) if parent.internalId() == _TOP else 0

    def hasChildren(self, parent: _Index = _NOWHERE) -> bool:
        """A heading has, a row never: asked for each row, so that it must not take long."""
        return not parent.isValid() or parent.internalId() == _TOP

    def columnCount(self, _parent: _Index = _NOWHERE) -> int:
        """A row is painted as a whole."""
        return 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Everything can be walked to; what is open to a choice has a box."""
        group = self.group_at(index)
        if group is None:
            return Qt.ItemFlag.NoItemFlags
        if index.internalId() == _TOP:
            return _BOXED if group.open_to else _BARE
        return _BOXED_ROW if group.places[index.row()] in group.open_to else _BARE_ROW

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Heights for the view, the box and the whole row in words for the ear."""
        if role == _ROLE.SizeHintRole:  # asked first of all rows at once
            above, listing = index.internalId(), self.listing
            if above == _TOP or listing is None:
                return self.measure(None)
            return self.measure(listing.plan.items[listing.groups[above - 1].places[index.row()]])
        if role == _ROLE.CheckStateRole:
            return self.state_of(index)
        return self._words(index) if role in {_ROLE.DisplayRole, _ROLE.AccessibleTextRole} else None

    def _words(self, index: _Index) -> str:
        group, item = self.group_at(index), self.item_at(index)
        if item is not None:
            return listing_of.spoken(item)
        if group is None or self.listing is None:
            return ""
        said = listing_of.chosen_words(group, self.listing.chosen)
        return tr("{heading}: {count}", heading=listing_of.heading(group.fate), count=said)
