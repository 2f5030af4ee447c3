"""A page that changes the diary at once: its footer says what was done and offers to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.ui.happened import what_happened
from kneelog.ui.page import Page
from kneelog.ui.widgets.footer_line import FooterLine
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.domain.diary import Change, Diary
    from kneelog.errors import KneelogError
    from kneelog.ui.desk import Desk, Done, State
    from kneelog.ui.theme import Theme


class KeepingPage(Page):
    """Subclasses lay out ``footer`` and repaint themselves in :meth:`show_state`.

    :meth:`keep` makes a change at once; the footer then says what was done and offers to take it back, until
    something else changes.
    """

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__(theme, desk)
        self._asked = False
        self._pending = 0
        self._way_back: Callable[[], None] = self._undo
        self.footer = FooterLine(theme)
        self.footer.linkPressed.connect(self._go_back)
        desk.opened.connect(self.show_state)
        desk.changed.connect(self._changed)
        desk.forgotten.connect(lambda: self.footer.say(""))

    def show_state(self, state: State) -> None:
        """Show what the diary holds now."""
        raise NotImplementedError

    def keep(self, make: Callable[[Diary], Change], first: Callable[[], object] | None = None) -> None:
        """Make a change and say so; what is refused is said too, and the page shows what still holds.

        ``first`` is done just before, as for :meth:`Desk.perform`.
        """
        self._pending += 1
        self.desk.perform(make, self._kept, self._refused, first)

    def _changed(self, done: Done) -> None:
        if self._pending:
            self._pending -= 1
        elif self._asked:
            self._asked = False
        elif self.isVisible():  # by the menu's Undo or Redo
            said, link = what_happened(done)
            self._say(said, link, self._redo if link == tr("Redo") else self._undo)
        else:
            self.footer.say("")
        if not self._pending:  # else the page would fall back to before what was chosen meanwhile
            self.show_state(done.after)

    def _refused(self, why: KneelogError) -> None:
        self._pending = max(0, self._pending - 1)
        self.footer.say(str(why), aloud=True)
        self.show_state(self.desk.state)

    def _kept(self, done: Done) -> None:
        if done.change.edits:
            self._say(done.change.label, tr("Undo"), self._undo)

    def _go_back(self) -> None:
        self._way_back()

    def _undo(self) -> None:
        self._asked = True
        self.desk.undo(
            lambda done: self._say(tr("Undone: {what}", what=done.change.label), tr("Redo"), self._redo)
        )

    def _redo(self) -> None:
        self._asked = True
        self.desk.redo(self._kept)

    def _say(self, sentence: str, link: str, way_back: Callable[[], None]) -> None:
        self._way_back = way_back
        self.footer.say(sentence, link, aloud=True)
