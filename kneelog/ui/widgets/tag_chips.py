"""The row of marked places: chips with a ×, and hollow ones that offer what was marked before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from kneelog.ui.theme import Size
from kneelog.ui.widgets.chip import Chip, Look
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.roving import RovingGroup
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme

_REMOVING = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class Tag(NamedTuple):
    """One chip: what it stands for, its words, whether it is only offered, and then the key that takes it."""

    value: Any
    label: str
    offered: bool = False
    letter: str = ""


class TagChips(RovingGroup):
    """Shows what it is told to; the page answers each signal with a new list.

    A chip taken away leaves the focus on its neighbour. ``name`` ("Left knee") begins each chip's accessible name.
    """

    removed = Signal(object)
    """The runner took this value away: by its ×, Del, or Space."""
    added = Signal(object)
    """The runner took up this offered value."""
    pressed = Signal(object)
    """The words of a marked chip were clicked, such as to turn the map to it."""

    def __init__(
        self, theme: Theme, name: str, *, height: float = Size.CHIP_PLACE, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self.theme = theme
        self._name = name
        self._height = height
        self._tags: list[Tag] = []
        self._flow = FlowLayout(theme, self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def tags(self) -> tuple[Tag, ...]:
        """What is shown."""
        return tuple(self._tags)

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Show ``tags``."""
        if list(tags) == self._tags:
            return
        held = any(member.hasFocus() for member in self.members)
        where = self._index_with_focus()
        old = self.members
        self._tags = list(tags)
        chips = [self._make(tag) for tag in self._tags]
        self.set_members(list(chips), where)
        if held and chips:
            self.setFocus()
        for chip in old:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes the chip with the focus away."""
        if event.key() in _REMOVING and self._tags:
            self._remove(self._index_with_focus())
        else:
            super().keyPressEvent(event)

    def _make(self, tag: Tag) -> Chip:
        look = Look.SUGGESTION if tag.offered else Look.TAG
        chip = Chip(self.theme, tag.label, look=look, height=self._height, parent=self)
        chip.key_letter = tag.letter if tag.offered else ""
        said = tr("Mark {what}, {place}") if tag.offered else tr("{what}, {place}: take away")
        chip.setAccessibleName(said.format(what=self._name, place=tag.label))
        chip.removePressed.connect(lambda: self._remove(self._tags.index(tag)))
        chip.clicked.connect(lambda: self._press(tag))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _remove(self, index: int) -> None:
        tag = self._tags[index]
        if not tag.offered:
            self.removed.emit(tag.value)

    def _press(self, tag: Tag) -> None:
        if tag.offered:
            self.added.emit(tag.value)
        else:
            self.pressed.emit(tag.value)
