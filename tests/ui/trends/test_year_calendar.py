"""The calendar under pointer and keys."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kneelog.domain.period import Period
from kneelog.domain.report import Knee
from kneelog.domain.settings import Appearance
from kneelog.ui.trends.year_calendar import YearCalendar
from tests.ui.trends.diaries import TODAY, back, days_of
from tests.ui.widgets import seen
from tests.ui.widgets.hands import click, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kneelog.ui.theme import Theme

Key = Qt.Key
DAYS = days_of({ago: (ago % 11, None) for ago in range(0, 370, 3)}, runs={3, 4})


@pytest.fixture
def calendar(theme: Theme, qtbot: QtBot) -> YearCalendar:
    made = YearCalendar(theme)
    qtbot.addWidget(made)
    made.show_days(DAYS, TODAY, TODAY, 0)
    made.resize(728, made.heightForWidth(728))
    return made


def heard(calendar: YearCalendar) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    calendar.dayChosen.connect(lambda day: found.append(("chosen", day)))
    calendar.dayOpened.connect(lambda day: found.append(("opened", day)))
    calendar.yearAsked.connect(lambda step: found.append(("year", step)))
    calendar.pointed.connect(lambda day: found.append(("pointed", day)))
    return found


def place(calendar: YearCalendar, day: date) -> QPoint:
    return calendar.grid.square(day.toordinal()).center().toPoint()


def move(calendar: YearCalendar, point: QPoint) -> None:
    button, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    at = QPointF(point)
    calendar.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, at, at, button, button, none))


def test_a_click_chooses_and_two_open(calendar: YearCalendar) -> None:
    found = heard(calendar)
    click(calendar, pos=place(calendar, back(8)))
    assert found == [("chosen", back(8))]
    assert calendar.view.selected == back(8)
    QTest.mouseDClick(calendar, Qt.MouseButton.LeftButton, pos=place(calendar, back(8)))
    assert found[-1] == ("opened", back(8))


@pytest.mark.parametrize("point", [QPoint(5, 60), QPoint(727, 120), QPoint(300, 3)])
def test_beside_the_days_and_on_days_to_come_nothing_happens(calendar: YearCalendar, point: QPoint) -> None:
    found = heard(calendar)
    click(calendar, pos=point)
    move(calendar, point)
    assert found == []


def test_the_day_under_the_pointer_is_told_once(calendar: YearCalendar) -> None:
    found = heard(calendar)
    for point in (
        place(calendar, back(8)),
        place(calendar, back(8)) + QPoint(2, 2),
        place(calendar, back(9)),
    ):
        move(calendar, point)
    calendar.leaveEvent(QEvent(QEvent.Type.Leave))
    assert found == [("pointed", back(8)), ("pointed", back(9)), ("pointed", None)]


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Key.Key_Up, back(31)),
        (Key.Key_Down, back(29)),
        (Key.Key_Left, back(37)),
        (Key.Key_Right, back(23)),
        (Key.Key_Home, back(30) - timedelta(weeks=47)),
        (Key.Key_End, back(2)),
    ],
)
def test_keys_walk_as_the_squares_lie(calendar: YearCalendar, key: Qt.Key, day: date) -> None:
    calendar.set_day(back(30))
    found = heard(calendar)
    press(calendar, key)
    assert found == [("chosen", day)]
    assert calendar.view.selected == day


def test_the_first_key_selects_the_newest_day(calendar: YearCalendar) -> None:
    found = heard(calendar)
    press(calendar, Key.Key_Left)
    assert found == [("chosen", TODAY)]


def test_walking_ends_at_the_edges(calendar: YearCalendar) -> None:
    found = heard(calendar)
    calendar.set_day(TODAY)
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_End):
        press(calendar, key)
    calendar.set_day(calendar.view.days[0].on)
    for key in (Key.Key_Up, Key.Key_Left, Key.Key_Home):
        press(calendar, key)
    assert found == []


def test_enter_opens_and_page_keys_ask_for_another_year(calendar: YearCalendar) -> None:
    calendar.set_day(back(3))
    found = heard(calendar)
    for key in (Key.Key_Return, Key.Key_Enter, Key.Key_PageUp, Key.Key_PageDown):
        press(calendar, key)
    assert found == [("opened", back(3)), ("opened", back(3)), ("year", -1), ("year", 1)]


def test_other_keys_are_the_pages(theme: Theme, qtbot: QtBot) -> None:
    page = _Page()
    qtbot.addWidget(page)
    calendar = YearCalendar(theme, page)
    press(calendar, Key.Key_Left)  # there is no day to walk to
    calendar.show_days(DAYS, TODAY, TODAY, 0)
    press(calendar, Key.Key_Return)  # nor one to open
    press(calendar, Key.Key_Escape)
    assert page.keys == [Key.Key_Left.value, Key.Key_Return.value, Key.Key_Escape.value]


class _Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []

    def keyPressEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        self.keys.append(event.key())  # type: ignore[attr-defined]


class _Watch(QObject):
    """Notes which parts of a widget are painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.painted: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.painted += list(event.region())  # type: ignore[call-overload]
        return super().eventFilter(watched, event)


