"""What is to be erased: the days of a period, or everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kneelog.domain.period import Period
from kneelog.services.erasing import Scope
from kneelog.ui.section import Section, row_of
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.check_box import CheckBox
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.date_field import DateField, written_day
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.segmented import Segmented
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kneelog.ui.theme import Theme


class ScopeSection(Section):
    """``scope`` is what was chosen, ``None`` until both days are given; ``changed`` comes with every choice."""

    changed = Signal()

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__(
            theme,
            tr("What to erase"),
            first=True,
            beside=Size.FIELD,
        )
        self.which = Segmented(
            theme,
            tr("What to erase"),
            [Option("period", tr("A period")), Option("everything", tr("Everything"))],
        )
        self.first = DateField(theme, tr("First day"), today=today, future=True)
        self.last = DateField(theme, tr("Last day"), today=today, future=True)
        self.keep_settings = CheckBox(theme, tr("Keep the numbers of the rule and the preferences"))
        self.problem = Label(theme, kind=Type.SMALL, wrap=True)
        self.problem.hide()
        how = tr("Both days are included. Type them such as {example}.", example=written_day(today()))
        self._how = Label(theme, how, kind=Type.SMALL, muted=True, wrap=True)
        self._days = QWidget()
        self._days.setLayout(
            row_of(theme, Label(theme, tr("From")), self.first, Label(theme, tr("to")), self.last)
        )
        self.rows.addLayout(row_of(theme, self.which))
        for part in (self._days, self.problem, self._how, self.keep_settings):
            self.rows.addWidget(part)
        self.which.chosen.connect(self._chosen)
        for field in (self.first, self.last):
            field.valueChanged.connect(self.changed)
            field.problemChanged.connect(self._say_problem)
        self.keep_settings.toggled.connect(self.changed)
        self.keep_settings.hide()

    @property
    def scope(self) -> Scope | None:
        """What was chosen so far."""
        if self.which.value == "everything":
            return Scope(None, self.keep_settings.isChecked())
        first, last = self.first.value, self.last.value
        if first is None or last is None or self.first.problem or self.last.problem:
            return None
        return Scope(Period(first, last))

    def _chosen(self) -> None:
        by_days = self.which.value == "period"
        self._days.setVisible(by_days)
        self._how.setVisible(by_days)
        self.keep_settings.setVisible(not by_days)
        self._say_problem()
        self.changed.emit()

    def _say_problem(self, _problem: str = "") -> None:
        said = (self.first.problem or self.last.problem) if self.which.value == "period" else ""
        self.problem.setText(said)
        self.problem.setVisible(bool(said))
        self.changed.emit()
