"""The page of shoes: pairs are entered, dated, renamed and laid aside; each says how far it went."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from kneelog.domain.diary import Change, Edit, RecordKind
from kneelog.domain.run import Run, Shoe
from kneelog.ui.shoes.page import ShoesPage
from tests.importers.support import as_json, taken
from tests.ui.quiet_pages import (
    TODAY,
    Book,
    assert_words_are_kept,
    body_of,
    controls,
    entered,
    focus,
    press,
    spoken_name,
    words_on,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kneelog.ui.theme import Theme
    from tests.ui.log_window import LogWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window without a screen

K = Qt.Key
RUNS = (
    Run("r1", date(2026, 2, 1), distance_m=8000, shoes="Glide 4"),
    Run("r2", date(2026, 2, 3), shoes="Glide 4"),
    Run("r3", date(2026, 2, 5), distance_m=12_400, shoes="R&D"),
)
PAIRS = (
    Shoe("old", "Glide 3", date(2025, 1, 5), date(2026, 1, 31)),
    Shoe("road", "Glide 4", date(2026, 2, 1), is_default=True),
    Shoe("trail", "Fellmark", date(2026, 2, 20)),
)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, diary: Book) -> ShoesPage:
    return entered(qtbot, ShoesPage(theme, diary.desk))


@pytest.fixture
def full(page: ShoesPage, diary: Book) -> ShoesPage:
    keep(diary, *RUNS, *PAIRS)
    return page


def keep(diary: Book, *records: Run | Shoe) -> None:
    kinds: dict[type, RecordKind] = {Run: RecordKind.RUN, Shoe: RecordKind.SHOE}
    edits = tuple(Edit(kinds[type(one)], one.id, None, one) for one in records)
    diary.desk.perform(lambda _diary: Change("prepared", edits))
    diary.settle()


def lines(page: ShoesPage) -> list[tuple[str, str, str, str]]:
    said = [row.head.said for row in page.pairs.shown]
    return [(one.when, one.title, one.note, one.more) for one in said]


def test_a_pair_is_entered_dated_laid_aside_and_brought_back_by_keyboard(
    page: ShoesPage, diary: Book
) -> None:
    press(K.Key_Tab)
    assert spoken_name(focus()) == "Add a pair"
    press(K.Key_Return)
    assert spoken_name(focus()) == "Shoes: Name"
    assert not diary.diary.shoes, "a pair without a name is none yet"
    write("Glide 4")
    press(K.Key_Tab)
    [pair] = diary.diary.shoes.values()
    assert pair == Shoe(pair.id, "Glide 4", TODAY, is_default=True)
    assert page.footer.text == "Added: shoes “Glide 4”."
    write("2026-02-01")
    press(K.Key_Tab)
    assert diary.diary.shoes[pair.id].from_ == date(2026, 2, 1)
    write("2026-03-09")
    press(K.Key_Escape)
    assert diary.diary.shoes[pair.id].to == date(2026, 3, 9)
    assert lines(page) == [("1 Feb 2026", "Glide 4", "no runs yet", "until 9 March 2026")]
    press(K.Key_Space)
    page.pairs.shown[0].delete.setFocus()
    press(K.Key_Return)
    assert not diary.diary.shoes
    assert page.footer.text == "Deleted: shoes “Glide 4”."
    page.footer.link.click()
    assert diary.diary.shoes[pair.id].to == date(2026, 3, 9)


def test_each_pair_says_how_far_it_went_and_the_default_stands_first(full: ShoesPage) -> None:
    assert lines(full) == [
        (
            "1 Feb 2026",
            "Glide 4",
            "8.0 km on 2 runs",
            "default pair, filled in for a new run · 1 run without a distance",
        ),
        ("20 Feb 2026", "Fellmark", "no runs yet", ""),
        ("5 Jan 2025", "Glide 3", "no runs yet", "until 31 January 2026"),
    ]


def test_a_new_run_counts_at_once(full: ShoesPage, diary: Book) -> None:
    keep(diary, Run("r9", TODAY, distance_m=4600, shoes="Fellmark"))
    assert lines(full)[1][2] == "4.6 km on 1 run"


def test_a_new_name_goes_to_the_runs_and_comes_back_with_undo(full: ShoesPage, diary: Book) -> None:
    full.pairs.enter(full.pairs.shown[0])
    write("Glide 4, blue")
    press(K.Key_Tab)
    assert {run.shoes for run in diary.diary.runs.values()} == {"Glide 4, blue", "R&D"}
    assert full.footer.text == "Renamed: shoes “Glide 4” are “Glide 4, blue” now, on 2 runs too."
    assert lines(full)[0][1:3] == ("Glide 4, blue", "8.0 km on 2 runs")
    full.footer.link.click()
    assert {run.shoes for run in diary.diary.runs.values()} == {"Glide 4", "R&D"}
    assert lines(full)[0][1:3] == ("Glide 4", "8.0 km on 2 runs")


def test_a_name_that_another_pair_has_is_refused_where_it_was_typed(full: ShoesPage, diary: Book) -> None:
    row = full.pairs.shown[1]
    full.pairs.enter(row)
    write("glide 4")
    press(K.Key_Tab)
    sentence = "another pair has this name. Runs know a pair by its name, so give it one of its own."
    assert row.fields["name"].problem.text() == f"Shoes “Glide 4”: {sentence}"
    assert diary.diary.shoes["trail"].name == "Fellmark"
    row.fields["name"].control.setFocus()
    write("Fellmark 2")
    press(K.Key_Tab)
    assert row.fields["name"].problem.text() == ""
    assert diary.diary.shoes["trail"].name == "Fellmark 2"


def test_the_default_pair_passes_on(full: ShoesPage, diary: Book) -> None:
    row = full.pairs.shown[1]
    row.set_open(True)
    choice = row.fields["is_default"]
    choice.control.setFocus()
    press(K.Key_Left)
    assert {pair.id: pair.is_default for pair in diary.diary.shoes.values()} == {
        "old": False,
        "road": False,
        "trail": True,
    }
    assert full.footer.text == "Default pair: “Fellmark”."
    row.done.click()
    assert [line[1] for line in lines(full)] == ["Fellmark", "Glide 4", "Glide 3"]
    full.footer.link.click()
    assert diary.diary.shoes["road"].is_default


def test_a_name_that_runs_give_is_a_pair_with_one_click(full: ShoesPage, diary: Book) -> None:
    offered = [button for button in full.pairs.buttons if button.isVisible()]
    assert [spoken_name(button) for button in offered] == ["Add a pair", "Add “R&D”, which runs name"]
    offered[1].click()
    [pair] = [pair for pair in diary.diary.shoes.values() if pair.name == "R&D"]
    assert (pair.from_, pair.is_default) == (date(2026, 2, 5), False)
    assert [button for button in full.pairs.buttons if button.isVisible()] == [full.pairs.buttons[0]]
    assert ("5 Feb 2026", "R&D", "12.4 km on 1 run", "") in lines(full)


def test_a_day_to_come_is_said_and_stays_as_typed(full: ShoesPage, diary: Book) -> None:
    row = full.pairs.shown[0]
    row.set_open(True)
    row.fields["to"].control.setFocus()
    write("2026-03-11")
    press(K.Key_Tab)
    assert row.fields["to"].problem.text() == "11 March 2026 has not come yet."
    assert diary.diary.shoes["road"].to is None


def test_a_nameless_pair_with_a_date_is_kept_rather_than_lost(page: ShoesPage, diary: Book) -> None:
    page.pairs.buttons[0].click()
    press(K.Key_Tab)
    write("2026-02-01")
    press(K.Key_Tab)
    page.leaving()
    assert [(pair.name, pair.from_) for pair in diary.diary.shoes.values()] == [("–", date(2026, 2, 1))]


def test_pairs_go_out_as_json_and_come_back(full: ShoesPage, diary: Book) -> None:
    assert full.pairs.shown
    assert dict(taken(as_json(diary.diary)).shoes) == dict(diary.diary.shoes)


def test_the_menu_leads_there_and_what_is_typed_is_kept_when_the_window_closes(
    log_window: Callable[..., LogWindow],
) -> None:
    window = log_window()
    [entry] = [
        action
        for menu in window.window.menuBar().actions()
        for action in menu.menu().actions()  # type: ignore[attr-defined]
        if action.text() == "&Shoes"
    ]
    entry.trigger()
    window.settle()
    shown: object = window.window.page
    assert isinstance(shown, ShoesPage)
    window.type(K.Key_Tab, K.Key_Return)
    QTest.keyClicks(window.focus, "Glide 4")
    window.close()
    assert [pair.name for pair in window.diary.shoes.values()] == ["Glide 4"]


def test_every_control_is_named_and_rows_are_heard(full: ShoesPage) -> None:
    full.pairs.shown[0].set_open(True)
    found = [one for one in controls(full) if one.isVisible()]
    assert [one for one in found if not spoken_name(one)] == []
    assert spoken_name(full.pairs.shown[0].head) == "Shoes: Glide 4, from 1 February 2026"
    assert "r&d" in words_on(full)
    assert_words_are_kept(full)


@pytest.mark.parametrize("size", [(1192, 694), (872, 574)])
@pytest.mark.parametrize("body_px", [13, 26])
def test_nothing_is_cut_off(
    full: ShoesPage, theme: Theme, qtbot: QtBot, size: tuple[int, int], body_px: int
) -> None:
    full.pairs.shown[-1].set_open(True)
    theme.set_body_px(body_px)
    full.resize(*size)
    qtbot.wait(10)
    body, room = body_of(full), full.scrolled.viewport()
    assert body.width() <= room.width()
    for control in [*controls(body), *body.findChildren(QPlainTextEdit)]:
        if control.isVisible():
            assert control.mapTo(body, control.rect().topRight()).x() <= body.width()
            assert control.height() >= control.minimumSizeHint().height()
    for label in body.findChildren(QLabel):
        if label.isVisible() and label.hasHeightForWidth():
            assert label.height() >= label.heightForWidth(label.width())
