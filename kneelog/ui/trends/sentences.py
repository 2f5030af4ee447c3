"""The answer in words: a sentence for each knee, and the line that reads one day out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kneelog.domain.report import Knee
from kneelog.ui.theme import Size
from kneelog.ui.widgets.badge import Badge
from kneelog.ui.widgets.label import Label
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kneelog.services.trend_words import Said
    from kneelog.ui.theme import Theme

_BADGE = 20
_LEAST_REST = 260


class KneeSentence(QWidget):
    """A badge, what stands out, and the rest. A screen reader hears it as one text, as does whoever copies it."""

    def __init__(self, theme: Theme, knee: Knee) -> None:
        super().__init__()
        self._theme = theme
        self.head = Label(theme, semibold=True, wrap=True)
        self.rest = Label(theme, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(theme.px(6))
        self._words.addWidget(self.head)
        self._words.addWidget(self.rest, 1)
        row.addWidget(Badge(theme, knee, size=_BADGE), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, said: Said) -> None:
        """Show a sentence."""
        self.head.setText(said.head)
        self.rest.setText(said.rest)
        self.rest.setVisible(bool(said.rest))
        self.setAccessibleName(said.whole)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the rest beside what stands out, or below it where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        whole = QFontMetrics(self.head.type_font()).horizontalAdvance(self.head.text()) + self._theme.px(2)
        beside = whole + self._theme.px(_BADGE + _LEAST_REST) <= self.width()
        self.head.setMinimumWidth(whole if beside else 0)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._words.direction():
            self._words.setDirection(direction)
            self._words.setSpacing(self._theme.px(6 if beside else 0))
            self.updateGeometry()


class Sentences(QWidget):
    """Both knees' sentences, and below them the line of the day pointed at."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.knees = {knee: KneeSentence(theme, knee) for knee in Knee}
        self.day = Label(theme, muted=True, elide=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP_TIGHT))
        for line in self.knees.values():
            column.addWidget(line)
        column.addWidget(self.day)
        self.say_day("")

    def say_day(self, line: str, *, opens: bool = False) -> None:
        """Read a day out; without one say how to have it read."""
        self.day.muted = not line
        hint = tr("Point at a day to read it; with the keys: arrows walk, Shift jumps to the next entry.")
        self.day.setText((f"{line} · {tr('⏎ opens')}" if opens else line) or hint)
