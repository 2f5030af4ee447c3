"""The page on which another diary is merged into this one: chosen, looked at, merged, and taken back by Undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kneelog.errors import DiaryLockedError, WrongPassphraseError
from kneelog.ui.merging.choosing import ask_diary
from kneelog.ui.merging.other import OtherSection
from kneelog.ui.merging.what import ChoiceSection, WhatSection
from kneelog.ui.quiet_page import QuietPage
from kneelog.ui.side_room import SideRoom
from kneelog.ui.widgets.tab_order import come_after
from kneelog.words import tr

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kneelog.errors import KneelogError
    from kneelog.services.merging import MergePlan
    from kneelog.services.ports import Keeper
    from kneelog.ui.desk import Desk, Done, State
    from kneelog.ui.theme import Theme


class MergePage(QuietPage):
    """``keeper`` reads the other diary, on a thread of its own, and sets a copy of this one aside."""

    def __init__(self, theme: Theme, desk: Desk, keeper: Keeper) -> None:
        super().__init__(theme, desk, tr("Merge another diary"))
        self._keeper = keeper
        self._room = SideRoom("merge")
        self._room.broke.connect(desk.broke)
        self._path: str | None = None
        self._passphrase: str | None = None
        self._plan: MergePlan | None = None
        self._is_merging = False
        self._aside_said = ""
        self.other = OtherSection(theme)
        self.what = WhatSection(theme)
        self.choices = ChoiceSection(theme)
        for section in (self.other, self.choices, self.what):
            self.column.addWidget(section)
        self.column.addStretch(1)
        self.what.hide()
        self.choices.hide()
        self.other.choose.clicked.connect(self._ask)
        self.other.passphrase_given.connect(self._unlock)
        self.what.merge_asked.connect(self.merge)

    def enter(self, subject: object = None) -> None:
        """Show the page; ``subject`` is the path of another diary to look at, if one is known."""
        self.enter_top()
        if isinstance(subject, str):
            self.look_at(subject)
        elif self._path is None:
            self.other.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """The button that chooses, the first choice, the button that merges, the footer's link."""
        first = [self.choices.cards[0].choice] if self.choices.cards else []
        return [self.other.choose, *first, self.what.merge, self.footer.link]

    def show_state(self, state: State) -> None:
        """The diary is another now: what merging would do has to be told anew."""
        del state
        if self._plan is not None and not self._is_merging:
            self._read()

    def look_at(self, path: str) -> None:
        """Read the diary at ``path`` and say what merging it would do."""
        self._path, self._passphrase, self._aside_said = path, None, ""
        self.other.show_path(path)
        self.other.ask_passphrase(False)
        self._read()

    def merge(self) -> None:
        """Do it as the choices stand: a copy set aside, one change, one Undo."""
        plan = self._plan
        if plan is None or self._is_merging:
            return
        self._is_merging = True
        choices = dict(self.choices.choices)
        aside: list[Path] = []
        self.desk.perform(
            lambda _diary: plan.change(choices),
            lambda done: self._merged(done, aside),
            self._not_merged,
            first=lambda: aside.append(self._keeper.set_aside("merge")),
        )

    def closing(self) -> None:
        """Finish what is being read."""
        self._room.close()

    def settle(self) -> None:
        """Wait until the other diary was read."""
        self._room.settle()

    def _ask(self) -> None:
        path = ask_diary(self)
        if path is not None:
            self.look_at(path)

    def _unlock(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self._read()

    def _read(self) -> None:
        path, passphrase = self._path, self._passphrase
        if path is None:
            return
        if self._plan is None:
            self.other.say(tr("Reading it…"))
        self._room.newest(
            lambda _is_wanted: self._keeper.plan_merge(path, passphrase), self._show, self._refused_other
        )

    def _show(self, plan: MergePlan) -> None:
        self._plan = plan
        self.other.say(self._aside_said)
        self.other.ask_passphrase(False)
        self.choices.show_plan(plan, self.desk.now().date())
        come_after(self.other, self.choices)  # chosen first, merged then: the cards are newer than the button
        self.what.show_plan(plan)
        self.what.show()

    def _refused_other(self, why: KneelogError) -> None:
        self._plan = None
        self.what.hide()
        self.choices.hide()
        is_locked = isinstance(why, DiaryLockedError)
        self.other.ask_passphrase(is_locked)
        if is_locked and not isinstance(why, WrongPassphraseError):
            self.other.say(tr("It is protected. Give its passphrase to look inside."))
        else:
            self.other.say(str(why))

    def _merged(self, done: Done, aside: list[Path]) -> None:
        self._is_merging = False
        self._kept(done)
        if aside:
            self._aside_said = tr("The diary as it was before is kept as {path}.", path=aside[0])
        self.enter_top()  # the button that had the focus is about to go
        self._read()

    def _not_merged(self, why: KneelogError) -> None:
        self._is_merging = False
        self.footer.say(str(why), aloud=True)
        self._read()
