"""The page is whole where it is promised to be, and opens what it offers."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.places import Place
from kneelog.domain.report import Knee, KneeReport
from kneelog.domain.run import Run
from kneelog.ui.widgets.link_button import LinkButton
from tests.ui.log_window import EVENING, ZONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.log_window import LogWindow

    Make = Callable[..., LogWindow]


def sized(window: LogWindow, width: int, height: int) -> LogWindow:
    window.window.resize(width, height)
    for _round in range(3):
        QApplication.processEvents()
    return window


@pytest.mark.parametrize(("width", "height"), [(1280, 640), (1280, 720), (1280, 760), (1920, 1040)])
def test_plain_log_page_is_whole_without_scrolling(log_window: Make, width: int, height: int) -> None:
    window = sized(log_window(), width, height)
    view = window.page.form.view
    assert view.scrolled_by == 0
    assert view.half(Knee.LEFT).map.height() >= 212 + 28
    assert view.half(Knee.LEFT).strip.width() >= 500


@pytest.mark.parametrize(
    ("width", "body_px"), [(960, 13), (1000, 13), (1100, 13), (1199, 13), (1280, 13), (960, 26), (1280, 26)]
)
@pytest.mark.parametrize("with_run", [False, True])
def test_nothing_is_cut_off_at_the_side(
    log_window: Make, width: int, body_px: int, *, with_run: bool
) -> None:
    """Every level, every control and every sentence can be seen and clicked, in large text too."""
    started = datetime(2026, 9, 23, 17, 40, tzinfo=ZONE)
    run = Run("r", started.date(), started, distance_m=8200, moving_s=2830, title="Evening run")
    window = log_window(*[run] * with_run, now=started + timedelta(hours=25))
    theme = window.window.theme
    theme.set_body_px(body_px)
    sized(window, width, 700)
    view = window.page.form.view
    report = KneeReport(4, places=(Place.INNER_JOINT_LINE, Place.INNER_TOP_OF_SHIN))
    view.half(Knee.LEFT).changed.emit(report)
    sized(window, width, 701)
    stage = view._scroll.stage
    right_edge = stage.mapToGlobal(stage.rect().topRight()).x()
    for knee in Knee:
        for row in view.half(knee).rows:
            assert row.mapToGlobal(row.rect().topRight()).x() <= right_edge, row
        strip = view.half(knee).strip
        assert strip.cells[-1].geometry().right() < strip.width()
    for part in (*view.header.tab_order(), view.header._title, view.header._ago, view.more):
        if part.isVisible():
            assert part.mapToGlobal(part.rect().topRight()).x() <= right_edge, part
            assert part.width() >= part.minimumSizeHint().width()
    theme.set_body_px(13)


@pytest.mark.parametrize("fold", ["moments", "signs", "note", "facts"])
def test_fold_shows_what_it_promises_after_any_change_of_size(log_window: Make, fold: str) -> None:
    window = sized(log_window(), 960, 640)
    sized(window, 1280, 720)
    more = window.page.form.view.more
    before = more.height()
    more.folds[fold].set_open(True)
    sized(window, 1280, 721)
    assert more.height() >= before + 50
    assert window.page.form.view.scrolled_by >= 0


@pytest.mark.parametrize(("width", "said"), [(960, 2), (1280, 3)])
def test_what_meets_the_rule_is_said_in_full_beside_the_day_so_far(
    log_window: Make, width: int, said: int
) -> None:
    """Where not all has room, today's oldest entries give way; the newest always stands."""
    today = [
        Entry(
            name,
            on=EVENING.date(),
            kind=Kind.REST,
            at=time(7 + number),
            left=KneeReport(8),
            right=KneeReport(2),
        )
        for number, name in enumerate("abc")
    ]
    window = sized(log_window(*today), width, 700)
    lines = window.page.lines
    shown = [
        link.text() for link in lines.findChildren(LinkButton) if link.isVisible() and "left 8" in link.text()
    ]
    assert len(shown) == said
    assert shown[-1].startswith("9:00")
    rule = lines._rule
    assert rule.isVisible()
    assert rule.width() >= QFontMetrics(rule.type_font()).horizontalAdvance(rule.text())
