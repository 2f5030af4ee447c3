"""Who hears whom on the Trends page: no chart knows another, all know the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.ui.trends import choice as choices
from kneelog.ui.trends.chart_acts import CHART_OF

if TYPE_CHECKING:
    from datetime import date

    from kneelog.domain.period import Span
    from kneelog.ui.trends.page import TrendsPage


def connect(page: TrendsPage) -> None:
    """Connect every part of ``page``."""
    view = page.view
    page.desk.opened.connect(page.hear_opened)
    page.desk.changed.connect(page.hear_changed)
    view.footer.linkPressed.connect(page.go_back)
    view.message.pressed.connect(lambda: page.wanted.emit("log", None))
    _connect_period(page)
    _connect_days(page)
    view.map_mode.chosen.connect(view.maps.set_mode)
    view.calendar_knee.chosen.connect(view.calendar.set_knee)
    view.niggles.chosen.connect(page.show_niggle)
    view.niggles.entriesAsked.connect(page.show_entries)
    view.stage.menu_asked.connect(lambda lane, menu: page.acts.fill(CHART_OF[lane], menu))
    view.tables.copied.connect(lambda said: view.footer.say(said, aloud=True))


def _connect_period(page: TrendsPage) -> None:
    bar, chart = page.view.bar, page.view.chart

    def span_chosen(span: Span) -> None:
        if page.trends is not None:
            page.choose(choices.latest(page.trends, span))

    def visit_chosen(visit: date) -> None:
        if page.trends is not None:
            page.choose(choices.up_to(page.trends, visit))

    bar.spanChosen.connect(span_chosen)
    bar.visitChosen.connect(visit_chosen)
    bar.stepped.connect(page.step)
    bar.rangeChosen.connect(page.choose_days)
    bar.tableAsked.connect(lambda is_table: page.show_table() if is_table else page.show_charts())
    chart.moved.connect(bar.show_period)
    chart.settled.connect(page.choose_days)


def _connect_days(page: TrendsPage) -> None:
    view, days = page.view, page.days
    for part in (view.chart, view.calendar):
        part.pointed.connect(days.point)
    view.chart.marks_pointed.connect(days.read_marks)
    view.chart.clicked.connect(page.open_day)
    view.chart.pressed.connect(lambda event: event.setAccepted(page.walking.take(event)))
    view.calendar.dayChosen.connect(lambda day: days.select(day, aloud=True))
    view.calendar.dayOpened.connect(page.open_day)
    view.calendar.yearAsked.connect(page.walking.year)
    view.tables.dayChosen.connect(days.select)
    view.tables.dayOpened.connect(page.open_day)
