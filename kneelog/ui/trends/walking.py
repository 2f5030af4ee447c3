"""The keys of the Trends page: day by day, entry by entry, period by period; nearer and farther."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kneelog.domain.period import Period
from kneelog.ui.trends import choice as choices

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from kneelog.ui.trends.page import TrendsPage

_KEY = Qt.Key
_STEPS = {_KEY.Key_Left: -1, _KEY.Key_Right: 1}
_PERIODS = {_KEY.Key_PageUp: -1, _KEY.Key_PageDown: 1}
_ZOOMS = {_KEY.Key_Plus: 1, _KEY.Key_Equal: 1, _KEY.Key_Minus: -1}
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)
_YEAR = 364
_OTHERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Walking:
    """Left and Right walk days, with Shift to the next entry; Home and End to the ends of the period.

    Enter opens the day, Page Up and Down step by a period, + and - zoom, Esc lets go of what is chosen.
    """

    def __init__(self, page: TrendsPage) -> None:
        self._page = page

    def take(self, event: QKeyEvent) -> bool:
        """Do what the key means; whether it means anything here."""
        page, key = self._page, Qt.Key(event.key())
        if page.trends is None or page.choice is None or page.view.is_empty or event.modifiers() & _OTHERS:
            return False
        if key in _STEPS and page.view.chart.hasFocus():
            to_entry = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            newest = min(page.choice.period.last, page.trends.as_of)
            self._go(page.days.walk(_STEPS[key], newest, to_entry=to_entry))
        elif key in {_KEY.Key_Home, _KEY.Key_End} and page.view.chart.hasFocus():
            period = page.choice.period
            self._go(period.first if key == _KEY.Key_Home else min(period.last, page.trends.as_of))
        elif key in _ENTER and page.view.chart.hasFocus():
            if page.days.selected is not None:
                page.open_day(page.days.selected)
        elif key in _PERIODS and not page.view.is_table:
            page.step(_PERIODS[key])
        elif key in _ZOOMS and not page.view.is_table:
            day = page.days.selected
            in_view = day is not None and page.choice.period.holds(day)
            page.view.chart.zoom(_ZOOMS[key], day if in_view else None)
        elif key == _KEY.Key_Escape:
            return self._let_go()
        else:
            return False
        return True

    def year(self, step: int) -> None:
        """The calendar asks for the year before or after: the period moves along."""
        page = self._page
        if page.trends is None or page.choice is None:
            return
        period = page.choice.period
        last = min(period.moved(step * _YEAR).last, page.trends.as_of)
        page.choose_days(Period.of_days(last, period.days))

    def _go(self, day: date | None) -> None:
        page = self._page
        if day is None or page.choice is None:
            return
        page.choose(choices.holding(page.choice, day))
        page.days.select(day, aloud=True)

    def _let_go(self) -> bool:
        """Leave the tables, else the niggle, else the day; whether there was anything to leave."""
        page = self._page
        if page.view.is_table:
            page.show_charts()
        elif page.days.niggle is not None:
            page.view.niggles.choose(None)
            page.days.highlight(None)
        elif page.days.selected is not None:
            page.days.select(None)
        else:
            return False
        return True
