"""One record that both diaries changed: both versions side by side, and which of them stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from kneelog.services.merge_versions import Side
from kneelog.ui.section import wrapping
from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import panel
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.group import Group
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.segmented import Segmented
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.services.merge_words import SideBySide
    from kneelog.services.merging import MergeConflict
    from kneelog.ui.theme import Theme

_LABEL = 132


class ConflictCard(Group):
    """``chosen`` says that the runner chose a side; :attr:`side` is the one that stands."""

    chosen = Signal()

    def __init__(self, theme: Theme, conflict: MergeConflict, shown: SideBySide, side: Side) -> None:
        super().__init__(tr("Changed on both sides: {what}", what=shown.title))
        self._theme = theme
        self.conflict = conflict
        self.choice = Segmented(
            theme,
            shown.title,
            (Option(Side.MINE, tr("This diary's")), Option(Side.THEIRS, tr("The other's"))),
        )
        self.choice.value = side
        self.choice.chosen.connect(lambda _side: self.chosen.emit())
        column = QVBoxLayout(self)
        edge = theme.px(Size.GAP_WIDE)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.px(Size.GAP))
        column.addWidget(Label(theme, shown.title, semibold=True, wrap=True))
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._versions(shown))
        self.setSizePolicy(wrapping())

    @property
    def side(self) -> Side:
        """Which version stands."""
        found: Side = self.choice.value
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface of its own, as the card of a finding."""
        colours = self._theme.colours
        panel(
            QPainter(self),
            QRectF(self.rect()),
            self._theme.px(Size.RADIUS_CARD),
            colours.surface,
            colours.hairline,
            self._theme.px(1),
        )

    def _versions(self, shown: SideBySide) -> QGridLayout:
        theme = self._theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(Size.GAP_WIDE))
        grid.setVerticalSpacing(theme.px(Size.GAP_TIGHT))
        grid.setColumnMinimumWidth(0, theme.px(_LABEL))
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        heads = ("", _head(tr("This diary"), shown.mine), _head(tr("The other"), shown.theirs))
        for column, text in enumerate(heads):
            grid.addWidget(Label(theme, text, kind=Type.SMALL, muted=True, wrap=True), 0, column)
        for row, each in enumerate(shown.differences, 1):
            grid.addWidget(Label(theme, each.label, muted=True, wrap=True), row, 0)
            for column, text in ((1, each.mine), (2, each.theirs)):
                words = Label(theme, text or tr("not recorded"), italic=not text, wrap=True)
                grid.addWidget(words, row, column, Qt.AlignmentFlag.AlignTop)
        return grid


def _head(name: str, became: str) -> str:
    return tr("{side}, {became}", side=name, became=became) if became else name
