"""The History page in its window, for the tests: what the runner sees and does there."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.history import History as Past
from kneelog.domain.places import Place
from kneelog.domain.report import KneeReport, Swelling
from kneelog.domain.run import Run
from kneelog.rules.review import evaluate
from kneelog.ui.desk import State
from kneelog.ui.history.page import HistoryPage
from tests.ui.log_window import ZONE, LogWindow, day

if TYPE_CHECKING:
    from collections.abc import Callable

    from kneelog.domain.diary import Diary


NOW = datetime(2026, 3, 10, 18, 30, tzinfo=UTC)


def logged(number: int, level: int | None = 4, note: str = "", right: int | None = 0) -> tuple[Run, Entry]:
    run = Run(f"r{number}", day(number), distance_m=8200)
    return run, Entry(
        f"e{number}",
        day(number),
        Kind.RUN,
        at=time(18, 30),
        run=run.id,
        left=KneeReport(level, places=(Place.INNER_JOINT_LINE,), swelling=Swelling.SLIGHT),
        right=KneeReport(right),
        note=note,
        recorded_at=datetime(2026, 3, number, 18, tzinfo=UTC),
    )


WAITING = Run("waiting", day(9), datetime(2026, 3, 9, 7, 15, tzinfo=ZONE), distance_m=7400, source="Watch")
MARCH = (*logged(2, 3), *logged(4, 5, "Stairs were fine."), *logged(8, 7), WAITING)


class History:
    """The page in its window, and what the runner does there."""

    def __init__(self, window: LogWindow, subject: object = None) -> None:
        self.window = window
        self.main = window.window
        self.go(subject)

    def go(self, subject: object = None) -> None:
        self.main.go("history", subject)
        self.window.settle()

    @property
    def page(self) -> HistoryPage:
        page = self.main.page
        assert isinstance(page, HistoryPage)
        return page

    @property
    def listed(self) -> list[str]:
        return [item.id for item in self.page.view.model.rows.items]

    @property
    def current(self) -> str | None:
        item = self.page.listing.current
        return item.id if item is not None else None

    @property
    def is_in_list(self) -> bool:
        return self.main.focusWidget() is self.page.view.table

    @property
    def said(self) -> tuple[str, str]:
        line = self.page.view.footer.line
        return line.text, line.link.text() if line.link.isVisibleTo(line) else ""

    def type(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.window.type(*keys, modifier=modifier)

    def press_link(self) -> None:
        self.page.view.footer.line.link.click()
        self.window.settle()

    def on_disk(self) -> set[str]:
        return set(self.window.diary.entries)


class StillDesk(QObject):
    """A desk without a store: the diary is there at once, and what is asked is answered when ``answer`` is called."""

    opened = Signal(object)
    changed = Signal(object)

    def __init__(self, diary: Diary, *, is_whole: bool = True) -> None:
        super().__init__()
        self.asked: list[tuple[Callable[[State], object], Callable[[object], None]]] = []
        history = Past.of(diary)
        review = evaluate(history, diary.rules, NOW.date())
        self.whole = State(diary, diary, history, review, is_whole=True)
        self.state = self.whole if is_whole else State(diary)

    def now(self) -> datetime:
        return NOW

    def ask(self, question: Callable[[State], object], answered: Callable[[object], None]) -> None:
        self.asked.append((question, answered))

    def answer(self) -> None:
        while self.asked:
            question, answered = self.asked.pop(0)
            answered(question(self.state))
