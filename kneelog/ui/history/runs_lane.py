"""The lane under the filters while runs are looked at: those with an answer, those without, and a way through these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kneelog.ui.theme import Size
from kneelog.ui.widgets.choice_chips import ChoiceChips, Option
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme


class RunsLane(QWidget):
    """``chosen`` carries ``True`` (with an answer), ``False`` (without) or ``None`` (both).

    ``answer_asked`` is the link that answers the listed runs one after the other.
    """

    chosen = Signal(object)
    answer_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.chips = ChoiceChips(
            theme,
            tr("Runs"),
            [Option(True, tr("With an answer")), Option(False, tr("Without an answer"))],
        )
        self.chips.chosen.connect(self.chosen)
        self.answer = LinkButton(theme, tr("Answer one after the other"))
        self.answer.clicked.connect(self.answer_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Size.GAP_WIDE))
        row.addWidget(Label(theme, tr("Runs"), muted=True))
        row.addWidget(self.chips, 1)
        row.addWidget(self.answer)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_counts(self, answered: int, waiting: int, answer: bool | None) -> None:
        """Say how many there are of each, and which of them are listed."""
        self.chips.set_label(True, tr("With an answer · {count}", count=answered))
        self.chips.set_label(False, tr("Without an answer · {count}", count=waiting))
        self.chips.value = answer
        self.answer.setVisible(waiting > 0 and answer is not True)
