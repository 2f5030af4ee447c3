"""The example diary in the window: unmissable, complete, and gone with one click; one's own is as it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from kneelog import paths
from kneelog.domain.settings import Appearance, Units
from kneelog.errors import DiaryError
from kneelog.store.examples import Examples
from kneelog.store.key import Key
from kneelog.store.opening import open_diary
from kneelog.store.vault import Vault
from kneelog.ui.example.not_here import NotHerePage
from kneelog.ui.example.window import ExampleWindow
from kneelog.ui.example.words import NOT_HERE
from kneelog.ui.summary.page import SummaryPage
from kneelog.ui.trends.page import TrendsPage
from kneelog.ui.trends.pictures import Chart, title
from tests.ui.example_window import Start
from tests.ui.quiet_pages import assert_words_are_kept, words_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kneelog.services.example import Example
    from kneelog.services.example import Examples as MakesExamples
    from kneelog.ui.main_window import MainWindow
    from kneelog.ui.page import Page

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # a window without a screen
    pytest.mark.usefixtures("qtbot"),
]

K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def starting(tmp_path: Path) -> Iterator[Callable[..., Start]]:
    """Start kneelog; it is closed at the end, as its window's button does."""
    made: list[Start] = []

    def begin(key: Key | None = None, examples: MakesExamples | None = None) -> Start:
        made.append(Start(tmp_path, key, examples))
        return made[-1]

    yield begin
    for one in made:
        one.close()


@pytest.fixture
def start(starting: Callable[..., Start]) -> Start:
    """A first start."""
    return starting()


def files_of_examples() -> list[str]:
    return sorted(path.name for path in paths.data_folder().rglob("*example*"))


def page_of(window: MainWindow, name: str, start: Start) -> Page:
    window.go(name)
    start.settle(window)
    return window.page


# In -------------------------------------------------------------------------------------------------------------


def test_the_card_s_second_button_shows_a_year_and_the_first_keeps_the_focus(start: Start) -> None:
    """Whoever only wants to look need not begin a diary; whoever wants to begin presses Enter."""
    assert start.own.focusWidget() is start.welcome.start
    start.welcome.example.click()
    window = start.entered()
    assert len(window.desk.state.diary.entries) > 300
    assert window.desk.state.is_whole
    assert start.on_disk().entries == {}
    assert not start.on_disk().preferences.welcomed


@pytest.mark.parametrize("by_menu", [False, True])
def test_it_speaks_as_the_card_shows(start: Start, *, by_menu: bool) -> None:
    """Miles chosen on the card are miles in the example, though the card was not answered."""
    start.welcome.units.value = Units.MILES
    start.welcome.weekday.value = 6
    if not by_menu:
        start.welcome.example.click()
    preferences = (start.enter() if by_menu else start.entered()).desk.state.diary.preferences
    assert (preferences.units, preferences.first_weekday) == (Units.MILES, 6)
    assert start.own.desk.state.diary.preferences.units is Units.KILOMETRES


def test_asking_twice_makes_one(start: Start) -> None:
    """A double click is one click."""
    start.welcome.example.click()
    start.welcome.example.click()
    start.entered()
    assert files_of_examples().count("example-diary.kneelog") == 1


def test_what_is_in_the_way_is_said_and_nothing_changes(starting: Callable[..., Start]) -> None:
    """The runner stays where they are, with a sentence."""

    class Refusing(Examples):
        def make(self, *_args: object) -> Example:  # type: ignore[override]
            raise DiaryError("No room.")

    start = starting(examples=Refusing())
    start.action(start.own, "&Try with example data").trigger()
    start.settle(start.own)
    (box,) = start.own.findChildren(QMessageBox)
    assert (box.text(), box.informativeText()) == ("That could not be done", "No room.")
    assert start.seen is start.own
    box.accept()
    assert QApplication.overrideCursor() is None


# The mark -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["log", "history", "trends", "summary", "care", "settings", "backups"])
def test_the_bar_is_over_every_page(start: Start, page: str) -> None:
    """There is no page on which it could be taken for one's own."""
    window = start.enter()
    page_of(window, page, start)
    assert window.bar.isVisible()
    assert "Example diary of a runner who does not exist. Nothing here is yours." in window.bar.words.text()
    assert window.bar.width() == window.width()
    assert window.windowTitle() == "Example diary: nothing here is yours"
    assert_words_are_kept(window)


@pytest.mark.parametrize(("size", "body_px"), [((960, 600), 13), ((960, 600), 26), ((1920, 1080), 13)])
def test_its_words_and_its_button_are_whole(start: Start, size: tuple[int, int], body_px: int) -> None:
    """Also in large text in the smallest window."""
    window = start.enter()
    window.theme.set_body_px(body_px)
    window.resize(*size)
    start.settle(window)
    bar = window.bar
    assert bar.words.height() >= bar.words.heightForWidth(bar.words.width())
    assert bar.leave.size() == bar.leave.sizeHint()
    assert bar.rect().contains(bar.leave.geometry())
    assert bar.height() < window.height() / 3
    window.theme.set_body_px(13)


