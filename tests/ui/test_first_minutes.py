"""The first five minutes: the keys are taught where they are typed, and an empty page says what will stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kneelog.domain.places import Place
from kneelog.domain.report import Knee
from kneelog.domain.settings import Preferences
from kneelog.services import record
from kneelog.ui.log.page import LogPage
from kneelog.ui.widgets.empty_message import EmptyMessage

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.ui.widgets.label import Label
    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]

K = Qt.Key


def hint(window: LogWindow) -> Label:
    return window.page.form.view.half(Knee.LEFT).anchors._hint


def test_the_keys_are_taught_for_three_entries_and_then_no_more(log_window: Make) -> None:
    """Whoever typed three entries knows; then the ends of the scale stand there again."""
    window = log_window()
    for _ in range(3):
        assert hint(window).text().startswith("Type two digits: left, then right. X is 10.")
        assert hint(window).isVisible()
        window.type(K.Key_4, K.Key_0, K.Key_H, K.Key_Return)
    assert len(window.entries) == 3
    assert not hint(window).isVisible()
    assert window.page.form.view.half(Knee.LEFT).anchors._low.isVisible()


def test_what_is_taught_is_true_where_the_focus_does_not_move_by_itself(log_window: Make) -> None:
    """With a screen reader a digit stays where it was typed: the line says how to go on, and that works."""
    window = log_window()
    window.window.desk.perform(
        lambda diary: record.set_preferences(diary, Preferences(welcomed=True, move_on=False))
    )
    window.settle()
    assert "Tab goes to the right knee" in hint(window).text()
    window.type(K.Key_4, K.Key_H, K.Key_Tab, K.Key_0, K.Key_Return)
    (entry,) = window.entries
    assert (entry.left.level, entry.right.level) == (4, 0)
    assert entry.left.places == (Place.INNER_JOINT_LINE,)


@pytest.mark.parametrize(("size", "body_px"), [((1280, 640), 13), ((1000, 640), 13), ((960, 600), 26)])
def test_the_line_is_never_shortened(log_window: Make, size: tuple[int, int], body_px: int) -> None:
    """Half a sentence teaches nobody: "Enter saves" is its end."""
    window = log_window()
    window.window.theme.set_body_px(body_px)
    window.window.resize(*size)
    for _round in range(3):
        QApplication.processEvents()
    line = hint(window)
    assert line.height() >= line.heightForWidth(line.width())
    window.window.theme.set_body_px(13)


@pytest.mark.parametrize("page", ["history", "trends", "summary"])
def test_an_empty_page_teaches_by_one_sentence_and_one_button(log_window: Make, page: str) -> None:
    """It says what will stand there, and the button, which has the focus, leads to where it begins."""
    window = log_window()
    window.window.go(page)
    window.settle()
    shown = window.window.page
    (message,) = (part for part in shown.findChildren(EmptyMessage) if part.isVisible())
    assert window.focus is message.button
    assert message.button.text() == "Log today"
    assert len(message.text.rstrip(".").split(". ")) == 1
    window.type(K.Key_Return)
    assert isinstance(window.window.page, LogPage)
    assert window.page.form.view.half(Knee.LEFT).strip.hasFocus()
