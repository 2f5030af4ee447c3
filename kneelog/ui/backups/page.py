"""The page of backups: how it stands with them, which there are, looking inside, putting one back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kneelog.errors import DiaryLockedError
from kneelog.services.looking import inside
from kneelog.services.restoring import restored_label, restoring
from kneelog.ui.backups import choosing
from kneelog.ui.backups.inside import InsidePanel, Subject
from kneelog.ui.backups.rows import CopyRows
from kneelog.ui.backups.standing import SecondPlace, Standing
from kneelog.ui.quiet_page import QuietPage
from kneelog.ui.section import Section, row_of
from kneelog.ui.theme import Size
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kneelog.domain.diary import Diary
    from kneelog.errors import KneelogError
    from kneelog.services.keeping import BackupState, CopyFacts, PutBack
    from kneelog.services.looking import Inside
    from kneelog.services.ports import Keeper
    from kneelog.ui.backing_up import BackingUp
    from kneelog.ui.desk import Desk, Done, State
    from kneelog.ui.theme import Theme


class BackupsPage(QuietPage):
    """Reads copies in the room of ``backing_up``; changes to the diary go through the desk as everywhere."""

    def __init__(self, theme: Theme, desk: Desk, keeper: Keeper, backing_up: BackingUp) -> None:
        super().__init__(theme, desk, tr("Backups"))
        self._keeper, self._backing_up = keeper, backing_up
        self._inside: Inside | None = None
        self._passphrase: str | None = None  # of the copy that is shown, if one was typed
        self.standing, self.second = Standing(theme), SecondPlace(theme)
        self.rows = CopyRows(theme)
        self.empty = Label(theme, tr("No backups yet: “Back up now” makes the first."), muted=True, wrap=True)
        self.other = PlainButton(theme, tr("Open another file…"))
        self.panel = InsidePanel(theme)
        listed = Section(
            theme,
            tr("Backups and snapshots"),
            tr("A snapshot is set aside before the diary changes as a whole."),
        )
        for part in (self.empty, self.rows):
            listed.rows.addWidget(part)
        listed.rows.addLayout(row_of(theme, self.other, gap=Size.GAP))
        for section in (self.standing, listed, self.panel, self.second):
            self.column.addWidget(section)
        self.column.addStretch(1)
        self.rows.hide()
        self._connect()

    def _connect(self) -> None:
        self._backing_up.changed.connect(self._show_standing)
        self.standing.now.clicked.connect(self._back_up_now)
        self.second.choose.clicked.connect(self._choose_second)
        self.second.none.clicked.connect(self._name_none)
        self.rows.chosen.connect(lambda copy: self._look(Subject.of(copy)))
        self.other.clicked.connect(self._open_other)
        self.panel.unlock.connect(self._unlock)
        self.panel.restore.connect(self._restore)
        self.panel.delete.connect(self._delete)

    def enter(self, subject: object = None) -> None:  # noqa: ARG002 - nothing on the page has a name of its own
        """Show how it stands now."""
        if self._backing_up.state is not None:
            self._say_standing(self._backing_up.state)
        self._backing_up.look()
        self._list()
        self.show_state(self.desk.state)
        self.enter_top()

    def regions(self) -> list[QWidget]:
        """The first button, the list, and the footer's link."""
        return [self.standing.now, self.rows, self.footer.link]

    def settle(self) -> None:
        """Wait until what is being read was read."""
        self._backing_up.room.settle()

    def show_state(self, state: State) -> None:  # noqa: ARG002 - what would change is found out anew
        """The diary is another now: say again what restoring would change."""
        subject, found = self.panel.subject, self._inside
        if self.isVisible() and subject is not None and found is not None:
            self._compare(subject, found.diary)

    # How it stands ------------------------------------------------------------------------------------------

    def _show_standing(self, state: BackupState) -> None:
        self._say_standing(state)
        if self.isVisible():
            self._list()

    def _say_standing(self, state: BackupState) -> None:
        now = self.desk.now()
        self.standing.show_state(state, now)
        self.second.show_state(state, now)

    def _back_up_now(self) -> None:
        self.footer.say(tr("Backing up…"))
        self._backing_up.back_up(self._say_made)

    def _say_made(self, state: BackupState) -> None:
        if state.troubles:
            said = state.troubles
        elif state.made is not None:
            said = tr("Backed up to {path}.", path=state.made)
        elif state.last is None:
            said = tr("There is nothing to back up yet.")
        else:
            said = tr("Nothing changed since the last backup.")
        if not state.troubles and state.second is not None and not state.second.is_there:
            said += " " + tr("The second folder is not there now.")
        self.footer.say(said, aloud=True)

    def _choose_second(self) -> None:
        folder = choosing.ask_folder(self)
        if folder is not None:
            self._name_second(folder)

    def _name_none(self) -> None:
        self.second.choose.setFocus(
            Qt.FocusReason.OtherFocusReason
        )  # the button that was pressed is about to go
        self._name_second(None)

    def _name_second(self, folder: Path | None) -> None:
        def named(_nothing: object) -> None:
            if folder is None:
                self._backing_up.look()
                self.footer.say(tr("No second folder any more. The copies in it stay."), aloud=True)
            else:
                self._back_up_now()

        self._backing_up.room.run(lambda: self._keeper.name_second_folder(folder), named, self._say_why)

    # Which there are, and what they hold --------------------------------------------------------------------

    def _list(self) -> None:
        self._backing_up.room.run(self._keeper.copies, self._show_copies, self._say_why)

    def _show_copies(self, copies: list[CopyFacts]) -> None:
        self.rows.setVisible(bool(copies))
        self.empty.setVisible(not copies)
        if list(self.rows.copies.copies) != copies:
            self.rows.show_copies(copies)
        if not copies and self.panel.subject is not None and self.panel.subject.can_be_deleted:
            self.panel.show_nothing()

    def _open_other(self) -> None:
        path = choosing.ask_file(self)
        if path is not None:
            self._look(Subject(path, path.name))

    def _unlock(self, passphrase: str) -> None:
        if self.panel.subject is not None:
            self._look(self.panel.subject, passphrase)

    def _look(self, subject: Subject, passphrase: str | None = None) -> None:
        self._inside, self._passphrase = None, passphrase
        self.panel.show_reading(subject)
        keeper = self._keeper
        self._backing_up.room.newest(
            lambda _wanted: self._inside_of(subject, keeper.look(subject.path, passphrase)),
            lambda found: self._show_inside(subject, found),
            lambda why: self._say_unread(subject, why, asked=passphrase is not None),
        )

    def _compare(self, subject: Subject, backup: Diary) -> None:
        self._backing_up.room.newest(
            lambda _wanted: self._inside_of(subject, backup),
            lambda found: self._show_inside(subject, found),
            self._say_why,
        )

    def _inside_of(self, subject: Subject, backup: Diary) -> Inside:
        state = self.desk.state
        plain = state.is_whole and self._keeper.stays_plain(
            subject.path
        )  # else the file itself would be swapped
        return inside(state.diary, backup, stays_plain=plain)

    def _show_inside(self, subject: Subject, found: Inside) -> None:
        self._inside = found
        self.panel.show_inside(subject, found)

    def _say_unread(self, subject: Subject, why: KneelogError, *, asked: bool) -> None:
        if subject != self.panel.subject:
            return
        if isinstance(why, DiaryLockedError):
            self.panel.show_locked(subject, str(why) if asked else "")
        else:
            self.panel.show_trouble(subject, str(why))

    # What is done with one ----------------------------------------------------------------------------------

    def _restore(self) -> None:
        subject, found = self.panel.subject, self._inside
        if subject is None or found is None:
            return
        backup = found.diary
        if not self.desk.state.is_whole:  # there is no diary that could be changed
            put_back = partial(self._keeper.put_back, subject.path, subject.made_at, self._passphrase)
            self.desk.renew(put_back, self._say_put_back, self._say_why)
            return
        label = restored_label(subject.made_at, subject.path.name, len(backup.entries))
        self.keep(
            lambda diary: restoring(diary, backup, label), first=lambda: self._keeper.set_aside("restore")
        )

    def _say_put_back(self, done: PutBack) -> None:
        said = trn("Restored {count} entry.", "Restored {count} entries.", done.entries)
        if done.set_aside is not None:
            said += " " + tr("The diary that was there is kept as {path}.", path=done.set_aside)
        self.footer.say(said, aloud=True)
        self._backing_up.back_up()

    def _kept(self, done: Done) -> None:
        super()._kept(done)
        if not done.change.edits:
            self.footer.say(tr("The diary is already as it was then: nothing was changed."), aloud=True)
        self._list()

    def _delete(self) -> None:
        subject = self.panel.subject
        if subject is None:
            return

        def gone(_count: int) -> None:
            self.footer.say(tr("Deleted: {path}", path=subject.path), aloud=True)
            self._backing_up.look()
            self._list()
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

        self._backing_up.room.run(lambda: self._keeper.delete_copies([subject.path]), gone, self._say_why)

    def _say_why(self, why: KneelogError) -> None:
        self.footer.say(str(why), aloud=True)
