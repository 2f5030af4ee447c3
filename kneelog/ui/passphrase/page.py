"""The passphrase page: what is set here is done to the file itself, and to its copies; Undo does not take it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from kneelog.errors import KneelogError, WrongPassphraseError
from kneelog.services import protecting
from kneelog.ui.passphrase.sections import AboutSection, NewSection, RemoveSection
from kneelog.ui.quiet_page import QuietPage
from kneelog.words import tr, trn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kneelog.services.ports import Keeper
    from kneelog.services.protecting import Protected
    from kneelog.ui.desk import Desk, State
    from kneelog.ui.theme import Theme


class PassphrasePage(QuietPage):
    """``keeper`` does it, on the diary's own thread, while the desk has let go of the diary."""

    _came = Signal(int, int)

    def __init__(self, theme: Theme, desk: Desk, keeper: Keeper) -> None:
        super().__init__(theme, desk, tr("Passphrase"))
        self._keeper = keeper
        self._is_busy = False
        self.about = AboutSection(theme)
        self.set = NewSection(theme, tr("Set a passphrase"), tr("Set passphrase"), with_old=False)
        self.change = NewSection(theme, tr("Change it"), tr("Change passphrase"), with_old=True)
        self.remove = RemoveSection(theme)
        for section in (self.about, self.set, self.change, self.remove):
            self.column.addWidget(section)
        self.column.addStretch(1)
        self.set.wanted.connect(lambda _old, new: self._do(self.set, None, new))
        self.change.wanted.connect(partial(self._do, self.change))
        self.remove.wanted.connect(lambda old: self._do(self.remove, old, None))
        self.about.finish.clicked.connect(self._finish_copies)
        self._came.connect(self._say_progress, Qt.ConnectionType.QueuedConnection)
        self.show_state(desk.state)

    def enter(self, subject: object = None) -> None:  # noqa: ARG002 - nothing on the page has a name of its own
        """Show the page from its top."""
        self.show_state(self.desk.state)
        self._count_left()
        self.enter_top()

    def regions(self) -> list[QWidget]:
        """The first field."""
        first = self.change.old if self._keeper.is_protected else self.set.new
        return [first.line, self.footer.link]

    def leaving(self) -> None:
        """What was typed is forgotten."""
        if not self._is_busy:
            self._clear()
            self.about.say_left_behind("")

    def show_state(self, state: State) -> None:  # noqa: ARG002 - what the diary holds does not matter here
        """Show whether there is a passphrase."""
        is_protected = self._keeper.is_protected
        self.about.show_now(is_protected=is_protected)
        self.set.setVisible(not is_protected)
        self.change.setVisible(is_protected)
        self.remove.setVisible(is_protected)

    def _do(self, section: NewSection | RemoveSection, old: str | None, new: str | None) -> None:
        had_one = self._keeper.is_protected
        self._begin()
        self.desk.renew(
            lambda: self._keeper.protect(old, new, progress=self._came.emit),
            partial(self._done, had_one),
            partial(self._failed, section),
        )

    def _finish_copies(self) -> None:
        self._begin()
        self.desk.renew(
            lambda: self._keeper.finish_copies(self._came.emit), self._finished, self._failed_to_finish
        )

    def _begin(self) -> None:
        self._set_busy(True)
        self.about.say_left_behind("")
        self.footer.say(tr("Writing the diary anew…"), aloud=True)

    def _done(self, had_one: bool, done: Protected) -> None:
        self._set_busy(False)
        self._clear()
        self.enter_top()  # what had the focus is hidden now
        self.about.say_left_behind(" ".join(protecting.left_behind(done)))
        self.footer.say(" ".join(protecting.what_was_done(had_one, done)), aloud=True)
        self._count_left()

    def _finished(self, done: Protected) -> None:
        self._set_busy(False)
        self.about.say_left_behind(" ".join(protecting.left_behind(done)))
        self.footer.say(" ".join(protecting.what_was_done(False, done)[1:]), aloud=True)
        self._count_left()

    def _failed(self, section: NewSection | RemoveSection, why: KneelogError) -> None:
        self._set_busy(False)
        self.footer.say("")
        if isinstance(why, WrongPassphraseError):
            said = tr("That is not the present passphrase. Check Caps Lock and the keyboard’s language.")
            section.say(said, section.old)
        else:
            section.say(str(why))

    def _failed_to_finish(self, why: KneelogError) -> None:
        self._set_busy(False)
        self.footer.say(str(why), aloud=True)

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        for section in (self.about, self.set, self.change, self.remove):
            section.setEnabled(not busy)
        self.show_state(self.desk.state)

    def _clear(self) -> None:
        for section in (self.set, self.change, self.remove):
            section.clear()

    def _count_left(self) -> None:
        """Copies that a kill or a missing stick left plain."""
        if self._keeper.is_protected:
            self.desk.do(self._keeper.differing_copies, self.about.show_left)
        else:
            self.about.show_left(())

    def _say_progress(self, done: int, total: int) -> None:
        if self._is_busy and done:
            self.footer.say(trn("Copy {done} of {count}…", "Copy {done} of {count}…", total - 1, done=done))
