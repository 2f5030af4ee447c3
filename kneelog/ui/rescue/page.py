"""The page for a damaged diary: what happened, and the choice between what can be read and the newest backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kneelog.errors import KneelogError
from kneelog.ui.quiet_page import QuietPage
from kneelog.ui.rescue.choices import BackupChoice, HappenedSection, QuitChoice, ReadableChoice
from kneelog.ui.side_room import SideRoom
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kneelog.services.ports import Keeper
    from kneelog.services.rescuing import LastBackup, Rescued, Salvaged
    from kneelog.ui.backing_up import BackingUp
    from kneelog.ui.desk import Desk, State
    from kneelog.ui.theme import Theme


class RescuePage(QuietPage):
    """It reads beside the window what there is; only a press of a button does anything to the file."""

    def __init__(self, theme: Theme, desk: Desk, keeper: Keeper, backing_up: BackingUp) -> None:
        super().__init__(theme, desk, tr("The diary is damaged"))
        self._keeper, self._backing_up = keeper, backing_up
        self._pressed: QWidget | None = None
        self._saved: Salvaged | None = None
        self._backup: LastBackup | None = None
        self._room = SideRoom("rescue")
        self._room.broke.connect(desk.broke)
        self.readable = ReadableChoice(theme)
        self.backup = BackupChoice(theme)
        self.quit = QuitChoice(
            theme, tr("Close kneelog and leave everything as it is, for example to copy the file first.")
        )
        for section in (HappenedSection(theme, keeper.path), self.readable, self.backup, self.quit):
            self.column.addWidget(section)
        self.column.addStretch(1)
        self.readable.taken.connect(self._use_readable)
        self.backup.taken.connect(self._use_backup)
        self.quit.taken.connect(lambda: self.window().close())

    def enter(self, subject: object = None) -> None:  # noqa: ARG002 - what went wrong is said on the page
        """Look what there is."""
        self.readable.say(tr("Looking what can be read…"))
        self.backup.say(tr("Looking for backups…"))
        self.footer.say("")
        self._room.run(self._look, self._show, self._show_nothing)
        self.enter_top()

    def regions(self) -> list[QWidget]:
        """The ways on."""
        return [self.readable.button, self.backup.button, self.quit.button]

    def show_state(self, state: State) -> None:
        """Nothing of it is shown here."""

    def closing(self) -> None:
        """End the thread beside the window."""
        self._room.close()

    def settle(self) -> None:
        """Wait until what there is was read."""
        self._room.settle()

    def _look(self) -> tuple[Salvaged | KneelogError, LastBackup | None]:
        backup = self._keeper.last_backup()
        try:
            return self._keeper.salvage(), backup
        except KneelogError as error:
            return error, backup

    def _show(self, found: tuple[Salvaged | KneelogError, LastBackup | None]) -> None:
        saved, self._backup = found
        if isinstance(saved, KneelogError):
            self._saved = None
            self.readable.say(str(saved))
        else:
            self._saved = saved
            self.readable.show_saved(saved)
        self.backup.show_backup(self._backup, self._saved)

    def _show_nothing(self, error: KneelogError) -> None:
        self.backup.say(str(error))
        self.readable.say(str(error))

    def _use_readable(self) -> None:
        saved = self._saved
        if saved is not None:
            self._put(lambda: self._keeper.put_salvaged(saved))

    def _use_backup(self) -> None:
        backup = self._backup
        if backup is not None:
            self._put(lambda: self._keeper.put_last_backup(backup))

    def _put(self, work: Callable[[], Rescued]) -> None:
        self._enable(on=False)
        self.desk.renew(work, self._done, self._refused_to_put)

    def _done(self, done: Rescued) -> None:
        self._enable(on=True)
        self._backing_up.back_up()  # of the damaged one none could be made, which is still said at the top right
        said = trn(
            "The diary is open again with {count} entry. The damaged file is kept as {path}.",
            "The diary is open again with {count} entries. The damaged file is kept as {path}.",
            done.entries,
            path=done.damaged.name if done.damaged else "",
        )
        self.wanted.emit("log", ("said", said))

    def _refused_to_put(self, why: KneelogError) -> None:
        self._enable(on=True)
        self.footer.say(str(why), aloud=True)
        if self._pressed is not None:
            self._pressed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self, *, on: bool) -> None:
        if not on:
            self._pressed = self.focusWidget()  # what is faint meanwhile loses the focus
        for choice in (self.readable, self.backup):
            choice.button.setEnabled(on)
