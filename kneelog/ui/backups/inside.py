"""Looking inside one backup: what it holds, what restoring would change, its last entries; then restore, or delete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from kneelog.services.keeping import kind_words, moment_words
from kneelog.ui.section import Section, row_of
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.text_field import TextField
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kneelog.services.keeping import CopyFacts
    from kneelog.services.looking import Inside
    from kneelog.ui.theme import Theme

_FIELD = 260


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked into: a copy from the list, or another file (``made_at`` is ``None``)."""

    path: Path
    title: str
    made_at: datetime | None = None
    can_be_deleted: bool = False

    @classmethod
    def of(cls, copy: CopyFacts) -> Subject:
        """A copy from the list."""
        title = f"{moment_words(copy.made_at)} · {kind_words(copy)}"
        return cls(copy.path, title, copy.made_at, can_be_deleted=not copy.is_foreign)


class InsidePanel(Section):
    """``restore`` and ``delete`` are pressed for what is shown; ``unlock`` carries a passphrase."""

    restore = Signal()
    delete = Signal()
    unlock = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            tr("Look inside"),
            tr("Restoring keeps the present diary beside it, and Undo takes it back."),
        )
        self.what = Label(theme, semibold=True, wrap=True)
        self.where = Label(theme, kind=Type.SMALL, muted=True, wrap=True)
        self.holds = Label(theme, wrap=True)
        self.change = Label(theme, wrap=True)
        self.last = Label(theme, kind=Type.SMALL, muted=True, wrap=True)
        self.said = Label(theme, wrap=True)
        self.restore_button = PlainButton(theme, tr("Restore this one"))
        self.restore_button.clicked.connect(self.restore)
        self.delete_button = PlainButton(theme, tr("Delete…"))
        self.delete_button.setAccessibleName(tr("Delete this copy"))
        self.delete_button.clicked.connect(lambda: self._ask(True))
        self.confirm = PlainButton(theme, tr("Delete for good"))
        self.confirm.clicked.connect(self.delete)
        self.spare = PlainButton(theme, tr("Keep it"))
        self.spare.clicked.connect(lambda: self._ask(False))
        self.passphrase = TextField(theme, tr("Passphrase of this file"), width=_FIELD)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.returnPressed.connect(self._unlock)
        self.open = PlainButton(theme, tr("Look inside"))
        self.open.clicked.connect(self._unlock)
        self._subject: Subject | None = None
        self._lay_out(theme)
        self.hide()

    def _lay_out(self, theme: Theme) -> None:
        self.rows.setSpacing(theme.px(Size.GAP))
        for part in (self.what, self.where, self.holds, self.change, self.last, self.said):
            self.rows.addWidget(part)
        for buttons in (
            (self.passphrase, self.open),
            (self.restore_button, self.delete_button),
            (self.confirm, self.spare),
        ):
            self.rows.addLayout(row_of(theme, *buttons, gap=Size.GAP))

    @property
    def subject(self) -> Subject | None:
        """What is shown."""
        return self._subject

    def show_nothing(self) -> None:
        """There is nothing to look into."""
        self._subject = None
        self.hide()

    def show_reading(self, subject: Subject) -> None:
        """``subject`` is being read."""
        self._begin(subject, tr("Reading…"), self.said)

    def show_trouble(self, subject: Subject, why: str) -> None:
        """``subject`` can't be read, and why."""
        self._begin(subject, why, self.said, self.delete_button)

    def show_locked(self, subject: Subject, why: str = "") -> None:
        """``subject`` asks for its own passphrase; ``why`` one was no good."""
        said = why or tr("It has a passphrase of its own. Type it to look inside.")
        self._begin(subject, said, self.said, self.passphrase, self.open, self.delete_button)
        self.passphrase.clear()
        self.updateGeometry()

    def show_inside(self, subject: Subject, found: Inside) -> None:
        """What ``subject`` holds."""
        parts: list[QWidget] = [self.holds, self.change, self.restore_button, self.delete_button]
        self._begin(subject, "", *parts, *([self.last] if found.last else []))
        self.holds.setText(tr("Holds {what}.", what=found.holds))
        self.change.setText(tr("If you restore it: {what}", what=found.change))
        self.last.setText("\n".join((tr("Its last entries:"), *found.last)))

    def _begin(self, subject: Subject, said: str, *shown: QWidget) -> None:
        had_focus = self._holding_focus()
        if had_focus is not None:
            self.what.setFocus()  # what is hidden while it has the focus would hand it to another part of the window
        self._subject = subject
        self.what.setText(subject.title)
        self.where.setText(str(subject.path))
        self.said.setText(said)
        for part in (
            self.holds,
            self.change,
            self.last,
            self.said,
            self.passphrase,
            self.open,
            self.restore_button,
            self.delete_button,
            self.confirm,
            self.spare,
        ):
            part.setVisible(part in shown and (part is not self.delete_button or subject.can_be_deleted))
        self.show()
        if had_focus is not None:
            next_stop = (had_focus, *self._stops())
            next((part for part in next_stop if part in shown and not part.isHidden()), self.what).setFocus()

    def _stops(self) -> tuple[QWidget, ...]:
        """Where the focus goes on if what had it is gone, best first."""
        return self.passphrase, self.restore_button, self.delete_button

    def _holding_focus(self) -> QWidget | None:
        focus = QApplication.focusWidget()
        return focus if focus is not None and self.isAncestorOf(focus) else None

    def _ask(self, asked: bool) -> None:
        """Ask once more in place before something is deleted for good."""
        self.said.setText(tr("Delete this copy for good? The diary itself stays as it is."))
        self.said.setVisible(asked)
        for button in (self.confirm, self.spare):
            button.setVisible(asked)
        for button in (self.restore_button, self.delete_button):
            button.setVisible(not asked and (button is self.delete_button or self.holds.isVisible()))
        (self.spare if asked else self.delete_button).setFocus()

    def _unlock(self) -> None:
        if self.passphrase.text():
            self.unlock.emit(self.passphrase.text())
            self.passphrase.clear()
