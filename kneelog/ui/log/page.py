"""The Log page: the form, dated now; what waits to be answered; what the diary says to what was saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.domain.diary import RecordKind
from kneelog.domain.report import Knee
from kneelog.services import log_form, offers
from kneelog.ui.form.entry_form import EntryForm
from kneelog.ui.log.drafts import Drafts
from kneelog.ui.log.last_saved import LastSaved
from kneelog.ui.log.lines import StatusLines
from kneelog.ui.log.offering import key_hint, offer_places
from kneelog.ui.log.standing import StandingSigns
from kneelog.ui.page import Page
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from kneelog.domain.diary import Diary
    from kneelog.services.log_form import LogForm
    from kneelog.ui.desk import Desk, Done, State
    from kneelog.ui.log.findings import Findings
    from kneelog.ui.log.welcome import Welcome
    from kneelog.ui.theme import Theme
    from kneelog.ui.window_state import WindowState

_TICK_MS = 15_000


class LogPage(Page):
    """``kept`` is the half-filled form found at start, with the time at which it was kept."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        window_state: WindowState,
        diary: Path,
        kept: tuple[LogForm, datetime] | None = None,
    ) -> None:
        super().__init__(theme, desk)
        self._state = window_state
        self._path = diary
        self._not_now = False
        self._stashed: LogForm | None = None
        self.findings: Findings | None = None
        self._welcome: Welcome | None = None
        self.standing = StandingSigns(theme, desk)
        form = kept[0] if kept else self._fresh()
        self.form = EntryForm(theme, desk, window_state, form)
        self._lines = StatusLines(theme)
        self._link: Callable[[], object] = _nothing
        self.form.view.today.addWidget(self._lines)
        self.form.view.add_above(self.standing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self._drafts = Drafts(desk, self.form)
        self._last = LastSaved(desk, self)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._pass_time)
        self._tick.start()
        self._today = desk.now().date()
        self._connect()
        self._show(form)
        if kept:
            at = kept[1].astimezone(desk.now().tzinfo)
            self._say_link(tr("Kept from {time}.", time=f"{at:%H:%M}"), tr("Discard"), self._discard)

    def enter(self, subject: object = None) -> None:
        """Show the form; ``subject`` is "new", ("answer", run id) or ("finding", finding), else nothing."""
        if subject == "new":
            self._set_aside()
            self._show(log_form.blank(offers.offer(self._diary, self.desk.now()).kind, self.desk.now()))
        elif isinstance(subject, tuple) and subject[0] == "answer":
            self._answer(str(subject[1]))
        if self._welcome is None:
            self.form.focus_start()

    def regions(self) -> list[QWidget]:
        """The card, the page itself, the footer."""
        card = self.findings.card if self.findings is not None else None
        parts = [card, self.form.view.half(Knee.LEFT).strip, self.form.view.footer.first]
        return [part for part in parts if part is not None]

    def leaving(self) -> None:
        """Keep what is half filled before another page or the end."""
        self._drafts.keep_now()

    # The form -----------------------------------------------------------------------------------------------

    @property
    def _diary(self) -> Diary:
        return self.desk.state.diary

    def _fresh(self) -> LogForm:
        form = log_form.fresh(self._diary, self.desk.now())
        if form.morning is not None and self._not_now:
            return log_form.blank(offers.offer(self._diary, self.desk.now()).kind, self.desk.now())
        return form

    def _connect(self) -> None:
        self.desk.opened.connect(self._opened)
        self.desk.changed.connect(self._changed)
        self.form.changed.connect(self._touched)
        self.form.saved.connect(self._saved)
        self.form.cancelled.connect(self._cancelled)
        self.form.view.footer.link_asked.connect(self._follow_link)
        self._last.undone.connect(self._restore)
        self._lines.answer_asked.connect(self._answer_morning)
        self._lines.entry_asked.connect(lambda entry: self.wanted.emit("history", ("edit", entry.id)))
        self._lines.findings_asked.connect(lambda: self._show_findings(whole=True))

    def _show(self, form: LogForm) -> None:
        """Show ``form`` and what belongs to it: the morning's words, the places offered, the day so far."""
        self._link = _nothing
        morning = form.morning
        title = tr("This morning?") if morning else ""
        self.form.set_form(form, title=title)
        self.form.view.footer.name_buttons(
            tr("Save") if morning else "",
            tr("Not now") if morning else tr("Cancel") if form.editing is not None else "",
        )
        offer_places(self.form.view, form, self._diary, self.desk.now().date())
        self.form.view.half(Knee.LEFT).anchors.show_hint(key_hint(self._saves))
        self._show_lines()

    @property
    def _saves(self) -> int:
        return int(self._state.get("log/saves", "0"))

    def _show_lines(self) -> None:
        now, form = self.desk.now(), self.form.form
        found = offers.offer(self._diary, now)
        self._lines.show_day(self._diary, now, found.morning, form)
        is_whole = self.findings is not None and not self.findings.card.isHidden()
        self._lines.show_rule(None if is_whole else self.desk.state.review)
        self.standing.show_state(self.desk.state, now.date())

    def _touched(self) -> None:
        self._drafts.touch()
        self._link = _nothing

    def _discard(self) -> None:
        self._drafts.forget()
        discarded = self.form.form
        self._show(self._fresh())
        self._say_link(tr("Discarded."), tr("Put back"), lambda: self._put_back(discarded))
        self.form.focus_start()

    def _put_back(self, form: LogForm) -> None:
        self._show(form)
        self._touched()

    def _set_aside(self) -> None:
        if not self.form.form.is_empty and self.form.form.editing is None:
            self._stashed = self.form.form

    def _answer(self, run_id: str) -> None:
        run = self._diary.runs.get(run_id)
        if run is not None:
            self._set_aside()
            self._show(log_form.for_run(self._diary, run, self.desk.now()))

    def _answer_morning(self) -> None:
        morning = offers.offer(self._diary, self.desk.now()).morning
        if morning is not None:
            self._set_aside()
            self._show(log_form.for_morning(replace(morning, is_form=True), self.desk.now()))
            self.form.focus_start()

    def _cancelled(self) -> None:
        if self.form.form.morning is not None:
            self._not_now = True
        self._next()
        self.form.focus_start()

    def _next(self) -> None:
        stashed, self._stashed = self._stashed, None
        self._show(stashed or self._fresh())

    # What the diary says ------------------------------------------------------------------------------------

    def _opened(self, state: State) -> None:
        if self.form.form.is_empty and not self.form.form.dated:
            self._show(self._fresh())
        else:
            self._show_lines()
        if state.diary.entries or state.diary.get(RecordKind.PREFERENCES, "1"):
            return
        if self._welcome is None:
            self._show_welcome()

    def _saved(self, done: Done) -> None:
        self._drafts.forget()
        self._state.keep("log/saves", str(self._saves + 1))
        self._last.remember(done)
        self._next()
        self._say_link(done.change.label, tr("Undo"), self.desk.undo)
        self.form.focus_start()

    def _changed(self, done: Done) -> None:
        self._show_lines()
        if self.findings is not None:
            self.findings.follow(done)
        elif done.after.review is not None and done.after.review.findings:
            self._show_findings(done=done)

    def _restore(self, form: LogForm) -> None:
        """What was saved last was undone: its values stand in the form again, unless something else is there."""
        if not self.form.form.is_empty:
            self._say_link(tr("The last entry was taken back."), tr("Redo"), self.desk.redo)
            return
        self._show(form)
        self._say_link(tr("Not saved any more: change it and save again."), tr("Redo"), self._redo)
        self._drafts.touch()
        self.form.focus_start()

    def _redo(self) -> None:
        self.desk.redo(lambda _done: self._next())

    def _pass_time(self) -> None:
        """An untouched form is dated now, whenever now is; a new day is read anew."""
        now, form = self.desk.now(), self.form.form
        if now.date() != self._today:
            self._today = now.date()
            self._not_now = False
            self.desk.reread()
            if form.is_empty:
                self._show(self._fresh())
        elif not form.dated and form.entry.at != log_form.minute(now):
            self.form.redate(now)

    def _show_findings(self, *, done: Done | None = None, whole: bool = False) -> None:
        from kneelog.ui.log.findings import Findings

        if self.findings is None:
            self.findings = Findings(self.theme, self.desk, self.form.view)
            self.findings.wanted.connect(self.wanted)
            self.findings.shown.connect(lambda _whole: self._show_lines())
        if done is not None:
            self.findings.follow(done)
        if whole:
            self.findings.show_current()

    def _show_welcome(self) -> None:
        from kneelog.ui.log.welcome import Welcome

        self._welcome = Welcome(self.theme, self.desk, self, self._path)
        self._welcome.answered.connect(self._welcomed)

    def _welcomed(self) -> None:
        if self._welcome is not None:
            self._welcome.deleteLater()
            self._welcome = None
        self.form.focus_start()

    def _follow_link(self) -> None:
        self._link()

    def _say_link(self, sentence: str, link: str, call: Callable[[], object]) -> None:
        self.form.view.footer.say(sentence, link)
        self._link = call


def _nothing() -> None:
    """The footer has no link."""
