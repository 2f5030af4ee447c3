"""The page for a diary that is gone: its newest backup is offered; a new one is begun only if the runner says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kneelog.errors import DiaryLockedError
from kneelog.ui.missing.choices import CopyChoice, MissedSection, NewChoice
from kneelog.ui.quiet_page import QuietPage
from kneelog.ui.rescue.choices import QuitChoice
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kneelog.errors import KneelogError
    from kneelog.services.keeping import BackupState, CopyFacts, PutBack
    from kneelog.services.ports import Keeper
    from kneelog.ui.backing_up import BackingUp
    from kneelog.ui.desk import Desk, State
    from kneelog.ui.theme import Theme


class MissingPage(QuietPage):
    """It looks for copies in the room of ``backing_up``; only a press of a button puts a file in place."""

    def __init__(self, theme: Theme, desk: Desk, keeper: Keeper, backing_up: BackingUp) -> None:
        super().__init__(theme, desk, tr("The diary is not there"))
        self._keeper, self._backing_up = keeper, backing_up
        self._pressed: QWidget | None = None
        self.copy = CopyChoice(theme)
        self.new = NewChoice(theme)
        self.quit = QuitChoice(
            theme, tr("Close kneelog and leave everything as it is, for example to look for the file first.")
        )
        for section in (MissedSection(theme, keeper.path), self.copy, self.new, self.quit):
            self.column.addWidget(section)
        self.column.addStretch(1)
        self.copy.taken.connect(self._use_copy)
        self.copy.others_asked.connect(lambda: self.wanted.emit("backups", None))
        self.new.taken.connect(self._begin_anew)
        self.quit.taken.connect(lambda: self.window().close())

    def enter(self, subject: object = None) -> None:  # noqa: ARG002 - what is missing is said on the page
        """Look what there is."""
        self.footer.say("")
        self._look()
        self.enter_top()

    def regions(self) -> list[QWidget]:
        """The ways on."""
        return [self.copy.field.line, self.copy.button, self.new.button, self.quit.button]

    def show_state(self, state: State) -> None:
        """Nothing of it is shown here."""

    def leaving(self) -> None:
        """What was typed is forgotten."""
        self.copy.field.clear()

    def settle(self) -> None:
        """Wait until it was looked what there is."""
        self._backing_up.room.settle()

    def _look(self) -> None:
        self.copy.show_reading()
        self._backing_up.room.run(self._found, self._show, lambda why: self.copy.say(str(why)))

    def _found(self) -> tuple[CopyFacts | None, BackupState]:
        copies = [copy for copy in self._keeper.copies() if not copy.is_foreign and not copy.trouble]
        return (copies[0] if copies else None), self._keeper.backup_state(self.desk.now())

    def _show(self, found: tuple[CopyFacts | None, BackupState]) -> None:
        copy, state = found
        self.new.offer_new(was_protected=copy is not None and copy.is_locked)
        if copy is not None:
            self.copy.show_copy(copy)
            return
        where: list[Path] = [state.where]
        if state.second is not None:
            where.append(state.second.folder)
        self.copy.show_none(where)

    def _use_copy(self) -> None:
        copy, passphrase = self.copy.copy_, self.copy.passphrase
        if copy is None:
            self._look()
            return
        if passphrase == "":
            self._say_wrong(tr("Type the passphrase of the backup first."))
            return
        self._enable(on=False)
        self.desk.renew(
            lambda: self._keeper.put_back(copy.path, copy.made_at, passphrase),
            self._put,
            self._refused,
        )

    def _put(self, done: PutBack) -> None:
        self._enable(on=True)
        self._backing_up.back_up()
        said = trn(
            "The diary is open again with {count} entry.",
            "The diary is open again with {count} entries.",
            done.entries,
        )
        self.wanted.emit("log", ("said", said))

    def _refused(self, why: KneelogError) -> None:
        self._enable(on=True)
        if not isinstance(why, DiaryLockedError):
            self.footer.say(str(why), aloud=True)
            if self._pressed is not None:
                self._pressed.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._say_wrong(
            tr("That passphrase does not open the backup. Check Caps Lock and the keyboard’s language.")
        )

    def _say_wrong(self, sentence: str) -> None:
        self.copy.say_wrong(sentence)
        self.copy.field.line.doubted = True
        self.copy.field.line.selectAll()
        self.copy.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_anew(self) -> None:
        self._enable(on=False)
        self.desk.renew(self._keeper.begin_anew, self._begun, self._refused)

    def _begun(self, _nothing: object) -> None:
        self._enable(on=True)
        self.wanted.emit("log", None)

    def _enable(self, *, on: bool) -> None:
        if not on:
            self._pressed = self.focusWidget()  # what is faint meanwhile loses the focus
        for choice in (self.copy, self.new):
            choice.setEnabled(on)
