"""A theme for every widget test, and a way to ask what a screen reader would be told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from kneelog.domain.settings import Appearance
from kneelog.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Appearance.LIGHT, body_px=13)


@pytest.fixture
def theme(one_theme: Theme) -> Iterator[Theme]:
    yield one_theme
    one_theme.set_high_contrast(None)
    one_theme.choose(Appearance.LIGHT)
    one_theme.set_body_px(13)


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What was announced, each with whether it interrupts."""
    said: list[tuple[str, bool]] = []

    def listen(event: object) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        assertive = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
        said.append((event.message(), assertive))

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return said


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the platform without a screen say what it cannot do; every other warning still fails a test."""
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
