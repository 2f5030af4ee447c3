"""What the window's tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.log_window import LogWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kneelog.domain.diary import Record


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
