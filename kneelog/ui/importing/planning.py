"""What was found is compared with the diary, off the window's thread; what needs the newest plan waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kneelog.services.activity_plan import remembered

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.services.activity_items import ActivityPlan, Answers
    from kneelog.ui.desk import Desk
    from kneelog.ui.importing.intake import Intake


class Planning(QObject):
    """``arrived`` carries a plan, unless a newer one was asked for meanwhile."""

    arrived = Signal(object)

    def __init__(self, desk: Desk, intake: Intake) -> None:
        super().__init__()
        self._desk, self._intake = desk, intake
        self._answers: Answers | None = None
        self._is_under_way = False
        self._waiting: Callable[[], None] | None = None

    def begin(self) -> None:
        """Plan anew, once the diary is whole."""
        state = self._desk.state
        if state.is_whole:
            self._is_under_way = True
            answers = self._answers or remembered(state.diary)
            found = tuple(self._intake.found)
            self._intake.room.plan(found, state.diary, answers, self._desk.now(), self._arrived)

    def answer(self, answers: Answers) -> None:
        """Plan anew with what the runner answered."""
        self._answers = answers
        self.begin()

    def holds(self, act: Callable[[], None]) -> bool:
        """Whether ``act`` has to wait, as a newer plan is under way; then it follows that plan."""
        if self._is_under_way:
            self._waiting = act
        return self._is_under_way

    def give_up(self) -> None:
        """Nobody waits for the plan under way any more."""
        self._intake.room.forget_newest()
        self._is_under_way, self._waiting = False, None

    def forget(self) -> None:
        """Give up, and put away what was answered."""
        self.give_up()
        self._answers = None

    def _arrived(self, plan: ActivityPlan) -> None:
        act, self._waiting = self._waiting, None
        self._is_under_way = False
        self.arrived.emit(plan)
        if act is not None:
            act()
