"""What stands above a table: the names of all of them, and the button that copies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from kneelog.services.trend_tables import NAMES, TableName
from kneelog.ui.theme import Size
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.combo import Combo
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.segmented import Segmented
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kneelog.ui.theme import Theme

_TOP = 4
"""Units above, for the focus ring."""


class TableNames(QWidget):
    """The names stand beside each other where they have room, else in a list that opens."""

    chosen = Signal(object)
    """The runner chose this :class:`TableName`."""
    rearranged = Signal()
    """The other of the two is shown now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        options = [Option(name, tr(text)) for name, text in NAMES.items()]
        self.tabs = Segmented(theme, tr("Table"), options)
        self.list = Combo(theme, tr("Table"), options)
        self.list.hide()
        self.button = PlainButton(theme, tr("Co&py table"))
        self.button.setAccessibleName(tr("Copy table"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(_TOP), 0, 0)
        row.setSpacing(theme.px(Size.GAP))
        row.addWidget(self.tabs)
        row.addWidget(self.list)
        row.addStretch(1)
        row.addWidget(self.button)
        for part in (self.tabs, self.list):
            part.chosen.connect(self._choose)
        theme.changed.connect(self._fit)

    @property
    def value(self) -> TableName:
        """The name that is chosen."""
        return TableName(self.tabs.value)

    @value.setter
    def value(self, name: TableName) -> None:
        self.tabs.value = self.list.value = name

    @property
    def chooser(self) -> QWidget:
        """The names as they can be chosen now."""
        return self.list if self.tabs.isHidden() else self.tabs

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether the names have room."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The width of the list and the button: the names beside each other can do without."""
        return QSize(self._theme.px(200), super().minimumSizeHint().height())

    def _choose(self, name: TableName) -> None:
        self.value = name
        self.chosen.emit(name)

    def _fit(self) -> None:
        gap = self._theme.px(Size.GAP)
        # Widths of words are rounded: a little more, or the longest would be shortened.
        self.list.setMinimumWidth(self.list.sizeHint().width() + self._theme.px(2))
        # Asked of each: while they are hidden, their layout keeps the widths of another text size.
        tabs = sum(tab.sizeHint().width() for tab in self.tabs.segments)
        is_wide = tabs + gap + self.button.sizeHint().width() <= self.width()
        if is_wide != self.tabs.isHidden():
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and (focus is self.list or self.tabs.isAncestorOf(focus))
        self.tabs.setVisible(is_wide)
        self.list.setVisible(not is_wide)
        if had_focus:
            self.chooser.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rearranged.emit()
