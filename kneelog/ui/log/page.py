"""The Log page: the form, dated now; what waits to be answered; what the diary says to what was saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from kneelog.domain.diary import RecordKind
from kneelog.services import log_form, offers
from kneelog.services.catching_up import CatchUp
from kneelog.services.local_time import minute
from kneelog.ui.happened import what_happened
from kneelog.ui.log.drafts import Drafts
from kneelog.ui.log.forgetting import Forgetting
from kneelog.ui.log.last_saved import LastSaved
from kneelog.ui.log.taken_back import TakenBack
from kneelog.ui.log.view import LogView
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kneelog.services.log_form import LogForm
    from kneelog.ui.desk import Desk, Done, State
    from kneelog.ui.log.welcome import Welcome
    from kneelog.ui.theme import Theme
    from kneelog.ui.window_state import WindowState

_TICK_MS = 15_000


class LogPage(LogView):
    """``kept`` is the half-filled form found at start, with the time at which it was kept."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        window_state: WindowState,
        diary: Path,
        kept: tuple[LogForm, datetime] | None = None,
    ) -> None:
        form = kept[0] if kept else log_form.fresh(desk.state.recent, desk.now())
        super().__init__(theme, desk, window_state, form)
        self._path = diary
        self._not_now = False
        self.stashed: LogForm | None = None
        self.welcome: Welcome | None = None
        self._drafts = Drafts(desk, self.form)
        desk.changed.connect(self._changed)  # before the next line: what was saved here has words of its own
        self._last = LastSaved(desk, self)
        Forgetting(self, self._drafts, self._last)
        TakenBack(self, self._drafts, self._last)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._pass_time)
        self._tick.start()
        self._today = desk.now().date()
        self._connect()
        self.show_form(form)
        if kept:
            at = kept[1].astimezone(desk.now().tzinfo)
            self.say(tr("Kept from {time}.", time=f"{at:%H:%M}"), tr("Discard"), self._discard)

    def enter(self, subject: object = None) -> None:
        """Show the form; ``subject``: "new", ("answer", run id), ("catch up", (run id, all ids)), ("said", text)."""
        if subject is not None:
            self.catch_up = None
        if subject == "new":
            self._set_aside()
            self.show_form(log_form.blank(offers.offer(self.diary, self.desk.now()).kind, self.desk.now()))
        elif isinstance(subject, tuple) and subject[0] == "answer":
            self._answer(str(subject[1]))
        elif isinstance(subject, tuple) and subject[0] == "catch up":
            run_id, queue = subject[1]
            self._set_aside()
            self._go_on(CatchUp.begin(queue, run_id))
        elif isinstance(subject, tuple) and subject[0] == "said":
            self.form.view.footer.say(str(subject[1]))
        if self.welcome is None:
            self.form.focus_start()

    def keep_draft(self) -> None:
        """Keep what is half filled, if that is still to come: before another page, the end, a defect."""
        self._drafts.keep_now()

    # The form -----------------------------------------------------------------------------------------------

    def fresh(self) -> LogForm:
        """The form when nothing is half filled."""
        form = log_form.fresh(self.diary, self.desk.now())
        if form.morning is not None and self._not_now:
            return log_form.blank(offers.offer(self.diary, self.desk.now()).kind, self.desk.now())
        return form

    def _connect(self) -> None:
        self.desk.opened.connect(self._opened)
        self.form.changed.connect(self._touched)
        self.form.saved.connect(self._saved)
        self.form.cancelled.connect(self._cancelled)
        self.form.unanswered_asked.connect(lambda: self.wanted.emit("history", "unanswered"))
        self.lines.unanswered_asked.connect(lambda: self.wanted.emit("history", "unanswered"))
        self.lines.skip_asked.connect(self._skip)
        self.lines.answer_asked.connect(self._answer_morning)
        self.lines.entry_asked.connect(lambda entry: self.wanted.emit("history", ("edit", entry.id)))

    def _touched(self) -> None:
        self._drafts.touch()
        self.forget_link()
        if self.form.form.entry.kind is not self._kind:
            self.show_lines()

    def _discard(self) -> None:
        self._drafts.forget()
        discarded = self.form.form
        self.show_form(self.fresh())
        self.say(tr("Discarded."), tr("Put back"), lambda: self._put_back(discarded))
        self.form.focus_start()

    def _put_back(self, form: LogForm) -> None:
        self.show_form(form)
        self._touched()

    def _set_aside(self) -> None:
        if not self.form.form.is_empty and self.form.form.editing is None:
            self.stashed = self.form.form

    def _answer(self, run_id: str) -> None:
        diary = self.desk.state.diary
        run = diary.runs.get(run_id)
        if run is not None:
            self._set_aside()
            self.show_form(log_form.for_run(diary, run, self.desk.now()))

    def _answer_morning(self) -> None:
        morning = offers.offer(self.diary, self.desk.now()).morning
        if morning is not None:
            self._set_aside()
            self.show_form(log_form.for_morning(replace(morning, is_form=True), self.desk.now()))
            self.form.focus_start()

    def _go_on(self, catch_up: CatchUp | None) -> bool:
        """Show the next of several runs to answer; with ``None``, whatever comes else. Whether that was set aside."""
        run = catch_up.run(self.desk.state.diary) if catch_up is not None else None
        self.catch_up = catch_up if run is not None else None
        if run is None:
            return self._next()
        self.show_form(log_form.for_run(self.desk.state.diary, run, self.desk.now()))
        return False

    def follow(self, done: Done) -> bool:
        """Show what comes after a save; whether it is a form that was set aside."""
        return self._go_on(self.catch_up.going_on(done.after.diary) if self.catch_up is not None else None)

    def _skip(self) -> None:
        """Leave this run unanswered for now; what was typed for it can be put back."""
        if self.catch_up is not None:
            before, left = self.catch_up, self.form.form
            self._go_on(before.skipping(self.desk.state.diary))
            if not left.is_empty:
                self.say(tr("Discarded."), tr("Put back"), lambda: self._skip_back(before, left))
            self.form.focus_start()

    def _skip_back(self, catch_up: CatchUp, form: LogForm) -> None:
        self.catch_up = catch_up
        self._put_back(form)

    def _cancelled(self) -> None:
        left, was_catching_up = self.form.form, self.catch_up is not None
        self.catch_up = None
        if left.morning is not None:
            self._not_now = True
        self._next()
        if not left.is_empty:
            self.say(tr("Discarded."), tr("Put back"), lambda: self._put_back(left))
        self.form.focus_start()
        if was_catching_up and left.is_empty:
            self.wanted.emit("history", None)

    def _next(self) -> bool:
        """Show the next form; whether it is one that was set aside."""
        stashed, self.stashed = self.stashed, None
        self.show_form(stashed or self.fresh())
        if stashed is not None:
            self._drafts.touch()
        return stashed is not None

    # What the diary says ------------------------------------------------------------------------------------

    def _opened(self, state: State) -> None:
        if self.form.form.is_empty and not self.form.form.dated and self.catch_up is None:
            self.show_form(self.fresh())
        else:
            self.show_lines()
        if state.diary.entries or state.diary.get(RecordKind.PREFERENCES, "1"):
            QTimer.singleShot(0, self, self.need_findings)  # so that the first save need not wait for it
            return
        if self.welcome is None:
            self._show_welcome()

    def _saved(self, done: Done) -> None:
        self._drafts.forget()
        self._last.remember(done)
        said = done.change.label
        if self.follow(done):
            said += " " + tr("What you had begun before is here again.")
        self.say(said, tr("Undo"), self.desk.undo)
        self.form.focus_start()

    def _changed(self, done: Done) -> None:
        self.show_lines()
        review = done.after.review
        if self.findings is not None or (review is not None and review.findings):
            self.need_findings().follow(done)
        if self.isVisible():
            self.say_what_happened(done)

    def say_what_happened(self, done: Done) -> None:
        """Say in the footer what another page, the menu or another program did."""
        said, link = what_happened(done)
        self.say(said, link, self.desk.redo if link == tr("Redo") else self.desk.undo)

    def _pass_time(self) -> None:
        """An untouched form is dated now, whenever now is; a new day, and what others wrote, is read anew."""
        self.desk.look_again()
        now, form = self.desk.now(), self.form.form
        if now.date() != self._today:
            self._today = now.date()
            self._not_now = False
            self.desk.reread()
            if form.is_empty and self.catch_up is None:
                self.show_form(self.fresh())
        elif not form.dated and form.entry.at != minute(now):
            self.form.redate(now)

    def _show_welcome(self) -> None:
        from kneelog.ui.log.welcome import Welcome

        self.welcome = Welcome(self.theme, self.desk, self, self._path)
        self.welcome.answered.connect(self._welcomed)
        self.welcome.example_asked.connect(lambda: self.wanted.emit("example", None))

    def _welcomed(self) -> None:
        if self.welcome is not None:
            self.welcome.deleteLater()
            self.welcome = None
        self.form.focus_start()
