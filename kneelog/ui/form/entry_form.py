"""How the form behaves: every touch makes a new :class:`LogForm`, which the view shows and Save keeps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from kneelog.domain.entry import Kind
from kneelog.domain.report import Knee, Swelling
from kneelog.domain.signs import URGENT, Sign
from kneelog.services import log_form, wording
from kneelog.services.local_time import minute, offset_minutes
from kneelog.ui.form.view import FormView
from kneelog.ui.widgets.announce import announce
from kneelog.words import tr

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from PySide6.QtGui import QKeyEvent

    from kneelog.domain.report import KneeReport
    from kneelog.domain.run import Run
    from kneelog.errors import KneelogError
    from kneelog.services.log_form import LogForm
    from kneelog.ui.desk import Desk, Done
    from kneelog.ui.theme import Theme
    from kneelog.ui.window_state import WindowState

_TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntryForm(QWidget):
    """One form. ``changed`` tells that it is another one now, ``saved`` what Save kept, ``cancelled`` Cancel.

    ``unanswered_asked`` asks for the list of all runs without an answer.
    """

    changed = Signal()
    saved = Signal(object)
    cancelled = Signal()
    unanswered_asked = Signal()

    def __init__(self, theme: Theme, desk: Desk, window_state: WindowState, form: LogForm) -> None:
        super().__init__()
        self._desk = desk
        self._saving = False
        self.form = form
        self._title = ""
        self.view = FormView(theme, window_state, desk.now, desk.state.diary.preferences.first_weekday)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._connect()
        self.view.more.open_remembered()

    def set_form(self, form: LogForm, *, title: str = "", said: str | None = None) -> None:
        """Show another form; ``title`` replaces its date, ``said`` stands in the footer until the next change."""
        self._title = title
        self._take(form)
        if said is not None:
            self.view.footer.say(said)

    def redate(self, now: datetime) -> None:
        """Date an untouched form ``now``; what the footer says of the last save stays."""
        offset = offset_minutes(now)
        self.form = self.form.at_moment(now.date(), minute(now), offset, dated=False)
        self.view.header.show_form(self.form, self._desk.state.recent, now, self._title)

    def _take(self, form: LogForm) -> None:
        self.form = form
        diary = self._desk.state.recent
        self.view.show_form(form, diary, self._desk.now(), self._title)
        self.view.footer.say(self.sentence())
        if self.view.urgent.show_signs(_urgent(form), diary.preferences):
            self.view.to_top()  # ticked far below, it has to be seen at once all the same

    def sentence(self) -> str:
        """What Save would keep, or what is missing."""
        return wording.will_keep_sentence(
            self.form.entry,
            log_form.run_to_keep(self._desk.state.recent, self.form),
            self._desk.state.diary.preferences.units,
            today=self._desk.now().date(),
        )

    def save(self) -> None:
        """Keep what the form says; if it says nothing, say so and put the focus where a level is given."""
        form = self.form
        if self._saving:
            return
        if not wording.says_something(form.entry):
            self.view.footer.say(tr(wording.NOTHING_GIVEN))
            announce(self, tr(wording.NOTHING_GIVEN), assertive=True)
            self.view.half(Knee.LEFT).strip.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._saving = True
        now = self._desk.now()
        if not form.dated:
            form = form.at_moment(now.date(), minute(now), offset_minutes(now), dated=False)
        self._desk.perform(
            lambda diary: log_form.change(diary, form, now), self._was_saved, self._was_refused
        )

    def focus_start(self) -> None:
        """Put the focus where typing begins, and show the form from its title on."""
        self.view.to_top()
        self.view.half(Knee.LEFT).strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves outside texts, Ctrl+Enter anywhere, Esc cancels; letters go to the map of their half."""
        is_text = isinstance(QApplication.focusWidget(), _TEXT_FIELDS)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and (control or not is_text):
            self.save()
        elif event.key() == Qt.Key.Key_Escape and self.view.footer.has_cancel:
            self.cancelled.emit()
        elif not self._desk.state.diary.preferences.move_on and not is_text and event.text().isalpha():
            half = self.view.half_with_focus()
            if half is None or not half.map.mark_letter(event.text().upper()):
                event.ignore()
        else:
            event.ignore()

    # What the runner touches --------------------------------------------------------------------------------

    def _connect(self) -> None:
        view = self.view
        for knee in Knee:
            half = view.half(knee)
            half.changed.connect(lambda report, which=knee: self._report(which, report))
            half.typed.connect(lambda _level, which=knee: self._move_on(which))
        view.header.kind_chosen.connect(self._kind)
        view.header.when_chosen.connect(self._when)
        view.header.run_chosen.connect(self._run)
        view.header.unanswered_asked.connect(self.unanswered_asked)
        view.header.both_zero.connect(self._both_zero)
        view.more.report_changed.connect(self._report)
        view.more.entry_changed.connect(lambda entry: self.change(replace(self.form, entry=entry)))
        view.more.run_changed.connect(self._facts)
        view.footer.save_asked.connect(self.save)
        view.footer.cancel_asked.connect(self.cancelled)

    def change(self, form: LogForm) -> None:
        """Take ``form`` as what the runner made of it."""
        self._take(form)
        self.changed.emit()

    def _report(self, knee: Knee, report: KneeReport) -> None:
        self.change(self.form.with_report(knee, report))

    def _kind(self, kind: Kind) -> None:
        form = self.form
        if kind is form.entry.kind:
            return
        entry = replace(form.entry, kind=kind, run=None)
        if kind is Kind.REST:
            entry = replace(
                entry,
                left=log_form.without_moments(entry.left),
                right=log_form.without_moments(entry.right),
            )
        self.change(replace(form, entry=entry, run=None, morning=None))

    def _when(self, on: date, at: time | None) -> None:
        offset = offset_minutes(self._desk.now())
        self.change(self.form.at_moment(on, at, offset, dated=True))

    def _run(self, run: Run | None) -> None:
        now, diary = self._desk.now(), self._desk.state.diary
        if run is None:
            self.change(replace(self.form, entry=replace(self.form.entry, run=None), run=None))
            return
        form = log_form.for_run(diary, run, now)
        kept = self.form.entry
        entry = replace(form.entry, left=kept.left, right=kept.right, signs=kept.signs, note=kept.note)
        self.change(replace(form, entry=entry))

    def _facts(self, run: Run, shoes_said: bool) -> None:
        self.change(replace(self.form, run=run, shoes_said=self.form.shoes_said or shoes_said))

    def _both_zero(self) -> None:
        form = self.form
        for knee in Knee:
            report = replace(form.entry.report(knee), level=0, start=None, during=None, after=None)
            form = form.with_report(knee, report)
        self.change(form)
        self.view.footer.focus_save()

    def _move_on(self, knee: Knee) -> None:
        """After a typed level: from the left strip to the right; when both are given, to the worse knee's map."""
        if not self._desk.state.diary.preferences.move_on:
            return
        entry = self.form.entry
        left, right = entry.left.worst, entry.right.worst
        reason = Qt.FocusReason.TabFocusReason
        if knee is Knee.LEFT and right is None:
            self.view.half(Knee.RIGHT).strip.setFocus(reason)
        elif left is None:
            self.view.half(Knee.LEFT).strip.setFocus(reason)
        elif right is None:
            self.view.half(Knee.RIGHT).strip.setFocus(reason)
        elif left == right == 0:
            self.view.footer.focus_save()
        else:
            self.view.half(Knee.LEFT if left >= right else Knee.RIGHT).map.setFocus(reason)

    # What the diary answers ---------------------------------------------------------------------------------

    def _was_saved(self, done: Done) -> None:
        self._saving = False
        announce(self, done.change.label if done.change.edits else tr("Nothing was changed."))
        self.saved.emit(done)

    def _was_refused(self, error: KneelogError) -> None:
        self._saving = False
        self.view.footer.say(str(error))
        announce(self, str(error), assertive=True)


def _urgent(form: LogForm) -> list[tuple[Sign, Knee | None]]:
    """The urgent signs that the form holds, in the order of their table, each with its knee."""
    entry = form.entry
    ticked: set[tuple[Sign, Knee | None]] = {(sign, None) for sign in entry.signs}
    for knee in Knee:
        report = entry.report(knee)
        ticked |= {(sign, knee) for sign in report.signs}
        if report.swelling is Swelling.TIGHT:
            ticked.add((Sign.BADLY_SWOLLEN, knee))
    return [(sign, knee) for sign in URGENT for knee in (None, *Knee) if (sign, knee) in ticked]
