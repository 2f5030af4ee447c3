"""Urgent signs at once: the line of each ticked sign, above the strips, before anything is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.ui.theme import Size

if TYPE_CHECKING:
    from kneelog.domain.report import Knee
    from kneelog.domain.settings import Preferences
    from kneelog.domain.signs import Sign
    from kneelog.ui.theme import Theme
    from kneelog.ui.widgets.urgent_line import UrgentLine


class UrgentLines(QWidget):
    """Shows one :class:`UrgentLine` a sign; hidden while there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: list[tuple[Sign, Knee | None]] = []
        self._lines: list[UrgentLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(Size.GAP))
        self.hide()

    def show_signs(self, signs: list[tuple[Sign, Knee | None]], preferences: Preferences) -> bool:
        """Show the lines of ``signs``, in the order of the table; they are spoken at once.

        Returns whether one of them was not there before.
        """
        if signs == self._shown:
            return False
        from kneelog.rules.urgent_words import line_of
        from kneelog.ui.widgets.urgent_line import UrgentLine

        is_new = not set(signs) <= set(self._shown)
        self._shown = list(signs)
        while len(self._lines) < len(signs):
            self._lines.append(UrgentLine(self._theme))
            self._column.addWidget(self._lines[-1])
        for (sign, knee), line in zip(signs, self._lines, strict=False):
            line.say(*line_of(sign, knee, preferences.numbers))
            line.show()
        for line in self._lines[len(signs) :]:
            line.hide()
        self.setVisible(bool(signs))
        return is_new
