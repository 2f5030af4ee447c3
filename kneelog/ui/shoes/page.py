"""The page of the pairs of shoes: what is typed is kept when its field or the page is left, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.ui.care.records_page import RecordsPage
from kneelog.ui.shoes.pairs import Pairs
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.desk import Desk
    from kneelog.ui.theme import Theme


class ShoesPage(RecordsPage):
    """One section, :attr:`pairs`."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__(theme, desk, tr("Shoes"))
        self.pairs = Pairs(theme, self.hands)
        self.lists = (self.pairs,)
        self.column.addWidget(self.pairs)
        self.column.addStretch(1)
        self.show_state(desk.state)

    def enter(self, subject: object = None) -> None:  # noqa: ARG002 - nothing on the page has a name of its own
        """Show the page from its top."""
        self.pairs.sort()
        self.enter_top()

    def regions(self) -> list[QWidget]:
        """The first button, and the footer's link."""
        return [self.pairs.buttons[0], self.footer.link]
