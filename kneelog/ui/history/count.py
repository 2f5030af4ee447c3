"""How many entries are listed, and how many runs wait for an answer; pressing those shows them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kneelog.services.history_words import entries_words, waiting_words
from kneelog.ui.theme import Size
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme


class Count(QWidget):
    """ "214 entries · 3 unanswered"."""

    waiting_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._entries = Label(theme, "", muted=True)
        self.waiting = LinkButton(theme, "")
        self.waiting.clicked.connect(self.waiting_asked)
        self.waiting.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Size.GAP_TIGHT))
        row.addWidget(self._entries)
        row.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(theme.px(Size.FIELD))

    def show_counts(self, entries: int, waiting: int) -> None:
        """Say them; where nothing but runs without an answer is listed, that is all there is to say."""
        is_mixed = bool(entries and waiting)
        said = entries_words(entries) if entries or not waiting else waiting_words(waiting)
        self._entries.setText(f"{said} ·" if is_mixed else said)
        self.waiting.setText(waiting_words(waiting) if is_mixed else "")
        self.waiting.setAccessibleName(tr("Show the runs without an answer: {count}", count=waiting))
        self.waiting.setVisible(is_mixed)
        self.waiting.updateGeometry()

    def say_nothing(self) -> None:
        """There is nothing to count."""
        self._entries.setText("")
        self.waiting.hide()
        self.waiting.setText("")

    def text(self) -> str:
        """All that it says."""
        return " ".join(part for part in (self._entries.text(), self.waiting.text()) if part)
