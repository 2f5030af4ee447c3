"""The History page for a runner who hears it, and for one with large text or strong contrast."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from kneelog.domain.diary import EMPTY, Edit, RecordKind
from kneelog.domain.entry import Entry, Kind
from kneelog.domain.places import Place
from kneelog.domain.report import KneeReport, Swelling
from kneelog.domain.settings import Appearance
from kneelog.domain.signs import Sign
from kneelog.services.demo import demo_diary
from kneelog.services.history_rows import Book, Rows
from kneelog.ui.history.columns import Column
from kneelog.ui.history.page import HistoryPage
from tests.ui.history_window import NOW, StillDesk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kneelog.ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def page_of(qtbot: QtBot, theme: Theme, desk: StillDesk) -> HistoryPage:
    page = HistoryPage(theme, desk)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.resize(1192, 694)
    page.show()
    page.enter()
    return page


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> HistoryPage:
    return page_of(qtbot, theme, StillDesk(demo_diary(NOW.date())))


def test_table_has_named_columns_and_each_row_a_sentence(page: HistoryPage) -> None:
    table = QAccessible.queryAccessibleInterface(page.view.table)
    assert table.role() is QAccessible.Role.Table
    assert table.text(QAccessible.Text.Name) == "Entries"
    across = len(Column) + 1

    def said(row: int, column: int) -> str:
        """What is heard in ``row``, of which -1 is the head, and ``column``, of which -1 is the row's own name."""
        return table.child((row + 1) * across + column + 1).text(QAccessible.Text.Name)

    names = [said(-1, column) for column in Column]
    assert names == ["Date", "Kind", "Left", "Right", "Where", "Swelling", "Note, signs, finding"]
    rows = page.view.model.rows
    row = next(
        row for row in range(len(rows)) if isinstance(item := rows.item_at(row), Entry) and item.left.places
    )
    whole = said(row, Column.DATE)
    assert whole.startswith("Monday 9 March, morning, left 2, right 0, inner side on the joint line")
    assert said(row, Column.LEFT) == "2"
    assert said(row, -1) == "Mon 9"
    assert said(0, Column.DATE) == "March 2026"


def test_filters_and_buttons_are_named(page: HistoryPage) -> None:
    header = page.view.header
    names = [
        header.field.accessibleName(),
        *(segment.accessibleName() for segment in header.knee.segments),
        header.period.accessibleName(),
        header.kind.accessibleName(),
        header.having.accessibleName(),
    ]
    assert names == [
        "Find in notes, places, signs, shoes and titles",
        "Both knees",
        "Left knee",
        "Right knee",
        "Period",
        "Kind",
        "With: anything",
    ]


@pytest.mark.parametrize("look", ["light", "dark", "contrast", "double"])
@pytest.mark.parametrize("size", [(872, 534), (1192, 694), (1832, 1014)])
def test_page_paints_in_every_look(page: HistoryPage, theme: Theme, look: str, size: tuple[int, int]) -> None:
    if look == "contrast":
        theme.set_high_contrast(True)
    elif look == "double":
        theme.set_body_px(26)
    else:
        theme.choose(Appearance(look))
    page.resize(*size)
    page.view.table.selectAll()
    picture = page.grab().toImage()
    background = theme.colours.page.rgb()
    row = page.view.table.mapTo(page, page.view.table.viewport().pos()).y() + theme.px(54)
    line = {picture.pixel(x, row) for x in range(picture.width())}
    assert line - {background}, "something stands in the first row"
    assert page.view.table.verticalHeader().defaultSectionSize() == theme.px(36)


def test_with_large_text_the_detail_takes_the_place_of_the_list_and_gives_it_back(
    page: HistoryPage, theme: Theme
) -> None:
    theme.set_body_px(26)
    view = page.view
    assert view.table.isVisible()
    assert not view.detail.isVisible()
    page.focus_list()
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert view.detail.isVisible()
    assert not view.table.isVisible()
    view.detail.back.click()
    assert view.table.isVisible()


def test_both_knees_signs_and_medicine_stand_in_the_detail(qtbot: QtBot, theme: Theme) -> None:
    entry = Entry(
        "e",
        date(2026, 3, 8),
        Kind.REST,
        left=KneeReport(3, places=(Place.HOLLOW,), signs=(Sign.WARM, Sign.GIVES_WAY)),
        right=KneeReport(None, swelling=Swelling.TIGHT),
        signs=(Sign.CALF_SWOLLEN,),
        note="A note.",
        eased_by_medicine="Ibuprofen",
        recorded_at=datetime(2026, 3, 11, 9, tzinfo=UTC),
    )
    desk = StillDesk(EMPTY.applying([Edit(RecordKind.ENTRY, "e", None, entry)]))
    view = page_of(qtbot, theme, desk).view
    said = {
        label.text() for label in view.detail.findChildren(type(view.detail.heading)) if label.isVisible()
    }
    assert {
        "Sunday 8 March",
        "Rest",
        "Middle of the hollow",
        "Warm",
        "Gives way",
        "Tight, hard to bend",
        "not recorded",
        "One calf or thigh swollen, warm, throbbing, redder or darker",
        "Note: A note.\nMedicine: Ibuprofen",
        "Typed 11 March (3 days later)",
    } <= said


def test_opening_is_said_until_the_whole_diary_is_there(qtbot: QtBot, theme: Theme) -> None:
    desk = StillDesk(demo_diary(NOW.date()), is_whole=False)
    page = page_of(qtbot, theme, desk)
    assert page.view.message.text == "Opening the diary…"
    newest = max(desk.whole.diary.entries.values(), key=lambda entry: entry.on).id
    page.enter(("entry", newest))
    desk.state = desk.whole
    desk.opened.emit(desk.whole)
    assert page.listing.is_shown
    current = page.listing.current
    assert current is not None
    assert current.id == newest


def test_long_diary_is_put_in_order_off_the_windows_thread(qtbot: QtBot, theme: Theme) -> None:
    entries = [
        Entry(f"e{number}", NOW.date() - timedelta(number // 3), Kind.REST, left=KneeReport(number % 11))
        for number in range(9000)
    ]
    desk = StillDesk(EMPTY.applying(Edit(RecordKind.ENTRY, item.id, None, item) for item in entries))
    page = page_of(qtbot, theme, desk)
    assert len(page.view.model.rows) == 0
    page.enter(("entry", "e8000"))
    desk.answer()
    current = page.listing.current
    assert current is not None
    assert current.id == "e8000"
    page.view.header.field.setText("a")
    page.view.header.field.setText("")
    assert len(desk.asked) == 2
    desk.answer()
    assert len(page.view.model.rows.items) == 9000, "only what was asked for last counts"


def test_scrolling_keeps_the_months_heading_in_sight(page: HistoryPage) -> None:
    table, rows = page.view.table, page.view.model.rows
    table.verticalScrollBar().setValue(table.row_height * 40 + 7)
    anchor = table.anchor()
    assert anchor is not None
    table.listed.show_rows(Rows(rows.book, rows.items), table.listed.units)
    table.verticalScrollBar().setValue(0)
    table.return_to(anchor)
    assert table.verticalScrollBar().value() == table.row_height * 40 + 7
    table.choose_row(20)
    assert table.rowViewportPosition(20) >= table.row_height, "never under the heading at the top"


def test_empty_rows_have_nothing_to_choose(page: HistoryPage) -> None:
    page.view.model.show_rows(Rows(Book(), []), page.view.model.units)
    table = page.view.table
    table.choose_row(0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert (table.current_item, table.selected_keys(), table.anchor()) == (None, [], None)
