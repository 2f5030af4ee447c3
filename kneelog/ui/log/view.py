"""What the Log page is built of: the form, the line under its title, the lines and cards above the knees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.domain.report import Knee
from kneelog.services import offers
from kneelog.ui.form.entry_form import EntryForm
from kneelog.ui.log.lines import StatusLines
from kneelog.ui.log.offering import key_hint, offer_places
from kneelog.ui.log.standing import StandingSigns
from kneelog.ui.page import Page
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.domain.diary import Diary
    from kneelog.services.catching_up import CatchUp
    from kneelog.services.log_form import LogForm
    from kneelog.ui.desk import Desk
    from kneelog.ui.log.findings import Findings
    from kneelog.ui.theme import Theme
    from kneelog.ui.window_state import WindowState


class LogView(Page):
    """Builds; :class:`~kneelog.ui.log.page.LogPage` behaves. The finding card is built when there is a finding.

    ``catch_up`` is set while several runs are answered one after the other.
    """

    def __init__(self, theme: Theme, desk: Desk, window_state: WindowState, form: LogForm) -> None:
        super().__init__(theme, desk)
        self.findings: Findings | None = None
        self.form = EntryForm(theme, desk, window_state, form)
        self.standing = StandingSigns(theme, desk)
        self.lines = StatusLines(theme)
        self.catch_up: CatchUp | None = None
        self._kind = form.entry.kind
        self._link: Callable[[], object] | None = None
        self.form.view.today.addWidget(self.lines)
        self.form.view.add_above(self.standing)
        self.form.view.footer.link_asked.connect(self._follow_link)
        self.lines.findings_asked.connect(lambda: self.need_findings().show_current())
        self.standing.list_asked.connect(lambda: self._read(lambda terms: terms.URGENT_SIGNS))
        more = self.form.view.more
        more.add_link(tr("How to rate pain"), lambda: self._read(lambda terms: terms.SCALE))
        more.add_link(tr("About the places"), lambda: self._read(lambda terms: terms.PLACES))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)

    def regions(self) -> list[QWidget]:
        """The card, the page itself, the footer."""
        card = self.findings.card if self.findings is not None else None
        parts = [card, self.form.view.half(Knee.LEFT).strip, self.form.view.footer.first]
        return [part for part in parts if part is not None]

    @property
    def diary(self) -> Diary:
        """The last weeks of the diary as they are known now: all that the page asks about."""
        return self.desk.state.recent

    def show_form(self, form: LogForm) -> None:
        """Show ``form`` and what belongs to it: the morning's words, the places offered, the day so far."""
        self._link = None
        is_morning = form.morning is not None
        self.form.view.header.tells_waiting = self.catch_up is None
        self.form.set_form(form, title=tr("This morning?") if is_morning else "")
        self.form.view.footer.name_buttons(
            tr("Save") if is_morning else "",
            self._cancel_words(form),
        )
        offer_places(self.form.view, form, self.diary, self.desk.now().date())
        self.show_lines()

    def _cancel_words(self, form: LogForm) -> str:
        if self.catch_up is not None:
            return tr("Stop")
        if form.morning is not None:
            return tr("Not now")
        return tr("Cancel") if form.editing is not None else ""

    def show_lines(self) -> None:
        """Show the keys at first, the day so far, whether the rule of thumb is met, the urgent signs that stand."""
        self.form.view.half(Knee.LEFT).anchors.show_hint(key_hint(self.diary))
        now = self.desk.now()
        self._kind = self.form.form.entry.kind
        self.lines.show_day(self.diary, now, offers.offer(self.diary, now).morning, self.form.form)
        if self.catch_up is not None:
            self.lines.show_catching_up(self.catch_up.left(self.desk.state.diary))
        is_whole = self.findings is not None and not self.findings.card.isHidden()
        self.lines.show_rule(None if is_whole else self.desk.state.review)
        self.standing.show_state(self.desk.state, now.date())

    def need_findings(self) -> Findings:
        """The finding card, built now if it was not needed before."""
        from kneelog.ui.log.findings import Findings

        if self.findings is None:
            self.findings = Findings(self.theme, self.desk, self.form.view)
            self.findings.wanted.connect(self.wanted)
            self.findings.shown.connect(lambda _whole: self.show_lines())
        return self.findings

    def say(self, sentence: str, link: str, call: Callable[[], object]) -> None:
        """Say ``sentence`` in the footer, with a link that does ``call``, until the next change."""
        self.form.view.footer.say(sentence, link)
        self._link = call

    def forget_link(self) -> None:
        """The footer says what Save will keep again."""
        self._link = None

    def _follow_link(self) -> None:
        if self._link is not None:
            self._link()

    def _read(self, about: Callable[[_Terms], str]) -> None:
        """Open Learn where a word is explained; the window starts without it."""
        from kneelog.services import learn_terms

        self.wanted.emit("learn", about(learn_terms))


class _Terms(Protocol):
    """Those of :mod:`kneelog.services.learn_terms` that the Log page has words for."""

    URGENT_SIGNS: str
    SCALE: str
    PLACES: str
