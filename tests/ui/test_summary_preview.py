"""The page on the screen is the page on paper: sharp at any size, white by night too, read and scrolled by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from kneelog.domain.settings import Appearance
from kneelog.services import record
from kneelog.services.physio_page import PaperSize
from kneelog.services.physio_text import as_text
from kneelog.store.opening import open_diary
from kneelog.store.vault import Vault
from kneelog.ui.application import Application
from kneelog.ui.summary.preview import Fit
from tests.ui.log_window import EVENING
from tests.ui.summary_window import SummaryWindow
from tests.ui.trends.charts import ran, rest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kneelog.ui.summary.preview import Preview
    from kneelog.ui.summary.sheets import Sheets
    from tests.ui.fake_press import FakePress
    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(log_window: Make) -> SummaryWindow:
    return SummaryWindow(log_window(*ran(9, 4, 0), *[rest(day, day % 4, 0) for day in range(1, 31)]))


def preview(window: SummaryWindow) -> Preview:
    return window.view.preview


def sheets(window: SummaryWindow) -> Sheets:
    return window.view.preview.sheets


def assert_sharp(window: SummaryWindow) -> None:
    """A pixel of the picture is a pixel of the screen."""
    assert window.page.proof is not None
    place, size = sheets(window).place_of(0), window.page.proof.sides[0].size
    assert abs(place.width() - size.width()) <= 1
    assert abs(place.height() - size.height()) <= 2


def turn_wheel(window: SummaryWindow, notches: int, modifier: Qt.KeyboardModifier = CTRL) -> None:
    handle = window.main.windowHandle()
    at = preview(window).mapTo(window.main, QPoint(100, 100))
    QTest.wheelEvent(handle, QPointF(at), QPoint(0, 120 * notches), QPoint(), modifier)
    window.settle()


# How near ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1280, 720), (960, 600), (1920, 1080)])
@pytest.mark.parametrize("paper", PaperSize)
def test_it_fills_the_width_and_is_sharp(
    window: SummaryWindow, size: tuple[int, int], paper: PaperSize
) -> None:
    window.column.paper.value = paper
    window.column.paper.chosen.emit(paper)
    window.main.resize(*size)
    window.settle()
    assert_sharp(window)
    room = preview(window).width()
    assert room - 40 < sheets(window).place_of(0).width() < room
    assert preview(window).horizontalScrollBar().maximum() == 0


def test_the_whole_page_can_be_seen_at_once(window: SummaryWindow) -> None:
    window.view.fit.segments[1].click()
    window.settle()
    assert_sharp(window)
    assert preview(window).verticalScrollBar().maximum() == 0
    wide, high = sheets(window).place_of(0).width(), sheets(window).place_of(0).height()
    assert high / wide == pytest.approx(297 / 210, abs=0.01)
    assert high < preview(window).height()


def test_ctrl_and_the_wheel_zoom_and_it_is_set_anew_for_it(window: SummaryWindow) -> None:
    before = window.press.asked[-1][1]
    turn_wheel(window, 2)
    assert_sharp(window)
    assert window.press.asked[-1][1] == pytest.approx(before * 1.44, rel=0.01)
    assert window.view.fit.value is Fit.NOT
    assert preview(window).horizontalScrollBar().maximum() > 0
    turn_wheel(window, -4)
    assert_sharp(window)
    assert window.press.asked[-1][1] < before


def test_the_wheel_alone_scrolls(window: SummaryWindow) -> None:
    asked = len(window.press.asked)
    turn_wheel(window, -2, Qt.KeyboardModifier.NoModifier)
    assert preview(window).verticalScrollBar().value() > 0
    assert len(window.press.asked) == asked


def test_keys_zoom_from_anywhere_on_the_page(window: SummaryWindow) -> None:
    window.field("question").editor.setFocus()
    before = sheets(window).place_of(0).width()
    window.type(K.Key_Plus, modifier=CTRL)
    assert sheets(window).place_of(0).width() > before
    window.type(K.Key_Minus, K.Key_Minus, modifier=CTRL)
    assert sheets(window).place_of(0).width() < before
    window.type(K.Key_0, modifier=CTRL)
    assert sheets(window).place_of(0).width() == before
    assert window.view.fit.value is Fit.WIDTH
    assert window.field("question").editor.text == ""


def test_it_can_be_looked_at_no_nearer_than_makes_sense(window: SummaryWindow) -> None:
    for _step in range(30):
        preview(window).zoom(1)
    window.settle()
    assert window.press.asked[-1][1] <= 400
    for _step in range(60):
        preview(window).zoom(-1)
    window.settle()
    assert sheets(window).place_of(0).width() > 150


def test_until_it_is_set_anew_the_old_picture_is_stretched(window: SummaryWindow) -> None:
    preview(window).zoom(2)
    QApplication.processEvents()
    picture = preview(window).grab().toImage()
    assert QColor(picture.pixel(picture.width() // 2, picture.height() // 2)) == QColor(
        Qt.GlobalColor.lightGray
    )
    window.settle()


def test_the_middle_of_what_is_seen_stays_there_when_one_looks_nearer(window: SummaryWindow) -> None:
    bar = preview(window).verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    middle = (bar.value() + bar.pageStep() / 2) / (bar.maximum() + bar.pageStep())
    preview(window).zoom(3)
    window.settle()
    assert (bar.value() + bar.pageStep() / 2) / (bar.maximum() + bar.pageStep()) == pytest.approx(
        middle, abs=0.01
    )


# What is seen ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_paper_is_white_by_night_too(window: SummaryWindow, appearance: Appearance) -> None:
    window.main.theme.choose(appearance)
    window.page.proof = None
    sheets(window).lay_out((), sheets(window).place_of(0).size(), preview(window).size())
    picture = preview(window).grab().toImage()
    assert QColor(picture.pixel(picture.width() // 2, picture.height() // 2)) == QColor("#FFFFFF")
    window.main.theme.choose(Appearance.LIGHT)


def test_all_sides_of_a_list_can_be_scrolled_to(window: SummaryWindow) -> None:
    window.click(window.column.added.entries)
    assert window.page.proof is not None
    sides = window.page.proof.sides
    assert len(sides) == 5
    assert [side.image is not None for side in sides] == [True, False, False, False, False]
    bar = preview(window).verticalScrollBar()
    bar.setValue(bar.maximum())
    preview(window).grab()
    window.settle()
    assert sides[-1].image is not None


def test_of_a_very_long_list_only_a_few_pictures_are_kept(window: SummaryWindow) -> None:
    window.click(window.column.added.entries)
    assert window.page.proof is not None
    sides = window.page.proof.sides * 4
    shown = sheets(window)
    for side in sides:
        side.develop()
    shown.lay_out([type(side)(side.png) for side in sides], shown.place_of(0).size(), preview(window).size())
    for side in shown._sides:
        side.develop()
        shown.developed(side)
    kept = [number for number, side in enumerate(shown._sides) if side.image is not None]
    assert kept == list(range(12, 20)), "those around the one that came last"


def test_a_screen_reader_reads_the_page_itself(window: SummaryWindow) -> None:
    assert sheets(window).accessibleName() == "The page, 1 page"
    assert sheets(window).accessibleDescription() == as_text(window.paper)


def test_keys_scroll_the_page(window: SummaryWindow) -> None:
    sheets(window).setFocus()
    bar = preview(window).verticalScrollBar()
    window.type(K.Key_Down)
    assert bar.value() == bar.singleStep()
    window.type(K.Key_Up, K.Key_Space)
    assert bar.value() == min(bar.pageStep(), bar.maximum())
    window.type(K.Key_End)
    assert bar.value() == bar.maximum()
    window.type(K.Key_Home)
    assert bar.value() == 0
    assert window.window.focus is sheets(window)


def test_the_focus_is_seen_round_what_is_seen(window: SummaryWindow) -> None:
    sheets(window).setFocus()
    QTest.keyClick(sheets(window), K.Key_Down)
    ring = sheets(window).ring().around.translated(sheets(window).pos())
    assert preview(window).stage.rect().contains(ring)
    assert ring.height() > preview(window).stage.height() - 20


def test_the_press_is_made_when_the_first_page_is_set(log_window: Make) -> None:
    log = log_window(rest(2, 2))
    made: list[FakePress] = []

    def make() -> FakePress:
        made.append(log.press)
        return log.press

    log.window.made_of = log.window.made_of._replace(press=make)
    log.window.go("history")
    assert made == []
    SummaryWindow(log)
    assert len(made) == 1


def test_a_window_without_a_press_says_so(log_window: Make) -> None:
    from kneelog.ui.no_press import without_press

    log = log_window(rest(2, 2))
    log.window.made_of = log.window.made_of._replace(press=without_press)
    assert SummaryWindow(log).said.startswith("Here no page can be set")


def test_the_self_test_finds_a_press_that_does_not_work(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "diary.kneelog"
    store = open_diary(path, create=True)
    store.commit(record.record(store.load(), rest(2, 2), now=EVENING))
    store.close()

    def broken() -> FakePress:
        raise ImportError("typst")

    app = Application(["kneelog"], tmp_path / "window.ini", lambda: EVENING)
    with pytest.raises(ImportError, match="typst"):
        app.try_window(Vault(path), press=broken)
    assert app._window is not None
    qtbot.addWidget(app._window)
    for box in app._window.findChildren(QMessageBox):
        box.close()
