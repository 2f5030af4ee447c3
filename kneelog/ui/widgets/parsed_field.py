"""A text field whose text stands for a value: a number, a time, a date; empty means not recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from kneelog.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.ui.theme import Theme


class UnreadableError(Exception):
    """What was typed is no such value; the message is a sentence for the runner."""


class ParsedField(TextField):
    """Reads its text when it is left or ``Enter`` is pressed. Setting ``value`` emits nothing.

    What cannot be read stays as it was typed, with ``problem`` saying why; ``value`` keeps the last good one.
    """

    valueChanged = Signal(object)  # noqa: N815
    """The runner gave this value, or ``None`` by emptying the field."""
    problemChanged = Signal(str)  # noqa: N815
    """A sentence about what was typed, or nothing once it can be read."""

    def __init__(
        self, theme: Theme, name: str, *, placeholder: str = "", width: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, placeholder=placeholder, width=width, parent=parent)
        self._value: Any = None
        self._problem = ""
        self.editingFinished.connect(self.read)

    @property
    def value(self) -> Any:  # noqa: ANN401 - the subclass says what it holds
        """The value, or ``None``: not recorded."""
        return self._value

    @value.setter
    def value(self, value: object) -> None:
        self._value = value
        self.setText("" if value is None else self.written(value))
        self._doubt("")

    @property
    def problem(self) -> str:
        """Why the text cannot be read, or nothing."""
        return self._problem

    def parsed(self, text: str) -> object:
        """The value of ``text``, which is not empty; raises :class:`UnreadableError`."""
        raise NotImplementedError

    def written(self, value: Any) -> str:  # noqa: ANN401 - the subclass says what it holds
        """The text for ``value``."""
        raise NotImplementedError

    def read(self) -> bool:
        """Take what was typed; returns whether it could be read."""
        text = self.text().strip()
        try:
            found = self.parsed(text) if text else None
        except UnreadableError as problem:
            self._doubt(str(problem))
            return False
        changed = found != self._value
        self.value = found
        if changed:
            self.valueChanged.emit(found)
        return True

    def _doubt(self, problem: str) -> None:
        changed = problem != self._problem
        self._problem = problem
        self.doubted = bool(problem)
        if changed:
            self.setAccessibleDescription(problem)
            self.problemChanged.emit(problem)
