"""The fields of care and background: each tells what it holds once the runner has left it, and loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.domain.checks import MAX_TEXT
from kneelog.ui.care.growing_editor import GrowingEditor
from kneelog.ui.section import row_of, wrapping
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.announce import announce
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.segmented import Segmented
from kneelog.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.ui.theme import Theme
    from kneelog.ui.widgets.choice_chips import Option

_LONGEST_LINE = 200
_FILLS = 240
_BROKEN = range(0xD800, 0xE000)
UNREAD = object()
"""What a field holds while it is being typed, or cannot be read: it equals nothing."""


class Field(QWidget):
    """A control and, under it, why what was typed cannot be kept.

    ``left`` carries the record's field and its new value. What is typed stands until it is kept or typed over:
    :meth:`show_value` never touches it.
    """

    left = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        field: str,
        control: QWidget,
        *,
        fills: bool = False,
        beside: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.field = field
        self.control = control
        self._shown: object = None
        self._told: object = UNREAD
        self.problem = Label(theme, kind=Type.SMALL, wrap=True)
        self.problem.hide()
        self.column = column = _Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP_TIGHT))
        if fills:
            column.addWidget(control)
        else:
            column.addLayout(row_of(theme, *([control] if beside is None else [control, beside])))
        column.addWidget(self.problem)
        self.setSizePolicy(wrapping())

    @property
    def value(self) -> object:
        """What it holds now, or :data:`UNREAD`."""
        raise NotImplementedError

    @property
    def kept(self) -> object:
        """What was kept last."""
        return self._shown

    def put(self, value: object) -> None:
        """Let the control show ``value``."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Show what is kept now, unless something else is being typed."""
        if self.value in (self._shown, value):
            if self.value != value:
                self.put(value)
            self.refuse("")
        self._shown = value
        self._told = UNREAD

    def settle(self) -> None:
        """Tell what was typed, if it is something new."""
        found = self.value
        if found not in (UNREAD, self._shown, self._told):
            self._told = found
            self.left.emit(self.field, found)

    def refuse(self, sentence: str) -> None:
        """Say why what was typed cannot be kept; it stays as it was typed. Nothing: it can."""
        if sentence:
            self._told = UNREAD  # so that it is tried again
        if sentence == self.problem.text():
            return
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence)
        if isinstance(self.control, TextField):
            self.control.doubted = bool(sentence)
        announce(self, sentence)


class _Column(QVBoxLayout):
    """Always higher where it is narrower: a sentence may come, and it wraps."""

    def hasHeightForWidth(self) -> bool:
        """Whoever lays it out asks again when a sentence came."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its parts are at ``width``."""
        return super().heightForWidth(width) if super().hasHeightForWidth() else self.sizeHint().height()


class LineField(Field):
    """One line of text; without a ``width`` it takes what room there is."""

    def __init__(
        self, theme: Theme, field: str, name: str, *, placeholder: str = "", width: float | None = None
    ) -> None:
        wide = _FILLS if width is None else width
        self.line = TextField(theme, name, placeholder=placeholder, limit=_LONGEST_LINE, width=wide)
        super().__init__(theme, field, self.line, fills=width is None)
        self._shown = ""
        self.line.editingFinished.connect(self.settle)

    @property
    def value(self) -> object:
        """The text as a diary keeps it."""
        return kept_text(self.line.text())

    def put(self, value: object) -> None:
        """Show the text."""
        if kept_text(self.line.text()) != value or not self.line.hasFocus():
            self.line.setText(str(value))
            self.line.setCursorPosition(0)


class WordsField(Field):
    """Several lines of text, one of them at first."""

    def __init__(
        self,
        theme: Theme,
        field: str,
        name: str,
        *,
        placeholder: str = "",
        lines: int = 1,
        limit: int = MAX_TEXT,
    ) -> None:
        self.editor = GrowingEditor(theme, name, placeholder=placeholder, limit=limit, lines=lines)
        super().__init__(theme, field, self.editor, fills=True)
        self._shown = ""
        self.editor.departed.connect(self.settle)

    @property
    def value(self) -> object:
        """The text as a diary keeps it."""
        return kept_text(self.editor.text)

    def put(self, value: object) -> None:
        """Show the text; the place of the cursor stays if the text does."""
        if kept_text(self.editor.text) != value:
            self.editor.text = str(value)


class ChoiceField(Field):
    """One of a few words."""

    def __init__(self, theme: Theme, field: str, name: str, options: Sequence[Option]) -> None:
        self.choice = Segmented(theme, name, options)
        super().__init__(theme, field, self.choice)
        self._shown = self.choice.value
        self.choice.chosen.connect(lambda _value: self.settle())

    @property
    def value(self) -> object:
        """What is chosen."""
        chosen: object = self.choice.value
        return chosen

    def put(self, value: object) -> None:
        """Choose it without a word."""
        self.choice.value = value


def kept_text(text: str) -> str:
    """The text as a diary keeps it: nothing but blanks is no text; what no file can hold is left out."""
    return "".join(char for char in text if char != "\0" and ord(char) not in _BROKEN).strip()
