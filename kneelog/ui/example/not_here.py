"""What stands in the example diary in place of a page that makes sense for one's own diary only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from kneelog.ui.example.words import LEAVE, NOT_HERE
from kneelog.ui.quiet_page import QuietPage
from kneelog.ui.section import row_of
from kneelog.ui.theme import Size
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.desk import Desk, State
    from kneelog.ui.theme import Theme


class NotHerePage(QuietPage):
    """One sentence, and the way back to one's own diary."""

    leave_asked = Signal()

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__(theme, desk, tr("Not in the example diary"))
        self.sentence = Label(theme, wrap=True)
        self.leave = PlainButton(theme, tr(LEAVE))
        self.leave.clicked.connect(self.leave_asked)
        self.column.addWidget(self.sentence)
        self.column.addSpacing(theme.px(Size.GAP_WIDE))
        self.column.addLayout(row_of(theme, self.leave))
        self.column.addStretch(1)

    def enter(self, subject: object = None) -> None:
        """Say why the page ``subject`` is not here."""
        self.sentence.setText(tr(NOT_HERE[str(subject)]))
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """The button."""
        return [self.leave]

    def show_state(self, state: State) -> None:
        """Nothing of the diary stands here."""
