"""The tables of Trends can be read, walked, heard and copied, and only the one looked at is made."""

from __future__ import annotations

import time
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kneelog.domain.period import Period, Span, ending
from kneelog.services.demo import demo_diary
from kneelog.services.trend_tables import NAMES, TITLES, Table, TableName, table
from kneelog.ui.trends.calendar_view import calendar_view
from kneelog.ui.trends.tables import Tables
from tests.ui.trends.charts import TODAY, back, ran, read, rest, trends_of
from tests.ui.widgets import seen
from tests.ui.widgets.hands import click, press

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from kneelog.services.trends import Trends
    from kneelog.ui.theme import Theme

    Open = Callable[..., "Shown"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
FOUR_WEEKS = Period.of_days(TODAY, 28)


class Shown:
    """The tables in a window of their own, what was made for them, and what they told."""

    def __init__(self, tables: Tables, trends: Trends, period: Period) -> None:
        self.tables, self.grid = tables, tables.grid
        self.made: list[TableName] = []
        self.days: list[date | None] = []
        self.opened: list[date | None] = []
        self.said: list[str] = []
        tables.dayChosen.connect(self.days.append)
        tables.dayOpened.connect(self.opened.append)
        tables.copied.connect(self.said.append)
        self.show(trends, period)

    def show(self, trends: Trends, period: Period) -> None:
        def make(name: TableName) -> Table:
            self.made.append(name)
            return table(name, trends, period)

        self.tables.show_tables(make)

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            press(self.grid, key, modifiers)

    def place_of(self, row: int, column: int = 0) -> QPoint:
        return self.grid.visualRect(self.grid.model().index(row, column)).center()

    def cell(self, row: int, column: int) -> str:
        """A cell as a screen reader is told of it."""
        return self.heard(row + 1, column + 1)

    def heard(self, row: int, column: int) -> str:
        """The same of the headings, too, which are row 0 and column 0 there."""
        across = len(self.tables.shown.columns) + 1
        face = QAccessible.queryAccessibleInterface(self.grid)
        return face.child(row * across + column).text(QAccessible.Text.Name)

    @property
    def current(self) -> tuple[int, int]:
        return self.grid.currentIndex().row(), self.grid.currentIndex().column()


@pytest.fixture
def small() -> Trends:
    """Yesterday a run, three days ago rest, nothing recorded between."""
    return trends_of(rest(3, 0, 2), ran(1, 4))


@pytest.fixture
def shown(theme: Theme, qtbot: QtBot, small: Trends) -> Open:
    def make(trends: Trends = small, period: Period = FOUR_WEEKS, width: int = 1144) -> Shown:
        tables = Tables(theme)
        qtbot.addWidget(tables)
        tables.resize(width, 400)
        made = Shown(tables, trends, period)
        tables.show()
        tables.activateWindow()
        QApplication.processEvents()
        return made

    return make


def copied() -> list[list[str]]:
    return [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]


# Only what is looked at -------------------------------------------------------------------------------------


def test_no_table_is_made_before_it_is_looked_at(theme: Theme, qtbot: QtBot, small: Trends) -> None:
    tables = Tables(theme)
    qtbot.addWidget(tables)
    made = Shown(tables, small, FOUR_WEEKS)
    assert made.made == []
    tables.choose(TableName.RUNS)
    assert made.made == []
    tables.show()
    assert made.made == [TableName.RUNS]
    assert tables.shown.name is TableName.RUNS
    assert made.made == [TableName.RUNS]


def test_a_table_that_is_asked_for_is_the_one_that_was_chosen_although_the_charts_are_shown(
    theme: Theme, qtbot: QtBot, small: Trends
) -> None:
    tables = Tables(theme)
    qtbot.addWidget(tables)
    Shown(tables, small, FOUR_WEEKS)
    tables.choose(TableName.YEAR)
    assert tables.shown == table(TableName.YEAR, small, FOUR_WEEKS)


def test_every_table_can_be_chosen_by_its_name(shown: Open) -> None:
    made = shown()
    for name, tab in zip(TableName, made.tables.names.tabs.segments, strict=True):
        click(tab)
        assert made.tables.shown.name is name
        assert seen.name(made.grid) == TITLES[name]
        assert seen.name(tab) == f"Table: {NAMES[name]}"


def test_where_the_names_have_no_room_they_are_a_list(shown: Open) -> None:
    made = shown(width=500)
    names = made.tables.names
    assert names.tabs.isHidden()
    assert names.chooser is names.list
    names.list.chosen.emit(TableName.WEEKS)
    assert made.tables.shown.name is TableName.WEEKS
    assert names.list.value is TableName.WEEKS
    names.list.setFocus()
    made.tables.resize(1144, 400)
    QApplication.processEvents()
    assert names.list.isHidden()
    assert names.tabs.value is TableName.WEEKS
    assert names.tabs.isAncestorOf(cast("QWidget", QApplication.focusWidget()))


def test_names_that_have_room_at_one_text_size_become_a_list_at_a_larger(shown: Open, theme: Theme) -> None:
    made = shown()
    assert not made.tables.names.tabs.isHidden()
    theme.set_body_px(26)
    QApplication.processEvents()
    assert made.tables.names.tabs.isHidden()


def test_a_table_without_rows_says_so_and_there_is_nothing_to_copy(shown: Open, small: Trends) -> None:
    made = shown()
    made.grid.setFocus()
    made.show(small, Period(back(90), back(80)))
    assert made.tables.body.currentIndex() == 1
    assert made.tables.nothing.isVisible()
    assert made.tables.nothing.text() == "Nothing here in this period."
    assert not made.tables.names.button.isEnabled()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert made.tables.names.isAncestorOf(focus)
    assert made.tables.focusProxy() is made.tables.names.tabs
    made.show(small, FOUR_WEEKS)
    assert made.tables.focusProxy() is made.grid


# Keys and pointer -------------------------------------------------------------------------------------------


def test_coming_into_the_table_chooses_no_day_yet(shown: Open) -> None:
    made = shown()
    made.tables.setFocus()
    assert made.grid.hasFocus()
    assert made.current == (0, 0)
    assert made.days == []


def test_each_row_gone_to_is_the_day_of_the_charts_too(shown: Open) -> None:
    made = shown()
    made.tables.setFocus()
    made.press(K.Key_Down, K.Key_Right, K.Key_Down, K.Key_Up)
    assert made.days == [back(2), back(1), back(2)]


def test_a_click_on_the_first_row_chooses_it_as_any_other(shown: Open) -> None:
    made = shown()
    for row in (0, 2):
        QTest.mouseClick(made.grid.viewport(), Qt.MouseButton.LeftButton, pos=made.place_of(row, 2))
    assert made.days == [back(3), back(1)]


def test_in_the_calendar_every_cell_is_its_own_day(shown: Open) -> None:
    made = shown()
    made.tables.choose(TableName.YEAR)
    made.tables.setFocus()
    made.press(K.Key_Down, K.Key_Right, K.Key_Right)  # the last week begins yesterday
    assert made.days == [back(1), TODAY]
    made.press(K.Key_Return)
    assert made.opened == [TODAY]


@pytest.mark.parametrize("key", [K.Key_Return, K.Key_Enter])
def test_enter_opens_the_day(shown: Open, key: Qt.Key) -> None:
    made = shown()
    made.tables.setFocus()
    made.press(K.Key_Down, K.Key_Down, key)
    assert made.opened == [back(1)]


def test_a_double_click_opens_the_day(shown: Open) -> None:
    made = shown()
    QTest.mouseDClick(made.grid.viewport(), Qt.MouseButton.LeftButton, pos=made.place_of(2))
    assert made.opened == [back(1)]


def test_a_row_that_is_no_day_opens_nothing(shown: Open) -> None:
    made = shown()
    made.tables.choose(TableName.COMPARED)
    made.tables.setFocus()
    made.press(K.Key_Down, K.Key_Return)
    assert made.days == [None]
    assert made.opened == []


def test_letters_and_escape_are_left_to_the_page(shown: Open) -> None:
    made = shown()
    made.tables.setFocus()
    made.press(K.Key_Down, K.Key_M, K.Key_Escape)
    assert made.current == (1, 0)
    assert made.days == [back(2)]


def test_tab_leaves_the_table(shown: Open) -> None:
    made = shown()
    made.tables.setFocus()
    press(made.grid, K.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is made.tables.names.button


def test_a_save_leaves_the_runner_on_the_same_day(shown: Open, small: Trends) -> None:
    made = shown()
    made.tables.setFocus()
    made.press(K.Key_Down, K.Key_Down, K.Key_Right)
    more = trends_of(rest(5, 3), rest(3, 0, 2), ran(1, 4))
    made.days.clear()
    made.show(more, FOUR_WEEKS)
    assert made.current == (4, 1)
    assert made.grid.chosen_rows() == [4]
    assert made.days == []
    made.show(small, Period(back(40), back(2)))  # the day is gone: nothing is chosen in its stead
    assert made.grid.chosen_rows() == []


def test_a_save_that_changes_nothing_here_leaves_the_table_as_it_is(shown: Open, small: Trends) -> None:
    made = shown()
    resets: list[bool] = []
    made.grid.model().modelReset.connect(lambda: resets.append(True))
    made.show(small, FOUR_WEEKS)
    assert made.made == [TableName.PAIN, TableName.PAIN]
    assert resets == []


# Copying ----------------------------------------------------------------------------------------------------


def test_the_button_copies_the_whole_table_for_spreadsheets_and_documents(shown: Open) -> None:
    made = shown()
    made.tables.setFocus()
    made.press(K.Key_A, modifiers=CTRL)
    click(made.tables.names.button)
    head, *lines = copied()
    assert head[:4] == ["Date", "Run or rest", "Left", "Right"]
    assert [line[:4] for line in lines] == [
        [back(3).isoformat(), "rest", "0", "2"],
        [back(2).isoformat(), "", "", ""],
        [back(1).isoformat(), "run", "4", ""],
        [TODAY.isoformat(), "", "", ""],
    ]
    html = QGuiApplication.clipboard().mimeData().html()
    assert html.count("<tr>") == 5
    assert made.said == ["Copied 4 rows."]


def test_ctrl_c_copies_the_chosen_rows_and_all_where_only_one_is(shown: Open) -> None:
    made = shown()
    made.tables.setFocus()
    made.press(K.Key_C, modifiers=CTRL)
    assert len(copied()) == 1 + 4
    made.press(K.Key_Down)
    made.press(K.Key_C, modifiers=CTRL)
    assert len(copied()) == 1 + 4
    made.press(K.Key_Down, modifiers=Qt.KeyboardModifier.ShiftModifier)
    made.press(K.Key_C, modifiers=CTRL)
    assert [line[0] for line in copied()[1:]] == [back(2).isoformat(), back(1).isoformat()]
    made.press(K.Key_A, modifiers=CTRL)
    made.press(K.Key_C, modifiers=CTRL)
    assert len(copied()) == 1 + 4
    assert made.said == ["Copied 4 rows.", "Copied 4 rows.", "Copied 2 rows.", "Copied 4 rows."]


def test_one_row_is_said_as_one(shown: Open) -> None:
    made = shown()
    made.tables.choose(TableName.RUNS)
    click(made.tables.names.button)
    assert made.said == ["Copied 1 row."]


# Heard ------------------------------------------------------------------------------------------------------


def test_a_screen_reader_is_told_of_a_table_with_headings_whole_dates_and_blanks_in_words(
    shown: Open,
) -> None:
    made = shown()
    face = QAccessible.queryAccessibleInterface(made.grid)
    assert face.role() is QAccessible.Role.Table
    assert seen.name(made.grid) == "Pain, day by day"
    assert face.childCount() == (4 + 1) * (13 + 1)
    assert [made.heard(0, column) for column in (1, 2, 3)] == ["Date", "Run or rest", "Left"]
    assert made.cell(0, 0) == "Saturday 7 March 2026"
    assert made.cell(0, 2) == "0"
    assert made.cell(1, 2) == "not recorded"
    assert seen.name(made.tables.names.button) == "Copy table"


def test_a_niggle_s_last_day_is_read_as_its_own_date(shown: Open) -> None:
    made = shown(trends_of(rest(3, 3), rest(2, 3), rest(1, 3)))
    made.tables.choose(TableName.NIGGLES)
    assert made.cell(0, 2) == "Saturday 7 March 2026"
    assert made.cell(0, 3) == "Monday 9 March 2026"


# Seen -------------------------------------------------------------------------------------------------------


def test_the_table_of_the_year_is_the_calendar_that_is_drawn(small: Trends) -> None:
    made = table(TableName.YEAR, small, FOUR_WEEKS)
    view = calendar_view(small.days, small.as_of, FOUR_WEEKS.last, small.first_weekday)
    said = {
        made.day_at(row, column): cells[column]
        for row, cells in enumerate(made.rows)
        for column in range(1, 8)
        if cells[column] != "–"
    }
    assert said == {day.on: str(day.level) for day in view.days if day.level is not None}


def test_no_word_or_number_is_cut_where_its_column_is_as_wide_as_it_wants(shown: Open) -> None:
    made = shown(read(demo_diary(TODAY)), ending(Span.YEAR, TODAY, None))
    metrics = made.grid.fontMetrics()
    for name in TableName:
        made.tables.choose(name)
        for column in range(len(made.tables.shown.columns)):
            room = made.grid.columnWidth(column) - 2 * 10
            assert room >= min(
                420, max(metrics.horizontalAdvance(row[column]) for row in made.tables.shown.rows)
            )


def test_ten_years_are_there_at_once(shown: Open) -> None:
    trends = read(demo_diary(TODAY, 10))
    made = shown()
    made.show(trends, ending(Span.ALL, TODAY, trends.days.first))
    took = []
    for _ in range(3):
        made.tables.choose(TableName.RUNS)
        begun = time.perf_counter()
        made.tables.choose(TableName.PAIN)
        QApplication.processEvents()
        took.append(time.perf_counter() - begun)
    assert len(made.tables.shown.rows) > 3_600
    assert min(took) < 0.3  # about 30 ms alone; a busy machine is no fault of the table


def test_a_day_of_another_year_is_found_by_its_date(shown: Open) -> None:
    made = shown(trends_of(rest(100, 2)), Period(back(100), back(99)))
    assert made.grid.model().index(0, 0).data() == "Sun 30 November 2025"
    assert made.tables.shown.days == (back(100), back(100) + timedelta(days=1))
