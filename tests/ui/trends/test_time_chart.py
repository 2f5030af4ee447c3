"""With the mouse the runner points at days, opens them, draws a range, moves along, zooms; the page still scrolls."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kneelog.domain.period import Period
from kneelog.domain.report import Knee
from kneelog.domain.settings import Appearance
from kneelog.ui.trends.chart.content import Content, Lane
from kneelog.ui.trends.chart.paint import Pointed
from kneelog.ui.trends.chart.time_chart import TimeChart
from tests.ui.trends.charts import TODAY, back, ran, rest, trends_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kneelog.ui.theme import Theme

OLDEST = back(400)
PERIOD = Period(back(83), TODAY)


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> TimeChart:
    chart = TimeChart(theme)
    qtbot.addWidget(chart)
    chart.resize(728, 440)
    trends = trends_of(*ran(400, 2, 0), *(rest(ago, ago % 5, 1) for ago in range(0, 60, 2)), *ran(41, 6, 0))
    chart.show_content(Content(trends), PERIOD)
    chart.show()
    QTest.qWaitForWindowExposed(chart)
    QApplication.processEvents()
    return chart


def place(chart: TimeChart, day: date, lane: Lane = Lane.LEFT) -> QPoint:
    rect = chart.lanes.rects[lane]
    return QPoint(round(chart.scale.middle(day.toordinal())), round(rect.center().y()))


def wheel(chart: TimeChart, steps: int, modifiers: Qt.KeyboardModifier, at: QPoint) -> bool:
    turn = QPoint(0, 120 * steps)
    event = QWheelEvent(
        QPointF(at),
        QPointF(chart.mapToGlobal(at)),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart.viewport(), event)
    return event.isAccepted()


def test_it_shows_the_period_it_is_told_to(chart: TimeChart) -> None:
    assert chart.period == PERIOD
    chart.show_period(Period(back(200), back(100)))
    assert chart.period == Period(back(200), back(100))


@pytest.mark.parametrize("lane", Lane)
def test_pointing_tells_the_day_in_every_lane(chart: TimeChart, qtbot: QtBot, lane: Lane) -> None:
    QTest.mouseMove(chart.viewport(), QPoint(1, 1))
    with qtbot.waitSignal(chart.pointed, check_params_cb=lambda day: day == back(30), timeout=2000):
        QTest.mouseMove(chart.viewport(), place(chart, back(30), lane))


def test_beside_the_days_nothing_is_pointed_at(chart: TimeChart, qtbot: QtBot) -> None:
    QTest.mouseMove(chart.viewport(), place(chart, back(30)))
    with qtbot.waitSignal(chart.pointed, check_params_cb=lambda day: day is None, timeout=2000):
        QTest.mouseMove(chart.viewport(), QPoint(10, 60))


def test_a_click_tells_its_day(chart: TimeChart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.clicked, timeout=2000) as told:
        QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place(chart, back(12)))
    assert told.args == [back(12)]


def test_a_range_drawn_becomes_the_period(chart: TimeChart, qtbot: QtBot) -> None:
    begin, end = place(chart, back(60)), place(chart, back(40))
    QTest.mousePress(chart.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    with qtbot.waitSignal(chart.settled, timeout=3000) as told:
        for share in range(1, 11):
            step = begin + (end - begin) * share / 10
            QTest.mouseMove(chart.viewport(), QPoint(step.x(), step.y()), delay=25)
        QTest.mouseRelease(chart.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert told.args == [Period(back(60), back(40))]
    assert chart.shown.dragged is None


def test_a_drawn_range_is_a_week_at_least_and_never_beyond_today(chart: TimeChart) -> None:
    days = back(1).toordinal(), TODAY.toordinal()
    chart.box.dragged.emit(days, True)
    assert chart.period == Period(back(6), TODAY)


def test_a_plain_wheel_scrolls_the_page_and_not_the_chart(chart: TimeChart) -> None:
    assert not wheel(chart, -1, Qt.KeyboardModifier.NoModifier, place(chart, back(30)))
    assert chart.period == PERIOD


def test_the_wheel_with_control_zooms_about_the_pointer(chart: TimeChart) -> None:
    at = place(chart, back(30))
    assert wheel(chart, 2, Qt.KeyboardModifier.ControlModifier, at)
    assert chart.period.days < PERIOD.days
    assert chart.scale.day_at(at.x()) == back(30).toordinal()


def test_the_wheel_with_shift_moves_along(chart: TimeChart) -> None:
    wheel(chart, 3, Qt.KeyboardModifier.ShiftModifier, place(chart, back(30)))
    assert chart.period.last < TODAY
    assert abs(chart.period.days - PERIOD.days) <= 1


def test_nobody_gets_lost_before_the_diary_or_in_the_future(chart: TimeChart) -> None:
    for _step in range(40):
        chart.box.move(-1)
    assert chart.period.first >= OLDEST
    for _step in range(40):
        chart.box.move(1)
    assert chart.period.last <= TODAY
    chart.zoom(-50)
    assert (chart.period.first, chart.period.last) == (OLDEST, TODAY)
    chart.zoom(50)
    assert chart.period.days >= 6


def test_a_day_that_stands_out_is_a_column_through_every_lane(chart: TimeChart) -> None:
    plain = chart.grab().toImage()
    chart.point_at(Pointed(selected=back(30)))
    QApplication.processEvents()
    marked = chart.grab().toImage()
    for lane in Lane:
        at = place(chart, back(30), lane) + QPoint(0, 3)
        beside = place(chart, back(27), lane) + QPoint(0, 3)
        assert marked.pixel(at) != plain.pixel(at), lane
        assert marked.pixel(beside) == plain.pixel(beside), lane


def test_pointing_repaints_only_the_columns_concerned(chart: TimeChart) -> None:
    """The picture of the lanes is kept: what lies beside the column is not painted again."""
    chart.point_at(Pointed(pointed=back(30)))
    QApplication.processEvents()
    chart.point_at(Pointed(pointed=back(29)))
    QApplication.processEvents()
    assert chart._lanes._kept is not None
    chart.box.move(-0.1)
    assert chart._lanes._kept is None, "another view is another picture"


def test_colours_follow_the_theme(chart: TimeChart, theme: Theme) -> None:
    theme.choose(Appearance.DARK)
    QApplication.processEvents()
    assert chart.grab().toImage().pixelColor(2, 2) == theme.colours.page


def test_high_contrast_has_shapes_and_no_pale_ink(chart: TimeChart, theme: Theme) -> None:
    theme.set_high_contrast(True)
    QApplication.processEvents()
    image = chart.grab().toImage()
    assert image.pixelColor(2, 2) == theme.colours.page
    rect = chart.lanes.rects[Lane.LEFT]
    found = {
        image.pixel(x, y)
        for x in range(round(rect.left()), round(rect.right()), 2)
        for y in range(round(rect.top()), round(rect.bottom()), 2)
    }
    assert theme.colours.ink.rgb() in found


def test_marks_tell_what_they_are_where_they_stand(chart: TimeChart) -> None:
    trends = chart.content.trends if chart.content is not None else trends_of()
    in_view = [mark for mark in trends.marks if back(83).toordinal() <= mark.day]
    assert in_view
    at = place(chart, date.fromordinal(in_view[-1].day), Lane.MARKS)
    found = {mark.sentence for x in range(at.x() - 30, at.x() + 30) for mark in chart.marks_at(x, at.y())}
    assert in_view[-1].sentence in found
    assert chart.marks_at(at.x(), 10) == ()


def test_a_knee_without_records_gives_its_room_to_the_other(chart: TimeChart) -> None:
    before = chart.lanes.rects[Lane.LEFT].height()
    trends = trends_of(rest(3, 2), rest(2, 1))
    chart.show_content(Content(trends, frozenset({Knee.RIGHT})), PERIOD)
    assert chart.lanes.rects[Lane.LEFT].height() > before
    assert chart.sizeHint().height() < 440
    assert timedelta(days=1) < TODAY - chart.period.first
