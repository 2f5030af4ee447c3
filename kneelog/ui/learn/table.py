"""A table to be read: hairlines between its rows; where it would be too narrow each row becomes a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kneelog.ui.learn.passage import Passage
from kneelog.ui.learn.rich_text import RichText, rich
from kneelog.ui.section import wrapping
from kneelog.ui.theme import Ring, Size, Type
from kneelog.ui.widgets.spoken_role import speak_as
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from kneelog.domain.reading import Span, Table
    from kneelog.ui.theme import Theme

_ABOVE = 7
_LEAST_COLUMN = 118
_LEAST_SHARE, _MOST_SHARE = 13, 46


class TableRow(QWidget):
    """A row is read as a whole: "High pain: default 7; range 5-9". It takes the focus, its cells do not."""

    def __init__(self, theme: Theme, header: Sequence[str], cells: Sequence[tuple[Span, ...]]) -> None:
        super().__init__()
        self._theme = theme
        texts = [rich(cell) for cell in cells]
        self.cells = [_cell(theme, text, first=not number) for number, text in enumerate(texts)]
        self._names = [Passage(theme, RichText(name), kind=Type.SMALL, muted=True) for name in header[1:]]
        facts = [
            tr("{name}: {words}", name=name, words=text.text)
            for name, text in zip(header[1:], texts[1:], strict=True)
            if text.text
        ]
        speak_as(self, QAccessible.Role.Paragraph)
        first = texts[0].text
        said = tr("{name}: {words}", name=first, words="; ".join(facts)) if facts else first
        self.setAccessibleName(said)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(wrapping())
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self.cells[0], 1)
        for name, cell in zip(self._names, self.cells[1:], strict=True):
            cell.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            name.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._row.addWidget(name)
            self._row.addWidget(cell, 1)
        self.cells[0].setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def arrange(self, shares: Sequence[int], *, stacked: bool) -> None:
        """Stand the cells side by side in ``shares`` of the width, or below one another with their names."""
        px, row = self._theme.px, self._row
        row.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        row.setSpacing(0 if stacked else px(Size.GAP_WIDE))
        row.setContentsMargins(0, px(_ABOVE), 0, px(_ABOVE))
        for name, cell in zip(self._names, self.cells[1:], strict=True):
            name.setVisible(stacked and bool(cell.words.text))
            cell.setVisible(not stacked or bool(cell.words.text))
        for cell, share in zip(self.cells, shares, strict=True):
            policy = cell.sizePolicy()
            policy.setHorizontalPolicy(
                QSizePolicy.Policy.Preferred if stacked else QSizePolicy.Policy.Ignored
            )
            cell.setSizePolicy(policy)
            row.setStretch(row.indexOf(cell), 0 if stacked else share)

    def ring(self) -> Ring:
        """Round the whole row."""
        return Ring(self.rect().adjusted(-4, 2, 4, -1), self._theme.px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline above."""
        QPainter(self).fillRect(0, 0, self.width(), self._theme.px(1), self._theme.colours.hairline)


class TableBlock(QWidget):
    """``rows`` are its rows below a head, which is left out where they are stacked."""

    def __init__(self, theme: Theme, block: Table) -> None:
        super().__init__()
        self._theme = theme
        self._shares = _shares(block)
        self.rows = [TableRow(theme, block.header, row) for row in block.rows]
        self.head = QWidget()
        self._head_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.head)
        self.names = [Passage(theme, RichText(name), kind=Type.SMALL, muted=True) for name in block.header]
        for name, share in zip(self.names, self._shares, strict=True):
            name.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            policy = name.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            name.setSizePolicy(policy)
            self._head_row.addWidget(name, share)
        self.head.setSizePolicy(wrapping())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        for row in self.rows:
            column.addWidget(row)
        self.setSizePolicy(wrapping())
        self._stacked: bool | None = None
        self.arrange(stacked=False)

    def arrange(self, *, stacked: bool) -> None:
        """Set it as a table, or row by row."""
        if stacked == self._stacked:
            return
        self._stacked = stacked
        px = self._theme.px
        self.head.setVisible(not stacked)
        self._head_row.setSpacing(px(Size.GAP_WIDE))
        self._head_row.setContentsMargins(0, 0, 0, px(_ABOVE))
        for row in self.rows:
            row.arrange(self._shares, stacked=stacked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the cells where columns would be too narrow."""
        super().resizeEvent(event)
        self.arrange(stacked=self.width() < self._theme.px(_LEAST_COLUMN) * len(self._shares))


def _cell(theme: Theme, words: RichText, *, first: bool) -> Passage:
    return Passage(theme, words, semibold=first, role=QAccessible.Role.StaticText)


def _shares(block: Table) -> list[int]:
    """How much of the width each column gets: as much as its longest words ask for, within reason."""
    longest = [len(name) for name in block.header]
    for row in block.rows:
        for number, cell in enumerate(row):
            longest[number] = max(longest[number], len(rich(cell).text))
    return [min(max(length, _LEAST_SHARE), _MOST_SHARE) for length in longest]
