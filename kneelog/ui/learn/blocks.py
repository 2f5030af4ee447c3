"""The widgets of an article, one for each block: heading, paragraph, list, table, figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.domain.reading import Figure, Heading, Items, Paragraph, Table
from kneelog.ui.learn.figure import FigureBlock
from kneelog.ui.learn.passage import Passage
from kneelog.ui.learn.rich_text import RichText, rich
from kneelog.ui.learn.table import TableBlock
from kneelog.ui.section import wrapping
from kneelog.ui.widgets.spoken_role import speak_as
from kneelog.words import trn

if TYPE_CHECKING:
    from kneelog.domain.reading import Block
    from kneelog.ui.theme import Theme

_BETWEEN_ITEMS = 6
_SECTION = 2
_GAPS = {Paragraph: 12, Items: 10, Table: 14, Figure: 20}
_AFTER_HEADING = 6
_BEFORE_SECTION, _BEFORE_PART = 32, 20


def widget_of(theme: Theme, block: Block) -> QWidget:
    """What shows ``block``."""
    if isinstance(block, Heading):
        return heading(theme, block.text, muted=block.level > _SECTION)
    if isinstance(block, Paragraph):
        return Passage(theme, rich(block.spans))
    if isinstance(block, Items):
        return ItemsBlock(theme, block)
    if isinstance(block, Table):
        return TableBlock(theme, block)
    return FigureBlock(theme, block)


def heading(theme: Theme, text: str, *, muted: bool = False) -> Passage:
    """The heading of a section, or of a part of one."""
    role = QAccessible.Role.Heading
    return Passage(theme, RichText(text), semibold=True, muted=muted, role=role)


def gap_before(block: Block, above: Block | None) -> int:
    """The units kept free above ``block``: little below a heading, much before one."""
    if isinstance(block, Heading):
        if isinstance(above, Heading):
            return _GAPS[Paragraph]
        return _BEFORE_SECTION if block.level <= _SECTION else _BEFORE_PART
    if isinstance(above, Heading):
        return _AFTER_HEADING if not isinstance(block, Figure) else _GAPS[Paragraph]
    if isinstance(above, Figure):
        return _GAPS[Figure]
    return _GAPS[type(block)]


class ItemsBlock(QWidget):
    """A list, its items one below the other."""

    def __init__(self, theme: Theme, block: Items) -> None:
        super().__init__()
        speak_as(self, QAccessible.Role.List)
        self.setAccessibleName(trn("List of {count} item", "List of {count} items", len(block.items)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(_BETWEEN_ITEMS))
        self.setSizePolicy(wrapping())
        for number, item in enumerate(block.items, 1):
            marker = f"{number}." if block.numbered else "•"
            column.addWidget(Passage(theme, rich(item), marker=marker, role=QAccessible.Role.ListItem))
