"""What the tests of quiet pages and the first start share: a real diary behind a desk, and its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from kneelog.domain.entry import Entry, Kind
from kneelog.domain.report import BLANK, KneeReport
from kneelog.services import record
from kneelog.store.opening import open_diary
from kneelog.ui.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import Qt
    from pytestqt.qtbot import QtBot

    from kneelog.domain.diary import Diary
    from kneelog.ui.quiet_page import QuietPage

NOW = datetime(2026, 3, 10, 18, 30, tzinfo=UTC)
TODAY = NOW.date()

_Page = TypeVar("_Page", bound="QuietPage")

FORBIDDEN = (
    "abnormal",
    "injury detected",
    "you have",
    "signs of",
    "likely",
    "you need treatment",
    "all clear",
    "safe to run",
    "healthy",
    "no problem",
    "no data",
)


@dataclass
class Book:
    """A diary in a file, and the desk before it."""

    path: Path
    desk: Desk
    qtbot: QtBot

    @property
    def diary(self) -> Diary:
        """What is kept, once everything asked so far was done."""
        self.settle()
        return self.desk.state.diary

    def settle(self) -> None:
        """Wait until the diary's thread has answered and the window has heard it."""
        self.desk.settle()
        self.qtbot.wait(10)

    def close(self) -> None:
        """Let go of the file."""
        self.desk.close()


def book(qtbot: QtBot, path: Path, *entries: Entry) -> Book:
    """A diary at ``path`` that holds ``entries``, opened behind a desk for which it is 10 March 2026."""
    store = open_diary(path, create=True)
    for entry in entries:
        store.commit(record.record(store.load(), entry, now=NOW))
    store.close()
    opened = Book(path, Desk(lambda: open_diary(path, create=True), lambda: NOW), qtbot)
    with qtbot.waitSignal(opened.desk.opened):
        opened.desk.start()
    return opened


def entered(qtbot: QtBot, page: _Page) -> _Page:
    """``page`` in a window of the usual size that has the focus, entered."""
    qtbot.addWidget(page)
    page.resize(1192, 694)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.enter()
    return page


def focus() -> QWidget:
    """What has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(*keys: Qt.Key) -> None:
    """Press keys where the focus is, wherever they lead it."""
    for key in keys:
        QTest.keyClick(focus(), key)


def write(text: str) -> None:
    """Type over what the field with the focus holds."""
    field = focus()
    if isinstance(field, QLineEdit | QPlainTextEdit):
        field.selectAll()
    QTest.keyClicks(field, text)


def rest(day: int, left: KneeReport = BLANK, right: KneeReport = BLANK) -> Entry:
    """A rest entry of a day in March 2026."""
    return Entry(record.new_id(), date(2026, 3, day), kind=Kind.REST, left=left, right=right)


def body_of(page: QuietPage) -> QWidget:
    """What scrolls on ``page``."""
    body = page.scrolled.widget()
    assert body is not None
    return body


def controls(page: QWidget) -> Iterator[QWidget]:
    """Everything on ``page`` that can be pressed, typed into or chosen from."""
    kinds = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)
    for part in page.findChildren(QWidget):
        inside = isinstance(part.parentWidget(), QAbstractSpinBox | QComboBox)
        if isinstance(part, kinds) and not inside and part.objectName()[:3] != "qt_":
            yield part


def spoken_name(control: QWidget) -> str:
    """What a screen reader calls ``control``."""
    interface = QAccessible.queryAccessibleInterface(control)
    return interface.text(QAccessible.Text.Name)


def words_on(page: QWidget) -> str:
    """Every text of ``page``, spoken ones too, in lower case."""
    said: list[str] = []
    for part in page.findChildren(QWidget):
        said += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        if isinstance(part, QLabel | QAbstractButton):
            said.append(part.text())
    return "\n".join(text for text in said if text).lower()


def assert_words_are_kept(page: QWidget) -> None:
    """No word stands on ``page`` that must never be said."""
    said = words_on(page)
    found = [word for word in FORBIDDEN if re.search(rf"\b{re.escape(word)}\b", said)]
    assert found == []
