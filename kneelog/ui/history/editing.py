"""Editing one entry: the log form at full width, with Save and Cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.services import log_form
from kneelog.services.history_rows import Key
from kneelog.words import short_day, tr

if TYPE_CHECKING:
    from kneelog.domain.entry import Entry
    from kneelog.ui.desk import Desk
    from kneelog.ui.theme import Theme
    from kneelog.ui.window_state import WindowState


class Editing(QWidget):
    """``saved`` carries what was :class:`~kneelog.ui.desk.Done`; ``cancelled`` tells that nothing was."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, theme: Theme, desk: Desk, window_state: WindowState | None, entry: Entry) -> None:
        super().__init__()
        from kneelog.ui.form.entry_form import EntryForm
        from kneelog.ui.window_state import WindowState as Kept

        diary, today = desk.state.diary, desk.now().date()
        title = tr("Edit {day}", day=short_day(entry.on, year=entry.on.year != today.year))
        self.entry = entry
        self.key = Key(is_run=False, id=entry.id)
        self._before = log_form.for_edit(diary, entry)
        self.form = EntryForm(theme, desk, window_state or Kept(), self._before)
        self.form.set_form(self._before, title=title)
        self.form.view.footer.name_buttons(tr("Save"), tr("Cancel"))
        self.form.saved.connect(self.saved)
        self.form.cancelled.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    @property
    def is_changed(self) -> bool:
        """Whether anything was touched yet."""
        return self.form.form != self._before

    @property
    def first(self) -> QWidget:
        """Where F6 lands."""
        return self.form

    @property
    def value(self) -> object:
        """What the runner made of it."""
        return self.form.form

    def restore(self, value: object) -> None:
        """Take over what was made of it before."""
        self.form.change(value)  # type: ignore[arg-type]

    def focus_start(self) -> None:
        """Put the focus where typing begins."""
        self.form.focus_start()
