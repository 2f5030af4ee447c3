"""What files leave open, as plain choices above the list; and the switch for walks and hikes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kneelog.errors import UsageError
from kneelog.services.activity_items import Topic
from kneelog.services.activity_plan import answered
from kneelog.ui.importing.question_row import QuestionRow, ZoneRow
from kneelog.ui.section import wrapping
from kneelog.ui.theme import Size
from kneelog.ui.widgets.check_box import CheckBox
from kneelog.ui.widgets.tab_order import come_before
from kneelog.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kneelog.services.activity_items import ActivityPlan, Answers
    from kneelog.ui.theme import Theme

_NARROW_BELOW = 640


class Questions(QWidget):
    """``answered`` carries the answers with the one that was just given."""

    answered = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._answers: Answers | None = None
        self.rows: dict[Topic, QuestionRow] = {}
        self.walks = CheckBox(theme, tr("Take in walks and hikes too"))
        self.walks.hide()
        self.walks.toggled.connect(self._walks_toggled)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.walks, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(wrapping())
        theme.changed.connect(self._fit)
        self._fit()

    def show_plan(self, plan: ActivityPlan) -> None:
        """Ask what ``plan`` asks; whoever is in the middle of a choice stays there."""
        self._answers = plan.answers
        asked = {question.topic: question for question in plan.questions}
        for topic in Topic:
            if topic in asked:
                self._row_for(topic).show_question(asked[topic])
            if topic in self.rows:
                self.rows[topic].setVisible(topic in asked)
        was = self.walks.blockSignals(True)
        self.walks.setChecked(plan.answers.with_walks)
        self.walks.blockSignals(was)
        self.walks.setVisible(plan.has_walks)
        self._arrange()
        self.setVisible(bool(asked) or plan.has_walks)

    def stand_before(self, after: QWidget) -> None:
        """Let Tab come here before ``after``, whichever row was made last."""
        for part in (*(self.rows[topic] for topic in Topic if topic in self.rows), self.walks):
            come_before(after, part)

    def first_stop(self) -> QWidget | None:
        """The first thing to answer, if there is one: an open question before others."""
        shown = [row for row in self.rows.values() if not row.isHidden()]
        shown.sort(key=lambda row: not row.is_open)
        if shown:
            return shown[0].choices
        return None if self.walks.isHidden() else self.walks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choices stand beside their question, or below it."""
        super().resizeEvent(event)
        self._arrange()

    def _row_for(self, topic: Topic) -> QuestionRow:
        if topic not in self.rows:
            row = ZoneRow(self._theme) if topic is Topic.ZONE else QuestionRow(self._theme)
            row.answered.connect(lambda value, topic=topic: self._answer(topic, value))
            self.rows[topic] = row
            order = [each for each in Topic if each in self.rows]
            self._column.insertWidget(order.index(topic), row)
        return self.rows[topic]

    def _answer(self, topic: Topic, value: str) -> None:
        if self._answers is None:
            return
        row = self.rows[topic]
        try:
            answers = answered(self._answers, topic, value)
        except UsageError as error:
            row.complain(str(error))
            return
        row.complain("")
        self._answers = answers
        self.answered.emit(answers)

    def _walks_toggled(self, on: bool) -> None:
        if self._answers is not None:
            self._answers = replace(self._answers, with_walks=on)
            self.answered.emit(self._answers)

    def _arrange(self) -> None:
        """Choices begin in one line below each other, where there is room beside the questions."""
        narrow = self.width() < self._theme.px(_NARROW_BELOW)
        shown = [row for row in self.rows.values() if not row.isHidden()]
        widest = max((row.sentence_width for row in shown), default=0)
        for row in shown:
            row.set_narrow(narrow, widest)

    def _fit(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.px(Size.GAP))
        self._arrange()
