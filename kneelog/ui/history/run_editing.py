"""Editing the facts of a run that has no answer yet, with Save and Cancel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kneelog.services import log_form, record
from kneelog.services.runs import moved
from kneelog.services.wording import run_words
from kneelog.ui.form.footer import FormFooter
from kneelog.ui.form.run_facts import RunFacts
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.announce import announce
from kneelog.ui.widgets.control import ENTER
from kneelog.ui.widgets.date_button import DateButton
from kneelog.ui.widgets.label import Label
from kneelog.words import long_day, tr

if TYPE_CHECKING:
    from datetime import date, time

    from PySide6.QtGui import QKeyEvent

    from kneelog.domain.run import Run
    from kneelog.errors import KneelogError
    from kneelog.services.history_rows import Key
    from kneelog.ui.desk import Desk
    from kneelog.ui.theme import Theme

_TOP = 14


class RunEditing(QWidget):
    """``saved`` carries what was :class:`~kneelog.ui.desk.Done`; ``cancelled`` tells that nothing was.

    ``key`` names the row from which it is edited.
    """

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, theme: Theme, desk: Desk, run: Run, key: Key) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._before = run
        self.key = key
        self.run = run
        self.title = Label(theme, kind=Type.LARGE, semibold=True)
        first_weekday = desk.state.diary.preferences.first_weekday
        self.when = DateButton(
            theme,
            tr("Date and time"),
            with_time=True,
            today=lambda: desk.now().date(),
            first_weekday=first_weekday,
        )
        self.known = Label(theme, run.source, kind=Type.SMALL, muted=True, wrap=True)
        self.facts = RunFacts(theme, whole=True)
        self.footer = FormFooter(theme)
        self.footer.name_buttons(tr("Save"), tr("Cancel"))
        self._lay_out()
        self.when.dateChosen.connect(lambda day: self._move(day, self.when.moment))
        self.when.timeChosen.connect(lambda at: self._move(self.when.day, at))
        self.facts.run_changed.connect(lambda changed, _said: self._take(changed))
        self.footer.save_asked.connect(self.save)
        self.footer.cancel_asked.connect(self.cancelled)
        self._take(run)

    @property
    def is_changed(self) -> bool:
        """Whether anything was touched yet."""
        return self.run != self._before

    @property
    def first(self) -> QWidget:
        """Where F6 lands."""
        return self.when

    @property
    def value(self) -> object:
        """What the runner made of it, and of what."""
        return self._before, self.run

    def restore(self, value: object) -> None:
        """Take over what was made of it before."""
        self._before, run = cast("tuple[Run, Run]", value)
        self._take(run)

    def focus_start(self) -> None:
        """Put the focus where typing begins."""
        self.facts.focus_first()

    def save(self) -> None:
        """Keep the facts as they are now."""
        run, before, now = self.run, self._before, self._desk.now()
        self._desk.perform(
            lambda diary: record.amend_run(diary, run, before=before, now=now),
            self.saved.emit,
            self._refused,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves outside texts, Ctrl+Enter anywhere, Esc cancels."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and (control or not isinstance(QApplication.focusWidget(), QLineEdit)):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _take(self, run: Run) -> None:
        self.run = run
        diary, day = self._desk.state.diary, long_day(run.on)
        if run.on.year != self._desk.now().year:
            day = tr("{day} {year}", day=day, year=run.on.year)
        self.title.setText(tr("Edit the run of {day}", day=day))
        self.when.day = run.on
        self.when.moment = (
            run.started_at.timetz().replace(tzinfo=None) if run.started_at is not None else None
        )
        form = log_form.for_run(diary, run, self._desk.now())
        self.facts.show_form(replace(form, run=run, editing=None, shoes_said=True), diary)
        said = " · ".join(part for part in (run_words(run, diary.preferences.units), run.shoes) if part)
        self.footer.say(
            tr("Run {facts}", facts=said) if said else tr("Nothing is known of this run but its day.")
        )

    def _move(self, on: date, at: time | None) -> None:
        was = replace(self.run, on=self._before.on, started_at=self._before.started_at)
        self._take(moved(was, on, at))

    def _refused(self, error: KneelogError) -> None:
        self.footer.say(str(error))
        announce(self, str(error), assertive=True)

    def _lay_out(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self.title)
        head.addWidget(self.when)
        head.addStretch(1)
        body = QVBoxLayout()
        body.setContentsMargins(px(Size.PAGE_MARGIN), px(_TOP), px(Size.PAGE_MARGIN), 0)
        body.setSpacing(px(Size.GAP_WIDE))
        body.addLayout(head)
        body.addWidget(self.facts)
        body.addWidget(self.known)
        body.addStretch(1)
        if not self.known.text():
            self.known.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(body, 1)
        whole.addWidget(self.footer)
