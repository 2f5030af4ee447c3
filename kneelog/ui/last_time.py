"""A quiet line beside the menus: kneelog ended unexpectedly last time. Nothing on the page moves for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.announce import announce
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from kneelog.ui.theme import Theme


class LastTime(QWidget):
    """``report`` is what the last run left; it can be copied. The line stays until it is hidden or kneelog closed."""

    def __init__(self, theme: Theme, window: QMainWindow, report: str) -> None:
        super().__init__(window)
        self._window = window
        self._report = report
        self.said = Label(
            theme,
            tr("kneelog ended unexpectedly last time. What was saved is safe."),
            kind=Type.SMALL,
            muted=True,
            elide=True,
        )
        self.copy = LinkButton(theme, tr("Copy report"), kind=Type.SMALL)
        self.copy.clicked.connect(self._copy)
        self.hide_it = LinkButton(theme, tr("Hide"), kind=Type.SMALL)
        self.hide_it.setAccessibleName(tr("Hide what was said of the last time"))
        self.hide_it.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(Size.GAP), 0, theme.px(Size.PAGE_MARGIN), 0)
        row.setSpacing(theme.px(Size.GAP_WIDE))
        for part in (self.said, self.copy, self.hide_it):
            row.addWidget(part)

    def show_beside_menus(self) -> None:
        """Stand at the end of the menu bar; below the page where the system has the menus elsewhere."""
        bar = self._window.menuBar()
        if bar.isNativeMenuBar():
            self._window.statusBar().addPermanentWidget(self)
        else:
            bar.setCornerWidget(self)
            self.adjustSize()
        self.show()
        announce(self, self.said.text())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self.said.setText(tr("Report copied."))
        announce(self, self.said.text())
