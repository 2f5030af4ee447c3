"""The page's header: its title, what is looked for, and how much was found."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kneelog.domain.entry import Kind
from kneelog.domain.report import Knee
from kneelog.services.history_filter import Filter, Has, Period, first_day
from kneelog.ui.history.count import Count
from kneelog.ui.history.with_button import WithButton
from kneelog.ui.theme import Size, Type
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.combo import Combo
from kneelog.ui.widgets.date_button import DateButton
from kneelog.ui.widgets.find_field import FindField
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.segmented import Segmented
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from kneelog.domain.signs import Sign
    from kneelog.ui.theme import Theme

_CUSTOM_DAYS = 28


class FilterBar(QWidget):
    """``changed`` carries the :class:`Filter` as it is now, without a finding's set of entries."""

    changed = Signal(object)

    def __init__(self, theme: Theme, today: Callable[[], date], signs: Callable[[], Sequence[Sign]]) -> None:
        super().__init__()
        self._today = today
        self._first: date | None = None
        self._last: date | None = None
        self.title = Label(theme, tr("History"), kind=Type.LARGE, semibold=True)
        self.field = FindField(theme, tr("Find in notes, places, signs, shoes and titles"))
        self.knee = Segmented(
            theme,
            tr("Knee"),
            [Option(None, tr("Both")), Option(Knee.LEFT, tr("L")), Option(Knee.RIGHT, tr("R"))],
        )
        for segment, name in zip(
            self.knee.segments, (tr("Both knees"), tr("Left knee"), tr("Right knee")), strict=True
        ):
            segment.setAccessibleName(name)
        self.period = Combo(theme, tr("Period"), _periods())
        self.since = DateButton(theme, tr("From"), today=today)
        self.until = DateButton(theme, tr("To"), today=today)
        self.kind = Combo(theme, tr("Kind"), _kinds())
        self.having = WithButton(theme, signs)
        self.count = Count(theme)
        self._lay_out(theme)
        self._connect()

    @property
    def filter(self) -> Filter:
        """What is asked for now."""
        first, last = self._first, self._last
        if self.period.value is not Period.CUSTOM:
            first, last = first_day(self.period.value, self._today()), None
        return Filter(self.field.text(), self.knee.value, self.kind.value, first, last, self.having.value)

    def clear(self) -> None:
        """Ask for everything again."""
        was = self.blockSignals(True)
        self.field.clear()
        self.knee.value, self.kind.value, self.having.value = None, None, Has()
        self.period.value = Period.ALL
        self._show_dates()
        self.blockSignals(was)
        self._tell()

    def show_runs(self, *, answer: bool | None) -> None:
        """Ask for runs alone: those with an answer, those without, or (``None``) both."""
        self.kind.value = Kind.RUN
        self.having.value = self.having.value.with_answer(answer=answer)
        self._tell()

    def show_controls(self, shown: bool) -> None:
        """Show only the title while there is nothing to look for."""
        for control in (self.field, self.knee, self.period, self.kind, self.having):
            control.setVisible(shown)
        self._show_dates(shown)

    def set_count_beside(self, beside: bool) -> None:
        """Let the count stand at the right end; where there is little room, after the last control."""
        if beside is (self._row.indexOf(self.count) >= 0):
            return
        if beside:
            self._flow.removeWidget(self.count)
            self._row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._row.removeWidget(self.count)
            self._flow.addWidget(self.count)

    def _lay_out(self, theme: Theme) -> None:
        flow = QWidget()
        self._flow = FlowLayout(theme, flow, gap=12)
        controls = (self.field, self.knee, self.period, self.since, self.until, self.kind, self.having)
        for part in (self.title, *controls):
            self._flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        flow.setSizePolicy(policy)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Size.GAP_WIDE))
        row.addWidget(flow, 1)
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.field)
        self.since.hide()
        self.until.hide()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._tell)
        self.knee.chosen.connect(self._tell)
        self.kind.chosen.connect(self._kind_chosen)
        self.count.waiting_asked.connect(lambda: self.show_runs(answer=False))
        self.having.chosen.connect(self._tell)
        self.period.chosen.connect(self._period_chosen)
        self.since.dateChosen.connect(lambda day: self._dates_chosen(day, self.until.day))
        self.until.dateChosen.connect(lambda day: self._dates_chosen(self.since.day, day))

    def _kind_chosen(self, kind: Kind | None) -> None:
        """What is not a run has no answer: whoever looks at all the rest looks at answers no more."""
        if kind is not Kind.RUN:
            self.having.value = self.having.value.with_answer(answer=None)
        self._tell()

    def _period_chosen(self, period: Period) -> None:
        if period is Period.CUSTOM and self._last is None:
            self._last = self._today()
            self._first = self._last - timedelta(days=_CUSTOM_DAYS - 1)
            self.since.day, self.until.day = self._first, self._last
        self._show_dates()
        self._tell()

    def _dates_chosen(self, first: date, last: date) -> None:
        self._first, self._last = min(first, last), max(first, last)
        self.since.day, self.until.day = self._first, self._last
        self._tell()

    def _show_dates(self, shown: bool = True) -> None:
        for button in (self.since, self.until):
            button.setVisible(shown and self.period.value is Period.CUSTOM)

    def _tell(self) -> None:
        self.changed.emit(replace(self.filter))


def _periods() -> list[Option]:
    return [
        Option(Period.ALL, tr("All time")),
        Option(Period.MONTH, tr("This month")),
        Option(Period.QUARTER, tr("3 months")),
        Option(Period.YEAR, tr("A year")),
        Option(Period.CUSTOM, tr("From – to…")),
    ]


def _kinds() -> list[Option]:
    return [Option(None, tr("Run + rest")), Option(Kind.RUN, tr("Run")), Option(Kind.REST, tr("Rest"))]
