"""The form's head: what is logged (date, time, run or rest, which run), and "Both knees 0"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kneelog.domain.entry import Kind
from kneelog.services import offers
from kneelog.services.local_time import minute
from kneelog.services.wording import clock, distance_words, duration_words
from kneelog.ui.form.run_button import RunButton
from kneelog.ui.theme import Type
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.date_button import DateButton
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.segmented import Segmented
from kneelog.words import long_day, tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from kneelog.domain.diary import Diary
    from kneelog.domain.run import Run
    from kneelog.domain.settings import Units
    from kneelog.services.log_form import LogForm
    from kneelog.ui.theme import Theme


class FormHeader(QWidget):
    """``when_chosen`` carries (date, time or ``None``), ``kind_chosen`` a Kind, ``run_chosen`` a Run or ``None``.

    ``unanswered_asked`` asks for all runs without an answer. Without ``tells_waiting`` their number is said elsewhere.
    """

    when_chosen = Signal(object, object)
    kind_chosen = Signal(object)
    run_chosen = Signal(object)
    unanswered_asked = Signal()
    both_zero = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime], first_weekday: int) -> None:
        super().__init__()
        self._title = Label(theme, "", kind=Type.LARGE, semibold=True)
        self._ago = Label(theme, "", muted=True)
        self._now = now
        self.tells_waiting = True
        self._when = DateButton(
            theme, tr("Date and time"), with_time=True, today=self._day_now, first_weekday=first_weekday
        )
        self._when.dateChosen.connect(self._choose_day)
        self._when.timeChosen.connect(lambda at: self.when_chosen.emit(self._when.day, at))
        self._kind = Segmented(
            theme, tr("Kind"), [Option(Kind.RUN, tr("&Run")), Option(Kind.REST, tr("Res&t"))]
        )
        self._kind.chosen.connect(self.kind_chosen)
        self._run = RunButton(theme, tr("Which run"))
        self._run.chosen.connect(self.run_chosen)
        self._run.all_asked.connect(self.unanswered_asked)
        self._room, self._is_narrow, self._is_tight = 0, False, False
        self._arranged: tuple[bool, bool, bool] | None = None
        self._both = PlainButton(theme, tr("&Both knees 0"))
        self._both.setAccessibleName(tr("Both knees 0"))
        self._both.clicked.connect(self.both_zero)
        self._controls = QWidget()
        self._row = row = QHBoxLayout(self._controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        for part in (self._when, self._kind, self._run):
            row.addWidget(part)
        row.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(2, 1)
        self._arrange()

    def fit(self, room: int, *, narrow: bool, tight: bool) -> None:
        """Lay out for ``room`` pixels: ``narrow`` gives the controls a line of their own, ``tight`` even two."""
        self._room, self._is_narrow, self._is_tight = room, narrow, tight
        self._arrange()

    def _arrange(self) -> None:
        narrow, tight = self._is_narrow or self._needs() > self._room, self._is_tight
        arranged = narrow, tight, tight and not self._run.isHidden()
        if arranged == self._arranged:
            return
        self._arranged = arranged
        grid, row = self._grid, self._row
        for part in (self._title, self._ago, self._controls, self._both):
            grid.removeWidget(part)
        row.removeWidget(self._both)
        grid.addWidget(self._title, 0, 0, 1, 3 if tight else 1)
        grid.addWidget(self._ago, *((2, 0) if tight else (0, 1)))
        grid.addWidget(self._controls, *((1, 0, 1, 3) if narrow else (0, 2)))
        if tight and not self._run.isHidden():
            grid.addWidget(self._both, 2, 1, 1, 2, Qt.AlignmentFlag.AlignRight)
        else:
            row.addWidget(self._both)

    def _needs(self) -> int:
        """How wide everything is on one line, the run as short as it can be."""
        parts = [part for part in (self._title, self._ago, *self.tab_order()) if not part.isHidden()]
        widths = [part.minimumSizeHint().width() for part in parts]
        return sum(widths) + (len(widths) - 1) * self._grid.horizontalSpacing()

    def tab_order(self) -> list[QWidget]:
        """The controls in the order of the Tab key."""
        return [self._when, self._kind, self._run, self._both]

    def show_form(self, form: LogForm, diary: Diary, now: datetime, title: str = "") -> None:
        """Show what ``form`` is about; ``title`` replaces the date (for an edit or the morning's question)."""
        entry, today = form.entry, now.date()
        self._title.setText(title or long_day(entry.on))
        days = (today - entry.on).days
        self._ago.setText(trn("({count} day ago)", "({count} days ago)", days) if days and not title else "")
        self._ago.setVisible(bool(self._ago.text()))
        self._when.day, self._when.moment = entry.on, entry.at
        self._kind.value = entry.kind
        for part in (self._when, self._kind):
            part.setVisible(form.morning is None)
        self._show_runs(form, diary, today)
        self._arrange()

    def _day_now(self) -> date:
        return self._now().date()

    def _choose_day(self, day: date) -> None:
        """A day was chosen: today keeps a time, any other day has none until one is given."""
        self.when_chosen.emit(day, minute(self._now()) if day == self._day_now() else None)

    def _show_runs(self, form: LogForm, diary: Diary, today: date) -> None:
        waiting = offers.unanswered_runs(diary)
        listed = list(waiting)
        chosen = form.run if form.run is not None and (form.editing or form.run.id in diary.runs) else None
        if form.entry.kind is Kind.REST or (not listed and chosen is None):
            self._run.hide()
            return
        if chosen is not None and chosen not in listed:
            listed.insert(0, chosen)
        units, another = diary.preferences.units, tr("Another run")
        options = [Option(run, offers.waiting_run_words(run, today, units)) for run in listed]
        options.append(Option(None, another))
        more = len([run for run in waiting if run != chosen])
        hint = (
            trn("{count} more unanswered", "{count} more unanswered", more)
            if more and self.tells_waiting
            else ""
        )
        label = run_line(chosen, units, with_day=chosen.on != form.entry.on) if chosen else another
        everything = tr("All runs without an answer…") if more and form.editing is None else ""
        self._run.show_options(options, chosen, label, hint, everything)
        self._run.show()


def run_line(run: Run, units: Units, *, with_day: bool) -> str:
    """A run to choose from: "17:40 · 8.2 km · 47:10 · Garmin"."""
    parts = [long_day(run.on) if with_day else "", clock(run.started_at.time()) if run.started_at else ""]
    parts += [distance_words(run.distance_m, units) if run.distance_m else ""]
    parts += [duration_words(run.moving_s) if run.moving_s else "", run.title or run.source]
    return " · ".join(part for part in parts if part) or tr("A run on {day}", day=long_day(run.on))
