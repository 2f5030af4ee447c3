"""One question that files leave open: a sentence and its choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QCompleter, QVBoxLayout, QWidget

from kneelog.ui.section import wrapping
from kneelog.ui.theme import Size
from kneelog.ui.theme.sheets import list_sheet
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.control import ENTER
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.segmented import Segmented
from kneelog.ui.widgets.text_field import TextField
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kneelog.services.activity_items import Question
    from kneelog.ui.theme import Theme

_OTHER = object()
"""The choice that opens a field for any zone."""
_ZONE = 220


class QuestionRow(QWidget):
    """A sentence and its choices."""

    answered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._asked: Question | None = None
        self._sentence = Label(theme, wrap=True)
        self._complaint = Label(theme, muted=True, wrap=True)
        self._complaint.hide()
        self.choices: Segmented
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addWidget(self._sentence, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP_TIGHT))
        column.addLayout(self._line)
        column.addWidget(self._complaint)
        self.setSizePolicy(wrapping())

    @property
    def is_open(self) -> bool:
        """Whether runs wait for the answer."""
        return self._asked is not None and self._asked.is_open

    def show_question(self, question: Question) -> None:
        """Ask ``question``; its control is made anew only where other answers are on offer."""
        if self._asked is None or self._asked.choices != question.choices:
            self._offer(question)
        self._asked = question
        self._sentence.setText(question.sentence)
        self.choices.value = question.answer

    @property
    def complaint(self) -> str:
        """What is wrong with the answer given last."""
        return self._complaint.text()

    def complain(self, sentence: str) -> None:
        """Say what is wrong with an answer; nothing takes it back."""
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))

    @property
    def sentence_width(self) -> int:
        """How wide the question is on one line."""
        return self._sentence.sizeHint().width()

    def set_narrow(self, narrow: bool, beside: int) -> None:
        """Stand the choices below the question, or where a question as wide as ``beside`` ends."""
        self._sentence.setMinimumWidth(0 if narrow else beside)
        across = QBoxLayout.Direction.LeftToRight
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else across)
        self._line.setSpacing(self._theme.px(Size.GAP_TIGHT if narrow else Size.GAP_WIDE))

    def options(self, question: Question) -> list[Option]:
        """What is on offer."""
        return [Option(value, label) for value, label in question.choices]

    def chose(self, value: object) -> None:
        """The runner chose."""
        self.answered.emit(value)

    def _offer(self, question: Question) -> None:
        had_focus = self._asked is not None and _holds_focus(self.choices)
        if self._asked is not None:
            self._line.removeWidget(self.choices)
            self.choices.hide()
            self.choices.deleteLater()
        self.choices = Segmented(self._theme, question.sentence, self.options(question))
        self.choices.chosen.connect(self.chose)
        self._line.insertWidget(1, self.choices, 0, Qt.AlignmentFlag.AlignLeft)
        if had_focus:
            self.choices.setFocus(Qt.FocusReason.OtherFocusReason)


class ZoneRow(QuestionRow):
    """The zone: this computer's, or any other by its name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.field = ZoneField(theme)
        self.field.hide()
        self.field.named.connect(self.answered)
        self._line.insertWidget(1, self.field, 0, Qt.AlignmentFlag.AlignLeft)

    def options(self, question: Question) -> list[Option]:
        """Those that are known, and any other."""
        return [*super().options(question), Option(_OTHER, tr("another…"))]

    def show_question(self, question: Question) -> None:
        """Whoever is typing a zone goes on typing."""
        is_typing = not self.field.isHidden()
        super().show_question(question)
        if is_typing:
            self.choices.value = _OTHER

    def chose(self, value: object) -> None:
        """The last choice opens the field."""
        self.field.setVisible(value is _OTHER)
        if value is not _OTHER:
            self.complain("")
            self.answered.emit(value)
        elif _holds_focus(self.choices):
            self.field.complete_from_all()


class ZoneField(TextField):
    """``named`` carries the name that was typed, on Enter or when the field is left."""

    named = Signal(str)

    def __init__(self, theme: Theme) -> None:
        name = tr("Time zone, like Europe/Berlin")
        super().__init__(theme, name, placeholder="Europe/Berlin", limit=64, width=_ZONE)
        self._last = ""
        self.editingFinished.connect(self._take)

    def complete_from_all(self) -> None:
        """Offer every name that holds what is typed."""
        if self.completer() is None:
            from zoneinfo import available_timezones

            completer = QCompleter(self)
            completer.setModel(QStringListModel(sorted(available_timezones()), completer))
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            popup = completer.popup()
            if popup is not None:
                popup.setStyleSheet(list_sheet(self.theme))
            completer.activated.connect(self._take)
            self.setCompleter(completer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the name."""
        super().keyPressEvent(event)
        if event.key() in ENTER:
            self._take()

    def _take(self, _text: str = "") -> None:
        name = self.text().strip()
        if name and name != self._last:
            self._last = name
            self.named.emit(name)


def _holds_focus(part: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and part.isAncestorOf(focus)
