"""How long the knee map takes: in processor time, so that a busy machine does not count."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSizeF
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from kneelog.domain.places import Place, View
from kneelog.domain.report import Knee
from kneelog.ui.widgets import knee_art
from kneelog.ui.widgets.knee_map import KneeMap
from kneelog.ui.widgets.knee_view import KneeView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kneelog.ui.theme import Theme

pytestmark = pytest.mark.bench

SIZE = QSizeF(229, 260)


def least_ms(work: Callable[[], object], times: int = 15) -> float:
    """The shortest of several runs."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return 1000 * min(taken)


def four_pictures() -> None:
    knee_art.forget()
    for knee in Knee:
        for view in (View.FRONT, View.INNER):
            knee_art.picture(view, knee, SIZE, 1, is_dark=False)


def test_both_maps_are_built_within_25_ms(theme: Theme, qtbot: QtBot) -> None:
    pages: list[QWidget] = []

    def build() -> None:
        page = QWidget()
        pages.append(page)
        qtbot.addWidget(page)
        for knee in Knee:
            KneeMap(theme, knee, page).setGeometry(0, 0, 520, 288)

    taken = least_ms(build)
    print(f"both maps built: {taken:.1f} ms")
    assert taken <= 25


@pytest.mark.usefixtures("qapp")
def test_the_four_pictures_come_from_the_cache_within_8_ms() -> None:
    four_pictures()
    taken = least_ms(four_pictures)
    print(f"four pictures from the cache: {taken:.1f} ms")
    assert taken <= 8


@pytest.mark.parametrize("helps", [False, True])
def test_a_picture_is_painted_within_2_ms(theme: Theme, qtbot: QtBot, helps: bool) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(520, 288)
    knees = KneeMap(theme, Knee.LEFT, page)
    knees.setGeometry(0, 0, 520, 288)
    knees.set_places([Place.INNER_JOINT_LINE])
    knees.set_level(4)
    page.show()
    qtbot.waitExposed(page)
    knees.set_show_letters(helps)
    view = next(view for view in knees.findChildren(KneeView) if view.view is View.INNER)
    canvas = QPixmap(view.size())
    taken = least_ms(lambda: view.render(canvas, QPoint()))
    print(f"one picture painted, letters {helps}: {taken:.2f} ms")
    assert taken <= 2
