"""What the pictures of the window show: each scene does with the window what a runner would do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kneelog.domain.period import Period, Span
from kneelog.domain.report import Knee
from kneelog.domain.signs import Sign
from kneelog.ui.history.page import HistoryPage
from kneelog.ui.log.page import LogPage
from kneelog.ui.summary.page import SummaryPage
from kneelog.ui.trends.choice import Choice
from kneelog.ui.trends.page import TrendsPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.ui.main_window import MainWindow

Kind = TypeVar("Kind")


class Stage(Protocol):
    """The real window on a diary of its own."""

    window: MainWindow

    def settle(self) -> None:
        """Let everything that is under way be done."""

    def type(self, *keys: Qt.Key) -> None:
        """Type keys wherever the focus is."""

    def go(self, page: str, subject: object = None) -> None:
        """Show another page."""


def _as(kind: type[Kind], page: object) -> Kind:
    if not isinstance(page, kind):
        raise TypeError(f"{page} is shown")
    return page


K = Qt.Key


def fill(stage: Stage) -> None:
    """The entry of four keys, without the last: left 4, right 0, the inner joint line."""
    stage.type(K.Key_4, K.Key_0, K.Key_H)


def save(stage: Stage) -> None:
    """The whole entry; a niggle that kept coming on gets its card."""
    fill(stage)
    stage.type(K.Key_Return)


def tick_urgent(stage: Stage) -> None:
    """A sign of the fixed list is ticked under Signs."""
    fill(stage)
    form = _as(LogPage, stage.window.page).form
    left = form.form.entry.left
    form.view.half(Knee.LEFT).changed.emit(replace(left, signs=(Sign.LOCKED,)))
    stage.settle()


def open_signs(stage: Stage) -> None:
    """The table of signs stands open."""
    fill(stage)
    _as(LogPage, stage.window.page).form.view.more.folds["signs"].click()
    stage.settle()


def history(stage: Stage) -> None:
    """The list, and an entry that says a lot beside it."""
    stage.go("history")
    stage.type(K.Key_Down, K.Key_Down)


def find(stage: Stage) -> None:
    """Only entries of the left knee with stairs in them."""
    stage.go("history", "find")
    page = _as(HistoryPage, stage.window.page)
    header = page.view.header
    header.knee.segments[1].click()
    QTest.keyClicks(header.field, "stairs")
    stage.settle()
    page.focus_list()
    stage.settle()


def edit(stage: Stage) -> None:
    """The form in the list's place."""
    history(stage)
    stage.type(K.Key_Return)


def trends(stage: Stage, span: Span | None = None, *, table: bool = False) -> None:
    """The weeks round last year's niggle, one day read out; or a span, or its table."""
    stage.go("trends")
    page = _as(TrendsPage, stage.window.page)
    if span is None:
        page.choose(Choice(Period(date(2025, 7, 21), date(2025, 10, 12))))
        page.days.select(date(2025, 9, 21))
    else:
        page.view.bar.spans.chosen.emit(span)
    page.view.bar.table.setChecked(table)
    page.view.bar.tableAsked.emit(table)
    stage.settle()


WORDS = {
    "question": "Can I keep my long Sunday run while the inner side of my left knee settles?",
    "problem": "Ache on the inner side of the left knee, first only after long runs, now on stairs too.",
    "goal": "Half marathon on 26 April",
}


def summary(stage: Stage, *, whole: bool = False) -> None:
    """The page for the physio with Ana's words; or all of it at once."""
    stage.go("summary")
    page = _as(SummaryPage, stage.window.page)
    for name, words in WORDS.items():
        page.view.column.texts[name].editor.setFocus()
        QTest.keyClicks(page.view.column.texts[name].editor, words)
        stage.settle()
    page.view.column.period.combo.setFocus()
    if whole:
        page.view.fit.segments[1].click()
    for _settled in range(2):
        stage.settle()


SCENES: dict[str, Callable[[Stage], None]] = {
    "log": fill,
    "log-fresh": lambda _stage: None,
    "log-finding": save,
    "log-morning": lambda _stage: None,
    "log-urgent": tick_urgent,
    "log-signs": open_signs,
    "history": history,
    "history-filtered": find,
    "history-editing": edit,
    "trends": trends,
    "trends-all": partial(trends, span=Span.ALL),
    "trends-table": partial(trends, table=True),
    "summary": summary,
    "summary-whole": partial(summary, whole=True),
    "learn": lambda stage: stage.go("learn", "inner-knee-pain"),
    "learn-styles": lambda stage: stage.go("learn", "running-styles#pelvis-drop"),
    "urgent-signs": lambda stage: stage.go("urgent"),
    "settings": lambda stage: stage.go("settings"),
    "first-start": lambda _stage: None,
}
IN_THE_MORNING = frozenset({"log-morning"})
EMPTY_AT_FIRST = frozenset({"first-start"})