def test_pointing_paints_only_the_two_days_anew(calendar: YearCalendar, qtbot: QtBot) -> None:
    calendar.show()
    qtbot.waitExposed(calendar)
    calendar.set_pointed(back(100))
    qtbot.wait(20)
    watch, kept = _Watch(calendar), calendar._kept
    calendar.set_pointed(back(30))
    qtbot.waitUntil(lambda: bool(watch.painted))
    assert sum(rect.width() * rect.height() for rect in watch.painted) <= 2 * 20 * 20
    for ago in (100, 30):
        assert any(rect.contains(place(calendar, back(ago))) for rect in watch.painted)
    assert calendar._kept is kept


def test_its_squares_are_painted_once_until_something_changes(calendar: YearCalendar, theme: Theme) -> None:
    def kept() -> object:
        calendar.grab()
        return calendar._kept

    first = kept()
    calendar.set_day(back(3))
    calendar.set_highlighted(frozenset({back(4)}))
    calendar.set_period(Period(back(50), TODAY))
    calendar.show_days(DAYS, TODAY, TODAY, 0)
    assert kept() is first
    calendar.set_knee(Knee.LEFT)
    second = kept()
    assert second is not first
    theme.choose(Appearance.DARK)
    assert kept() is not second


def test_colours_follow_the_theme(calendar: YearCalendar, theme: Theme) -> None:
    middle = place(calendar, back(6))
    for appearance in (Appearance.LIGHT, Appearance.DARK):
        theme.choose(appearance)
        assert calendar.grab().toImage().pixelColor(middle) == theme.colours.pain[6]


def test_a_screen_reader_hears_whose_year_it_is(calendar: YearCalendar) -> None:
    names = {None: "worse knee", Knee.LEFT: "left knee", Knee.RIGHT: "right knee"}
    for knee, name in names.items():
        calendar.set_knee(knee)
        assert seen.name(calendar) == f"Calendar of the year, {name}"
    assert seen.description(calendar).startswith(
        "10 March 2025 to 10 March 2026, 0 days recorded, 366 days not recorded, 2 days with a run. Arrow keys"
    )


def test_it_is_one_tab_stop_with_a_ring_round_its_squares(calendar: YearCalendar) -> None:
    assert calendar.focusPolicy() == Qt.FocusPolicy.StrongFocus
    ring = calendar.ring()
    assert ring is not None
    assert calendar.rect().contains(ring.around)
    assert ring.around.contains(place(calendar, TODAY))


def test_it_grows_with_the_text(calendar: YearCalendar, theme: Theme) -> None:
    before = calendar.sizeHint()
    theme.set_body_px(26)
    after = calendar.sizeHint()
    assert abs(after.width() - 2 * before.width()) <= 8
    assert abs(after.height() - 2 * before.height()) <= 8
