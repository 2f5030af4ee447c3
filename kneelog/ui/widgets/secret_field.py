"""A field for a passphrase: unseen until *Show* is pressed, with a hint while Caps Lock is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.text_field import TextField
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kneelog.ui.theme import Theme

_WIDTH = 280


class SecretField(QWidget):
    """``entered`` is sent by Enter. ``name`` is what a screen reader calls the field, :attr:`line`.

    ``caps_lock`` carries the hint, "" while there is none; it stands below the field unless someone else says it
    (``with_hint``).
    """

    entered = Signal()
    changed = Signal()
    caps_lock = Signal(str)

    def __init__(self, theme: Theme, name: str, *, width: float = _WIDTH, with_hint: bool = True) -> None:
        super().__init__()
        self.line = _Line(theme, name, width=width)
        self.show_button = PlainButton(theme, tr("Show"))
        self.show_button.setCheckable(True)
        self.show_button.setAccessibleName(tr("Show: {what}", what=name))
        self.hint = Label(theme, kind=Type.SMALL, muted=True)
        row = QHBoxLayout()
        row.setSpacing(theme.px(Size.GAP))
        row.addWidget(self.line, 1)
        row.addWidget(self.show_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Size.GAP_TIGHT))
        column.addLayout(row)
        column.addWidget(self.hint)
        self.hint.setVisible(with_hint)
        self.show_button.toggled.connect(self._show)
        self.line.caps_lock.connect(self._hint)
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(self._edited)

    @property
    def words(self) -> str:
        """What was typed, just as it was."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed, also for the field's own undo, and hide what is typed next."""
        self.line.setText("")
        self.line.doubted = False
        self.show_button.setChecked(False)
        self._hint(False)

    def _edited(self) -> None:
        self.line.doubted = False
        self.changed.emit()

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_button.setText(tr("Hide") if shown else tr("Show"))
        self.show_button.updateGeometry()

    def _hint(self, is_on: bool) -> None:
        said = tr("Caps Lock is on.") if is_on else ""
        self.hint.setText(said)
        self.line.setAccessibleDescription(said)
        self.caps_lock.emit(said)


class _Line(TextField):
    """``caps_lock`` tells whether it is on, once a key showed it."""

    caps_lock = Signal(bool)

    def __init__(self, theme: Theme, name: str, *, width: float) -> None:
        super().__init__(theme, name, width=width)
        self._caps: bool | None = None
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A capital without Shift, or a small letter with it, shows that Caps Lock is on; its own key turns it over.

        Qt does not tell the state of that key.
        """
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            if self._caps is not None and not event.isAutoRepeat():
                self._know(not self._caps)
        elif len(text) == 1 and text.lower() != text.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._know(text.isupper() != shifted)
        super().keyPressEvent(event)

    def _know(self, is_on: bool) -> None:
        self._caps = is_on
        self.caps_lock.emit(is_on)
