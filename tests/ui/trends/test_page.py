"""The runner asks Trends whether it is getting better, and gets the same answer from every chart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kneelog.domain.care import Appointment
from kneelog.domain.diary import Change, Edit, RecordKind
from kneelog.domain.period import Period, Span
from kneelog.domain.report import Knee
from kneelog.domain.settings import Units
from kneelog.services import record
from kneelog.services.trend_tables import TableName
from kneelog.ui.history.page import HistoryPage
from kneelog.ui.log.page import LogPage
from kneelog.ui.trends import output
from kneelog.ui.trends.choice import Choice
from tests.ui.trends.charts import TODAY, back, ran, rest
from tests.ui.trends_window import TrendsWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.domain.diary import Record
    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]
    Open = Callable[..., TrendsWindow]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SHIFT = Qt.KeyboardModifier.ShiftModifier
K = Qt.Key


def worsening() -> list[Record]:
    """Three months in which the left knee went from 1 to 4 and the right stayed at 0."""
    records: list[Record] = []
    for ago in range(2, 84, 2):
        level = 4 if ago < 28 else 1
        records += ran(ago, level, 0)
        records.append(rest(ago - 1, level - 1, 0))
    return records


@pytest.fixture
def trends(log_window: Make) -> Open:
    return lambda *records: TrendsWindow(log_window(*(records or worsening())))


def test_the_answer_stands_in_words_at_the_top(trends: Open) -> None:
    left, right = trends().said
    assert left.startswith("Left: median 3, worst 4 in the last 4 weeks; was 1, worst 1 in the first.")
    assert "Hurt on 13 of 13 answered runs, was 14 of 14." in left
    assert right.startswith("Right: median 0, worst 0 in the last 4 weeks; was 0, worst 0 in the first.")


def test_control_three_opens_it_and_the_keys_walk_at_once(trends: Open) -> None:
    shown = trends()
    shown.main.go("log")
    shown.type(K.Key_3, modifier=Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    assert shown.chart.hasFocus()
    shown.type(K.Key_Left)
    assert shown.page.days.selected == TODAY
    shown.type(K.Key_Left)
    assert shown.page.days.selected == back(1)
    assert "Monday 9 March · rest · L 3 · R 0" in shown.day_line
    assert shown.day_line.endswith("⏎ opens")


def test_shift_jumps_to_the_next_entry_and_home_to_the_period_s_begin(trends: Open) -> None:
    shown = trends(rest(3, 2), rest(20, 1), rest(30, 4), rest(50, 1))
    shown.type(K.Key_Left, modifier=SHIFT)
    assert shown.page.days.selected == back(3)
    shown.type(K.Key_Left, modifier=SHIFT)
    assert shown.page.days.selected == back(20)
    shown.type(K.Key_Right, modifier=SHIFT)
    assert shown.page.days.selected == back(3)
    shown.type(K.Key_Home)
    assert shown.page.days.selected == back(83)
    shown.type(K.Key_End)
    assert shown.page.days.selected == TODAY


def test_walking_out_of_sight_moves_the_period_along(trends: Open) -> None:
    shown = trends(rest(200, 2), rest(3, 2))
    shown.type(K.Key_Home)
    shown.type(K.Key_Left)
    assert shown.period == (back(84), back(1))
    assert shown.view.bar.spans.value is None, "no span is said where another period is shown"
    shown.type(K.Key_Left, modifier=SHIFT)
    assert shown.page.days.selected == back(200)
    assert shown.period[0] == back(200)


def test_enter_opens_the_entry_of_the_day(trends: Open) -> None:
    shown = trends()
    shown.type(K.Key_Left, K.Key_Left, K.Key_Return)
    shown.settle()
    history = shown.main.page
    assert isinstance(history, HistoryPage)
    assert history.listing.current is not None
    assert history.listing.current.id == "rest-1"


def test_a_click_opens_the_entries_of_a_day_all_of_them(trends: Open) -> None:
    shown = trends(*ran(10, 3, 0), rest(10, 5), rest(4, 1))
    shown.click(shown.place_of(back(10)))
    history = shown.main.page
    assert isinstance(history, HistoryPage)
    assert {item.id for item in history.view.model.rows.items} == {"ran-10", "rest-10"}
    assert history.view.only.text == "2 entries of this day"


def test_a_click_on_a_day_without_entries_only_selects_it(trends: Open) -> None:
    shown = trends(rest(10, 3), rest(4, 1))
    shown.click(shown.place_of(back(7)))
    assert shown.page.days.selected == back(7)
    assert shown.day_line == "Tuesday 3 March · nothing recorded"


def test_pointing_reads_the_day_out_in_every_chart(trends: Open) -> None:
    shown = trends()
    shown.move_to(shown.place_of(back(10)))
    assert shown.day_line.startswith("Saturday 28 February · run 8.0 km · L 4 · R 0")
    assert shown.chart.shown.pointed == back(10)
    assert shown.view.calendar.view.pointed == back(10)
    shown.chart.pointed.emit(None)
    assert shown.day_line.startswith("Point at a day")


@pytest.mark.parametrize(
    ("span", "first"),
    [
        (Span.FOUR_WEEKS, back(27)),
        (Span.TWELVE_WEEKS, back(83)),
        (Span.YEAR, date(2025, 3, 11)),
        (Span.ALL, back(82)),
    ],
)
def test_one_period_for_every_chart(trends: Open, span: Span, first: date) -> None:
    shown = trends()
    shown.view.bar.spans.chosen.emit(span)
    shown.settle()
    period = Period(first, TODAY)
    assert shown.period == (first, TODAY)
    assert shown.chart.period == period
    assert shown.view.calendar.view.period == period
    assert (shown.view.bar.since.day, shown.view.bar.until.day) == (first, TODAY)


def test_the_span_is_there_again_at_the_next_start(log_window: Make) -> None:
    window = log_window(*worsening())
    shown = TrendsWindow(window)
    shown.view.bar.spans.chosen.emit(Span.FOUR_WEEKS)
    shown.settle()
    window.close()
    window.start()
    assert TrendsWindow(window).period == (back(27), TODAY)


def test_back_and_on_by_a_whole_period_as_far_as_the_diary_reaches(trends: Open) -> None:
    shown = trends()
    shown.view.bar.spans.chosen.emit(Span.FOUR_WEEKS)
    shown.settle()
    assert not shown.view.bar.on.isEnabled(), "there is nothing to see beyond today"
    shown.view.bar.back.click()
    shown.settle()
    assert shown.period == (back(55), back(28))
    shown.type(K.Key_PageDown)
    assert shown.period == (back(27), TODAY)
    assert shown.view.bar.spans.value is Span.FOUR_WEEKS
    shown.type(*[K.Key_PageUp] * 9)
    assert shown.period == (back(83), back(56))
    assert not shown.view.bar.back.isEnabled(), "nor before the diary"


def test_a_range_drawn_with_the_mouse_becomes_the_period(trends: Open) -> None:
    shown = trends()
    shown.chart.box.dragged.emit((back(40).toordinal(), back(20).toordinal()), False)
    assert shown.chart.shown.dragged is not None
    assert (shown.view.bar.since.day, shown.view.bar.until.day) == (back(40), back(20))
    shown.chart.box.dragged.emit((back(40).toordinal(), back(20).toordinal()), True)
    shown.chart.settled.emit(shown.chart.period)
    shown.settle()
    assert shown.period == (back(40), back(20))


def test_a_first_and_last_day_can_be_typed_too(trends: Open) -> None:
    shown = trends()
    shown.view.bar.since.dateChosen.emit(back(50))
    shown.settle()
    assert shown.period == (back(50), TODAY)


def test_plus_and_minus_zoom_about_the_chosen_day(trends: Open) -> None:
    shown = trends()
    days = shown.chart.period.days
    shown.type(K.Key_Plus)
    assert shown.chart.period.days < days
    shown.type(K.Key_Minus, K.Key_Minus)
    assert shown.chart.period.last <= TODAY


def test_a_niggle_s_days_stand_out_everywhere_until_let_go(trends: Open) -> None:
    shown = trends()
    row = shown.view.niggles.rows[0]
    row.head.click()
    assert row.niggle.knee is Knee.LEFT
    assert shown.chart.shown.highlighted == frozenset(row.niggle.dates)
    assert shown.view.calendar.view.highlighted == frozenset(row.niggle.dates)
    assert row.lines
    shown.type(K.Key_Escape)
    assert shown.chart.shown.highlighted == frozenset()
    assert not row.is_open


def test_a_niggle_out_of_sight_brings_its_period(trends: Open) -> None:
    shown = trends(rest(300, 5), rest(299, 5), rest(298, 4), rest(2, 1))
    shown.view.niggles.rows[0].head.click()
    shown.settle()
    first, last = shown.period
    assert first <= back(298) <= last


def test_the_entries_of_a_niggle_can_be_looked_at(trends: Open) -> None:
    shown = trends(rest(30, 5), rest(29, 5), rest(28, 4), rest(2, 0))
    shown.view.niggles.rows[0].entries.click()
    shown.settle()
    history = shown.main.page
    assert isinstance(history, HistoryPage)
    assert {item.id for item in history.view.model.rows.items} == {"rest-30", "rest-29", "rest-28"}


def test_a_change_elsewhere_is_drawn_and_can_be_undone_here(trends: Open) -> None:
    shown = trends()
    shown.main.go("log")
    shown.settle()
    shown.type(K.Key_9, K.Key_0, K.Key_Return)
    shown.go()
    today = shown.trends.days.at(TODAY)
    assert today is not None
    assert today.left.worst == 9
    shown.type(K.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    assert shown.trends.days.at(TODAY) is None
    assert shown.view.footer.text.startswith("Undone: Saved: ")


def test_nothing_is_drawn_anew_when_nothing_it_shows_has_changed(trends: Open) -> None:
    shown = trends()
    content, trends_before = shown.page.content, shown.page.trends
    shown.page.desk.reread()
    shown.settle()
    assert shown.page.content is content
    assert shown.page.trends is trends_before


def test_tables_stand_in_the_charts_place_and_choose_their_day(trends: Open) -> None:
    shown = trends()
    shown.view.bar.table.click()
    assert shown.view.is_table
    assert shown.view.bar.table.accessibleName() == "Show as charts"
    shown.view.tables.dayChosen.emit(back(5))
    assert shown.page.days.selected == back(5)
    shown.type(K.Key_Escape)
    assert not shown.view.is_table
    shown.page.show_table(TableName.RUNS)
    assert shown.view.tables.shown.name is TableName.RUNS


def test_an_empty_diary_says_what_will_stand_here_and_leads_to_the_form(log_window: Make) -> None:
    shown = TrendsWindow(log_window())
    assert shown.view.is_empty
    assert shown.view.message.text == "After three entries the line starts here."
    shown.view.message.button.click()
    shown.settle()
    assert isinstance(shown.main.page, LogPage)


def test_one_entry_is_one_dot_and_no_more(trends: Open) -> None:
    shown = trends(rest(0, 3))
    assert not shown.view.is_empty
    assert shown.said[0].startswith("Left: median 3 in the last 4 weeks, not recorded in the first.")
    assert shown.said[1] == "Right: not recorded in this period."
    assert shown.page.content is not None
    assert shown.page.content.unrecorded == {Knee.RIGHT}


def test_a_year_without_entries_is_said_and_its_axes_stand(trends: Open) -> None:
    shown = trends(rest(500, 3), rest(499, 2))
    assert shown.said == ["Left: not recorded in this period.", "Right: not recorded in this period."]
    assert shown.page.content is not None
    assert not shown.page.content.unrecorded


def test_the_median_and_the_bars_measure_are_remembered(trends: Open) -> None:
    shown = trends()
    menu = shown.view.stage.more[next(iter(shown.view.stage.more))].open()
    median = next(action for action in menu.actions() if "Median" in action.text())
    assert not median.isChecked()
    median.trigger()
    menu.close()
    assert shown.page.content is not None
    assert shown.page.content.with_median
    QApplication.processEvents()


def test_f6_goes_round_period_charts_places_niggles_and_year(trends: Open) -> None:
    shown = trends()
    shown.chart.setFocus()
    seen = []
    for _step in range(6):
        shown.type(K.Key_F6)
        seen.append(shown.main.focusWidget().accessibleName())
    assert len(set(seen)) >= 5, seen


def test_a_visit_can_be_looked_up_to(log_window: Make) -> None:
    shown = TrendsWindow(log_window(*worsening()))
    assert not shown.view.bar.visit.isVisible(), "without a visit there is nothing to choose"


def test_days_to_come_are_never_walked_to(trends: Open) -> None:
    shown = trends()
    shown.type(K.Key_End, K.Key_Right, K.Key_Right)
    assert shown.page.days.selected == TODAY
    assert shown.period[1] == TODAY
    assert timedelta(0) <= TODAY - shown.period[0]


def test_the_keys_are_heard_though_the_pointer_rests_on_another_day(trends: Open) -> None:
    shown = trends()
    shown.move_to(shown.place_of(back(40)))
    shown.type(K.Key_End, K.Key_Left)
    assert shown.day_line.startswith("Monday 9 March")


def test_what_changes_no_day_keeps_the_period_s_name(trends: Open) -> None:
    shown = trends()
    shown.view.bar.spans.chosen.emit(Span.ALL)
    shown.settle()
    shown.type(K.Key_Minus)
    shown.chart.settled.emit(shown.chart.period)
    assert shown.view.bar.spans.value is Span.ALL


def test_zooming_stays_where_one_looks(trends: Open) -> None:
    shown = trends()
    shown.page.days.select(back(80))
    shown.view.bar.spans.chosen.emit(Span.FOUR_WEEKS)
    shown.settle()
    shown.type(K.Key_Plus)
    assert back(27) <= shown.chart.period.first
    assert shown.chart.period.days < 28


def test_a_diary_that_was_emptied_leaves_nothing_behind(trends: Open) -> None:
    shown = trends(rest(3, 2), rest(2, 3))
    shown.view.niggles.rows[0].head.click()
    shown.main.desk.perform(lambda diary: record.remove(diary, ["rest-3", "rest-2"]))
    shown.settle()
    assert shown.view.is_empty
    assert shown.page.acts.shown is None
    assert shown.view.niggles.rows == []
    assert shown.chart.shown.highlighted == frozenset()


def test_niggles_follow_the_runner_s_unit(trends: Open) -> None:
    shown = trends(*ran(12, 0, 0), rest(3, 2), rest(2, 3))
    assert any("km" in line for line in shown.view.niggles.rows[0].lines)
    miles = replace(shown.main.desk.state.diary.preferences, units=Units.MILES)
    shown.main.desk.perform(lambda diary: record.set_preferences(diary, miles))
    shown.settle()
    assert any("mi" in line for line in shown.view.niggles.rows[0].lines)


def test_print_waits_until_the_diary_was_read(log_window: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[object] = []

    def print_page(_page: object, _said: object, shown: object) -> str:
        printed.append(shown)
        return "Sent."

    monkeypatch.setattr(output, "print_page", print_page)
    window = log_window(*worsening())
    window.window.go("trends", "print")
    assert printed == []
    window.settle()
    window.settle()
    assert len(printed) == 1


def test_the_first_key_goes_to_today_also_before_a_visit_to_come(trends: Open) -> None:
    shown = trends()
    shown.page.choose(Choice(Period(back(27), back(-28))))
    shown.settle()
    shown.type(K.Key_Left)
    assert shown.page.days.selected == TODAY


def test_keys_with_control_or_alt_are_left_to_menus(trends: Open) -> None:
    shown = trends()
    shown.type(K.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
    assert shown.page.days.selected is None


def test_a_visit_is_read_out_also_on_a_day_without_entries(log_window: Make) -> None:
    window = log_window(rest(9, 3))
    shown = TrendsWindow(window)
    visit = Appointment("visit", back(4), "Physio Ann")
    change = Change("visit", (Edit(RecordKind.APPOINTMENT, visit.id, None, visit),))
    shown.main.desk.perform(lambda _diary: change)
    shown.settle()
    shown.page.days.select(back(4))
    assert shown.day_line == "Friday 6 March · nothing recorded · visit: Physio Ann"
    assert shown.view.bar.visit.isVisible()
    (action,) = shown.view.bar.visits_menu().actions()
    action.trigger()
    assert shown.period[1] == back(4)


def test_the_focus_stays_among_the_niggles_when_they_change(trends: Open) -> None:
    shown = trends(rest(30, 5), rest(29, 5), rest(3, 2), rest(2, 3))
    shown.view.niggles.rows[0].head.setFocus()
    shown.main.desk.perform(lambda diary: record.remove(diary, ["rest-3"]))
    shown.settle()
    assert shown.view.niggles.isAncestorOf(shown.main.focusWidget())


@pytest.mark.parametrize(
    ("body", "width", "height"),
    [(13, 1280, 720), (13, 960, 600), (13, 1920, 1080), (20, 1280, 720), (26, 1280, 720)],
)
def test_nothing_below_is_cut_at_any_size(trends: Open, body: int, width: int, height: int) -> None:
    shown = trends()
    shown.main.theme.set_body_px(body)
    shown.main.resize(width, height)
    shown.settle()
    for part in (shown.view.calendar, shown.view.maps):
        assert part.height() >= part.heightForWidth(part.width())
    shown.main.theme.set_body_px(13)
