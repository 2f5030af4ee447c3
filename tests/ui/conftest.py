"""What the window's tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from kneelog.domain.settings import Appearance
from kneelog.ui.theme import Theme
from tests.ui.log_window import LogWindow
from tests.ui.quiet_pages import book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from kneelog.domain.diary import Record
    from tests.ui.quiet_pages import Book

_CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly


@pytest.fixture(scope="module")
def one_theme(qapp: QApplication) -> Theme:
    """The theme that the tests of one file share."""
    return Theme(qapp, Appearance.LIGHT, body_px=13)


@pytest.fixture
def theme(one_theme: Theme) -> Iterator[Theme]:
    """The theme, as it was at first for every test."""
    yield one_theme
    one_theme.set_high_contrast(None)
    one_theme.choose(Appearance.LIGHT)
    one_theme.set_body_px(13)


@pytest.fixture(autouse=True)
def no_theme_left_over(request: pytest.FixtureRequest) -> Iterator[None]:
    """Take away the themes that a test's windows made: each would follow the focus for as long as Qt runs."""
    if "one_theme" in request.fixturenames:
        request.getfixturevalue("one_theme")
    before = _themes()
    yield
    for theme in _themes() - before:
        theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _themes() -> set[Theme]:
    app = QCoreApplication.instance()
    return set() if app is None else set(app.findChildren(Theme, options=_CHILDREN))


@pytest.fixture
def diary(qtbot: QtBot, tmp_path: Path) -> Iterator[Book]:
    """An empty diary behind a desk."""
    opened = book(qtbot, tmp_path / "diary.kneelog")
    yield opened
    opened.close()


@pytest.fixture
def log_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., LogWindow]]:  # noqa: ARG001 - Qt must be running
    """Make windows on diaries that hold the given records; all are closed at the end."""
    opened: list[LogWindow] = []

    def make(*records: Record, now: datetime | None = None) -> LogWindow:
        folder = tmp_path / str(len(opened))
        folder.mkdir()
        made = LogWindow(folder, *records) if now is None else LogWindow(folder, *records, now=now)
        opened.append(made)
        return made

    yield make
    for made in opened:
        made.throw_away()