def test_f6_and_tab_reach_the_way_out(start: Start) -> None:
    """Nobody needs a mouse to get home."""
    window = start.enter()
    for _ in range(8):
        start.type(K.Key_F6)
        if window.focusWidget() is window.bar.leave:
            break
    assert window.focusWidget() is window.bar.leave
    start.type(K.Key_F6)
    assert window.focusWidget() is not window.bar.leave
    for _ in range(200):
        start_tab(window)
        if window.focusWidget() is window.bar.leave:
            break
    assert window.focusWidget() is window.bar.leave
    start.type(K.Key_Return)
    assert start.seen is start.own


def start_tab(window: MainWindow) -> None:
    QTest.keyClick(window.windowHandle(), K.Key_Tab)


@pytest.mark.parametrize("page", sorted(NOT_HERE))
def test_what_makes_no_sense_says_so(start: Start, page: str) -> None:
    """A link from another page leads to a plain sentence and the way back, never to a backup of the example."""
    window = start.enter()
    shown = page_of(window, page, start)
    assert isinstance(shown, NotHerePage)
    assert NOT_HERE[page].lower() in words_on(shown)
    shown.leave.click()
    QApplication.processEvents()
    assert start.seen is start.own


def test_the_menus_offer_only_what_makes_sense(start: Start) -> None:
    """What is grey in the example is usable in one's own diary."""
    own = [
        "&Merge another diary…",
        "&Backups and restore…",
        "&Erase…",
        "Pass&phrase…",
        "&Try with example data",
    ]
    window = start.enter()
    assert [start.action(window, text).isEnabled() for text in own] == [False] * 5
    assert start.action(window, "&Import…").isEnabled()
    start.leave()
    assert [start.action(start.own, text).isEnabled() for text in own] == [True] * 5


def test_what_leaves_it_says_whose_it_is(start: Start) -> None:
    """Page, print and picture name a runner who does not exist; a proposed file name begins with example."""
    window = start.enter()
    summary = page_of(window, "summary", start)
    assert isinstance(summary, SummaryPage)
    order = summary.order()
    assert order is not None
    assert order.made().title == "Example diary of a runner who does not exist"
    assert summary.acts._kind_of("json", order).name.startswith("example-")
    trends = page_of(window, "trends", start)
    assert isinstance(trends, TrendsPage)
    assert trends.acts.shown is not None
    for chart in Chart:
        assert title(chart, trends.acts.shown).startswith("Example diary of a runner who does not exist. ")


def test_one_s_own_page_says_nothing_of_an_example(start: Start) -> None:
    """After the way back the page for the physio is the runner's."""
    start.answer_card()
    start.type(K.Key_4, K.Key_0, K.Key_Return)
    start.enter()
    start.leave()
    summary = page_of(start.own, "summary", start)
    assert isinstance(summary, SummaryPage)
    order = summary.order()
    assert order is not None
    assert order.made().title == "Knee diary of a runner"


def test_logging_works_in_it_and_undo_stops_at_what_was_there(start: Start) -> None:
    """It is a diary like any other; Ctrl+Z does not empty it."""
    start.answer_card()
    window = start.enter()
    before = len(window.desk.state.diary.entries)
    assert window.desk.state.can_undo is None
    window.go("log", "new")
    start.type(K.Key_3, K.Key_0, K.Key_Return)
    assert len(window.desk.state.diary.entries) == before + 1
    window.desk.undo()
    window.desk.undo()
    start.settle(window)
    assert len(window.desk.state.diary.entries) == before
    assert start.on_disk().entries == {}


# Out ------------------------------------------------------------------------------------------------------------


def test_one_click_deletes_it_and_the_card_is_there_again(start: Start) -> None:
    """The first start goes on: Enter begins one's own diary, though it was Enter that opened the example."""
    start.type(K.Key_Backtab, K.Key_Return)
    start.entered()
    assert files_of_examples()
    start.leave()
    assert files_of_examples() == []
    assert start.seen is start.own
    assert start.welcome.isVisible()
    start.type(K.Key_Return)
    assert start.on_disk().preferences.welcomed


def test_a_half_filled_form_and_the_page_shown_are_as_they_were(start: Start) -> None:
    """What was typed before is neither lost nor taken into the example."""
    start.answer_card()
    start.type(K.Key_4)
    focus, form = start.own.focusWidget(), start.own._log.form.form
    window = start.enter()
    assert window._log.form.form.entry.left.level is None
    start.leave()
    assert start.own._log.form.form == form
    assert start.own._log.form.form.entry.left.level == 4
    assert start.own.focusWidget() is focus
    assert files_of_examples() == []


