"""What is shown once runs were taken in: how many, and where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.ui.section import wrapping
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.primary_button import PrimaryButton
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme


class DonePanel(QWidget):
    """``answer`` is the next thing that most will do."""

    answer_asked = Signal()
    history_asked = Signal()
    more_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._said = Label(theme, kind=Type.LARGE, semibold=True, wrap=True)
        self._about = Label(theme, muted=True, wrap=True)
        self.answer = PrimaryButton(theme, tr("Answer the latest run"), with_return=True)
        self.history = PlainButton(theme, tr("Show in History"), height=Size.PRIMARY)
        self.more = LinkButton(theme, tr("Import more…"))
        self.answer.clicked.connect(self.answer_asked)
        self.history.clicked.connect(self.history_asked)
        self.more.clicked.connect(self.more_asked)
        buttons = QWidget()
        flow = FlowLayout(theme, buttons, gap=Size.GAP_WIDE)
        for button in (self.answer, self.history):
            flow.addWidget(button)
        buttons.setSizePolicy(wrapping())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP_WIDE))
        column.addStretch(2)
        for part in (self._said, self._about, buttons):
            column.addWidget(part)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)

    def say(self, sentence: str, about: str) -> None:
        """Show what was done."""
        self._said.setText(sentence)
        self._about.setText(about)

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._said.text()}\n{self._about.text()}"
