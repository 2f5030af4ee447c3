"""The window on the example diary: the same as on one's own, under a bar that says whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.ui.example.bar import ExampleBar
from kneelog.ui.example.words import NOT_HERE, WHOSE_IS_IT
from kneelog.ui.main_window import MainWindow
from kneelog.ui.widgets.announce import announce
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from kneelog.services.ports import Keeper
    from kneelog.ui.desk import Desk
    from kneelog.ui.example.fleeting_state import FleetingState
    from kneelog.ui.no_press import MakePress
    from kneelog.ui.no_reader import MakeReader
    from kneelog.ui.theme import Theme

_NOT_HERE = "not here"


class ExampleWindow(MainWindow):
    """Its backups never begin. ``leave_asked`` is sent by the bar; closing the window is heard by ``gone``."""

    leave_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        state: FleetingState,
        keeper: Keeper,
        *,
        press: MakePress,
        reader: MakeReader,
    ) -> None:
        super().__init__(theme, desk, state, keeper, press=press, reader=reader)
        self.made_of = self.made_of._replace(is_example=True)
        self.setWindowTitle(tr("Example diary: nothing here is yours"))
        self._menus.bar_what_is_not_for_an_example()

    def go(self, name: str, subject: object = None) -> None:
        """Show a page, or say why it is not here."""
        if name in NOT_HERE:
            if _NOT_HERE not in self._pages:
                self._add_not_here()
            super().go(_NOT_HERE, name)
        else:
            super().go(name, subject)

    def showEvent(self, event: QShowEvent) -> None:
        """Say aloud whose diary this is; Tab comes to the bar after the rail."""
        super().showEvent(event)
        if not event.spontaneous():
            self._rail.lead_tabs_to(self.bar.leave)
            announce(self, tr(WHOSE_IS_IT))

    def _regions(self) -> list[QWidget]:
        return [self.bar.leave, *super()._regions()]

    def _assemble(self) -> None:
        super()._assemble()
        self.bar = ExampleBar(self.theme)
        self.bar.leave_asked.connect(self.leave_asked)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        pages = self.takeCentralWidget()
        column.addWidget(self.bar)
        if pages is not None:
            column.addWidget(pages, 1)
        self.setCentralWidget(body)

    def _add_not_here(self) -> None:
        from kneelog.ui.example.not_here import NotHerePage

        page = NotHerePage(self.theme, self.desk)
        page.leave_asked.connect(self.leave_asked)
        self._add_page(_NOT_HERE, page)
