"""The last step: that it is for good, the word to type, the button, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kneelog.services import erasing_words
from kneelog.ui.section import Section, row_of
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.announce import announce
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.text_field import TextField
from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.ui.theme import Theme


class ConfirmSection(Section):
    """``confirmed`` is sent when the button is pressed, which it can be once the word is typed and it is ready."""

    confirmed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("For good"))
        self._ready = False
        self.for_good = Label(theme, tr(erasing_words.FOR_GOOD), semibold=True, wrap=True)
        self.ask = Label(theme, tr("Type “{word}” to go on:", word=erasing_words.WORD))
        self.word = TextField(theme, tr("Type “{word}” to go on:", word=erasing_words.WORD), width=112)
        self.button = PlainButton(theme, tr("Erase"))
        self.said = Label(theme, wrap=True)
        self.trouble = Label(theme, kind=Type.SMALL, wrap=True)
        self.rows.addWidget(self.for_good)
        self.rows.addLayout(row_of(theme, self.ask, self.word, self.button, gap=Size.GAP))
        self.rows.addWidget(self.said)
        self.rows.addWidget(self.trouble)
        self.word.textChanged.connect(self._fit)
        self.button.clicked.connect(self.confirmed)
        self.say("")
        self.set_ready(False)

    def set_ready(self, ready: bool) -> None:
        """Whether what would go is known and shown, so that it can be erased."""
        self._ready = ready
        self._fit()

    def say(self, sentence: str, trouble: str = "") -> None:
        """Say what was done, or why not, below the button; ``trouble`` is what still is to be done by hand."""
        for label, text in ((self.said, sentence), (self.trouble, trouble)):
            label.setText(text)
            label.setVisible(bool(text))
        announce(self, f"{sentence} {trouble}".strip())

    def _fit(self) -> None:
        self.button.setEnabled(self._ready and self.word.text().strip().lower() == erasing_words.WORD)
