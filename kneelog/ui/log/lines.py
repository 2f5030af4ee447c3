"""The one line under the title: the morning's question, the day so far, and whether the rule of thumb is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kneelog.domain.entry import Kind
from kneelog.services import offers
from kneelog.services.wording import clock, kind_words, levels_words
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.ui.widgets.tab_order import come_after
from kneelog.words import tr, trn, weekday_name

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from kneelog.domain.diary import Diary
    from kneelog.domain.entry import Entry
    from kneelog.rules.finding import Review
    from kneelog.services.log_form import LogForm
    from kneelog.services.offers import Morning
    from kneelog.ui.theme import Theme

_HEIGHT = 16
_MOST_ENTRIES = 3


class StatusLines(QWidget):
    """``answer_asked`` is the morning's link, ``entry_asked`` carries an entry of today, ``findings_asked`` Show.

    ``unanswered_asked`` asks for the runs without an answer, ``skip_asked`` for the next of several being answered.
    The line is there from the start, empty or not, so nothing below it ever moves.
    """

    answer_asked = Signal()
    entry_asked = Signal(object)
    findings_asked = Signal()
    unanswered_asked = Signal()
    skip_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._asked = Label(theme, "", kind=Type.SMALL, muted=True)
        self._answer = LinkButton(theme, tr("Answer"), kind=Type.SMALL)
        self._answer.clicked.connect(self.answer_asked)
        self._today = Label(theme, tr("Today so far:"), kind=Type.SMALL, muted=True)
        self._skip = LinkButton(theme, tr("S&kip this run"), kind=Type.SMALL)
        self._skip.setAccessibleName(tr("Skip this run"))
        self._skip.clicked.connect(self.skip_asked)
        self._waiting = LinkButton(theme, "", kind=Type.SMALL)
        self._waiting.clicked.connect(self.unanswered_asked)
        self._shown: list[Entry] = []
        self._entries: list[LinkButton] = []
        self._rule = Label(theme, "", kind=Type.SMALL, elide=True)
        self._show_rule = LinkButton(theme, tr("Show"), kind=Type.SMALL)
        self._show_rule.setAccessibleName(tr("Show what meets the rule of thumb"))
        self._show_rule.clicked.connect(self.findings_asked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(Size.GAP))
        for part in (self._asked, self._answer, self._today, self._skip, self._waiting):
            self._row.addWidget(part)
            part.hide()
        self._row.addSpacing(theme.px(Size.GAP_WIDE))
        self._row.addStretch(1)
        for part in (self._rule, self._show_rule):
            self._row.addWidget(part)
            part.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()
        theme.changed.connect(self._fit)

    def show_day(self, diary: Diary, now: datetime, morning: Morning | None, form: LogForm) -> None:
        """Show what waits from yesterday and what was logged today."""
        self._skip.hide()
        self._show_waiting(diary, form)
        if form.morning is not None:
            self._say_after(form.morning)
            return
        self._asked.setVisible(morning is not None)
        self._answer.setVisible(morning is not None)
        if morning is not None:
            self._asked.setText(tr("This morning, after {day}'s run?", day=weekday_name(morning.entry.on)))
        today = [
            entry
            for entry in offers.of_day(diary, now.date())
            if form.editing is None or entry.id != form.editing.id
        ]
        self._today.setVisible(bool(today))
        self._show_entries(today[-_MOST_ENTRIES:])
        self._make_room()

    def show_catching_up(self, count: int) -> None:
        """Show how many runs are left while several are answered one after the other."""
        self._say_alone(trn("{count} unanswered", "{count} unanswered", count))
        self._waiting.hide()
        self._skip.setVisible(count > 1)

    def _show_waiting(self, diary: Diary, form: LogForm) -> None:
        """A rest day says quietly that runs wait; on a run's form, the list of runs says so."""
        count = len(offers.unanswered_runs(diary)) if form.entry.kind is Kind.REST else 0
        self._waiting.setText(
            trn("{count} recent run unanswered", "{count} recent runs unanswered", count) if count else ""
        )
        self._waiting.setVisible(count > 0 and form.morning is None)
        self._waiting.updateGeometry()

    def _show_entries(self, entries: list[Entry]) -> None:
        if entries == self._shown:
            for link in self._entries:
                link.show()
            return
        self._shown = entries
        for link in self._entries:
            link.hide()
            link.deleteLater()
        self._entries = [self._link(entry) for entry in entries]
        before = self._answer
        for number, link in enumerate(self._entries):
            self._row.insertWidget(3 + number, link)
            come_after(before, link)
            before = link

    def show_rule(self, review: Review | None) -> None:
        """Say quietly whether the rule of thumb is met now."""
        text = ""
        if review is not None:
            from kneelog.rules.sentences import quiet_line

            text = quiet_line(review.current)
        self._rule.setText(text)
        self._rule.setVisible(bool(text))
        self._show_rule.setVisible(bool(text))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More of the day stands in a wider window."""
        super().resizeEvent(event)
        self._make_room()

    def _say_after(self, morning: Morning) -> None:
        """Under the morning's question: which run it is about, and how that was."""
        from kneelog.domain.run import Run
        from kneelog.services.wording import after_run_sentence

        run = morning.run or Run("1", morning.entry.on)
        self._say_alone(after_run_sentence(run, morning.entry))

    def _say_alone(self, words: str) -> None:
        self._asked.setText(words)
        self._asked.show()
        self._answer.hide()
        self._today.hide()
        for link in self._entries:
            link.hide()

    def _link(self, entry: Entry) -> LinkButton:
        at = clock(entry.at) if entry.at else ""
        what = kind_words(entry) if entry.kind is Kind.REST else tr("run")
        text = ", ".join(part for part in (at, what, levels_words(entry)) if part)
        link = LinkButton(self._theme, text, kind=Type.SMALL)
        link.setAccessibleName(tr("Edit {entry}", entry=text))
        link.clicked.connect(lambda: self.entry_asked.emit(entry))
        return link

    def _make_room(self) -> None:
        """Leave out today's oldest entries where the words about the rule of thumb would be cut short."""
        links = [] if self._today.isHidden() else self._entries
        for link in links:
            link.show()
        for link in links[:-1]:
            if self._row.sizeHint().width() <= self.width():
                break
            link.hide()

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self._make_room()
