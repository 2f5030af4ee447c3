"""The sheet of keys never lies: each key on it is pressed here, or comes from the menu's action itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.places import PLACE_BY_LETTER
from kneelog.domain.report import Knee, KneeReport
from kneelog.ui.history.page import HistoryPage
from kneelog.ui.importing.page import ImportPage
from kneelog.ui.importing.stops import Step
from kneelog.ui.keys.content import rows
from kneelog.ui.keys.sheet import KeySheet
from kneelog.ui.keys.table import TO, UNDERLINED, areas
from kneelog.ui.learn.link_zone import LinkZone
from kneelog.ui.learn.page import LearnPage
from kneelog.ui.summary.preview import Fit
from kneelog.ui.widgets.choice_chips import ChoiceChips
from tests.ui.history_window import MARCH, History, logged
from tests.ui.import_window import ImportWindow, runs_in
from tests.ui.log_window import EVENING, LogWindow, day
from tests.ui.quiet_pages import assert_words_are_kept
from tests.ui.summary_window import SummaryWindow
from tests.ui.trends_window import TrendsWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kneelog.services.activity_items import FoundFile

    Make = Callable[..., LogWindow]
    Trial = Callable[["Hands"], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen

TODAY = EVENING.date()
TRIALS: dict[tuple[str, tuple[str, ...]], Trial] = {}


class Hands:
    """Presses keys by their names, in windows that are made when a trial wants one."""

    def __init__(self, make: Make, qtbot: QtBot, folder: Path) -> None:
        self.make = make
        self.qtbot = qtbot
        self.folder = folder
        self.window: LogWindow

    def log(self, *records: object, now: datetime = EVENING) -> LogWindow:
        self.window = self.make(*records, now=now)
        return self.window

    def history(self) -> History:
        return History(self.log(*MARCH))

    def trends(self) -> TrendsWindow:
        entries = [Entry(f"e{number}", day(number), Kind.REST, left=KneeReport(3)) for number in (3, 6, 9)]
        shown = TrendsWindow(self.log(*entries))
        shown.chart.setFocus()
        return shown

    def summary(self) -> SummaryWindow:
        return SummaryWindow(self.log(*MARCH))

    def until(self, holds: Callable[[], bool]) -> None:
        """A button that its letter presses is seen to go down first."""
        self.qtbot.waitUntil(holds)

    def press(self, cap: str) -> None:
        held = combination(cap)
        self.window.type(held.key(), modifier=held.keyboardModifiers())


def combination(keys: str) -> QKeyCombination:
    """The keys of one press."""
    return QKeySequence(keys)[0]  # type: ignore[index, no-any-return] # it has one, whatever its stub says


def trial(area: str, *caps: str) -> Callable[[Trial], Trial]:
    """This function tries the keys ``caps`` of an area."""

    def keep(function: Trial) -> Trial:
        TRIALS[area, caps] = function
        return function

    return keep


def level(hands: Hands) -> int | None:
    return hands.window.page.form.form.entry.left.level


# Log ------------------------------------------------------------------------------------------------------------


@trial("Log", "0", TO, "9")
def digits(hands: Hands) -> None:
    window = hands.log()
    for digit in range(10):
        window.window.go("log", "new")
        hands.press(str(digit))
        assert level(hands) == digit
        assert window.focus is window.page.form.view.half(Knee.RIGHT).strip


@trial("Log", "X", "End")
def ten(hands: Hands) -> None:
    window = hands.log()
    for cap in ("X", "End"):
        window.window.go("log", "new")
        hands.press(cap)
        assert level(hands) == 10


@trial("Log", "Del", "Backspace")
def clearing(hands: Hands) -> None:
    window = hands.log()
    for cap in ("Del", "Backspace"):
        hands.press("4")
        window.page.form.view.half(Knee.LEFT).strip.setFocus()
        assert level(hands) == 4
        hands.press(cap)
        assert level(hands) is None


@trial("Log", "Left", "Right")
def stepping(hands: Hands) -> None:
    window = hands.log()
    for cap, found in (("Left", 3), ("Right", 5)):
        window.window.go("log", "new")
        hands.press("4")
        window.page.form.view.half(Knee.LEFT).strip.setFocus()
        hands.press(cap)
        assert level(hands) == found
    half = window.page.form.view.half(Knee.LEFT)
    chips = half.swelling.findChild(ChoiceChips)
    assert chips is not None
    chips.setFocus()
    seen = []
    for cap in ("Right", "Right", "Left"):
        hands.press(cap)
        seen.append(half.report.swelling)
    assert seen[0] == seen[2] != seen[1]
    half.map._tabs.shown.setFocus()
    before = half.map.view
    hands.press("Right")
    assert half.map.view is not before
    hands.press("Left")
    assert half.map.view is before


@trial("Log", "A", TO, "W")
def letters(hands: Hands) -> None:
    window = hands.log()
    for cap in ("4", "0"):
        hands.press(cap)
    for letter, place in PLACE_BY_LETTER.items():
        assert "A" <= letter <= "W"
        hands.press(letter)
        assert place in window.page.form.form.entry.left.places
        hands.press(letter)
        assert place not in window.page.form.form.entry.left.places


@trial("Log", "Return")
def saving(hands: Hands) -> None:
    window = hands.log()
    for cap in ("4", "0", "Return"):
        hands.press(cap)
    assert len(window.entries) == 1


@trial("Log", "Ctrl+Return")
def saving_from_a_text(hands: Hands) -> None:
    window = hands.log()
    window.page.form.view.more.folds["note"].click()
    window.settle()
    QTest.keyClicks(window.focus, "Stairs fine.")
    hands.press("Return")
    assert window.entries == [], "in a text it begins a new line"
    hands.press("Ctrl+Return")
    assert [entry.note.strip() for entry in window.entries] == ["Stairs fine."]


@trial("Log", "Esc")
def leaving(hands: Hands) -> None:
    window = hands.log(*logged(9), now=EVENING - timedelta(hours=10))
    assert window.page.form.form.morning is not None, "it asks for this morning"
    hands.press("Esc")
    assert window.page.form.form.morning is None


@trial("Log", f"Alt+{UNDERLINED}")
def underlined(hands: Hands) -> None:
    window = hands.log()
    form = window.page.form
    hands.press("Alt+B")
    hands.until(lambda: (level(hands), form.form.entry.right.level) == (0, 0))
    for cap, kind in (("Alt+T", Kind.REST), ("Alt+R", Kind.RUN)):
        hands.press(cap)
        hands.until(lambda kind=kind: form.form.entry.kind is kind)  # type: ignore[misc]
    for cap, fold in (("Alt+M", "moments"), ("Alt+S", "signs"), ("Alt+N", "note"), ("Alt+A", "facts")):
        assert fold not in form.view.more._bodies
        hands.press(cap)
        hands.until(lambda fold=fold: fold in form.view.more._bodies)  # type: ignore[misc]


@trial("Log, in the drawing of a knee", "Left", "Right", "Up", "Down")
def walking_the_map(hands: Hands) -> None:
    window = hands.log()
    for cap in ("4", "0"):
        hands.press(cap)
    map_ = window.page.form.view.half(Knee.LEFT).map
    seen = {map_._current}
    for cap in ("Down", "Up", "Right", "Left"):
        before = map_._current
        hands.press(cap)
        seen.add(map_._current)
        if before is map_._current:
            hands.press({"Down": "Up", "Up": "Down", "Left": "Right", "Right": "Left"}[cap])
            hands.press(cap)
            assert map_._current is before, "there and back again"
    assert len(seen) > 2


@trial("Log, in the drawing of a knee", "Space")
def marking(hands: Hands) -> None:
    window = hands.log()
    for cap in ("4", "0", "Space"):
        hands.press(cap)
    assert len(window.page.form.form.entry.left.places) == 1
    hands.press("Space")
    assert not window.page.form.form.entry.left.places


# History --------------------------------------------------------------------------------------------------------


@trial("History, in the list", "Up", "Down")
def another_entry(hands: Hands) -> None:
    shown = hands.history()
    first = shown.current
    hands.press("Down")
    assert shown.current != first
    hands.press("Up")
    assert shown.current == first


@trial("History, in the list", "Return")
def editing(hands: Hands) -> None:
    shown = hands.history()
    assert shown.current == "waiting"
    hands.press("Return")
    assert hands.window.window.page is hands.window.window._log, "a run is answered where one logs"
    shown.go()
    hands.press("Down")
    assert shown.current == "e8"
    hands.press("Return")
    assert shown.page.acts.editing is not None


@trial("History, in the list", "Space")
def detail(hands: Hands) -> None:
    shown = hands.history()
    shown.main.resize(960, 640)
    hands.window.settle()
    hands.press("Esc")
    assert not shown.page.view.detail.isVisible()
    hands.press("Space")
    assert shown.page.view.detail.isVisible()


@trial("History, in the list", "Del")
def deleting(hands: Hands) -> None:
    shown = hands.history()
    hands.press("Down")
    hands.press("Del")
    assert shown.on_disk() == {"e2", "e4"}
    hands.press("Ctrl+Z")
    assert shown.on_disk() == {"e2", "e4", "e8"}


@trial("History, in the list", "Esc")
def showing_all(hands: Hands) -> None:
    shown = hands.history()
    hands.press("Ctrl+F")
    assert isinstance(shown.main.focusWidget(), QLineEdit)
    QTest.keyClicks(shown.main.focusWidget(), "stairs")
    hands.window.settle()
    assert shown.listed == ["e4"]
    hands.press("Esc")
    assert len(shown.listed) == 4


# Trends ---------------------------------------------------------------------------------------------------------


@trial("Trends, in the charts", "Left", "Right")
def walking_days(hands: Hands) -> None:
    shown = hands.trends()
    for cap, found in (("Left", 0), ("Left", 1), ("Right", 0)):
        hands.press(cap)
        assert shown.page.days.selected == TODAY - timedelta(days=found)


@trial("Trends, in the charts", "Shift+Left", "Shift+Right")
def walking_entries(hands: Hands) -> None:
    shown = hands.trends()
    for cap, found in (("Shift+Left", 9), ("Shift+Left", 6), ("Shift+Right", 9)):
        hands.press(cap)
        assert shown.page.days.selected == day(found)


@trial("Trends, in the charts", "Home", "End")
def ends_of_the_period(hands: Hands) -> None:
    shown = hands.trends()
    hands.press("Home")
    assert shown.page.days.selected == shown.period[0]
    hands.press("End")
    assert shown.page.days.selected == TODAY


@trial("Trends, in the charts", "Return")
def opening_a_day(hands: Hands) -> None:
    hands.trends()
    hands.press("Shift+Left")
    hands.press("Return")
    assert isinstance(hands.window.window.page, HistoryPage)


@trial("Trends, in the charts", "PgUp", "PgDown")
def stepping_periods(hands: Hands) -> None:
    old = Entry("old", TODAY - timedelta(days=200), Kind.REST, left=KneeReport(3))
    shown = TrendsWindow(hands.log(old))
    before = shown.period
    hands.press("PgUp")
    assert shown.period < before
    hands.press("PgDown")
    assert shown.period == before


@trial("Trends, in the charts", "+", "-")
def zooming_charts(hands: Hands) -> None:
    shown = hands.trends()

    def days() -> float:
        shown.settle()
        return shown.chart.scale.last - shown.chart.scale.first

    before = days()
    hands.press("+")
    nearer = days()
    assert nearer < before
    hands.press("-")
    assert days() > nearer


@trial("Trends, in the charts", "Esc")
def letting_go(hands: Hands) -> None:
    shown = hands.trends()
    hands.press("Left")
    hands.press("Esc")
    assert shown.page.days.selected is None
    shown.page.show_table()
    shown.settle()
    hands.press("Esc")
    assert not shown.view.is_table


def in_a_table(hands: Hands) -> TrendsWindow:
    shown = hands.trends()
    shown.page.show_table()
    shown.settle()
    shown.view.tables.grid.setFocus()
    return shown


@trial("Trends, in a table", "Ctrl+C")
def copying(hands: Hands) -> None:
    in_a_table(hands)
    QApplication.clipboard().clear()
    hands.press("Ctrl+C")
    assert QApplication.clipboard().text()


@trial("Trends, in a table", "Ctrl+A")
def choosing_all(hands: Hands) -> None:
    shown = in_a_table(hands)
    hands.press("Ctrl+A")
    grid = shown.view.tables.grid
    assert len(grid.selectedIndexes()) == grid.model().rowCount() * grid.model().columnCount()


@trial("Trends, in a table", "Return")
def opening_from_a_table(hands: Hands) -> None:
    in_a_table(hands)
    hands.press("Return")
    assert isinstance(hands.window.window.page, HistoryPage)


# Learn ----------------------------------------------------------------------------------------------------------


def learning(hands: Hands, address: str = "") -> LearnPage:
    hands.log().window.go("learn", address or None)
    hands.window.settle()
    page = hands.window.window.page
    assert isinstance(page, LearnPage)
    return page


@trial("Learn", "Up", "Down")
def walking_through_learn(hands: Hands) -> None:
    page = learning(hands)
    hands.press("Down")
    assert page.shown == "urgent-signs"
    hands.press("Up")
    assert page.shown == "rule-of-thumb"
    page.article.title.setFocus()
    hands.press("Down")
    assert hands.window.focus.accessibleName() == page.article.topic.lead
    hands.press("Up")
    assert hands.window.focus is page.article.title


@trial("Learn", "Return")
def reading_and_following(hands: Hands) -> None:
    page = learning(hands)
    hands.press("Return")
    assert hands.window.focus is page.article.title
    hands.press("Tab")
    assert isinstance(hands.window.focus, LinkZone)
    hands.press("Return")
    assert page.shown == "rate-pain"


@trial("Learn", "Ctrl+C")
def copying_a_paragraph(hands: Hands) -> None:
    page = learning(hands, "rate-pain")
    hands.press("Down")
    hands.press("Ctrl+C")
    assert QApplication.clipboard().text().strip() == page.article.topic.lead


@trial("Learn", "Esc")
def leaving_a_search(hands: Hands) -> None:
    page = learning(hands, "find")
    hands.press("K")
    assert page.view.shows_hits
    hands.press("Esc")
    assert not page.view.shows_hits


# Summary and Import ---------------------------------------------------------------------------------------------


@trial("Summary", "Ctrl++", "Ctrl+-")
def zooming(hands: Hands) -> None:
    shown = hands.summary()
    preview = shown.view.preview
    before = preview._scale
    hands.press("Ctrl++")
    nearer = preview._scale
    assert nearer > before
    hands.press("Ctrl+-")
    assert preview._scale < nearer


@trial("Summary", "Ctrl+0")
def fitting(hands: Hands) -> None:
    shown = hands.summary()
    hands.press("Ctrl++")
    hands.press("Ctrl+0")
    assert shown.view.preview.fit is Fit.WIDTH


@trial("Summary", "PgUp", "PgDown")
def moving_over_the_page(hands: Hands) -> None:
    shown = hands.summary()
    shown.view.preview.sheets.setFocus()
    bar = shown.view.preview.verticalScrollBar()
    assert bar.maximum() > 0
    hands.press("PgDown")
    assert bar.value() > 0
    hands.press("PgUp")
    assert bar.value() == 0


@trial("Import", "Space")
def leaving_out(hands: Hands) -> None:
    shown = ImportWindow(hands.log(), runs_in(hands.folder / "runs", 2))
    shown.choose_row(shown.listing.groups[0].fate, 0)
    assert shown.chosen == 2
    hands.press("Space")
    shown.settle()
    assert shown.chosen == 1


@trial("Import", "Return")
def importing(hands: Hands) -> None:
    shown = ImportWindow(hands.log(), runs_in(hands.folder / "runs", 2))
    hands.press("Return")
    shown.settle()
    assert len(hands.window.diary.runs) == 2


@trial("Import", "Esc")
def stopping(hands: Hands) -> None:
    window = hands.log()
    window.reader = Endless  # type: ignore[assignment] # of a reader's answers it gives none
    window.window.go("import", ["a.fit"])
    page = window.window.page
    assert isinstance(page, ImportPage)
    assert page.step is Step.READING
    QTest.keyClick(window.window.windowHandle(), Qt.Key.Key_Escape)
    assert ImportWindow(window).step is Step.START


class Endless:
    """A reader that reads until it is told to stop."""

    def size_of(self, _paths: object, _tick: object = None) -> int:
        return 1

    def read_files(self, _paths: object, progress: Callable[[int, int, int], None]) -> Iterator[FoundFile]:
        while True:
            progress(0, 1, 0)
        yield


@pytest.mark.parametrize(
    "line", [(area.title, line.caps) for area in areas() for line in area.lines], ids=str
)
def test_each_key_does_what_the_sheet_says(
    log_window: Make, qtbot: QtBot, tmp_path: Path, line: tuple[str, tuple[str, ...]]
) -> None:
    """What is read on the sheet works when it is tried."""
    TRIALS[line](Hands(log_window, qtbot, tmp_path))


def test_nothing_is_tried_that_is_not_on_the_sheet() -> None:
    """A key that left the sheet takes its trial along."""
    assert set(TRIALS) == {(area.title, line.caps) for area in areas() for line in area.lines}


# The sheet ------------------------------------------------------------------------------------------------------

AS_DESIGNED = (
    *(
        "Ctrl+1",
        "Ctrl+2",
        "Ctrl+3",
        "Ctrl+4",
        "Ctrl+5",
        "Ctrl+,",
        "Ctrl+N",
        "Ctrl+Z",
        "Ctrl+Shift+Z",
        "Ctrl+F",
    ),
    *("Ctrl+D", "Ctrl+P", "Ctrl+I", "Ctrl+Shift+U", "F1", "F6"),
)
"""The keys of the menus that the design names, as they are here."""
PAGES = ("log", "history", "trends", "summary", "learn", "care", "settings", "urgent", "import")


def sheet(window: LogWindow, page: str = "log") -> KeySheet:
    """The sheet, as F1 opens it over ``page``."""
    window.window.go(page)
    window.settle()
    QTest.keyClick(window.window.windowHandle(), Qt.Key.Key_F1)
    window.settle()
    (opened,) = window.window.findChildren(KeySheet)
    assert opened.isVisible()
    return opened


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Escape])
def test_f1_opens_it_and_f1_or_esc_closes_it(log_window: Make, key: Qt.Key) -> None:
    """One key to look something up, the same to go on; the focus is where it was."""
    window = log_window()
    focus = window.focus
    opened = sheet(window)
    assert opened.focusWidget() is opened.list
    QTest.keyClick(opened.list, key)
    assert not opened.isVisible()
    assert window.focus is focus


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("page", PAGES)
def test_what_holds_on_the_page_comes_first(log_window: Make, page: str) -> None:
    """Nobody scrolls for what they can press now; then comes what holds everywhere."""
    found = sheet(log_window(), page).list.rows
    headings = [row.what for row in found if not row.caps]
    here = [area.title for area in areas() if area.page == page]
    assert headings[: len(here) + 1] == [*here, "Everywhere"]
    assert len(headings) == len(set(headings)) == len(areas()) + 1


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_menus_keys_are_those_of_their_actions(log_window: Make) -> None:
    """Every action that has keys is on the sheet with them, and nothing is told of a menu that is not so."""
    window = log_window()
    real = {
        action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        for action in window.window.findChildren(QAction)
        if not action.shortcut().isEmpty()
    }
    opened = sheet(window)
    assert all(row.what for row in opened.list.rows)
    of_table = {row for row in rows("log", ()) if row.caps}
    told = [row for row in opened.list.rows if row.caps and row not in of_table]
    assert {cap for row in told for cap in row.caps} == real
    assert len(told) == len(real) + 2, "printing holds on three pages, everything else is told once"
    for keys in AS_DESIGNED:
        assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) in real


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_words_of_undo_stay_the_same(log_window: Make) -> None:
    """The sheet says what the key does, not what it would take back now."""
    window = log_window()
    window.type(Qt.Key.Key_4, Qt.Key.Key_0, Qt.Key.Key_Return)
    said = [row.what for row in sheet(window).list.rows]
    assert "Undo" in said
    assert "Redo" in said
    assert not any("&" in what or "…" in what for what in said)


@pytest.mark.parametrize(
    ("keys", "page"),
    [
        ("Ctrl+1", "LogPage"),
        ("Ctrl+2", "HistoryPage"),
        ("Ctrl+3", "TrendsPage"),
        ("Ctrl+4", "SummaryPage"),
        ("Ctrl+5", "LearnPage"),
        ("Ctrl+,", "SettingsPage"),
        ("Ctrl+Shift+U", "UrgentPage"),
        ("Ctrl+F", "HistoryPage"),
        ("Ctrl+N", "LogPage"),
    ],
)
def test_the_keys_of_pages_lead_there(log_window: Make, keys: str, page: str) -> None:
    """From any page."""
    window = log_window()
    window.window.go("care")
    held = combination(keys)
    window.type(held.key(), modifier=held.keyboardModifiers())
    assert type(window.window.page).__name__ == page


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_screen_reader_reads_a_list_of_keys_and_what_they_do(log_window: Make) -> None:
    """ "0 to 9: how much it hurts", not two columns that nobody can put together."""
    opened = sheet(log_window())
    heard = QAccessible.queryAccessibleInterface(opened.list)
    assert heard.role() is QAccessible.Role.List
    assert heard.text(QAccessible.Text.Name) == "Keys"
    names = [heard.child(number).text(QAccessible.Text.Name) for number in range(heard.childCount())]
    assert names[:3] == [
        "Log",
        "0 to 9: How much the knee with the focus hurts; then the next knee",
        "X or End: 10, the worst imaginable",
    ]
    assert len(names) == len(opened.list.rows)
    assert heard.child(1).role() is QAccessible.Role.ListItem
    assert_words_are_kept(opened)


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize(("size", "body_px"), [((960, 600), 13), ((960, 600), 26), ((1920, 1080), 13)])
def test_it_is_readable_at_any_size(log_window: Make, size: tuple[int, int], body_px: int) -> None:
    """It stays within the window and scrolls to its last row; no row is wider than the list, none is cut."""
    window = log_window()
    window.window.theme.set_body_px(body_px)
    window.window.resize(*size)
    opened = sheet(window)
    assert opened.width() <= size[0]
    assert opened.height() <= size[1]
    view = opened.list
    last = view.item(view.count() - 1)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.viewport().rect().contains(view.visualItemRect(last))
    for number, row in enumerate(view.rows):
        rect = view.visualItemRect(view.item(number))
        assert rect.width() <= view.viewport().width()
        if row.caps:
            assert rect.height() >= view.delegate.words(row, rect.width()).height()
            for line in view.delegate.lines_of_caps(row, rect.width()):
                assert view.delegate.width_of(line) <= view.delegate.room(rect.width())
    assert opened.rect().contains(opened.shut.geometry())
    window.window.theme.set_body_px(13)


def test_no_letter_is_underlined_twice(log_window: Make) -> None:
    """Alt and a letter does one thing: a menu's letter on a page's button would make both dead."""
    window = log_window(*MARCH)
    for page in PAGES:
        window.window.go(page)
        window.settle()
        shown = [part for part in window.window.findChildren(QAbstractButton) if part.isVisible()]
        texts = [part.text() for part in shown]
        texts += [action.text() for action in window.window.menuBar().actions()]
        letters = [text[text.index("&") + 1].upper() for text in texts if "&" in text]
        assert sorted(letters) == sorted(set(letters)), page
