"""A section of a quiet page: its title on the left, what belongs to it on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.group import Group
from kneelog.ui.widgets.label import Label

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme

_SIDE = 208
_ABOVE = 20
_BETWEEN = 12


class Section(Group):
    """``rows`` takes the contents. Stacked, the title stands above them: there is no room beside.

    ``kind`` and ``side`` are the size of its title and the width kept for it, in units; without it the title always
    stands above. It is level with a first row that is ``beside`` high. Every section but the ``first`` has a
    hairline above.
    """

    def __init__(  # noqa: PLR0913 - a title is its words and its looks
        self,
        theme: Theme,
        title: str,
        about: str = "",
        *,
        kind: Type = Type.BODY,
        side: float = _SIDE,
        first: bool = False,
        beside: float = 0,
    ) -> None:
        super().__init__(title)
        self._theme = theme
        self._side = side
        self._first = first
        self._drop = max(0.0, (beside - kind.value[1]) / 2)
        self._title = Label(theme, title, kind=kind, semibold=True, wrap=True)
        self._about = Label(theme, about, kind=Type.SMALL, muted=True, wrap=True)
        if not about:
            self._about.hide()
        self._head = column_of(theme, Size.GAP_TIGHT, self._title, self._about)
        self._body = QWidget()
        self.rows = QVBoxLayout(self._body)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(theme.px(_BETWEEN))
        self._grid = QGridLayout(self)
        self.setSizePolicy(wrapping())
        self.set_stacked(False)

    def set_title(self, title: str) -> None:
        """Head the section with other words."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_stacked(self, stacked: bool) -> None:
        """Put the title above or beside the contents, at the present text size."""
        px, grid = self._theme.px, self._grid
        stacked = stacked or not self._side
        for part in (self._head, self._body):
            grid.removeWidget(part)
        above = 0 if self._first else px(_ABOVE)
        grid.setContentsMargins(0, above, 0, px(_ABOVE))
        grid.setHorizontalSpacing(px(Size.GAP_SECTION))
        grid.setVerticalSpacing(px(_BETWEEN))
        grid.addWidget(self._head, 0, 0)
        grid.addWidget(self._body, *((1, 0) if stacked else (0, 1)))
        drop = 0 if stacked else px(self._drop)
        self._head.setContentsMargins(0, drop, 0, 0)
        self._head.setMinimumWidth(0 if stacked else px(self._side))
        self._head.setMaximumWidth(16_777_215 if stacked else px(self._side))
        grid.setColumnStretch(0, 1 if stacked else 0)
        grid.setColumnStretch(1, 0 if stacked else 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline above."""
        if not self._first:
            QPainter(self).fillRect(0, 0, self.width(), self._theme.px(1), self._theme.colours.hairline)


def column_of(theme: Theme, gap: float, *parts: QWidget) -> QWidget:
    """``parts`` one below the other, at the top of whatever room there is."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(gap))
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    holder.setSizePolicy(wrapping())
    return holder


def row_of(theme: Theme, *parts: QWidget, gap: float = Size.GAP_WIDE) -> QHBoxLayout:
    """``parts`` side by side, at the beginning of the line."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(gap))
    for part in parts:
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return row


def wrapping() -> QSizePolicy:
    """The policy of what is higher when narrower."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy
