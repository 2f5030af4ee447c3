"""The Erase page: what would go is shown first, and only what is shown goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kneelog.services import erasing, erasing_words
from kneelog.services.erasing import CHOSEN
from kneelog.ui.erase.confirming import ConfirmSection
from kneelog.ui.erase.scope_choice import ScopeSection
from kneelog.ui.erase.what_goes import BackupsSection, GoingSection
from kneelog.ui.quiet_page import QuietPage
from kneelog.words import tr

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kneelog.errors import KneelogError
    from kneelog.services.erasing import Erased, ErasePlan, Scope, Trace
    from kneelog.services.ports import Keeper
    from kneelog.ui.desk import Desk, State
    from kneelog.ui.theme import Theme


class ErasePage(QuietPage):
    """``keeper`` knows the diary's file and those beside it; what it does is done on the diary's thread."""

    def __init__(self, theme: Theme, desk: Desk, keeper: Keeper) -> None:
        super().__init__(theme, desk, tr("Erase"))
        self._keeper = keeper
        self._plan: ErasePlan | None = None
        self._traces: tuple[Trace, ...] = ()
        self._at_work = False
        self.scope = ScopeSection(theme, lambda: desk.now().date())
        self.going = GoingSection(theme)
        self.backups = BackupsSection(theme)
        self.confirm = ConfirmSection(theme)
        for section in (self.scope, self.going, self.backups, self.confirm):
            self.column.addWidget(section)
        self.column.addStretch(1)
        self.scope.changed.connect(self._choose)
        self.confirm.confirmed.connect(self._erase)
        self._show(None, ())

    def enter(self, subject: object = None) -> None:  # noqa: ARG002 - nothing on the page has a name of its own
        """Begin at the top, with nothing typed and nothing said of an earlier time."""
        self.confirm.word.clear()
        self.confirm.say("")
        self._look()
        self.enter_top()

    def regions(self) -> list[QWidget]:
        """What to erase, and the word."""
        return [self.scope.which, self.confirm.word]

    def show_state(self, state: State) -> None:  # noqa: ARG002 - it is looked at on the diary's thread
        """The diary is another: what would go is too."""
        if self.isVisible() and not self._at_work:
            self._look()

    def _choose(self) -> None:
        self.confirm.say("")
        self._look()

    def _look(self) -> None:
        """Find out what would go, on the diary's thread; the button waits for it."""
        self.confirm.set_ready(False)
        scope = self.scope.scope
        if scope is None:
            self._show(None, ())
            return
        now = self.desk.now()

        def question(state: State) -> tuple[ErasePlan, tuple[Trace, ...], Path | None]:
            keeper = self._keeper
            return erasing.plan(state.diary, scope, now), keeper.traces(scope.period), keeper.missing_folder()

        self.desk.ask(question, lambda found: self._looked(scope, *found))

    def _looked(self, scope: Scope, plan: ErasePlan, traces: tuple[Trace, ...], missing: Path | None) -> None:
        if scope == self.scope.scope and not self._at_work:
            self._show(plan, traces)
            self.backups.show_missing(missing)

    def _show(self, plan: ErasePlan | None, traces: tuple[Trace, ...]) -> None:
        self._plan, self._traces = plan, traces
        self.going.show_plan(plan, traces)
        self.backups.show_traces(plan, traces)
        self.backups.setVisible(plan is not None)
        self.confirm.set_ready(plan is not None)

    def _erase(self) -> None:
        plan = self._plan
        if plan is None or self._at_work:
            return
        ticked = self.backups.ticked
        also = [trace for trace in self._traces if trace.kind not in CHOSEN or trace in ticked]
        self._at_work = True
        self.confirm.set_ready(False)
        self.confirm.say(tr("Erasing…"))
        self.desk.renew(lambda: self._keeper.erase(plan, also), self._erased, self._not_erased)

    def _erased(self, erased: Erased) -> None:
        self._at_work = False
        self.desk.forgotten.emit()
        self.confirm.word.setFocus(
            Qt.FocusReason.OtherFocusReason
        )  # the button that was pressed is faint now
        self.confirm.word.clear()
        self.footer.say("")
        self._look()
        self.confirm.say(erasing_words.done(erased), " ".join(erasing_words.left(erased)))
        self.scrolled.ensureWidgetVisible(self.confirm)

    def _not_erased(self, why: KneelogError) -> None:
        self._at_work = False
        self._look()
        self.confirm.say(str(why))
