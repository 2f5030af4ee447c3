"""The page's header: its title, and the one control of the period that all charts share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from kneelog.domain.period import Period, Span
from kneelog.ui.theme import Size, Type
from kneelog.ui.theme.paint import Mark
from kneelog.ui.theme.sheets import menu_sheet
from kneelog.ui.widgets.choice_chips import Option
from kneelog.ui.widgets.date_button import DateButton
from kneelog.ui.widgets.flow_layout import FlowLayout
from kneelog.ui.widgets.label import Label
from kneelog.ui.widgets.mark_button import MarkButton
from kneelog.ui.widgets.plain_button import PlainButton
from kneelog.ui.widgets.segmented import Segmented
from kneelog.words import long_day, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from kneelog.domain.care import Appointment
    from kneelog.ui.theme import Theme
    from kneelog.ui.trends.choice import Choice


class PeriodBar(QWidget):
    """It shows the choice and asks for another; what is chosen is up to the page."""

    spanChosen = Signal(object)  # noqa: N815
    visitChosen = Signal(object)  # noqa: N815
    """The runner chose "to a visit": the date of the visit."""
    stepped = Signal(int)
    """One period back (-1) or on (1)."""
    rangeChosen = Signal(object)  # noqa: N815
    """The runner chose a first or a last day: the :class:`Period`."""
    tableAsked = Signal(bool)  # noqa: N815

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self._visits: Sequence[Appointment] = ()
        self.title = Label(theme, tr("Trends"), kind=Type.LARGE, semibold=True)
        self.spans = Segmented(
            theme,
            tr("Period"),
            [
                Option(Span.FOUR_WEEKS, tr("4 weeks")),
                Option(Span.TWELVE_WEEKS, tr("12 weeks")),
                Option(Span.YEAR, tr("Year")),
                Option(Span.ALL, tr("All")),
            ],
        )
        self.visit = PlainButton(theme, tr("T&o a visit…"))
        self.back = MarkButton(theme, Mark.CHEVRON_LEFT, tr("Period before"), side=Size.FIELD)
        self.on = MarkButton(theme, Mark.CHEVRON_RIGHT, tr("Period after"), side=Size.FIELD)
        self.since = DateButton(theme, tr("From"), today=today)
        self.until = DateButton(theme, tr("To"), today=today)
        self.table = PlainButton(theme, "")
        self.table.setCheckable(True)
        self._lay_out(theme)
        self._connect()
        self._name_table(False)

    def show_choice(self, choice: Choice, begun: date, as_of: date) -> None:
        """Show what is looked at; the diary reaches from ``begun`` to ``as_of``."""
        self.spans.value = choice.span
        self.show_period(choice.period)
        self.on.setEnabled(choice.period.last < as_of)
        self.back.setEnabled(choice.span is not Span.ALL and choice.period.first > begun)

    def show_period(self, period: Period) -> None:
        """Show the days alone, while the view still moves."""
        self.since.day, self.until.day = period.first, period.last

    def set_first_weekday(self, first_weekday: int) -> None:
        """Let the weeks of both calendars begin as the runner's do."""
        for button in (self.since, self.until):
            button.set_first_weekday(first_weekday)

    def show_visits(self, visits: Sequence[Appointment]) -> None:
        """Offer ``visits``; without any there is nothing to choose."""
        self._visits = visits
        self.visit.setVisible(bool(visits))

    def show_controls(self, shown: bool) -> None:
        """Show only the title while there is nothing to look at."""
        for control in (self.spans, self._steps, self.table):
            control.setVisible(shown)
        self.visit.setVisible(shown and bool(self._visits))

    def set_table(self, is_table: bool) -> None:
        """Show whether tables stand in place of the charts."""
        self.table.setChecked(is_table)
        self._name_table(is_table)

    def visits_menu(self) -> QMenu:
        """The visits, the latest first."""
        menu = QMenu(self)
        menu.setStyleSheet(menu_sheet(self._theme))
        menu.aboutToHide.connect(menu.deleteLater)
        for visit in reversed(self._visits):
            day = tr("{day} {year}", day=long_day(visit.on), year=visit.on.year)
            text = tr("{day}, {whom}", day=day, whom=visit.with_whom) if visit.with_whom else day
            action = menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, on=visit.on: self.visitChosen.emit(on))
        return menu

    def _lay_out(self, theme: Theme) -> None:
        flow = QWidget()
        line = FlowLayout(theme, flow, gap=12)
        self._steps = QWidget()
        steps = QHBoxLayout(self._steps)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(theme.px(Size.GAP_TIGHT))
        for part in (self.back, self.since, Label(theme, "–", muted=True), self.until, self.on):
            steps.addWidget(part)
        for control in (self.title, self.spans, self.visit, self._steps):
            line.addWidget(control)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        flow.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Size.GAP_WIDE))
        row.addWidget(flow, 1)
        row.addWidget(self.table, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.spans)

    def _connect(self) -> None:
        self.spans.chosen.connect(self.spanChosen)
        self.visit.clicked.connect(self._open_visits)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))
        self.since.dateChosen.connect(lambda day: self.rangeChosen.emit(Period(day, self.until.day)))
        self.until.dateChosen.connect(lambda day: self.rangeChosen.emit(Period(self.since.day, day)))
        self.table.clicked.connect(self._table_clicked)

    def _open_visits(self) -> None:
        self.visits_menu().popup(self.visit.mapToGlobal(QPoint(0, self.visit.height())))

    def _table_clicked(self, checked: bool) -> None:
        self._name_table(checked)
        self.tableAsked.emit(checked)

    def _name_table(self, is_table: bool) -> None:
        words = tr("Show as &charts") if is_table else tr("Show as &table")
        self.table.setText(words)
        self.table.setAccessibleName(words.replace("&", ""))
        self.table.updateGeometry()
