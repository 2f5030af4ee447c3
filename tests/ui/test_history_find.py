"""What the History page shows and hides: filters, a finding's entries, an empty diary, little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kneelog.domain.entry import Kind
from kneelog.services.history_filter import Has, Period
from tests.ui.history_window import MARCH, History, logged
from tests.ui.log_window import day

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def history(log_window: Make) -> History:
    return History(log_window(*MARCH))


def test_find_filters_as_one_types_and_esc_leaves_it(history: History) -> None:
    history.type(K.Key_F, modifier=CTRL)
    assert history.main.focusWidget() is history.page.view.header.field
    QTest.keyClicks(history.page.view.header.field, "stairs")
    assert history.listed == ["e4"]
    assert history.page.view.header.count.text() == "1 entry"
    history.type(K.Key_Return)
    assert history.is_in_list
    history.type(K.Key_Escape)
    assert history.listed == ["waiting", "e8", "e4", "e2"]
    assert history.current == "e4", "what was found stays chosen"


def test_nothing_matches_offers_everything(history: History) -> None:
    view = history.page.view
    view.header.field.setText("nowhere")
    assert (view.message.text, view.message.button.text()) == ("Nothing matches.", "Show all")
    view.message.button.click()
    assert len(history.listed) == 4
    assert view.header.field.text() == ""


def test_filters_narrow_together(history: History) -> None:
    header = history.page.view.header
    header.kind.value = Kind.RUN
    header.kind.chosen.emit(Kind.RUN)
    header.having.value = Has(level=5)
    header.having.chosen.emit(Has(level=5))
    assert history.listed == ["e8", "e4"]
    header.period.value = Period.CUSTOM
    header.period.chosen.emit(Period.CUSTOM)
    header.since.dateChosen.emit(day(5))
    assert history.listed == ["e8"]
    assert header.having.accessibleName() == "With: pain from 5"
    history.page.show_all()
    assert len(history.listed) == 4


def test_with_menu_ticks_what_is_chosen_and_offers_the_signs_in_use(history: History) -> None:
    having = history.page.view.header.having
    menu = having.open()
    actions = {action.text(): action for action in menu.actions()}
    actions["A note"].trigger()
    menu.close()
    assert having.value == Has(note=True)
    assert history.listed == ["e4"]
    menu = having.open()
    assert next(action for action in menu.actions() if action.text() == "A note").isChecked()
    menu.close()


def test_findings_lead_to_their_entries_under_a_bar(history: History) -> None:
    state = history.main.desk.state
    assert state.review is not None
    high = next(finding for finding in state.review.findings if finding.rule == "high-pain")
    history.go(("finding", high))
    assert history.listed == ["e8"]
    only = history.page.view.only
    assert only.text == "1 entry of this finding"
    assert only.isVisible()
    only.close_button.click()
    assert len(history.listed) == 4
    assert not only.isVisible()
    history.go(("findings", state.review.findings))
    assert set(history.listed) == {"e8", "e4", "e2"}
    history.type(K.Key_Escape)
    assert len(history.listed) == 4


def test_what_could_not_be_judged_can_be_filled_in(log_window: Make) -> None:
    history = History(log_window(*logged(8, 7, right=None), *logged(9, 1)))
    review = history.main.desk.state.review
    assert review is not None
    item = next(item for item in review.not_assessable if item.rule == "uneven-pain")
    history.go(("fill", item))
    assert history.listed == ["e8"]
    assert history.page.view.only.text == "1 entry where the right knee was not recorded"


def test_an_entry_is_found_even_if_a_filter_hides_it(history: History) -> None:
    history.page.view.header.field.setText("stairs")
    history.go(("entry", "e2"))
    assert history.current == "e2"
    assert len(history.listed) == 4
    history.go(("edit", "e4"))
    editing = history.page.acts.editing
    assert editing is not None
    assert editing.key.id == "e4"


def test_change_made_elsewhere_keeps_choice_and_place(history: History) -> None:
    history.type(K.Key_End)
    history.main.go("log")
    history.window.settle()
    history.type(K.Key_1, K.Key_1, K.Key_Return)
    history.go()
    assert history.listed[1:] == ["e8", "e4", "e2"], "the waiting run was answered"
    assert history.current == "e2"


def test_empty_diary_says_what_will_stand_here(log_window: Make) -> None:
    history = History(log_window())
    view = history.page.view
    assert view.message.text == "Your entries will stand here, newest first."
    assert not view.header.field.isVisible()
    view.message.button.click()
    history.window.settle()
    assert history.main.page is not history.main._pages["history"]


def test_esc_hides_the_detail_where_there_is_little_room_and_space_shows_it(history: History) -> None:
    view = history.page.view
    assert view.detail.isVisible()
    history.type(K.Key_Escape)
    assert view.detail.isVisible(), "at 1280 there is room"
    history.main.resize(1000, 640)
    history.window.settle()
    history.type(K.Key_Escape)
    assert not view.detail.isVisible()
    assert view.footer.more.isVisible()
    history.type(K.Key_Space)
    assert view.detail.isVisible()


@pytest.mark.parametrize("size", [(960, 600), (1100, 640), (1280, 720), (1920, 1080)])
def test_every_part_has_room(history: History, size: tuple[int, int]) -> None:
    history.main.resize(*size)
    history.window.settle()
    view = history.page.view
    assert (history.main.width(), history.main.height()) == size
    assert view.table.row_width <= view.table.width()
    detail = view.detail.mapTo(view, view.detail.rect().topRight())
    assert detail.x() <= view.width()
    for button in (view.detail.edit, view.detail.delete):
        assert view.rect().contains(button.mapTo(view, button.rect().bottomRight()))
