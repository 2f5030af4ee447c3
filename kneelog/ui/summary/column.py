"""The left column of Summary: from the period down to what is folded away, each line with its words before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kneelog.services.physio_choice import GOAL_LIMIT, PROBLEM_LIMIT, QUESTION_LIMIT
from kneelog.ui.care.counted_field import CountedField
from kneelog.ui.section import wrapping
from kneelog.ui.summary.about_boxes import AboutBoxes
from kneelog.ui.summary.added import Added, paper_choice
from kneelog.ui.summary.folds import OtherForms, Sentences
from kneelog.ui.summary.period_choice import PeriodChoice
from kneelog.ui.summary.visit_line import VisitLine
from kneelog.ui.theme import Size
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.link_button import LinkButton
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kneelog.ui.summary.kept import Kept
    from kneelog.ui.theme import Theme

_WORDS = 80
_DROP = 5
"""Units by which a word stands lower than the top of a field, so that both are level."""
_RING = 4
"""Units at the edges, so that no focus ring is cut."""


class Column(QWidget):
    """``texts`` are the fields that are kept with the appointment, by its own names for them."""

    def __init__(self, theme: Theme, today: Callable[[], date], kept: Kept) -> None:
        super().__init__()
        self._theme = theme
        self.period = PeriodChoice(theme, today)
        self.visit = VisitLine(theme)
        self.texts = {field.field: field for field in _texts(theme)}
        self.about = AboutBoxes(theme, kept.about)
        self.paper = paper_choice(theme, kept.paper)
        self.added = Added(theme)
        self.sentences = Sentences(theme)
        self.forms = OtherForms(theme)
        self.bring = LinkButton(theme, tr("What to bring to a physio"))
        self._labels: list[Label] = []
        self._grid = QGridLayout()
        for words, control in (
            (tr("Period"), self.period),
            (tr("My visit"), self.visit),
            (tr("My question"), self.texts["question"]),
            (tr("In my words"), self.texts["problem"]),
            (tr("Goal"), self.texts["goal"]),
            (tr("Print about me"), self.about),
            (tr("Paper"), self.paper),
            (tr("Add"), self.added),
        ):
            self._add_line(words, control)
        column = QVBoxLayout(self)
        column.addLayout(self._grid)
        column.addWidget(self.sentences)
        column.addWidget(self.forms)
        column.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._column = column
        self.setSizePolicy(wrapping())
        theme.changed.connect(self._fit)
        self._fit()

    def _add_line(self, words: str, control: QWidget) -> None:
        label = Label(self._theme, words, wrap=True)
        head = QWidget()
        above = QVBoxLayout(head)
        above.setContentsMargins(0, self._theme.px(1 if isinstance(control, VisitLine) else _DROP), 0, 0)
        above.setSpacing(0)
        above.addWidget(label)
        if isinstance(control, CountedField):
            above.addWidget(control.counter)
        above.addStretch(1)
        self._labels.append(label)
        row = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(head, row, 0, top)
        flag = Qt.AlignmentFlag.AlignLeft if not control.hasHeightForWidth() else Qt.AlignmentFlag(0)
        self._grid.addWidget(control, row, 1, top | flag)

    def _fit(self) -> None:
        px = self._theme.px
        grid = self._grid
        grid.setHorizontalSpacing(px(Size.GAP))
        grid.setVerticalSpacing(px(12))
        grid.setColumnMinimumWidth(0, px(_WORDS))
        grid.setColumnStretch(1, 1)
        for label in self._labels:
            label.setMaximumWidth(px(_WORDS))
            label.setContentsMargins(0, 0, 0, 0)
            head = label.parentWidget()
            if head is not None:
                head.setFixedWidth(px(_WORDS))
        self._column.setSpacing(px(Size.GAP))
        self._column.setContentsMargins(px(_RING), px(_RING), px(_RING), px(Size.GAP_WIDE))


def _texts(theme: Theme) -> tuple[CountedField, ...]:
    """Question, problem and goal, as high as a text of the usual length."""
    ask, words, again = tr("What I want to know"), tr("Where, and since when"), tr("What I want to do again")
    return (
        CountedField(theme, "question", tr("My question"), QUESTION_LIMIT, lines=2, placeholder=ask),
        CountedField(theme, "problem", tr("In my words"), PROBLEM_LIMIT, lines=3, placeholder=words),
        CountedField(theme, "goal", tr("Goal"), GOAL_LIMIT, lines=2, placeholder=again),
    )