def test_a_page_that_was_open_is_still_open(start: Start) -> None:
    """Coming back is not a new start."""
    start.answer_card()
    page = page_of(start.own, "settings", start)
    start.enter()
    start.leave()
    assert start.own.page is page


def test_what_another_program_wrote_meanwhile_is_seen(start: Start) -> None:
    """The command line may work on one's own diary while the example is shown."""
    start.answer_card()
    start.type(K.Key_4, K.Key_0, K.Key_Return)
    start.enter()
    store = open_diary(start.path, create=False)
    store.undo()
    store.close()
    start.leave()
    assert start.own.desk.state.diary.entries == {}


def test_the_window_s_own_memory_is_untouched(start: Start) -> None:
    """Open folds, views and the window's place in the example are not those of one's own window."""
    start.answer_card()
    before = start.ini.read_bytes() if start.ini.exists() else b""
    place = start.own.saveGeometry()
    window = start.enter()
    window.resize(1000, 640)
    window._log.form.view.more.folds["signs"].click()
    page_of(window, "trends", start)
    start.settle(window)
    start.leave()
    start.own._state._settings.sync()
    assert (start.ini.read_bytes() if start.ini.exists() else b"") == before
    assert start.own.saveGeometry() == place


def test_its_appearance_does_not_stay(start: Start) -> None:
    """Dark in the example is not dark at home, nor is anything painted for a window that is gone."""
    start.answer_card()
    window = start.enter()
    start.action(window, "&Dark").trigger()
    start.settle(window)
    assert window.theme.appearance is Appearance.DARK
    start.leave()
    assert start.own.theme.appearance is Appearance.SYSTEM
    start.own.theme.choose(Appearance.LIGHT)
    start.own.theme.choose(Appearance.SYSTEM)


def test_closing_the_window_deletes_it_and_closes_kneelog(start: Start, qtbot: QtBot) -> None:
    """As any window does; the last backup is of one's own diary alone."""
    start.answer_card()
    start.type(K.Key_4)
    window = start.enter()
    with qtbot.waitSignal(start.own.gone):
        window.close()
    assert files_of_examples() == []
    assert not start.own.isVisible()
    backups = sorted((paths.data_folder() / "backups").rglob("*.kneelog"))
    assert [file.parent.name for file in backups] == ["diary"]
    store = open_diary(start.path, create=False)
    assert store.draft() is not None, "what was half filled is there at the next start"
    store.close()


def test_it_can_be_tried_again_and_again(start: Start) -> None:
    """Each time anew, and nothing piles up."""
    for _ in range(3):
        window = start.enter()
        window.go("log", "new")
        start.type(K.Key_3, K.Key_0, K.Key_Return)
        start.leave()
    assert files_of_examples() == []
    alive = [part for part in QApplication.topLevelWidgets() if isinstance(part, ExampleWindow)]
    assert alive == []


def test_one_left_by_a_killed_kneelog_goes_at_the_next_start(starting: Callable[..., Start]) -> None:
    """Nobody has to know that it was there."""
    folder = paths.examples_folder() / "example-ab12cd34"
    folder.mkdir(parents=True)
    (folder / ".in-use").touch()
    (folder / "example-diary.kneelog").touch()
    starting()
    assert files_of_examples() == []


def test_a_protected_diary_asks_for_nothing_on_the_way_back(starting: Callable[..., Start]) -> None:
    """It stays open behind the example, which is not protected."""
    open_diary(paths.diary_file(), create=True).close()
    Vault(paths.diary_file()).protect(None, "Straße 7")
    start = starting(Key("Straße 7"))
    start.answer_card()
    window = start.enter()
    assert not window.made_of.keeper.is_protected
    start.leave()
    start.type(K.Key_4, K.Key_0, K.Key_Return)
    assert len(start.on_disk().entries) == 1


def test_another_start_brings_the_example_to_the_front(start: Start) -> None:
    """One's own diary is still open once only, also while the example is before it."""
    application = start.application
    window = start.enter()
    shown: list[QWidget] = []
    window.come_to_front = lambda: shown.append(window)  # type: ignore[method-assign]
    application._come_to_front()
    assert shown == [window]
    start.leave()
    start.own.come_to_front = lambda: shown.append(start.own)  # type: ignore[method-assign]
    application._come_to_front()
    assert shown == [window, start.own]


def test_a_defect_is_owned_up_to_where_it_is_seen(start: Start) -> None:
    """The dialog stands over the example, and what is half filled at home is kept."""
    from kneelog.ui.defect_dialog import DefectDialog

    start.answer_card()
    start.type(K.Key_4)
    window = start.enter()
    window.desk.ask(lambda _state: 1 // 0, lambda _none: None)
    start.settle(window)
    (dialog,) = window.findChildren(DefectDialog)
    assert dialog.isVisible()
    dialog.accept()
    start.settle(start.own)
    store = open_diary(start.path, create=False)
    assert store.draft() is not None
    store.close()
