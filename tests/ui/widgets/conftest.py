"""A way to ask what a screen reader would be told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

HERE = Path(__file__).parent


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
