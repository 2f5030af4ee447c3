"""What lies below the charts: the year at a glance, and this period against the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kneelog.domain.report import Knee
from kneelog.ui.theme import Size
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.segmented import Segmented
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.ui.theme import Theme


class Heading(QWidget):
    """The name of a part of the page, with controls at its right."""

    def __init__(self, theme: Theme, text: str, *controls: QWidget) -> None:
        super().__init__()
        self.label = Label(theme, text, semibold=True, elide=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Size.GAP))
        row.addWidget(self.label, 1)
        for control in controls:
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)


class Compared(QWidget):
    """This period against the one before: which days, then a sentence each for left, right and running."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.days = Label(theme, muted=True, wrap=True)
        self.lines = [Label(theme, wrap=True) for _ in range(3)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP))
        column.addWidget(self.days)
        for line in self.lines:
            column.addWidget(line)
        column.addStretch(1)

    def say(self, days: str, sentences: Sequence[str]) -> None:
        """Show the sentences."""
        self.days.setText(days)
        for line, sentence in zip(self.lines, sentences, strict=True):
            line.setText(sentence)


def knee_choice(theme: Theme) -> Segmented:
    """Which knee the calendar shows."""
    return Segmented(
        theme,
        tr("Calendar of"),
        [Option(None, tr("Worse knee")), Option(Knee.LEFT, tr("Left")), Option(Knee.RIGHT, tr("Right"))],
    )
