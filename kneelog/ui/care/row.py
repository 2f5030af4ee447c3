"""A record of care on the page: its line and, once that is opened, its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kneelog.ui.care.field import UNREAD
from kneelog.ui.care.row_head import INDENT, RowHead, Said
from kneelog.ui.narrowing import Labelled
from kneelog.ui.section import row_of, wrapping
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.group import Group
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.tab_order import come_after
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from kneelog.ui.care.field import Field
    from kneelog.ui.theme import Theme

    Fields = Sequence[tuple[str, Field]]


class Row(Group):
    """``values`` is what was kept, by field; ``begun`` is what a new record began with, before anybody touched it.

    ``is_kept`` once the diary was asked to keep it, ``is_known`` once the diary held it. ``build`` makes the fields
    with their words when the row is first opened.
    """

    left = Signal(object)
    """The runner left this :class:`Field` with something new in it."""
    deleted = Signal()
    turned = Signal()
    """It was opened or closed."""

    def __init__(self, theme: Theme, record_id: str, build: Callable[[], Fields]) -> None:
        super().__init__("")
        self.theme = theme
        self.id = record_id
        self.is_kept = False
        self.is_known = False
        self.values: dict[str, object] = {}
        self.begun: dict[str, object] = {}
        self.fields: dict[str, Field] = {}
        self.head = RowHead(theme)
        self.hint = Label(theme, kind=Type.SMALL, muted=True, wrap=True)
        self.done = PlainButton(theme, tr("Done"))
        self.delete = LinkButton(theme, "")
        self._build = build
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self.head.clicked.connect(lambda: self.set_open(not self.is_open))
        self.done.clicked.connect(self._finish)
        self.delete.clicked.connect(self.deleted)
        self.setSizePolicy(wrapping())

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return self.head.is_open

    @property
    def has_focus(self) -> bool:
        """Whether the focus is on its line or in one of its fields."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def show_record(self, values: Mapping[str, object], said: Said) -> None:
        """Show what is kept; what is being typed is left alone."""
        self.values = dict(values)
        self.say(said)
        for name, field in self.fields.items():
            field.show_value(values[name])

    def say(self, said: Said) -> None:
        """Let its line say something else."""
        self.setAccessibleName(said.aloud)
        self.head.show_said(said, is_open=self.is_open)
        delete = tr("Delete") if self.is_kept else tr("Discard")
        self.delete.setText(delete)
        self.delete.setAccessibleName(tr("{act}: {what}", act=delete, what=said.aloud))
        self.done.setAccessibleName(tr("{act}: {what}", act=tr("Done"), what=said.aloud))
        self.delete.updateGeometry()

    def typed(self) -> dict[str, object]:
        """What its fields hold, and what was kept where they cannot be read."""
        held = {name: field.value for name, field in self.fields.items()}
        return {**self.values, **{name: value for name, value in held.items() if value is not UNREAD}}

    def set_open(self, wanted: bool) -> None:
        """Show its fields or hide them; one that was refused is not hidden."""
        if wanted == self.is_open:
            return
        if not wanted:
            self.settle()
            refused = next((field for field in self.fields.values() if field.problem.text()), None)
            if refused is not None:
                refused.control.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if self._body is None:
            self._make_body()
        if self._body is not None:
            if not wanted and self.has_focus:
                self.head.setFocus(Qt.FocusReason.OtherFocusReason)
            self._body.setVisible(wanted)
        self.head.show_said(self.head.said, is_open=wanted)
        self.turned.emit()

    def settle(self) -> None:
        """Keep what is still being typed."""
        for field in self.fields.values():
            field.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.set_open(False)
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        self.set_open(False)

    def _make_body(self) -> None:
        built = self._build()
        self.fields = {field.field: field for _words, field in built}
        for name, field in self.fields.items():
            field.show_value(self.values[name])
            field.left.connect(lambda _name, _value, which=field: self.left.emit(which))
        body = QWidget()
        column = QVBoxLayout(body)
        px = self.theme.px
        column.setContentsMargins(px(INDENT), px(Size.GAP_TIGHT), 0, px(Size.GAP_SECTION))
        column.setSpacing(px(Size.GAP))
        column.addWidget(Labelled(self.theme, *built))
        column.addWidget(self.hint)
        column.addLayout(row_of(self.theme, self.done, self.delete))
        self.hint.setVisible(bool(self.hint.text()))
        body.setSizePolicy(wrapping())
        self._body = body
        self._column.addWidget(body)
        come_after(self.head, body)
