"""The finding card of the Log page: when it opens, what it says, what its buttons do."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kneelog.domain.report import Knee
from kneelog.rules.cards import opens_by_itself
from kneelog.rules.finding import Finding, TickedSign, Tier
from kneelog.rules.sentences import CONSIDER, article_point, reason
from kneelog.services import record
from kneelog.ui.widgets.finding_card import CardView, FindingCard, Reason
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kneelog.ui.desk import Desk, Done
    from kneelog.ui.form.view import FormView
    from kneelog.ui.theme import Theme

_A_WEEK = timedelta(days=7)


class Findings(QObject):
    """``wanted`` asks the window for another page; ``card`` is shown above the knees, as ``shown`` tells."""

    wanted = Signal(str, object)
    shown = Signal(bool)

    def __init__(self, theme: Theme, desk: Desk, view: FormView) -> None:
        super().__init__(view)
        self._theme = theme
        self._desk = desk
        self._shown: tuple[Finding, ...] = ()
        self._view = view
        self.card = FindingCard(theme)
        view.add_above(self.card)
        self.card.hideAsked.connect(self._hide)
        self.card.entriesAsked.connect(self._show_entries)
        self.card.alreadySeeing.connect(self._already_seeing)
        self.card.remindLater.connect(self._remind_later)
        self.card.whyPressed.connect(self._explain)

    def follow(self, done: Done) -> None:
        """After a change: open for what is new or has a new reason; close what no longer holds."""
        before, after = done.before.review, done.after.review
        if before is None or after is None:
            return
        diary = done.after.diary
        new = opens_by_itself(before, after, diary.seeing.values(), diary.reminder, self._desk.now().date())
        if new:
            self._show(after.current)
        elif self.card.isVisible():
            still = [finding for finding in after.current if _kin(finding) in set(map(_kin, self._shown))]
            if still:
                self._show(still)
            else:
                self._hide()

    def show_current(self) -> None:
        """Open for everything that is current, as the runner asked."""
        review = self._desk.state.review
        if review is not None:
            self._show(review.current)

    def _show(self, findings: Sequence[Finding]) -> None:
        settings, preferences = self._desk.state.diary.rules, self._desk.state.diary.preferences
        calm = [finding for finding in findings if not isinstance(finding.details, TickedSign)]
        self._shown = tuple(calm)
        if not calm:
            self._hide()
            return
        reasons = tuple(Reason(f.knee, reason(f, settings, preferences.numbers)) for f in calm)
        points = dict.fromkeys(article_point(finding.rule) for finding in calm)
        is_notice = bool(calm) and all(finding.tier is Tier.NOTICE for finding in calm)
        advice = " ".join([*points, "" if is_notice else tr(CONSIDER)]).strip()
        self.card.show_view(CardView(reasons, advice))
        self.shown.emit(True)

    def _hide(self) -> None:
        self._shown = ()
        self.card.hide()
        self.shown.emit(False)

    def _show_entries(self) -> None:
        self.wanted.emit("history", ("findings", self._shown))

    def _already_seeing(self) -> None:
        knees = {finding.knee for finding in self._shown if finding.knee is not None} or set(Knee)
        today = self._desk.now().date()
        self._desk.perform(lambda diary: record.see_someone(diary, knees, today))
        self._hide()

    def _remind_later(self) -> None:
        until = self._desk.now().date() + _A_WEEK
        self._desk.perform(lambda diary: record.remind_later(diary, until))
        self._hide()

    def _explain(self) -> None:
        from kneelog.ui.log.why import Why

        why = Why(self._theme, self._shown, self._desk.state, self._view.window())
        why.fill_in_asked.connect(lambda item: self.wanted.emit("history", ("fill", item)))
        why.learn_asked.connect(lambda where: self.wanted.emit("learn", where))
        why.show()


def _kin(finding: Finding) -> tuple[object, ...]:
    return (finding.rule, finding.knee, finding.sign)
